"""Cases: notices written for a test, each with what must come of it, in files named ``*.cases.toml``."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

from checker.case_layout import CaseLayout
from checker.checklist import ChecklistError
from checker.checklist.building import build
from checker.checklist.files import decode, parse
from checker.checklist.problems import Place, raise_if_any
from checker.model import Profile, Verdict

#: How the name of a cases file ends.
SUFFIX = ".cases.toml"

#: The verdicts that go with a kind of case, the usual one first. A near miss may have any.
_VERDICTS = {
    "pass": (Verdict.PASS, Verdict.NOT_APPLICABLE),
    "fail": (Verdict.FAIL, Verdict.REVIEW, Verdict.OPEN),
}
#: The verdicts of a requirement that nothing is found against.
CLEAN = (Verdict.PASS, Verdict.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class Case:
    """One notice and what must come of it.

    The notice is ``text``, or ``file`` beside the cases, or the pieces of a ``word`` or ``excel`` file (see
    ``checker.word_case``, ``checker.excel_case``);
    of a requirement over a series the notices are ``texts``, called 1.txt, 2.txt …. A text may have a ``layout``.
    ``kind``: "pass" and "fail" have that verdict unless
    ``verdict`` says otherwise, a "near_miss" looks like the other side but is not, a "sound" notice has no finding.

    A case of one requirement takes it from the ``row`` of the rule files, or from nothing but ``options``; both given,
    the options replace those of the row. ``evidence`` are all quotes of the finding, in order and as the notice has
    them; ``message`` is a part of the finding's message; of ``values``, those given must be so.

    A case of a whole notice names the ``checklist`` instead; ``expect`` gives verdicts by requirement id, and with
    ``others = "clean"`` (always so of a sound notice) every other requirement must be pass or notApplicable.
    """

    name: str
    kind: Literal["pass", "fail", "near_miss", "sound"]
    text: str = ""
    file: str = ""
    texts: tuple[str, ...] = ()
    layout: CaseLayout | None = None
    word: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    excel: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    row: str = ""
    options: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    checklist: str = ""
    profile: Profile = field(default_factory=Profile)
    verdict: Verdict | None = None
    evidence: tuple[str, ...] | None = None
    message: str = ""
    values: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    expect: Mapping[str, Verdict] = field(default_factory=lambda: MappingProxyType({}))
    others: Literal["any", "clean"] = "any"

    def __post_init__(self) -> None:
        given = [bool(self.text.strip()), bool(self.file), bool(self.word), bool(self.texts), bool(self.excel)]
        if not any(given):
            raise ValueError("要写 text、file、word、excel 或 texts")
        if sum(given) > 1:
            raise ValueError("text、file、word、excel、texts 只能写一个")
        if self.word and "body" not in self.word:
            raise ValueError("word 要写 body（正文）")
        if self.excel and "rows" not in self.excel:
            raise ValueError("excel 要写 rows（各行）")
        if self.layout is not None and not self.text:
            raise ValueError("layout 只用于写了 text 的情形")
        if self.checklist:
            self._check_whole_notice()
        else:
            self._check_one_requirement()

    def _check_whole_notice(self) -> None:
        if self.row or self.options or self.verdict or self.evidence is not None or self.message or self.values:
            raise ValueError(
                "有 checklist 时，用 expect 写各要求的结论，不写 row、options、verdict、evidence、message、values"
            )
        if self.kind != "sound" and not self.expect:
            raise ValueError('要写 expect；全部无误的写 kind = "sound"')
        if self.kind == "sound" and not set(self.expect.values()) <= set(CLEAN):
            raise ValueError('kind = "sound" 的各要求只能是 pass 或 notApplicable')

    def _check_one_requirement(self) -> None:
        if self.kind == "sound" or self.expect or self.others != "any":
            raise ValueError("kind = “sound”、expect、others 只用于写了 checklist 的整篇公示")
        if self.verdict is None and self.kind == "near_miss":
            raise ValueError('kind = "near_miss" 时要写 verdict')
        if self.expected not in _VERDICTS.get(self.kind, tuple(Verdict)):
            raise ValueError(f'kind = "{self.kind}" 的结论不会是 {self.expected}；看似而非的写 kind = "near_miss"')
        if self.expected is Verdict.OPEN and not self.message:
            raise ValueError('verdict = "open" 时要写 message，否则插件出错也算符合')

    @property
    def expected(self) -> Verdict:
        """The verdict that a case of one requirement must have."""
        return self.verdict or _VERDICTS[self.kind][0]

    def shows(self) -> Iterator[tuple[str, str]]:
        """The requirements that this is a case of, each with the kind: what a whole notice expects counts too.

        That a requirement does not apply shows neither that it passes nor that it fails.
        """
        if self.row and (self.kind == "near_miss" or self.expected is not Verdict.NOT_APPLICABLE):
            yield self.row, self.kind
        for name, verdict in self.expect.items():
            if verdict in (Verdict.PASS, Verdict.FAIL, Verdict.REVIEW):
                yield name, "pass" if verdict is Verdict.PASS else "fail"


@dataclass(frozen=True, slots=True)
class Cases:
    """A cases file: the ``plugin`` it is about, ``rules`` beside it that rows may come from, and its cases."""

    plugin: str
    rules: tuple[str, ...] = ()
    case: tuple[Case, ...] = ()


def read_cases(path: Path) -> Cases:
    """The cases file *path*. Raises ChecklistError with all that is wrong with it, naming case and key."""
    problems: list[str] = []
    place = Place(path.name)
    text = decode(path.read_bytes(), place.file, problems)
    data = (parse(text, place, problems) if text is not None else None) or {}
    raise_if_any(problems)
    tables = data.pop("case", [])
    if not isinstance(tables, list) or not all(isinstance(table, Mapping) for table in tables):
        raise ChecklistError([place.at("case").says("应写作[[case]]")])
    made = []
    for number, table in enumerate(tables, 1):
        row = Place(path.name, str(table.get("name") or f"第{number}个[[case]]"))
        made.append(build(Case, table, row, problems))
    cases = tuple(case for case in made if case is not None)
    names = [case.name for case in cases]
    problems += [
        Place(path.name, name).says("与另一个情形同名") for name in dict.fromkeys(names) if names.count(name) > 1
    ]
    head = {"plugin": path.name.removesuffix(SUFFIX), **data}
    found = build(Cases, head, place, problems, case=cases)
    raise_if_any(problems)
    assert found is not None
    return found
