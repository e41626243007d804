"""Excel files written part by part, so that a test says exactly what is in them."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from checker.model import Block, Content, RunFlag, Source
from checker.readers.xlsx import read

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def links(targets: Mapping[str, tuple[str, str]]) -> str:
    """A .rels part: id → (kind, target)."""
    inner = "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for key, (kind, target) in targets.items()
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
    )


def members(*sheets: str, main: str = MAIN, **parts: str) -> dict[str, str | bytes]:
    """The members of a workbook whose sheets have that inner XML; parts such as ``styles=``, ``sharedStrings=``,
    ``properties=`` (inside x:workbook, before its sheets) ``names=`` and ``states=`` of the sheets, by commas."""
    spaces = f'xmlns="{main}" xmlns:r="{OFFICE}"'
    states = parts.pop("states", "").split(",") + [""] * len(sheets)
    names = parts.pop("names", "").split(",") + [""] * len(sheets)
    listed = "".join(
        f'<sheet name="{names[at] or f"Sheet{at + 1}"}" sheetId="{at + 1}"'
        f' state="{states[at] or "visible"}" r:id="s{at + 1}"/>'
        for at in range(len(sheets))
    )
    targets = {f"s{at + 1}": ("worksheet", f"worksheets/sheet{at + 1}.xml") for at in range(len(sheets))}
    written: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": links({"main": ("officeDocument", "xl/workbook.xml")}),
        "xl/workbook.xml": _element("workbook", spaces, f"{parts.pop('properties', '')}<sheets>{listed}</sheets>"),
    }
    roots = {"styles": "styleSheet", "sharedStrings": "sst"}
    for name, inner in parts.items():
        written[f"xl/{name}.xml"] = _element(roots[name], spaces, inner)
        targets[name] = (name, f"{name}.xml")
    for at, inner in enumerate(sheets, 1):
        written[f"xl/worksheets/sheet{at}.xml"] = _element("worksheet", spaces, inner)
    return {**written, "xl/_rels/workbook.xml.rels": links(targets)}


def _element(name: str, spaces: str, inner: str) -> str:
    return f"<{name} {spaces}>{inner}</{name}>"


def archive(written: Mapping[str, str | bytes]) -> bytes:
    """A zip of those members."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as target:
        for name, content in written.items():
            target.writestr(name, content)
    return stream.getvalue()


def workbook(*sheets: str, **parts: str) -> bytes:
    """The bytes of a workbook, see ``members``."""
    return archive(members(*sheets, **parts))


def data(*rows: str, before: str = "", after: str = "") -> str:
    """A sheet with those rows, each the inner XML of one, numbered from 1."""
    inner = "".join(f'<row r="{at}">{row}</row>' for at, row in enumerate(rows, 1))
    return f"{before}<sheetData>{inner}</sheetData>{after}"


def text(words: str, place: str = "", style: int = 0) -> str:
    """A cell with a text of its own."""
    where = f' r="{place}"' if place else ""
    return f'<c{where} s="{style}" t="inlineStr"><is><t>{words}</t></is></c>'


def number(value: str, place: str = "", style: int = 0) -> str:
    """A cell with a number."""
    where = f' r="{place}"' if place else ""
    return f'<c{where} s="{style}"><v>{value}</v></c>'


def read_workbook(*sheets: str, **parts: str) -> Content:
    """What the reader makes of ``workbook``."""
    found = read(Source("名单.xlsx", workbook(*sheets, **parts)))
    assert found is not None
    return found


def seen(block: Block) -> str:
    """The words of a block that are shown."""
    return "".join(run.text for run in block.runs if RunFlag.HIDDEN not in run.flags)


def printed(content: Content) -> str:
    """All that is shown, with the ends of the blocks."""
    return "".join(seen(block) + block.end for block in content.blocks)
