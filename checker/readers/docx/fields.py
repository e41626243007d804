"""Fields: their results print, their codes do not."""

from typing import TYPE_CHECKING

from checker.readers.docx.symbols import symbol
from checker.readers.docx.xml import attribute, child, children, descendants, name, number

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


class Fields:
    """The complex fields that are open at a place of one story; they may nest and cross paragraphs."""

    def __init__(self, unmatched: frozenset["Element"] = frozenset()) -> None:
        """*unmatched* are field characters without a partner: they are passed over, so that no text is lost."""
        self._unmatched = unmatched
        self._open: list[list[str] | None] = []  # the code so far, None once the result has begun

    @property
    def visible(self) -> bool:
        """Whether text here prints: no enclosing field is still in its code."""
        return all(code is None for code in self._open)

    def code(self, text: str) -> None:
        """A piece of field code (w:instrText)."""
        if self._open and self._open[-1] is not None:
            self._open[-1].append(text)

    def mark(self, element: "Element") -> str:
        """Take a w:fldChar, and return what a field without a stored result prints at its end."""
        if element in self._unmatched:
            return ""
        kind = attribute(element, "w:fldCharType")
        if kind == "begin":
            self._open.append([])
            return _form_field(element) if all(code is None for code in self._open[:-1]) else ""
        if kind == "separate" and self._open:
            self._open[-1] = None
        if kind == "end" and self._open:
            code = self._open.pop()
            return computed("".join(code)) if code is not None and self.visible else ""
        return ""


def unmatched(root: "Element") -> frozenset["Element"]:
    """The field characters of a part that have no partner in their own story.

    A text box is a story inside another, so partners are looked for among those with the same nearest text box.
    """
    waiting: dict[Element | None, list[list[Element]]] = {}
    lost: list[Element] = []
    for mark in descendants(root, "w:fldChar"):
        fields = waiting.setdefault(_story(mark), [])
        kind = attribute(mark, "w:fldCharType")
        if kind == "begin":
            fields.append([mark])
        elif not fields:
            lost.append(mark)
        elif kind == "end":
            fields.pop()
        else:
            fields[-1].append(mark)
    lost.extend(mark for fields in waiting.values() for field in fields for mark in field)
    return frozenset(lost)


def _story(mark: "Element") -> "Element | None":
    borders = ("w:txbxContent", "w:footnote", "w:endnote")
    return next((item for item in mark.iterancestors() if name(item) in borders), None)


def _form_field(begin: "Element") -> str:
    """A legacy form field that draws itself: a tick box, or the chosen entry of a drop-down list."""
    data = child(begin, "w:ffData")
    box, choices = child(data, "w:checkBox"), child(data, "w:ddList")
    if box is not None:
        state = child(box, "w:checked")
        state = child(box, "w:default") if state is None else state
        ticked = state is not None and (attribute(state, "w:val") or "true") not in ("0", "false", "off")
        return "☒" if ticked else "☐"
    if choices is not None:
        entries = [attribute(item, "w:val") or "" for item in children(choices, "w:listEntry")]
        chosen = number(child(choices, "w:result")) or 0
        return entries[chosen] if 0 <= chosen < len(entries) else ""
    return ""


def computed(code: str) -> str:
    r"""What a field without a stored result prints: enclosed characters, phonetic guides and symbols; else nothing.

    Word writes 带圈字符 as ``EQ \o\ac(○,1)`` and 拼音指南 as ``EQ … \o\ad(\s\up 9(pīn),拼)``: the last argument of
    the overstrike is the character itself.

    >>> computed(r"eq \o\ac(○,3)"), computed(r"EQ \* jc2 \o\ad(\s\up 9(pīn),拼)")
    ('③', '拼')
    >>> computed(r'SYMBOL 254 \f "Wingdings"')
    '☑'
    """
    words = code.split()
    keyword = words[0].upper() if words else ""
    if keyword == "EQ":
        return _overstrike(code)
    if keyword == "SYMBOL" and len(words) > 1 and words[1].isdigit() and len(words[1]) < 7:
        font = code.partition("\\f")[2].strip().strip('"').partition('"')[0]
        return symbol(font, int(words[1]))
    return ""


def _overstrike(code: str) -> str:
    start = code.lower().find("\\o")
    opening = code.find("(", start)
    if start < 0 or opening < 0:
        return ""
    arguments = _arguments(code[opening + 1 :])
    last = arguments[-1].strip().strip('"')
    ring = arguments[0].strip() if len(arguments) == 2 else ""
    if ring in ("○", "〇", "◯") and last.isascii() and last.isdigit() and 1 <= int(last[:3]) <= 20:
        return chr(ord("①") + int(last) - 1)
    return "" if "\\" in last else last


def _arguments(text: str) -> list[str]:
    """The arguments up to the closing bracket, split at the commas that stand in no inner bracket."""
    arguments, depth = [""], 0
    for char in text:
        if char == ")" and not depth:
            break
        depth += (char == "(") - (char == ")")
        if char in ",;，" and not depth:
            arguments.append("")
        else:
            arguments[-1] += char
    return arguments
