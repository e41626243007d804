"""OpenDocument text: what prints, with numbers, merged cells, changes and what is hidden; hostile files are refused."""

from collections.abc import Mapping
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.document import Document
from checker.model import Block, BlockKind, CellPlace, ChangeKind, Content, ReadError, RunFlag, Source
from checker.readers.odt import read
from checker.registry import Registry
from checker.text import Lexicon, load_segmenter

from .build import archive

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
NAMES = " ".join(
    f'xmlns:{prefix}="{_OASIS}{name}:1.0"'
    for prefix, name in {
        "office": "office",
        "text": "text",
        "table": "table",
        "style": "style",
        "draw": "drawing",
        "manifest": "manifest",
        "meta": "meta",
    }.items()
)
NAMES += ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
LISTS = (
    '<text:list-style style:name="L">'
    '<text:list-level-style-number text:level="1" style:num-format="一, 二, 三, ..." style:num-suffix="、">'
    '<style:list-level-properties><style:list-level-label-alignment text:label-followed-by="nothing"/>'
    "</style:list-level-properties></text:list-level-style-number>"
    '<text:list-level-style-number text:level="2" style:num-format="1" text:display-levels="2" style:num-suffix="."/>'
    "</text:list-style>"
)


def members(body: str, automatic: str = "", styles: str = "") -> dict[str, str | bytes]:
    return {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"<office:document-content {NAMES}><office:automatic-styles>{automatic}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>",
        "styles.xml": f"<office:document-styles {NAMES}>{styles}</office:document-styles>",
    }


def content(body: str, automatic: str = "", styles: str = "") -> Content:
    found = read(Source("公示.odt", archive(members(body, automatic, styles))))
    assert found is not None
    return found


def refused(parts: Mapping[str, str | bytes] | bytes, name: str = "公示.odt") -> str:
    with pytest.raises(ReadError) as caught:
        read(Source(name, parts if isinstance(parts, bytes) else archive(parts)))
    assert "\n" not in caught.value.message
    return caught.value.code


def words(block: Block) -> str:
    return "".join(run.text for run in block.runs)


def texts(found: Content) -> list[str]:
    return [words(block) for block in found.blocks]


def p(inner: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{inner}</text:p>'


def test_characters() -> None:
    found = content(p('公示<text:s text:c="3"/>期\n  为<text:tab/>七<text:line-break/>天<text:span> 止</text:span>'))
    assert texts(found) == ["公示   期 为\t七\n天 止"]
    assert [run.path for run in found.blocks[0].runs] == ["p[1]/r[1]"]


def test_headings_and_title() -> None:
    found = content('<text:p text:style-name="Title">公示</text:p><text:h text:outline-level="2">依据</text:h>')
    assert [(block.kind, block.level) for block in found.blocks] == [(BlockKind.TITLE, 0), (BlockKind.HEADING, 2)]


def test_list_numbers() -> None:
    inner = "<text:list><text:list-item>" + p("子") + "</text:list-item></text:list>"
    found = content(
        f'<text:list text:style-name="L" xml:id="a"><text:list-item>{p("甲")}{p("续")}</text:list-item>'
        f"<text:list-item>{p('乙')}{inner}</text:list-item></text:list>{p('间')}"
        f'<text:list text:continue-list="a" text:style-name="L"><text:list-item>{p("丙")}</text:list-item></text:list>'
        f'<text:list text:style-name="L"><text:list-item text:start-value="5">{p("丁")}</text:list-item></text:list>',
        LISTS,
    )
    assert texts(found) == ["一、甲", "续", "二、乙", "二.1. 子", "间", "三、丙", "五、丁"]
    assert found.blocks[0].runs[0].flags is RunFlag.AUTOMATIC
    assert found.blocks[0].runs[0].path == "p[1]/num"


def test_a_number_format_that_is_not_known_is_said() -> None:
    style = LISTS.replace("一, 二, 三, ...", "ア, イ, ウ, ...")
    found = content(f'<text:list text:style-name="L"><text:list-item>{p("甲")}</text:list-item></text:list>', style)
    assert texts(found) == ["▯、甲"]
    assert found.decisions == (("未读", "部分自动编号（编号格式不认识）"),)


def test_merged_and_repeated_cells() -> None:
    def cell(words: str, more: str = "") -> str:
        return f"<table:table-cell {more}>{p(words)}</table:table-cell>"

    covered = "<table:covered-table-cell/>"
    found = content(
        "<table:table><table:table-header-rows><table:table-row>"
        + cell("姓名", 'table:number-rows-spanned="2"')
        + cell("职务", 'table:number-columns-spanned="2"')
        + covered
        + "</table:table-row></table:table-header-rows><table:table-row>"
        + covered
        + cell("现任")
        + cell("拟任")
        + '</table:table-row><table:table-row><table:table-cell table:number-columns-repeated="2"/>'
        + cell("局长")
        + "</table:table-row></table:table>"
    )
    assert [(words(block), block.cell, block.end) for block in found.blocks] == [
        ("姓名", CellPlace(0, 0, 0, 2, 1), "\t"),
        ("职务", CellPlace(0, 0, 1, 1, 2), "\n"),
        ("现任", CellPlace(0, 1, 1), "\t"),
        ("拟任", CellPlace(0, 1, 2), "\n"),
        ("", CellPlace(0, 2, 0), "\t"),
        ("局长", CellPlace(0, 2, 2), "\n"),
    ]
    assert found.blocks[-1].runs[0].path == "tbl[1]/R3C3/p[1]/r[1]"


def test_absurd_repetitions_are_bounded() -> None:
    row = (
        '<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="{}">{}'
    )
    end = "</table:table-cell></table:table-row></table:table>"
    found = content(p("公示") + "<table:table>" + row.format(16384, "") + end)
    assert len(found.blocks) == 2
    assert refused(members(p("公示") + "<table:table>" + row.format(16384, p("甲")) + end)) == "hostile_xml"
    wide = '<table:table-row><table:table-cell table:number-columns-spanned="999999999">' + p("甲") + end
    assert refused(members("<table:table>" + wide)) == "hostile_xml"


def test_tracked_changes() -> None:
    changes = (
        '<text:tracked-changes><text:changed-region text:id="i"><text:insertion><office:change-info><dc:creator>拟稿人'
        "</dc:creator></office:change-info></text:insertion></text:changed-region>"
        f'<text:changed-region text:id="d"><text:deletion>{p("五")}{p("六")}</text:deletion></text:changed-region>'
        "</text:tracked-changes>"
    )
    found = content(
        changes
        + p('公示期为<text:change text:change-id="d"/><text:change-start text:change-id="i"/>七')
        + p('日<text:change-end text:change-id="i"/>止')
    )
    flags = [(run.text, run.flags) for block in found.blocks for run in block.runs]
    assert flags == [
        ("公示期为", RunFlag.NONE),
        ("五\n六", RunFlag.DELETED),
        ("七", RunFlag.INSERTED),
        ("\n", RunFlag.INSERTED),
        ("日", RunFlag.INSERTED),
        ("止", RunFlag.NONE),
    ]
    assert [run.changes for block in found.blocks for run in block.runs] == [(), (1,), (0,), (0,), (0,), ()]
    assert [(one.kind, one.author, one.path) for one in found.changes] == [
        (ChangeKind.INSERTION, "拟稿人", "p[1]/r[3]"),
        (ChangeKind.DELETION, "", "p[1]/r[2]"),
    ]
    segmenter = load_segmenter(())
    assert Document.of(found, Lexicon(), lambda: segmenter).raw == "公示期为七\n日止\n"
    assert Document.of(found, Lexicon(), lambda: segmenter, rejected=True).raw == "公示期为五\n六止\n"


def test_hidden_text() -> None:
    style = '<style:style style:name="H" style:family="{}"><style:text-properties text:display="none"/></style:style>'
    found = content(
        p('甲<text:span text:style-name="H">乙</text:span>') + p("丙", "H") + '<text:section text:display="none">'
        f"{p('丁')}</text:section>{p('<text:hidden-text>戊</text:hidden-text>己')}",
        style.format("text") + style.format("paragraph"),
    )
    hidden = [run.text for block in found.blocks for run in block.runs if RunFlag.HIDDEN in run.flags]
    assert hidden == ["乙", "丙", "丁", "戊"]
    assert found.metadata["hidden"] == "4"


def test_other_stories() -> None:
    note = (
        f"<text:note><text:note-citation>1</text:note-citation><text:note-body>{p('注文')}</text:note-body></text:note>"
    )
    box = f"<draw:frame><draw:text-box>{p('框中')}</draw:text-box></draw:frame>"
    comment = f"<office:annotation>{p('批注')}</office:annotation>"
    masters = (
        f'<office:master-styles><style:master-page style:name="Standard"><style:header>{p("眉")}</style:header>'
        f"<style:footer>{p('<text:page-number>1</text:page-number>')}</style:footer></style:master-page>"
        f'<style:master-page style:name="Unused"><style:header>{p("不印")}</style:header></style:master-page>'
        "</office:master-styles>"
    )
    found = content(p(f"正文{note}{box}{comment}完"), styles=masters)
    assert [(block.kind, words(block), block.runs[0].path) for block in found.blocks] == [
        (BlockKind.HEADER, "眉", "master[1]/header/p[1]/r[1]"),
        (BlockKind.PARAGRAPH, "正文完", "p[1]/r[1]"),
        (BlockKind.TEXTBOX, "框中", "p[1]/txbx[1]/p[1]/r[1]"),
        (BlockKind.NOTE, "注文", "note[1]/p[1]/r[1]"),
        (BlockKind.FOOTER, "1", "master[1]/footer/p[1]/r[1]"),
    ]
    assert found.metadata["comments"] == "1"


def test_fields_and_embedded_objects() -> None:
    found = content(p("<text:date>2025年5月6日</text:date><draw:frame><draw:object/><draw:image/></draw:frame>"))
    assert texts(found) == ["2025年5月6日"]
    assert found.decisions == (("未读", "嵌入的对象（图表、工作簿等）"),)


def test_broken_and_hostile_files() -> None:
    assert refused(b"") == "empty"
    assert refused(b"text") == "broken_zip"
    assert refused(archive(members(p("公示")))[:200]) == "broken_zip"
    assert refused(members(p(" "))) == "empty"
    assert refused({"mimetype": "x"}) == "broken_odt"
    assert refused({**members(""), "content.xml": "<a/>"}) == "broken_odt"
    assert refused({**members(""), "content.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}) == "hostile_xml"
    assert refused({**members(""), "content.xml": b" " * 60_000_000}) == "zip_bomb"
    deep = "<text:list><text:list-item>" * 120 + p("甲") + "</text:list-item></text:list>" * 120
    assert refused(members(deep)) == "hostile_xml"


def test_passwords() -> None:
    entry = '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry>'
    manifest = f"<manifest:manifest {NAMES}>{entry}</manifest:manifest>"
    assert refused({**members(p("公示")), "META-INF/manifest.xml": manifest}) == "encrypted"


def test_told_by_the_first_member() -> None:
    data = archive(members(p("公示公告")))
    assert read(Source("a.zip", archive({"readme.txt": "公示"}))) is None
    assert Registry().read(Source("a.odt", data)).format == "odt"


SOUND = archive(
    members(p("公示") + "<table:table><table:table-row><table:table-cell/></table:table-row></table:table>")
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(SOUND) - 1), st.binary(min_size=1, max_size=4)), max_size=8))
def test_any_damage_gives_content_or_a_named_error(changes: list[tuple[int, bytes]]) -> None:
    data = bytearray(SOUND)
    for at, piece in changes:
        data[at : at + len(piece)] = piece
    with suppress(ReadError):
        read(Source("a.odt", bytes(data)))


PARTS = (
    "text:p|text:h|text:list|text:list-item|text:section|table:table|table:table-row|table:table-cell|text:span"
    "|draw:frame|draw:text-box|text:note|text:note-body|text:change-start|text:change|text:s"
)
TREES = st.recursive(
    st.sampled_from(["公示", " ", ""]),
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>",
        st.sampled_from(PARTS.split("|")),
        st.lists(inner, max_size=4),
    ),
    max_leaves=30,
)


@settings(max_examples=150, deadline=None)
@given(TREES)
def test_any_tree_is_read(tree: str) -> None:
    with suppress(ReadError):
        found = content(tree)
        assert all(block.cell is None or block.cell.rows > 0 for block in found.blocks)
