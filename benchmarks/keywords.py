"""The baseline: a checker that only searches for words.

A requirement passes where one of its words stands anywhere in the text, and else fails. Its words are the terms of its
row (vocabularies written out), the labels in its remedy ("联系电话：") and the words of its title: no context, no
values, no dates.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from checker import Checker
from checker.checklist import ChecklistError
from checker.model import Kind

#: Options that hold words to look for. Others hold settings, or words that must not be there.
_TERMS = ("any_of", "all_of", "labels", "headings", "words", "steps", "items", "names")
#: Words of titles that stand in every notice.
_GENERAL = frozenset(("公示", "公告", "公开", "情况", "内容", "一致", "不少于", "写明", "没有", "工作日"))


class Keywords:
    """The words of each requirement, and the verdicts that they give."""

    def __init__(self) -> None:
        checker = Checker()
        self._rulebook, self._segment = checker.rulebook, checker.segmenter.cut

    def may_find(self, requirement: str) -> bool:
        """Whether it asks for something to be written, not for things to agree, to be long enough or to stay out."""
        try:
            kind = self._rulebook.requirement(requirement).kind
        except ChecklistError:
            return False
        return kind in (Kind.CONTENT, Kind.FORM, Kind.PROCEDURE, Kind.SUPERVISION)

    def verdict(self, requirement: str, text: str) -> str:
        """ "pass" where a word of *requirement* stands in *text*, else "fail"; "missing" where there is no such row."""
        words = self._words(requirement)
        return "missing" if not words else "pass" if any(word in text for word in words) else "fail"

    @cache  # noqa: B019  # one object lives as long as the run
    def _words(self, requirement: str) -> frozenset[str]:
        try:
            row = self._rulebook.requirement(requirement)
        except ChecklistError:
            return frozenset()
        found = set(re.findall(r"([一-鿿]{2,8})：", row.remedy))
        for term in _terms(row.options):
            found.update(self._rulebook.lexicon.resolve(term).terms)
        found.update(word for word in self._segment(row.title) if len(word) > 1 and word not in _GENERAL)
        return frozenset(found or {row.title})


def _terms(options: Any, wanted: bool = False) -> Iterator[str]:
    if isinstance(options, Mapping):
        for key, value in options.items():
            yield from _terms(value, wanted or key in _TERMS)
    elif isinstance(options, list | tuple):
        for value in options:
            yield from _terms(value, wanted)
    elif isinstance(options, str) and wanted:
        yield options
