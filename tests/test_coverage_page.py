"""docs/coverage.md is what the rules and docs/coverage.toml make it, and leaves no requirement out."""

import csv
import runpy
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
REQUIREMENTS = ROOT.parent / "shared" / "reference" / "requirements.csv"


def test_the_page_is_up_to_date() -> None:
    built = runpy.run_path(str(ROOT / "docs" / "build_coverage.py"))["page"]()
    assert built == (ROOT / "docs" / "coverage.md").read_text(encoding="utf-8"), "python docs/build_coverage.py"


def test_it_holds_every_requirement_of_the_reference() -> None:
    if not REQUIREMENTS.exists():
        pytest.skip("the reference folder is not here")
    with REQUIREMENTS.open(encoding="utf-8-sig", newline="") as file:
        known = [row["req_id"] for row in csv.DictReader(file)]
    data = tomllib.loads((ROOT / "docs" / "coverage.toml").read_text(encoding="utf-8"))
    assert sorted(one for regime in data["regime"] for one in regime["ids"]) == sorted(known)


@pytest.mark.parametrize(
    ("rows", "by_others", "unseen", "told"),
    [
        ({"A-1": []}, {}, {}, "A-1: neither checked nor explained"),
        ({"A-1": ["A-1"]}, {}, {"A-1": "无从显示"}, "A-1: checked, and said to be unseen"),
        ({"A-1": ["B-1"]}, {"A-1": ["B-1"]}, {}, "A-1: no such row as B-1"),
        ({"A-1": ["A-1"]}, {}, {"A-2": "无从显示"}, "A-2: no such requirement"),
    ],
)
def test_a_slip_is_told(
    rows: dict[str, list[str]], by_others: dict[str, list[str]], unseen: dict[str, str], told: str
) -> None:
    raise_for = runpy.run_path(str(ROOT / "docs" / "build_coverage.py"))["raise_for"]
    with pytest.raises(ValueError, match=told):
        raise_for(rows, ["A-1"], by_others, unseen)
