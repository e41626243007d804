"""From the bytes of a workbook to its Content."""

import re
from collections.abc import Iterator
from functools import cache, partial
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from checker.model import Block, BlockKind, Content, ReadError, Run, RunFlag
from checker.readers.docx.package import CONTENT_TYPES, Package
from checker.readers.docx.xml import attribute, child, children, descendants, name
from checker.readers.xlsx.cells import MOST_CELLS, Book, Cell, Sheet, read_sheet
from checker.readers.xlsx.inspection import Looked, inspect
from checker.readers.xlsx.layout import lay_out, place_name
from checker.readers.xlsx.paper import EXCEL
from checker.readers.xlsx.strings import read_strings
from checker.readers.xlsx.styles import read_styles

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

#: Sheets without cells that can be read, by the kind of their relationship.
_OTHER_TABS = {"chartsheet": "图表", "dialogsheet": "对话框"}
#: How many places of one kind a decision names.
_NAMED = 3


class Tab(NamedTuple):
    """A sheet as the workbook lists it: 1-based number, name, part; ``kind`` is that of its relationship."""

    number: int
    name: str
    part: str
    kind: str
    hidden: str


def open_workbook(data: bytes) -> tuple[Package, str, "Element"]:
    """The package, the name of its main part and its root. Raises ReadError where it is no workbook that is read."""
    package = Package(data, EXCEL)
    if CONTENT_TYPES not in package:
        raise ReadError(EXCEL.broken, f"不是 Excel 工作簿：缺少 {CONTENT_TYPES}")
    main = next((link.target for link in package.relationships("").values() if link.kind == "officeDocument"), None)
    if main is None:
        raise ReadError(EXCEL.broken, "Excel 文件不完整：找不到工作簿部件（缺少 _rels/.rels 或其中的 officeDocument）")
    if main.endswith(".bin"):
        raise ReadError("unsupported_format", "这是二进制工作簿（.xlsb），请在 Excel 或 WPS 中另存为 .xlsx 后再检查")
    root = package.xml(main)
    if name(root) != "x:workbook":
        raise ReadError(EXCEL.broken, f"不是 Excel 工作簿：{main} 中没有工作表")
    return package, main, root


def read_workbook(data: bytes) -> Content:
    """Read a whole workbook. Raises ReadError (see the package docstring for its codes)."""
    return _Workbook(*open_workbook(data)).content()


class _Workbook:
    def __init__(self, package: Package, main: str, root: "Element") -> None:
        self._package, self._main = package, main
        self._links = package.relationships(main)
        self._tabs = tuple(self._listed(root))
        properties = child(root, "x:workbookPr")
        strings, styles = self._target("sharedStrings"), self._target("styles")
        self._book = Book(
            read_strings(package.read(strings), strings) if strings else (),
            read_styles(package.xml(styles)) if styles else (),
            properties is not None and properties.get("date1904") in ("1", "true"),
        )
        self._decisions: list[tuple[str, str]] = []
        self._unread: list[str] = []

    def content(self) -> Content:
        room, table = MOST_CELLS, 0
        sheets: list[tuple[Tab, Sheet]] = []
        for tab in self._tabs:
            if tab.kind != "worksheet":
                self._decisions.append(("未读", f"工作表“{tab.name}”（{_OTHER_TABS.get(tab.kind, tab.kind)}）"))
                continue
            sheet = read_sheet(self._package.read(tab.part), tab.part, self._book, room)
            room -= len(sheet.cells)
            sheets.append((tab, sheet))
        blocks: list[Block] = []
        looked: list[Looked] = []
        several = sum(not tab.hidden and any(not cell.hidden for cell in sheet.cells) for tab, sheet in sheets) > 1
        for tab, sheet in sheets:
            laid = lay_out(sheet, tab.name, tab.part, table, tab.hidden)
            table += laid.tables
            looked.append(Looked(tab.name, tab.part, laid.unseen))
            blocks += self._sheet(tab, sheet, laid.blocks, several)
        if not any(run.text.strip() for block in blocks for run in block.runs):
            raise ReadError("empty", "工作簿里没有文字")
        self._say_problems(sheets)
        counts = MappingProxyType(self._counts(sheets))
        return Content(
            tuple(blocks),
            "xlsx",
            tuple(self._decisions),
            counts,
            unread=tuple(self._unread),
            inspect=cache(partial(inspect, self._package, looked)),
        )

    def _listed(self, root: "Element") -> Iterator[Tab]:
        above = child(root, "x:sheets")
        for number, item in enumerate(children(above, "x:sheet") if above is not None else (), 1):
            link = self._links.get(attribute(item, "r:id") or "")
            if link is None or link.target not in self._package:
                raise ReadError(EXCEL.broken, f"Excel 文件不完整：找不到第 {number} 个工作表")
            hidden = "" if (item.get("state") or "visible") == "visible" else "隐藏工作表"
            yield Tab(number, (item.get("name") or "").strip(), link.target, link.kind, hidden)

    def _target(self, kind: str) -> str | None:
        part = next((link.target for link in self._links.values() if link.kind == kind), None)
        return part if part is not None and part in self._package else None

    def _sheet(self, tab: Tab, sheet: Sheet, blocks: tuple[Block, ...], several: bool) -> Iterator[Block]:
        """Its name where there are several, headers, cells, text boxes, footers."""
        flags = RunFlag.HIDDEN if tab.hidden else RunFlag.NONE
        where = f"工作表“{tab.name}”"
        if several and blocks and not _plain_name().fullmatch(tab.name):
            run = Run(tab.name, self._main, f"sheet[{tab.number}]", flags)
            end = "" if tab.hidden else "\n\n"  # no title goes on across it
            yield Block((run,), BlockKind.HEADING, 2, end=end, where=where)
        margins = [(key, words) for key, code in sheet.margins for words in _printed(code, tab.name)]
        margins = [] if tab.hidden or not blocks else list(dict.fromkeys(margins))
        for key, words in margins:
            if key.endswith("Header"):
                yield Block((Run(words, tab.part, key),), BlockKind.HEADER, where=f"{where}页眉")
        yield from blocks
        yield from self._boxes(tab, flags, where)
        for key, words in margins:
            if key.endswith("Footer"):
                yield Block((Run(words, tab.part, key),), BlockKind.FOOTER, where=f"{where}页脚")

    def _boxes(self, tab: Tab, flags: RunFlag, where: str) -> Iterator[Block]:
        """The paragraphs of text boxes; charts are said to be unread."""
        for link in self._package.relationships(tab.part).values():
            if link.kind != "drawing" or link.target not in self._package:
                continue
            if any(one.kind == "chart" for one in self._package.relationships(link.target).values()):
                self._decisions.append(("未读", f"{where}中的图表"))
            bodies = descendants(self._package.xml(link.target), "xdr:txBody")
            for number, paragraph in enumerate((one for body in bodies for one in children(body, "a:p")), 1):
                words = "".join(one.text or "" for one in descendants(paragraph, "a:t"))
                if words.strip():
                    run = Run(words, link.target, f"p[{number}]", flags)
                    end = "" if flags else "\n"
                    yield Block((run,), BlockKind.TEXTBOX, end=end, where=f"{where}文本框")

    def _say_problems(self, sheets: list[tuple[Tab, Sheet]]) -> None:
        for problem in ("formula", "format"):
            found = [(tab, cell) for tab, sheet in sheets for cell in sheet.cells if cell.problem == problem]
            named = "、".join(place_name(tab.name, cell.row, cell.column) for tab, cell in found[:_NAMED])
            named += "等" if len(found) > _NAMED else ""
            if found and problem == "formula":
                self._unread.append(f"{named}{len(found)} 处公式没有保存计算结果")
            elif found:
                self._decisions.append(("数字格式", f"{named}{len(found)} 处的格式不认识，按所存的数读"))

    def _counts(self, sheets: list[tuple[Tab, Sheet]]) -> dict[str, str]:
        cells: list[tuple[Tab, Cell]] = [(tab, cell) for tab, sheet in sheets for cell in sheet.cells]
        return {
            "sheets": str(len(self._tabs)),
            "hidden_sheets": str(sum(bool(tab.hidden) for tab in self._tabs)),
            "hidden": str(sum(bool(cell.hidden or tab.hidden) for tab, cell in cells)),
        }


@cache
def _plain_name() -> re.Pattern[str]:
    """Names that nobody gave: Sheet1, 工作表1, Sheet1 (2)."""
    return re.compile(r"(?:Sheet|工作表) ?[0-9]*(?: ?\([0-9]+\))?", re.IGNORECASE)


def _printed(code: str, sheet: str) -> Iterator[str]:
    """What a header or footer prints at its left, middle and right, without page numbers, dates and file names."""
    for piece in _parts().split(code):
        words = _numbered().sub("", piece.replace("&&", "\0"))
        words = _codes().sub("", words.replace("&A", sheet)).replace("\0", "&").strip()
        if words:
            yield words


@cache
def _parts() -> re.Pattern[str]:
    return re.compile("&[LCR]")


@cache
def _numbered() -> re.Pattern[str]:
    """Page numbers with the words around them: 第 &P 页，共 &N 页."""
    return re.compile("[第共]? {0,3}&[PN] {0,3}页?[，,、/]?(?: {0,3}[/共] {0,3}&N {0,3}页?)?")


@cache
def _codes() -> re.Pattern[str]:
    return re.compile('&(?:"[^"]*"|K[0-9A-F]{6}|[0-9]{1,3}|[A-Z])', re.IGNORECASE)
