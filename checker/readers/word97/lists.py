"""Lists (MS-DOC sections 2.9.131, 2.9.147, 2.9.150): how the automatic number before a paragraph is written."""

from struct import unpack_from

from checker.readers.docx.numbering import Level, List
from checker.readers.word97.sprms import FONT_ASCII, sprms

#: The number formats (MSONFC, [MS-OSHARED] section 2.2.1.3) under their names in ISO/IEC 29500, by their numbers.
_FORMATS = """
    decimal upperRoman lowerRoman upperLetter lowerLetter ordinal cardinalText ordinalText hex chicago
    ideographDigital japaneseCounting aiueo iroha decimalFullWidth decimalHalfWidth japaneseLegal
    japaneseDigitalTenThousand decimalEnclosedCircle decimalFullWidth2 aiueoFullWidth irohaFullWidth
    decimalZero bullet ganada chosung decimalEnclosedFullstop decimalEnclosedParen
    decimalEnclosedCircleChinese ideographEnclosedCircle ideographTraditional ideographZodiac
    ideographZodiacTraditional taiwaneseCounting ideographLegalTraditional taiwaneseCountingThousand
    taiwaneseDigital chineseCounting chineseLegalSimplified chineseCountingThousand koreanDigital
    koreanCounting koreanLegal koreanDigital2 vietnameseCounting russianLower russianUpper none numberInDash
"""
_FOLLOWED_BY = ("tab", "space", "nothing")
_LEVELS = 9
_LSTF, _LVLF, _LFO = 28, 28, 16


class Lists:
    """The lists of a document; a paragraph names a use of one, counted from 1."""

    def __init__(self, table: bytes, lists: tuple[int, int], uses: bytes, fonts: list[str]) -> None:
        """*lists* are offset and length of PlfLst in *table*; the levels lie behind it. *uses* is PlfLfo."""
        self._fonts = fonts
        self._definitions = self._read_definitions(table, *lists) if lists[1] else {}
        self._uses = self._read_uses(uses)

    def find(self, num_id: int) -> List | None:
        """The list of that use, None where there is none (0 means: no list)."""
        return self._uses.get(num_id)

    def _read_definitions(self, table: bytes, offset: int, length: int) -> dict[int, dict[int, Level]]:
        if offset + 2 > len(table):
            return {}
        (count,) = unpack_from("<H", table, offset)
        at = offset + 2 + _LSTF * count
        found: dict[int, dict[int, Level]] = {}
        for number in range(count):
            head = offset + 2 + _LSTF * number
            if head + _LSTF > len(table):
                break
            (identity,) = unpack_from("<I", table, head)
            levels = {}
            for level in range(1 if table[head + 26] & 1 else _LEVELS):
                read = self._level(table, at, level)
                if read is None:
                    return found
                levels[level], at = read
            found[identity] = levels
        return found

    def _level(self, table: bytes, at: int, level: int) -> tuple[Level, int] | None:
        """The level at *at*, and where it ends; None where it is cut off."""
        if at + _LVLF > len(table):
            return None
        start, style, bits = unpack_from("<iBB", table, at)
        follow, characters, paragraphs, restart = table[at + 15], table[at + 24], table[at + 25], table[at + 26]
        grpprl = at + _LVLF + paragraphs
        words = grpprl + characters
        if words + 2 > len(table):
            return None
        (length,) = unpack_from("<H", table, words)
        end = words + 2 + 2 * length
        if end > len(table):
            return None
        formats = _FORMATS.split()
        template = table[words + 2 : end].decode("utf-16-le", "ignore")
        made = Level(
            start=start,
            style=formats[style] if style < len(formats) else "none" if style == 255 else "decimal",
            text="".join(f"%{ord(char) + 1}" if char < "\x09" else char for char in template),
            suffix=_FOLLOWED_BY[follow] if follow < len(_FOLLOWED_BY) else "tab",
            restart=(restart if restart <= level else 0) if bits & 8 else level,
            legal=bool(bits & 4),
            paragraph_style="",
            font=self._font(table[grpprl:words]),
            padding=0,
        )
        return made, end

    def _font(self, grpprl: bytes) -> str:
        index = next((sprm.value for sprm in sprms(grpprl) if sprm.number == FONT_ASCII), None)
        return self._fonts[index] if index is not None and index < len(self._fonts) else ""

    def _read_uses(self, uses: bytes) -> dict[int, List]:
        count = int.from_bytes(uses[:4], "little")
        at = 4 + _LFO * count
        found: dict[int, List] = {}
        for number in range(count):
            head = 4 + _LFO * number
            if head + _LFO > len(uses):
                break
            (identity,) = unpack_from("<I", uses, head)
            levels = dict(self._definitions.get(identity, {}))
            starts: dict[int, int] = {}
            at += 4  # the position that it applies to is not used
            for _ in range(uses[head + 12]):
                at = self._override(uses, at, levels, starts)
            if levels:
                found[number + 1] = List(str(identity), levels, starts)
        return found

    def _override(self, uses: bytes, at: int, levels: dict[int, Level], starts: dict[int, int]) -> int:
        """Take what a use changes of a level at *at*, and return where that ends."""
        if at + 8 > len(uses):
            return at
        start, bits = unpack_from("<iI", uses, at)
        level = bits & 0xF
        at += 8
        if bits & 0x20:
            read = self._level(uses, at, level)
            if read is None:
                return len(uses)
            levels[level], at = read
        elif bits & 0x10 and level < _LEVELS:
            starts[level] = start
        return at
