"""每面行数和每行字数：一般每面22行，每行28字，撑满版心。"""

from collections import Counter
from dataclasses import dataclass
from math import floor
from typing import Any, Literal

from checker import Document, Finding, hookimpl

_MM = 25.4 / 72  # millimetres in a point
#: So much of a line or character may be wanting: 29 points make 21.99 lines of 225 mm, and 16 points 27.6 characters
#: of 156 mm, because the 3号 of a program is a little larger than a 28th of the line.
_LINE, _CHARACTER = 0.02, 0.6
#: How many times its size a line of characters is high at least; a grid with less room gives each line two of its own.
_HIGH = 1.3


@dataclass(frozen=True)
class Options:
    """How many ``lines`` a page, or ``characters`` a line, should have."""

    count: int
    unit: Literal["lines", "characters"]


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Count from the page, the line spacing, the grid and the size that most of the text has."""
    lines_of_text = document.main_lines if document.title else ()
    pieces = [piece for line in lines_of_text for piece in document.format_of(line)]
    weights: Counter[tuple[Any, ...]] = Counter()
    for piece in pieces:
        stands = piece.paragraph
        if stands.page is not None and piece.run.size:
            weights[stands.page, stands.rule, stands.line, stands.snapped, piece.run.size] += len(document[piece.span])
    if not weights or document.layout is None:
        return Finding.not_applicable("没有找到正文")
    number, rule, line, snapped, size = weights.most_common(1)[0][0]
    page = document.layout.pages[number]
    if page.area is None:
        return Finding.open("文件没有写明纸张大小或页边距")
    lines = options.unit == "lines"
    room = page.area[1 if lines else 0]
    each = _pitch(page.grid, rule, line, snapped, size) if lines else _advance(page.grid, size)
    shown = pieces[0].span
    if each is None:
        return Finding.review("行距随字体而定，算不出每面多少行：是22行吗？可把行距设为固定值28.95磅", shown)
    count = room / _MM / each
    what, unit = ("版心高", "行") if lines else ("版心宽", "字")
    exact = f"{what}{room:.1f}毫米＝{room / _MM:.1f}磅，{'行距' if lines else '字距'}{each:.2f}磅".replace(
        ".00磅", "磅"
    )
    told = f"每{'面' if lines else '行'}{count:.1f}{unit}（{exact}）"
    if floor(count + (_LINE if lines else _CHARACTER)) == options.count:
        return Finding.passed((shown, told), values={"count": options.count})
    return Finding.failed(f"{told}，一般为{options.count}{unit}", shown, values={"count": floor(count + _LINE)})


def _pitch(grid: Any, rule: str, line: float | None, snapped: bool, size: float) -> float | None:
    """Points from line to line, None where they depend on the font."""
    if rule == "exact":
        return line
    pitch = grid.pitch if grid is not None and snapped else None
    if pitch is not None and pitch < size * _HIGH:
        return None
    if rule == "atLeast":
        least = max(line or 0.0, pitch or 0.0)
        return least if least >= size * _HIGH else None
    return pitch * (line or 1.0) if pitch else None


def _advance(grid: Any, size: float) -> float:
    return size + (grid.space if grid is not None and grid.kind != "lines" else 0.0)
