"""The plugin and the options of a row, made once for all notices."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, NamedTuple

from checker.checklist import ChecklistError, Rulebook, build_options, check_terms
from checker.model import Condition, Requirement
from checker.registry import PluginError, Registry


class Prepared(NamedTuple):
    """A row, or a condition in the shape of one, ready to be asked: its plugin's hooks, None for one that it has not
    got, and the options."""

    call: Callable[..., Any] | None
    series: Callable[..., Any] | None
    options: Any


class Preparation:
    """What the rows of *rulebook* need, found when first asked for and kept. A row is told by its identity: it is
    frozen, and the same object for every notice; it is kept too, so that no other can take its place."""

    def __init__(self, rulebook: Rulebook, registry: Registry) -> None:
        self._rulebook = rulebook
        self._registry = registry
        self._made: dict[int, tuple[Requirement, Prepared | Exception]] = {}
        self._conditions: dict[int, tuple[Requirement, tuple[Requirement, ...]]] = {}

    def of(self, requirement: Requirement) -> Prepared:
        """The plugin and options of *requirement*. Raises PluginError and ChecklistError, the same ones each time."""
        kept = self._made.get(id(requirement))
        if kept is None:
            kept = self._made[id(requirement)] = (requirement, self._prepare(requirement))
        prepared = kept[1]
        if isinstance(prepared, Exception):
            raise prepared
        return prepared

    def conditions(self, requirement: Requirement) -> tuple[Requirement, ...]:
        """The conditions of *requirement*, each in the shape of a row."""
        kept = self._conditions.get(id(requirement))
        if kept is None:
            made = tuple(_as_requirement(requirement, condition) for condition in requirement.when)
            kept = self._conditions[id(requirement)] = (requirement, made)
        return kept[1]

    def _prepare(self, requirement: Requirement) -> Prepared | Exception:
        try:
            plugin = self._registry.plugin(requirement.plugin)
            where = self._rulebook.where(requirement.id)
            check_terms(requirement.options, self._rulebook.lexicon, where)
            options = build_options(plugin.options, requirement.options, where)
        except (PluginError, ChecklistError) as error:
            return error
        return Prepared(plugin.call, plugin.series, options)


def _as_requirement(requirement: Requirement, condition: Condition) -> Requirement:
    return replace(requirement, plugin=condition.plugin, options=condition.options)
