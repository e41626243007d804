import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.text import OffsetMap, Span

#: A text as the raw characters each became: 1 for one, 0 for a deletion, more for an expansion.
LENGTHS = st.lists(st.sampled_from([1, 1, 1, 0, 2, 3]), max_size=30)


def edits_of(lengths: list[int]) -> list[tuple[Span, int]]:
    return [(Span(at, at + 1), length) for at, length in enumerate(lengths) if length != 1]


def owners_of(lengths: list[int]) -> list[int]:
    """For each character of the text, the raw character it comes from: what the map must say, the slow way."""
    return [at for at, length in enumerate(lengths) for _ in range(length)]


def spans(length: int) -> list[Span]:
    return [Span(start, end) for start in range(length + 1) for end in range(start, length + 1)]


@given(LENGTHS)
def test_every_span_of_text_goes_where_its_characters_came_from(lengths: list[int]) -> None:
    offsets = OffsetMap.identity(len(lengths)).then(edits_of(lengths))
    owners = owners_of(lengths)
    assert offsets.text_length == len(owners)
    for span in spans(len(owners)):
        raw = offsets.to_raw(span)
        if span:
            assert raw == Span(owners[span.start], owners[span.end - 1] + 1)
            assert offsets.to_text(raw).covers(span)
        else:
            assert not raw
            assert offsets.to_text(raw).start <= span.start


@given(LENGTHS)
def test_every_raw_span_goes_to_all_that_it_became(lengths: list[int]) -> None:
    offsets = OffsetMap.identity(len(lengths)).then(edits_of(lengths))
    for raw in spans(len(lengths)):
        text = offsets.to_text(raw)
        assert text == Span(sum(lengths[: raw.start]), sum(lengths[: raw.end]))


@given(LENGTHS, st.data())
def test_two_steps_are_one_map(lengths: list[int], data: st.DataObject) -> None:
    first = OffsetMap.identity(len(lengths)).then(edits_of(lengths))
    owners = owners_of(lengths)
    # The second step deletes or doubles whole raw characters' worth of text.
    chosen = sorted(data.draw(st.sets(st.sampled_from(sorted(set(owners))))) if owners else [])
    edits = [(first.to_text(Span(at, at + 1)), data.draw(st.sampled_from([0, 4]))) for at in chosen]
    second = first.then(edits)
    final = list(lengths)
    for at, (_, length) in zip(chosen, edits, strict=True):
        final[at] = length
    expected = owners_of(final)
    assert second.text_length == len(expected)
    assert [second.to_raw(Span(at, at + 1)).start for at in range(len(expected))] == expected


@given(LENGTHS)
def test_segments_tile_both_texts(lengths: list[int]) -> None:
    offsets = OffsetMap.identity(len(lengths)).then(edits_of(lengths))
    text_at = raw_at = 0
    for text, raw in offsets.segments():
        assert (text.start, raw.start) == (text_at, raw_at)
        text_at, raw_at = text.end, raw.end
    assert (text_at, raw_at) == (offsets.text_length, offsets.raw_length)


def test_an_edit_may_swallow_earlier_ones() -> None:
    offsets = OffsetMap.identity(8).then([(Span(2, 3), 0), (Span(5, 6), 2)])
    assert list(offsets.then([(Span(1, 6), 0)]).segments()) == [
        (Span(0, 1), Span(0, 1)),
        (Span(1, 1), Span(1, 6)),
        (Span(1, 3), Span(6, 8)),
    ]


def test_a_point_lies_behind_what_was_deleted_there() -> None:
    offsets = OffsetMap.identity(6).then([(Span(0, 1), 0), (Span(4, 6), 0)])
    assert offsets.to_raw(Span(0, 0)) == Span(1, 1)
    assert offsets.to_raw(Span(3, 3)) == Span(6, 6)


def test_identity_and_the_empty_text() -> None:
    assert OffsetMap.identity(3).to_raw(Span(1, 3)) == Span(1, 3)
    assert OffsetMap.identity(0).to_text(Span(0, 0)) == Span(0, 0)
    assert list(OffsetMap.identity(0).segments()) == []


@pytest.mark.parametrize("span", [Span(-1, 1), Span(0, 4), Span(3, 2), Span(4, 4)])
def test_spans_outside_are_refused(span: Span) -> None:
    offsets = OffsetMap.identity(3)
    with pytest.raises(ValueError, match="does not lie"):
        offsets.to_raw(span)
    with pytest.raises(ValueError, match="does not lie"):
        offsets.to_text(span)


@pytest.mark.parametrize(
    "edits",
    [
        [(Span(1, 1), 1)],
        [(Span(3, 4), 0), (Span(0, 1), 0)],
        [(Span(1, 2), 0)],  # one of the two characters that one raw character became
    ],
)
def test_edits_that_cannot_be_mapped_are_refused(edits: list[tuple[Span, int]]) -> None:
    offsets = OffsetMap.identity(4).then([(Span(1, 2), 2)])
    with pytest.raises(ValueError, match="empty, out of order or cuts"):
        offsets.then(edits)


def test_a_map_is_small_whatever_the_text() -> None:
    offsets = OffsetMap.identity(10**9).then([(Span(5, 6), 0)])
    assert offsets.to_raw(Span(10**8, 10**8 + 1)) == Span(10**8 + 1, 10**8 + 2)
    assert len(list(offsets.segments())) == 3
