"""docs/mechanisms.md is what the rules and docs/mechanisms.toml make it."""

import runpy
from pathlib import Path

import pytest

from checker.checklist import Rulebook

ROOT = Path(__file__).parent.parent


def test_the_page_is_up_to_date() -> None:
    built = runpy.run_path(str(ROOT / "docs" / "build_mechanisms.py"))["page"]()
    assert built == (ROOT / "docs" / "mechanisms.md").read_text(encoding="utf-8"), "python docs/build_mechanisms.py"


@pytest.mark.parametrize(("document", "last"), [("S1", 35), ("S2", 25)])
def test_every_mechanism_stands_on_the_page(document: str, last: int) -> None:
    page = (ROOT / "docs" / "mechanisms.md").read_text(encoding="utf-8")
    assert [number for number in range(1, last + 1) if f"| {document} #{number} |" not in page] == []


def test_every_row_of_a_mechanism_stands_on_the_page() -> None:
    page = (ROOT / "docs" / "mechanisms.md").read_text(encoding="utf-8")
    rows = [name for name in Rulebook.load().requirement_ids() if name.startswith(("S1-", "S2-"))]
    assert [name for name in rows if f"`{name}`" not in page] == []
