"""check_document: the whole of a check, readable from top to bottom."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from checker.checklist import Checklist, ChecklistError, Rulebook
from checker.document import Document
from checker.document.place import OF_FILE
from checker.engine.answering import answered
from checker.engine.budget import LENGTH, SECONDS, BudgetExceeded, alarm, within_budget
from checker.engine.detection import is_of
from checker.engine.doubting import beyond, doubt, legible
from checker.engine.filing import Together, of_files
from checker.engine.masking import Mask
from checker.engine.preparing import Preparation
from checker.engine.resolving import resolve
from checker.model import Finding, Profile, Requirement, Verdict
from checker.registry import PluginError, told
from checker.report import Coverage, Result
from checker.text.chinese.calendar import UnknownYear, WorkCalendar


@dataclass(frozen=True, slots=True)
class Setting:
    """All that decides a verdict besides the document. ``seconds`` is the time budget of one requirement."""

    rulebook: Rulebook
    prepared: Preparation
    profile: Profile
    calendar: WorkCalendar
    seconds: float = SECONDS


def check_document(
    document: Document, checklists: tuple[Checklist, ...], setting: Setting, together: Together | None = None
) -> Iterator[Result]:
    """A Result for every requirement of *checklists*, each once, in their order.

    *together* is the same notice with the papers attached to it, as one text that begins with that of *document*.
    """
    mask = Mask(together.joint if together else document)
    rows: dict[str, Requirement] = {}
    for checklist in checklists:
        for requirement in checklist.requirements:
            rows.setdefault(requirement.id, requirement)
    with alarm():
        findings = {name: _judge(document, requirement, setting) for name, requirement in rows.items()}
        seen = dict.fromkeys(rows, document)
        if together is not None:
            _add_papers(findings, seen, document, checklists, together, setting)
    issued = document.issued
    for name, requirement in rows.items():
        requirement = setting.prepared.in_force(requirement, issued.day if issued else None)
        cause = next((one for one in requirement.explained_by if _explains(findings.get(one), findings[name])), None)
        finding = findings[name] if cause is None else Finding.not_applicable(f"见 {cause}（{rows[cause].title}）")
        yield _resolved(finding, requirement, seen[name], mask, setting)


def _add_papers(
    findings: dict[str, Finding],
    seen: dict[str, Document],
    document: Document,
    checklists: tuple[Checklist, ...],
    together: Together,
    setting: Setting,
) -> None:
    """Put into *findings* what the papers attached to *document* add to them, and into *seen* which document it is
    told of."""
    for checklist in checklists:
        head = checklist.head
        files = [(name, one) for name, one in together.papers if is_of(one, head)] if head.of_file else []
        own = document if head.of_file and is_of(document, head) else None
        for requirement in checklist.requirements:
            asked, name = partial(_judge, requirement=requirement, setting=setting), requirement.id
            if files or own:
                findings[name] = of_files(own, files, asked)
            elif seen[name] is document:
                findings[name], seen[name] = answered(requirement, findings[name], document, together.joint, asked)


def coverage(results: tuple[Result, ...]) -> Coverage:
    """What became of the requirements."""
    counts = Counter(result.verdict for result in results)
    passed, failed, review = (counts[verdict] for verdict in (Verdict.PASS, Verdict.FAIL, Verdict.REVIEW))
    ran = passed + failed + review
    return Coverage(len(results), ran, passed, failed, review, counts[Verdict.OPEN], counts[Verdict.NOT_APPLICABLE])


def _explains(cause: Finding | None, finding: Finding) -> bool:
    """Whether what *cause* reports need not be reported again. A question explains no fault: that would hide it."""
    if cause is None or finding.verdict not in (Verdict.FAIL, Verdict.REVIEW):
        return False
    return cause.verdict is Verdict.FAIL or (cause.verdict is finding.verdict is Verdict.REVIEW)


def _judge(document: Document, requirement: Requirement, setting: Setting) -> Finding:
    """when? → section? → plugin → Finding."""
    questions: list[str] = []
    for condition in setting.prepared.conditions(requirement):
        said = _ask(document, condition, setting)
        if said.verdict is Verdict.FAIL:
            return replace(said, verdict=Verdict.NOT_APPLICABLE)
        if said.verdict is Verdict.REVIEW:
            questions.append(said.message)
        elif said.verdict is not Verdict.PASS:
            return said
    finding = _in_section(document, requirement, setting)
    if requirement.place != OF_FILE:
        finding = legible(document, beyond(document, finding))
    if questions and finding.verdict is Verdict.FAIL:  # whether it is a fault depends on the answers
        told = "；".join(dict.fromkeys((finding.message, *questions)))
        return replace(finding, verdict=Verdict.REVIEW, message=told)
    return finding


def _in_section(document: Document, requirement: Requirement, setting: Setting) -> Finding:
    if requirement.section:
        section = document.section(requirement.section)
        if section is None:
            return Finding.failed(f"没有“{requirement.section.lstrip('@')}”部分")
        document = document.within(section.span)
    return doubt(document, requirement.hints, _ask(document, requirement, setting))


def _ask(document: Document, requirement: Requirement, setting: Setting) -> Finding:
    """What the plugin says. Whatever goes wrong in it leaves the requirement open, and the run goes on."""
    name = requirement.plugin
    seconds = setting.seconds * max(1.0, len(document.text) / LENGTH)
    try:
        finding = within_budget(_call, seconds, document=document, requirement=requirement, setting=setting)
    except (PluginError, ChecklistError) as error:
        return Finding.open(str(error))
    except UnknownYear as error:
        return Finding.open(f"没有{error.year}年的放假调休安排，无法数工作日；请在 calendar.toml 中补上这一年")
    except BudgetExceeded:
        return Finding.open(f"插件 {name} 超过时限（{seconds:g}秒）")
    except (KeyboardInterrupt, MemoryError):
        raise
    except BaseException as error:  # a plugin may raise anything, SystemExit included
        return Finding.open(f"插件 {name} 出错：{told(error)}")
    if not isinstance(finding, Finding):
        return Finding.open(f"插件 {name} 没有给出结论（返回了 {type(finding).__name__}）")
    return finding


def _call(document: Document, requirement: Requirement, setting: Setting) -> Any:
    """Load the plugin, check the row's options against it, and call it. The time for all of that is its own."""
    prepared = setting.prepared.of(requirement)
    if prepared.call is None:
        raise PluginError(f"插件 {requirement.plugin} 没有实现 check")
    return prepared.call(
        document=document,
        requirement=requirement,
        options=prepared.options,
        profile=setting.profile,
        calendar=setting.calendar,
    )


def _resolved(finding: Finding, requirement: Requirement, document: Document, mask: Mask, setting: Setting) -> Result:
    make = partial(resolve, finding, requirement, document, mask, setting.rulebook.basis)
    try:
        if _bare(finding):
            said = finding.verdict, mask.text(finding.message), finding.level, finding.group
            return setting.prepared.result(requirement, said, make)
        return make()
    except Exception as error:
        cause = Finding.open(f"插件 {requirement.plugin} 的结论不能用：{told(error)}")
        return resolve(cause, requirement, document, mask, setting.rulebook.basis)


def _bare(finding: Finding) -> bool:
    """Whether *finding* shows nothing of its document: then its words alone make the result."""
    shown = finding.evidence or finding.related or finding.values or finding.edits or finding.unseen
    settled = type(finding.verdict) is Verdict and finding.verdict not in (Verdict.FAIL, Verdict.REVIEW)
    return settled and not shown and isinstance(finding.message, str)
