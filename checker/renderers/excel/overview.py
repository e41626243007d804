"""The sheet 总览: a row for each notice, a column for each element, and in each cell a sign and a colour."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from xlsxwriter.worksheet import Worksheet

from checker.renderers.entries import Tag
from checker.renderers.excel.book import MOST_COLUMNS, MOST_ROWS, Book, height
from checker.renderers.excel.gathering import Element, Gathered, Line
from checker.renderers.summary import Outcome, counted

#: What stands in a cell, for each tag.
SIGNS: Mapping[Tag, str] = {
    Tag.MUST: "改",
    Tag.CLASH: "矛",
    Tag.SAYING: "说",
    Tag.LOOK: "核",
    Tag.BETTER: "议",
    Tag.LACK: "缺",
    Tag.CUSTOM: "例",
    Tag.WAIVED: "免",
    Tag.FOUND: "✓",
    Tag.UNDECIDED: "未",
    Tag.OUTSIDE: "—",
}
_NAME = "总览"
_OUTCOMES = {
    Outcome.MUST: Tag.MUST,
    Outcome.LOOK: Tag.LOOK,
    Outcome.SOUND: Tag.FOUND,
    Outcome.UNCHECKED: Tag.UNDECIDED,
}
_COUNTED = (Tag.MUST, Tag.LOOK, Tag.BETTER, Tag.UNDECIDED, Tag.WAIVED, Tag.FOUND)
_TITLE, _LEGEND, _GROUPS, _SUMS, _HEADS, _FIRST = range(6)
#: The first columns: file, kind, outcome, then the counts; the elements follow.
_LEFT = 3 + len(_COUNTED)
_WIDTHS = (40, 22, 15, *[6.5] * len(_COUNTED))
_ELEMENT_WIDTH = 4.6
#: So many elements still can be read where a page of A4 holds them all; of more each page has as many as fit.
_ON_ONE_PAGE = 45


def write_overview(book: Book, sheet: Worksheet, gathered: Gathered) -> None:
    """Fill *sheet*, and further ones where there are more notices than rows."""
    elements = _ordered(gathered)[: MOST_COLUMNS - _LEFT]
    row, part = _begin(book, sheet, gathered, elements), 1
    for line in gathered.lines():
        if row == MOST_ROWS:
            _finish(sheet, row, elements)
            part += 1
            sheet = book.sheet(f"{_NAME}（{part}）")
            row = _begin(book, sheet, gathered, elements)
        _write(book, sheet, row, line, elements)
        row += 1
    _finish(sheet, row, elements)


def new_overview(book: Book) -> Worksheet:
    """The sheet, still empty: it is the first of the workbook and the last to be filled."""
    return book.sheet(_NAME)


def left_out(gathered: Gathered) -> int:
    """How many requirements that apply have no column, because no sheet is so wide."""
    return max(0, len(_ordered(gathered)) - (MOST_COLUMNS - _LEFT))


def _ordered(gathered: Gathered) -> list[Element]:
    """Those that several kinds of notice ask for first, then kind by kind; of each what most notices have to mend
    first, else in the order of the checklists. What applies to no notice is left out."""
    elements = [one for one in gathered.elements.values() if not one.only_outside]
    kinds = {kind: number for number, kind in enumerate(gathered.kinds)}
    return sorted(elements, key=lambda one: (-1 if len(one.kinds) > 1 else kinds[next(iter(one.kinds))], -one.asking))


def _group(element: Element) -> str:
    return "各类共有" if len(element.kinds) > 1 else next(iter(element.kinds)) or "未能识别类别"


def _begin(book: Book, sheet: Worksheet, gathered: Gathered, elements: Sequence[Element]) -> int:
    """Write the head, and return the row of the first notice."""
    for number, width in enumerate(_WIDTHS):
        sheet.set_column(number, number, width)
    if elements:
        sheet.set_column(_LEFT, _LEFT + len(elements) - 1, _ELEMENT_WIDTH)
    sheet.set_row(_TITLE, 24)
    book.put(sheet, _TITLE, 0, f"检查结果总览   {counted(gathered.outcomes, gathered.internal)}", "title")
    _write_legend(book, sheet, gathered)
    _write_groups(book, sheet, elements)
    sheet.set_row(_SUMS, 16)
    book.put(sheet, _SUMS, 0, "要处理的份数", "head")
    for number in range(1, _LEFT):
        book.put(sheet, _SUMS, number, None, "head")
    for number, element in enumerate(elements, _LEFT):
        book.put(sheet, _SUMS, number, element.asking, "number")
    sheet.set_row(_HEADS, 165)
    for number, title in enumerate(("文件", "类别", "结论", *_count_heads(gathered))):
        book.put(sheet, _HEADS, number, title, "head")
    for number, element in enumerate(elements, _LEFT):
        book.put(sheet, _HEADS, number, element.title or element.id, "upright")
    return _FIRST


def _count_heads(gathered: Gathered) -> Iterator[str]:
    names = {Tag.MUST: "必改/矛盾", Tag.BETTER: "建议/缺项"} if gathered.internal else {}
    return (names.get(tag, tag) for tag in _COUNTED)


def _write_legend(book: Book, sheet: Worksheet, gathered: Gathered) -> None:
    """The signs that stand in this workbook, each with its meaning beside it."""
    sheet.set_row(_LEGEND, 16)
    used = {tag for element in gathered.elements.values() for tag in element.counts}
    meanings = "   ".join(f"{SIGNS[tag]} {tag}" for tag in Tag if tag in used)
    book.put(sheet, _LEGEND, 0, f"记号：{meanings}   空格：这类文件没有这一项", "plain")


def _write_groups(book: Book, sheet: Worksheet, elements: Sequence[Element]) -> None:
    sheet.set_row(_GROUPS, 16)
    column = _LEFT
    for name, group in groupby(elements, _group):
        width = len(list(group))
        if width > 1:
            sheet.merge_range(_GROUPS, column, _GROUPS, column + width - 1, "", book.format("group"))
        book.put(sheet, _GROUPS, column, name, "group")
        column += width


def _write(book: Book, sheet: Worksheet, row: int, line: Line, elements: Sequence[Element]) -> None:
    book.start_row(sheet, row, height(zip((line.name, line.kind), _WIDTHS, strict=False)))
    book.put(sheet, row, 0, line.name, "text")
    book.put(sheet, row, 1, line.kind, "text")
    book.put(sheet, row, 2, line.outcome, _OUTCOMES[line.outcome])
    for number, tag in enumerate(_COUNTED, 3):
        count = line.counts[number - 3] if line.counts else None
        book.put(sheet, row, number, count, tag if count and tag is not Tag.FOUND else "number")
    for number, element in enumerate(elements, _LEFT):
        tag_ = line.tags.get(element.id)
        if tag_ is not None:
            book.sign(sheet, row, number, SIGNS[tag_], tag_)


def _finish(sheet: Worksheet, row: int, elements: Sequence[Element]) -> None:
    last = _LEFT + len(elements) - 1
    sheet.autofilter(_HEADS, 0, max(row - 1, _HEADS), last)
    sheet.freeze_panes(_FIRST, 1)
    sheet.repeat_rows(_GROUPS, _HEADS)
    if len(elements) > _ON_ONE_PAGE:
        sheet.fit_to_pages(0, 0)
        sheet.set_print_scale(60)
        sheet.repeat_columns(0)
