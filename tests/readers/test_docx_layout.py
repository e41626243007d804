"""Word: effective formatting, resolved through runs, styles, theme and defaults; pages; what is drawn."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.layout import Layout, Margin, ParagraphFormat, RunFormat
from checker.model import ReadError

from .build import archive, members, p, r, read_bytes, relationships, tbl, tc, tr, word

MAIN = "word/document.xml"
THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:fontScheme>'
    '<a:majorFont><a:latin typeface="Cambria"/><a:ea typeface="黑体"/></a:majorFont>'
    '<a:minorFont><a:latin typeface="Calibri"/><a:ea typeface=""/>'
    '<a:font script="Jpan" typeface="MS Mincho"/><a:font script="Hans" typeface="等线"/></a:minorFont>'
    "</a:fontScheme></a:themeElements></a:theme>"
)
CHINESE = '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'


def laid_out(data: bytes) -> Layout:
    layout = read_bytes(data).layout
    assert layout is not None
    return layout()


def run(body: str, path: str = "p[1]/r[1]", **parts: str) -> RunFormat:
    found = laid_out(word(body, **parts)).run(MAIN, path)
    assert found is not None
    return found


def paragraph(properties: str, styles: str = "", **parts: str) -> ParagraphFormat:
    found = laid_out(word(p("正文", properties), styles=styles, **parts)).paragraph(MAIN, "p[1]/r[1]")
    assert found is not None
    return found


def style(identity: str, properties: str, kind: str = "paragraph", based_on: str = "", default: bool = False) -> str:
    based = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    said = ' w:default="1"' if default else ""
    return f'<w:style w:type="{kind}" w:styleId="{identity}"{said}>{based}{properties}</w:style>'


def one(*inner: str) -> str:
    """A paragraph of those runs."""
    return f"<w:p>{''.join(inner)}</w:p>"


def rpr(properties: str) -> str:
    return f"<w:rPr>{properties}</w:rPr>"


def size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/>'


def font(name: str) -> str:
    return f'<w:rFonts w:eastAsia="{name}"/>'


DEFAULTS = f"<w:docDefaults><w:rPrDefault>{rpr(size(20) + font('默认'))}</w:rPrDefault></w:docDefaults>"
#: The same property said ever nearer to the run: what is said nearest holds.
NEARER = [
    (DEFAULTS, "默认", 10.0),
    (style("n", rpr(size(21) + font("正文样式")), default=True), "正文样式", 10.5),
    (style("base", rpr(size(24) + font("基准")), based_on="n"), "基准", 12.0),
    (style("body", rpr(size(28) + font("段落样式")), based_on="base"), "段落样式", 14.0),
    (style("char", rpr(size(30) + font("字符样式")), kind="character"), "字符样式", 15.0),
]


@pytest.mark.parametrize("depth", range(1, len(NEARER) + 1))
def test_what_is_said_nearest_to_the_run_holds(depth: int) -> None:
    sheet = "".join(part for part, _, _ in NEARER[:depth])
    names = {1: ("", ""), 2: ("", ""), 3: ("base", ""), 4: ("body", ""), 5: ("body", "char")}[depth]
    styled = f'<w:pStyle w:val="{names[0]}"/>' if names[0] else ""
    character = f'<w:rStyle w:val="{names[1]}"/>' if names[1] else ""
    found = run(f"<w:p><w:pPr>{styled}</w:pPr>{r('字', character)}</w:p>", styles=sheet)
    assert (found.east_asian, found.size) == NEARER[depth - 1][1:]
    direct = run(f"<w:p><w:pPr>{styled}</w:pPr>{r('字', character + size(32) + font('仿宋'))}</w:p>", styles=sheet)
    assert (direct.east_asian, direct.size) == ("仿宋", 16.0)


def test_what_is_not_said_is_not_guessed() -> None:
    assert run(p("字")) == RunFormat()


def test_fonts_of_the_theme() -> None:
    def themed(properties: str, settings: str = CHINESE) -> str | None:
        written = members(f"<w:p>{r('字', properties)}</w:p>", settings=settings)
        written["word/theme.xml"] = THEME
        links = {"settings": ("settings", "settings.xml"), "theme": ("theme", "theme.xml")}
        written["word/_rels/document.xml.rels"] = relationships(links)
        found = laid_out(archive(written)).run(MAIN, "p[1]/r[1]")
        return found.east_asian if found else None

    assert themed('<w:rFonts w:eastAsiaTheme="majorEastAsia"/>') == "黑体"
    assert themed('<w:rFonts w:eastAsiaTheme="minorEastAsia" w:eastAsia="仿宋"/>') == "等线"
    assert themed('<w:rFonts w:eastAsiaTheme="minorEastAsia"/>', "") is None
    japanese = '<w:themeFontLang w:eastAsia="ja-JP"/>'
    assert themed('<w:rFonts w:eastAsiaTheme="minorEastAsia"/>', japanese) == "MS Mincho"


def test_a_font_named_nearer_comes_before_one_of_the_theme_further_off() -> None:
    themed = style("n", rpr('<w:rFonts w:eastAsiaTheme="minorEastAsia" w:asciiTheme="minorHAnsi"/>'), default=True)
    found = run(f"<w:p>{r('字', font('仿宋_GB2312'))}</w:p>", styles=themed, settings=CHINESE)
    assert found.east_asian == "仿宋_GB2312"


@pytest.mark.parametrize(
    ("paragraph_style", "character_style", "direct", "bold"),
    [
        ("<w:b/>", "", "", True),
        ("<w:b/>", "<w:b/>", "", False),  # two kinds of style toggle each other
        ("<w:b/>", '<w:b w:val="0"/>', "", True),
        ("", "<w:b/>", "", True),
        ("<w:b/>", "<w:b/>", "<w:b/>", True),
        ("<w:b/>", "", '<w:b w:val="false"/>', False),
    ],
)
def test_toggles(paragraph_style: str, character_style: str, direct: str, bold: bool) -> None:
    sheet = style("body", rpr(paragraph_style)) + style("char", rpr(character_style), kind="character")
    inner = r("字", '<w:rStyle w:val="char"/>' + direct)
    assert run(f'<w:p><w:pPr><w:pStyle w:val="body"/></w:pPr>{inner}</w:p>', styles=sheet).bold is bold


def test_a_style_based_on_a_bold_one_is_bold_once() -> None:
    sheet = style("base", rpr("<w:b/>")) + style("body", rpr("<w:b/>"), based_on="base")
    assert run(p("字", '<w:pStyle w:val="body"/>'), styles=sheet).bold


def test_colour_and_shading() -> None:
    found = run(one(r("字", '<w:color w:val="ff0000"/><w:shd w:val="clear" w:fill="D9D9D9"/>')))
    assert (found.color, found.shading) == ("FF0000", "D9D9D9")
    found = run(one(r("字", '<w:color w:val="auto"/><w:highlight w:val="yellow"/>')))
    assert (found.color, found.shading) == ("auto", "yellow")


def test_the_style_of_a_table_stands_behind_that_of_the_paragraph() -> None:
    sheet = style("grid", rpr(size(18)) + '<w:pPr><w:jc w:val="center"/></w:pPr>', kind="table")
    table = tbl(tr(tc(p("字")))).replace("<w:tblPr/>", '<w:tblPr><w:tblStyle w:val="grid"/></w:tblPr>')
    layout = laid_out(word(table, styles=sheet))
    at = "tbl[1]/R1C1/p[1]/r[1]"
    look, stands = layout.run(MAIN, at), layout.paragraph(MAIN, at)
    assert look is not None
    assert look.size == 9.0
    assert stands is not None
    assert stands.alignment == "center"
    normal = style("n", rpr(size(32)), default=True)
    look = laid_out(word(table, styles=sheet + normal)).run(MAIN, at)
    assert look is not None
    assert look.size == 16.0


def test_indents() -> None:
    found = paragraph('<w:ind w:firstLineChars="200" w:firstLine="640" w:leftChars="100" w:right="320"/>')
    assert (found.first_chars, found.first, found.left_chars, found.right) == (2.0, 32.0, 1.0, 16.0)
    assert paragraph('<w:ind w:hanging="420"/>').first == -21.0
    assert paragraph('<w:ind w:start="240" w:end="20"/>').left == 12.0


def test_no_characters_take_inherited_characters_away() -> None:
    sheet = style("n", '<w:pPr><w:ind w:firstLineChars="200"/></w:pPr>', default=True)
    assert paragraph("", sheet).first_chars == 2.0
    assert paragraph('<w:ind w:firstLineChars="0" w:firstLine="0"/>', sheet).first_chars is None
    assert paragraph('<w:ind w:firstLine="400"/>', sheet).first_chars == 2.0  # characters come before points


def test_spacing() -> None:
    found = paragraph('<w:spacing w:line="579" w:lineRule="exact" w:before="120"/>')
    assert (found.line, found.before) == pytest.approx((28.95, 6.0))
    assert found.rule == "exact"
    assert paragraph('<w:spacing w:line="360"/>').line == 1.5
    assert paragraph("").line is None
    grid = '<w:sectPr><w:docGrid w:type="lines" w:linePitch="579"/></w:sectPr>'
    layout = laid_out(word(p("正文", '<w:spacing w:beforeLines="100"/>') + grid))
    stands = layout.paragraph(MAIN, "p[1]/r[1]")
    assert stands is not None
    assert stands.before == pytest.approx(28.95)


def test_alignment_and_the_rest() -> None:
    assert paragraph('<w:jc w:val="end"/>').alignment == "right"
    assert paragraph('<w:jc w:val="odd"/>').alignment == "both"
    found = paragraph(
        '<w:pageBreakBefore/><w:outlineLvl w:val="0"/><w:numPr><w:numId w:val="3"/></w:numPr>'
        '<w:pBdr><w:bottom w:val="single" w:color="ff0000"/></w:pBdr><w:snapToGrid w:val="0"/>'
    )
    assert (found.break_before, found.outline, found.numbered, found.border) == (True, 1, True, "FF0000")
    assert not found.snapped


SECTION = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="-2098" w:right="1474" w:bottom="1984" w:left="1588"'
    ' w:header="851" w:footer="1417" w:gutter="0"/><w:cols w:num="2"/><w:pgNumType w:fmt="numberInDash"/>'
    '<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-849"/></w:sectPr>'
)


def test_pages() -> None:
    (page,) = laid_out(word(p("正文") + SECTION)).pages
    sides = (page.width, page.height, page.top, page.bottom, page.left, page.right)
    assert sides == pytest.approx((210, 297, 37, 35, 28, 26), abs=0.05)
    assert page.area == pytest.approx((156, 225), abs=0.1)
    assert (page.columns, page.number_format) == (2, "numberInDash")
    assert page.grid is not None
    assert page.grid.kind == "linesAndChars"
    assert page.grid.pitch == pytest.approx(28.95)
    assert page.grid.space == pytest.approx(-0.207, abs=0.001)


def test_a_page_that_says_nothing() -> None:
    (page,) = laid_out(word(p("正文") + "<w:sectPr/>")).pages
    assert (page.width, page.top, page.area, page.grid) == (None, None, None, None)
    assert laid_out(word(p("正文"))).pages == ()


def test_lengths_may_have_units() -> None:
    section = '<w:sectPr><w:pgSz w:w="210mm" w:h="29.7cm"/><w:pgMar w:top="1in" w:left="odd"/></w:sectPr>'
    (page,) = laid_out(word(p("正文") + section)).pages
    assert (page.width, page.height, page.top) == pytest.approx((210, 297, 25.4))
    assert page.left is None


def test_paragraphs_know_their_section() -> None:
    first = f'<w:p><w:pPr><w:sectPr><w:pgSz w:w="16838" w:h="11906"/></w:sectPr></w:pPr>{r("甲")}</w:p>'
    layout = laid_out(word(first + p("乙") + SECTION))
    found = [layout.paragraph(MAIN, f"p[{n}]/r[1]") for n in (1, 2)]
    assert [one.page for one in found if one] == [0, 1]
    assert [round(page.width or 0) for page in layout.pages] == [297, 210]


def test_headers_and_footers_in_force() -> None:
    section = (
        '<w:sectPr><w:footerReference w:type="default" r:id="footer1"/>'
        '<w:footerReference w:type="even" r:id="footer2"/></w:sectPr>'
    )
    field = f'<w:fldSimple w:instr=" PAGE \\* MERGEFORMAT ">{r("1")}</w:fldSimple>'
    numbered = one(r("— "), field)
    parts = {"footer1": numbered, "footer2": p("偶数页"), "settings": "<w:evenAndOddHeaders/>"}
    layout = laid_out(word(p("正文") + section, **parts))
    assert layout.pages[0].margins == (
        Margin("footer", "default", "word/footer1.xml"),
        Margin("footer", "even", "word/footer2.xml"),
    )
    (found,) = layout.paragraphs["word/footer1.xml"]
    assert (found.text, found.fields, found.page) == ("— 1", ("PAGE",), None)
    del parts["settings"]
    assert [one.pages for one in laid_out(word(p("正文") + section, **parts)).pages[0].margins] == ["default"]


BOX = (
    '<w:r><w:pict><v:shape style="position:absolute;mso-position-horizontal:outside"><v:textbox>'
    "<w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)


def test_text_boxes_have_paths_as_their_words_have() -> None:
    data = word(one(BOX.format(p("框内", '<w:jc w:val="right"/>'))))
    runs = [one for block in read_bytes(data).blocks for one in block.runs]
    stands = laid_out(data).paragraph(runs[0].part, runs[0].path)
    assert stands is not None
    assert (stands.text, stands.frame, stands.alignment) == ("框内", "outside", "right")


def test_pictures_and_lines() -> None:
    drawing = (
        '<w:r><w:drawing><wp:anchor xmlns:wp="urn:wp"><wp:extent cx="1440000" cy="720000"/>'
        '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:blip/></a:graphic>'
        "</wp:anchor></w:drawing></w:r>"
    )
    line = '<w:r><w:pict><v:line style="position:absolute" strokecolor="#ff0000"/></w:pict></w:r>'
    picture, drawn = laid_out(word(f"<w:p>{r('甲')}{drawing}{line}</w:p>")).drawings
    assert (picture.kind, picture.floating, picture.place.path) == ("picture", True, "p[1]/r[2]")
    assert (picture.width, picture.height) == pytest.approx((40, 20))
    assert (drawn.kind, drawn.color) == ("line", "FF0000")


def test_breaks() -> None:
    broken = '<w:p><w:r><w:br w:type="page"/><w:t>甲</w:t></w:r><w:r><w:lastRenderedPageBreak/><w:br/></w:r></w:p>'
    layout = laid_out(word(broken))
    (found,) = layout.paragraphs[MAIN]
    assert (found.breaks, found.rendered) == (1, (1,))


def test_every_run_of_words_has_a_format() -> None:
    body = f"{p('甲')}{tbl(tr(tc(p('乙')), tc(p('丙'))))}<w:p>{BOX.format(p('丁'))}{r('戊')}</w:p>"
    data = word(body)
    layout = laid_out(data)
    runs = [one for block in read_bytes(data).blocks for one in block.runs]
    assert len(runs) == 5
    assert all(layout.run(one.part, one.path) and layout.paragraph(one.part, one.path) for one in runs)


ODD = st.sampled_from(["", "x", "-1", "99999999999999999999", "12.5", "1e9", "20mm", "auto", "\x41"])


@given(ODD, ODD, ODD)
def test_odd_values_never_crash(one: str, two: str, three: str) -> None:
    run_says = f'<w:sz w:val="{one}"/><w:rFonts w:eastAsiaTheme="{two}"/><w:color w:val="{three}"/><w:b w:val="{one}"/>'
    body = (
        f'<w:p><w:pPr><w:ind w:firstLineChars="{one}" w:left="{two}"/><w:spacing w:line="{three}" w:lineRule="{one}"/>'
        f'<w:outlineLvl w:val="{two}"/></w:pPr>{r("字", run_says)}</w:p><w:sectPr><w:pgSz w:w="{one}" w:h="{two}"/>'
        f'<w:pgMar w:top="{three}"/><w:docGrid w:type="lines" w:linePitch="{two}"/><w:cols w:num="{three}"/></w:sectPr>'
    )
    assert laid_out(word(body)).run(MAIN, "p[1]/r[1]") is not None


def _nested(depth: int) -> str:
    inner = p("底")
    for _ in range(depth):
        inner = f"<w:p>{BOX.format(inner)}</w:p>"
    return inner


def test_a_broken_theme_leaves_fonts_unknown_and_nothing_else() -> None:
    written = members(one(r("字", '<w:rFonts w:eastAsiaTheme="minorEastAsia"/>' + size(32))))
    written["word/theme.xml"] = "<a:theme"
    written["word/_rels/document.xml.rels"] = relationships({"theme": ("theme", "theme.xml")})
    found = laid_out(archive(written)).run(MAIN, "p[1]/r[1]")
    assert found is not None
    assert (found.east_asian, found.size) == (None, 16.0)


def test_the_walk_refuses_what_the_reader_refuses() -> None:
    build: Callable[[int], str] = _nested
    with pytest.raises(ReadError):
        read_bytes(word(build(200)))


def test_a_text_has_no_layout() -> None:
    from checker.model import Source
    from checker.readers.text import read

    content = read(Source("a.txt", "公示".encode()))
    assert content is not None
    assert content.layout is None
