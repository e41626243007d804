"""From bytes to text by proof: the encoding that the bytes bear out, or a named error; never a replacement character.

The order of proof is: byte order mark, strict UTF-8, UTF-16 without a mark (only by evidence), then GB18030 and Big5.
Nearly every short Big5 text is also valid GB18030, so where both decode strictly the more *common* reading wins and
GB18030 wins a tie. ``commonness`` is the measure.
"""

import codecs
from collections import Counter
from typing import NamedTuple

from checker.model import ReadError

_MARKS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
#: big5hkscs is what the WHATWG Encoding Standard (section 11.1, "Big5") means by Big5.
_CHINESE = (("gb18030", "GB18030"), ("big5hkscs", "Big5"))
#: Below this no reading of legacy bytes is believed: running text measures over 0.9, misread bytes under 0.3.
_BELIEVABLE = 0.4

_COMMON = "—…·‘’“”×→①②③④⑤⑥⑦⑧⑨⑩āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü"


class Decoded(NamedTuple):
    """The text after the byte order mark, and the name of the encoding as a report shows it."""

    text: str
    encoding: str


def decode(data: bytes) -> Decoded:
    """Decode *data*.

    Raises ReadError ``undecodable`` naming the 0-based offset of the first byte that cannot be read, and ``not_text``
    where the bytes decode but are no text.
    """
    decoded = _by_mark(data) or _by_utf8(data) or _by_utf16(data)
    if decoded is None:
        _refuse_damaged_utf8(data)
        decoded = _by_commonness(data)
    if not is_text(decoded.text):
        raise ReadError("not_text", "不是文本文件：含有二进制内容（空字节或控制字符）")
    return decoded


def is_text(text: str) -> bool:
    """Whether *text* is free of NULs and all but free (2 %) of control characters, as text that was typed is.

    >>> is_text("公示"), is_text("PK\\x03\\x04\\x00")
    (True, False)
    """
    if "\0" in text:
        return False
    controls = sum(text.count(chr(code)) for code in (*range(1, 9), *range(14, 32), *range(0x7F, 0xA0)))
    return controls <= 1 + len(text) // 50


def commonness(text: str) -> float:
    """How common the characters of *text* beyond ASCII are: the mean of 1, ½ and 0 per character; 1.0 for none.

    1 for a Chinese character of the first level of GB 2312 (3,755 in everyday use) or of Big5 (5,401), and for
    Chinese punctuation, full-width forms and the letters of pinyin; ½ for one of their second level; 0 for all
    else, private-use and kana above all, as which the commonest Big5 bytes read in GB18030.

    >>> commonness("公示"), commonness("公示".encode("big5").decode("gb18030"))
    (1.0, 0.0)
    """
    counts = {char: count for char, count in Counter(text).items() if char > "\x7f"}
    total = sum(counts.values())
    return sum(_weight(char) * count for char, count in counts.items()) / total if total else 1.0


def _weight(char: str) -> float:
    if "\u3000" <= char <= "\u301f" or "\ufe30" <= char <= "\uff5e" or char in _COMMON:
        return 1.0
    if not "\u4e00" <= char <= "\u9fff":
        return 0.0
    return max(_level("gb2312", char, 0xB0, 0xD7), _level("big5", char, 0xA4, 0xC6))


def _level(encoding: str, char: str, first: int, last: int) -> float:
    try:
        lead = char.encode(encoding)[0]
    except UnicodeEncodeError:
        return 0.0
    return 1.0 if first <= lead <= last else 0.5


def _by_mark(data: bytes) -> Decoded | None:
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            try:
                return Decoded(data[len(mark) :].decode(codec), name)
            except UnicodeDecodeError as error:
                raise _undecodable(data, len(mark) + error.start, name) from None
    return None


def _by_utf8(data: bytes) -> Decoded | None:
    """Strict UTF-8 without NULs: with NULs the bytes are UTF-16 or no text at all."""
    if b"\0" in data:
        return None
    try:
        return Decoded(data.decode("utf-8"), "UTF-8")
    except UnicodeDecodeError:
        return None


def _by_utf16(data: bytes) -> Decoded | None:
    """UTF-16 without a mark, where it reads as text and as common text: bytes of other encodings do not.

    Without a NUL (no line end, no ASCII) it must also hold more common characters than in GB18030 or Big5.
    """
    if len(data) % 2:
        return None
    rivals = [_strictly(data, codec) for codec, _ in _CHINESE] if b"\0" not in data else []
    least = max((_common_characters(text) for text in rivals if text), default=-1.0)
    texts = [text for codec in ("utf-16-le", "utf-16-be") if (text := _strictly(data, codec)) and is_text(text)]
    best = max(texts, key=commonness, default="")
    proven = best and commonness(best) > 0.7 and _common_characters(best) > least
    return Decoded(best, "UTF-16") if proven else None


def _common_characters(text: str) -> float:
    return commonness(text) * sum(char > "\x7f" for char in text)


def _strictly(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _refuse_damaged_utf8(data: bytes) -> None:
    """Raise where *data* is UTF-8 but for a few bytes: GB18030 would take it for other, rarer characters."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    chinese = sum(count for char, count in Counter(text).items() if "\u2014" <= char <= "\uff5e")
    if bad * 4 <= chinese:
        try:
            data.decode("utf-8")
        except UnicodeDecodeError as error:
            raise _undecodable(data, error.start, "UTF-8") from None


def _by_commonness(data: bytes) -> Decoded:
    if b"\0" in data:
        raise ReadError("not_text", "不是文本文件：含有二进制内容（空字节或控制字符）")
    best, best_score, furthest, nearest = None, 0.0, 0, "UTF-8"
    for codec, name in _CHINESE:
        try:
            text = data.decode(codec)
        except UnicodeDecodeError as error:
            if error.start >= furthest:
                furthest, nearest = error.start, name
            continue
        score = commonness(text)
        if best is None or score > best_score:
            best, best_score = Decoded(text, name), score
    if best is not None and best_score >= _BELIEVABLE:
        return best
    if best is not None:
        furthest, nearest = next(at for at, byte in enumerate(data) if byte > 0x7F), "UTF-8、GB18030、Big5"
    raise _undecodable(data, furthest, nearest)


def _undecodable(data: bytes, offset: int, encoding: str) -> ReadError:
    at = min(offset, len(data) - 1)
    return ReadError(
        "undecodable",
        f"无法解码：第 {at} 字节（0x{data[at]:02X}，从 0 数起）不合 {encoding} 编码；请另存为 UTF-8 后再检查",
    )
