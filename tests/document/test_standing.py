"""Where lines stand on the page: by alignment, indents, blanks and soft line breaks; and where that is not told."""

from typing import Any

import pytest

from checker.document.formatted import find_formatted
from checker.document.layout import compose
from checker.document.standing import Standing, find_standing, width
from checker.layout import Grid, Layout, Page, ParagraphFormat, Place, RunFormat
from checker.model import Block, Content, Run
from checker.text import normalise
from checker.text.span import Span

#: 160 mm between the margins: 28.3 characters of 16 points.
PAGE = Page(width=210, height=297, top=37, bottom=35, left=25, right=25)
ROOM = 160 / 25.4 * 72 / 16


def stand(
    text: str, page: Page = PAGE, above: tuple[ParagraphFormat, ...] = (), find: str = "", **says: Any
) -> Standing:
    """How the line stands that holds *find*, by default the whole of *text*, in a paragraph that *says* so."""
    here = Place("", "p[9]")
    run = Run(text, "", "p[9]/r[1]")
    paragraph = ParagraphFormat(here, text=text, page=0, **says)
    paragraphs = (*above, paragraph)
    layout = Layout(
        pages=(page,),
        paragraphs={"": paragraphs},
        runs={Place("", run.path): RunFormat(size=16.0)},
        numbers={one.place: number for number, one in enumerate(paragraphs)},
    )
    composition = compose(Content((Block((run,)),), "docx"))
    normalised = normalise(composition.raw)
    formatted = find_formatted(composition, normalised.offsets, layout)
    at = normalised.text.index(find or text.strip("\u3000 "))
    found = find_standing(Span(at, at + 1), composition, normalised.offsets, formatted, layout)
    assert found is not None
    return found


def test_letters_are_half_as_wide() -> None:
    assert width("2025年5月7日") == 6.0
    assert width("（一）") == 3.0


@pytest.mark.parametrize(
    ("says", "left", "right"),
    [
        ({}, 0.0, ROOM - 4),
        ({"first_chars": 2.0}, 2.0, ROOM - 6),
        ({"first": 32.0, "left": 16.0}, 3.0, ROOM - 7),
        ({"alignment": "right", "right_chars": 4.0}, ROOM - 8, 4.0),
        ({"alignment": "center"}, (ROOM - 4) / 2, (ROOM - 4) / 2),
        ({"alignment": "distribute"}, 0.0, 0.0),
    ],
)
def test_alignment_and_indents(says: dict[str, Any], left: float, right: float) -> None:
    found = stand("公示公告", **says)
    assert (found.left, found.right) == pytest.approx((left, right))


def test_blanks_are_room() -> None:
    assert stand("　　公示公告").left == 2.0
    assert stand("公示公告　　", alignment="right").right == pytest.approx(2.0)


def test_what_is_not_told() -> None:
    tabbed, numbered, blank = stand("公示\t公告"), stand("公示公告", numbered=True), stand("公告  ", alignment="right")
    assert [(one.left, one.right) for one in (tabbed, numbered, blank)] == [(None, None)] * 3
    assert stand("公示公告", Page()).right is None
    assert stand("长" * 40).right is None  # it goes on on the next line


def test_the_grid_makes_characters_narrower() -> None:
    grid = Grid("linesAndChars", 28.95, -1.0)
    page = Page(width=210, height=297, top=37, bottom=35, left=25, right=25, grid=grid)
    assert stand("公示公告", page).right == pytest.approx(160 / 25.4 * 72 / 15 - 4)


def paragraph(number: int, text: str = "", **says: Any) -> ParagraphFormat:
    return ParagraphFormat(Place("", f"p[{number}]"), text=text, page=0, **says)


def test_empty_lines_above() -> None:
    assert stand("公示公告").above is None
    assert stand("公示公告", above=(paragraph(1, "甲"),)).above == 0
    assert stand("公示公告", above=(paragraph(1, "甲"), paragraph(2), paragraph(3))).above == 2
    assert stand("公示公告", above=(paragraph(1, "甲"),), before=28.95).above == 1
    assert stand("公示公告", above=(paragraph(1, "甲", breaks=1), paragraph(2))).above is None


def test_lines_within_a_paragraph() -> None:
    assert stand("甲\n\n公示", find="公示").above == 1
    assert stand("甲\n公示", find="公示", first_chars=2.0).left == 0.0
    assert stand("\n公示", above=(paragraph(1, "甲"),), find="公示").above == 1
