"""Personal numbers: every one is found however it is written, and none is in any output; what must be published is."""

from datetime import date
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker import Checker
from checker.model import Source
from checker.report import Report, Result

#: What may stand between any two digits of a number.
GAPS = ["", " ", "  ", "-", "—", "\n", "\u3000", "\u00a0", "\u200b"]


@cache
def checker() -> Checker:
    return Checker(checklists=("privacy",))


def check(text: str) -> Report:
    return checker().check_source(Source("a.txt", f"困难职工补助公示\n{text}\n".encode()))


def result(report: Report, name: str) -> Result:
    return next(result for result in report.results if result.requirement == name)


def _citizen(region: str, born: date, order: int) -> str:
    """A number with its check character by ISO 7064 MOD 11-2."""
    body = f"{region}{born:%Y%m%d}{order:03}"
    total = 0
    for digit in body:
        total = (total + int(digit)) * 2 % 11
    return body + "0123456789X"[(12 - total) % 11]


#: Regions that do not exist: no number is anybody's.
CITIZENS = st.builds(
    _citizen,
    st.sampled_from(["110199", "420599", "659999"]),
    st.dates(date(1920, 1, 1), date(2024, 12, 31)),
    st.integers(1, 999),
)

FIGURES = st.text("0123456789Xx *-\n\t年月日.", max_size=30)
LABELS = ["身份证号", "账号：", "手机", "王小明，", "联系人：", "出生", "住址：", "学籍号", "监督电话：", "患", "|"]


@st.composite
def spaced(draw: st.DrawFn) -> tuple[str, str]:
    """A citizen's number, and how it is written: gaps anywhere, perhaps in full-width digits."""
    number = draw(CITIZENS)
    gap = draw(st.sampled_from(GAPS))
    cuts = draw(st.sets(st.integers(1, 17))) if draw(st.booleans()) else set(range(1, 18))
    said = "".join(gap + character if at in cuts else character for at, character in enumerate(number))
    if draw(st.booleans()):
        said = said.lower()
    if draw(st.booleans()):
        said = "".join(chr(ord(c) + 0xFEE0) if c.isalnum() else c for c in said)
    return number, said


def plain(words: str) -> str:
    """Only the digits and letters of *words*, half-width."""
    half = "".join(chr(ord(c) - 0xFEE0) if "！" <= c <= "～" else c for c in words)
    return "".join(c for c in half if c.isascii() and c.isalnum()).upper()


@settings(max_examples=200, deadline=None)
@given(
    spaced(),
    st.sampled_from(["王小明，", "身份证号：", "王小明，身份证", "T"]),
    st.sampled_from(["。", "，机修车间", ""]),
)
def test_every_valid_number_is_found_and_in_no_output(made: tuple[str, str], before: str, after: str) -> None:
    number, said = made
    report = check(before + said + after)
    found = result(report, "PI-MK-01")
    assert found.verdict == "fail"
    assert found.edits[0].safe
    assert plain(found.edits[0].replacement) == number[:6] + number[14:]
    assert number not in plain(str(report.to_dict()))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(FIGURES, st.sampled_from(LABELS)), max_size=12))
def test_any_figures_give_a_report(pieces: list[str]) -> None:
    report = check("".join(pieces))
    assert {result.verdict for result in report.results} <= {"pass", "fail"}
    assert report.coverage.loaded == len(report.results) > 6


@given(st.integers(10**15, 10**20), st.sampled_from(["鄂", "建[造]", "项目编号：", "岗位证，0", "第"]))
@settings(max_examples=100, deadline=None)
def test_certificates_and_codes_are_no_bank_accounts(number: int, before: str) -> None:
    found = result(check(f"项目经理王小明，{before}{number}"), "PI-MK-02")
    assert found.verdict == "pass" or str(number).startswith("62")


@pytest.mark.parametrize("number", ["0999-5550100", "13800000099"])
def test_the_telephone_that_must_be_published_is_not_masked(number: str) -> None:
    report = check(f"如有异议，请向工会反映。\n联系人：李某\n电话：{number}")
    assert all(result.verdict == "pass" and not result.edits for result in report.results)


def test_an_edit_makes_the_notice_pass() -> None:
    text = f"王小明，身份证号{_citizen('420599', date(1980, 5, 12), 13)}，手机13800000099，1980年5月12日生。"
    report = check(text)
    raw = f"困难职工补助公示\n{text}\n"
    edits = sorted((edit for result in report.results for edit in result.edits), key=lambda edit: -edit.start)
    assert len(edits) == 3
    for edit in edits:
        raw = raw[: edit.start] + edit.replacement + raw[edit.end :]
    assert {result.verdict for result in checker().check_source(Source("a.txt", raw.encode())).results} == {"pass"}
