"""One form for all ways of writing the same text, so that a fact need be looked for in one form only.

Nothing is lost on the way: the offset map leads from every character of the text to what it stands for.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Set
from functools import cache
from itertools import islice
from typing import Any, NamedTuple

from checker.text.offsets import OffsetMap
from checker.text.pinyin import TONED, is_toned, is_toneless
from checker.text.span import Span

#: Chinese characters, for a character class.
_HAN = "\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff\u3007\u3005"

#: One character for one, where NFKC does not say it or says something else.
_OWN = {
    **dict.fromkeys("\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f", " "),
    **dict(zip("「」『』〝〞〟", "“”‘’“””", strict=True)),
    **dict(zip("∶〜∼・‧⋅∙", ":~~····", strict=True)),
    # Radicals that fonts and PDF put in the place of characters; NFKC knows only those of Kangxi.
    **dict(zip("⺁⺋⺠⺮⺼⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚", "厂㔾民竹肉虎西见角贝车长门青韦页", strict=True)),
    **dict(zip("⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳", "风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龟", strict=True)),
}

#: Ranges where NFKC is taken if it gives one character: fonts' and widths' variants of the same character. Not the
#: circled (①), the Roman (Ⅱ) and the raised (²) ones, which say something else than the plain character.
_COMPATIBLE = (
    (0x2E80, 0x2FDF),  # radicals
    (0x3000, 0x3000),  # ideographic space
    (0xF900, 0xFAFF),  # compatibility ideographs
    (0xFE10, 0xFE6F),  # vertical and small forms
    (0xFF01, 0xFFEE),  # full and half width
    (0x1D400, 0x1D7FF),  # mathematical letters and digits
    (0x2F800, 0x2FA1F),  # more compatibility ideographs
)

#: Ranges of single characters that stand for several: ⑴ ⒈ ㈠ ㋀ ㎡ ㏠.
_SEVERAL = ((0x2474, 0x249B), (0x3220, 0x3243), (0x32C0, 0x32CB), (0x3358, 0x33FE))

#: Ranges of characters that print nothing.
_INVISIBLE = (
    (0x00AD, 0x00AD),  # soft hyphen
    (0x034F, 0x034F),  # combining grapheme joiner
    (0x061C, 0x061C),  # direction marks, here and below
    (0x200B, 0x200F),  # zero-width spaces and joiners
    (0x202A, 0x202E),
    (0x2060, 0x206F),
    (0xFE00, 0xFE0F),  # variation selectors
    (0xFEFF, 0xFEFF),  # byte order mark
    (0xE0100, 0xE01EF),  # more variation selectors
)

_DIGITS = frozenset("0123456789")

#: What a number is followed by, and what is followed by a number, without the space that typists put there.
_UNITS_AFTER, _UNITS_BEFORE = frozenset("年月日号时分秒个天元万亿人名周项第至"), frozenset("年月第至")

#: A letter with or without a tone mark; fonts for pinyin have their own a and g.
_LETTER = "[A-Za-zÀ-ɏɑɡ\u0300-\u036fḀ-ỿ]"

#: From how many glosses with tones on a text is taken for one that a machine has glossed throughout.
_GLOSSED = 3

_Edit = tuple[Span, str]


class Normalised(NamedTuple):
    """The text that facts are found in, and the way back to the raw text."""

    text: str
    offsets: OffsetMap


def normalise(raw: str) -> Normalised:
    """Bring *raw* into one form; normalising the outcome again changes nothing. Takes time linear in its length.

    Full-width ASCII, odd spaces and compatibility forms become the plain character; Traditional becomes Simplified;
    pinyin after its character (個(gè)), invisible characters, spaces within words (姓　名) and between numbers and
    their units (2025 年) go; ⒈ ㈠ ㎡ become several characters. Line ends and tabs stay as they are.
    """
    # Each step looks at what could concern it before it looks at the text: most texts have none of it.
    odd = {character for character in set(raw) if not (character < "\x80" or "\u4e00" <= character <= "\u9fff")}
    text = raw.translate(_single(odd)) if odd else raw
    offsets = OffsetMap.identity(len(raw))
    text, offsets = _edited(text, offsets, _signs(text, odd))
    text, offsets = _edited(text, offsets, _glosses(text, odd))
    text = _simplified(text)
    return Normalised(*_edited(text, offsets, _gaps(text)))


def _edited(text: str, offsets: OffsetMap, edits: Iterable[_Edit]) -> tuple[str, OffsetMap]:
    parts: list[str] = []
    at = 0

    def lengths() -> Iterator[tuple[Span, int]]:
        nonlocal at
        for span, replacement in edits:
            parts.append(text[at : span.start])
            parts.append(replacement)
            at = span.end
            yield span, len(replacement)

    offsets = offsets.then(lengths())
    return "".join(parts) + text[at:] if parts else text, offsets


def _single(odd: Set[str]) -> dict[int, str]:
    """What characters of *odd* become, one for one, as a table for str.translate."""
    return {ord(character): _OWN.get(character) or _compatible(character) for character in odd}


def _compatible(character: str) -> str:
    code = ord(character)
    if 0xD800 <= code <= 0xDFFF:
        return "\ufffd"  # half of a character is none, and OpenCC cannot take it
    if not _within(code, _COMPATIBLE):
        return character
    plain = unicodedata.normalize("NFKC", character)
    if len(plain) != 1 or unicodedata.combining(plain):
        return character
    return _OWN.get(plain, plain)


def _within(code: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= code <= last for first, last in ranges)


def _signs(text: str, odd: Set[str]) -> Iterator[_Edit]:
    """Invisible characters, to be removed, and single characters that stand for several."""
    signs = {sign: "" for sign in odd if _within(ord(sign), _INVISIBLE)}
    for sign in odd:
        if _within(ord(sign), _SEVERAL):
            signs[sign] = unicodedata.normalize("NFKC", sign).replace("\u2215", "/")
    if signs:
        for match in re.finditer(f"[{''.join(signs)}]", text):
            yield Span(*match.span()), signs[match[0]]


def _glosses(text: str, odd: Set[str]) -> Iterator[_Edit]:
    """Pinyin in brackets after its character, as one web site adds it."""
    if odd.isdisjoint(TONED):
        return
    glossed = re.compile(rf"([{_HAN}])((?:\( ?{_LETTER}{{1,8}} ?\))+)")
    toned = (True for run in glossed.finditer(text) for reading in _readings(run[2]) if is_toned(reading.strip()))
    machine_made = len(list(islice(toned, _GLOSSED))) == _GLOSSED
    for run in glossed.finditer(text):
        start = end = run.start(2)
        for reading in _readings(run[2]):
            if not (is_toned(reading.strip()) or (machine_made and is_toneless(reading.strip(), run[1]))):
                break
            end += len(reading) + 2
        if end > start:
            yield Span(start, end), ""


def _readings(brackets: str) -> list[str]:
    return brackets[1:-1].split(")(")


def _simplified(text: str) -> str:
    """*text* in Simplified characters, one for one."""
    for _ in range(3):  # a few characters take two steps: 薴 苧 苎
        if not _has_traditional(text):
            break
        text = _converted(text)
    return text


def _has_traditional(text: str) -> bool:
    """Whether Traditional characters stand in *text*. One that GB 2312 can write is Simplified as it is.

    So the loading of OpenCC is spared where it would change nothing, and a Simplified 乾 or 於 remains.
    """
    rare = [character for character in set(text) if character >= "\u3400" and not character.encode("gb2312", "ignore")]
    return bool(rare) and _opencc().convert("\n".join(rare)) != "\n".join(rare)


def _converted(text: str) -> str:
    """The text by OpenCC; what would change the length, line by line and then character by character, is left."""
    convert = _opencc().convert
    whole: str = convert(text)
    if len(whole) == len(text):
        return whole
    if len(text) == 1:
        return text
    parts = text.splitlines(keepends=True)
    return "".join(_converted(part) for part in (parts if len(parts) > 1 else text))


@cache
def _opencc() -> Any:
    from opencc import OpenCC

    return OpenCC("t2s")


def _gaps(text: str) -> Iterator[_Edit]:
    """Spaces that stand within words and between numbers and their units. They never reach over a line end."""
    row: list[Span] = []  # gaps with one single character between each two
    for match in re.finditer(" +", text):
        gap = Span(*match.span())
        before, after = text[gap.start - 1 : gap.start], text[gap.end : gap.end + 1]
        if row and (row[-1].end != gap.start - 1 or not _stands_alone(text, gap.end)):
            yield from _binding(row)
            row = []
        if (before in _DIGITS and after in _UNITS_AFTER) or (before in _UNITS_BEFORE and after in _DIGITS):
            yield gap, ""
        elif _stands_alone(text, gap.end) and _stands_alone(text, gap.start - 1):
            row.append(gap)
    yield from _binding(row)


def _stands_alone(text: str, at: int) -> bool:
    """Whether at *at* stands a character without neighbours. 男 and 女 do not count: they are a column of their own."""
    return (
        0 <= at < len(text)
        and text[at] not in "男女"
        and _is_han(text[at])
        and not (at and _is_han(text[at - 1]))
        and not (at + 1 < len(text) and _is_han(text[at + 1]))
    )


def _is_han(character: str) -> bool:
    return (
        "\u4e00" <= character <= "\u9fff"
        or "\u3400" <= character <= "\u4dbf"
        or character in "〇々"
        or ("\U00020000" <= character <= "\U0003ffff")
    )


def _binding(row: list[Span]) -> list[_Edit]:
    """Of the gaps in a row of single characters those within words, removed: narrow ones bind first.

    So 王 芳  李 明 are two names; where all gaps are alike, the row is one word.
    """
    bound: dict[int, int] = {}
    binding = []
    for left, gap in sorted(enumerate(row), key=lambda item: item[1].end - item[1].start):
        width = gap.end - gap.start
        if bound.get(left, width) == width == bound.get(left + 1, width):
            bound[left] = bound[left + 1] = width
            binding.append((gap, ""))
    return sorted(binding)
