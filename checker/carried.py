"""What a file carries besides the words that it prints. Plain data; ``part`` and ``path`` are those of ``Run``."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment left in, anchored to the run at ``path``; empty where it has no anchor. ``date`` is as written."""

    author: str
    date: str
    text: str
    part: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class StaleField:
    """A field whose result is out of date. ``missing`` is the bookmark that is not there, empty where the field itself
    is marked as changed."""

    code: str
    missing: str
    part: str
    path: str


@dataclass(frozen=True, slots=True)
class Link:
    """What leads out of the file; hyperlinks that anybody can follow are left out.

    ``kind`` is the last word of the type of its relationship: "hyperlink", "image", "oleObject", "attachedTemplate" …,
    or "field" for a path in a field code. ``reach`` is who can follow it: "web" anybody, "inner" those in the office's
    network, "share" those with its shared folders, "local" nobody, "relative" who has the file beside this one.
    """

    kind: str
    reach: str
    target: str
    part: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class Embedded:
    """A file within the file. ``kind`` is as in ``Link``, ``program`` what made it, as far as the file says so."""

    kind: str
    member: str
    program: str = ""
    part: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class Faint:
    """Words in the run at ``path`` that print but cannot be seen: in the colour of their ground, or tiny.

    ``points`` is the size of tiny letters, 0 where the colour is the cause. ``certain`` is false where the file does
    not say on what ground they stand.
    """

    points: float
    certain: bool
    part: str
    path: str


@dataclass(frozen=True, slots=True)
class EmptyPage:
    """A page on which nothing stands, after the paragraph at ``path``. ``last`` is whether it ends the document."""

    last: bool
    part: str
    path: str


@dataclass(frozen=True, slots=True)
class Unseen:
    """Cells of a workbook that are not seen, or not whole: ``why`` is 隐藏列, 隐藏行, 隐藏工作表, 白色字 … or 科学计数,
    ``where`` names sheet and column, rows or cells, ``words`` are what each cell holds."""

    why: str
    where: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Carried:
    """All of it. ``properties`` and ``custom`` are names and values of the document's properties, as written;
    ``protection`` are the names of the marks that restrict reading or editing; ``macros`` members with code;
    ``struck`` part and path of the runs that a line strikes out, without being tracked as deleted."""

    comments: tuple[Comment, ...] = ()
    stale: tuple[StaleField, ...] = ()
    updates_on_opening: bool = False
    properties: tuple[tuple[str, str], ...] = ()
    custom: tuple[tuple[str, str], ...] = ()
    protection: tuple[str, ...] = ()
    embedded: tuple[Embedded, ...] = ()
    macros: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    faint: tuple[Faint, ...] = ()
    struck: tuple[tuple[str, str], ...] = ()
    empty_pages: tuple[EmptyPage, ...] = ()
    unseen: tuple[Unseen, ...] = ()
