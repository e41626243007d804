import pickle
import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.text import Lexicon, Segmenter, Span, Tokens, UnknownVocabulary, Vocabulary, bounded, load_segmenter

TERMS = """
"公示" = ["公示", "公告"]

["监督电话"]
terms = ["监督电话", "举报电话", "监督电话"]
not_in = ["消费监督电话"]
"""


@pytest.fixture(scope="module")
def segmenter() -> Segmenter:
    return load_segmenter(())


def words(tokens: Tokens, vocabulary: Vocabulary, window: Span | None = None) -> list[tuple[int, str]]:
    return [(span.start, tokens.text[slice(*span)]) for span in tokens.matches(vocabulary, window)]


def test_a_lexicon_from_toml() -> None:
    lexicon = Lexicon.from_mapping(tomllib.loads(TERMS))
    assert lexicon.resolve("@监督电话") == Vocabulary("监督电话", ("监督电话", "举报电话"), ("消费监督电话",))
    assert lexicon.resolve("公告") == Vocabulary("公告", ("公告",))
    assert lexicon.words == ("举报电话", "公告", "公示", "监督电话")
    assert list(lexicon) == ["公示", "监督电话"]
    assert pickle.loads(pickle.dumps(lexicon)) == lexicon


def test_an_unknown_name_suggests_the_nearest() -> None:
    lexicon = Lexicon.from_mapping(tomllib.loads(TERMS))
    with pytest.raises(UnknownVocabulary, match="没有词表“@监督电活”，是不是“@监督电话”？") as caught:
        lexicon.resolve("@监督电活")
    assert (caught.value.name, caught.value.nearest) == ("监督电活", "监督电话")
    with pytest.raises(LookupError, match=r"没有词表“@xyz”$"):
        lexicon.resolve("@xyz")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"公示": []}, "“公示”：terms 不能为空"),
        ({"公示": {"not_in": ["a"]}}, "“公示”：terms 应为"),
        ({"公示": "公告"}, "“公示”：terms 应为"),
        ({"公示": {"terms": ["a", ""]}}, "“公示”：terms 应为"),
        ({"公示": {"terms": ["a"], "notin": ["b"]}}, "“公示”：不认识“notin”"),
    ],
)
def test_a_vocabulary_of_another_shape_is_refused(data: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Lexicon.from_mapping(data)


@pytest.mark.parametrize(
    ("text", "term", "at"),
    [
        ("员工会议", "工会", []),  # 员工|会议
        ("执行政策", "行政", []),  # 执行|政策
        ("工会主席", "工会", [0]),  # within one token
        ("总工会", "工会", [1]),
        ("矿工会主席", "工会", [1]),  # cut at one end
        ("工会", "工会", [0]),
        ("员工会，", "工会", [1]),  # what ends in a mark is not overhung
        ("工会和员工会议和工会", "工会", [0, 8]),
    ],
)
def test_a_term_counts_unless_overhung_at_both_ends(segmenter: Segmenter, text: str, term: str, at: list[int]) -> None:
    assert [start for start, _ in words(Tokens(text, lambda: segmenter), Vocabulary("", (term,)))] == at


def test_the_leftmost_and_longest_that_counts_is_taken(segmenter: Segmenter) -> None:
    tokens = Tokens("监督电话和举报监督电话，员工会议", lambda: segmenter)
    assert words(tokens, Vocabulary("", ("电话", "监督电话", "监督", "举报"))) == [
        (0, "监督电话"),
        (5, "举报"),
        (7, "监督电话"),
    ]
    # 工会 is overhung and must not hide 会议.
    assert words(tokens, Vocabulary("", ("工会", "会议"))) == [(14, "会议")]
    assert words(tokens, Vocabulary("", ("监督电话",)), Span(1, 16)) == [(7, "监督电话")]


def test_exceptions_are_looked_for_beyond_the_window(segmenter: Segmenter) -> None:
    tokens = Tokens("消费监督电话，监督电话", lambda: segmenter)
    vocabulary = Vocabulary("", ("监督电话",), ("消费监督电话",))
    assert words(tokens, vocabulary) == [(7, "监督电话")]
    assert words(tokens, vocabulary, Span(2, 6)) == []


def test_a_clear_occurrence_needs_no_segmenter() -> None:
    def never() -> Segmenter:
        raise AssertionError("segmenter was loaded")

    tokens = Tokens("公示：\n监督电话，0班工会12\n", never)
    assert words(tokens, Vocabulary("", ("公示", "监督电话", "班工会", "没有"))) == [
        (0, "公示"),
        (4, "监督电话"),
        (10, "班工会"),
    ]


def test_only_the_line_in_question_is_cut_and_once(segmenter: Segmenter) -> None:
    cut: list[str] = []

    def listening(text: str) -> list[str]:
        cut.append(text)
        return segmenter.cut(text)

    loads: list[int] = []

    def load() -> Segmenter:
        loads.append(1)
        return Segmenter("listening", listening)

    tokens = Tokens("公示\n员工会议\n员工会议室\n结束", load)
    assert words(tokens, Vocabulary("", ("工会",))) == []
    assert words(tokens, Vocabulary("", ("公示", "工会"))) == [(0, "公示")]
    assert cut == ["员工会议", "员工会议室"]
    assert loads == [1]


TEXTS = st.text(st.sampled_from("员工会议矿主席执行政策总公示ab1 ，。\n\r\u2028"), max_size=40)


@settings(deadline=None)
@given(TEXTS)
def test_tokens_tile_the_text(segmenter: Segmenter, text: str) -> None:
    tokens = list(Tokens(text, lambda: segmenter).all())
    assert "".join(token.text for token in tokens) == text
    assert [token.text for token in tokens] == segmenter.cut(text)
    at = 0
    for token in tokens:
        assert token.span.start == at
        assert text[slice(*token.span)] == token.text
        at = token.span.end


@settings(deadline=None)
@given(TEXTS, st.data())
def test_overhung_says_what_its_definition_says(segmenter: Segmenter, text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    tokens = Tokens(text, lambda: segmenter)
    touched = tokens.tokens_of(span)
    assert touched == tuple(token for token in tokens.all() if span and token.span.overlaps(span))
    overhung = len(touched) > 1 and touched[0].span.start < span.start and touched[-1].span.end > span.end
    assert tokens.overhung(span) is overhung


@settings(deadline=None)
@given(TEXTS, st.lists(st.text(st.sampled_from("员工会议矿政策1a"), min_size=1, max_size=3), min_size=1, max_size=4))
def test_matches_are_terms_in_order_without_overlaps(segmenter: Segmenter, text: str, terms: list[str]) -> None:
    tokens = Tokens(text, lambda: segmenter)
    reached = 0
    for span in tokens.matches(Vocabulary("", tuple(terms))):
        assert text[slice(*span)] in terms
        assert not tokens.overhung(span)
        assert span.start >= reached
        reached = span.end


def test_spans_outside_are_refused(segmenter: Segmenter) -> None:
    with pytest.raises(ValueError, match="does not lie"):
        Tokens("公示", lambda: segmenter).tokens_of(Span(1, 3))


@pytest.mark.parametrize(
    ("text", "span", "digits", "ascii_only"),
    [
        ("电话12345联系", Span(2, 7), True, True),
        ("12345", Span(0, 5), True, True),
        ("012345", Span(1, 6), False, False),
        ("12345a", Span(0, 5), True, False),
        ("-12345.", Span(1, 6), True, True),
        ("１12345²", Span(1, 6), True, True),
    ],
)
def test_bounds_beside_chinese(text: str, span: Span, digits: bool, ascii_only: bool) -> None:
    assert bounded(text, span) is digits
    assert bounded(text, span, "ascii") is ascii_only
