"""Labelled notices and what the installed checker says of them: read once, for every figure that is made of them.

A folder holds ``txt/*.txt`` and ``labels.json``; the format is laid down in benchmarks/data/README.md.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

DATA = Path(__file__).parent / "data"
SHORT = {"notApplicable": "na"}


class Notice(NamedTuple):
    """A labelled notice: its file's stem, its text, its label, and the report of the installed command."""

    stem: str
    text: str
    label: dict[str, Any]
    report: dict[str, Any]

    @property
    def verdicts(self) -> dict[str, str]:
        """The verdict of every requirement that was asked for, as labels write it."""
        return {one["requirement"]: SHORT.get(one["verdict"], one["verdict"]) for one in self.report["results"]}

    @property
    def kinds(self) -> set[str | None]:
        """The ids of the checklists that the notice is labelled with; None where it is none of ours."""
        said = self.label["type"]
        return {None if one == "none" else one for one in (said if isinstance(said, list) else [said])}


def folders() -> list[Path]:
    """The folders of labelled notices that come with the project."""
    return sorted(path for path in DATA.iterdir() if (path / "labels.json").exists())


def reports(texts: Path) -> dict[str, dict[str, Any]]:
    """The JSON documents of the installed command for every file of the folder *texts*, by the stem of its name."""
    command = [sys.executable, "-m", "checker", "check", str(texts), "--format", "json", "--skip-unknown"]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode not in (0, 1, 3):
        raise SystemExit(done.stderr.decode())
    return {Path(document["path"]).stem: document for document in json.loads(done.stdout)["documents"]}


def read(folder: Path, split: str = "") -> Iterator[Notice]:
    """The notices of *folder* that belong to *split* (empty: any), in order of their names."""
    labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    found = reports(folder / "txt")
    for stem, label in sorted(labels.items()):
        if not split or label.get("split", split) == split:
            yield Notice(stem, (folder / "txt" / f"{stem}.txt").read_text(encoding="utf-8"), label, found[stem])
