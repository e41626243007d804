"""Lines for a terminal: widths in columns, wrapping, shortening, and no control character let through.

Widths are display columns: a Chinese character takes two, a combining mark none.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from unicodedata import category, east_asian_width

from checker.text.patterns import han_pattern

#: A space at which no line is broken; ``wrap`` puts a plain space in its place.
STUCK = "\u00a0"
# Nothing to see, and no line is broken there either; ``visible`` lets none of a notice's own through.
_JOINER = "\u2060"

_CLOSING = frozenset("。，、；：！？）》〉】〕」』”’…％·—,.;:!?)]}%")
_OPENING = frozenset("（《〈【〔「『“‘([{□")
_STICKING = _CLOSING | {STUCK, _JOINER}
_HOLDING = _OPENING | {STUCK, _JOINER}
# A number keeps its 第 or 表 and its counter, a date stays whole; else a line may end after any Chinese character.
_UNIT = han_pattern(r"[第表]?[!-~]+(?:[年月日时分号段行列条款项页个]|第?[0-9.:])*|[ \u3000]+|.", re.DOTALL)
# Characters that move the cursor, hide text or turn its direction, and halves of surrogate pairs.
_UNSEEN = han_pattern(
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    r"\ud800-\udfff\U000e0000-\U000e007f]"
)
# Numbers, dates, document numbers, codes: half of one would be a lie.
_NUMERALS = "0-9A-Za-z０-９〇零一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾"
_WHOLE = han_pattern(f"[{_NUMERALS}][{_NUMERALS}年月日时分秒号元点.,:：/%％〔〕~～—–-]*")


def columns(text: str) -> int:
    """How many columns *text* takes.

    >>> columns("公示 5日")
    8
    """
    return len(text) if text.isascii() else sum(map(_columns, text))


@lru_cache(8192)
def _columns(char: str) -> int:
    if east_asian_width(char) in "WF":
        return 2
    return 0 if category(char) in ("Mn", "Me", "Cf") else 1


def pad(text: str, width: int) -> str:
    """*text* filled with spaces to *width* columns."""
    return text + " " * (width - columns(text))


def whole(text: str) -> str:
    """*text* marked to stay on one line, if it fits on one. Mark it after ``visible``, not before."""
    return _JOINER.join(text.replace(" ", STUCK))


def plain(text: str) -> str:
    """*text* without the marks that keep a line from being broken, for where lines are not broken."""
    return text.replace(STUCK, " ").replace(_JOINER, "")


def visible(text: str) -> str:
    r"""*text* with everything a terminal would obey instead of show written out; line ends stay.

    >>> visible("甲\x1b[2J乙")
    '甲\\x1b[2J乙'
    """
    return _UNSEEN.sub(_escape, text.replace("\r\n", "\n")).replace(STUCK, " ")


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    if match[0] == "\t":
        return "⇥"
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def inline(text: str) -> str:
    r"""*text* made visible on one line.

    >>> inline("姓名\t单位\r\n张某")
    '姓名⇥单位↵张某'
    """
    return visible(text).replace("\n", "↵")


def shorten(text: str, limit: int) -> str:
    """*text* with its middle left out where it takes more than *limit* columns. No number or date is cut.

    >>> shorten("公示时间为2025年5月8日至2025年5月14日，共5个工作日", 24)
    '公示时间为…共5个工作日'
    """
    if columns(text) <= limit:
        return text
    head = _fitting(text, limit // 2)
    tail = len(text) - _fitting(text[::-1], limit // 2)
    for match in _WHOLE.finditer(text):
        if match.start() < head < match.end():
            head = match.start() or match.end()
        if match.start() < tail < match.end():
            tail = match.end() if match.end() < len(text) else match.start()
    return f"{text[:head]}…{text[tail:]}" if head < tail else text


def _fitting(text: str, limit: int) -> int:
    """How many characters of *text* fit into *limit* columns."""
    used = 0
    for index, char in enumerate(text):
        used += _columns(char)
        if used > limit:
            return index
    return len(text)


def wrap(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """*text* in lines of at most *width* columns: *first* leads the first line, *rest* the others.

    No line begins with closing punctuation or ends with opening punctuation, and no word of Latin letters or digits is
    broken, unless it is wider than a line.
    """
    lines: list[str] = []
    room = width - max(columns(first), columns(rest))
    for paragraph in text.split("\n"):
        lead = rest if lines else first
        line, used, bare = lead, columns(lead), True
        for atom in _atoms(paragraph, room):
            if not bare and used + columns(atom.rstrip()) > width:
                lines.append(line.rstrip())
                line, used, bare = rest, columns(rest), True
            piece = atom.lstrip() if bare else atom
            line, used, bare = line + piece, used + columns(piece), bare and not piece
        lines.append(line.rstrip())
    return [plain(line) for line in lines]


def _atoms(text: str, room: int) -> Iterator[str]:
    """The pieces of *text* between which a line may be broken, none wider than *room* columns."""
    atom = ""
    for unit in _UNIT.findall(text):
        blank = atom.isspace() and atom != STUCK
        sticks = unit[0] in _STICKING or (atom and atom[-1] in _HOLDING)
        if atom and len(atom) < 2 * room and not blank and (sticks or (unit.isspace() and not atom[-1].isspace())):
            atom += unit
        else:
            yield from _pieces(atom, room)
            atom = unit
    yield from _pieces(atom, room)


def _pieces(atom: str, room: int) -> Iterator[str]:
    while columns(atom.rstrip()) > room:
        cut = max(1, _fitting(atom, room))
        yield atom[:cut]
        atom = atom[cut:]
    if atom:
        yield atom
