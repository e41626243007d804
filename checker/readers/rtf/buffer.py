"""Characters of an RTF that belong to one run, as they come: bytes of the font's character set, and Unicode."""

from checker.readers.docx.symbols import symbol
from checker.readers.rtf.encoding import SYMBOLS, decoded
from checker.readers.rtf.state import Font


class Buffer:
    """Gathers characters. ``start`` is the offset in the file of the first, ``damaged`` counts what was unreadable."""

    def __init__(self) -> None:
        self.start = 0
        self.damaged = 0
        self._bytes = bytearray()
        self._units: list[str] = []

    def add_bytes(self, data: bytes, offset: int) -> None:
        """Bytes in the character set of the font, to be decoded when the font changes or the run ends."""
        self._begin(offset)
        self._bytes += data

    def add(self, text: str, offset: int, font: Font, page: str) -> None:
        """Characters told by their Unicode numbers or names; halves of surrogate pairs may come one by one."""
        self._begin(offset)
        self.settle(font, page)
        self._units.append(symbol(font.name, ord(text)) if "\uf020" <= text <= "\uf0ff" else text)

    def settle(self, font: Font, page: str) -> None:
        """Decode what came in bytes: it is in *font*, or in the code page of the file."""
        if not self._bytes:
            return
        data = bytes(self._bytes)
        self._bytes.clear()
        if font.charset == SYMBOLS:
            self._units.append("".join(symbol(font.name, byte) for byte in data))
            return
        text, lost = decoded(data, font.charset, page)
        self._units.append(text)
        self.damaged += lost

    def take(self, font: Font, page: str) -> str:
        """All characters so far; the buffer is empty then."""
        self.settle(font, page)
        text = "".join(self._units)
        self._units.clear()
        if text.isascii() or not any("\ud800" <= char <= "\udfff" for char in text):
            return text
        joined = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        self.damaged += joined.count("\ufffd")
        return joined

    def _begin(self, offset: int) -> None:
        if not self._bytes and not self._units:
            self.start = offset
