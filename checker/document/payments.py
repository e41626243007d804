"""Payments: who is paid how much, for how many points, in tables and in lists such as 方大有680元，秦小满640元."""

import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from re import Match

from checker.document.fields import Field
from checker.document.payment import Payment, PaymentTotal, patterns, words, yuan
from checker.document.tables import Cell, Table
from checker.text.chinese.names import is_person_name
from checker.text.span import Span


def find_payments(text: str, lines: tuple[Span, ...], tables: tuple[Table, ...]) -> tuple[Payment, ...]:
    """Payments of all persons: of the tables where there are any, else of the lists in prose, two of them at least."""
    tables = tuple(_turned(text, table) for table in tables)
    rows = tuple(_of_rows(text, _rows(text, tables))) or tuple(_of_rows(text, _spaced(text, lines)))
    if rows:
        return rows
    listed = tuple(_of_lines(text, lines))
    return listed if len(listed) >= 2 else ()


def find_payment_totals(
    text: str, lines: tuple[Span, ...], tables: tuple[Table, ...], payments: tuple[Payment, ...]
) -> tuple[PaymentTotal, ...]:
    """Stated totals: 总额5400元, 合计5400元, and the last row of a table."""
    found = [*_totals_of_rows(text, tuple(_turned(text, table) for table in tables), payments)]
    for line in lines:
        bare = patterns()["bare_total"].match(text, *line)
        for match in [bare] if bare else patterns()["total"].finditer(text, *line):
            amount = yuan(match["n"], match["unit"], "")
            if amount is not None:
                found.append(PaymentTotal(Span(*match.span()), amount))
    return tuple(sorted(found, key=lambda total: total.span))


def _rows(text: str, tables: tuple[Table, ...]) -> Iterator[list[Field]]:
    """The cells of each row below a row of heads that has one for names, an empty cell as an empty value."""
    for table in tables:
        heads: dict[int, Span] = {}
        for row in range(table.height):
            cells = {cell.column: cell for column in range(table.width) if (cell := table.at(row, column))}
            if any(patterns()["name"].search(words(text, cell.span)) for cell in cells.values()):
                heads = {column: cell.span for column, cell in cells.items()}
            elif heads:
                yield _under(heads, cells)


def _turned(text: str, table: Table) -> Table:
    """The table; with rows for columns where its first column holds the heads and each further one is a person's."""
    for row in range(table.height):
        first, *others = (table.at(row, column) for column in range(table.width))
        named = [cell for cell in others if cell and is_person_name(words(text, cell.span))]
        if first and len(named) >= 2 and patterns()["name"].fullmatch(words(text, first.span)):
            cells = (Cell(one.span, one.column, one.row, one.columns, one.rows) for one in table.cells)
            return Table(tuple(sorted(cells, key=lambda one: (one.row, one.column))))
    return table


def _spaced(text: str, lines: tuple[Span, ...]) -> Iterator[list[Field]]:
    """Rows whose cells single blanks divide, as text copied from a page has them, below a line of heads."""
    heads: dict[int, Span] = {}
    for line in lines:
        cells = {n: Span(*found.span()) for n, found in enumerate(re.finditer(r"\S+", text[line.start : line.end]))}
        cells = {n: Span(line.start + cell.start, line.start + cell.end) for n, cell in cells.items()}
        if len(cells) >= 3 and any(patterns()["name"].fullmatch(words(text, cell)) for cell in cells.values()):
            heads = cells
        elif heads and len(heads) - 1 <= len(cells) <= len(heads):
            yield [Field(heads[n], cell) for n, cell in cells.items()]


def _under(heads: dict[int, Span], cells: dict[int, Cell]) -> list[Field]:
    found, end = [], min((cell.span.start for cell in cells.values()), default=0)
    for column, head in sorted(heads.items()):
        cell = cells.get(column)
        found.append(Field(head, cell.span if cell else Span(end, end)))
        end = cell.span.end if cell else end
    return found


def _amount_cell(text: str, row: list[Field]) -> Field | None:
    """The cell of what the person gets in all: under 合计, 实发, else the last under a word for money."""
    forms = patterns()
    money = [
        cell
        for cell in row
        if forms["amount"].search(words(text, cell.label)) or forms["sum"].search(words(text, cell.label))
    ]
    money = [cell for cell in money if not forms["points"].search(words(text, cell.label))]
    whole = [cell for cell in money if forms["sum"].search(words(text, cell.label))]
    return next(reversed(whole or money), None)


def _of_rows(text: str, rows: Iterable[list[Field]]) -> Iterator[Payment]:
    forms = patterns()
    for row in rows:
        names = [cell for cell in row if forms["name"].search(words(text, cell.label))]
        for index, name in enumerate(names):
            until = names[index + 1].value.start if index + 1 < len(names) else row[-1].value.end + 1
            own = row if len(names) == 1 else [cell for cell in row if name.value.start <= cell.value.start < until]
            paid = _amount_cell(text, own)
            if paid is None or not _may_be_name(words(text, name.value)):
                continue
            amount = _cell_amount(text, paid)
            points, post = (
                next(
                    (cell.value for cell in own if _filled(text, cell) and pattern.search(words(text, cell.label))),
                    None,
                )
                for pattern in (forms["points"], forms["post"])
            )
            yield Payment(name.value, amount, paid.value if amount is not None else None, points, post)


def _filled(text: str, cell: Field) -> bool:
    return re.search(r"\w", text[cell.value.start : cell.value.end]) is not None  # a dash keeps a place


def _may_be_name(words: str) -> bool:
    """A person's name, or what may be one of a rare surname where only names stand."""
    return is_person_name(words) or bool(patterns()["rare_name"].fullmatch(words))


def _cell_amount(text: str, cell: Field) -> Decimal | None:
    match = patterns()["number"].match(words(text, cell.value))
    return yuan(match["n"], match["unit"], words(text, cell.label)) if match else None


def _totals_of_rows(text: str, tables: tuple[Table, ...], payments: tuple[Payment, ...]) -> Iterator[PaymentTotal]:
    """The figure under the amounts in a row that begins with 合计; a head in 万元 counts for it too."""
    forms = patterns()
    paid = {one.amount_span: one for one in payments if one.amount_span is not None}
    for table in tables:
        columns = {cell.column: paid[cell.span] for cell in table.cells if cell.span in paid}
        for first in (cell for cell in table.cells if forms["total_row"].match(words(text, cell.span))):
            for column, one in columns.items():
                cell = table.at(first.row, column)
                match = forms["number"].match(words(text, cell.span)) if cell else None
                own = forms["number"].match(words(text, one.amount_span)) if one.amount_span else None
                if cell is None or match is None or own is None or one.amount is None:
                    continue
                value, single = yuan(match["n"], match["unit"], ""), yuan(own["n"], own["unit"], "")
                if value is not None and single:
                    yield PaymentTotal(cell.span, value * (one.amount / single))


def _of_lines(text: str, lines: tuple[Span, ...]) -> Iterator[Payment]:
    forms = patterns()
    rows = [_of_row(text, line, is_person_name) for line in lines]
    if sum(row is not None for row in rows) >= 2:
        rows = [row or _of_row(text, line, _may_be_name) for row, line in zip(rows, lines, strict=True)]
    for index, line in enumerate(lines):
        row = rows[index]
        if row is not None:
            yield row
            continue
        beside = any(0 <= other < len(rows) and rows[other] for other in (index - 1, index + 1))
        unpaid = forms["unpaid_row"].match(text, *line) if beside else None
        if unpaid and is_person_name(unpaid["name"]):
            yield Payment(Span(*unpaid.span("name")), post=_post(text, unpaid))
            continue
        yield from _of_entries(text, line)


def _of_entries(text: str, line: Span) -> Iterator[Payment]:
    """The payments that a line tells one after the other; among them those whose points alone are told."""
    forms = patterns()
    found = []
    for match in forms["entry"].finditer(text, *line):
        if is_person_name(match["name"]):
            said = "points" if match["points"] else "measure"
            points = Span(*match.span(said)) if match[said] else None
            paid = Span(match.start("n"), match.end("unit"))
            found.append(Payment(Span(*match.span("name")), yuan(match["n"], match["unit"], ""), paid, points))
    if any(one.points for one in found):
        for match in forms["unpaid_entry"].finditer(text, *line):
            one = Payment(Span(*match.span("name")), points=Span(*match.span("points")))
            if is_person_name(match["name"]) and one.name not in [other.name for other in found]:
                found.append(one)
    yield from sorted(found, key=lambda one: one.name)


def _of_row(text: str, line: Span, is_name: Callable[[str], bool]) -> Payment | None:
    """The payment of a line that begins with a name, or with a post and a name, and ends with an amount."""
    forms = patterns()
    row = forms["row"].match(text, *line)
    if not row or not is_name(row["name"]):
        row = forms["post_first"].match(text, *line)
    if not row or not is_name(row["name"]):
        return None
    said = forms["points_said"].search(text, row.end("name"), row.start("n"))
    points = Span(*said.span()) if said else None
    paid = Span(row.start("n"), row.end("unit"))
    return Payment(Span(*row.span("name")), yuan(row["n"], row["unit"], ""), paid, points, _post(text, row))


def _post(text: str, row: Match[str]) -> Span | None:
    """The post that a row says of the person, in brackets, before the name or between name and amount."""
    if row["post"]:
        return Span(*row.span("post"))
    said = patterns()["post_said"].search(text, *row.span("said")) if row["said"] else None
    return Span(*said.span()) if said else None
