"""How right the verdicts are: the installed checker over labelled notices, element by element.

    python benchmarks/accuracy.py [FOLDER …] [--split dev|held] [--mismatches] [--elements]

A FOLDER holds ``txt/*.txt`` and ``labels.json`` (format: benchmarks/data/README.md); without one, those of
benchmarks/data are taken. Printed are, per folder and over all (with ``--elements`` per element too): precision and
recall of violations (labelled fail), the share of violations called pass ("false clean"), the share of passes whose
evidence overlaps the labelled words, and the accuracy of the kind of notice. Below stand the same figures for those
elements only that a search for words can find (what is to be written, not what must agree or stay out), and for a
baseline that does just that. Labels ``unsure`` count nowhere; elements that the checker did not ask
for count as missed. Last comes what sound notices are charged with.
"""

import argparse
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from keywords import Keywords
from labelled import Notice, folders, read


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
        return f"{name:<24}{labelled:>6}" + "".join(f"{figure:>9}" for figure in figures)


@dataclass
class Sums:
    """What comes of one folder or of all: scores by element, the baseline's, kinds, and a line for each difference."""

    elements: dict[str, Score] = field(default_factory=dict)
    written: Score = field(default_factory=Score)
    baseline: Score = field(default_factory=Score)
    kinds: Counter[bool] = field(default_factory=Counter)
    differ: list[str] = field(default_factory=list)
    sound: list[Notice] = field(default_factory=list)

    @property
    def whole(self) -> Score:
        """All elements together."""
        whole = Score()
        for score in self.elements.values():
            whole.add(score)
        return whole

    def add(self, notice: Notice, keywords: Keywords) -> None:
        """Count what the checker, and the baseline, say of *notice*."""
        told = set(notice.report["checklists"]) or {None}
        self.kinds[bool(told & notice.kinds)] += 1
        if not told & notice.kinds:
            self.differ.append(f"{notice.stem}  kind  {notice.label['type']} → {notice.report['notice']}")
        if notice.label.get("sound"):
            self.sound.append(notice)
        results = {result["requirement"]: result for result in notice.report["results"]}
        for element, said in notice.label["elements"].items():
            if said["v"] == "unsure":
                continue
            got = notice.verdicts.get(element, "missing")
            score = self.elements.setdefault(element, Score())
            score.verdicts[said["v"], got] += 1
            if keywords.may_find(element):
                self.written.verdicts[said["v"], got] += 1
                self.baseline.verdicts[said["v"], keywords.verdict(element, notice.text)] += 1
            if got != said["v"]:
                self.differ.append(f"{notice.stem}  {element}  {said['v']} → {got}  {said.get('q', '')[:40]}")
            elif got == "pass" and said.get("q"):
                score.seen += 1
                score.met += overlaps(notice.text, said["q"], results[element]["evidence"])

    def join(self, other: "Sums") -> None:
        """Add all of *other*, but for its lines."""
        for name, score in other.elements.items():
            self.elements.setdefault(name, Score()).add(score)
        self.written.add(other.written)
        self.baseline.add(other.baseline)
        self.kinds.update(other.kinds)
        self.sound += other.sound


def share(part: int, whole: int) -> str:
    """*part* of *whole* to three places, or a dash where there is nothing to share."""
    return f"{part / whole:.3f}" if whole else "—"


def overlaps(text: str, words: str, evidence: list[dict[str, Any]]) -> bool:
    """Whether a quote of *evidence* shares a character with an occurrence of *words* in *text*."""
    at = text.find(words)
    while at >= 0:
        if any(quote["start"] < at + len(words) and at < quote["end"] for quote in evidence):
            return True
        at = text.find(words, at + 1)
    return False


def lines(name: str, sums: Sums) -> Iterable[str]:
    """The checker's figures and below them those of the baseline."""
    yield sums.whole.row(name) + f"{share(sums.kinds[True], sums.kinds.total()):>9}"
    yield sums.written.row("  to be written")
    yield sums.baseline.row("  keywords only")


def false_alarms(sound: list[Notice]) -> Iterable[str]:
    """What notices are charged with in which there is nothing to mend: findings (fail) per notice at each level."""
    levels: Counter[str] = Counter()
    charged = []
    for notice in sound:
        found = [(one["level"], one["requirement"]) for one in notice.report["results"] if one["verdict"] == "fail"]
        levels.update(level for level, _ in found)
        if any(level == "error" for level, _ in found):
            charged.append(f"  {notice.stem}: " + " ".join(name for level, name in found if level == "error"))
    per_notice = ", ".join(f"{level} {share(levels[level], len(sound))}" for level in ("error", "warning", "note"))
    yield f"sound notices {len(sound)}, with an error {share(len(charged), len(sound))}; findings each: {per_notice}"
    yield from charged


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, default=folders())
    parser.add_argument("--split", default="", choices=("", "dev", "held"))
    parser.add_argument("--mismatches", action="store_true", help="a line for every verdict that differs")
    parser.add_argument("--elements", action="store_true", help="a line for every element")
    options = parser.parse_args()
    heads = ("prec.", "recall", "f.clean", "agree", "evid.", "kind")
    print(f"{'':<24}{'viol.':>6}" + "".join(f"{head:>9}" for head in heads))
    total, keywords = Sums(), Keywords()
    for folder in options.folders:
        sums = Sums()
        for notice in read(folder, options.split):
            sums.add(notice, keywords)
        print(*lines(folder.name, sums), *(sums.differ if options.mismatches else ()), sep="\n")
        total.join(sums)
    if options.elements:
        print(*(score.row(name) for name, score in sorted(total.elements.items())), sep="\n")
    print(*lines("all", total), *false_alarms(total.sound), sep="\n")


if __name__ == "__main__":
    main()
