"""The renderer "html": one page that needs no network, for who leads, who mends and who files.

An overview, a heat map of folders and elements, what has changed since an earlier report, then every notice with its
findings beside its text. Nothing on it comes from elsewhere; without its few lines of script it only does not filter.
"""

from collections.abc import Callable, Iterable
from typing import BinaryIO

from checker.hookspecs import hookimpl
from checker.renderers.html.previous import Previous
from checker.report import Report


@hookimpl
def render(reports: Iterable[Report], target: BinaryIO) -> bool:
    """Write *reports* as one page."""
    return render_with()(reports, target)


def render_with(
    previous: Previous | None = None, by_issuer: bool = False
) -> Callable[[Iterable[Report], BinaryIO], bool]:
    """The render function of one page that says what has changed since *previous*. With *by_issuer* it puts notices
    together by who signs them, for which reports need their cards."""

    def write(reports: Iterable[Report], target: BinaryIO) -> bool:
        from tempfile import TemporaryFile

        from checker.renderers.html.page import Page

        with TemporaryFile() as rows, TemporaryFile() as notices, TemporaryFile() as data:
            page = Page(previous, by_issuer, rows, notices, data)
            for report in reports:
                page.add(report)
            page.write(target)
        return True

    return write
