"""Notices as different programs build them."""

from .papers import members, plain, revised, with_tables, word, zipped

_DOCUMENT = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_NAMES = {
    b"http://schemas.openxmlformats.org/wordprocessingml/2006": b"http://purl.oclc.org/ooxml/wordprocessingml",
    b"http://schemas.openxmlformats.org/officeDocument/2006": b"http://purl.oclc.org/ooxml/officeDocument",
}


def builds() -> dict[str, bytes]:
    """The files by their names."""
    return {
        "plain.docx": plain(),
        "tables.docx": with_tables(),
        "revised.docx": revised(),
        "stories.docx": stories(),
        "columns.docx": columns(),
        "office.docx": wps(),
        "strict.docx": strict(revised()),
        "template.dotx": retyped(plain(), b"application/vnd.openxmlformats-officedocument.wordprocessingml.template"),
        "macros.docm": with_macros(),
    }


def strict(data: bytes) -> bytes:
    """*data* in the names of Strict OOXML."""
    parts = members(data)
    for old, new in _NAMES.items():
        parts = {name: part.replace(old, new) for name, part in parts.items()}
    return zipped(parts)


def retyped(data: bytes, kind: bytes) -> bytes:
    """*data* as a template, or with macros: the main part is of that *kind*."""
    parts = members(data)
    types = parts["[Content_Types].xml"]
    assert _DOCUMENT in types
    return zipped(parts | {"[Content_Types].xml": types.replace(_DOCUMENT, kind + b".main+xml")})


def with_macros() -> bytes:
    """With a part for macros, whose content nobody reads here."""
    parts = members(retyped(revised(), b"application/vnd.ms-word.document.macroEnabled"))
    links, types = parts["word/_rels/document.xml.rels"], parts["[Content_Types].xml"]
    link = b'<Relationship Id="v" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" '
    parts["word/_rels/document.xml.rels"] = links.replace(
        b"</Relationships>", link + b'Target="vbaProject.bin"/></Relationships>'
    )
    kind = b'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>'
    parts["[Content_Types].xml"] = types.replace(b"</Types>", kind)
    return zipped(parts | {"word/vbaProject.bin": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"})


def stories() -> bytes:
    """With a footnote, a text box and a header."""
    note = (
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p>'
        '</w:footnote><w:footnote w:id="2"><w:p><w:r><w:t>含试用期人员</w:t></w:r></w:p></w:footnote>'
    )
    boxed = "<w:txbxContent><w:p><w:r><w:t>请勿撕毁</w:t></w:r></w:p></w:txbxContent>"
    box = f'<w:pict><v:shape style="width:90pt;height:30pt"><v:textbox>{boxed}</v:textbox></v:shape></w:pict>'
    body = (
        "<w:p><w:r><w:t>关于先进班组名单的公示</w:t></w:r></w:p>"
        '<w:p><w:r><w:t>经研究，拟对甲班组予以表彰。</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
        f"<w:p><w:r>{box}</w:r></w:p><w:p><w:r><w:t>云岭市工会</w:t></w:r></w:p>"
        '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
    )
    return word(body, footnotes=note, header1="<w:p><w:r><w:t>云岭市工会公示</w:t></w:r></w:p>")


def columns() -> bytes:
    """In two columns, with a list and a field."""
    item = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    numbering = f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
    numbering += '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    body = (
        "<w:p><w:r><w:t>关于救助名单的公示</w:t></w:r></w:p>"
        f"<w:p>{item}<w:r><w:t>张某某，救助500元。</w:t></w:r></w:p><w:p>{item}<w:r><w:t>李某某</w:t></w:r></w:p>"
        '<w:p><w:fldSimple w:instr=" DATE "><w:r><w:t>2025年6月4日</w:t></w:r></w:fldSimple></w:p>'
        '<w:sectPr><w:cols w:num="2" w:space="425"/></w:sectPr>'
    )
    return word(body, numbering=numbering)


def wps() -> bytes:
    """Lines with formatting of their own in every run, a table in a table, blanks for indents, no styles at all."""
    look = '<w:rPr><w:rFonts w:hint="eastAsia" w:eastAsia="仿宋_GB2312"/><w:sz w:val="32"/></w:rPr>'

    def line(*texts: str) -> str:
        runs = (f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>' for text in texts)
        return f'<w:p><w:bookmarkStart w:id="1" w:name="_GoBack"/>{"".join(runs)}<w:bookmarkEnd w:id="1"/></w:p>'

    inner = f"<w:tbl><w:tblPr/><w:tr><w:tc>{line('13800138000')}</w:tc></w:tr></w:tbl>"
    table = f"<w:tbl><w:tblPr/><w:tr><w:tc>{line('张某某')}</w:tc><w:tc>{inner}{line('')}</w:tc></w:tr></w:tbl>"
    return word(
        line("关于困难职工帮扶", "名单的公示")
        + line("　　根据云工发", "[2025", "]3号，拟对下列职工给予帮扶。")
        + table
        + line("　　公示时间：2025年6月9日至6月10日。")
        + line("　　　　　　　　　　云岭市工会")
        + line("　　　　　　　　　　2025年6月4日")
    )
