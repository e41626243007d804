"""Damaged characters are found where they stand, and sound text has none."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from checker.text.chinese.quantities import find_quantities
from checker.text.garbled import find_garbled

HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x6FFF) | st.sampled_from("，。、“”（）0123456789 \n"))


@given(st.text())
def test_places_are_in_order_and_within_the_text(text: str) -> None:
    for find in (find_garbled, lambda words: [one.span for one in find_quantities(words)]):
        places = find(text)
        assert all(0 <= start < end <= len(text) for start, end in places)
        assert all(first.end <= second.start for first, second in pairwise(places))


@given(HAN)
def test_chinese_text_is_not_damaged(text: str) -> None:
    assert find_garbled(text) == ()


@given(HAN, st.sampled_from(["\ufffd", "\ue49d", "\x02", "锟斤拷", "å…¬ç¤º"]), HAN)
def test_damage_is_found_wherever_it_stands(before: str, damage: str, after: str) -> None:
    text = before + damage + after
    assert any(start <= len(before) and end >= len(before) + len(damage) for start, end in find_garbled(text))
