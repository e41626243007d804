"""Compound files and Word 97 streams made by hand."""

from collections.abc import Mapping, Sequence
from struct import pack, pack_into

_SECTOR, _CUTOFF = 512, 4096
_END, _FREE, _FAT = 0xFFFF_FFFE, 0xFFFF_FFFF, 0xFFFF_FFFD


def compound(streams: Mapping[str, bytes]) -> bytes:
    """A compound file with those streams in its root; each is padded to where small streams end."""
    padded = {name: data.ljust(_CUTOFF, b"\0") for name, data in streams.items()}
    sectors: list[bytes] = []
    chains: list[int] = []
    entries = [_entry("Root Entry", 5, child=1 if padded else -1)]
    for number, (name, data) in enumerate(padded.items(), start=1):
        right = number + 1 if number < len(padded) else -1
        entries.append(_entry(name, 2, right=right, start=len(sectors), size=len(data)))
        _append(sectors, chains, data)
    directory = len(sectors)
    _append(sectors, chains, b"".join(entries))
    fat = len(sectors)
    chains.append(_FAT)
    sectors.append(pack("<128I", *chains, *[_FREE] * (128 - len(chains))))
    header = bytearray(_SECTOR)
    pack_into("<8s16xHHHHH", header, 0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6)
    pack_into("<IIIIIIIII", header, 40, 0, 1, directory, 0, _CUTOFF, _END, 0, _END, 0)
    pack_into("<109I", header, 76, fat, *[_FREE] * 108)
    return bytes(header) + b"".join(sectors)


def _append(sectors: list[bytes], chains: list[int], data: bytes) -> None:
    count = -(-len(data) // _SECTOR)
    chains.extend([*range(len(sectors) + 1, len(sectors) + count), _END])
    sectors.extend(data[at * _SECTOR : (at + 1) * _SECTOR].ljust(_SECTOR, b"\0") for at in range(count))


def _entry(name: str, kind: int, *, right: int = -1, child: int = -1, start: int = _END, size: int = 0) -> bytes:
    written = name.encode("utf-16-le")
    black = 1
    head = pack("<64sHBBiii", written, len(written) + 2, kind, black, -1, right, child)
    return (head + bytes(36) + pack("<IQ", start if kind == 2 else _END, size)).ljust(128, b"\0")


#: Text of a piece: encoded, and whether with eight bits.
Piece = tuple[str, bool]


def word97(*pieces: Piece, ident: int = 0xA5EC, version: int = 0xC1, flags: int = 0x0200) -> Mapping[str, bytes]:
    """The streams of a document without any properties whose text lies in those pieces, the last one first."""
    data = bytearray(0x600)
    places: dict[int, int] = {}
    for at in range(len(pieces) - 1, -1, -1):
        text, narrow = pieces[at]
        written = text.encode("cp1252") if narrow else text.encode("utf-16-le", "surrogatepass")
        places[at] = len(data) * 2 | 0x4000_0000 if narrow else len(data)
        data += written + bytes(len(written) % 2)
    lengths = [len(text.encode("utf-16-le", "surrogatepass")) // 2 for text, _ in pieces]
    clx = _clx(lengths, [places[at] for at in range(len(pieces))])
    pack_into("<HH6xH", data, 0, ident, version, flags)
    pack_into("<H", data, 0x20, 14)
    pack_into("<H", data, 0x3E, 22)
    pack_into("<i", data, 0x4C, sum(lengths))
    pack_into("<H", data, 0x98, 93)
    pack_into("<II", data, 0x9A + 8 * 33, 0, len(clx))
    return {"WordDocument": bytes(data), "1Table": clx}


def _clx(lengths: Sequence[int], places: Sequence[int]) -> bytes:
    positions = [sum(lengths[:at]) for at in range(len(lengths) + 1)]
    plc = pack(f"<{len(positions)}I", *positions) + b"".join(pack("<HIH", 0, place, 0) for place in places)
    return b"\x02" + pack("<I", len(plc)) + plc
