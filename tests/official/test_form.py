"""The form of an official document in Word: one that conforms, and the same with one thing changed."""

from collections.abc import Callable
from typing import Any

import pytest
from docx.enum.text import WD_BREAK
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from checker import Checker, Verdict
from checker.model import Level, Source
from checker.report import Report

from . import build
from .build import CENTER, Change, find, font, indent, saved
from .office import office

#: What the conforming document itself asks a person, at the level of a note: the seal, and the attachment elsewhere.
ASKED = {"GW-EL-13", "GW-EL-15"}
checker = Checker()


def report(*changes: Change) -> Report:
    source = Source("通知.docx", saved(*changes))
    return checker.check_document(checker.read(source), source.name, "")


def found(made: Report) -> dict[str, tuple[Verdict, tuple[str, ...]]]:
    """What is found of the form, with the quotes."""
    return {
        one.requirement: (one.verdict, tuple(quote.text for quote in one.evidence))
        for one in made.results
        if one.requirement.startswith("GW-") and one.verdict not in (Verdict.PASS, Verdict.NOT_APPLICABLE)
    }


def test_a_document_that_conforms_has_no_finding() -> None:
    made = report()
    assert "official_document" in made.checklists
    assert set(found(made)) == ASKED
    assert all(one.level is Level.NOTE for one in made.results if one.requirement in ASKED and one.level)


def text(start: str, change: Callable[[Any], None]) -> Change:
    """A change of the paragraph that begins with *start*."""
    return lambda document: change(find(document, start))


def runs(start: str, name: str, size: float) -> Change:
    def change(document: Any) -> None:
        for run in find(document, start).runs:
            font(run, name, size)

    return change


def section(**lengths: Any) -> Change:
    def change(document: Any) -> None:
        for key, value in lengths.items():
            setattr(document.sections[0], key, value)

    return change


def colour(start: str, *rgb: int) -> Change:
    return text(start, lambda paragraph: setattr(paragraph.runs[0].font.color, "rgb", RGBColor(*rgb)))


def without_blank_above(start: str) -> Change:
    def change(document: Any) -> None:
        above = find(document, start)._element.getprevious()
        above.getparent().remove(above)

    return change


def footers(change: Callable[[Any], None]) -> Change:
    def both(document: Any) -> None:
        for one in (document.sections[0].footer, document.sections[0].even_page_footer):
            change(one.paragraphs[0])

    return both


def number_size(paragraph: Any) -> None:
    for run in paragraph.runs:
        run.font.size = Pt(9)


def short_dashes(paragraph: Any) -> None:
    paragraph.runs[0].text, paragraph.runs[2].text = "- ", " -"


def emptied(paragraph: Any) -> None:
    for run in list(paragraph.runs):
        run._element.getparent().remove(run._element)


def spacing(points: float) -> Change:
    def change(document: Any) -> None:
        for paragraph in document.paragraphs:
            if paragraph.text.startswith((build.OPENING, build.SECOND, build.CLOSING)):
                paragraph.paragraph_format.line_spacing = Pt(points)

    return change


MUTATIONS: list[tuple[str, Change, tuple[str, ...]]] = [
    ("GW-EL-04.red", colour(build.MARK, 0, 0, 0), (build.MARK,)),
    ("GW-EL-04.center", text(build.MARK, lambda one: setattr(one, "alignment", None)), (build.MARK,)),
    ("GW-PG-01.paper", section(page_width=Mm(215.9), page_height=Mm(279.4)), (build.MARK,)),
    ("GW-PG-01.top", section(top_margin=Mm(25.4)), (build.MARK,)),
    ("GW-PG-01.binding", section(left_margin=Mm(31.7), right_margin=Mm(22.3)), (build.MARK,)),
    ("GW-PG-01.area", section(bottom_margin=Mm(33)), (build.MARK,)),
    ("GW-PG-02.lines", spacing(32), (build.OPENING,)),
    ("GW-FT-01.font", runs(build.OPENING, "宋体", 16), (build.OPENING,)),
    ("GW-FT-01.size", runs(build.CLOSING, "仿宋_GB2312", 12), (build.CLOSING,)),
    ("GW-FT-01.black", colour(build.CLOSING, 0xFF, 0, 0), (build.CLOSING,)),
    ("GW-FT-02.font", runs(build.TITLE, "黑体", 22), (build.TITLE,)),
    ("GW-FT-02.size", runs(build.TITLE, "方正小标宋简体", 18), (build.TITLE,)),
    ("GW-FT-02.above", without_blank_above(build.TITLE), (build.TITLE,)),
    ("GW-HD-01.first", runs(build.FIRST, "仿宋_GB2312", 16), (build.FIRST,)),
    ("GW-HD-01.second", text(build.SECOND, lambda one: font(one.runs[0], "仿宋", 16)), (build.SECOND,)),
    ("GW-ZS-01.flush", text(build.ADDRESSEE, lambda one: indent(one, first_line=2)), (build.ADDRESSEE,)),
    ("GW-ZS-01.above", without_blank_above(build.ADDRESSEE), (build.ADDRESSEE,)),
    ("GW-FJ-01.indent", text(build.LISTED, lambda one: indent(one, left=0)), (build.LISTED,)),
    ("GW-FJ-01.above", without_blank_above(build.LISTED), (build.LISTED,)),
    ("GW-DT-01.place", text(build.DATE, lambda one: setattr(one, "alignment", CENTER)), (build.DATE,)),
    ("GW-FZ-01.indent", text(build.REMARK, lambda one: indent(one, left=0)), (build.REMARK,)),
    ("GW-CS-01.font", runs(build.COPIES, "宋体", 14), (build.COPIES,)),
    ("GW-CS-01.size", runs(build.COPIES, "仿宋", 12), (build.COPIES,)),
    ("GW-EL-18", footers(emptied), (build.MARK,)),
    ("GW-PN-01.font", footers(number_size), ("— 1 —",)),
    ("GW-PN-01.dash", footers(short_dashes), ("- 1 -",)),
    ("GW-PN-01.side", footers(lambda one: setattr(one, "alignment", CENTER)), ("— 1 —",)),
    (
        "GW-RP-01",
        text(build.OPENING, lambda one: one.insert_paragraph_before().add_run().add_break(WD_BREAK.PAGE)),
        (build.OPENING,),
    ),
]


@pytest.mark.parametrize(("row", "change", "evidence"), MUTATIONS, ids=[row for row, _, _ in MUTATIONS])
def test_one_thing_changed_is_the_one_thing_found(row: str, change: Change, evidence: tuple[str, ...]) -> None:
    made = found(report(change))
    assert set(made) - ASKED == {row}
    assert made[row] == (Verdict.FAIL, evidence)


def test_the_standard_asks_less_of_a_company() -> None:
    def change(document: Any) -> None:
        find(document, build.MARK).runs[0].text = "青禾县供水有限公司文件"
        document.sections[0].top_margin = Mm(25.4)

    (one,) = [one for one in report(change).results if one.requirement == "GW-PG-01.top"]
    assert (one.verdict, one.level) == (Verdict.FAIL, Level.WARNING)


def test_a_layout_that_cannot_be_read_is_none() -> None:
    """A footer that is not in force, and broken: the words are read, and nothing is said of the form."""
    from io import BytesIO
    from zipfile import ZipFile

    stream = BytesIO()
    with ZipFile(BytesIO(saved())) as sound, ZipFile(stream, "w") as target:
        for name in sound.namelist():
            if name != "word/_rels/document.xml.rels":
                target.writestr(name, sound.read(name))
        types = sound.read("word/_rels/document.xml.rels").decode()
        link = (
            '<Relationship Id="rId99" Type="http://x/relationships/footnotes" Target="footnotes.xml"/></Relationships>'
        )
        target.writestr("word/_rels/document.xml.rels", types.replace("</Relationships>", link))
        target.writestr("word/footnotes.xml", b"<broken")
    source = Source("通知.docx", stream.getvalue())
    made = checker.check_document(checker.read(source), source.name, "")
    (one,) = [one for one in made.results if one.requirement == "GW-PG-01.top"]
    assert (one.verdict, one.message) == (Verdict.NOT_APPLICABLE, "这种文件读不出版面，版面另查")


def test_a_title_too_far_left_is_not_in_the_centre() -> None:
    def change(document: Any) -> None:
        title = find(document, build.TITLE)
        title.alignment = None
        title.runs[0].text = "青禾县人民政府关于防汛值班的通知"

    assert set(found(report(change))) - ASKED == {"GW-FT-02.center"}


def test_every_paragraph_in_the_wrong_font_is_one_finding() -> None:
    def change(document: Any) -> None:
        for paragraph in document.paragraphs:
            for run in paragraph.runs:
                if run._element.rPr.rFonts.get(qn("w:eastAsia")) == "仿宋_GB2312" and run.font.size == Pt(16):
                    font(run, "宋体", 16)

    made = report(change)
    assert set(found(made)) - ASKED == {"GW-FT-01.font"}
    (one,) = [one for one in made.results if one.requirement == "GW-FT-01.font"]
    assert one.message == "正文有3处是“宋体”，应是仿宋"


def test_formatting_may_come_from_styles() -> None:
    """As offices work: the default style has font and size, and runs say nothing."""

    def change(document: Any) -> None:
        normal = document.styles["Normal"]
        normal.font.size = Pt(16)
        normal.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "仿宋")
        for start in (build.OPENING, build.CLOSING):
            for run in find(document, start).runs:
                run._element.remove(run._element.rPr)

    assert set(found(report(change))) == ASKED


def test_an_ordinary_notice_is_no_official_document() -> None:
    import docx

    document = docx.Document()
    title = document.add_paragraph()
    run = title.add_run("青禾县农机公司任前公示")
    font(run, "方正小标宋简体", 22)
    run.font.color.rgb = RGBColor(0xFF, 0, 0)
    document.add_paragraph("现将拟任人选予以公示。")
    from io import BytesIO

    stream = BytesIO()
    document.save(stream)
    source = Source("公示.docx", stream.getvalue())
    assert "official_document" not in checker.check_document(checker.read(source), source.name, "").checklists


def test_a_red_mark_is_told_by_its_look_where_its_words_do_not_tell() -> None:
    """Several organs beside one 文件, without a number of the document."""

    def joint(red: int, word: str = "文件") -> Change:
        def change(document: Any) -> None:
            mark = find(document, build.MARK)
            mark.runs[0].text = word
            mark.runs[0].font.color.rgb = RGBColor(red, 0, 0)
            organs = mark.insert_paragraph_before()
            font(organs.add_run("青禾县防汛抗旱应急救援联合值班领导小组"), "方正小标宋简体", 26)
            find(document, build.NUMBER).runs[0].text = ""

        return change

    assert "official_document" in report(joint(0xFF)).checklists
    assert "official_document" not in report(joint(0)).checklists
    assert "official_document" not in report(joint(0xFF, "招标文件")).checklists


def test_a_document_as_offices_make_them_has_no_finding() -> None:
    source = Source("通知.docx", office())
    made = checker.check_document(checker.read(source), source.name, "")
    assert "official_document" in made.checklists
    assert set(found(made)) == ASKED
    told = {one.requirement: one.verdict for one in made.results}
    shown = ("GW-PG-02.chars", "GW-FT-02.above", "GW-HD-01.second", "GW-DT-01.place", "GW-CS-01.size", "GW-PN-01.side")
    assert [told[row] for row in shown] == [Verdict.PASS] * len(shown)
