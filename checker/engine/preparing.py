"""The plugin and the options of a row, made once for all notices."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple, TypeVar

from checker.checklist import ChecklistError, Rulebook, build_options, check_terms
from checker.model import Condition, Requirement
from checker.registry import PluginError, Registry
from checker.report import Result

_K = TypeVar("_K")
_V = TypeVar("_V")
#: So much is kept of what notices have in common: they are too many to keep what each has alone.
_MANY = 8192


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
        self._dated: dict[tuple[int, date | None], tuple[Requirement, Requirement]] = {}
        self._results: dict[tuple[int, *tuple[Any, ...]], tuple[Requirement, Result]] = {}

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

    def in_force(self, requirement: Requirement, day: date | None) -> Requirement:
        """*requirement* with what of its basis was in force on *day*: the same object for all notices of that day."""
        kept = self._dated.get((id(requirement), day))
        if kept is None:
            held = self._rulebook.in_force(requirement.basis, day)
            made = requirement if held == requirement.basis else replace(requirement, basis=held)
            kept = _remember(self._dated, (id(requirement), day), (requirement, made))
        return kept[1]

    def result(self, requirement: Requirement, said: tuple[Any, ...], make: Callable[[], Result]) -> Result:
        """What *make* makes of *requirement*, which *said* alone decides: many notices have the same."""
        kept = self._results.get((id(requirement), *said))
        if kept is None:
            kept = _remember(self._results, (id(requirement), *said), (requirement, make()))
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


def _remember(kept: dict[_K, _V], key: _K, value: _V) -> _V:
    if len(kept) >= _MANY:
        kept.clear()
    kept[key] = value
    return value


def _as_requirement(requirement: Requirement, condition: Condition) -> Requirement:
    return replace(requirement, plugin=condition.plugin, options=condition.options)
