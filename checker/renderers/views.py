"""What a renderer makes of one report alone: where it was made before, the report need not be read for it."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any, NamedTuple

from checker.report import Report


class View(NamedTuple):
    """A function of a module that makes bytes of a report and of nothing else but ``style``, its further arguments.

    Views are equal where they make the same; they pickle, and ``key`` tells them apart in other processes.
    """

    make: Callable[..., bytes]
    style: tuple[object, ...] = ()

    @property
    def key(self) -> str:
        """The function and its arguments, as text."""
        return f"{self.make.__module__}.{self.make.__qualname__}{self.style!r}"

    def of(self, report: Report) -> bytes:
        """What is made of *report*; as it was made before, where *report* brings that along."""
        known = report.views.get(self) if isinstance(report, Shown) else None
        return self.make(report, *self.style) if known is None else known


class Shown(Report):
    """A report that brings along what was made of it, and is read only when somebody asks for more.

    It equals the report that it stands for, and whatever is made from it (by ``replace``, by pickling) is a plain
    Report: of a report that was changed no view is known.
    """

    __slots__ = ("_read", "views")
    views: Mapping[View, bytes]
    _read: Callable[[], Report]

    @classmethod
    def stand_for(cls, name: str, digest: str, views: Mapping[View, bytes], read: Callable[[], Report]) -> "Shown":
        """The report that *read* gives, with its *digest*, called *name*; *views* were made of it under that name."""
        shown = cls.__new__(cls)
        for field, value in (("name", name), ("digest", digest), ("views", views), ("_read", read)):
            object.__setattr__(shown, field, value)
        return shown

    @property  # type: ignore[misc]
    def __class__(self) -> type[Report]:  # type: ignore[override]
        """What ``replace`` and ``==`` go by."""
        return Report

    def __reduce__(self) -> tuple[type[Report], tuple[Any, ...]]:
        return Report, tuple(getattr(self, field.name) for field in fields(Report))

    def __getattr__(self, name: str) -> Any:
        """A field that is asked for the first time: all are read."""
        if name not in _FIELDS:
            raise AttributeError(name)
        report = self._read()
        for field in _FIELDS:
            object.__setattr__(self, field, getattr(report, field))
        return getattr(self, name)


_FIELDS = tuple(field.name for field in fields(Report) if field.name not in ("name", "digest"))
