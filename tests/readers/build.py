"""Word files written part by part, so that a test says exactly what is in them."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from checker.model import Block, Content, RunFlag, Source
from checker.readers.docx import read

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_OTHERS = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:odd="http://example.org/unknown" '
)
_ROOTS = {"header": "hdr", "footer": "ftr"}
CONTENT_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def archive(members: Mapping[str, str | bytes]) -> bytes:
    """A zip of those members."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as target:
        for name, content in members.items():
            target.writestr(name, content)
    return stream.getvalue()


def relationships(targets: Mapping[str, tuple[str, str]]) -> str:
    """A .rels part: id → (kind, target)."""
    links = "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for key, (kind, target) in targets.items()
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>'
    )


def members(body: str, **parts: str) -> dict[str, str | bytes]:
    """The members of a Word file with that body, and parts such as ``styles=``, ``header1=`` by their inner XML.

    The relationship id of a part is its name.
    """
    names = f'xmlns:w="{TRANSITIONAL}" xmlns:r="{OFFICE}" {_OTHERS}'
    written: dict[str, str | bytes] = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": relationships({"main": ("officeDocument", "word/document.xml")}),
        "word/document.xml": f"<w:document {names}><w:body>{body}</w:body></w:document>",
    }
    links = {}
    for name, inner in parts.items():
        kind = name.rstrip("0123456789")
        root = _ROOTS.get(kind, kind)
        written[f"word/{name}.xml"] = f"<w:{root} {names}>{inner}</w:{root}>"
        links[name] = (kind, f"{name}.xml")
    written["word/_rels/document.xml.rels"] = relationships(links)
    return written


def strict(written: Mapping[str, str | bytes]) -> dict[str, str | bytes]:
    """Those members under the names of Strict OOXML."""
    return {
        name: str(part).replace(TRANSITIONAL, STRICT).replace(OFFICE, STRICT_OFFICE) for name, part in written.items()
    }


def word(body: str, **parts: str) -> bytes:
    """A Word file with that body (see ``members``)."""
    return archive(members(body, **parts))


def content(body: str, **parts: str) -> Content:
    """What the reader makes of such a file."""
    return read_bytes(word(body, **parts))


def read_bytes(data: bytes) -> Content:
    """What the reader makes of a Word file."""
    found = read(Source("通知.docx", data))
    assert isinstance(found, Content)
    return found


def p(text: str = "", properties: str = "") -> str:
    """A paragraph of one run."""
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{r(text) if text else ''}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def tc(inner: str, properties: str = "") -> str:
    """A table cell."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """A table row."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tbl(*rows: str) -> str:
    """A table."""
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def text(block: Block, without: RunFlag = RunFlag.NONE) -> str:
    """The characters of a block, but for the runs with any of those flags."""
    return "".join(run.text for run in block.runs if not run.flags & without)


def texts(found: Content, without: RunFlag = RunFlag.NONE) -> list[str]:
    """The characters of each block."""
    return [text(block, without) for block in found.blocks]
