"""Names of persons and organisations, where they are certain. What is doubtful is not found."""

from collections.abc import Iterator
from typing import NamedTuple

from checker.text.chinese.name_words import COMMON_WORDS, COMPOUND_SURNAMES, NOT_IN_NAMES, SURNAMES, TITLES
from checker.text.chinese.organization_forms import organization_forms
from checker.text.span import Span


class Organization(NamedTuple):
    """An organisation; ``name`` is the text of ``span``."""

    span: Span
    name: str


_MASKS = "某×xX*○〇"
#: What makes a longer word of a word: 安全性, 史学家. Other third characters make a name of 时代, 万家, 周一.
_WORD_ENDINGS = frozenset(
    "性化者表书人法学家队办金力工线点机手师生组团班品物路桥山河湖江海湾港感帽杯服卡票税险方科期处室部会局级型类"
)


def is_person_name(text: str) -> bool:
    """Whether *text* as a whole is a person's name: two or three characters, up to four with a compound surname.

    Names of minorities have · between their parts. Masked names (张某某, 李×, 王**) count, 王书记 does not.

    >>> [is_person_name(text) for text in ("张三", "欧阳明月", "阿依古丽·买买提", "李某某", "王**")]
    [True, True, True, True, True]
    >>> [is_person_name(text) for text in ("高级", "任职", "项目", "时间", "王书记", "安全", "江苏省")]
    [False, False, False, False, False, False, False]
    """
    name = text.strip().replace(" ", "")
    if "·" in name:
        parts = name.split("·")
        return len(parts) <= 4 and all(1 <= len(part) <= 10 and _is_han(part) for part in parts) and len(name) >= 4
    if not 2 <= len(name) <= 4:
        return False
    surname = name[:2] if name[:2] in COMPOUND_SURNAMES and len(name) > 2 else name[:1]
    given = name[len(surname) :]
    if surname not in SURNAMES and surname not in COMPOUND_SURNAMES:
        return False
    if any(char in _MASKS for char in given):
        return len(given) <= 3 and all(char in _MASKS or _is_han(char) for char in given) and not name.endswith("某人")
    if len(given) > 2 or not _is_han(given) or not NOT_IN_NAMES.isdisjoint(given):
        return False
    if given[-1] in "村镇" or given in TITLES:
        return False
    return name not in COMMON_WORDS and not (name[:2] in COMMON_WORDS and given[-1] in _WORD_ENDINGS)


def _is_han(text: str) -> bool:
    return all("一" <= char <= "鿿" or "㐀" <= char <= "䶿" or "\U00020000" <= char <= "\U0003ffff" for char in text)


def find_organizations(text: str) -> tuple[Organization, ...]:
    """All organisations of *text* in order that are certain: a place or the state at the head, or a company.

    >>> [found.name for found in find_organizations("经某某市自然资源和规划局批准，由某某建设有限公司负责")]
    ['某某市自然资源和规划局', '某某建设有限公司']
    >>> find_organizations("本公司党委和有关单位召开会议，评标委员会负责评审，局长办公室")
    ()
    """
    forms = organization_forms()
    found = []
    for run in forms.run.finditer(text):
        for start, end in _pieces(text, run.start(), run.end()):
            start, end = _balanced(text, start, end)
            if _is_certain(text[start:end]):
                found.append(Organization(Span(start, end), text[start:end]))
    return tuple(found)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a run between breaks, each up to the end of its last suffix."""
    forms = organization_forms()
    bounds = [start]
    for mark in forms.break_.finditer(text, start, end):
        bounds += [mark.start(), mark.end()]
    bounds.append(end)
    for left, right in zip(bounds[::2], bounds[1::2], strict=True):
        ends = [mark.end() for mark in forms.suffix.finditer(text, left, right)]
        if ends:
            yield left, ends[-1]


def _balanced(text: str, start: int, end: int) -> tuple[int, int]:
    """Without what stands before a bracket that is not closed again, or not opened."""
    while start < end and text.count("(", start, end) != text.count(")", start, end):
        start = 1 + max(text.rfind("(", start, end), text.find(")", start, end))
    return start, end


def _is_certain(name: str) -> bool:
    forms = organization_forms()
    if not 4 <= len(name) <= 40 or forms.sentence.search(name):
        return False
    if forms.place.match(name):
        return True
    company = forms.company.search(name)
    return company is not None and company.start() >= 2 and name[0] not in "本我贵该各全分子总母"


def is_organization_name(text: str) -> bool:
    """Whether *text* as a whole is the name of an organisation, with or without a place: 某局党委 counts here.

    >>> [is_organization_name(text) for text in ("中共某某县委组织部", "某局党委", "某某公司工会委员会")]
    [True, True, True]
    >>> [is_organization_name(text) for text in ("公示", "由某局负责", "张局长", "评审委员会委员")]
    [False, False, False, False]
    """
    forms = organization_forms()
    name = text.strip().replace(" ", "")
    if not 3 <= len(name) <= 40 or forms.break_.search(name) or forms.sentence.search(name):
        return False
    ends = [mark.end() for mark in forms.suffix.finditer(name)]
    return bool(ends) and ends[-1] == len(name) and _is_han(name.translate(_NOT_HAN))


#: Letters, digits and brackets that names of organisations may hold beside Chinese characters.
_NOT_HAN = dict.fromkeys(map(ord, "()〇×0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"))
