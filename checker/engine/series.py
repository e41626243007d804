"""What one notice cannot show: requirements over several of them."""

from hashlib import sha256

from checker.checklist import Checklist, ChecklistError
from checker.engine.budget import BudgetExceeded, alarm, within_budget
from checker.engine.check import Setting, coverage
from checker.model import Requirement, Verdict
from checker.registry import PluginError, told
from checker.report import Report, Result
from checker.series import Series, SeriesFinding


def check_series(series: Series, checklists: tuple[Checklist, ...], setting: Setting, name: str) -> Report:
    """The report, under *name*, of *series*: a result for every requirement of *checklists*.

    Its digest is over the names and texts of the notices.
    """
    with alarm():
        results = tuple(
            _resolved(_ask(series, row, setting), row, setting)
            for checklist in checklists
            for row in checklist.requirements
        )
    texts = "\n".join(f"{one.name} {one.card.digest}" for one in series.members)
    return Report(
        name=name,
        digest=sha256(texts.encode()).hexdigest(),
        notice=checklists[0].head.id if checklists else None,
        notice_title=checklists[0].head.title if checklists else "",
        detected=f"{len(series.members)} 份文件放在一起看",
        checklists=tuple(one.head.id for one in checklists),
        results=results,
        coverage=coverage(results),
        confirm=tuple(dict.fromkeys(item for one in checklists for item in one.head.confirm)),
        purpose="internal",
    )


def _ask(series: Series, requirement: Requirement, setting: Setting) -> SeriesFinding:
    """What the plugin says. Whatever goes wrong in it leaves the requirement open, and the run goes on."""
    plugin = requirement.plugin
    try:
        seconds = setting.seconds * max(1.0, len(series.members) / 1000)
        finding = within_budget(_call, seconds, series=series, requirement=requirement, setting=setting)
    except (PluginError, ChecklistError) as error:
        return SeriesFinding(Verdict.OPEN, str(error))
    except BudgetExceeded:
        return SeriesFinding(Verdict.OPEN, f"插件 {plugin} 超过时限")
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # a plugin may raise anything, SystemExit included
        return SeriesFinding(Verdict.OPEN, f"插件 {plugin} 出错：{told(error)}")
    if not isinstance(finding, SeriesFinding):
        return SeriesFinding(Verdict.OPEN, f"插件 {plugin} 没有给出结论（返回了 {type(finding).__name__}）")
    return finding


def _call(series: Series, requirement: Requirement, setting: Setting) -> object:
    prepared = setting.prepared.of(requirement)
    if prepared.series is None:
        raise PluginError(f"插件 {requirement.plugin} 没有实现 check_series")
    return prepared.series(
        series=series,
        requirement=requirement,
        options=prepared.options,
        profile=setting.profile,
        calendar=setting.calendar,
    )


def _resolved(finding: SeriesFinding, requirement: Requirement, setting: Setting) -> Result:
    told_of = finding.verdict in (Verdict.FAIL, Verdict.REVIEW)
    return Result(
        requirement=requirement.id,
        title=requirement.title,
        kind=requirement.kind,
        level=requirement.level,
        verdict=finding.verdict,
        message=finding.message,
        plugin=requirement.plugin,
        basis=tuple(setting.rulebook.basis(citation) for citation in requirement.basis),
        remedy=requirement.remedy if told_of else "",
        advice=requirement.advice if told_of else "",
        evidence=finding.evidence,
        values=finding.values,
        group=requirement.group,
    )
