"""RTF: the same words, tables and notes as in the .docx that it was made from; and what only RTF has."""

import time
from collections.abc import Mapping
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.model import BlockKind, CellPlace, Content, ReadError, RunFlag, Source
from checker.readers import docx, rtf

from .word_papers import convert, papers

#: LibreOffice leaves text boxes out of what it writes as RTF.
COMPARED = sorted(papers().keys() - {"boxes"})


def read(body: str | bytes, head: str = "\\ansi\\ansicpg936\\deff0{\\fonttbl{\\f0\\fcharset134 SimSun;}}") -> Content:
    written = body if isinstance(body, bytes) else body.encode("ascii")
    found = rtf.read(Source("公示.rtf", b"{\\rtf1" + head.encode() + b"\n" + written + b"}"))
    assert found is not None
    return found


def texts(found: Content) -> list[str]:
    return ["".join(run.text for run in block.runs) for block in found.blocks]


def shape(found: Content) -> list[object]:
    """All that a reading of the document is made of, but for the paths and where runs begin."""
    return [
        (block.kind, block.level, block.cell, block.end, [(c, run.flags) for run in block.runs for c in run.text])
        for block in found.blocks
    ]


@pytest.fixture(scope="session")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    return convert(tmp_path_factory.mktemp("rtf"), "rtf", "rtf", {name: papers()[name] for name in COMPARED})


@pytest.mark.parametrize("name", COMPARED)
def test_what_libreoffice_writes_reads_as_what_it_was_made_from(name: str, converted: Mapping[str, bytes]) -> None:
    original = docx.read(Source(f"{name}.docx", papers()[name]))
    found = rtf.read(Source(f"{name}.rtf", converted[name]))
    assert original is not None
    assert found is not None
    assert shape(found) == shape(original)
    for run in (run for block in found.blocks for run in block.runs if RunFlag.AUTOMATIC not in run.flags):
        at = int(run.path.removeprefix("at[").removesuffix("]"))
        assert converted[name][at : at + 1] in (run.text[0].encode("gb18030")[:1], b"\\")


def test_bytes_are_read_by_the_character_set_of_the_font() -> None:
    fonts = (
        "\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fcharset134 SimSun;}{\\f2\\fcharset2 Wingdings;}}"
    )
    assert texts(read("caf\\'e9 {\\f1 \\'b9\\'ab\\'ca\\'be\\'81A}\\f2\\'fe\\par", fonts)) == ["café 公示丄☑"]
    assert texts(read("\\'b9\\'ab\n\\'ca\\'be\\par")) == ["公示"]
    assert texts(read("\\f9 \\'b9\\'ab\\'ca\\'be\\par")) == ["公示"]
    assert texts(read(b"\xb9\xab\xca\xbe\\par")) == ["公示"]
    found = read("\\'b9\\'ab\\'ff\\par")
    assert found.decisions == (("乱码", "有 1 处字节读不出是什么字"),)


def test_unicode_with_and_without_what_stands_for_it() -> None:
    assert texts(read("{\\uc2\\u20844\\'b9\\'ab\\u31034\\'ca\\'be}A\\par")) == ["公示A"]
    assert texts(read("{\\uc0\\u20844\\u31034}\\u-10179?\\u-8634?B\\par")) == ["公示🙆B"]
    assert texts(read("{\\upr{old}{\\*\\ud{\\u20844?}}}C\\par")) == ["公C"]


def test_hidden_and_revised() -> None:
    found = read("a{\\v b}{\\deleted c}{\\revised\\revauth1 d}\\v e\\v0 f\\par")
    runs = [(run.text, run.flags) for run in found.blocks[0].runs]
    hidden, plain = RunFlag.HIDDEN, RunFlag.NONE
    expected = [
        ("a", plain),
        ("b", hidden),
        ("c", RunFlag.DELETED),
        ("d", RunFlag.INSERTED),
        ("e", hidden),
        ("f", plain),
    ]
    assert runs == expected
    assert found.decisions == (("修订", "2 处未处理的修订，按全部接受后的文字检查，未按全部拒绝再查"),)
    joined = read("a{\\deleted\\par}b\\par")
    assert joined.blocks[0].end == ""
    assert joined.blocks[0].runs[-1].text == "\n"


def test_tables() -> None:
    row = "\\trowd\\cellx1000\\clvmgf\\cellx2000\\pard\\intbl a\\cell b\\par c\\cell\\row"
    below = "\\trowd\\cellx1000\\clvmrg\\cellx2000\\pard\\intbl d\\cell\\cell\\row"
    wide = "\\trowd\\cellx2000\\pard\\intbl e\\cell\\row\\pard f\\par"
    found = read(row + below + wide)
    assert [(block.cell, text, block.end) for block, text in zip(found.blocks, texts(found), strict=True)] == [
        (CellPlace(0, 0, 0), "a", "\t"),
        (CellPlace(0, 0, 1, rows=2), "b", "\n"),
        (CellPlace(0, 0, 1, rows=2), "c", "\n"),
        (CellPlace(0, 1, 0), "d", "\n"),
        (CellPlace(0, 2, 0, columns=2), "e", "\n"),
        (None, "f", "\n"),
    ]
    assert {block.kind for block in found.blocks[:-1]} == {BlockKind.CELL}


def test_boxes_notes_and_margins() -> None:
    box = "{\\shp{\\*\\shpinst{\\sp{\\sn a}{\\sv b}}{\\shptxt inside\\par}}{\\shprslt old}}"
    found = read(
        f"{{\\header top\\par}}a{box}b{{\\footnote note}}{{\\footnote\\ftnalt end}}{{\\footer below}}\\par c\\par"
    )
    kinds = [(block.kind.value, text) for block, text in zip(found.blocks, texts(found), strict=True)]
    assert kinds == [
        ("header", "top"),
        ("paragraph", "ab"),
        ("textbox", "inside"),
        ("paragraph", "c"),
        ("note", "note"),
        ("note", "end"),
        ("footer", "below"),
    ]


def test_first_and_even_pages_only_where_they_are_in_force() -> None:
    margins = "{\\header all\\par}{\\headerf first\\par}{\\headerl even\\par}"
    assert texts(read(margins + "a\\par")) == ["all", "a"]
    assert texts(read("\\titlepg" + margins + "a\\par\\sect\\sectd b\\par")) == ["first", "all", "a", "b"]


def test_fields_and_lists() -> None:
    link = "{\\field{\\*\\fldinst HYPERLINK \\\\l x}{\\fldrslt shown}}"
    box = "{\\field{\\*\\fldinst FORMCHECKBOX{\\*\\formfield{\\fftype1\\ffres1}}}{\\fldrslt}}"
    found = read(f"{{\\listtext 1.\\tab}}\\ls1 {link}{box}\\par\\pard\\ls1 b\\par")
    assert texts(found) == ["1. shown☒", "b"]
    assert found.blocks[0].runs[0].flags is RunFlag.AUTOMATIC
    assert found.decisions == (("未读", "1 段的自动编号（文件里没有存）"),)


def test_what_is_not_read_is_passed_over_or_told() -> None:
    found = read(
        "a{\\pict\\bin3 }{}\\'}{\\*\\unknown x}{\\object{\\*\\objdata 00}{\\result shown}}\\line b\\~c\\_d\\-e\\{\\par"
    )
    assert texts(found) == ["ashown\nb\xa0c-de{"]
    assert found.metadata["images"] == "1"
    assert found.decisions == (("未读", "嵌入的对象"),)
    assert read("{\\info{\\author \\'bc\\'d7}{\\operator b}}a\\par").metadata["author"] == "甲"


def test_a_file_that_is_cut_off_says_so() -> None:
    found = rtf.read(Source("a.rtf", b"{\\rtf1 a\\par {\\b b"))
    assert found is not None
    assert texts(found) == ["a", "b"]
    assert found.unread == ("RTF 文件末尾不完整",)


def test_empty_and_foreign_files() -> None:
    with pytest.raises(ReadError, match="只有 1 张图片"):
        read("{\\pict 00}\\par")
    assert rtf.read(Source("a.rtf", b"PK\x03\x04")) is None


@pytest.mark.parametrize(
    "piece",
    [b"{\\b a", b"\\u20844?", b"{\\field{\\*\\fldinst x", b"\\intbl a\\cell\\row", b"{\\footnote ", b"{\\shptxt a"],
)
def test_time_is_linear(piece: bytes) -> None:
    begun = time.perf_counter()
    with suppress(ReadError):
        rtf.read(Source("a.rtf", b"{\\rtf1 " + piece * 20_000))
    assert time.perf_counter() - begun < 10


WORDS = "{ } \\par \\cell \\row \\nestcell \\nestrow \\trowd \\cellx9 \\itap3 \\intbl \\v \\u9? \\'b9 \\uc3 \\sect"
SPECIAL = [
    *WORDS.split(),
    "{\\*\\nesttableprops",
    "\\bin2",
    "{\\header",
    "{\\footnote",
    "{\\shptxt",
    "{\\fonttbl",
    "{\\listtext",
    "甲",
    "a",
]


@settings(max_examples=200, deadline=2000)
@given(st.lists(st.sampled_from(SPECIAL) | st.text(max_size=3), max_size=60))
def test_any_rtf_is_read_or_refused(pieces: list[str]) -> None:
    with suppress(ReadError):
        rtf.read(Source("a.rtf", ("{\\rtf1" + " ".join(pieces)).encode("gb18030", "ignore")))
