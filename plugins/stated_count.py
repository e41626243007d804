"""人数与名单一致：写明的人数或项数与正文所列相同。"""

import re

from checker import Document, Finding, Roster, Span, hookimpl, parse_integer

_COUNT = re.compile(
    r"(?:等|共计?|合计|下列|以下|上述|的|为|[:(,]|同志|拟[^\d一二三四五六七八九十。,\n]{0,12}|对|将)\s*(?P<number>\d{1,4}|[一二两三四五六七八九十百]{1,5})\s*(?:名|位|人|个单位|个集体|个村|户|家|个项目|项(?!目标))(?!次)(?P<what>[^\d,。;:、\n)]{0,12})"
)
_PERSONS = re.compile(r"名|位|人")
_OTHER = re.compile(r"评委|评审|监督|组成|以上|以下|不少于|不超过|至少|出席|到会|应到|实到|工作人员|应聘|报名|参加|每人|候补|参评|在岗|职工总|全体|家庭|人口|成员")


@hookimpl
def check(document: Document) -> Finding:
    """Compare the count that the text states with the one list it can mean; silent where either is not plain."""
    rosters = [roster for roster in document.rosters if roster.span.start >= document.body.start]
    if not rosters:
        return Finding.not_applicable("名单不在正文")
    roster = _main(rosters)
    if roster is None:
        return Finding.not_applicable("正文有几个名单，无法确定人数指哪一个")
    counts = _stated(document, roster)
    if not counts:
        return Finding.not_applicable("没有写明人数或项数")
    listed = len(roster.items)
    wrong = [(span, number) for span, number in counts if number != listed]
    values = {"stated": counts[0][1], "listed": listed}
    if not wrong:
        return Finding.passed(*(span for span, _ in counts), roster, values=values)
    if len(wrong) < len(counts):
        return Finding.passed(*(span for span, number in counts if number == listed), roster, values=values)
    span, number = wrong[0]
    told = f"写的是{number}，名单列了{listed}"
    return Finding.failed(told, span, related=[(roster.span, f"名单，共{listed}")], values=values)


def _main(rosters: list[Roster]) -> Roster | None:
    """The list that a count means: the only one of its kind, tables before names before numbered lines."""
    for kind in ("rows", "names", "numbered"):
        of_kind = [roster for roster in rosters if roster.kind == kind]
        if of_kind:
            return of_kind[0] if len(of_kind) == 1 else None
    return None


def _stated(document: Document, roster: Roster) -> list[tuple[Span, int]]:
    found = []
    persons = roster.kind != "numbered"
    for match in _COUNT.finditer(document.text):
        number = parse_integer(match["number"])
        words = match.group()
        span = Span(match.start("number"), match.end() - len(match["what"]))
        clause = document.text[max(0, match.start() - 6) : match.end()]
        if number is None or roster.span.covers(span) or _OTHER.search(clause):
            continue
        if persons and roster.kind == "names" and not _PERSONS.search(words):
            continue
        found.append((span, number))
    return found
