"""PDF files drawn for one test, with a font of Chinese that needs no file."""

from collections.abc import Callable, Sequence
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = A4
SIZE = 16.0
LEFT, TOP = 80.0, 100.0
PITCH = 28.0
#: Characters of a full line between the margins.
FULL = int((WIDTH - 2 * LEFT) / SIZE)


class Paper:
    """A PDF being drawn; y counts downwards from the top of the page, in points."""

    def __init__(self, **options: object) -> None:
        pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
        self._stream = BytesIO()
        self.canvas = Canvas(self._stream, pagesize=A4, invariant=1, **options)
        self.y = TOP

    def write(self, text: str, x: float = LEFT, y: float | None = None, size: float = SIZE) -> None:
        """One printed line; without *y* below the last one."""
        self.canvas.setFont("STSong-Light", size)
        self.canvas.drawString(x, HEIGHT - (self.y if y is None else y) - size, text)
        if y is None:
            self.y += PITCH

    def paragraph(self, text: str, indent: int = 2) -> None:
        """A paragraph broken into full lines, as a word processor breaks it."""
        x, room = LEFT + indent * SIZE, FULL - indent
        while text:
            self.write(text[:room], x)
            text, x, room = text[room:], LEFT, FULL

    def right(self, text: str) -> None:
        """A line at the right margin."""
        self.write(text, WIDTH - LEFT - len(text) * SIZE)

    def table(self, rows: Sequence[Sequence[str]], width: float = 100.0, height: float = 24.0) -> None:
        """A ruled table of single lines; None-like empty cells stay empty."""
        right = LEFT + width * len(rows[0])
        for number, row in enumerate(rows):
            y = self.y + number * height
            for column, words in enumerate(row):
                self.write(words, LEFT + column * width + 6, y + 4, 12.0)
        bottom = self.y + height * len(rows)
        for number in range(len(rows) + 1):
            self.rule(LEFT, self.y + number * height, right, self.y + number * height)
        for column in range(len(rows[0]) + 1):
            self.rule(LEFT + column * width, self.y, LEFT + column * width, bottom)
        self.y = bottom + PITCH

    def rule(self, x: float, y: float, other_x: float, other_y: float) -> None:
        """A straight line."""
        self.canvas.line(x, HEIGHT - y, other_x, HEIGHT - other_y)

    def picture(self, x: float, y: float, width: float, height: float) -> None:
        """A grey picture."""
        from PIL import Image
        from reportlab.lib.utils import ImageReader

        image = ImageReader(Image.new("L", (4, 4), 128))
        self.canvas.drawImage(image, x, HEIGHT - y - height, width, height)

    def turn_page(self) -> None:
        """The next page."""
        self.canvas.showPage()
        self.y = TOP

    def data(self) -> bytes:
        """The finished file."""
        self.canvas.showPage()
        self.canvas.save()
        return self._stream.getvalue()


def pdf(*pages: Callable[[Paper], None], **options: object) -> bytes:
    """A PDF of which each function draws one page."""
    paper = Paper(**options)
    for number, draw in enumerate(pages):
        if number:
            paper.turn_page()
        draw(paper)
    return paper.data()
