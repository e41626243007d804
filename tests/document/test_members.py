"""Lists of members beside a counted term: any text, and linear time."""

import re
import time

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.document import Document
from checker.document.members import member_lists
from checker.model import Block, Content, Run
from checker.text import Lexicon, Segmenter, load_segmenter
from checker.text.span import Span

TERM = "四到位"


def _document(text: str) -> Document:
    def segmenter() -> Segmenter:
        return load_segmenter(())

    blocks = tuple(Block((Run(line),)) for line in text.split("\n"))
    return Document.of(Content(blocks, "text"), Lexicon(), segmenter)


def _lists(text: str, shared: str = "到位") -> list[tuple[str, ...]]:
    document = _document(text)
    mentions = tuple(Span(*one.span()) for one in re.finditer(TERM, document.text))
    return [one.items for one in member_lists(document, mentions, (4,), shared)]


PIECES = st.sampled_from(
    ["四到位", "到位", "人员", "、", "，", "；", "。", "：", "“", "”", "（", "）", "即", "一是", "第二", "\n", "是"]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join), st.sampled_from(["", "到位", "同时"]))
def test_lists_lie_in_the_text_and_hold_their_places(text: str, shared: str) -> None:
    document = _document(text)
    mentions = tuple(Span(*one.span()) for one in re.finditer(TERM, document.text))
    for one in member_lists(document, mentions, (4,), shared):
        assert 0 <= one.span.start < one.span.end <= len(document.text)
        assert all(one.span.covers(place) for place in one.places)
        assert len(one.items) > 1


def test_the_words_that_lead_up_to_a_list_are_not_of_it() -> None:
    expected = [("思想认识", "领导体制", "管理制度", "监督措施")]
    line = "以“行政到位”为主线，着力打造思想认识到位、领导体制到位、管理制度到位、监督措施到位的局面。“四到位”。"
    assert _lists(line) == expected


def test_members_on_lines_of_their_own() -> None:
    assert _lists("做到“四到位”：\n一是认识。\n二是组织。\n三是措施。\n四是监督。", "") == [
        ("认识", "组织", "措施", "监督")
    ]


def test_the_time_grows_with_the_text() -> None:
    def seconds(times: int) -> float:
        document = _document("做到“四到位”，即人员到位、制度到位、场地到位，并且、" * times)
        mentions = tuple(Span(*one.span()) for one in re.finditer(TERM, document.text))
        start = time.perf_counter()
        member_lists(document, mentions, (4,), "")
        return time.perf_counter() - start

    seconds(10)
    assert seconds(400) < 60 * max(seconds(40), 0.002)
