from hypothesis import given
from hypothesis import strategies as st

from checker.renderers.layout import columns, inline, shorten, visible, wrap

CHARS = st.sampled_from("公示期为年月日（）《》“”。，、；：·%a1 0.\n\x1b\x00\u202e　é\u0301\xa0") | st.characters()
TEXTS = st.text(CHARS, max_size=200)
WORDS = st.lists(
    st.sampled_from(["公示期为", "2030年", "5个工作日。", "（见附件）", "《办法》", "“甲”，", "、乙", "：", "No.7"])
)


@given(TEXTS, st.integers(20, 60))
def test_wrapping_loses_nothing_but_blanks_and_keeps_to_the_width(text: str, width: int) -> None:
    lines = wrap(visible(text), width, "  必改  ", "        ")
    assert all(columns(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(("必改" + visible(text)).split())


@given(WORDS, st.integers(30, 60))
def test_no_line_begins_with_closing_or_ends_with_opening_punctuation(words: list[str], width: int) -> None:
    for line in wrap("公" + "示".join(words), width)[1:]:
        assert line[0] not in "。，、；：）》”."
        assert line[-1] not in "（《“"


def test_dates_places_and_counts_are_not_broken() -> None:
    text = "自2030年5月13日17时起，见表1第12行第3列，在公告栏贴5个工作日"
    whole = ("2030年5月13日17时", "1第12行第3列", "5个")
    for width in range(24, 70):
        lines = wrap(text, width)
        assert all(any(part in line for line in lines) for part in whole), width


def test_opening_marks_go_with_what_they_open() -> None:
    assert wrap("甲乙丙丁（戊）己", 10) == ["甲乙丙丁", "（戊）己"]


def test_line_ends_of_the_text_are_kept_with_the_indent() -> None:
    assert wrap("甲\n乙", 20, "- ", "  ") == ["- 甲", "  乙"]


@given(TEXTS)
def test_nothing_unseen_is_left(text: str) -> None:
    shown = inline(text)
    assert not set(shown) & set("\x00\x07\x1b\x7f\x9b\n\r\t\u200b\u202e\u2028\ufeff")
    shown.encode()


@given(TEXTS, st.integers(10, 60))
def test_shortening_keeps_both_ends(text: str, limit: int) -> None:
    head, dots, tail = shorten(text, limit).partition("…") if "…" not in text else (text, "", "")
    assert text.startswith(head)
    assert text.endswith(tail)
    assert dots or head == text


def test_shortening_keeps_dates_whole() -> None:
    text = "公示自2030年5月6日起，" + "经研究" * 30 + "，至2030年5月13日17时"
    for limit in range(4, 80):
        head, _, tail = shorten(text, limit).partition("…")
        assert "2030年5月6日" in head or "2" not in head
        assert "2030年5月13日17时" in tail


def test_a_number_as_long_as_the_quote_is_shown() -> None:
    assert shorten("9" * 200, 20) == "9" * 200


def test_long_input_takes_linear_time() -> None:
    for text in ("9" * 300_000, "。" * 300_000, "甲" * 300_000, "（" * 300_000, " \xa0" * 150_000):
        assert shorten(inline(text), 60)
        assert wrap(visible(text), 80)
