"""No full number of a person is in any words of a report."""

import re
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.checklist import Checklist, Head
from checker.document import Document
from checker.engine import Checker
from checker.engine.check import check_document
from checker.engine.masking import Mask
from checker.model import Block, BlockKind, CellPlace, Content, Kind, Requirement, Run, Source
from checker.text import Lexicon, load_segmenter
from checker.text.span import Span

Make = Callable[..., Checker]

#: Quotes everything it can see, in every way a finding can carry words.
LEAKS = """
@hookimpl
def check(document):
    text, whole = document.text, Span(0, len(document.text))
    lines = [(line, document[line]) for line in document.lines]
    middle = Span(len(text) // 3, len(text) - len(text) // 3)
    digits = "".join(c for c in text if c.isalnum() and c.isascii())
    return Finding.failed(f"{text} {document.raw} {digits}", (whole, text), *lines, middle, related=[(whole, digits)],
                          values={"text": text, "raw": document.raw, "digits": digits})
"""

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # GB 11643-1999, 4.2


def _identity(first: str, born: str, order: str) -> str:
    digits = first + born + order
    return digits + "10X98765432"[sum(int(d) * w for d, w in zip(digits, _WEIGHTS, strict=True)) % 11]


def _card(digits: str) -> str:
    """*digits* with the check digit of Luhn (ISO/IEC 7812-1, annex B)."""
    doubled = (int(d) * (2 - place % 2) for place, d in enumerate(reversed(digits)))
    return digits + str(-sum(n - 9 * (n > 9) for n in doubled) % 10)


_DIGITS = st.text("0123456789", min_size=8, max_size=8)
IDENTITIES = st.builds(
    _identity,
    st.sampled_from(["370102", "110105", "420501"]),
    st.dates(date(1940, 1, 1), date(2010, 1, 1)).map(lambda day: f"{day:%Y%m%d}"),
    st.text("0123456789", min_size=3, max_size=3),
)
CARDS = st.builds(
    lambda tail, length: _card(f"6222021{tail[:length]}"), st.text("0123456789", min_size=11), st.sampled_from([8, 11])
)
MOBILES = st.builds(lambda head, tail: f"1{head}{tail}", st.sampled_from(["38", "50", "99"]), _DIGITS)


def _groups(number: str) -> tuple[int, ...]:
    """How the digits of a number are written in groups."""
    return {11: (3, 4, 4), 18: (6, 8, 4)}.get(len(number), (4,) * 5)


@st.composite
def written(draw: st.DrawFn) -> tuple[str, str]:
    """A number, and how it is written: closed up, in groups, in full-width digits."""
    number = draw(st.one_of(IDENTITIES, CARDS, MOBILES))
    separator = draw(st.sampled_from(["", " ", "  ", "\u00a0", "\u3000", "-", "—", "\u200b"]))
    pieces, rest = [], number
    for size in _groups(number):
        pieces.append(rest[:size])
        rest = rest[size:]
    said = separator.join(piece for piece in pieces if piece)
    if draw(st.booleans()):
        said = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in said)
    return number, said


def _label(number: str) -> str:
    return {11: "本人手机", 18: "身份证号"}.get(len(number), "银行卡号")


def _runs(said: str, cuts: list[int]) -> tuple[Run, ...]:
    edges = sorted({0, len(said), *(cut % (len(said) + 1) for cut in cuts)})
    return tuple(Run(said[a:b]) for a, b in pairwise(edges))


@st.composite
def contents(draw: st.DrawFn) -> tuple[str, Content]:
    """A notice with one number of a person in a paragraph or a table, its runs cut anywhere."""
    number, said = draw(written())
    cuts = draw(st.lists(st.integers(0, 40), max_size=4))
    title = Block((Run("关于拟发放补贴人员的公示"),))
    if draw(st.booleans()):
        words = f"王小明，{_label(number)}{draw(st.sampled_from(['：', ':', '', ' ']))}{said}，无业。"
        return number, Content((title, Block(_runs(words, cuts))), "text")
    cells = ["姓名", _label(number), "王小明", said]
    blocks = [
        Block(_runs(text, cuts), BlockKind.CELL, cell=CellPlace(0, n // 2, n % 2), end="\t" if n % 2 == 0 else "\n")
        for n, text in enumerate(cells)
    ]
    return number, Content((title, *blocks), "docx")


def _words(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [word for item in value.items() for part in item for word in _words(part)]
    if isinstance(value, list | tuple):
        return [word for item in value for word in _words(item)]
    return []


def _plain(words: str) -> str:
    """Only the digits and letters, half-width: what is left of any way of writing a number."""
    half = "".join(chr(ord(c) - 0xFEE0) if "！" <= c <= "～" else c for c in words)
    return re.sub(r"[^0-9A-Za-z*]", "", half).upper()


@pytest.fixture
def leaking(make: Make) -> Checker:
    return make({"leaks": LEAKS})


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=contents())
def test_no_full_number_is_in_a_report(leaking: Checker, made: tuple[str, Content]) -> None:
    number, content = made
    document = Document.of(content, leaking.rulebook.lexicon, lambda: leaking.segmenter)
    report = leaking.check_document(document, "a.docx", "")
    assert report.coverage.failed == 1
    for words in _words([report.to_dict()["results"], report.detected, report.warnings]):
        assert number not in _plain(words), f"{number} in {words!r}"


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=contents(), start=st.integers(0, 80), length=st.integers(0, 80))
def test_a_quote_is_the_raw_text_but_for_stars(
    leaking: Checker, made: tuple[str, Content], start: int, length: int
) -> None:
    _, content = made
    document = Document.of(content, leaking.rulebook.lexicon, lambda: leaking.segmenter)
    raw = document.raw
    span = Span(min(start, len(raw)), min(start + length, len(raw)))
    quote = Mask(document).quote(span)
    assert len(quote) == span.end - span.start
    assert all(shown in (was, "*") for shown, was in zip(quote, raw[span.start : span.end], strict=True))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("王小明，身份证号11010519491231002X。", "110105********002X"),
        ("王小明，身份证号110105 19491231 002X。", "110105 ******** 002X"),
        ("卡号：6222 0212 3456 7890 128", "**** **** **** ***0 128"),
        ("王小明，手机13800138000。", None),
        ("王小明 13800138000", "138****8000"),
    ],
)
def test_what_is_kept_is_what_the_office_itself_shows(leaking: Checker, text: str, shown: str | None) -> None:
    source = Source("a.txt", f"关于拟发放补贴人员的公示\n{text}\n".encode())
    (result,) = leaking.check_source(source).results
    if shown:
        assert shown in result.evidence[0].text


def test_the_telephone_of_the_office_is_shown(leaking: Checker) -> None:
    source = Source("a.txt", "关于评优的公示\n监督电话：0531-12345678，举报手机：13800138000。\n".encode())
    (result,) = leaking.check_source(source).results
    assert "0531-12345678" in result.message
    assert "13800138000" in result.message


def test_a_section_does_not_hide_a_number_from_the_mask(leaking: Checker, tmp_path: Path) -> None:
    """A plugin that sees one section only may still quote another: the mask knows the whole document."""
    requirement = Requirement("R-1", "", Kind.CONTENT, "leaks", section="监督方式")
    text = "名单公示\n一、名单\n王小明 身份证号11010519491231002X\n二、监督方式\n王小明 11010519491231002X\n"
    document = leaking.read(Source("a.txt", text.encode()))
    (result,) = check_document(document, (Checklist(Head("a", "a"), (requirement,)),), leaking.setting)
    assert "11010519491231002X" not in repr(result)


def test_a_number_that_the_notice_masks_itself_stays_as_it_is() -> None:
    text = "名单公示\n王小明 身份证号110105********002X，手机138****8000\n"
    document = Document.of(Content((Block((Run(text),)),), "text"), Lexicon(), lambda: load_segmenter(()))
    assert Mask(document).quote(Span(0, len(text))) == text


def test_words_between_digits_are_no_number(leaking: Checker) -> None:
    """A number that the notice masks with four stars does not hide the digits around any four characters."""
    source = Source("a.txt", "名单公示\n王小明 手机138****8000\n138人合计补8000元\n".encode())
    (result,) = leaking.check_source(source).results
    assert "138人合计补8000元" in result.message
