"""人数与名单一致：写明的人数或项数与正文所列相同。"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate, pairwise

from checker import Document, Finding, Level, Roster, Span, han_pattern, hookimpl, parse_integer

_COUNT = han_pattern(
    r"(?P<number>\d{1,4}|[一二两三四五六七八九十百]{1,5})\s*(?P<unit>名|位|人(?![次均])|户|家|个(?!工作日|月|小时|百分|方面|百|人|自然日|日历)|项(?!目标|规定))"
)
#: A count of the list says so: 共、等、以下…, or it stands right after what is proposed, or in the title.
_TOTAL = han_pattern(
    r"(?:共计?|合计|等|下列|以下|上述|以上|如下|共(?:补助|资助|救助|奖励|慰问|评出|评选出?|表彰|发放|录用|聘用)"
    r"|共(?:推荐|选出|产生|确定|分配)|[对将为派放置聘选荐象])\s*$|拟[^\d,。;\n]{0,14}$"
)
_LISTED = han_pattern(r"[^。;\n]{0,20}(?:名单|如下)")
_OTHERS = han_pattern(
    r"评委|评审|专家|监督|组成|不少于|不超过|至少|出席|到会|应到|实到|工作人员|应聘|报名|参加|每|候补|参评|在岗|全体|家庭|人口|其中|差额"
    r"|应选|超过|约|近|第$|经$|有效|保障|论证|入围\d|名额|限|减少|增加|供养|累计"
)

#: A line that is a heading and says how many stand below it or, after its colon, in it: 二等奖(5人):…
_HEADED = han_pattern(
    r"[^。;:!?\t|\n]{2,40}?[(]?共?(?P<number>[0-9]{1,4}|[一二三四五六七八九十]{1,3})(?P<unit>名|位|人|户|家|个|项)[)]?"
    r"(?::\s*(?P<list>[^\s:。][^:。]*)?[。;]?)?"
)
_HEADING = han_pattern(r"[(]?[一二三四五六七八九十]{1,3}[)、]|[^,。;:]{2,20}:$|附 ?[件表]|.{0,60}[。;]")
_NAME = han_pattern(r"(?:[一-鿿][一-鿿*×某○]{1,3}|[一-鿿*×○]{1,10}(?:·[一-鿿*×○]{1,10})+)(?:\([^()]*\))?")
_UNIT = han_pattern(r"(?:[室科处部局所站院校厂组队班会办村乡镇]|公司|集团|中心|学校|车间|社区|街道)$")
#: Of somebody whose particulars stand under labels on lines of their own.
_LABELLED = han_pattern(r"(?:姓名|户主(?:姓名)?|户主名|申请人(?:姓名)?|被救助人(?:姓名)?)")
#: Names in a row, each with its sum or a remark in brackets: 甲 620　乙 600; 甲（4人，因病）；乙（2人）。
_WHO = r"[一-鿿][一-鿿*×某]{1,3}"
_SAID = r"[ \t]*(?:\((?!盖章|公章)[^()\n]{1,30}\)|\d+(?:\.\d+)?(?:元|分)?(?![\d年月日:.-]))"
_SERIES = han_pattern(rf"(?<=[:\s]){_WHO}{_SAID}(?:[、;,\s]+{_WHO}{_SAID})+(?=[。;]|\s*$)")
_EACH = han_pattern(rf"(?P<name>{_WHO}){_SAID}")
#: After a run of names: there are more of them.
_MORE = han_pattern(r"\s*(?:等|[、和及与]|,[一-鿿·*×]{2,3}(?:[,、。;]|$)|\n[一-鿿·*×]{2,4}(?:[、。;]|$))")

#: Between two groups of names: the end of the one, the label of the other.
_GROUP = han_pattern(r"[。;,]?\s*(?:[^\s,。;:]{1,14}:\s*)?")

#: A notice whose list is attached says so.
_ATTACHED = han_pattern(r"名单[^。;\n]{0,10}附|附[件表后][^。;\n]{0,40}(?:名单|花名册)")
#: What lists more than those whom the notice is about.
_WIDER = han_pattern(r"成绩|报名|考生|参[加评]|入围|候选")

#: How far above its list a total may stand, and how far below its end, in code points.
_AHEAD, _BEHIND = 400, 40


@hookimpl
def check(document: Document) -> Finding:
    """Compare each count with the list that it can only mean, and ask where that is nearly plain."""
    rosters = _lists(document)
    headed = list(_headed(document))
    if not rosters and not headed:
        return Finding.not_applicable("名单不在正文")
    right: list[Span] = []
    wrong: list[tuple[Span, int, Roster]] = []
    doubtful: list[tuple[Span, int, Roster]] = []
    known = {span for span, *_ in headed}
    of_kind = _surest(rosters)
    listed = sum(len(roster.items) for roster in of_kind)
    otherwise = _otherwise(rosters, of_kind)
    for span, number, own in [*headed, *(one for one in _counts(document) if one[0] not in known)]:
        roster = own or _whole(document, span, of_kind)
        if number == (len(own.items) if own else listed) or (not own and number in otherwise):
            right += [span, *([own.span] if own else (one.span for one in of_kind))]
        elif own is not None and own.sure:
            return _differ(span, number, own)
        elif own is not None:
            return _doubt(span, number, own)
        elif roster is not None and not (roster.kind == "persons" and document[span][-1] in "家户项"):
            (wrong if roster.sure else doubtful).append((span, number, roster))
    if right:
        return Finding.passed(*dict.fromkeys(right))
    if wrong:
        return _differ(*wrong[0])
    near = [one for one in doubtful if abs(one[1] - len(one[2].items)) <= max(1, len(one[2].items) // 8)]
    if near:
        return _doubt(*near[0])
    return Finding.not_applicable("没有写明人数或项数，或不能确定指哪个名单")


def _doubt(span: Span, number: int, roster: Roster) -> Finding:
    told = f"写的是{number}，名单看来列了{len(roster.items)}：人数和名单对得上吗？"
    return replace(Finding.review(told, span, related=[(roster.span, "名单")]), level=Level.WARNING)


def _differ(span: Span, number: int, roster: Roster) -> Finding:
    listed = len(roster.items)
    told = f"写的是{number}，名单列了{listed}；请改人数或补齐名单"
    values = {"stated": number, "listed": listed}
    return Finding.failed(told, span, related=[(roster.span, f"名单，共{listed}")], values=values)


def _lists(document: Document) -> tuple[Roster, ...]:
    """The lists, without the headings that stand among their lines."""
    lists = []
    for one in document.rosters:
        items = tuple(item for item in one.items if one.kind != "lines" or not _HEADED.fullmatch(document.text, *item))
        lists += [replace(one, items=items)] if items else []
    return tuple(lists) or tuple(_plain(document))


def _plain(document: Document) -> Iterator[Roster]:
    """Where no list is drawn: persons under the same label on lines of their own, or names in a row with their sums."""
    named = [one for one in document.fields if _LABELLED.fullmatch("".join(document[one.label].split())) and one.value]
    lines = {document.line(one.label) for one in named}
    if len(named) > 1 and len(lines) == len(named) and len({document[one.label] for one in named}) == 1:
        items = tuple(one.value for one in named)
        yield Roster(Span(items[0].start, items[-1].end), items, "names", False)
        return
    for line in document.lines:
        for match in _SERIES.finditer(document.text, *line) if line.start >= document.body.start else ():
            items = tuple(Span(*one.span("name")) for one in _EACH.finditer(document.text, *match.span()))
            yield Roster(Span(*match.span()), items, "names", False)


def _headed(document: Document) -> Iterator[tuple[Span, int, Roster]]:
    """The counts of headings, each with the list that stands on its line or right below it."""
    lines = [line for line in document.lines if line.start >= document.body.start]
    for index, line in enumerate(lines):
        match = _HEADED.fullmatch(document.text, *line)
        number = parse_integer(match["number"]) if match else None
        if match is None or number is None or _OTHERS.search(document.text, line.start, match.start("number")):
            continue
        if (
            document[line].startswith("附")
            or "  " in document[line]
            or any(t.span.overlaps(line) for t in document.tables)
        ):
            continue
        own = _on_line(document, match) if match["list"] else _below(document, lines[index:])
        if own is not None:
            yield Span(match.start("number"), match.end("unit")), number, own


def _on_line(document: Document, match: re.Match[str]) -> Roster | None:
    """The list after a heading's colon: surely one where all are persons' names and no more of them follow."""
    start = match.start("list")
    persons = match["unit"] in "名人位"
    cut = re.compile(r"[^、;,\s]+" if persons else r"[^、;,]+")
    items = [Span(start + one.start(), start + one.end()) for one in cut.finditer(match["list"])]
    if not persons:
        plain = not re.search(r"[等和及与(]", match["list"]) and "、" in match["list"]
        return Roster(Span(start, items[-1].end), tuple(items), "names", False) if plain else None
    if not all(_is_name(document, item) for item in items):
        return None
    more = _MORE.match(document.text, items[-1].end) or document[items[-1]].endswith("等")
    return None if more else Roster(Span(start, items[-1].end), tuple(items), "names")


def _below(document: Document, lines: list[Span]) -> Roster | None:
    """The list on the lines below a heading, to the next heading or sentence."""
    stop = next((one for one in lines[1:] if _HEADED.fullmatch(document.text, *one) or _stops(document, one)), None)
    scope = Span(lines[0].end, stop.start if stop else lines[-1].end)
    inside = [replace(one, items=tuple(i for i in one.items if scope.covers(i))) for one in document.rosters]
    inside = [one for one in inside if one.items]
    if not inside or (stop is not None and inside[0].items[0].start >= stop.start):
        return None
    own = next(one for kind in _KINDS for one in inside if one.kind == kind)
    words = {len(document[item].split()) for item in own.items}
    named = all(_is_name(document, item) for item in own.items)
    sure = own.kind == "rows" or (len(words) == 1 and words != {1}) or named
    alone = sum(one.kind == own.kind for one in inside) == 1
    return Roster(Span(own.items[0].start, own.items[-1].end), own.items, own.kind, sure) if alone else None


def _stops(document: Document, line: Span) -> bool:
    table = any(one.span.overlaps(line) for one in document.tables)
    return not table and _HEADING.match(document.text, *line) is not None


def _is_name(document: Document, span: Span) -> bool:
    return _NAME.fullmatch(document.text, *span) is not None and not _UNIT.search(document.text, *span)


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
            if _MORE.match(document.text, _end(document, starts[after.end()])):
                continue
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


_KINDS = ("rows", "persons", "numbered", "lines", "names")


def _surest(rosters: tuple[Roster, ...]) -> tuple[Roster, ...]:
    """The lists that a total is about: of the kinds that there are, that whose entries are surest."""
    kinds = {roster.kind for roster in rosters}
    own = next((kind for kind in _KINDS if kind in kinds), None)
    return tuple(roster for roster in rosters if roster.kind == own)


def _whole(document: Document, count: Span, of_kind: tuple[Roster, ...]) -> Roster | None:
    """The list that a total means: the only one of its kind, or groups that follow each other, not far below the count
    or right above it."""
    if of_kind[0].span.start >= document.notice.end > count.start:
        return _attached(document, count, of_kind)
    if not of_kind[0].span.start - _AHEAD <= count.start <= of_kind[-1].span.end + _BEHIND:
        return None
    items = tuple(item for roster in of_kind for item in roster.items)
    whole = replace(of_kind[0], span=Span(items[0].start, items[-1].end), items=items)
    if of_kind[0].kind != "names" or of_kind[0].sure:
        return whole if len(of_kind) == 1 else None
    gaps = [document.text[one.span.end : two.span.start] for one, two in pairwise(of_kind)]
    if not all(_GROUP.fullmatch(gap) for gap in gaps):
        return None
    led = len(of_kind) > 1 or document.sentence(count).covers(whole.span)
    more = any(_MORE.match(document.text, one.span.end) for one in of_kind)
    sure = led and not more and all(_is_name(document, item) for item in items)
    return replace(whole, sure=sure and document[count][-1] in "名人位")


def _attached(document: Document, count: Span, of_kind: tuple[Roster, ...]) -> Roster | None:
    """The list in an attachment, where there is but one: for certain that which the count's sentence calls attached."""
    papers = [one for one in document.enclosures if any(one.content.overlaps(roster.span) for roster in of_kind)]
    if len(of_kind) > 1 or len(papers) != 1:
        return None
    names = document[papers[0].name] + (document[papers[0].title] if papers[0].title else "")
    called = bool(_ATTACHED.search(document[document.line(count)])) and not _WIDER.search(names)
    return replace(of_kind[0], sure=of_kind[0].sure and called)


def _otherwise(rosters: tuple[Roster, ...], of_kind: tuple[Roster, ...]) -> set[int]:
    """How many entries a list that is read in two ways has in the other."""
    places = sorted(one.span for one in of_kind)
    starts, reach = [one.start for one in places], list(accumulate((one.end for one in places), max))
    found = set()
    for other in rosters:
        before = bisect_left(starts, other.span.end)
        if before and reach[before - 1] > other.span.start:
            found.add(len(other.items))
    return found
