"""Runs become one raw text, and every offset goes back to its run."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.document import Document
from checker.document.layout import compose
from checker.model import Block, BlockKind, CellPlace, Content, Run, RunFlag
from checker.text import Lexicon, load_segmenter
from checker.text.span import Span

FLAGS = st.sampled_from(
    [
        RunFlag.NONE,
        RunFlag.INSERTED,
        RunFlag.DELETED,
        RunFlag.HIDDEN,
        RunFlag.AUTOMATIC,
        RunFlag.INSERTED | RunFlag.DELETED,
        RunFlag.INSERTED | RunFlag.MOVED,
        RunFlag.DELETED | RunFlag.HIDDEN,
    ]
)
RUNS = st.builds(Run, st.text("公示期七5 \u200b", max_size=4), st.just("word/document.xml"), st.uuids().map(str), FLAGS)
BLOCKS = st.builds(
    Block,
    st.lists(RUNS, max_size=4).map(tuple),
    st.sampled_from(BlockKind),
    end=st.sampled_from(["\n", "\t", "", "\r\n"]),
)
CONTENTS = st.lists(BLOCKS, max_size=6).map(lambda blocks: Content(tuple(blocks), "docx"))


def read(content: Content, rejected: bool = False) -> Document:
    return Document.of(content, Lexicon(), lambda: load_segmenter(()), rejected=rejected)


@given(CONTENTS, st.booleans())
def test_the_raw_text_is_what_is_printed(content: Content, rejected: bool) -> None:
    gone = RunFlag.HIDDEN | (RunFlag.INSERTED if rejected else RunFlag.DELETED)
    printed = "".join(
        "".join(run.text for run in block.runs if not run.flags & gone) + block.end for block in content.blocks
    )
    assert compose(content, rejected).raw == printed


@given(CONTENTS, st.booleans())
def test_every_character_goes_back_to_its_run(content: Content, rejected: bool) -> None:
    made = compose(content, rejected)
    inside = set()
    for span, block in made.blocks:
        for at in range(span.start, span.end):
            found = made.run_at(at)
            assert found is not None
            run, inner = found
            assert run in block.runs
            assert run.text[inner] == made.raw[at]
            inside.add(at)
    assert all(made.run_at(at) is None for at in range(-1, len(made.raw) + 2) if at not in inside)


@given(CONTENTS)
def test_every_span_of_the_text_has_a_place_in_the_raw_text(content: Content) -> None:
    document = read(content)
    for start in range(len(document.text)):
        raw = document.locate(Span(start, start + 1))
        assert 0 <= raw.start < raw.end <= len(document.raw)


CHANGED = Content(
    (
        Block((Run("关于评优的公示", "d", "p[1]/r[1]"),)),
        Block(
            (
                Run("公示期为", "d", "p[2]/r[1]"),
                Run("三", "d", "p[2]/r[2]", RunFlag.DELETED),
                Run("五", "d", "p[2]/r[3]", RunFlag.INSERTED),
                Run("（内部：不要发）", "d", "p[2]/r[4]", RunFlag.HIDDEN),
                Run("个工作日。", "d", "p[2]/r[5]"),
            )
        ),
    ),
    "docx",
)


@pytest.mark.parametrize(("rejected", "number", "path"), [(False, "五", "p[2]/r[3]"), (True, "三", "p[2]/r[2]")])
def test_a_reading_has_one_side_of_every_change(rejected: bool, number: str, path: str) -> None:
    document = read(CHANGED, rejected)
    assert document.raw == f"关于评优的公示\n公示期为{number}个工作日。\n"
    (duration,) = document.durations
    assert duration.amount == {"五": 5, "三": 3}[number]
    assert document[duration.span] == f"{number}个工作日"
    assert document.run_path(duration.span) == ("d", path)


def test_a_place_at_the_end_of_a_line_is_in_the_run_before_it() -> None:
    document = read(CHANGED)
    end = len("关于评优的公示")
    assert document.run_path(Span(end, end)) == ("d", "p[1]/r[1]")
    assert document.run_path(Span(end, end + 1)) == ("", "")


def test_the_way_back_through_normalisation() -> None:
    content = Content((Block((Run("公示", path="r[1]"), Run("時　間：２０２５年５月６日", path="r[2]"))),), "docx")
    document = read(content)
    (date,) = document.dates
    assert document[date.span] == "2025年5月6日"
    raw = document.locate(date.span)
    assert document.raw[raw.start : raw.end] == "２０２５年５月６日"
    assert document.run_path(date.span) == ("", "r[2]")


def test_hidden_text_is_no_fact() -> None:
    hidden = Run("监督电话：0531-12345678", flags=RunFlag.HIDDEN)
    document = read(Content((Block((Run("关于评优的公示"),)), Block((hidden,))), "docx"))
    assert document.phones == ()
    assert [document[paragraph.span] for paragraph in document.paragraphs] == ["关于评优的公示"]


def test_a_document_of_which_nothing_is_printed() -> None:
    document = read(Content((Block((Run("公示", flags=RunFlag.HIDDEN),)),), "docx"))
    assert (document.title, document.paragraphs, document.lines, document.candidates) == (None, (), (), ())
    assert document.period() is None
    assert document.find("公示") == ()


def test_where_a_person_finds_it() -> None:
    def cell(text: str, row: int, column: int) -> Block:
        return Block((Run(text),), BlockKind.CELL, cell=CellPlace(0, row, column), end="\t" if column == 0 else "\n")

    document = read(
        Content(
            (
                Block((Run("内部资料"),), BlockKind.HEADER),
                Block((Run("关于评优的公示"),)),
                Block((Run("　"),)),
                Block((Run("现予公示。"),)),
                cell("姓名", 0, 0),
                cell("得分", 0, 1),
                cell("王小明", 1, 0),
                cell("95", 1, 1),
                Block((Run("某市教育局"),)),
                Block((Run("据实统计"),), BlockKind.NOTE),
                Block((Run("盖章处"),), BlockKind.TEXTBOX),
                Block((Run("第1页"),), BlockKind.FOOTER),
            ),
            "docx",
        )
    )

    def where(words: str) -> str:
        at = document.text.index(words)
        return document.where(Span(at, at + len(words)))

    places = {
        "内部资料": "页眉",
        "评优": "标题",
        "现予公示": "第2段",
        "95": "表1第2行第2列",
        "某市教育局": "第3段",
        "据实统计": "脚注",
        "盖章处": "文本框",
        "第1页": "页脚",
    }
    assert {words: where(words) for words in places} == places
    end = len(document.text)
    assert document.where(Span(end, end)) == "文末"


def test_a_place_counts_the_code_points_of_its_line(document: Callable[[str], Document]) -> None:
    made = document("公示\r\n　受理电话：0999-5550100。\n\n")
    phone = made.phones[0].span
    assert made.run_place(phone) == ("", "line[2]", 7)
    assert made.run_place(Span(phone.end + 1, phone.end + 1)) == ("", "line[2]", 20)
    assert made.run_place(Span(2, 3)) == ("", "", 0)
