"""What an office accepts: the options --baseline, --write-baseline and --waivers, and the reports on their way."""

from argparse import Namespace
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from checker.cli.arguments import Parser, UsageError
from checker.report import Report

if TYPE_CHECKING:
    from checker.checklist import Config
    from checker.engine import Checker


def accepting_options(parser: Parser, *, writing: bool = True) -> None:
    """The options that say what is accepted; with *writing* also the one that writes a baseline."""
    parser.option("--baseline", metavar="文件", help="基线：其中已有的问题不再计，只看新的")
    if writing:
        parser.option("--write-baseline", metavar="文件", help="把这次发现的问题写成基线")
    parser.option("--waivers", metavar="文件", help="豁免台账（TOML）：经批准不改的问题，到期或用不上的会报出来")


@contextmanager
def accepting(reports: Iterable[Report], options: Namespace, checker: "Checker") -> Iterator[Iterable[Report]]:
    """*reports* with what is accepted marked; the new baseline is written when all of them have passed.

    Raises ChecklistError where the baseline or the ledger cannot be used, UsageError for both kinds of baseline.
    """
    waivers = _path(options.waivers, checker.config.waivers)
    baseline = _path(options.baseline, checker.config.baseline)
    write_baseline = getattr(options, "write_baseline", None)
    if options.baseline and write_baseline:
        raise UsageError("--baseline 和 --write-baseline 只能写一个")
    if waivers:
        from checker.batch.naming import called
        from checker.batch.waivers import Ledger

        known = checker.rulebook.requirement_ids()
        reports = Ledger(waivers, called(str(waivers))[0], date.today(), known).watch(reports)
    if write_baseline:
        from checker.batch.baseline import Recorder
        from checker.cli.target import open_target

        recorder = Recorder()
        yield recorder.watch(reports)
        if recorder.complete:
            with open_target(write_baseline, []) as target:
                target.write(recorder.data())
        return
    if baseline:
        from checker.batch.baseline import Baseline

        reports = Baseline.load(baseline).watch(reports)
    yield reports


def accepts(options: Namespace, config: "Config") -> bool:
    """Whether anything is accepted: reports are then not the ones that were checked."""
    return bool(_path(options.waivers, config.waivers) or _path(options.baseline, config.baseline)) or bool(
        options.write_baseline
    )


def _path(given: str | None, configured: Path | None) -> Path | None:
    return Path(given) if given else configured
