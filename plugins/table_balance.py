"""申请情况表的勾稽：每一列新收加上年结转等于办理结果加结转下年，总计等于各列、各项之和。"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from checker import Document, Finding, Span, han_pattern, hookimpl


@dataclass(frozen=True)
class Options:
    """``asks``: that the table balances in every column ("columns"), that the last column of every row is the sum of
    the others ("total"), or that the results of every column add up to their total ("results")."""

    asks: Literal["columns", "total", "results"]


class _Row(NamedTuple):
    """A row of the table: its label, and a number for each column with the place where it is written."""

    label: Span
    numbers: tuple[int, ...]
    spans: tuple[Span, ...]


class _Balance(NamedTuple):
    """The rows that must balance, and the single results between them."""

    received: _Row
    carried_in: _Row
    results: _Row
    carried_out: _Row
    items: tuple[_Row, ...]


_COLUMNS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")


def _spaced(letters: str) -> str:
    """*letters* with line ends and blanks between them; a question mark makes the letter before it optional."""
    return "".join(letter if letter == "?" else rf"\s*{letter}" for letter in letters)


_RECEIVED = han_pattern(
    rf"[本当]{_spaced('年度?新收到?政?府?信?息?公?开?申?请?')}|(?<![一-鿿]){_spaced('新收到?政?府?信?息?公?开?申请')}"
)
_CARRIED_IN = han_pattern(_spaced("上一?年度?结转"))
_RESULTS = han_pattern(rf"(?:[(]七[)])?{_spaced('办?理?结?果?总计')}|(?:[(]七[)]){_spaced('合计')}")
_CARRIED_OUT = han_pattern(_spaced("结转[至到]?下一?年度?").replace(r"\s*[\s*至\s*到\s*]", r"\s*[至到]"))
_SUBTOTAL = han_pattern(r"小\s*计")
_MARK = han_pattern(r"[\d,]+|[-—–/]+|无")
_BEHIND = han_pattern(r"[^\d\n|\t]{0,24}?(?P<numbers>(?:[\s|]*(?:\d+|[-—–/]+)(?=[\s|]|$)){7})(?!\s*\d+(?:\s|$))")
#: Behind what only heads the rows below it stands no figure.
_FIGURES = han_pattern(r"[\s|]*\d+(?=[\s|]|$)")
_ELSEWHERE = han_pattern(r"(?:见|如)(?:下|附)?(?:图|附件|附表|表\d?)|扫描")
#: The prescribed table has 21 single results; one that shows fewer than these was not read whole, unless they are its
#: six classes (一) to (六).
_FEWEST = 8
_CLASS = han_pattern(r"[(]([一二三四五六])[)]")
_CLASSES = list("一二三四五六")


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Do the sums, and name the first column or row that does not come out, with its figures."""
    if not _RECEIVED.search(document.text):
        if options.asks != "columns":
            return Finding.not_applicable("没有收到和处理申请情况表（见 XX-NB-05.columns）")
        pointed = _ELSEWHERE.search(document.text)
        if pointed:
            return Finding.review("正文没有收到和处理申请情况表，请核对图或附件里的表", document.span(*pointed.span()))
        return Finding.failed("没有收到和处理政府信息公开申请情况表")
    table = _read(document)
    if table is None:
        return Finding.review("收到和处理申请情况表没有能读出每列的数，请人工核对勾稽关系")
    if options.asks == "columns":
        return _columns(table)
    return _totals(table) if options.asks == "total" else _results(document, table)


def _columns(table: _Balance) -> Finding:
    wrong: list[str] = []
    places: list[Span] = []
    four = (table.received, table.carried_in, table.results, table.carried_out)
    for at, name in enumerate(_COLUMNS):
        received, carried, results, out = (row.numbers[at] for row in four)
        if received + carried != results + out:
            wrong.append(f"“{name}”列：新收{received}＋上年结转{carried}≠办理结果{results}＋结转下年{out}")
            places += [row.spans[at] for row in four]
    if wrong:
        return Finding.failed("；".join(wrong), *dict.fromkeys(places), values={"columns": len(wrong)})
    return Finding.passed(*dict.fromkeys(span for row in four for span in (row.label, row.spans[-1])))


def _totals(table: _Balance) -> Finding:
    rows = (table.received, table.carried_in, *table.items, table.results, table.carried_out)
    for row in rows:
        made = sum(row.numbers[:-1])
        if made != row.numbers[-1]:
            told = f"这一行各列相加是{made}，总计写的是{row.numbers[-1]}"
            return Finding.failed(told, row.spans[-1], related=[row.label])
    return Finding.passed(*dict.fromkeys(span for row in rows for span in (row.label, row.spans[-1])))


def _results(document: Document, table: _Balance) -> Finding:
    marks = [mark[1] for row in table.items if (mark := _CLASS.search(document[row.label]))]
    if len(table.items) < _FEWEST and (marks != _CLASSES or len(table.items) != len(marks)):
        return Finding.review("办理结果的分项没有读全，请人工核对与总计是否一致", table.results.label)
    for at, name in enumerate(_COLUMNS):
        made = sum(row.numbers[at] for row in table.items)
        if made != table.results.numbers[at]:
            told = f"“{name}”列各项办理结果相加是{made}，总计写的是{table.results.numbers[at]}"
            return Finding.failed(told, table.results.spans[at])
    return Finding.passed(*dict.fromkeys(table.results.spans))


def _read(document: Document) -> _Balance | None:
    """The table; None where a row of it cannot be read."""
    received = next(_rows(document, _RECEIVED, 0), None)
    carried_in = next(_rows(document, _CARRIED_IN, received.label.end), None) if received else None
    carried_out = next(_rows(document, _CARRIED_OUT, carried_in.label.end), None) if carried_in else None
    if received is None or carried_in is None or carried_out is None:
        return None
    totals = [
        row for row in _rows(document, _RESULTS, carried_in.label.end) if row.label.start < carried_out.label.start
    ]
    if not totals:
        return None
    items = _items(document, Span(carried_in.spans[-1].end, totals[-1].label.start), totals[-1])
    return _Balance(received, carried_in, totals[-1], carried_out, items)


def _rows(document: Document, label: re.Pattern[str], start: int) -> Iterator[_Row]:
    """The rows that *label* opens, from *start*, whose numbers can be read."""
    for match in label.finditer(document.text, start):
        row = _row(document, document.span(*match.span()))
        if row is not None:
            yield row


def _row(document: Document, label: Span) -> _Row | None:
    paragraph = document.paragraph(label)
    if paragraph is not None and paragraph.cell is not None:
        return _of_grid(document, label)
    line = document.line(label)
    for mark in ("|", "\t"):
        if mark in document[line]:
            return _of_line(document, label, line, mark)
    match = _BEHIND.match(document.text, label.end)
    if match is None:
        return None
    start = match.start("numbers")
    spans = [Span(start + one.start(), start + one.end()) for one in _MARK.finditer(match["numbers"])]
    return _made(document, label, spans)


def _of_grid(document: Document, label: Span) -> _Row | None:
    for table in document.tables:
        own = next((cell for cell in table.cells if cell.span.covers(label)), None)
        first = table.width - len(_COLUMNS)
        if own is None or own.column + own.columns > first:
            continue
        cells = [table.at(own.row, first + at) for at in range(len(_COLUMNS))]
        if any(cell is not None and (cell.columns > 1 or cell.rows > 1) for cell in cells):
            return None
        return _made(document, label, [cell.span if cell else Span(own.span.end, own.span.end) for cell in cells])
    return None


def _of_line(document: Document, label: Span, line: Span, mark: str) -> _Row | None:
    words = document[line].strip("|") if mark == "|" else document[line]
    start = document.text.find(words, line.start)
    cells: list[Span] = []
    for piece in words.split(mark):
        cells.append(document.span(start, start + len(piece)))
        start += len(piece) + 1
    return _made(document, label, cells[-len(_COLUMNS) :]) if len(cells) > len(_COLUMNS) else None


def _made(document: Document, label: Span, spans: list[Span]) -> _Row | None:
    """A row of these places; an empty one counts as 0 in a row that has numbers."""
    words = ["".join(document[span].split()) for span in spans]
    if len(words) != len(_COLUMNS) or not any(word.replace(",", "").isdigit() for word in words):
        return None
    if any(word and not _MARK.fullmatch(word) for word in words):
        return None
    numbers = tuple(int(word.replace(",", "")) if word[:1].isdigit() else 0 for word in words)
    return _Row(label, numbers, tuple(spans))


def _items(document: Document, area: Span, total: _Row) -> tuple[_Row, ...]:
    """The single results between *area*'s ends; empty where one of them cannot be read."""
    rows: list[_Row] = []
    for label in _labels(document, area, total.label):
        if _SUBTOTAL.search(document[label]):
            continue
        row = _row(document, label)
        if row is None and _FIGURES.match(document.text, label.end):
            return ()
        if row is not None and (not rows or row.spans != rows[-1].spans):
            rows.append(row)
    return tuple(rows)


def _labels(document: Document, area: Span, total: Span) -> Iterator[Span]:
    """A place in each row of the results: the last cell before its numbers, or the line."""
    for table in document.tables:
        own = next((cell for cell in table.cells if cell.span.covers(total)), None)
        paragraph = document.paragraph(total)
        if own is None or paragraph is None or paragraph.cell is None:
            continue
        first = table.width - len(_COLUMNS)
        for row in range(own.row):
            cell = table.at(row, first - 1)
            if cell is not None and cell.row == row and area.covers(cell.span):
                yield cell.span
        return
    for line in document.lines:
        words = document[line]
        named = re.search(r"[^\W\d]", words)
        if area.covers(line) and named and line.start < document.line(total).start:
            yield line if "|" in words or "\t" in words else _label_only(document, line)


def _label_only(document: Document, line: Span) -> Span:
    """The line up to its trailing numbers."""
    numbers = re.search(r"(?:[ \t]+(?:\d+|[-—–/]+))+$", document[line])
    return document.span(line.start, line.start + numbers.start()) if numbers else line
