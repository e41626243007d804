"""A notice and the attachments that are checked together with it."""

from argparse import Namespace
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from checker.batch.inputs import Input, Inputs
from checker.batch.naming import called
from checker.cli import streams
from checker.cli.arguments import Parser, UsageError
from checker.report import Report, Trouble

if TYPE_CHECKING:
    from checker.engine import Checker


def attach_option(parser: Parser) -> None:
    """The option that names the attachments of a notice."""
    parser.option(
        "--attach",
        metavar="附件",
        action="extend",
        nargs="+",
        default=[],
        help="连同附件一起检查，如 公示.docx --attach 名单.xlsx；可写几个，都写在公示文件后面",
    )


def notice_of(options: Namespace, inputs: Inputs, copied: bool) -> Input | None:
    """The notice that the attachments in *options* belong to; None where there are none.

    Raises UsageError where it is not plain whose they are, or which files are meant, and where an annotated copy is
    asked for (*copied*): what is found in an attachment has no place in it.
    """
    if not options.attach:
        return None
    if copied:
        raise UsageError("--attach：检查稿里标不出附件中的问题，请用别的 --format")
    found = list(islice(inputs, 2))
    if len(found) != 1:
        several = "这里有几份；请逐份检查" if found else "这里没有；附件请写在公示文件后面"
        raise UsageError(f"--attach 要写明是哪一份公示的附件，{several}")
    folder = next((path for path in options.attach if Path(path).is_dir()), None)
    if folder is not None:
        raise UsageError(f"--attach：{called(folder)[0]} 是文件夹；请逐个写出附件")
    return found[0]


def check_together(notice: Input, options: Namespace, checker: "Checker") -> Iterator[Report]:
    """The report of *notice* with its attachments. Raises ChecklistError, PluginError."""
    from checker.checklist import ChecklistError
    from checker.model import Source
    from checker.registry import PluginError, told

    if notice.trouble is not None:
        yield Report(notice.name, "", error=notice.trouble)
        return
    try:
        papers = [checker.paper(path, called(path)[0]) for path in options.attach]
        if notice.path is None:
            report = checker.check_source(Source(notice.name, streams.read_input()), papers)
        else:
            report = checker.check(notice.path, notice.name, papers)
    except (ChecklistError, PluginError):
        raise
    except Exception as error:  # nothing that is wrong with a file may end the run without a report
        report = Report(notice.name, "", error=Trouble("internal", f"检查时出错：{told(error)}"))
    yield report
