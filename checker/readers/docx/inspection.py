"""What a Word file carries besides the words that it prints."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from checker.carried import Carried, Comment, Embedded, Link
from checker.readers.docx.faint import find_faint
from checker.readers.docx.links import Reach, reach
from checker.readers.docx.package import Package, Tie
from checker.readers.docx.pages import find_empty_pages
from checker.readers.docx.places import Places
from checker.readers.docx.stale import find_stale, paths_in_fields
from checker.readers.docx.xml import attribute, child, children, descendants, name, switch

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_OLE = "{urn:schemas-microsoft-com:office:office}OLEObject"
_EMBEDDED = ("oleObject", "package", "aFChunk", "subDocument")
_MACROS = ("vbaProject", "control")
_PROPERTIES = ("creator", "lastModifiedBy", "Company", "Manager", "Template")


def inspect(package: Package, main: str, stories: "Mapping[str, Element]", part: "Callable[[str], Element]") -> Carried:
    """All that the file carries; *stories* are the parts whose words print, *part* gives the root of any other.

    Raises ReadError where a part is broken.
    """
    return _Inspection(package, main, stories, part).carried()


class _Inspection:
    def __init__(
        self, package: Package, main: str, stories: "Mapping[str, Element]", part: "Callable[[str], Element]"
    ) -> None:
        self._package = package
        self._part = part
        self._main = main
        self._stories = stories
        self._ties = list(package.all_ties())
        self._places: dict[str, Places] = {}

    def carried(self) -> Carried:
        settings = self._related("settings")
        custom = tuple(_custom(self._of_package("custom-properties", "customProperties")))
        return Carried(
            comments=tuple(self._comments()),
            stale=find_stale(self._stories, self._path),
            updates_on_opening=bool(switch(settings, "w:updateFields")),
            properties=tuple(self._properties()),
            custom=custom,
            protection=tuple(_protection(settings, dict(custom))),
            embedded=tuple(self._embedded()),
            macros=tuple(dict.fromkeys(tie.target for tie in self._ties if tie.kind in _MACROS and not tie.external)),
            links=tuple(self._links()),
            faint=find_faint(self._stories, self._related("styles"), self._path),
            struck=tuple(self._struck()),
            empty_pages=find_empty_pages(self._stories[self._main], self._main, self._path),
        )

    def _path(self, part: str, element: "Element") -> str:
        if part not in self._places:
            self._places[part] = Places(self._stories[part])
        return self._places[part].of(element)

    def _target(self, part: str, *kinds: str) -> "Element | None":
        ties = (tie for tie in self._ties if tie.part == part and tie.kind in kinds and not tie.external)
        target = next((tie.target for tie in ties if tie.target in self._package), None)
        return None if target is None else self._part(target)

    def _related(self, kind: str) -> "Element | None":
        return self._target(self._main, kind)

    def _of_package(self, *kinds: str) -> "Element | None":
        """The part of that kind, which Transitional and Strict may call differently."""
        return self._target("", *kinds)

    def _comments(self) -> Iterator[Comment]:
        root = self._related("comments")
        if root is None:
            return
        anchors = dict(self._anchors())
        for comment in children(root, "w:comment"):
            said = (_words(paragraph) for paragraph in descendants(comment, "w:p"))
            part, path = anchors.get(attribute(comment, "w:id") or "", ("", ""))
            author, date = (attribute(comment, key) or "" for key in ("w:author", "w:date"))
            yield Comment(author, date, "\n".join(words for words in said if words.strip()), part, path)

    def _anchors(self) -> "Iterator[tuple[str, tuple[str, str]]]":
        """By the id of a comment the first run with words in its range, else the place where it is referred to."""
        for part, root in self._stories.items():
            begun: list[str] = []
            seen: set[str] = set()
            for item in _named(root, "commentRangeStart", "commentRangeEnd", "commentReference", "t"):
                kind, key = name(item), attribute(item, "w:id") or ""
                if kind == "w:commentRangeStart":
                    begun.append(key)
                elif kind == "w:t" and begun:
                    path = self._path(part, item)
                    yield from ((one, (part, path)) for one in begun)
                    seen.update(begun)
                    begun = []
                elif kind != "w:t" and key not in seen:
                    seen.add(key)
                    begun = [one for one in begun if one != key]
                    yield key, (part, self._path(part, item))

    def _struck(self) -> Iterator[tuple[str, str]]:
        for part, root in self._stories.items():
            for mark in _named(root, "strike", "dstrike"):
                properties = mark.getparent()
                run = properties.getparent() if properties is not None else None
                if run is not None and name(run) == "w:r" and switch(properties, name(mark)):
                    path = self._path(part, run)
                    if path:
                        yield part, path

    def _properties(self) -> Iterator[tuple[str, str]]:
        for kinds in (("core-properties",), ("extended-properties", "extendedProperties")):
            root = self._of_package(*kinds)
            for item in root if root is not None else ():
                key = str(item.tag).rpartition("}")[2]
                if key in _PROPERTIES and item.text and item.text.strip():
                    yield key, item.text.strip()

    @cached_property
    def _users(self) -> "dict[tuple[str, str], Element]":
        """What of the stories refers to a relationship, by part and id."""
        found: dict[tuple[str, str], Element] = {}
        for part, root in self._stories.items():
            wanted = {tie.id for tie in self._ties if tie.part == part and (tie.external or tie.kind in _EMBEDDED)}
            for item in root.iter() if wanted else ():
                for value in item.values():
                    if value in wanted:
                        found.setdefault((part, str(value)), item)
        return found

    def _user(self, tie: Tie) -> "tuple[str, str, Element | None]":
        element = self._users.get((tie.part, tie.id)) if tie.part in self._stories else None
        return (tie.part, self._path(tie.part, element), element) if element is not None else ("", "", None)

    def _embedded(self) -> Iterator[Embedded]:
        for tie in self._ties:
            if tie.kind in _EMBEDDED and not tie.external:
                part, path, element = self._user(tie)
                program = element.get("ProgID") or "" if element is not None and element.tag == _OLE else ""
                yield Embedded("chart" if "/charts/" in f"/{tie.part}" else tie.kind, tie.target, program, part, path)

    def _links(self) -> Iterator[Link]:
        for tie in self._ties:
            if tie.external and not (tie.kind == "hyperlink" and reach(tie.target) is Reach.WEB):
                part, path, _ = self._user(tie)
                yield Link(tie.kind, reach(tie.target), tie.target, part, path)
        for part, root in self._stories.items():
            for target, element in paths_in_fields(root):
                if reach(target) is not Reach.WEB:
                    yield Link("field", reach(target), target, part, self._path(part, element))


def _named(root: "Element", *tags: str) -> "Iterator[Element]":
    """The elements of those names in the vocabulary of *root*, in order."""
    uri = str(root.tag).partition("}")[0]
    return root.iter(*(f"{uri}}}{tag}" for tag in tags))


def _words(element: "Element") -> str:
    return "".join(item.text or "" for item in descendants(element, "w:t"))


def _custom(root: "Iterable[Element] | None") -> Iterator[tuple[str, str]]:
    for item in root if root is not None else ():
        yield item.get("name") or "", "".join(str(text) for text in item.itertext()).strip()


def _protection(settings: "Element | None", custom: Mapping[str, str]) -> Iterator[str]:
    protected = child(settings, "w:documentProtection")
    if protected is not None and attribute(protected, "w:enforcement") in ("1", "true", "on"):
        yield f"documentProtection:{attribute(protected, 'w:edit') or 'none'}"
    written = child(settings, "w:writeProtection")
    if written is not None:
        keyed = {str(key).rpartition("}")[2] for key, _ in written.items()} & {"hash", "hashValue", "cryptAlgorithmSid"}
        yield "writePassword" if keyed else "readOnlyRecommended"
    if custom.get("_MarkAsFinal", "").lower() in ("true", "1"):
        yield "final"
