"""A bar on a terminal: files, rate, time left."""

from collections.abc import Callable, Iterable, Iterator
from typing import TextIO

from checker.report import Report

_LINE = "检查 {n_fmt}/{total_fmt} 个文件 |{bar}| {rate_fmt} 已用 {elapsed} 还需 {remaining}"
_UNCOUNTED = "检查 {n_fmt} 个文件 {rate_fmt} 已用 {elapsed}"


class Progress:
    """A bar on *screen* for *total* reports, 0 where nobody knows how many there will be."""

    def __init__(self, screen: TextIO, total: int) -> None:
        from tqdm import tqdm  # type: ignore[import-untyped]

        tqdm.monitor_interval = 0  # its thread would be copied into forked workers
        line = _LINE if total else _UNCOUNTED
        self._bar = tqdm(total=total or None, file=screen, bar_format=line, unit="个", leave=False, dynamic_ncols=True)

    def watch(self, reports: Iterable[Report]) -> Iterator[Report]:
        """*reports*, counted as they pass."""
        with self._bar:
            for report in reports:
                self._bar.update()
                yield report

    def beside(self, tell: Callable[[str], None]) -> Callable[[str], None]:
        """*tell*, with the bar out of its way."""

        def told(line: str) -> None:
            self._bar.clear()
            tell(line)
            self._bar.refresh()

        return told
