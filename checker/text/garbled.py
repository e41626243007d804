"""Text that a wrong encoding or a careless machine has damaged. What it said can no longer be read."""

import re
from functools import cache

from checker.text.patterns import han_pattern
from checker.text.span import Span

#: Private use, but for U+F000–F0FF: those are the bullets of symbol fonts, which print as they should.
_PRIVATE = "\ue000-\uefff\uf100-\uf8ff\U000f0000-\U0010fffd"
#: No line end, tab, or Word's line and page break among them.
_CONTROL = "\x00-\x08\x0e-\x1f\x7f-\x9f"
#: What UTF-8 or GBK bytes look like when they are read as Latin-1 or Windows-1252.
_LATIN = (
    "\u00a1-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc"
    "\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122"
)
#: What UTF-8 punctuation becomes when it is read as GBK; no text has these characters otherwise.
_GBK = "锟斤拷|烫烫烫|屯屯屯|[鈥锛銆][?€]?[一-鿿]?"
_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
_READING = rf"[a-zü]{{0,4}}[{_TONED}][a-z]{{0,3}}"


@cache
def _pattern() -> re.Pattern[str]:
    lost = rf"\?{_READING}\)"  # a gloss whose character and bracket were eaten
    core = (
        rf"[\ufffd{_PRIVATE}{_CONTROL}]|{_GBK}|{lost}|(?<=[一-鿿])(?<![么吗呢吧])\?{{2,}}(?=[一-鿿])"
        rf"|(?=[{_LATIN}]{{0,4}}[À-ÖØ-öø-ÿ][{_LATIN}]{{0,4}}[À-ÖØ-öø-ÿ])[{_LATIN}]{{4,200}}"
    )
    # Damage spreads: bytes out of step turn the next characters into others, up to a stray letter.
    before = r"(?:\?[!]?[一-鿿]{0,3})?"
    after = rf"(?:[一-鿿]{{0,4}}[A-Za-z](?:\({_READING}\)|(?![A-Za-z0-9(])))?"
    return han_pattern(rf"{before}(?:{core})(?:{core}){{0,200}}{after}|(?<=[一-鿿])[A-Za-z]\({_READING}\)")


def find_garbled(text: str) -> tuple[Span, ...]:
    """The damaged places of *text*, in order, each with the characters that the damage reached.

    >>> text = "过程中?!靶姓\\ue49d黧w到位”,第一要?jiǎng)?wù)。锟斤拷,å…¬ç¤º"
    >>> [text[start:end] for start, end in find_garbled(text)]
    ['?!靶姓\\ue49d黧w', '?jiǎng)?wù)', '锟斤拷', 'å…¬ç¤º']
    >>> find_garbled("为什么?因为×××、A类(党员)、café、5°C、±0.5")
    ()
    """
    return tuple(Span(*match.span()) for match in _pattern().finditer(text))
