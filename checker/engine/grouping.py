"""The results of one group and verdict become one line."""

from collections.abc import Iterable, Iterator

from checker.checklist import Checklist
from checker.checklist.groups import Group, filled
from checker.model import Level
from checker.report import GroupLine, Result

_WEIGHT = {Level.NOTE: 0, Level.WARNING: 1, Level.ERROR: 2}


def group_lines(
    results: tuple[Result, ...], groups: Iterable[Group], checklists: tuple[Checklist, ...]
) -> Iterator[GroupLine]:
    """A line for every one of *groups* that rows of *checklists* belong to, without words where no result is in it."""
    asked = {row.group for checklist in checklists for row in checklist.requirements}
    for group in groups:
        if group.id in asked:
            yield _line(group, [one for one in results if one.group == group.id and one.verdict is group.verdict])


def _line(group: Group, results: list[Result]) -> GroupLine:
    if not results:
        return GroupLine(group.id, group.verdict, Level.NOTE, group.name)
    ordered = sorted(results, key=lambda one: one.evidence[0].start if one.evidence else -1)
    text = filled(
        group.says,
        count=len(ordered),
        items="、".join(_item(group, result) for result in ordered),
        first=ordered[0].title,
    )
    return GroupLine(
        id=group.id,
        verdict=group.verdict,
        level=max((result.level for result in ordered), key=_WEIGHT.__getitem__),
        name=group.name,
        text=text,
        requirements=tuple(result.requirement for result in ordered),
    )


def _item(group: Group, result: Result) -> str:
    places = [*result.evidence, *result.related]
    return filled(group.item, title=result.title, where=places[0].where if places else "", places=len(result.evidence))
