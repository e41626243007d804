"""The numbers that a browser prints before the items of ``<ol>`` (HTML Living Standard, sections 4.4.5 and 4.4.8)."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


class Numbers:
    """Counts the items of the lists that the walk is in."""

    def __init__(self) -> None:
        self._lists: list[tuple[Element, int, int] | None] = []  # the list, its next number, the step

    def enter(self, element: "Element", tag: str) -> str:
        """Enter a list or an item; the number before an item with the space after it, "" for none."""
        if tag != "li":
            self._lists.append(_begun(element) if tag == "ol" else None)
            return ""
        numbered = self._lists[-1] if self._lists else None
        if numbered is None or element.getparent() is not numbered[0]:
            return ""
        parent, number, step = numbered
        number = _integer(element.get("value"), number)
        self._lists[-1] = parent, number + step, step
        style = f"{parent.get('style') or ''};{element.get('style') or ''}".lower()
        if "none" in style and "list-style" in style:
            return ""
        return f"{_written(number, element.get('type') or parent.get('type') or '1')}. "

    def leave(self) -> None:
        """Leave the innermost list."""
        if self._lists:
            self._lists.pop()


def _begun(element: "Element") -> "tuple[Element, int, int]":
    backwards = element.get("reversed") is not None
    items = sum(child.tag == "li" for child in element) if backwards else 1
    return element, _integer(element.get("start"), items), -1 if backwards else 1


def _integer(written: str | None, default: int) -> int:
    try:
        return int(written) if written is not None and len(written) < 10 else default
    except ValueError:
        return default


def _written(number: int, kind: str) -> str:
    from checker.readers.docx.numerals import render

    styles = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
    return render(number, styles.get(kind, "decimal"))
