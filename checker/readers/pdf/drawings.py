"""What is drawn on a page besides text: ruled lines, level or upright, and the boxes of pictures."""

import ctypes
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pypdfium2 import PdfObject, PdfPage

#: Points. A ruled line is at least so long, and leans less than this.
_SHORTEST = 4.0
_LEAN = 1.0
#: Segments of paths and objects that are looked at on one page. A page of tables has some hundreds.
MOST_SEGMENTS = 100_000
MOST_OBJECTS = 50_000
_DEEPEST = 8

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]


class Box(NamedTuple):
    """A box on the page as it is looked at, in points, y downwards."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def area(self) -> float:
        """Square points."""
        return max(0.0, self.right - self.left) * max(0.0, self.bottom - self.top)

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom


class Stroke(NamedTuple):
    """A ruled line: ``at`` is its y where it is level and its x where it is upright."""

    at: float
    start: float
    end: float


class Drawings(NamedTuple):
    """``complete`` tells that no limit cut the looking short."""

    level: list[Stroke]
    upright: list[Stroke]
    pictures: list[Box]
    drawn: bool
    complete: bool


def read_drawings(page: "PdfPage") -> Drawings:
    """The drawings of *page*."""
    from pypdfium2 import raw

    turn = _Turn(page.get_rotation(), *page.get_size(), *page.get_bbox()[:2])
    found = Drawings([], [], [], False, True)
    segments = 0
    objects = page.get_objects(filter=(raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE), max_depth=_DEEPEST)
    for number, drawn in enumerate(objects):
        if number >= MOST_OBJECTS or segments >= MOST_SEGMENTS:
            return found._replace(complete=False)
        found = found if found.drawn else found._replace(drawn=True)
        matrix = _matrix(drawn)
        if drawn.type == raw.FPDF_PAGEOBJ_IMAGE:
            corners = [turn.of(_moved(matrix, corner)) for corner in ((0, 0), (0, 1), (1, 0), (1, 1))]
            xs, ys = [x for x, _ in corners], [y for _, y in corners]
            found.pictures.append(turn.cut(Box(min(xs), min(ys), max(xs), max(ys))))
            continue
        for one, other in _segments(drawn):
            segments += 1
            if segments >= MOST_SEGMENTS:
                break
            _rule(turn.of(_moved(matrix, one)), turn.of(_moved(matrix, other)), found)
    return found


class _Turn(NamedTuple):
    """How a page of ``width`` × ``height``, as it is looked at, is turned, in degrees clockwise; where it begins."""

    rotation: int
    width: float
    height: float
    left: float
    low: float

    def of(self, point: Point) -> Point:
        x, y = point[0] - self.left, point[1] - self.low
        if self.rotation == 90:
            return y, x
        if self.rotation == 180:
            return self.width - x, y
        if self.rotation == 270:
            return self.width - y, self.height - x
        return x, self.height - y

    def cut(self, box: Box) -> Box:
        """What of *box* lies on the page."""
        return Box(max(box.left, 0), max(box.top, 0), min(box.right, self.width), min(box.bottom, self.height))


def _rule(one: Point, other: Point, found: Drawings) -> None:
    wide, tall = abs(one[0] - other[0]), abs(one[1] - other[1])
    if tall <= _LEAN and wide >= _SHORTEST:
        found.level.append(Stroke((one[1] + other[1]) / 2, min(one[0], other[0]), max(one[0], other[0])))
    elif wide <= _LEAN and tall >= _SHORTEST:
        found.upright.append(Stroke((one[0] + other[0]) / 2, min(one[1], other[1]), max(one[1], other[1])))


def _segments(path: "PdfObject") -> Iterator[tuple[Point, Point]]:
    """The straight segments of *path*, in its own coordinates."""
    from pypdfium2 import raw

    x, y = ctypes.c_float(), ctypes.c_float()
    begun = before = (0.0, 0.0)
    for at in range(raw.FPDFPath_CountSegments(path)):
        segment = raw.FPDFPath_GetPathSegment(path, at)
        if not segment or not raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y)):
            continue
        point = (x.value, y.value)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_LINETO:
            yield before, point
        elif kind == raw.FPDF_SEGMENT_MOVETO:
            begun = point
        before = point
        if raw.FPDFPathSegment_GetClose(segment):
            yield point, begun


def _matrix(drawn: "PdfObject") -> Matrix:
    """The matrix of an object on the page, through the forms that hold it."""
    matrix: Matrix = (1, 0, 0, 1, 0, 0)
    holder: PdfObject | None = drawn
    while holder is not None:
        matrix = _times(matrix, holder.get_matrix().get())
        holder = holder.container
    return matrix


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _moved(matrix: Matrix, point: Point) -> Point:
    a, b, c, d, e, f = matrix
    x, y = point
    return a * x + c * y + e, b * x + d * y + f
