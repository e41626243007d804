"""How right the verdicts are: the installed checker over labelled notices, element by element.

    python benchmarks/accuracy.py [FOLDER …] [--split dev|held] [--mismatches]

A FOLDER holds ``txt/*.txt`` and ``labels.json`` (format: benchmarks/data/README.md); without one, those of
benchmarks/data are taken. Printed are, per element and over all: precision and recall of violations (labelled fail),
the share of violations called pass ("false clean"), the share of passes whose evidence overlaps the labelled words,
and the accuracy of the kind of notice. Labels ``unsure`` count nowhere; elements that the checker did not ask for
count as missed.
"""

import argparse
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"
SHORT = {"notApplicable": "na"}


@dataclass
class Score:
    """Counts of one element, or of all. ``met`` and ``seen`` are passes whose evidence overlaps the label's words."""

    verdicts: Counter[tuple[str, str]] = field(default_factory=Counter)
    met: int = 0
    seen: int = 0

    def add(self, other: "Score") -> None:
        """Add the counts of *other*."""
        self.verdicts.update(other.verdicts)
        self.met += other.met
        self.seen += other.seen

    def row(self, name: str) -> str:
        """The counts as one line: violations labelled, precision, recall, false clean, agreement, evidence."""
        labelled = sum(count for (label, _), count in self.verdicts.items() if label == "fail")
        hit = self.verdicts["fail", "fail"]
        called = sum(count for (_, got), count in self.verdicts.items() if got == "fail")
        agree = sum(count for (label, got), count in self.verdicts.items() if label == got)
        figures = (
            share(hit, called),
            share(hit, labelled),
            share(self.verdicts["fail", "pass"], labelled),
            share(agree, sum(self.verdicts.values())),
            share(self.met, self.seen),
        )
        return f"{name:<22}{labelled:>5}" + "".join(f"{figure:>9}" for figure in figures)


def share(part: int, whole: int) -> str:
    """*part* of *whole* to three places, or a dash where there is nothing to share."""
    return f"{part / whole:.3f}" if whole else "—"


def reports(folder: Path) -> dict[str, dict[str, Any]]:
    """The JSON documents of the installed command for every notice of *folder*, by the stem of the file's name."""
    command = [sys.executable, "-m", "checker", "check", str(folder / "txt"), "--format", "json", "--skip-unknown"]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode not in (0, 1, 3):
        raise SystemExit(done.stderr.decode())
    return {Path(document["path"]).stem: document for document in json.loads(done.stdout)["documents"]}


def compared(folder: Path, split: str) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """Stem, label and report of every notice of *folder* that belongs to *split* (empty: any)."""
    labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    found = reports(folder)
    for stem, label in sorted(labels.items()):
        if not split or label.get("split", split) == split:
            yield stem, label, found[stem]


def overlaps(text: str, words: str, evidence: list[dict[str, Any]]) -> bool:
    """Whether a quote of *evidence* shares a character with an occurrence of *words* in *text*."""
    at = text.find(words)
    while at >= 0:
        if any(quote["start"] < at + len(words) and at < quote["end"] for quote in evidence):
            return True
        at = text.find(words, at + 1)
    return False


def judge(folder: Path, split: str) -> tuple[dict[str, Score], Counter[bool], list[str]]:
    """Scores by element, how often the kind is right, and a line for every verdict that differs."""
    scores: dict[str, Score] = {}
    kinds: Counter[bool] = Counter()
    differ: list[str] = []
    for stem, label, report in compared(folder, split):
        kinds[report["notice"] == (None if label["type"] == "none" else label["type"])] += 1
        results = {result["requirement"]: result for result in report["results"]}
        text = (folder / "txt" / f"{stem}.txt").read_text(encoding="utf-8")
        for element, said in label["elements"].items():
            if said["v"] == "unsure":
                continue
            result = results.get(element)
            got = SHORT.get(result["verdict"], result["verdict"]) if result else "missing"
            score = scores.setdefault(element, Score())
            score.verdicts[said["v"], got] += 1
            if got != said["v"]:
                differ.append(f"{stem}  {element}  {said['v']} → {got}  {said.get('q', '')[:40]}")
            elif got == "pass" and said.get("q") and result:
                score.seen += 1
                score.met += overlaps(text, said["q"], result["evidence"])
    return scores, kinds, differ


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "folders", nargs="*", type=Path, default=sorted(path for path in DATA.iterdir() if path.is_dir())
    )
    parser.add_argument("--split", default="", choices=("", "dev", "held"))
    parser.add_argument("--mismatches", action="store_true", help="a line for every verdict that differs")
    options = parser.parse_args()
    print(
        f"{'element':<22}{'viol.':>5}"
        + "".join(f"{head:>9}" for head in ("prec.", "recall", "f.clean", "agree", "evid."))
    )
    total, kinds = Score(), Counter[bool]()
    for folder in options.folders:
        scores, told, differ = judge(folder, options.split)
        whole = Score()
        for element, score in sorted(scores.items()):
            whole.add(score)
            if len(options.folders) == 1:
                print(score.row(element))
        print(whole.row(folder.name) + f"   kind {share(told[True], sum(told.values()))}")
        for line in differ if options.mismatches else ():
            print(line)
        total.add(whole)
        kinds.update(told)
    print(total.row("all") + f"   kind {share(kinds[True], sum(kinds.values()))}")


if __name__ == "__main__":
    main()
