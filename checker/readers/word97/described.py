"""Property sets ([MS-OLEPS]): author, last editor and company, as strings of known types and nothing else.

olefile reads these too, but takes their lengths at their word: a vector of four thousand million entries hangs it.
"""

from collections.abc import Iterator
from struct import unpack_from

#: The streams, and which of their properties are wanted (section 2.25 and [MS-OSHARED] section 2.3.3.2).
_WANTED = (
    ("\x05SummaryInformation", {4: "author", 8: "last_modified_by"}),
    ("\x05DocumentSummaryInformation", {15: "company"}),
)
_CODE_PAGE, _SHORT, _STRING, _WIDE = 1, 2, 30, 31
_CODE_PAGES = {65001: "utf-8", 1200: "utf-16-le", 950: "big5hkscs", 1252: "cp1252"}
_MOST = 200  # properties of a set; Word writes about twenty


def described(streams: "Iterator[bytes]") -> dict[str, str]:
    """What the two streams named in ``STREAMS`` say, as far as they can be read."""
    found: dict[str, str] = {}
    for stream, (_, wanted) in zip(streams, _WANTED, strict=True):
        properties = dict(_properties(stream))
        page = next((value for kind, value in (properties.get(_CODE_PAGE, (0, b"")),) if kind == _SHORT), b"")
        encoding = _CODE_PAGES.get(int.from_bytes(page, "little"), "gb18030")
        for number, key in wanted.items():
            kind, value = properties.get(number, (0, b""))
            text = value.decode("utf-16-le" if kind == _WIDE else encoding, "ignore").partition("\0")[0].strip()
            if kind in (_STRING, _WIDE) and text:
                found[key] = text
    return found


STREAMS = tuple(name for name, _ in _WANTED)


def _properties(stream: bytes) -> Iterator[tuple[int, tuple[int, bytes]]]:
    """Number, type and bytes of each string and short number of the first set of *stream*."""
    if len(stream) < 48:
        return
    (start,) = unpack_from("<I", stream, 44)
    if start + 8 > len(stream):
        return
    (count,) = unpack_from("<I", stream, start + 4)
    for at in range(start + 8, min(start + 8 + 8 * min(count, _MOST), len(stream) - 7), 8):
        number, offset = unpack_from("<II", stream, at)
        place = start + offset
        if place + 8 > len(stream):
            continue
        kind, length = unpack_from("<II", stream, place)
        if kind == _SHORT:
            yield number, (kind, stream[place + 4 : place + 6])
        elif kind in (_STRING, _WIDE):
            size = length * (2 if kind == _WIDE else 1)
            yield number, (kind, stream[place + 8 : place + 8 + min(size, 2000)])
