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
        self._found: list[tuple[str, RunFlag]] = []

    def runs(self, paragraph: "Element", flags: RunFlag) -> list[Run]:
        """The runs of *paragraph*, which stands under *flags*."""
        self._inside(paragraph, flags)
        return self._joined()

    def _joined(self) -> list[Run]:
        joined: list[tuple[str, RunFlag]] = []
        for text, flag in self._found:
            if joined and joined[-1][1] == flag:
                joined[-1] = joined[-1][0] + text, flag
            else:
                joined.append((text, flag))
        return [Run(text, self._part, f"{self._path}/r[{at}]", flag) for at, (text, flag) in enumerate(joined, start=1)]

    def deleted(self, change: "Element", flags: RunFlag) -> list[Run]:
        """The runs of what was deleted between paragraphs at *change*, the end of its last paragraph among them."""
        self._change(change, name(change), flags)
        if self._found:
            self._found.append(("\n", flags | RunFlag.DELETED))
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
            inserted = RunFlag.INSERTED if self._context.inserted else RunFlag.NONE
            self._found.append((text, flags | (inserted if RunFlag.DELETED not in flags else RunFlag.NONE)))

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
            self._context.inserted.discard(identity)
        elif kind == "text:change-start" and region is not None and child(region, "text:insertion") is not None:
            self._context.inserted.add(identity)
        elif kind == "text:change" and region is not None:
            deletion = child(region, "text:deletion")
            for number, paragraph in enumerate(children(deletion, "text:p", "text:h") if deletion is not None else ()):
                if number:
                    self._found.append(("\n", flags | RunFlag.DELETED))
                self._inside(paragraph, flags | RunFlag.DELETED)
