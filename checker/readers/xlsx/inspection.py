"""What a workbook carries besides what its sheets show."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from checker.carried import Carried, Comment, Embedded, Link, Unseen
from checker.readers.docx.links import Reach, reach
from checker.readers.docx.package import Package, Tie
from checker.readers.docx.xml import child, children
from checker.readers.xlsx.cells import Cell, letters, place_of
from checker.readers.xlsx.strings import text_of

_MACROS = ("vbaProject", "xlMacrosheet", "control")
_EMBEDDED = {"oleObject": "", "package": "", "pivotCacheDefinition": "数据透视表的源数据"}
_PROPERTIES = ("creator", "lastModifiedBy", "Company", "Manager", "Template")
_NAMED = 3


class Looked(NamedTuple):
    """A sheet by its name and part, and its cells that are not seen or show less than they hold."""

    name: str
    part: str
    cells: Sequence[Cell]


def inspect(package: Package, sheets: Sequence[Looked]) -> Carried:
    """All that the workbook carries. Raises ReadError where a part is broken."""
    ties = list(package.all_ties())
    return Carried(
        comments=tuple(one for sheet in sheets for one in _comments(package, sheet)),
        properties=tuple(_properties(package, ties)),
        embedded=tuple(
            Embedded(tie.kind, tie.target, _EMBEDDED[tie.kind])
            for tie in ties
            if tie.kind in _EMBEDDED and not tie.external and "pivotTables" not in tie.part
        ),
        macros=tuple(dict.fromkeys(tie.target for tie in ties if tie.kind in _MACROS and not tie.external)),
        links=tuple(
            Link(tie.kind, reach(tie.target), tie.target)
            for tie in ties
            if tie.external and not (tie.kind == "hyperlink" and reach(tie.target) is Reach.WEB)
        ),
        unseen=tuple(one for sheet in sheets for one in _unseen(sheet)),
    )


def _comments(package: Package, sheet: Looked) -> Iterator[Comment]:
    for link in package.relationships(sheet.part).values():
        if link.kind != "comments" or link.target not in package:
            continue
        root = package.xml(link.target)
        above, listed = child(root, "x:authors"), child(root, "x:commentList")
        authors = [(one.text or "").strip() for one in children(above, "x:author")] if above is not None else []
        for one in children(listed, "x:comment") if listed is not None else ():
            place, text, at = place_of(one.get("ref") or ""), child(one, "x:text"), one.get("authorId") or ""
            author = authors[int(at)] if at.isascii() and at.isdigit() and int(at[:6]) < len(authors) else ""
            words = text_of(text).strip() if text is not None else ""
            yield Comment(author, "", words, sheet.part, f"R{place[0]}C{place[1]}" if place else "")


def _properties(package: Package, ties: Iterable[Tie]) -> Iterator[tuple[str, str]]:
    kinds = ("core-properties", "extended-properties", "extendedProperties")
    for tie in ties:
        if tie.part == "" and tie.kind in kinds and tie.target in package:
            for item in package.xml(tie.target):
                key = str(item.tag).rpartition("}")[2]
                if key in _PROPERTIES and item.text and item.text.strip():
                    yield key, item.text.strip()


def _unseen(sheet: Looked) -> Iterator[Unseen]:
    """The hidden cells of a sheet by what hides them, hidden columns each for itself, and numbers shown by half."""
    named = f"工作表“{sheet.name}”"
    hidden = sorted((cell for cell in sheet.cells if cell.hidden), key=lambda one: (one.hidden, one.column, one.row))
    for why, found in groupby(hidden, key=lambda one: (one.hidden, one.column if one.hidden == "隐藏列" else 0)):
        cells = list(found)
        where = {"隐藏工作表": "", "隐藏列": f"{letters(cells[0].column)}列", "隐藏行": _rows(cells)}.get(why[0])
        yield Unseen(why[0], named + (_cells(cells) if where is None else where), tuple(_held(one) for one in cells))
    short = [cell for cell in sheet.cells if cell.stored and not cell.hidden]
    if short:
        yield Unseen("科学计数", named + _cells(short), tuple(cell.stored for cell in short))


def _held(cell: Cell) -> str:
    return cell.stored or cell.shown


def _rows(cells: Sequence[Cell]) -> str:
    rows = sorted({cell.row for cell in cells})
    return f"第{'、'.join(map(str, rows[:_NAMED]))}行" + (f"等{len(rows)}行" if len(rows) > _NAMED else "")


def _cells(cells: Sequence[Cell]) -> str:
    named = "、".join(f"{letters(cell.column)}{cell.row}" for cell in cells[:_NAMED])
    return named + (f"等{len(cells)}格" if len(cells) > _NAMED else "")
