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
_OTHERS = re.compile(
    r"评委|评审|专家|监督|组成|不少于|不超过|至少|出席|到会|应到|实到|工作人员|应聘|报名|参加|每|候补|参评|在岗|全体|家庭|人口|其中|差额"
    r"|应选|超过|约|近|第$|经$|有效|保障|论证|入围\d|名额|限|减少|增加|供养|累计"
)


@hookimpl
def check(document: Document) -> Finding:
    """Compare each count with the list that it can only mean; silent where either is not plain."""
    rosters = document.rosters
    if not rosters:
        return Finding.not_applicable("名单不在正文")
    right: list[Span] = []
    for span, number, own in _counts(document):
        roster = own or _whole(rosters)
        if roster is None:
            if number == _all(rosters):
                right += [span, *(one.span for one in rosters)]
            continue
        listed = len(roster.items)
        if number == listed or (own is None and number == _all(rosters)):
            right += [span, roster.span]
        elif roster.sure:
            told = f"写的是{number}，名单列了{listed}；请改人数或补齐名单"
            values = {"stated": number, "listed": listed}
            return Finding.failed(told, span, related=[(roster.span, f"名单，共{listed}")], values=values)
    if right:
        return Finding.passed(*right)
    return Finding.not_applicable("没有写明人数或项数，或不能确定指哪个名单")


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
        led = ends.get(match.start()) or ends.get(len(document.text[: match.start()].rstrip("等共 ")))
        after = re.compile(r"\s*\)?\s*:\s*").match(document.text, match.end())
        if led is not None:
            yield span, number, led
        elif after and after.end() in starts and before.endswith(("(", "级", "类")):
            yield span, number, starts[after.end()]
        elif _TOTAL.search(before) or (document.title and document.title.covers(span)):
            yield span, number, None


def _end(document: Document, roster: Roster) -> int:
    words = document[roster.span]
    return roster.span.start + len(re.sub(r"(?:等|同志)+$", "", words))


def _whole(rosters: tuple[Roster, ...]) -> Roster | None:
    """The list that a total means: the only one of the first kind that there is."""
    for kind in ("rows", "persons", "numbered", "lines", "names"):
        of_kind = [roster for roster in rosters if roster.kind == kind]
        if of_kind:
            return of_kind[0] if len(of_kind) == 1 else None
    return None


def _all(rosters: tuple[Roster, ...]) -> int:
    """How many entries all lists of the first kind have together: a total may be over several."""
    for kind in ("rows", "persons", "numbered", "lines", "names"):
        counted = sum(len(roster.items) for roster in rosters if roster.kind == kind)
        if counted:
            return counted
    return 0
