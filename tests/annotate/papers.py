"""Word files of different build, reports made up for them, and what a reader of the XML sees in a copy."""

from collections.abc import Iterable
from functools import cache
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import docx
from lxml import etree

from checker.annotate import annotate
from checker.document import Document
from checker.engine import Checker
from checker.model import Kind, Level, Source, Verdict
from checker.report import Coverage, Mend, Quote, Report, Result

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ROOTS = {"header": "hdr", "footer": "ftr"}


@cache
def checker() -> Checker:
    """A checker to read with."""
    return Checker()


def word(body: str, **parts: str) -> bytes:
    """A Word file of that body, with parts such as ``comments=``, ``header1=`` by their inner XML; their relationship
    ids are their names."""
    written = {"word/document.xml": f"<w:document {_NAMES}><w:body>{body}</w:body></w:document>"}
    links, types = "", _override("word/document.xml", "document.main")
    for name, inner in parts.items():
        kind = name.rstrip("0123456789")
        written[f"word/{name}.xml"] = f"<w:{_ROOTS.get(kind, kind)} {_NAMES}>{inner}</w:{_ROOTS.get(kind, kind)}>"
        links += f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{name}.xml"/>'
        types += _override(f"word/{name}.xml", kind)
    package = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    main = f'<Relationship Id="m" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    written["_rels/.rels"] = f"<Relationships {package}>{main}</Relationships>"
    written["word/_rels/document.xml.rels"] = f"<Relationships {package}>{links}</Relationships>"
    default = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
    )
    schema = 'xmlns="http://schemas.openxmlformats.org/package/2006/content-types"'
    written["[Content_Types].xml"] = f"<Types {schema}>{default}{types}</Types>"
    return zipped({name: text.encode() for name, text in written.items()})


def _override(part: str, kind: str) -> str:
    return f'<Override PartName="/{part}" ContentType="{_MAIN}.{kind}+xml"/>'


def zipped(members: dict[str, bytes]) -> bytes:
    """A zip of *members*."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as target:
        for name, data in members.items():
            target.writestr(name, data)
    return stream.getvalue()


def members(data: bytes) -> dict[str, bytes]:
    """The members of a zip."""
    with ZipFile(BytesIO(data)) as source:
        return {name: source.read(name) for name in source.namelist()}


def plain() -> bytes:
    """What python-docx makes, with a list and a picture-less header."""
    document = docx.Document()
    document.add_heading("关于先进班组的公示", 0)
    document.add_paragraph("经研究，现将名单公示如下：甲班组、乙班组。").runs[0].bold = True
    paragraph = document.add_paragraph("公示期为")
    paragraph.add_run("七").italic = True
    paragraph.add_run("个工作日。文号为云发[2025]3号。")
    document.add_paragraph("云岭市工会")
    document.add_paragraph("2025年6月4日")
    document.sections[0].header.paragraphs[0].text = "内部资料页眉"
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def with_tables() -> bytes:
    """A table with cells merged across and down."""
    document = docx.Document()
    document.add_paragraph("关于补助人员的公示")
    table = document.add_table(3, 3)
    table.cell(0, 0).merge(table.cell(0, 2)).text = "补助人员名单"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "一车间"
    table.cell(1, 1).text = "张某某"
    table.cell(1, 2).text = "500元"
    table.cell(2, 1).text = "李某某"
    table.cell(2, 2).text = "600元"
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


COMMENT = '<w:comment w:id="3" w:author="王某"><w:p><w:r><w:t>请补电话</w:t></w:r></w:p></w:comment>'
REVISED = """
<w:p><w:r><w:t>关于名单的公示</w:t></w:r></w:p>
<w:p>
  <w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">公示期为 </w:t></w:r>
  <w:del w:id="7" w:author="王某"><w:r><w:delText>五</w:delText></w:r></w:del>
  <w:ins w:id="8" w:author="王某"><w:r><w:t>七</w:t></w:r></w:ins>
  <w:commentRangeStart w:id="3"/>
  <w:r w:rsidR="00AB12CD"><w:t>个工作日，请向公司工会反映。</w:t><w:tab/><w:t>文号[2025]1号</w:t></w:r>
  <w:commentRangeEnd w:id="3"/><w:r><w:commentReference w:id="3"/></w:r>
</w:p>
<w:p><w:r><w:t>云岭纺织有限公司</w:t></w:r></w:p>
"""


def revised() -> bytes:
    """With a comment and tracked changes of a person, written with white space between elements."""
    return word(REVISED, comments=COMMENT)


def read(data: bytes) -> Document:
    """*data* as our reader has it."""
    return checker().read(Source("notice.docx", data))


def wrong(raw: str, *words: str, level: Level = Level.ERROR, **fields: object) -> Result:
    """A fault shown by the first occurrence of each of *words*."""
    quotes = [Quote(raw.index(one), raw.index(one) + len(one), one, "第1段") for one in words]
    return _result(level, evidence=tuple(quotes), **fields)


def missing(point: int, remedy: str, **fields: object) -> Result:
    """A fault by absence: *remedy* belongs at *point*."""
    return _result(Level.ERROR, related=(Quote(point, point, "", "第2段后"),), remedy=remedy, **fields)


def _result(level: Level, **fields: object) -> Result:
    given: dict[str, object] = {
        "requirement": "R-1",
        "title": "写明一事",
        "kind": Kind.CONTENT,
        "level": level,
        "verdict": Verdict.FAIL,
        "message": "写得不对",
        "plugin": "made",
    }
    return Result(**{**given, **fields})  # type: ignore[arg-type]


def mend(raw: str, words: str, replacement: str) -> Mend:
    """A safe mend of the first occurrence of *words*."""
    return Mend(raw.index(words), raw.index(words) + len(words), replacement, True)


def report(*results: Result) -> Report:
    """A report of those results."""
    count = len(results)
    return Report(
        "notice.docx",
        "0" * 64,
        "made",
        "试用",
        results=results,
        coverage=Coverage(count, count, failed=count),
        confirm=("盖章",),
    )


def annotated(data: bytes, *results: Result, suggest: bool = False, table: bool = True) -> bytes:
    """The copy of *data* with those results."""
    return annotate(data, read(data), report(*results), suggest=suggest, table=table)


def document_xml(data: bytes) -> etree._Element:
    """The root of the main part."""
    return etree.fromstring(members(data)["word/document.xml"])


def canonical(xml: bytes) -> bytes:
    """*xml* as C14N has it."""
    return etree.tostring(etree.fromstring(xml), method="c14n")


def comments(data: bytes) -> dict[str, tuple[str, str, list[str]]]:
    """The comments by id: author, the words of the document that they are around, and their paragraphs."""
    listed = members(data).get("word/comments.xml")
    root = document_xml(data)
    return {
        str(item.get(f"{W}id")): (
            str(item.get(f"{W}author")),
            around(root, str(item.get(f"{W}id"))),
            ["".join(map(str, paragraph.itertext())) for paragraph in item],
        )
        for item in (etree.fromstring(listed) if listed else ())
    }


def around(root: etree._Element, number: str) -> str:
    """The characters between the marks of a comment; each of them, and the reference, is there once."""
    inside, found, marks = False, "", []
    for item in root.iter():
        tag = str(item.tag).removeprefix(W)
        if tag.startswith("comment") and item.get(f"{W}id") == number:
            marks.append(tag)
            inside = tag == "commentRangeStart"
        elif inside and tag == "t":
            found += item.text or ""
    assert marks == ["commentRangeStart", "commentRangeEnd", "commentReference"], marks
    return found


def ours(data: bytes) -> list[tuple[str, str, list[str]]]:
    """Our comments in their order."""
    return [item for item in comments(data).values() if item[0] == "公开检查"]


def runs(root: etree._Element) -> Iterable[tuple[str, bytes]]:
    """Every character of the document with the formatting that it has."""
    for run in root.iter(f"{W}r"):
        look = run.find(f"{W}rPr")
        look_xml = b"" if look is None else etree.tostring(look, method="c14n", exclusive=True, with_tail=False)
        for text in run.iter(f"{W}t", f"{W}delText"):
            words = text.text or ""
            kept = text.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
            yield from ((char, look_xml) for char in (words if kept else words.strip(" \t\r\n")))
