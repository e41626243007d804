"""Text files: every character in its place, or a named error."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model import BlockKind, Content, ReadError, Source
from checker.readers.text import read

NOTICE = "公示\n经研究，现将拟任职人选予以公示。公示期为七个工作日。\n"
TRADITIONAL = "公告\r\n經研究，現將擬任職人選予以公示，公示期為七個工作日。\r\n"
#: The commonest characters of all, and of notices.
COMMON = st.text(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后"
    "多定行学法所民得经公示期日月电话项目名称单位金额"
)


def content(data: bytes, name: str = "公示.txt") -> Content:
    found = read(Source(name, data))
    assert isinstance(found, Content)
    return found


def error(data: bytes, name: str = "公示.txt") -> ReadError:
    with pytest.raises(ReadError) as caught:
        read(Source(name, data))
    return caught.value


def joined(found: Content) -> str:
    return "".join("".join(run.text for run in block.runs) + block.end for block in found.blocks)


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("utf-32", "UTF-32"),
        ("gb18030", "GB18030"),
        ("gbk", "GB18030"),
    ],
)
def test_the_encoding_is_proved_and_reported(codec: str, name: str) -> None:
    found = content(NOTICE.encode(codec))
    assert joined(found) == NOTICE
    assert found.decisions == (("编码", name),)


@pytest.mark.parametrize("text", [TRADITIONAL, "公示", "公告：經研究", "電話"])
def test_even_short_big5_is_not_taken_for_gb18030(text: str) -> None:
    found = content(text.encode("big5"))
    assert (joined(found), found.decisions) == (text, (("编码", "Big5"),))


@pytest.mark.parametrize("text", ["公示", "任前公示", "拟任人选：岽某", "經研究"])
def test_even_short_gb18030_is_not_taken_for_big5(text: str) -> None:
    found = content(text.encode("gb18030"))
    assert (joined(found), found.decisions) == (text, (("编码", "GB18030"),))


@given(st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "gb18030"]), COMMON)
def test_common_text_survives_every_encoding(codec: str, text: str) -> None:
    text = f"公示期为七个工作日。\n{text}\n"
    assert joined(content(text.encode(codec))) == text


@given(st.sampled_from(["utf-8-sig", "utf-16", "utf-32"]), st.text(st.characters(exclude_categories=["C"])))
def test_any_text_survives_behind_a_mark(codec: str, text: str) -> None:
    text = f"公{text}"
    assert joined(content(text.encode(codec))) == text


@given(st.binary(), st.sampled_from(["a.txt", "a.md", "-", "a.bin", "无后缀"]))
def test_any_bytes_are_read_or_refused(data: bytes, name: str) -> None:
    try:
        found = read(Source(name, data))
    except ReadError as refused:
        code = refused.code
    else:
        code = ""
        assert found is None or "\ufffd" not in joined(found) or "乱码" in dict(found.decisions)
    assert code in ("", "empty", "undecodable", "not_text")


LINES = st.tuples(st.text("公示期 \t\v\f\u2028", max_size=5), st.sampled_from(["\n", "\r\n", "\r", "\n\r"]))


@given(st.lists(LINES))
def test_blocks_and_ends_make_up_the_text(lines: list[tuple[str, str]]) -> None:
    text = "公" + "".join(line + end for line, end in lines) + "末"
    assert joined(content(text.encode())) == text


def test_one_block_a_line_with_its_own_end_and_path() -> None:
    found = content("甲\n\r\n乙\r丙".encode())
    assert [(block.end, [(run.text, run.part, run.path) for run in block.runs]) for block in found.blocks] == [
        ("\n", [("甲", "", "line[1]")]),
        ("\r\n", []),
        ("\r", [("乙", "", "line[3]")]),
        ("", [("丙", "", "line[4]")]),
    ]


def test_undecodable_bytes_are_named_with_their_offset() -> None:
    refused = error(b"\xef\xbb\xbf" + "公示".encode() + b"\xff\xfe")
    assert refused.code == "undecodable"
    assert "第 9 字节（0xFF" in refused.message


def test_damaged_utf8_is_not_taken_for_rarer_characters() -> None:
    data = NOTICE.encode() + b"\xe5\x85"
    refused = error(data)
    assert refused.code == "undecodable"
    assert f"第 {len(data) - 2} 字节（0xE5" in refused.message


def test_bytes_without_a_plausible_reading_are_refused() -> None:
    assert error("ÀÉÎÕÜ çà élève".encode("latin-1")).code in ("undecodable", "not_text")


def test_characters_lost_before_are_reported() -> None:
    assert ("乱码", "原文中已有 1 个替换字符（U+FFFD），是此前转码留下的") in content("公\ufffd示".encode()).decisions


@pytest.mark.parametrize("data", [b"", b" \r\n\t", "\u3000\n".encode(), b"\xef\xbb\xbf"])
def test_nothing_to_read_is_an_error(data: bytes) -> None:
    assert error(data).code == "empty"


@pytest.mark.parametrize("data", [b"a\0b\0\0cc", bytes(range(1, 9)) * 20, b"\x7fELF\x02\x01\x01\0\0\0\0\0\x03"])
def test_rubbish_is_not_text(data: bytes) -> None:
    assert error(data).code == "not_text"


@pytest.mark.parametrize("name", ["a.docx", "b.DOTX", "c.docm"])
def test_word_names_are_left_to_the_word_reader(name: str) -> None:
    assert read(Source(name, NOTICE.encode())) is None


@pytest.mark.parametrize("data", [b"PK\x03\x04", b"%PDF-1.7", b"{\\rtf1 a}", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
@pytest.mark.parametrize("name", ["a.txt", "a"])
def test_a_name_does_not_make_other_formats_text(name: str, data: bytes) -> None:
    assert read(Source(name, data)) is None


@pytest.mark.parametrize("name", ["-", "<stdin>", "标准输入", "通知", "notice.log", "a.TXT"])
def test_text_is_told_by_its_bytes(name: str) -> None:
    assert joined(content(NOTICE.encode(), name)) == NOTICE


@pytest.mark.parametrize("data", [b"<html><p>a</p></html>", b"a\0b", b"", b"\xff\xff\xff"])
def test_files_of_other_names_that_are_no_evident_text_are_left(data: bytes) -> None:
    if data:
        assert read(Source("a.bin", data)) is None
    else:
        assert error(data, "a.bin").code == "empty"


def test_markdown_headings_keep_their_marks() -> None:
    found = content("# 公示\n正文\n## 一、范围\n####### 不是\n#号楼\n".encode(), "公示.md")
    assert found.format == "markdown"
    assert [(block.kind, block.level) for block in found.blocks] == [
        (BlockKind.HEADING, 1),
        (BlockKind.PARAGRAPH, 0),
        (BlockKind.HEADING, 2),
        (BlockKind.PARAGRAPH, 0),
        (BlockKind.PARAGRAPH, 0),
    ]
    assert found.blocks[0].runs[0].text == "# 公示"
