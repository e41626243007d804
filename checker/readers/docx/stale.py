"""Fields whose stored result is out of date, and the paths that field codes hold."""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from checker.carried import StaleField
from checker.readers.docx.xml import attribute, name

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

#: Fields whose first argument is a bookmark (section 17.16.5).
_REFERRING = ("REF", "PAGEREF", "NOTEREF")
#: Fields that fetch something from a file, and which of their arguments names it.
_FETCHING = {"HYPERLINK": 1, "INCLUDEPICTURE": 1, "INCLUDETEXT": 1, "IMPORT": 1, "LINK": 2, "DDE": 2, "DDEAUTO": 2}


def find_stale(stories: "Mapping[str, Element]", path: "Callable[[str, Element], str]") -> tuple[StaleField, ...]:
    """Fields marked as changed since they were last computed, and references to bookmarks that are gone."""
    found: list[StaleField] = []
    known: set[str] | None = None
    for part, root in stories.items():
        for code, dirty, element in codes(root):
            words = code.split()
            missing = ""
            if len(words) > 1 and words[0].upper() in _REFERRING and not words[1].startswith("\\"):
                known = _bookmarks(stories) if known is None else known
                missing = "" if words[1].strip('"').lower() in known else words[1].strip('"')
            if dirty or missing:
                found.append(StaleField(" ".join(words), missing, part, path(part, element)))
    return tuple(found)


def paths_in_fields(root: "Element") -> "Iterator[tuple[str, Element]]":
    """What the fields of a story fetch or lead to."""
    for code, _, element in codes(root):
        words = _arguments(code)
        at = _FETCHING.get(words[0].upper()) if words else None
        if at is not None and len(words) > at and not words[at].startswith("\\"):
            yield words[at].replace("\\\\", "\\"), element


def codes(root: "Element") -> "Iterator[tuple[str, bool, Element]]":
    """The code of each field, whether it is marked as changed, and the element that begins it."""
    uri = str(root.tag).partition("}")[0]
    waiting: list[tuple[list[str], bool, Element]] = []
    for item in root.iter(*(f"{uri}}}{tag}" for tag in ("fldChar", "fldSimple", "instrText"))):
        kind = name(item)
        if kind == "w:instrText":
            if waiting:
                waiting[-1][0].append(item.text or "")
        elif kind == "w:fldSimple":
            yield attribute(item, "w:instr") or "", _is_dirty(item), item
        elif attribute(item, "w:fldCharType") == "begin":
            waiting.append(([], _is_dirty(item), item))
        elif attribute(item, "w:fldCharType") == "end" and waiting:
            pieces, dirty, begin = waiting.pop()
            yield "".join(pieces), dirty, begin


def _is_dirty(element: "Element") -> bool:
    return attribute(element, "w:dirty") in ("1", "true", "on")


def _bookmarks(stories: "Mapping[str, Element]") -> set[str]:
    found: set[str] = set()
    for root in stories.values():
        uri = str(root.tag).partition("}")[0]
        found.update((attribute(item, "w:name") or "").lower() for item in root.iter(f"{uri}}}bookmarkStart"))
    return found


def _arguments(code: str) -> list[str]:
    """The words of a field code; what stands in quotation marks is one."""
    words: list[str] = []
    for at, piece in enumerate(code.replace("“", '"').replace("”", '"').split('"')):
        words += [piece] if at % 2 else piece.split()
    return words
