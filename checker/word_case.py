"""A Word file from the few pieces that a case is about."""

from collections.abc import Mapping

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_NAMES = (
    f'xmlns:w="{_MAIN}" xmlns:r="{_OFFICE}" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)
_ROOTS = {"header": "hdr", "footer": "ftr"}
_PROPERTIES = {
    "core": ("metadata/core-properties", f'xmlns="{_PACKAGE}/metadata/core-properties"'),
    "app": ("extended-properties", 'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"'),
    "custom": ("custom-properties", 'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'),
}


def make_word(pieces: Mapping[str, str]) -> bytes:
    """The bytes of a .docx.

    ``body`` is what stands in w:body; lines that do not begin with "<" become paragraphs. ``links`` are further
    relationships of the main part. ``core``, ``app`` and ``custom`` are the inner XML of the properties. A name with a
    dot is a member as it is; any other is the inner XML of a part of that kind (``comments``, ``settings``,
    ``header1``), whose relationship id is its name.
    """
    from io import BytesIO
    from zipfile import ZIP_DEFLATED, ZipFile

    members = {"[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>'}
    of_package = _relationship("main", "officeDocument", "word/document.xml")
    of_main = pieces.get("links", "")
    for name, inner in pieces.items():
        if name == "body":
            members["word/document.xml"] = f"<w:document {_NAMES}><w:body>{_body(inner)}</w:body></w:document>"
        elif name in _PROPERTIES:
            kind, names = _PROPERTIES[name]
            members[f"docProps/{name}.xml"] = f"<Properties {names}>{inner}</Properties>"
            of_package += _relationship(name, kind, f"docProps/{name}.xml")
        elif "." in name:
            members[name] = inner
        elif name != "links":
            kind = name.rstrip("0123456789")
            root = _ROOTS.get(kind, kind)
            members[f"word/{name}.xml"] = f"<w:{root} {_NAMES}>{inner}</w:{root}>"
            of_main += _relationship(name, kind, f"{name}.xml")
    members["_rels/.rels"] = _relationships(of_package)
    members["word/_rels/document.xml.rels"] = _relationships(of_main)
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as target:
        for name, content in members.items():
            target.writestr(name, content)
    return stream.getvalue()


def _body(inner: str) -> str:
    lines = (line.strip() for line in inner.splitlines())
    return "".join(one if one.startswith("<") else f"<w:p><w:r><w:t>{one}</w:t></w:r></w:p>" for one in lines if one)


def _relationship(key: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{target}"/>'


def _relationships(inner: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships" xmlns:r="{_OFFICE}">{inner}</Relationships>'
