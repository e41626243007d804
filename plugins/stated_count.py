"""人数与名单一致：写明的人数或项数与正文所列相同。"""

import re
from collections.abc import Iterator

from checker import Document, Finding, Roster, Span, hookimpl, parse_integer

_COUNT = re.compile(
    r"(?P<number>\d{1,4}|[一二两三四五六七八九十百]{1,5})\s*(?P<unit>名|位|人(?![次均])|户|家|个(?!工作日|月|小时|百分|方面|百|人|自然日|日历)|项(?!目标|规定))"
)
#: A count of the list says so: 共、等、以下…, or it stands right after what is proposed, or in the title.
_TOTAL = re.compile(
    r"(?:共计?|合计|等|下列|以下|上述|以上|如下|共(?:补助|资助|救助|奖励|慰问|评出|评选出?|表彰|发放|录用|聘用)"
    r"|共(?:推荐|选出|产生|确定|分配)|[对将为派放置聘选荐象])\s*$|拟[^\d,。;\n]{0,14}$"
)
_LISTED = re.compile(r"[^。;\n]{0,20}(?:名单|如下)")
_OTHERS = re.compile(
    r"评委|评审|专家|监督|组成|不少于|不超过|至少|出席|到会|应到|实到|工作人员|应聘|报名|参加|每|候补|参评|在岗|全体|家庭|人口|其中|差额"
    r"|应选|超过|约|近|第$|经$|有效|保障|论证|入围\d|名额|限|减少|增加|供养|累计"
)

#: How far above its list a total may stand, and how far below its end, in code points.
_AHEAD, _BEHIND = 400, 40


@hookimpl
def check(document: Document) -> Finding:
    """Compare each count with the list that it can only mean; silent where either is not plain."""
    rosters = document.rosters
    if not rosters:
        return Finding.not_applicable("名单不在正文")
    right: list[Span] = []
    wrong: list[tuple[Span, int, Roster]] = []
    for span, number, own in _counts(document):
        roster = own or _whole(rosters, span)
        if number == (len(own.items) if own else _all(rosters)):
            right += [span, *([own.span] if own else (one.span for one in rosters if one.kind == _kind(rosters)))]
        elif own is not None and own.sure:
            return _differ(span, number, own)
        elif roster is not None and roster.sure and not (roster.kind == "persons" and document[span][-1] in "家户项"):
            wrong.append((span, number, roster))
    if right:
        return Finding.passed(*right)
    if wrong:
        return _differ(*wrong[0])
    return Finding.not_applicable("没有写明人数或项数，或不能确定指哪个名单")


def _differ(span: Span, number: int, roster: Roster) -> Finding:
    listed = len(roster.items)
    told = f"写的是{number}，名单列了{listed}；请改人数或补齐名单"
    values = {"stated": number, "listed": listed}
    return Finding.failed(told, span, related=[(roster.span, f"名单，共{listed}")], values=values)


def _counts(document: Document) -> Iterator[tuple[Span, int, Roster | None]]:
    """The counts, each with the list that stands right before it, or after its colon; None means the whole list."""
    ends = {_end(document, roster): roster for roster in document.rosters if roster.kind == "names"}
    starts = {roster.span.start: roster for roster in document.rosters if roster.kind == "names"}
    for match in _COUNT.finditer(document.text):
        number = parse_integer(match["number"])
        before = document.text[max(0, match.start() - 18) : match.start()].rpartition("\n")[2]
        clause = re.split(r"[,。;:]", before)[-1]
        if number is None or _OTHERS.search(clause):
            continue
        span = Span(match.start(), match.end())
        led = ends.get(match.start()) or ends.get(match.start() - len(before) + len(before.rstrip("等共 ")))
        after = re.compile(r"\s*\)?\s*:\s*").match(document.text, match.end())
        if led is not None:
            yield span, number, led
        elif after and after.end() in starts and before.endswith(("(", "级", "类")):
            yield span, number, starts[after.end()]
        elif (
            _TOTAL.search(before)
            or _LISTED.match(document.text, match.end())
            or (document.title and document.title.covers(span))
        ):
            yield span, number, None


def _end(document: Document, roster: Roster) -> int:
    words = document[roster.span]
    return roster.span.start + len(re.sub(r"(?:等|同志)+$", "", words))


def _kind(rosters: tuple[Roster, ...]) -> str:
    """The kind of list that a total is about: of those that there are, the one whose entries are surest."""
    kinds = {roster.kind for roster in rosters}
    return next(kind for kind in ("rows", "persons", "numbered", "lines", "names") if kind in kinds)


def _whole(rosters: tuple[Roster, ...], count: Span) -> Roster | None:
    """The list that a total means: the only one of its kind, not far below the count or right above it."""
    of_kind = [roster for roster in rosters if roster.kind == _kind(rosters)]
    near = of_kind[0].span.start - _AHEAD <= count.start <= of_kind[0].span.end + _BEHIND
    return of_kind[0] if len(of_kind) == 1 and near else None


def _all(rosters: tuple[Roster, ...]) -> int:
    """How many entries all lists of that kind have together: a total may be over several."""
    return sum(len(roster.items) for roster in rosters if roster.kind == _kind(rosters))
