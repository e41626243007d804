"""Which characters the bytes of an RTF are: by the character set of the font, else by the code page of the file."""

import codecs
from functools import cache

#: \fcharset (RTF 1.9.1, "Font Table") → codec; 1 is "as the file".
_CHARSETS = {
    0: "cp1252",
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gb18030",
    136: "big5hkscs",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
}
_PAGES = {936: "gb18030", 54936: "gb18030", 950: "big5hkscs", 65001: "utf-8", 10000: "mac_roman"}
SYMBOLS = 2
_DOUBLE = ("gb18030", "big5hkscs", "cp932", "cp949", "johab")


@cache
def codec_of_page(page: int) -> str:
    """The codec of a Windows code page, cp1252 where it is unknown."""
    name = {936: "gb18030", 54936: "gb18030", 950: "big5hkscs", 65001: "utf-8", 10000: "mac_roman"}.get(
        page, f"cp{page}"
    )
    try:
        codecs.lookup(name)
    except LookupError:
        return "cp1252"
    return name


def decoded(data: bytes, charset: int | None, of_file: str) -> tuple[str, int]:
    """The text of *data* in a font of that character set, and how many bytes could not be read (each "\\ufffd").

    Chinese programs write Chinese also in fonts that they call western: where the file's own code page has double
    bytes and *data* is that without exception, it is.
    """
    if data.isascii():
        return data.decode("ascii"), 0
    codec = _CHARSETS.get(charset, of_file) if charset is not None else of_file
    for name in (of_file, codec) if codec == "cp1252" and of_file in _DOUBLE else (codec,):
        try:
            return data.decode(name), 0
        except UnicodeDecodeError:
            continue
    text = data.decode(codec, "replace")
    return text, text.count("\ufffd")
