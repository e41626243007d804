"""Every remedy is a sentence that can stand in a notice, and pasted where it belongs it mends what it is for."""

import re
from dataclasses import replace

import pytest

from checker.annotate import annotate, clean
from checker.annotate.sayings import is_whole
from checker.model import Level, Requirement, Source, Verdict

from ..annotate.accepting import accepted
from ..annotate.papers import report, word
from .blanks import filled
from .pasting import Failing, checker, failing, judged, pasted, point_of

#: What an instruction begins with, and what only an instruction says.
_INSTRUCTION = re.compile(
    r"^(?:表格|目录增|删去|删掉|遮盖|逐|列出|列明|核对|改为|改成|补做|补写|补上|写明|写上|注明|标题写|应当?写|请写|不要)"
    r"|的写|写明“|增[设列].{0,24}栏。$|一步。$"
)
#: How a sentence, the opening of one, or half of one ends.
_ENDS = ("。", "：", "，", "；")
_MENDED = (Verdict.PASS, Verdict.NOT_APPLICABLE)


def _rows() -> list[Requirement]:
    return [checker().rulebook.requirement(name) for name in checker().rulebook.requirement_ids()]


def test_a_remedy_is_a_sentence_and_no_instruction() -> None:
    wrong = [f"{row.id}: {row.remedy}" for row in _rows() if row.remedy and _INSTRUCTION.search(row.remedy)]
    assert not wrong, "\n".join(wrong)


def test_a_remedy_ends_as_a_sentence_or_is_a_line_without_one() -> None:
    for row in _rows():
        line = not re.search("[。，；：]", row.remedy[:-1]) or row.id in _LINES
        assert not row.remedy or row.remedy.endswith(_ENDS) or line, f"{row.id}: {row.remedy}"


#: Lines for somebody to sign, and a line of the foot of an official document.
_LINES = {"RC-JJ-06", "GW-EL-06", "GW-EL-10", "GW-FJ-01", "CU-SU-02", "CU-SU-02.finance", "RC-CW-04"}


def test_advice_is_a_sentence_without_slots() -> None:
    for row in _rows():
        assert not row.advice or (row.advice.endswith("。") and "{" not in row.advice), f"{row.id}: {row.advice}"


def _lacking(name: str) -> list[tuple[Failing, str, int]]:
    """The cases of a row in which a whole sentence is missing, each with the sentence and the point where it goes."""
    found = []
    for one in failing()[name]:
        result, document = judged(one, one.case.text)
        point = point_of(result)
        if point is not None and is_whole(result.remedy):
            found.append((one, filled(result.remedy, document.raw), point))
    return found


def test_most_rows_are_tried() -> None:
    """The others have only cases in which words are there and wrong: nothing is missing where a sentence could go."""
    assert sum(bool(_lacking(name)) for name in failing()) > 340


@pytest.mark.parametrize("name", failing())
def test_a_pasted_remedy_mends_what_it_is_for(name: str) -> None:
    for one, sentence, point in _lacking(name):
        document = checker().read(Source("notice.txt", one.case.text.encode()))
        after, _ = judged(one, pasted(document.raw, point, sentence))
        assert after.verdict in _MENDED, f"{one.case.name}: {after.verdict} {after.message}\n{sentence}"


@pytest.mark.parametrize("name", failing())
def test_an_accepted_suggestion_mends_what_it_is_for(name: str) -> None:
    """The same in Word, for the first case of each row: the suggestion is written, accepted, and read again."""
    for one, _, _ in _lacking(name)[:1]:
        data = word("".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in one.case.text.splitlines()))
        result, document = judged(one, data)
        if point_of(result) is None:
            continue
        found = replace(result, level=Level.ERROR, remedy=filled(result.remedy, document.raw))
        done = accepted(annotate(data, document, report(found), suggest=True))
        after, _ = judged(one, clean(done))
        assert after.verdict in _MENDED, f"{after.verdict} {after.message}\n{found.remedy}"
