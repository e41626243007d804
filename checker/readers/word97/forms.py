"""Form fields that draw themselves (MS-DOC section 2.9.78, FFData): tick boxes and drop-down lists."""

from struct import unpack_from

_CHECKBOX, _DROPDOWN = 1, 2
#: iRes where the state is what wDef says.
_AS_DEFAULT = 25


def form_field(data: bytes, offset: int) -> str | None:
    """What the form field at *offset* of the stream *data* draws; None where that cannot be told.

    "☒" and "☐" for a tick box, the chosen entry of a drop-down list.
    """
    if offset + 6 > len(data):
        return None
    (header,) = unpack_from("<H", data, offset + 4)
    at = offset + header
    if at + 10 > len(data):
        return None
    version, bits = unpack_from("<IH", data, at)
    kind, result = bits & 3, bits >> 2 & 0x1F
    if version != 0xFFFF_FFFF or kind not in (_CHECKBOX, _DROPDOWN):
        return None
    at = _after_string(data, at + 10)
    if at + 2 > len(data):
        return None
    (default,) = unpack_from("<H", data, at)
    chosen = default if result == _AS_DEFAULT else result
    if kind == _CHECKBOX:
        return "☒" if chosen else "☐"
    at += 2
    for _ in range(5):  # format of the text, help, status line, two macros
        at = _after_string(data, at)
    return _entry(data, at, chosen)


def _after_string(data: bytes, at: int) -> int:
    """Where the Xstz at *at* ends: its length, its characters, a zero."""
    return at + 2 * int.from_bytes(data[at : at + 2], "little") + 4


def _entry(data: bytes, at: int, chosen: int) -> str | None:
    """The string of that index in the table of strings at *at* (hsttbDropList)."""
    if at + 8 > len(data):
        return None
    _, count, extra = unpack_from("<HIH", data, at)
    at += 8
    for number in range(min(count, 25)):  # Word allows no more
        length = 2 * int.from_bytes(data[at : at + 2], "little")
        if number == chosen:
            return data[at + 2 : at + 2 + length].decode("utf-16-le", "ignore") or None
        at += 2 + length + extra
    return None
