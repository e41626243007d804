"""The renderer "code_scanning": the SARIF that GitHub's code scanning is given.

It makes an alert of every result, whatever its kind and whether it is suppressed, so only what asks something of a
person is in it.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import BinaryIO

from checker.hookspecs import hookimpl
from checker.model import Verdict
from checker.renderers import sarif
from checker.report import Report

_ASKING = (Verdict.FAIL, Verdict.REVIEW, Verdict.OPEN)


@hookimpl
def render(reports: Iterable[Report], target: BinaryIO) -> bool:
    """Write *reports* as the renderer "sarif" does, of their results those that an alert is due for."""
    return bool(sarif.render(map(_asking, reports), target))


def _asking(report: Report) -> Report:
    kept = tuple(one for one in report.results if one.verdict in _ASKING and not one.waived)
    return replace(report, results=kept)
