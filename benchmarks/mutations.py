"""Whether each fault is caught, and nothing else is said: sound notices with one thing at a time removed or spoilt.

    python benchmarks/mutations.py [FOLDER …] [--mismatches]

A FOLDER of labelled notices may hold ``mutations.json``, a list of objects: ``notice`` (the stem), ``says`` (what
is done to it), ``find`` and ``put`` (the first occurrence of the one becomes the other), ``turns`` (ids of all
requirements that must turn) and ``may`` (ids that may). A requirement turns where it did not fail or ask before and
does now. Caught are those of ``turns`` that turned, missed the others; collateral are what turned and stands
in neither, as a share of all that were asked for and should not turn.
"""

import argparse
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from accuracy import share
from labelled import SHORT, folders, reports

TOLD = ("fail", "review")


class Outcome(NamedTuple):
    """What came of one mutation: requirement ids caught, missed and collateral, and how many others were asked for."""

    mutation: dict[str, Any]
    caught: set[str]
    missed: set[str]
    collateral: set[str]
    others: int


def mutated(text: str, mutation: dict[str, Any]) -> str:
    """*text* with the mutation made. Raises SystemExit where its words are not in it: it would test nothing."""
    if mutation["find"] not in text or mutation["find"] == mutation["put"]:
        raise SystemExit(f"{mutation['notice']}: {mutation['says']}: {mutation['find']!r} is not there to be changed")
    return text.replace(mutation["find"], mutation["put"], 1)


def outcomes(folder: Path) -> Iterator[Outcome]:
    """What comes of every mutation of *folder*."""
    mutations = json.loads((folder / "mutations.json").read_text(encoding="utf-8"))
    before = reports(folder / "txt")
    with tempfile.TemporaryDirectory() as made:
        for number, mutation in enumerate(mutations):
            text = (folder / "txt" / f"{mutation['notice']}.txt").read_text(encoding="utf-8")
            (Path(made) / f"{number:04}.txt").write_text(mutated(text, mutation), encoding="utf-8")
        after = reports(Path(made))
    for number, mutation in enumerate(mutations):
        was, now = _verdicts(before[mutation["notice"]]), _verdicts(after[f"{number:04}"])
        turned = {name for name, verdict in now.items() if verdict in TOLD and was.get(name) not in TOLD}
        must, may = set(mutation["turns"]), set(mutation.get("may", ()))
        others = len(set(now) - must - may)
        yield Outcome(mutation, turned & must, must - turned, turned - must - may, others)


def _verdicts(report: dict[str, Any]) -> dict[str, str]:
    return {one["requirement"]: SHORT.get(one["verdict"], one["verdict"]) for one in report["results"]}


def main() -> None:
    """Print the figures, folder by folder and over all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--mismatches", action="store_true", help="a line for what was missed or turned beside it")
    options = parser.parse_args()
    chosen = options.folders or [folder for folder in folders() if (folder / "mutations.json").exists()]
    print(f"{'':<18}{'mutations':>10}{'caught':>8}{'missed':>8}{'share':>8}{'collateral':>12}{'share':>8}")
    every: list[Outcome] = []
    for folder in chosen:
        found = list(outcomes(folder))
        print(line(folder.name, found))
        for one in found if options.mismatches else ():
            for word, names in (("missed", one.missed), ("collateral", one.collateral)):
                if names:
                    print(f"  {one.mutation['notice']}: {one.mutation['says']}: {word} {' '.join(sorted(names))}")
        every += found
    print(line("all", every))


def line(name: str, found: list[Outcome]) -> str:
    """The figures of *found* as one line."""
    caught, missed = sum(len(one.caught) for one in found), sum(len(one.missed) for one in found)
    collateral, others = sum(len(one.collateral) for one in found), sum(one.others for one in found)
    return (
        f"{name:<18}{len(found):>10}{caught:>8}{missed:>8}{share(caught, caught + missed):>8}"
        f"{collateral:>12}{share(collateral, others):>8}"
    )


if __name__ == "__main__":
    main()
