"""Word: tables, headers and footers, notes and text boxes, and the order in which they are read."""

import re

import pytest

from checker.model import BlockKind, CellPlace, Content, RunFlag, Source
from checker.readers.docx import read
from checker.readers.docx.locate import find
from checker.readers.docx.package import Package

from .build import archive, content, members, p, r, read_bytes, strict, tbl, tc, texts, tr, word


def cells(found: Content) -> list[tuple[str, str, CellPlace | None]]:
    return [("".join(run.text for run in block.runs), block.end, block.cell) for block in found.blocks]


def test_cells_row_by_row_with_their_ends() -> None:
    table = tbl(tr(tc(p("姓名")), tc(p("职务"))), tr(tc(p("甲") + p("乙")), tc(p())))
    assert cells(content(table)) == [
        ("姓名", "\t", CellPlace(0, 0, 0)),
        ("职务", "\n", CellPlace(0, 0, 1)),
        ("甲", "\n", CellPlace(0, 1, 0)),
        ("乙", "\t", CellPlace(0, 1, 0)),
        ("", "\n", CellPlace(0, 1, 1)),
    ]


def test_merged_cells_keep_their_columns() -> None:
    span, restart, goes_on = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    table = tbl(
        tr(tc(p("部门"), restart), tc(p("姓名")), tc(p("职务"), span)),
        tr(tc(p("看不见"), goes_on), tc(p("甲")), tc(p("现任")), tc(p("拟任"))),
        tr(tc(p(), goes_on), tc(p("乙"), span)),
        tr(tc(p("末")), properties='<w:gridBefore w:val="3"/>'),
    )
    assert [(text, place) for text, _, place in cells(content(table))] == [
        ("部门", CellPlace(0, 0, 0, rows=3)),
        ("姓名", CellPlace(0, 0, 1)),
        ("职务", CellPlace(0, 0, 2, columns=2)),
        ("甲", CellPlace(0, 1, 1)),
        ("现任", CellPlace(0, 1, 2)),
        ("拟任", CellPlace(0, 1, 3)),
        ("乙", CellPlace(0, 2, 1, columns=2)),
        ("末", CellPlace(0, 3, 3)),
    ]


def test_two_merges_in_one_column_and_one_without_a_start() -> None:
    restart, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    column = (("甲", goes_on), ("一", goes_on), ("乙", restart), ("二", goes_on))
    table = tbl(*(tr(tc(p(text), merge)) for text, merge in column))
    assert [(text, place) for text, _, place in cells(content(table))] == [
        ("甲", CellPlace(0, 0, 0, rows=2)),
        ("乙", CellPlace(0, 2, 0, rows=2)),
    ]


def test_old_horizontal_merges() -> None:
    table = tbl(tr(tc(p("甲"), '<w:hMerge w:val="restart"/>'), tc(p(), "<w:hMerge/>"), tc(p("乙"))))
    assert [place for *_, place in cells(content(table))] == [CellPlace(0, 0, 0, columns=2), CellPlace(0, 0, 2)]


def test_nested_tables_have_their_own_number_and_stay_in_place() -> None:
    inner = tbl(tr(tc(p("内1")), tc(p("内2"))))
    found = content(tbl(tr(tc(p("前") + inner + p("后")), tc(p("右")))) + tbl(tr(tc(p("二")))))
    assert cells(found) == [
        ("前", "\n", CellPlace(0, 0, 0)),
        ("内1", "\t", CellPlace(1, 0, 0)),
        ("内2", "\n", CellPlace(1, 0, 1)),
        ("后", "\t", CellPlace(0, 0, 0)),
        ("右", "\n", CellPlace(0, 0, 1)),
        ("二", "\n", CellPlace(2, 0, 0)),
    ]
    assert found.blocks[1].runs[0].path == "tbl[1]/R1C1/tbl[1]/R1C1/p[1]/r[1]"


def test_rows_and_cells_in_content_controls() -> None:
    control = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
    row = control.format(tr(control.format(tc(p("甲"))), tc(p("乙"))))
    assert [(text, end) for text, end, _ in cells(content(tbl(row)))] == [("甲", "\t"), ("乙", "\n")]


def test_a_deleted_row_is_flagged() -> None:
    found = content(tbl(tr(tc(p("甲")), properties="<w:del/>"), tr(tc(p("乙"), "<w:cellIns/>"))))
    assert [block.runs[0].flags for block in found.blocks] == [RunFlag.DELETED, RunFlag.INSERTED]


def test_a_cell_without_a_paragraph_is_still_a_cell() -> None:
    assert [place for *_, place in cells(content(p("表") + tbl(tr(tc(""), tc(p("乙"))))))][1:] == [
        CellPlace(0, 0, 0),
        CellPlace(0, 0, 1),
    ]


def section(*references: tuple[str, str, str], title_page: bool = False) -> str:
    links = "".join(f'<w:{kind}Reference w:type="{place}" r:id="{key}"/>' for kind, place, key in references)
    return f"<w:sectPr>{links}{'<w:titlePg/>' if title_page else ''}</w:sectPr>"


HEADERS = {"header1": p("平时"), "header2": p("首页"), "header3": p("偶数页"), "footer1": p("页脚"), "footer2": p()}
ALL = (
    ("header", "default", "header1"),
    ("header", "first", "header2"),
    ("header", "even", "header3"),
    ("footer", "default", "footer1"),
    ("footer", "even", "footer2"),
)


@pytest.mark.parametrize(
    ("title_page", "settings", "expected"),
    [
        (False, "", ["平时", "正文", "页脚"]),
        (True, "", ["首页", "平时", "正文", "页脚"]),
        (False, "<w:evenAndOddHeaders/>", ["平时", "偶数页", "正文", "页脚"]),
    ],
)
def test_headers_first_and_footers_last_as_far_as_in_force(
    title_page: bool, settings: str, expected: list[str]
) -> None:
    found = content(p("正文") + section(*ALL, title_page=title_page), settings=settings, **HEADERS)
    assert texts(found) == expected
    assert found.blocks[0].kind is BlockKind.HEADER
    assert found.blocks[-1].kind is BlockKind.FOOTER
    assert found.blocks[-1].runs[0].part == "word/footer1.xml"


def test_a_header_is_read_once_and_inherited_by_later_sections() -> None:
    first = p("甲", section(("header", "default", "header1"), ("header", "first", "header2")))
    found = content(first + p("乙") + section(title_page=True), **HEADERS)
    assert texts(found) == ["平时", "首页", "甲", "乙"]


def test_notes_follow_the_body_in_the_order_of_their_references() -> None:
    body = "".join(
        f'<w:p>{r(text)}<w:r><w:{kind}Reference w:id="{key}"/></w:r></w:p>'
        for text, kind, key in (("甲", "endnote", 2), ("乙", "footnote", 3), ("丙", "footnote", 2))
    )
    notes = '<w:footnote w:id="0" w:type="separator"><w:p/></w:footnote>' + "".join(
        f'<w:footnote w:id="{key}">{p(f"脚注{key}")}</w:footnote>' for key in (1, 2, 3)
    )
    found = content(body, footnotes=notes, endnotes=f'<w:endnote w:id="2">{p("尾注")}</w:endnote>')
    assert texts(found) == ["甲", "乙", "丙", "脚注3", "脚注2", "尾注"]
    assert [block.kind for block in found.blocks[3:]] == [BlockKind.NOTE] * 3
    assert (found.blocks[3].runs[0].part, found.blocks[3].runs[0].path) == (
        "word/footnotes.xml",
        "footnote[3]/p[1]/r[1]",
    )


def test_the_note_of_a_deleted_reference_is_deleted() -> None:
    body = f'<w:p>{r("甲")}<w:del><w:r><w:footnoteReference w:id="1"/></w:r></w:del></w:p>'
    found = content(body, footnotes=f'<w:footnote w:id="1">{p("注")}</w:footnote>')
    assert found.blocks[-1].runs[0].flags is RunFlag.DELETED


BOX = "<w:txbxContent>{}</w:txbxContent>"
MODERN = f"<w:drawing><wps:wsp><wps:txbx>{BOX}</wps:txbx></wps:wsp></w:drawing>"
LEGACY = f"<w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict>"


def alternate(choice: str, fallback: str, requires: str = "wps") -> str:
    return (
        f'<mc:AlternateContent><mc:Choice Requires="{requires}">{choice}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )


@pytest.mark.parametrize("drawing", [MODERN, LEGACY, alternate(MODERN, LEGACY), alternate("", LEGACY, "odd")])
def test_a_text_box_is_read_once_after_its_paragraph(drawing: str) -> None:
    box = drawing.replace("{}", p("框内") + tbl(tr(tc(p("表")))))
    found = content(f"<w:p>{r('前')}<w:r>{box}</w:r>{r('后')}</w:p>{p('末')}")
    assert texts(found) == ["前后", "框内", "表", "末"]
    assert [block.kind for block in found.blocks[1:3]] == [BlockKind.TEXTBOX] * 2
    assert found.blocks[1].runs[0].path == "p[1]/r[2]/txbx[1]/p[1]/r[1]"


def test_a_text_box_in_a_footer_stays_a_footer_and_empty_ones_vanish() -> None:
    box = LEGACY.replace("{}", p("- 1 -"))
    found = content(
        f"<w:p>{r('正文')}<w:r>{LEGACY.replace('{}', p())}</w:r></w:p>" + section(("footer", "default", "footer1")),
        footer1=f"<w:p><w:r>{box}</w:r></w:p>",
    )
    assert [(block.kind, len(block.runs)) for block in found.blocks] == [
        (BlockKind.PARAGRAPH, 1),
        (BlockKind.FOOTER, 0),
        (BlockKind.FOOTER, 1),
    ]


def test_word_art_and_watermarks_are_read() -> None:
    art = '<w:pict><v:shape><v:textpath string="征求意见稿"/></v:shape></w:pict>'
    found = content(f"<w:p>{r('正文')}<w:r>{art}</w:r></w:p>")
    assert texts(found) == ["正文", "征求意见稿"]


def test_a_field_does_not_reach_into_a_text_box() -> None:
    box = MODERN.replace("{}", p("框内"))
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    assert texts(content(f"<w:p>{r('甲')}<w:r>{box}</w:r>{begin}{end}</w:p>")) == ["甲", "框内"]


def test_comments_are_counted_but_not_read() -> None:
    found = content(p("正文"), comments=f"<w:comment>{p('批注')}</w:comment><w:comment/>")
    assert texts(found) == ["正文"]
    assert found.metadata["comments"] == "2"


def test_what_prints_elsewhere_is_named_as_unread() -> None:
    parts = members(p("正文"))
    links = str(parts["word/_rels/document.xml.rels"])
    chart = '<Relationship Id="c" Type="http://example.org/chart" Target="charts/chart1.xml"/></Relationships>'
    parts["word/_rels/document.xml.rels"] = links.replace("</Relationships>", chart)
    found = read_bytes(archive(parts))
    assert found.decisions == (("未读", "图表"),)


def _other(prefix: re.Match[str]) -> str:
    return prefix[0].replace("w", "ns0")


def test_strict_files_and_other_prefixes_read_the_same() -> None:
    body = p("公示", '<w:outlineLvl w:val="0"/>') + tbl(tr(tc(p("甲"), '<w:gridSpan w:val="2"/>')))
    expected = content(body).blocks
    assert read_bytes(archive(strict(members(body)))).blocks == expected
    renamed = {
        name: re.sub(r"(?<=[</ ])w:|(?<=xmlns:)w(?==)", _other, str(part)) for name, part in members(body).items()
    }
    found = read_bytes(archive(renamed))
    assert found.blocks == expected


@pytest.mark.parametrize("name", ["公示", "-", "a.txt", "b.dotx", "c.docm"])
def test_a_word_file_is_told_by_its_bytes(name: str) -> None:
    found = read(Source(name, word(p("公示"))))
    assert found is not None
    assert (found.format, texts(found)) == ("docx", ["公示"])


def test_every_path_leads_back_to_its_run() -> None:
    box = alternate(MODERN, LEGACY).replace("{}", p("框") + tbl(tr(tc(p("框表")))))
    body = (
        f"<w:p><w:ins>{r('一')}</w:ins>{r('二')}<w:r>{box}</w:r></w:p>"
        f"<w:sdt><w:sdtContent>{p('三')}</w:sdtContent></w:sdt>"
        + tbl(tr(tc(p("四"), '<w:gridSpan w:val="2"/>'), tc(p("五") + tbl(tr(tc(p("六")))))))
        + f'<w:p>{r("七")}<w:r><w:footnoteReference w:id="5"/></w:r></w:p>'
    )
    data = word(body, footnotes=f'<w:footnote w:id="5">{p("八")}</w:footnote>')
    found = read_bytes(data)
    package = Package(data)
    runs = [run for block in found.blocks for run in block.runs]
    located = ["".join(map(str, find(package.xml(run.part), run.path).itertext())).strip() for run in runs]
    assert located == [run.text for run in runs]
    assert len(runs) == 10
    for path in ("p[9]/r[1]", "p[0]/r[1]", "tbl[1]/R1C9/p[1]/r[1]", "nonsense", "p[x]"):
        with pytest.raises(LookupError):
            find(package.xml("word/document.xml"), path)


def picture(kind: str, width: int, height: int, more: str = "") -> str:
    """A picture of that many millimetres in the text, or floating."""
    uri = "http://schemas.openxmlformats.org/drawingml/2006"
    inner = f'<a:graphic xmlns:a="{uri}/main"><a:blip/></a:graphic>'
    size = f'<wp:extent cx="{width * 36_000}" cy="{height * 36_000}"/>'
    drawn = f'<wp:{kind} xmlns:wp="{uri}/wordprocessingDrawing"{more}>{size}{inner}</wp:{kind}>'
    return f"<w:p><w:r><w:drawing>{drawn}</w:drawing></w:r></w:p>"


def test_a_picture_of_a_page_leaves_open_what_stands_on_it() -> None:
    assert content(p("公示") + picture("inline", 150, 212)).unread == ("占满一页的图片1张",)
    assert content(p("公示") + picture("anchor", 210, 297) * 2).unread == ("占满一页的图片2张",)
    for small in (picture("inline", 150, 100), picture("anchor", 210, 297, ' behindDoc="1"'), picture("inline", -1, 0)):
        assert content(p("公示") + small).unread == ()
