"""Searching from where a find can begin finds what searching everywhere does."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.text.beginnings import beginnings
from checker.text.compiled import Kept

SOURCES = (
    r"(?<!第)(?:[0-9]{2}|[一二])?年",
    r"(?:监督|举报|(?<!经)1[0-9]|\(a)b?",
    r"a?b?c|(?=c)[cd]",
    r"a*?(?:b|1+)(?!2)",
    r"(?:(?P<x>a)|b)+(?P=x)?",
    r"^(?:a|年)|1$",
    r"(?i:a)b|年",
    r"[^a]b|c",
    r"(?:a|)b",
    r"a*",
    r"\b1|\d年",
    r"(?>ab?|1)2",
)


@pytest.mark.parametrize("source", SOURCES)
@given(text=st.text(alphabet="ab12c年第一督举报监(A\n経", max_size=14))
def test_the_same_is_found(source: str, text: str) -> None:
    hurried, plain = Kept().compile(source, 0), re.compile(source)
    assert [m.regs for m in hurried.finditer(text)] == [m.regs for m in plain.finditer(text)]
    for start in range(len(text)):
        assert [m.regs for m in hurried.finditer(text, start, start + 5)] == [
            m.regs for m in plain.finditer(text, start, start + 5)
        ]


@pytest.mark.parametrize("source", [r"a*", r".a", r"(?:a|)", r"[^a]b", r"(a)?(?(1)b|c)", r"(?i:a)b", r"\sa", r"\w|a"])
def test_of_what_begins_with_anything_nothing_is_told(source: str) -> None:
    assert beginnings(re._parser.parse(source)) is None  # type: ignore[attr-defined]


def test_characters_of_all_choices_are_told() -> None:
    found = beginnings(re._parser.parse(r"(?<!x)(?:a?[b-d]|年(?=e))"))  # type: ignore[attr-defined]
    assert [(str(kind), value) for kind, value in found or ()] == [
        ("LITERAL", ord("a")),
        ("RANGE", (ord("b"), ord("d"))),
        ("LITERAL", ord("年")),
    ]
