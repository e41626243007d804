"""A workbook from the few pieces that a case is about."""

from collections.abc import Mapping

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_NAMES = f'xmlns="{_MAIN}" xmlns:r="{_OFFICE}"'


def make_excel(pieces: Mapping[str, str]) -> bytes:
    """The bytes of an .xlsx.

    ``rows`` are the rows of its sheet, a line each, cells divided by "|"; ``before`` and ``after`` stand around them,
    ``hidden`` are the rows of a second sheet, which is hidden. ``styles`` is the inner XML of the styles, of which
    every cell has the second. A name with a dot is a member as it is.
    """
    from io import BytesIO
    from zipfile import ZIP_DEFLATED, ZipFile

    sheets = [pieces.get("before", "") + _rows(pieces["rows"]) + pieces.get("after", "")]
    sheets += [_rows(pieces["hidden"])] if "hidden" in pieces else []
    members = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>',
        "_rels/.rels": _relationships(_relationship("main", "officeDocument", "xl/workbook.xml")),
    }
    listed, links = "", pieces.get("links", "")
    for at, inner in enumerate(sheets, 1):
        listed += f'<sheet name="表{at}" sheetId="{at}" state="{"hidden" if at > 1 else "visible"}" r:id="s{at}"/>'
        links += _relationship(f"s{at}", "worksheet", f"worksheets/sheet{at}.xml")
        members[f"xl/worksheets/sheet{at}.xml"] = _part("worksheet", inner)
    if "styles" in pieces:
        links += _relationship("styles", "styles", "styles.xml")
        members["xl/styles.xml"] = _part("styleSheet", pieces["styles"])
    members["xl/workbook.xml"] = _part("workbook", f"<sheets>{listed}</sheets>")
    members["xl/_rels/workbook.xml.rels"] = _relationships(links)
    members |= {name: inner for name, inner in pieces.items() if "." in name}
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as target:
        for name, content in members.items():
            target.writestr(name, content)
    return stream.getvalue()


def _rows(lines: str) -> str:
    rows = "".join(f"<row>{''.join(map(_cell, line.split('|')))}</row>" for line in lines.strip().splitlines())
    return f"<sheetData>{rows}</sheetData>"


def _cell(words: str) -> str:
    """A number where there are digits only; an apostrophe before them makes a text of them, as in Excel."""
    words = words.strip()
    if words.isdigit():
        return f'<c s="1"><v>{words}</v></c>'
    said = words.removeprefix("'")
    return f'<c s="1" t="inlineStr"><is><t>{said}</t></is></c>'


def _part(root: str, inner: str) -> str:
    return f"<{root} {_NAMES}>{inner}</{root}>"


def _relationship(key: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{target}"/>'


def _relationships(inner: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'
