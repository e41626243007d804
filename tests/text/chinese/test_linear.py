"""No finder takes more than linear time, whatever it is given."""

import time
from collections.abc import Callable

import pytest

from checker.text.chinese.dates import find_dates_and_ranges
from checker.text.chinese.durations import find_durations
from checker.text.chinese.identity import find_bank_cards, find_identity_numbers
from checker.text.chinese.money import find_money
from checker.text.chinese.names import find_organizations
from checker.text.chinese.numbers import find_book_titles, find_citations, find_document_numbers
from checker.text.chinese.percentages import find_percentages
from checker.text.chinese.phones import find_phones

FINDERS = (
    find_dates_and_ranges,
    find_durations,
    find_money,
    find_percentages,
    find_phones,
    find_document_numbers,
    find_citations,
    find_book_titles,
    find_organizations,
    find_identity_numbers,
    find_bank_cards,
)
PIECES = (
    "1",
    "中",
    "一二三四五六七八九十",
    "5月8日、",
    "(",
    " ",
    "0717-6381296/",
    "*",
    "2025年5月8日至",
    "1,111",
    "《",
    "某某市某某局",
    "第一条",
    "壹拾",
    "-",
    "X",
    "2025 ",
    "百分之",
    "〔2025〕",
    "电话",
)


@pytest.mark.parametrize("find", FINDERS, ids=lambda find: find.__name__)
def test_repetition_takes_linear_time(find: Callable[[str], object]) -> None:
    """40,000 characters of each piece within 5 s in all: a quadratic finder takes minutes."""
    started = time.perf_counter()
    for piece in PIECES:
        find(piece * (40_000 // len(piece)))
        assert time.perf_counter() - started < 5, piece
