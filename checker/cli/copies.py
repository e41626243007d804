"""``checker check --format docx``: beside the report, an annotated copy of each notice in Word."""

import os
from argparse import Namespace
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from checker.batch.inputs import Input, Inputs
from checker.cli import streams
from checker.cli.arguments import UsageError
from checker.cli.exits import UNCHECKED, USAGE
from checker.cli.outputs import Output
from checker.renderers.entries import unknown
from checker.report import Report

if TYPE_CHECKING:
    from checker.engine import Checker

_FORMAT = "docx"
_NAMED = 5  # so many are named on one line
_WORD = (".docx", ".dotx", ".docm", ".dotm")


class Copies:
    """The copies that a command line asks for, if any. ``code`` is the exit code where one could not be written, else
    0."""

    def __init__(self, options: Namespace) -> None:
        """Take what *options* say of copies out of them: what is left are outputs that show reports.

        Raises UsageError.
        """
        self._asked, self._folder = _taken(options)
        self._written: list[str] = []
        self.code = 0
        if self._asked:
            from checker.annotate import copy_name

            options.exclude = [*options.exclude, copy_name("*.*")]

    @property
    def outputs(self) -> tuple[Output, ...]:
        """Where the copies go, as an output; none where none are asked for."""
        return (Output(_FORMAT, self._folder or os.curdir),) if self._asked else ()

    def beside(self, reports: Iterable[Report], inputs: Inputs, checker: "Checker") -> Iterable[Report]:
        """*reports*, one for each of *inputs* and then what is told of all; before each is passed on its copy is
        written. Raises UsageError."""
        if not self._asked:
            return reports
        self._refuse_namesakes(inputs)
        return self._copied(reports, inputs, checker)

    def say(self, outputs: tuple[Output, ...]) -> None:
        """Name the copies on standard output, unless a program reads what is written there."""
        if self._written and all(one.path or one.format in ("console", "summary") for one in outputs):
            more = "等" if len(self._written) > _NAMED else ""
            streams.say(f"已写出检查稿 {len(self._written)} 份：{'、'.join(self._written[:_NAMED])}{more}")

    def _copied(self, reports: Iterable[Report], inputs: Inputs, checker: "Checker") -> Iterator[Report]:
        coming = iter(reports)
        for one, report in zip(inputs, coming, strict=False):
            self._copy(one, report, checker)
            yield report
        yield from coming

    def _copy(self, one: Input, report: Report, checker: "Checker") -> None:
        from checker.annotate import AnnotateError
        from checker.model import ReadError

        if report.error is not None:
            return
        if one.path is None or not one.name.lower().endswith(_WORD):
            streams.complain(f"{one.name}：不是 Word 文件（.docx），没有检查稿")
        elif unknown(report):
            streams.complain(f"{one.name}：未能识别类别，没有检查稿")
        else:
            try:
                self._written.append(_write(one.path, self._target(one.path), report, checker))
            except (ReadError, AnnotateError) as error:
                self._complain(one.name, str(error), UNCHECKED)
            except UsageError as error:
                self._complain(one.name, error.lines[0], USAGE)

    def _complain(self, name: str, why: str, code: int) -> None:
        streams.complain(f"{name}：没有写出检查稿，{why}")
        self.code = USAGE if USAGE in (code, self.code) else code

    def _target(self, path: Path) -> Path:
        from checker.annotate import copy_name

        return Path(self._folder or path.parent, copy_name(path.name))

    def _refuse_namesakes(self, inputs: Inputs) -> None:
        if self._folder is None:
            return
        if not os.path.isdir(self._folder):
            raise UsageError(f"--output：没有文件夹 {self._folder}；检查稿一份一个文件，请写文件夹")
        known: dict[str, str] = {}
        for one in inputs:
            if one.path is not None and one.name.lower().endswith(_WORD):
                other = known.setdefault(self._target(one.path).name, one.name)
                if other != one.name:
                    raise UsageError(f"--output：{other} 和 {one.name} 的检查稿同名，请分开写")


def _taken(options: Namespace) -> tuple[bool, str | None]:
    """Whether copies are asked for, and the folder for them; None is the folder of each notice."""
    prefixed = [one for one in options.output if one.startswith(f"{_FORMAT}=")]
    if len(prefixed) > 1:
        raise UsageError("--output docx= 只能写一次")
    if options.format != _FORMAT and not prefixed:
        return False, None
    if options.format == _FORMAT and len(options.output) > 1:
        raise UsageError("--format 只用于一个 --output；有几个时写作 --output docx=文件夹")
    folder = prefixed[0].partition("=")[2] if prefixed else next(iter(options.output), None)
    rest = [one for one in options.output if prefixed and one not in prefixed]
    options.output = rest or ["summary=-"] if options.format in (_FORMAT, None) else rest
    options.format = None if options.format == _FORMAT else options.format
    return True, folder


def _write(path: Path, target: Path, report: Report, checker: "Checker") -> str:
    """Write the copy of the notice *path*, whose report is *report*, and return what it is called."""
    from hashlib import sha256

    from checker.annotate import AnnotateError, annotate
    from checker.batch.naming import called
    from checker.cli.annotate import refuse_foreign, say_unsigned
    from checker.cli.target import open_target
    from checker.engine import load_source

    source = load_source(path, report.name)
    if sha256(source.data).hexdigest() != report.digest:
        raise AnnotateError("检查之后文件又改过")
    copy = annotate(source.data, checker.read(source), report)
    refuse_foreign(path, target, False)
    with open_target(str(target), [path]) as file:
        file.write(copy)
    say_unsigned(report.name, source.data)
    return called(str(target))[0]
