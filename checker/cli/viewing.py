"""What the outputs of a check make of each report alone, as views that workers and the cache can have ready."""

from argparse import Namespace
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from checker.cli import streams
from checker.renderers.formats import built_in
from checker.renderers.views import View

if TYPE_CHECKING:
    from checker.cli.outputs import Output
    from checker.renderers.console import ConsoleStyle


def views_of(outputs: Sequence["Output"], options: Namespace) -> tuple[View, ...]:
    """What *outputs* make of each report alone; nothing of those that need more of a report."""
    return tuple(dict.fromkeys(view for output in outputs for view in _views(output, options)))


def style(output: "Output", options: Namespace) -> "ConsoleStyle":
    """How the console prints to *output*."""
    from checker.renderers.console import ConsoleStyle

    screen = output.path is None
    return ConsoleStyle(screen and streams.colour(), streams.width() if screen else 100, options.full)


def _views(output: "Output", options: Namespace) -> tuple[View, ...]:
    if output.format == "console":
        from checker.renderers import console

        return console.views(style(output, options))
    if output.format in ("markdown", "job_summary"):
        from checker.renderers import markdown

        return markdown.views(options.full and output.format == "markdown")
    one = built_in(output.format)
    return getattr(import_module(f"checker.renderers.{one.module}"), "VIEWS", ()) if one else ()
