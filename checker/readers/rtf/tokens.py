"""RTF cut into tokens, in one pass over the bytes."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple


class Token(NamedTuple):
    """A piece of RTF at the byte ``offset``.

    ``kind`` is "{" or "}", "text" (bytes, those of \\'xx decoded to one byte), or "word": a control word or symbol,
    with its number where it has one.
    """

    kind: str
    offset: int
    word: str = ""
    number: int | None = None
    data: bytes = b""


def tokens(data: bytes) -> Iterator[Token]:
    """The tokens of *data*; line ends count nothing, binary data (\\bin) is passed over."""
    at = 0
    while match := _pattern().match(data, at):
        offset, at = at, match.end()
        found = match.lastgroup
        if found == "text":
            yield Token("text", offset, data=match["text"])
        elif found == "hex":
            yield Token("text", offset, "'", data=bytes([int(match["hex"], 16)]))
        elif found == "brace":
            yield Token(match["brace"].decode(), offset)
        elif found == "symbol":
            yield Token("word", offset, match["symbol"].decode("latin-1"))
        elif match["word"]:  # with or without a number, which is then the last group
            number = int(match["number"]) if match["number"] else None
            word = match["word"].decode()
            if word == "bin" and number and number > 0:
                at += number
            else:
                yield Token("word", offset, word, number)


@cache
def _pattern() -> re.Pattern[bytes]:
    return re.compile(
        rb"(?P<text>[^\\{}\r\n]+)"
        rb"|\\'(?P<hex>[0-9A-Fa-f]{2})"
        rb"|\\(?P<word>[A-Za-z]{1,32})(?P<number>-?[0-9]{1,10})? ?"
        rb"|(?P<brace>[{}])"
        rb"|\\(?P<symbol>[^A-Za-z])"
        rb"|[\r\n]+|\\",
        re.DOTALL,
    )
