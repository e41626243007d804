"""An official document (公文) in Word that stands as GB/T 9704-2012 lays down, to be changed in one thing by a test."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

#: Changes the finished document in one thing.
Change = Callable[[Any], None]

RIGHT, CENTER, LEFT = WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT
#: The lines of the document, by the names that tests change them under.
MARK = "青禾县人民政府文件"
NUMBER = "青政发〔2025〕3号"
TITLE = "青禾县人民政府关于做好防汛值班工作的通知"
ADDRESSEE = "各乡镇人民政府，县政府各部门："
OPENING = "现将2025年防汛值班工作的有关事项通知如下，请结合实际认真抓好落实，确保安全度汛。"
FIRST = "一、落实值班责任"
SECOND = "（一）明确带班领导。"
AFTER_SECOND = "各单位要安排1名负责人在岗带班，24小时保持电话畅通，遇有险情及时处置并报告。"
CLOSING = "各单位于5月20日前报送值班安排。"
LISTED = "附件：防汛值班安排表"
ORGAN = "青禾县人民政府"
DATE = "2025年5月7日"
REMARK = "（此件公开发布）"
COPIES = "抄送：县委各部门，县人大常委会办公室，县政协办公室。"
PRINTED = "青禾县人民政府办公室　　　2025年5月7日印发"


def font(run: Any, name: str, size: float) -> None:
    """Set the Chinese and the Latin font of *run*, and its size in points."""
    run.font.name = name if name == "宋体" else "Times New Roman"
    run._element.rPr.rFonts.set(qn("w:eastAsia"), name)
    run.font.size = Pt(size)


def indent(paragraph: Any, **chars: float) -> None:
    """Set indents in characters of 16 points: first_line, left, right; in points too, as Word does."""
    said = paragraph._element.get_or_add_pPr().get_or_add_ind()
    for key, value in chars.items():
        name = {"first_line": "firstLineChars", "left": "leftChars", "right": "rightChars"}[key]
        said.set(qn(f"w:{name}"), str(round(value * 100)))
        said.set(qn(f"w:{name.removesuffix('Chars')}"), str(round(value * 320)))


def line(document: Any, *pieces: tuple[str, str], size: float = 16, align: Any = None, **chars: float) -> Any:
    """A paragraph of pieces of text, each with its font, with exactly 28.95 points from line to line."""
    paragraph = document.add_paragraph()
    for text, name in pieces:
        font(paragraph.add_run(text), name, size)
    return stand(paragraph, align, **chars)


def stand(paragraph: Any, align: Any = None, **chars: float) -> Any:
    """Give *paragraph* its line spacing, alignment and indents."""
    paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    paragraph.paragraph_format.line_spacing = Pt(28.95)
    paragraph.paragraph_format.space_after = paragraph.paragraph_format.space_before = Pt(0)
    paragraph.alignment = align
    if chars:
        indent(paragraph, **chars)
    return paragraph


def conforming() -> Any:
    """The whole document, as python-docx has it."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance = Mm(25)
    mark = line(document, (MARK, "方正小标宋简体"), size=40, align=CENTER)
    mark.paragraph_format.line_spacing = Pt(60)
    mark.runs[0].font.color.rgb = RGBColor(0xFF, 0, 0)
    line(document)
    number = line(document, (NUMBER, "仿宋_GB2312"), align=CENTER)
    border(number, "FF0000")
    line(document)
    line(document)
    line(document, (TITLE, "方正小标宋简体"), size=22, align=CENTER)
    line(document)
    line(document, (ADDRESSEE, "仿宋_GB2312"))
    line(document, (OPENING, "仿宋_GB2312"), first_line=2)
    line(document, (FIRST, "黑体"), first_line=2)
    line(document, (SECOND, "楷体_GB2312"), (AFTER_SECOND, "仿宋_GB2312"), first_line=2)
    line(document, (CLOSING, "仿宋_GB2312"), first_line=2)
    line(document)
    line(document, (LISTED, "仿宋_GB2312"), left=2)
    line(document)
    line(document)
    line(document, (ORGAN, "仿宋_GB2312"), align=RIGHT, right=3.5)
    line(document, (DATE, "仿宋_GB2312"), align=RIGHT, right=4)
    line(document, (REMARK, "仿宋_GB2312"), left=2)
    border(line(document, (COPIES, "仿宋_GB2312"), size=14, left=1, right=1), "auto")
    border(line(document, (PRINTED, "仿宋_GB2312"), size=14, left=1, right=1), "auto")
    document.settings.odd_and_even_pages_header_footer = True
    footer(section.footer, RIGHT, right=1)
    footer(section.even_page_footer, LEFT, left=1)
    return document


def border(paragraph: Any, color: str) -> None:
    """A line below *paragraph*."""
    borders, bottom = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for key, value in (("val", "single"), ("sz", "12"), ("space", "1"), ("color", color)):
        bottom.set(qn(f"w:{key}"), value)
    borders.append(bottom)
    paragraph._element.get_or_add_pPr().insert_element_before(borders, "w:spacing", "w:ind", "w:jc")


def footer(place: Any, align: Any, **chars: float) -> None:
    """A page number between dashes."""
    place.is_linked_to_previous = False
    paragraph = place.paragraphs[0]
    for text in ("— ", "", " —"):
        run = paragraph.add_run(text)
        font(run, "宋体", 14)
        if not text:
            field(run)
    stand(paragraph, align, **chars)


def field(run: Any) -> None:
    """Make *run* the field of the page's number."""
    for kind, text in (("begin", ""), ("", " PAGE "), ("separate", ""), ("result", "1"), ("end", "")):
        tag = {"": "w:instrText", "result": "w:t"}.get(kind, "w:fldChar")
        element = OxmlElement(tag)
        if tag == "w:fldChar":
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run._element.append(element)


def saved(*changes: Change) -> bytes:
    """The bytes of the document after *changes*."""
    document = conforming()
    for change in changes:
        change(document)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def find(document: Any, text: str) -> Any:
    """The paragraph that begins with *text*."""
    return next(one for one in document.paragraphs if one.text.startswith(text))
