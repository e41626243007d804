"""发文字号写法规范：〔〕括年份，年份四位，序号不编虚位、不加“第”（GB/T 9704-2012，7.2.5）。"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from checker import Document, Edit, Finding, Level, Span, han_pattern, hookimpl

_MASK = han_pattern(r"[Xx×*]")
#: A year of two digits, or none at all.
_SHORT_YEAR = han_pattern(
    r"(?:[一-鿿]{0,12}(?:根据|依据|按照|依照|落实|贯彻|执行|印发|关于|和|与|及|见|的))?(?P<name>[一-鿿]{2,12})"
    r"[〔\[(【](?:[0-9]{2})?[〕\])】]第?[0-9]{1,4}号"
)


#: The end of one: most notices have none, and where it begins is hard to tell.
_SHORT_END = han_pattern(r"[〔\[(【](?:[0-9]{2})?[〕\])】]第?[0-9]{1,4}号")


@hookimpl
def check(document: Document) -> Finding:
    """Fail for one document under two numbers and, as a note, for a wrong form; ask about a masked year or number."""
    numbers = document.document_numbers
    short_year = _SHORT_END.search(document.text) is not None and _SHORT_YEAR.search(document.text) is not None
    if not numbers and not short_year:
        return Finding.not_applicable("没有发文字号")
    wrong: list[tuple[Span, str]] = []
    edits: list[Edit] = []
    for one in numbers:
        words = document[one.span]
        faults = []
        if one.form != "〔〕":
            faults.append(f"年份用六角括号：{one.organ}〔{one.year or ''}〕{one.number}号")
            opened = one.span.start + words.index(one.form[0])
            closed = one.span.start + words.rindex(one.form[1])
            edits += [Edit(Span(opened, opened + 1), "〔", True), Edit(Span(closed, closed + 1), "〕", True)]
        faults += ["序号前不加“第”"] if re.search(r"[^一-鿿] ?第", words) else []
        faults += ["序号不编虚位"] if one.number.startswith("0") else []
        if faults:
            wrong.append((one.span, "，".join(faults)))
    short = [
        Span(found.start("name"), found.end())
        for line in (document.lines if short_year else ())
        for found in _SHORT_YEAR.finditer(document.text, *line)
    ]
    twice = [*_twice(document), *((span, "年份要写全，四位数字") for span in short)]
    if wrong or twice:
        told = "；".join(dict.fromkeys(note for _, note in [*twice, *wrong]))
        finding = Finding.failed(told, *twice, *wrong, edits=edits)
        return finding if twice else replace(finding, level=Level.NOTE)
    blank = [one for one in numbers if one.year is None or not one.number or _MASK.search(one.number)]
    if blank:
        return Finding.review("文号的年份或序号空着或用XX代替：是有意隐去，还是漏填？", *blank)
    return Finding.passed(*numbers)


def _twice(document: Document) -> Iterator[tuple[Span, str]]:
    """Numbers of one year that stand in brackets after one and the same title."""
    after = {one.span.start: one for one in document.document_numbers}
    cited: dict[tuple[str, str, int], dict[str, Span]] = defaultdict(dict)
    for title in document.book_titles:
        one = after.get(title.span.end + 1)
        if one is not None and one.year is not None and document.text[title.span.end] == "(":
            cited[title.title, one.organ, one.year].setdefault(one.number, one.span)
    for (name, _, _), spans in cited.items():
        if len(spans) > 1:
            yield from ((span, f"《{name}》前后文号不一") for span in spans.values())
