"""What a page's own markup tells to be no part of the notice: menus, breadcrumbs, side columns, the site's imprint.

Only what is certain counts. ``<nav>``, ``<aside>`` and their roles do; a ``<header>`` or ``<footer>`` of the whole page
does unless a heading stands in it; a box named as a menu or breadcrumb does unless it holds a sentence, one named as a
foot only where it holds an imprint; so does a box of nothing but at least three short links.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_ALWAYS = frozenset({"nav", "aside", "search"})
_ROLES = frozenset({"navigation", "complementary", "search", "menu", "menubar", "toolbar"})
#: Inside of these, header and footer belong to the notice.
_SECTIONING = frozenset({"article", "main", "section"})
_MENU_NAMES = """
nav navbar navigation menu mainmenu topmenu submenu sidenav breadcrumb breadcrumbs crumb crumbs sidebar share
bdsharebuttonbox pagination pager
"""
_MENUS = frozenset(_MENU_NAMES.split())
_FEET = frozenset({"footer", "foot", "copyright", "bottom"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
#: A menu's links are short (code points); attachments are links too, and part of the notice.
_SHORT = 12
_FEWEST = 3
_SILENT = frozenset({"script", "style", "head", "template", "noscript"})


@cache
def _imprint() -> re.Pattern[str]:
    return re.compile(r"版权所有|ICP备|公网安备|网站标识码|网站地图|[Cc]opyright|COPYRIGHT|©|技术支持")


@dataclass(slots=True)
class _Held:
    """What an element holds: characters outside links, links, the longest of them, and what marks it."""

    loose: int = 0
    links: int = 0
    longest: int = 0
    sentence: bool = False
    heading: bool = False
    imprint: bool = False
    attachment: bool = False

    def take(self, other: "_Held") -> None:
        self.loose += other.loose
        self.links += other.links
        self.longest = max(self.longest, other.longest)
        self.sentence |= other.sentence
        self.heading |= other.heading
        self.imprint |= other.imprint
        self.attachment |= other.attachment

    def words(self, text: str | None, linked: bool) -> None:
        if text and (text := text.strip(" \t\r\n\f\xa0\u3000|｜·>»/-")):
            self.loose += 0 if linked else len(text)
            self.sentence |= "。" in text
            self.imprint |= _imprint().search(text) is not None
            self.attachment |= "附件" in text or "下载" in text


def find_furniture(root: "Element") -> frozenset["Element"]:
    """The topmost elements that are furniture."""
    from lxml import etree

    found: set[Element] = set()
    stack: list[_Held] = [_Held()]
    links = sections = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag
        links += (1 if event == "start" else -1) * (tag == "a")
        if event == "start":
            sections += tag in _SECTIONING
            held = _Held(heading=tag in _HEADINGS)
            if tag not in _SILENT:
                held.words(element.text, links > 0)
            stack.append(held)
            continue
        sections -= tag in _SECTIONING
        held = stack.pop()
        if tag == "a":
            held.links += 1
            held.longest = max(held.longest, len("".join(element.itertext()).strip()))
        if tag not in ("html", "body") and _is_furniture(element, held, bool(sections)):
            found.add(element)
        if tag not in _SILENT:
            stack[-1].take(held)
        stack[-1].words(element.tail, links > 0)
    return frozenset(found)


def _is_furniture(element: "Element", held: _Held, inside: bool) -> bool:
    tag = element.tag
    role = (element.get("role") or "").strip().lower()
    if tag in _ALWAYS or role in _ROLES:
        return not held.heading or tag == "nav"
    if (tag in ("header", "footer") or role in ("banner", "contentinfo")) and not inside:
        return not held.heading and (not held.sentence or held.imprint)
    names = set(f"{element.get('class') or ''} {element.get('id') or ''}".lower().split())
    if names & _MENUS:
        return not held.sentence and not held.heading and not held.attachment
    if names & _FEET:
        return held.imprint and not held.sentence
    return held.links >= _FEWEST and not held.loose and held.longest <= _SHORT and not held.attachment and tag != "a"
