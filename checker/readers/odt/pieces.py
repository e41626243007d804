"""The characters of a paragraph as runs: spans and fields looked through, changes flagged, drawings set aside."""

import re
from functools import cache
from typing import TYPE_CHECKING

from checker.model import Run, RunFlag
from checker.readers.odt.names import attribute, child, children, count, name

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from checker.readers.odt.story import Context


@cache
def _blank() -> re.Pattern[str]:
    return re.compile(r"[ \t\r\n]+")


#: Characters, their flags and the tracked changes that they are part of.
_Piece = tuple[str, RunFlag, tuple[int, ...]]
_SILENT = frozenset({"text:note-citation", "text:ruby-text", "text:tracked-changes", "office:event-listeners"})
#: Spaces that one text:s may stand for. A file may name any number.
_MOST_SPACES = 1000


class Pieces:
    """Reads one paragraph. ``drawn`` are its drawings with the flags that they stand under."""

    def __init__(self, context: "Context", part: str, path: str) -> None:
        self.drawn: list[tuple[Element, RunFlag]] = []
        self._context = context
        self._part = part
        self._path = path
        self._found: list[_Piece] = []
        self._deleting: tuple[int, ...] = ()

    def runs(self, paragraph: "Element", flags: RunFlag) -> list[Run]:
        """The runs of *paragraph*, which stands under *flags*."""
        self._inside(paragraph, flags)
        return self._joined()

    def _joined(self) -> list[Run]:
        joined: list[_Piece] = []
        for piece in self._found:
            if joined and joined[-1][1:] == piece[1:]:
                joined[-1] = (joined[-1][0] + piece[0], *piece[1:])
            else:
                joined.append(piece)
        return [
            Run(text, self._part, f"{self._path}/r[{at}]", flag, changes)
            for at, (text, flag, changes) in enumerate(joined, start=1)
        ]

    def deleted(self, change: "Element", flags: RunFlag) -> list[Run]:
        """The runs of what was deleted between paragraphs at *change*, the end of its last paragraph among them."""
        self._change(change, name(change), flags)
        if self._found:
            self._found.append(("\n", flags | RunFlag.DELETED, self._context.numbered(change)))
        return self._joined()

    def _inside(self, element: "Element", flags: RunFlag) -> None:
        self._words(element.text, flags)
        for item in element:
            self._item(item, flags)
            self._words(item.tail, flags)

    def _words(self, text: str | None, flags: RunFlag) -> None:
        """White space collapses as OpenDocument has it (part 3, section 6.1.2)."""
        if not text:
            return
        words = _blank().sub(" ", text)
        if words.startswith(" ") and (not self._found or self._found[-1][0].endswith((" ", "\n"))):
            words = words[1:]
        self._add(words, flags)

    def _add(self, text: str, flags: RunFlag) -> None:
        if text:
            changes = self._deleting or self._context.open_changes
            inserted = RunFlag.INSERTED if changes and RunFlag.DELETED not in flags else RunFlag.NONE
            self._found.append((text, flags | inserted, changes))

    def _item(self, item: "Element", flags: RunFlag) -> None:
        kind = name(item)
        if kind == "text:s":
            self._add(" " * min(count(item, "text:c"), _MOST_SPACES), flags)
        elif kind == "text:tab":
            self._add("\t", flags)
        elif kind == "text:line-break":
            self._add("\n", flags)
        elif kind in ("text:change", "text:change-start", "text:change-end"):
            self._change(item, kind, flags)
        elif kind == "text:note":
            self._context.notes.append((item, flags))
        elif kind == "office:annotation":
            self._context.annotations += 1
        elif kind.startswith("draw:") and kind != "draw:a":
            self.drawn.append((item, flags))
        elif kind == "text:span":
            hidden = self._context.styles.hidden("text", attribute(item, "text:style-name"))
            kept = flags & ~RunFlag.HIDDEN if hidden is False else flags
            self._inside(item, kept | (RunFlag.HIDDEN if hidden else RunFlag.NONE))
        elif kind in ("text:hidden-text", "text:hidden-paragraph"):
            hidden = attribute(item, "text:is-hidden") != "false"
            self._inside(item, flags | (RunFlag.HIDDEN if hidden else RunFlag.NONE))
        elif kind and kind not in _SILENT and not kind.startswith("office:"):
            self._inside(item, flags)

    def _change(self, item: "Element", kind: str, flags: RunFlag) -> None:
        identity = attribute(item, "text:change-id")
        region = self._context.changes.get(identity)
        if kind == "text:change-end":
            self._context.inserted.pop(identity, None)
        elif kind == "text:change-start" and region is not None and child(region, "text:insertion") is not None:
            self._context.inserted[identity] = None
        elif kind == "text:change" and region is not None:
            deletion = child(region, "text:deletion")
            self._deleting = self._context.numbered(item)
            for number, paragraph in enumerate(children(deletion, "text:p", "text:h") if deletion is not None else ()):
                if number:
                    self._found.append(("\n", flags | RunFlag.DELETED, self._deleting))
                self._inside(paragraph, flags | RunFlag.DELETED)
            self._deleting = ()
