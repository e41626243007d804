"""Word: the characters of paragraphs and runs, as they print."""

import pytest

from checker.model import BlockKind, RunFlag

from .build import content, p, r, text, texts

INSERTED, DELETED, HIDDEN, MOVED = RunFlag.INSERTED, RunFlag.DELETED, RunFlag.HIDDEN, RunFlag.MOVED


def flagged(body: str, **parts: str) -> list[tuple[str, RunFlag]]:
    return [(run.text, run.flags) for block in content(body, **parts).blocks for run in block.runs]


def test_paragraphs_in_order_with_part_and_path() -> None:
    found = content(p("公示") + p() + f"<w:p>{r('经研究')}{r('，公示如下')}</w:p>")
    assert texts(found) == ["公示", "", "经研究，公示如下"]
    assert [block.end for block in found.blocks] == ["\n"] * 3
    assert [(run.part, run.path) for run in found.blocks[2].runs] == [
        ("word/document.xml", "p[3]/r[1]"),
        ("word/document.xml", "p[3]/r[2]"),
    ]


@pytest.mark.parametrize(
    "wrapper",
    [
        "<w:hyperlink>{}</w:hyperlink>",
        "<w:smartTag><w:smartTagPr/>{}</w:smartTag>",
        "<w:customXml><w:customXmlPr/>{}</w:customXml>",
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
        '<w:fldSimple w:instr=" DATE ">{}</w:fldSimple>',
        "<w:bdo>{}</w:bdo>",
        "<mc:AlternateContent><mc:Choice Requires='w14'>{}</mc:Choice><mc:Fallback>{}{}</mc:Fallback>"
        "</mc:AlternateContent>",
    ],
)
def test_wrappers_are_looked_through_and_runs_counted_through_them(wrapper: str) -> None:
    inner = wrapper.replace("{}", r("七"))
    found = content(f"<w:p>{r('公示期为')}{inner}{r('个工作日')}</w:p>")
    assert texts(found) == ["公示期为七个工作日"]
    assert [run.path for run in found.blocks[0].runs] == ["p[1]/r[1]", "p[1]/r[2]", "p[1]/r[3]"]


@pytest.mark.parametrize("wrapper", ["sdt><w:sdtContent", "customXml", "sdt><w:sdtContent><w:customXml"])
def test_whole_paragraphs_in_wrappers(wrapper: str) -> None:
    closing = "></w:".join(reversed(wrapper.replace("><w:", " ").split()))
    assert texts(content(f"{p('甲')}<w:{wrapper}>{p('乙')}{p('丙')}</w:{closing}>{p('丁')}")) == list("甲乙丙丁")


def test_tracked_changes_are_kept_and_flagged() -> None:
    body = (
        f"<w:p>{r('公示期为')}<w:ins>{r('七')}</w:ins><w:del><w:r><w:delText>五</w:delText></w:r></w:del>"
        f"<w:moveFrom>{r('旧')}</w:moveFrom><w:moveTo>{r('新')}</w:moveTo>"
        f"<w:ins><w:del><w:r><w:delText>废</w:delText></w:r></w:del></w:ins></w:p>"
    )
    assert flagged(body) == [
        ("公示期为", RunFlag.NONE),
        ("七", INSERTED),
        ("五", DELETED),
        ("旧", MOVED | DELETED),
        ("新", MOVED | INSERTED),
        ("废", INSERTED | DELETED),
    ]
    assert dict(content(body).metadata)["insertions"] == "3"


def test_old_properties_of_a_tracked_format_change_do_not_count() -> None:
    body = "<w:p><w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>见</w:t></w:r></w:p>"
    assert flagged(body) == [("见", RunFlag.NONE)]


def test_a_deleted_paragraph_mark_joins_the_paragraphs_where_it_is_left_out() -> None:
    found = content(p("公示期为", "<w:rPr><w:del/></w:rPr>") + p("七个工作日"))
    assert [(run.text, run.flags, run.path) for run in found.blocks[0].runs][1:] == [("\n", DELETED, "p[1]/mark")]
    assert "".join(text(block, DELETED) + block.end for block in found.blocks) == "公示期为七个工作日\n"


def test_a_hidden_paragraph_mark_joins_a_heading_with_its_text() -> None:
    found = content(p("范围。", "<w:rPr><w:vanish/><w:specVanish/></w:rPr>") + p("全体职工"))
    assert "".join(text(block, HIDDEN) + block.end for block in found.blocks) == "范围。全体职工\n"


STYLES = """
<w:style w:type="paragraph" w:styleId="base"><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="kid"><w:basedOn w:val="base"/></w:style>
<w:style w:type="paragraph" w:styleId="loop"><w:basedOn w:val="loop"/></w:style>
<w:style w:type="character" w:styleId="char"><w:rPr><w:vanish/></w:rPr></w:style>
"""


@pytest.mark.parametrize(
    ("paragraph", "run", "hidden"),
    [
        ("", "", False),
        ("", "<w:vanish/>", True),
        ("", '<w:vanish w:val="0"/>', False),
        ("", "<w:webHidden/>", False),
        ("", '<w:rStyle w:val="char"/>', True),
        ("kid", "", True),
        ("kid", '<w:vanish w:val="false"/>', False),
        ("kid", '<w:rStyle w:val="char"/>', False),
        ("loop", "", False),
        ("missing", "", False),
    ],
)
def test_hidden_text_is_flagged(paragraph: str, run: str, hidden: bool) -> None:
    body = f'<w:p><w:pPr><w:pStyle w:val="{paragraph}"/></w:pPr>{r("内部", run)}</w:p>'
    assert flagged(body, styles=STYLES) == [("内部", HIDDEN if hidden else RunFlag.NONE)]


def test_hidden_by_the_defaults_of_the_document() -> None:
    defaults = "<w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault></w:docDefaults>"
    assert flagged(p("内部"), styles=defaults) == [("内部", HIDDEN)]


@pytest.mark.parametrize(
    ("inner", "printed"),
    [
        ("<w:t>甲</w:t><w:tab/><w:t>乙</w:t>", "甲\t乙"),
        ("<w:t>甲</w:t><w:br/><w:t>乙</w:t><w:cr/>", "甲\n乙\n"),
        ('<w:t>甲</w:t><w:br w:type="page"/><w:t>乙</w:t><w:lastRenderedPageBreak/>', "甲乙"),
        ("<w:t>010</w:t><w:noBreakHyphen/><w:t>8</w:t><w:softHyphen/>", "010-8"),
        ("<w:t>  甲 \n</w:t><w:t xml:space='preserve'> 乙</w:t>", "甲 乙"),
        ("<w:t xml:space='preserve'>甲\n乙</w:t>", "甲 乙"),
        ('<w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="Wingdings 2" w:char="00A3"/>', "☑□"),
        ('<w:sym w:font="Webdings" w:char="F0FF"/><w:sym w:font="宋体" w:char="zz"/>', "▯"),
        ('<w:rPr><w:rFonts w:ascii="Wingdings 2"/></w:rPr><w:t>R同意</w:t>', "☑同意"),
        ("<w:t>\uf0b7甲</w:t>", "•甲"),
        (f"<w:ruby><w:rt>{r('gè')}</w:rt><w:rubyBase>{r('个')}</w:rubyBase></w:ruby>", "个"),
        ("<w:commentReference w:id='1'/><w:annotationRef/><w:footnoteRef/><w:t>甲</w:t>", "甲"),
    ],
)
def test_characters_print_so(inner: str, printed: str) -> None:
    assert texts(content(f"{p('始')}<w:p><w:r>{inner}</w:r></w:p>"))[1] == printed


def field(code: str, result: str | None = None, extra: str = "") -> str:
    shown = "" if result is None else f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}'
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{extra}</w:fldChar></w:r><w:r><w:instrText>{code}</w:instrText></w:r>'
        f'{shown}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


@pytest.mark.parametrize(
    ("code", "printed"),
    [
        (field("PAGE", r("1")), "1"),
        (field("IF " + field("PAGE", r("9")) + "= 1", r("甲") + field("DATE", r("乙"))), "甲乙"),
        (field(" XE 词条 "), ""),
        (field(r"eq \o\ac(○,3)"), "③"),
        (field(r"EQ \* jc2 \o\ad(\s\up 9(pīn),拼)"), "拼"),
        (field("FORMCHECKBOX", extra="<w:ffData><w:checkBox><w:default w:val='1'/></w:checkBox></w:ffData>"), "☒"),
        (
            field(
                "FORMDROPDOWN",
                extra="<w:ffData><w:ddList><w:result w:val='1'/><w:listEntry w:val='男'/>"
                "<w:listEntry w:val='女'/></w:ddList></w:ffData>",
            ),
            "女",
        ),
    ],
)
def test_fields_print_their_results(code: str, printed: str) -> None:
    assert texts(content(f"<w:p>{r('前')}{code}{r('后')}</w:p>")) == [f"前{printed}后"]


def test_a_field_across_paragraphs() -> None:
    start, end = field("TOC", r("一、范围")).rsplit("<w:r><w:fldChar", 1)
    assert texts(content(f"<w:p>{start}</w:p>{p('二、时间')}<w:p><w:r><w:fldChar{end}</w:p>")) == [
        "一、范围",
        "二、时间",
        "",
    ]


@pytest.mark.parametrize("kind", ["begin", "separate", "end"])
def test_a_field_that_is_never_closed_or_opened_loses_no_text(kind: str) -> None:
    body = f'<w:p>{r("甲")}<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>{r("乙")}</w:p>{p("丙")}'
    assert texts(content(body)) == ["甲乙", "丙"]


def test_formulas_read_as_their_characters() -> None:
    formula = "<m:oMath><m:r><m:t>x=</m:t></m:r><m:r><m:t>1</m:t></m:r></m:oMath>"
    found = content(f"<w:p>{r('得分')}<m:oMathPara>{formula}</m:oMathPara></w:p>")
    assert texts(found) == ["得分x=1"]
    assert found.blocks[0].runs[1].path == "p[1]/math[1]"


@pytest.mark.parametrize(
    ("style", "kind", "level"),
    [
        ('<w:name w:val="heading 2"/>', BlockKind.HEADING, 2),
        ('<w:name w:val="标题 3"/>', BlockKind.HEADING, 3),
        ('<w:name w:val="自定"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr>', BlockKind.HEADING, 1),
        ('<w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr>', BlockKind.PARAGRAPH, 0),
        ('<w:name w:val="Title"/>', BlockKind.TITLE, 0),
        ('<w:name w:val="标题"/>', BlockKind.TITLE, 0),
        ('<w:name w:val="Normal"/>', BlockKind.PARAGRAPH, 0),
    ],
)
def test_headings_and_titles_by_style(style: str, kind: BlockKind, level: int) -> None:
    styles = f'<w:style w:type="paragraph" w:styleId="s">{style}</w:style>'
    block = content(p("公示", '<w:pStyle w:val="s"/>'), styles=styles).blocks[0]
    assert (block.kind, block.level) == (kind, level)


def test_headings_by_their_own_outline_level() -> None:
    found = content(p("一、范围", '<w:outlineLvl w:val="1"/>') + p("正文", '<w:outlineLvl w:val="9"/>'))
    assert [(block.kind, block.level) for block in found.blocks] == [(BlockKind.HEADING, 2), (BlockKind.PARAGRAPH, 0)]
