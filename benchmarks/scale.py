"""What Dask costs and gains: the same folder by one process, by two, and by a Dask cluster of two workers.

    python benchmarks/scale.py [--files 2000] [--length 800] [--rounds 3] [--seed 0]

Runs the installed command, the ways in turn, and prints the median of the rounds: seconds, files a second, and how
many times as fast as one process that is; then the start-up (a run over two files), and milliseconds of processor a
file without it, in all processes, which a busy machine changes least.
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from notices import notices

WAYS = {
    "one process": ("--jobs", "1", "--no-cache"),
    "pool of 2": ("--jobs", "2", "--no-cache"),
    "dask, 1 worker": ("--engine", "dask", "--jobs", "1"),
    "dask, 2 workers": ("--engine", "dask", "--jobs", "2"),
}


def main() -> None:
    """Make the folder, go round, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=2000)
    parser.add_argument("--length", type=int, default=800, help="code points of a notice")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        for folder, count in (("all", options.files), ("few", 2)):
            Path(scratch, folder).mkdir()
            for name, text in notices(count, options.length, options.seed):
                Path(scratch, folder, name).write_text(text, encoding="utf-8")
        times: dict[tuple[str, str], list[tuple[float, float]]] = {}
        for _ in range(options.rounds):
            for way, words in WAYS.items():
                for folder in ("all", "few"):
                    times.setdefault((way, folder), []).append(run(scratch, folder, words))
        size = Path(scratch, "report.jsonl").stat().st_size
    print_table(
        options.files, {key: tuple(map(statistics.median, zip(*each, strict=True))) for key, each in times.items()}
    )
    print(f"median of {options.rounds}; {options.files} files of {options.length} characters, {os.cpu_count()} cores,")
    print(f"load {os.getloadavg()[0]:.1f} at the end; two files make {size / 2 / 1024:.0f} KB of JSON Lines each")


def run(scratch: str, folder: str, words: tuple[str, ...]) -> tuple[float, float]:
    """Seconds that the command takes for *folder*, and seconds of processor."""
    command = Path(sys.executable).with_name("checker")
    line = [str(command), "check", folder, "--output", "report.jsonl", "--fail-on", "error", *words]
    begin, before = time.perf_counter(), processor()
    ran = subprocess.run(line, cwd=scratch, capture_output=True, check=False)
    if ran.returncode > 1:
        raise SystemExit(ran.stderr.decode())
    return time.perf_counter() - begin, processor() - before


def processor() -> float:
    """Seconds of processor of all children that have ended, and of theirs."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def print_table(files: int, medians: dict[tuple[str, str], tuple[float, ...]]) -> None:
    """A line for each way."""
    print(f"{'':<18}{'seconds':>9}{'files/s':>9}{'ratio':>7}{'start-up':>10}{'CPU ms/file':>13}")
    whole = medians["one process", "all"][0]
    for way in WAYS:
        (took, used), (start, used_first) = medians[way, "all"], medians[way, "few"]
        each = 1000 * (used - used_first) / (files - 2)
        print(f"{way:<18}{took:>9.2f}{files / took:>9.0f}{whole / took:>7.2f}{start:>10.2f}{each:>13.1f}")


if __name__ == "__main__":
    main()
