"""The contract with plugins. Hooks only ever gain arguments."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, BinaryIO

import pluggy

from checker.model import Content, Finding, Profile, Requirement, Source
from checker.report import Report

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from checker.document import Document
    from checker.series import Series, SeriesFinding
    from checker.text.chinese.calendar import WorkCalendar

#: The version of this contract. A plugin may declare ``CHECKER_API = 1``; another number is refused by name.
API_VERSION = 1

hookspec = pluggy.HookspecMarker("checker")
hookimpl = pluggy.HookimplMarker("checker")


@hookspec(firstresult=True)
def read(source: Source) -> Content | None:
    """Read *source*, or return None where its format is not this reader's.

    Raises ReadError where it is this reader's format but cannot be read.
    """


@hookspec(firstresult=True)
def check(
    document: "Document", requirement: Requirement, options: Any, profile: Profile, calendar: "WorkCalendar"
) -> Finding | None:
    """Say of *document* whether it meets *requirement*: one call, one requirement, one finding.

    Take only the arguments that you need. *options* is an instance of the module's ``Options`` dataclass, filled
    from the row, or None where the module has none. Read no clock, locale, network, environment or file: a verdict
    depends on nothing but these arguments.
    """


@hookspec(firstresult=True)
def check_series(
    series: "Series", requirement: Requirement, options: Any, profile: Profile, calendar: "WorkCalendar"
) -> "SeriesFinding | None":
    """Say of *series*, several notices seen together, whether it meets *requirement*, as ``check`` does of one."""


@hookspec(firstresult=True)
def render(reports: Iterable[Report], target: BinaryIO) -> bool | None:
    """Write *reports* to *target* as they come, and return True. Called by the renderer's registered name."""


@hookspec
def checklists() -> "Iterable[Traversable]":
    """The TOML rule files that a distribution brings."""
    return ()
