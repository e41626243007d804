"""Who checks many notices: processes of this machine, or the workers of a Dask cluster."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from checker.cli import streams
from checker.cli.arguments import Parser, UsageError, one_of

if TYPE_CHECKING:
    from checker.batch.cluster import Cluster
    from checker.batch.pool import Limits
    from checker.engine import Checker
    from checker.renderers.views import View

_INSTALL = 'pip install "disclosure-checker[dask]"'


def engine_options(parser: Parser) -> None:
    """The options that say who checks."""
    parser.option(
        "--engine",
        metavar="名称",
        type=one_of(("local", "dask")),
        default="local",
        help="local 用本机的进程（默认）；dask 用 Dask 集群，不用缓存",
    )
    parser.option(
        "--scheduler", metavar="地址", help="Dask 调度器，如 tcp://10.0.0.5:8786；不写则在本机起 --jobs 个进程"
    )


def refuse_contradictions(options: Namespace) -> None:
    """Raise UsageError where what *options* say of the engine does not go together."""
    if options.engine != "dask":
        if options.scheduler:
            raise UsageError("--scheduler 要与 --engine dask 同用")
        return
    for name, given in (("--attach", options.attach), ("--libreoffice", options.libreoffice)):
        if given:
            raise UsageError(f"{name} 不能与 --engine dask 同用")
    if options.scheduler and options.jobs is not None:
        raise UsageError("--jobs 不能与 --scheduler 同用：几个同时检查，由集群有多少工作进程决定")
    if options.jobs == 0:
        raise UsageError("--jobs 0 不能与 --engine dask 同用")


@contextmanager
def cluster(options: Namespace, checker: "Checker", limits: "Limits", views: tuple["View", ...]) -> Iterator["Cluster"]:
    """The workers that *options* ask for, made to check as *checker* does and to make the *views*.

    Raises UsageError where there are none.
    """
    try:
        from checker.batch.cluster import Cluster, NoWorkers, connect, disconnect
    except ImportError as error:
        raise UsageError(f"--engine dask 要先安装：{_INSTALL}（缺少 {error.name}）") from error
    from checker.batch.kit import pack_kit

    folder = Path(options.plugins_dir) if options.plugins_dir else checker.config.plugins_dir
    try:
        client = connect(options.scheduler or "", limits.jobs)
    except (OSError, ValueError) as error:
        raise UsageError(
            f"--scheduler：连不上 {options.scheduler or '本机的 Dask'}（{type(error).__name__}）"
        ) from error
    try:
        # a station has a process for each thread
        yield Cluster(client, pack_kit(checker, folder), replace(limits, jobs=1), streams.complain, views)
    except NoWorkers as error:
        raise UsageError(f"--engine dask：{error}") from error
    finally:
        disconnect(client)
