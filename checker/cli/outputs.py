"""The outputs of a check: which were asked for, and one pass of the reports through all of them."""

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from checker.cli import streams
from checker.cli.arguments import UsageError
from checker.cli.target import open_target
from checker.cli.viewing import style
from checker.renderers.formats import built_in, format_of, written_as
from checker.report import Report

if TYPE_CHECKING:
    from checker.registry import Registry
    from checker.renderers.html.previous import Previous

_Render = Callable[[Iterable[Report], BinaryIO], bool | None]


@dataclass(frozen=True, slots=True)
class Output:
    """A format by its registered name, and the file that it is written to; ``path`` is None for standard output.

    ``added`` is true of what nobody asked for by name: a file's text is added to, a line on the screen is a courtesy.
    """

    format: str
    path: str | None = None
    added: bool = False


def outputs_of(options: Namespace) -> tuple[Output, ...]:
    """What the values of --output and --format ask for. Where all of it goes into files, a summary is printed too.

    Raises UsageError where a format cannot be told or two outputs have the same place.
    """
    given: list[str] = options.output or ["-"]
    if options.format and (len(given) > 1 or _prefix(given[0])):
        raise UsageError("--format 只用于一个 --output；有几个时写作 --output 格式=文件，如 --output sarif=r.json")
    outputs = [_output(one, options.format) for one in given]
    places = ["" if one.path is None else os.path.realpath(one.path) for one in outputs]
    for place, output in zip(places, outputs, strict=True):
        if places.count(place) > 1:
            raise UsageError(f"--output：{output.path or '标准输出'}写了两次，一处只能写一种格式")
    if all(places) and sys.stdout is not None:
        outputs.append(Output("summary", added=True))
    page = os.environ.get("GITHUB_STEP_SUMMARY")
    if page and any(one.format == "github" for one in outputs):
        outputs.append(Output("job_summary", page, added=True))
    return tuple(outputs)


def _output(given: str, format_: str | None) -> Output:
    prefix = _prefix(given)
    path = given[len(prefix) + 1 :] if prefix else given
    name = prefix or format_ or ("console" if path == "-" or not Path(path).suffix else format_of(path))
    if not name:
        raise UsageError(f"--output：从 {path} 的后缀看不出格式；写作 --output 格式=文件，或加 --format 格式")
    output = Output(written_as(name, path), None if path == "-" else path)
    if output.path is None and streams.on_terminal() and (known := built_in(name)) and known.binary:
        raise UsageError(f"--output：{name} 不能显示在屏幕上，请写文件名，如 --output 结果.xlsx")
    return output


def ask_for_cards(outputs: Iterable[Output]) -> bool:
    """Whether any of *outputs* is made of the cards of notices too."""
    return any((known := built_in(one.format)) and known.cards for one in outputs)


def ask_for_texts(outputs: Iterable[Output]) -> bool:
    """Whether any of *outputs* shows the text of notices."""
    return any((known := built_in(one.format)) and known.texts for one in outputs)


def _prefix(given: str) -> str:
    """The name of a format before "=". A file with such a name is written ./name=…"""
    name, equals, _ = given.partition("=")
    return name if equals and name.isascii() and name.isidentifier() else ""


def deliver(
    reports: Generator[Report],
    outputs: Sequence[Output],
    inputs: Iterable[Path],
    options: Namespace,
    registry: "Registry",
) -> None:
    """Write *reports* to all *outputs*. None may be one of *inputs*.

    Raises UsageError or PluginError where an output fails; others are written whole before it is raised.
    """
    writes = [partial(_write, one, _renderer(one, options, registry), inputs) for one in outputs]
    if len(writes) == 1:
        writes[0](reports)
        return
    from checker.cli.fanning import fan_out
    from checker.registry import PluginError

    failures = fan_out(reports, writes)
    for failure in failures:
        if not isinstance(failure, UsageError | PluginError):
            raise failure
    if failures:
        raise UsageError(*(line for failure in failures for line in str(failure).splitlines()))


def _renderer(output: Output, options: Namespace, registry: "Registry") -> _Render:
    """The renderer of *output*, as the options want it. Raises PluginError where there is none of this name."""
    if output.format == "console":
        from checker.renderers.console import render_with

        return render_with(style(output, options))
    if output.format == "markdown":
        from checker.renderers import markdown

        return markdown.render_with(options.full)
    if output.format == "html":
        from checker.renderers.html import render_with as render_page

        return render_page(_previous(options.previous) if options.previous else None, options.by == "issuer")
    if output.format == "job_summary":
        from checker.renderers import markdown

        return markdown.render_short
    return registry.renderer(output.format)


def _previous(given: str) -> "Previous":
    """The earlier report in the file *given*. Raises UsageError where there is none to compare with."""
    from checker.batch.naming import called
    from checker.renderers.html.previous import load

    try:
        return load(Path(given), called(given)[0])
    except FileNotFoundError as error:
        raise UsageError(f"--previous：没有文件 {given}") from error
    except OSError as error:
        raise UsageError(f"--previous：{given} 读不出（{error.strerror or error}）") from error
    except ValueError as error:
        raise UsageError(f"--previous：{given} 不是本程序写出的 HTML、JSON 或 JSON Lines 报告") from error


def _write(output: Output, render: _Render, inputs: Iterable[Path], reports: Iterator[Report]) -> None:
    with open_target(output.path, inputs, append=output.added) as target:
        if output.added and output.path is None and streams.on_terminal():
            _render_late(render, output.format, reports, target)
        else:
            _render(render, output.format, _flushed(_begun(reports), target), target)


def _render_late(render: _Render, name: str, reports: Iterator[Report], target: BinaryIO) -> None:
    """Write *reports* when all have come: until then the bar has the screen."""
    from io import BytesIO

    kept = BytesIO()
    _render(render, name, reports, kept)
    target.write(kept.getvalue())


def _render(render: _Render, name: str, reports: Iterable[Report], target: BinaryIO) -> None:
    """Write *reports*. Raises PluginError where the renderer *name* fails: it may be anybody's."""
    from checker.checklist import ChecklistError
    from checker.registry import PluginError, told

    try:
        done = render(reports, target)
    except (OSError, UsageError, ChecklistError, PluginError):
        raise
    except Exception as error:
        raise PluginError(f"输出格式 {name} 出错：{told(error)}") from error
    if not done:
        raise PluginError(f"输出格式 {name} 没有写出报告")


def _begun(reports: Iterator[Report]) -> Iterator[Report]:
    """*reports*, the first already made: what is wrong with the rules shows before anything is written."""
    first = next(reports, None)
    return chain(() if first is None else (first,), reports)


def _flushed(reports: Iterable[Report], target: BinaryIO) -> Iterator[Report]:
    """*reports*; what was written of one can be read before the next is made."""
    for report in reports:
        yield report
        target.flush()
