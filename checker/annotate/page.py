"""The last page of a copy, 检查表: all that was checked and what came of it, and who signs for it."""

from collections.abc import Iterable, Iterator, Sequence

from lxml.etree import _Element as Element

from checker.annotate.sayings import cut, listed, plain
from checker.annotate.sections import part_section
from checker.annotate.tree import Builder
from checker.model import Verdict
from checker.readers.docx.inline import OUR_PAGE
from checker.readers.docx.xml import child, name
from checker.renderers import wording
from checker.renderers.entries import ASKING, Tag, entries, tally
from checker.renderers.layout import visible
from checker.renderers.other_reading import notices, other_reading
from checker.report import Report, Result

_TITLE = "公开公示文件检查表"
_HEADS = ("要素", "结论", "原文、位置", "依据")
_WIDTHS = (23, 10, 42, 25)  # of a hundred
_SIGN = ("经办", "负责人", "保密审查", "签发")
_TITLE_SIZE, _SIZE = 32, 18  # half-points
_LINE = 264  # of 240: a font that stands in for another is often higher
_MARGINS = (("top", 30), ("left", 60), ("bottom", 30), ("right", 60))  # of a cell, twentieths of a point
_GREY = "D9D9D9"
_COLOURS = {Tag.MUST: "C00000", Tag.CLASH: "C00000"}
_CUSTOM = {Verdict.FAIL: "未照惯例", Verdict.REVIEW: "惯例，请核"}
_ORDER = (*ASKING, Tag.UNDECIDED, Tag.CUSTOM, Tag.WAIVED, Tag.FOUND, Tag.OUTSIDE)

#: A table without its rows, and the rows to put into it.
_Table = tuple[Element, Iterator[Element]]


def add_page(root: Element, report: Report) -> None:
    """Put the page at the end of the document *root*, in a content control of ours."""
    w = Builder(root)
    body = child(root, "w:body")
    assert body is not None
    content = w("sdtContent")
    control = w("sdt", w("sdtPr", w("alias", val="检查表"), w("tag", val=OUR_PAGE)), content)
    part_section(body, w)
    last = next((item for item in reversed(body) if name(item) == "w:sectPr"), None)
    if last is not None:
        last.addprevious(control)
    else:
        body.append(control)
    for item in _lines(w, report):  # from above: lxml takes long to move a large tree
        content.append(item[0] if isinstance(item, tuple) else item)
        if isinstance(item, tuple):
            for row in item[1]:
                content[-1].append(row)


def _lines(w: Builder, report: Report) -> Iterator[Element | _Table]:
    yield _paragraph(w, _TITLE, size=_TITLE_SIZE, bold=True, centred=True, breaks=True, below=120)
    yield _paragraph(w, "检查稿所附，不随文件发布", centred=True, below=120)
    yield _paragraph(w, f"文件：{plain(visible(report.name))}")
    yield _paragraph(w, f"类别：{plain(wording.kind(report))}")
    yield _paragraph(w, f"结论：{plain(wording.verdict(report, tally(entries(report))))}", bold=True)
    yield _paragraph(w, plain(wording.covered(report.coverage)), below=120)
    yield _table(w, _WIDTHS, [_HEADS, *_rows(report)], headed=True)
    for text in wording.reasons(entries(report)[Tag.OUTSIDE]):
        yield _paragraph(w, f"{Tag.OUTSIDE}：{plain(text)}", above=60)
    for text in notices(report):
        yield _paragraph(w, f"注意：{plain(text)}", above=120)
    if report.confirm:
        yield _paragraph(w, plain(wording.confirmations(report)), above=120)
    yield _paragraph(w, plain(wording.deciders(report)), above=120)
    yield _paragraph(w, f"文件摘要 SHA-256：{report.digest}", below=120)
    yield _table(w, (12, 38, 12, 38), _signatures(), tall=True)
    yield _paragraph(w, "")


def _rows(report: Report) -> Iterator[tuple[str, str, str, str]]:
    """The results, those that ask something of a person first; those that do not apply stand below."""
    tags: dict[str, Tag] = {}
    for tag, found in entries(report).items():
        tags.update((result.requirement, tag) for entry in found for result in entry.results)
    order = {tag: number for number, tag in enumerate(_ORDER)}
    for result in sorted(report.results, key=lambda one: order[tags[one.requirement]]):
        if tags[result.requirement] is not Tag.OUTSIDE:
            yield _named(result), _told(result, tags[result.requirement]), _shown(result), _cited(result)


def _named(result: Result) -> str:
    return f"{plain(visible(result.title))}\n{result.requirement}"


def _told(result: Result, tag: Tag) -> str:
    if tag is Tag.CUSTOM:
        return _CUSTOM[result.verdict]
    return str(tag) if tag is not Tag.FOUND or result.evidence else "符合"


def _shown(result: Result) -> str:
    """The words and their places; what was said, where that is more than the title says; the other reading."""
    said = cut(result.message, 160) if result.verdict is not Verdict.PASS else ""
    if result.waived:
        said = f"{said.rstrip('。')}。豁免理由：{cut(result.suppressed, 160)}"
    where = listed(result.evidence) if result.evidence or said else listed(result.related)
    parts = (said.rstrip("。"), where.rstrip("。"), other_reading(result))
    return plain("。".join(filter(None, parts))) or "—"


def _cited(result: Result) -> str:
    return plain(visible("；".join(dict.fromkeys(one.citation for one in result.basis)))) or "—"


def _signatures() -> list[tuple[str, str, str, str]]:
    first, second, third, fourth = _SIGN
    day = "　　　　　　年　　月　　日"
    return [(first, day, second, day), (third, day, fourth, day)]


def _table(
    w: Builder, widths: Sequence[int], rows: Iterable[Sequence[str]], headed: bool = False, tall: bool = False
) -> _Table:
    lines = ("top", "left", "bottom", "right", "insideH", "insideV")
    properties = w(
        "tblPr",
        w("tblW", w=5000, type="pct"),
        w("jc", val="center"),
        w("tblInd", w=0, type="dxa"),
        w("tblBorders", *(w(line, val="single", sz=4, space=0, color="auto") for line in lines)),
        w("tblLayout", type="fixed"),
        w("tblCellMar", *(w(side, w=size, type="dxa") for side, size in _MARGINS)),
    )
    grid = w("tblGrid", *(w("gridCol", w=width * 90) for width in widths))
    made = (_row(w, widths, row, headed and number == 0, tall) for number, row in enumerate(rows))
    return w("tbl", properties, grid), made


def _row(w: Builder, widths: Sequence[int], texts: Sequence[str], head: bool, tall: bool) -> Element:
    settings = w("trPr", w("cantSplit"))
    if tall:
        settings.append(w("trHeight", val=700, hRule="atLeast"))
    if head:
        settings.append(w("tblHeader"))
    cells = (_cell(w, text, width, head, at) for at, (text, width) in enumerate(zip(texts, widths, strict=True)))
    return w("tr", settings, *cells)


def _cell(w: Builder, text: str, width: int, head: bool, column: int) -> Element:
    properties = w("tcPr", w("tcW", w=width * 50, type="pct"))
    if head:
        properties.append(w("shd", val="clear", color="auto", fill=_GREY))
    properties.append(w("vAlign", val="center"))
    colour = _COLOURS.get(Tag(text), "") if text in tuple(Tag) and column == 1 else ""
    return w("tc", properties, _paragraph(w, text, bold=head or bool(colour), centred=head, colour=colour))


def _paragraph(
    w: Builder,
    text: str,
    *,
    size: int = _SIZE,
    bold: bool = False,
    centred: bool = False,
    breaks: bool = False,
    above: int = 0,
    below: int = 0,
    colour: str = "",
) -> Element:
    """A paragraph that looks the same whatever the styles of the notice are."""
    properties = w.again(_properties, size, bold, centred, breaks, above, below, colour)
    run = w("r", w.again(_look, size, bold, colour))
    for number, line in enumerate(text.split("\n")):
        run.extend([w("br")] * (number > 0) + [w("t", line)])
    return w("p", properties, run)


def _properties(
    w: Builder, size: int, bold: bool, centred: bool, breaks: bool, above: int, below: int, colour: str
) -> Element:
    ends = ("before", "after", "beforeLines", "afterLines", "beforeAutospacing", "afterAutospacing")
    gaps = {**dict.fromkeys(ends, 0), "before": above, "after": below}
    return w(
        "pPr",
        w("keepNext", val=0),
        w("pageBreakBefore", val=int(breaks)),
        w("widowControl"),
        w("numPr", w("ilvl", val=0), w("numId", val=0)),
        w("suppressLineNumbers"),
        w("pBdr", *(w(side, val="nil") for side in ("top", "left", "bottom", "right"))),
        w("shd", val="clear", color="auto", fill="auto"),
        w("snapToGrid", val=0),
        w("spacing", **gaps, line=_LINE, lineRule="auto"),
        w("ind", left=0, leftChars=0, right=0, rightChars=0, firstLine=0, firstLineChars=0),
        w("contextualSpacing", val=0),
        w("jc", val="center" if centred else "left"),
        w("textAlignment", val="center"),
        w("outlineLvl", val=9),  # no heading, whatever the style
        _look(w, size, bold, colour),  # of the mark, which gives an empty line its height
    )


def _look(w: Builder, size: int, bold: bool, colour: str) -> Element:
    off = ("i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow", "emboss", "imprint")
    return w(
        "rPr",
        w("rFonts", ascii="Times New Roman", hAnsi="Times New Roman", eastAsia="宋体"),
        w("b", val=int(bold)),
        *(w(one, val=0) for one in off),
        w("snapToGrid", val=0),
        w("vanish", val=0),
        w("color", val=colour or "000000"),
        w("spacing", val=0),
        w("w", val=100),
        w("position", val=0),
        w("sz", val=size),
        w("szCs", val=size),
        w("highlight", val="none"),
        w("u", val="none"),
        w("shd", val="clear", color="auto", fill="auto"),
        w("vertAlign", val="baseline"),
        w("em", val="none"),
    )
