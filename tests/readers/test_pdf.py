"""PDF: printed lines joined to paragraphs, ruled tables, margins; and what has no text says so."""

import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.document import Document
from checker.model import Block, BlockKind, CellPlace, Content, ReadError, RunFlag, Source
from checker.readers.pdf import read
from checker.registry import Registry
from checker.text import Lexicon, load_segmenter

from .papers import FULL, HEIGHT, LEFT, SIZE, TOP, WIDTH, Paper, pdf

TITLE = "关于表彰先进班组的公示"
LONG = "根据《先进班组评选办法》有关规定，经公司评选小组评审，拟对下列班组予以表彰，现将名单公示如下，欢迎监督。"


def content(*pages: Callable[[Paper], None], **options: object) -> Content:
    found = read(Source("公示.pdf", pdf(*pages, **options)))
    assert found is not None
    return found


def refused(data: bytes, name: str = "公示.pdf") -> ReadError:
    with pytest.raises(ReadError) as caught:
        read(Source(name, data))
    assert "\n" not in caught.value.message
    return caught.value


def words(block: Block) -> str:
    return "".join(run.text for run in block.runs)


def texts(found: Content, kind: BlockKind = BlockKind.PARAGRAPH) -> list[str]:
    return [words(block) for block in found.blocks if block.kind is kind]


def document(found: Content) -> Document:
    return Document.of(found, Lexicon(), lambda: load_segmenter(()))


def text_page(paper: Paper) -> None:
    paper.write(TITLE, 150, size=22)
    paper.y += 10
    paper.paragraph(LONG)


# Lines and paragraphs.


def test_lines_become_paragraphs() -> None:
    def draw(paper: Paper) -> None:
        text_page(paper)
        paper.paragraph("一、公示时间：2025年6月5日至6月13日。")
        paper.paragraph("二、" + "有意见请向公司工会反映，" * 4 + "我们为反映人保密。")
        paper.right("云岭纺织有限公司")
        paper.right("2025年6月4日")

    found = content(draw)
    assert texts(found) == [
        TITLE,
        LONG,
        "一、公示时间：2025年6月5日至6月13日。",
        "二、" + "有意见请向公司工会反映，" * 4 + "我们为反映人保密。",
        "云岭纺织有限公司",
        "2025年6月4日",
    ]


def test_runs_say_page_and_line() -> None:
    found = content(text_page)
    runs = [(run.part, run.path) for block in found.blocks for run in block.runs]
    assert runs == [("page[1]", f"line[{number}]") for number in (1, 2, 3)]
    notice = document(found)
    at = notice.text.index("公示如下")
    assert notice.where(notice.span(at, at + 4)) == "第1页第3行"
    assert notice.where(notice.span(len(notice.text) - 1, len(notice.text) - 1)).endswith("第1页第3行后")


def test_a_paragraph_goes_on_over_the_page() -> None:
    def first(paper: Paper) -> None:
        paper.paragraph("甲" * (FULL - 2) + "乙" * FULL)

    def second(paper: Paper) -> None:
        paper.write("丙丁。")
        paper.paragraph("戊。")

    found = content(first, second)
    assert texts(found) == ["甲" * (FULL - 2) + "乙" * FULL + "丙丁。", "戊。"]
    assert [run.part for run in found.blocks[0].runs] == ["page[1]", "page[1]", "page[2]"]


def test_a_centred_title_goes_on_where_its_line_is_full() -> None:
    def draw(paper: Paper) -> None:
        size = 22.0
        room = int((WIDTH - 2 * LEFT) / size)
        for line in (("云岭" * room)[: room - 1] + "公", "示", "（2025年）"):
            paper.write(line, (WIDTH - len(line) * size) / 2, size=size)
        paper.paragraph(LONG)

    assert [len(text) for text in texts(content(draw))][1:] == [7, len(LONG)]


def test_a_small_line_above_the_text_of_one_page_is_its_head() -> None:
    def draw(paper: Paper) -> None:
        paper.write("青禾县信息公开", y=40.0, size=9.0)
        text_page(paper)

    found = content(draw)
    assert [block.kind for block in found.blocks] == [BlockKind.HEADER, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH]
    assert words(found.blocks[0]) == "青禾县信息公开"


def test_a_number_in_another_font_goes_on() -> None:
    def draw(paper: Paper) -> None:
        paper.paragraph("公" * (FULL - 2))
        paper.canvas.setFont("Courier", 16.0)
        paper.canvas.drawString(LEFT, HEIGHT - paper.y - 16.0, "201908242411000317")

    assert len(texts(content(draw))) == 1


def test_short_lines_without_indent_are_paragraphs_of_their_own() -> None:
    def draw(paper: Paper) -> None:
        for line in ("姓名：张三，职务：副局长，学历：大学", "联系电话：0999-5550100，地址：青石路18号", "特此公示"):
            paper.write(line)

    assert len(texts(content(draw))) == 3


def test_wide_gaps_stay_gaps() -> None:
    def draw(paper: Paper) -> None:
        for row, line in enumerate((("姓名", "职务", "金额"), ("张三", "班长", "500"), ("李四", "职员", "300"))):
            for column, cell in enumerate(line):
                paper.write(cell, LEFT + column * 120, TOP + row * 28)

    found = content(draw)
    assert texts(found)[0] == "姓名  职务  金额"
    assert [(table.height, table.width) for table in document(found).tables] == [(3, 3)]


def test_latin_words_keep_a_space_at_the_join() -> None:
    def draw(paper: Paper) -> None:
        paper.paragraph("甲" * (FULL - 4) + "AB")
        paper.write("CD乙。")
        paper.paragraph("丙" * FULL * 2)

    assert texts(content(draw))[0].endswith("甲AB CD乙。")


def test_a_hyphen_at_the_end_of_a_line() -> None:
    def draw(paper: Paper) -> None:
        paper.paragraph("甲" * FULL * 2)
        paper.paragraph("电话" + "甲" * (FULL - 9) + "0999-")
        paper.write("5550100乙")

    assert texts(content(draw))[-1].endswith("0999-5550100乙")


def test_radicals_of_font_makers_are_characters() -> None:
    from checker.readers.pdf.glyphs import character

    assert "".join(character(ord(one)) for one in "⽇⼯⺠⻓") == "日工民长"


# Tables.


def test_a_ruled_table() -> None:
    def draw(paper: Paper) -> None:
        paper.write(TITLE)
        paper.table([["姓名", "职务"], ["张三", "班长"], ["李四", ""]])
        paper.write("以上共2人。")

    found = content(draw)
    cells = [(words(block), block.cell, block.end) for block in found.blocks if block.kind is BlockKind.CELL]
    assert cells == [
        ("姓名", CellPlace(0, 0, 0), "\t"),
        ("职务", CellPlace(0, 0, 1), "\n"),
        ("张三", CellPlace(0, 1, 0), "\t"),
        ("班长", CellPlace(0, 1, 1), "\n"),
        ("李四", CellPlace(0, 2, 0), "\t"),
        ("", CellPlace(0, 2, 1), "\n"),
    ]
    assert texts(found) == [TITLE, "以上共2人。"]
    notice = document(found)
    at = notice.text.index("李四")
    assert notice.where(notice.span(at, at + 2)) == "第1页表1第3行第1列"


def test_merged_cells_and_broken_lines() -> None:
    def draw(paper: Paper) -> None:
        for y in (100, 200):
            paper.rule(100, y, 300, y)
        paper.rule(200, 150, 300, 150)
        for x in (100, 200, 300):
            paper.rule(x, 100, x, 200)
        paper.write("云岭纺织", 106, 104, 20.0)
        paper.write("公司", 106, 128, 20.0)
        paper.write("甲", 206, 104, 12.0)
        paper.write("乙", 206, 154, 12.0)

    cells = [(words(block), block.cell) for block in content(draw).blocks]
    assert cells == [("云岭纺织公司", CellPlace(0, 0, 0, 2)), ("甲", CellPlace(0, 0, 1)), ("乙", CellPlace(0, 1, 1))]


def test_a_table_goes_on_over_the_page() -> None:
    head = ["姓名", "金额"]

    def first(paper: Paper) -> None:
        paper.table([head, ["张三", "500"]])

    def second(paper: Paper) -> None:
        paper.table([head, ["李四", "300"]])

    found = content(first, second)
    cells = [(words(block), block.cell) for block in found.blocks if block.kind is BlockKind.CELL]
    assert [cell for _, cell in cells] == [CellPlace(0, row, column) for row in range(3) for column in range(2)]
    assert [words for words, _ in cells][-2:] == ["李四", "300"]
    assert texts(found, BlockKind.HEADER) == head


def test_a_row_that_the_end_of_the_page_breaks_is_one_row() -> None:
    def first(paper: Paper) -> None:
        paper.table([["1", "办事指南要七"], ["2", "办事材料对象"]])

    def second(paper: Paper) -> None:
        paper.table([["", "清单"], ["3", "结果"]])

    found = content(first, second)
    cells = [(words(block), block.cell) for block in found.blocks if block.kind is BlockKind.CELL]
    assert [said for said, _ in cells] == ["1", "办事指南要七", "2", "办事材料对象清单", "3", "结果"]
    assert [cell.row for _, cell in cells if cell] == [0, 0, 1, 1, 2, 2]


def test_a_row_with_an_empty_cell_after_a_short_line_is_a_row_of_its_own() -> None:
    def first(paper: Paper) -> None:
        paper.table([["1", "指南"]])

    def second(paper: Paper) -> None:
        paper.table([["", "清单"]])

    cells = [words(block) for block in content(first, second).blocks if block.kind is BlockKind.CELL]
    assert cells == ["1", "指南", "", "清单"]


def test_a_frame_around_the_page_is_no_table() -> None:
    def draw(paper: Paper) -> None:
        text_page(paper)
        paper.canvas.rect(40, 40, WIDTH - 80, HEIGHT - 80)

    assert texts(content(draw)) == [TITLE, LONG]


# Margins, turned and invisible text.


def test_running_heads_feet_and_page_numbers() -> None:
    def page(number: int) -> Callable[[Paper], None]:
        def draw(paper: Paper) -> None:
            paper.write("云岭纺织有限公司文件", LEFT, 40, 10.0)
            paper.paragraph(f"第{number}部分内容。")
            paper.write(f"— {number} —", 280, HEIGHT - 50, 12.0)

        return draw

    found = content(*map(page, (1, 2, 3)))
    assert texts(found) == ["第1部分内容。", "第2部分内容。", "第3部分内容。"]
    assert texts(found, BlockKind.HEADER) == ["云岭纺织有限公司文件"]
    assert texts(found, BlockKind.FOOTER) == ["— 1 —", "— 2 —", "— 3 —"]


def test_what_every_page_begins_with_is_text_in_the_text_area() -> None:
    found = content(text_page, text_page)
    assert texts(found) == [TITLE, LONG, TITLE, LONG]


def test_a_line_on_top_of_a_single_page_is_text() -> None:
    def draw(paper: Paper) -> None:
        paper.write(TITLE, 150, 40)
        paper.paragraph(LONG)

    assert texts(content(draw)) == [TITLE, LONG]


def test_turned_text_is_a_box_of_its_own() -> None:
    def draw(paper: Paper) -> None:
        text_page(paper)
        paper.canvas.saveState()
        paper.canvas.translate(200, 300)
        paper.canvas.rotate(45)
        paper.canvas.drawString(0, 0, "内部资料")
        paper.canvas.restoreState()

    found = content(draw)
    assert texts(found) == [TITLE, LONG]
    assert texts(found, BlockKind.TEXTBOX) == ["内部资料"]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_reads_as_it_is_looked_at(turn: int) -> None:
    def draw(paper: Paper) -> None:
        canvas = paper.canvas
        canvas.setPageRotation(turn)
        canvas.rotate(turn)
        shift = {90: (0, -WIDTH), 180: (-WIDTH, -HEIGHT), 270: (-HEIGHT, 0)}[turn]
        canvas.translate(*shift)
        canvas.setFont("STSong-Light", SIZE)
        for number, line in enumerate((TITLE, "第一行内容。", "第二行内容。")):
            canvas.drawString(LEFT, 500 - 40 * number, line)

    assert texts(content(draw)) == [TITLE, "第一行内容。", "第二行内容。"]


def test_invisible_text_is_flagged() -> None:
    def draw(paper: Paper) -> None:
        text_page(paper)
        paper.canvas.setFont("STSong-Light", SIZE)
        paper.canvas.drawString(LEFT, 200, "看不见的监督电话", mode=3)

    found = content(draw)
    hidden = [run.text for block in found.blocks for run in block.runs if RunFlag.HIDDEN in run.flags]
    assert hidden == ["看不见的监督电话"]


def test_what_a_line_strikes_out_is_deleted() -> None:
    def draw(paper: Paper) -> None:
        paper.write("公示期为五七个工作日")
        middle = TOP + SIZE - 5
        paper.rule(LEFT + 4 * SIZE, middle, LEFT + 5 * SIZE, middle)
        paper.rule(LEFT, TOP + SIZE + 3, LEFT + 4 * SIZE, TOP + SIZE + 3)  # underlined

    found = content(draw)
    assert [(run.text, run.flags) for run in found.blocks[0].runs] == [
        ("公示期为", RunFlag.NONE),
        ("五", RunFlag.DELETED),
        ("七个工作日", RunFlag.NONE),
    ]
    assert found.decisions == (("删除线", "有 1 个字被划去，按已删除读"),)


def test_recognised_text_of_a_scan_is_read_and_said() -> None:
    def draw(paper: Paper) -> None:
        paper.picture(0, 0, WIDTH, HEIGHT)
        paper.canvas.setFont("STSong-Light", SIZE)
        paper.canvas.drawString(LEFT, 600, "关于表彰先进班组的公示，现将名单公示如下，欢迎监督。", mode=3)

    found = content(draw)
    assert found.decisions == (("文字层", "第1页的文字是扫描后识别的，可能有错字"),)
    assert found.blocks[0].runs[0].flags is RunFlag.NONE
    assert found.unread == ()


# What cannot be read.


def test_a_scan_has_no_text_layer() -> None:
    def draw(paper: Paper) -> None:
        paper.picture(0, 0, WIDTH, HEIGHT)

    error = refused(pdf(draw, draw))
    assert (error.code, "扫描件" in error.message) == ("no_text_layer", True)
    assert refused(pdf(lambda paper: None)).code == "empty"


def test_a_page_that_is_a_picture_is_unread() -> None:
    def scan(paper: Paper) -> None:
        paper.picture(50, 50, WIDTH - 100, HEIGHT - 100)
        paper.write("— 2 —", 280, HEIGHT - 40, 12.0)

    def drawn(paper: Paper) -> None:
        paper.rule(100, 100, 200, 300)

    found = content(text_page, scan, drawn, text_page)
    assert found.unread == ("第2页有图片", "第3页只有图形，没有文字")
    assert texts(found)[:2] == [TITLE, LONG]


def test_seals_and_backgrounds_are_no_reason_for_doubt() -> None:
    def sealed(paper: Paper) -> None:
        text_page(paper)
        paper.picture(350, 500, 113, 113)  # 4 cm

    def ground(paper: Paper) -> None:
        paper.picture(0, 0, WIDTH, HEIGHT)
        text_page(paper)

    assert content(sealed, ground).unread == ()


def test_filled_fields_are_unread() -> None:
    def draw(paper: Paper) -> None:
        text_page(paper)
        paper.canvas.acroForm.textfield(name="name", value="Zhang San", x=100, y=300)

    def unfilled(paper: Paper) -> None:
        text_page(paper)
        paper.canvas.acroForm.textfield(name="name", x=100, y=300)

    assert content(draw).unread == ("第1页的表单或文字框",)
    assert content(unfilled).unread == ()


def test_a_font_without_characters_is_unreadable() -> None:
    def draw(paper: Paper) -> None:
        paper.canvas.setFont("Helvetica", 16)
        paper.canvas.drawString(LEFT, 600, "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝ")

    assert refused(pdf(draw)).code == "unreadable_text"
    assert content(draw, text_page).unread == ("第1页的文字无法识别（字体没有对照表）",)


def test_passwords() -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption

    assert refused(pdf(text_page, encrypt=StandardEncryption("secret"))).code == "encrypted"
    assert texts(content(text_page, encrypt=StandardEncryption("", "owner"))) == [TITLE, LONG]


def test_what_is_no_pdf() -> None:
    assert refused(b"").code == "empty"
    assert refused(b"PK\x03\x04").code == "broken_pdf"
    assert refused(b"%PDF-1.7").code == "broken_pdf"
    assert read(Source("a.bin", b"xx%PDF-1.7")) is None
    assert Registry().read(Source("a.bin", pdf(text_page))).format == "pdf"


def test_too_many_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    from checker.readers.pdf import pages, reader

    monkeypatch.setattr(reader, "MOST_PAGES", 1)
    assert refused(pdf(text_page, text_page)).code == "too_large"
    monkeypatch.setattr(pages, "MOST_CHARACTERS", 20)
    assert refused(pdf(text_page)).code == "too_large"
    monkeypatch.setattr(reader, "MOST_BYTES", 10)
    assert refused(pdf(text_page)).code == "too_large"


def test_without_the_extra_the_message_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    error = refused(pdf(text_page))
    assert (error.code, 'pip install "disclosure-checker[pdf]"' in error.message) == ("missing_extra", True)


def test_the_command_says_what_it_could_not_read(tmp_path: Path) -> None:
    def scan(paper: Paper) -> None:
        paper.picture(0, 0, WIDTH, HEIGHT)

    def check(name: str, *pages: Callable[[Paper], None]) -> tuple[int, str]:
        (tmp_path / name).write_bytes(pdf(*pages))
        command = [sys.executable, "-m", "checker", "check", name]
        ran = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
        return ran.returncode, ran.stdout

    code, said = check("扫描件.pdf", scan)
    assert (code, "这是扫描件" in said) == (3, True)
    code, said = check("公示.pdf", text_page, scan)
    assert (code, "没有读到：第2页是图片" in "".join(said.split())) == (3, True)


SOUND = pdf(text_page, lambda paper: paper.table([["姓名", "职务"], ["张三", "班长"]]))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(SOUND) - 1), st.binary(min_size=1, max_size=8)), max_size=12))
def test_any_damage_gives_content_or_a_named_error(changes: list[tuple[int, bytes]]) -> None:
    data = bytearray(SOUND)
    for at, piece in changes:
        data[at : at + len(piece)] = piece
    with suppress(ReadError):
        assert isinstance(read(Source("a.pdf", bytes(data))), Content)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_after_a_header(data: bytes) -> None:
    with suppress(ReadError):
        assert isinstance(read(Source("a.pdf", b"%PDF-1.4\n" + data)), Content)
