"""What a date format makes of the number of a day."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from checker.readers.xlsx.tokens import Token, elapsed, literal

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_WEEK = "一二三四五六日"
#: Day 60 of 1900 is one that never was; the last day a sheet knows is in the year 9999.
_NEVER, _LAST = 60, 2_958_465
_SECONDS = 86_400


def moment(tokens: Sequence[Token], number: Decimal, since_1904: bool) -> str | None:
    """The day and time *number* counts from 1900 or 1904; None where there is no such day."""
    long_date = any(token.kind == "bracket" and token.words.upper() == "$-F800" for token in tokens)
    smallest = _smallest(tokens)
    seconds = (number * _SECONDS).quantize(smallest, ROUND_HALF_UP)
    day, rest = divmod(seconds, _SECONDS)
    found = _day(int(day), since_1904)
    if found is None:
        return None
    if long_date:
        return f"{found.year}年{found.month}月{found.day}日"
    half = any(token.kind == "half" for token in tokens)
    written = []
    for at, token in enumerate(tokens):
        if token.kind == "date":
            minute = token.words[0] in "mM" and len(token.words) <= 2 and _is_minute(tokens, at)
            written.append(_minute(token.words, rest) if minute else _letters(token.words, found, rest, half))
        elif elapsed(token):
            unit = {"h": 3600, "m": 60, "s": 1}[token.words[0].lower()]
            written.append(str(int(seconds // unit)).zfill(len(token.words)))
        elif token.kind == "half":
            written.append(_halves(token.words)[rest >= _SECONDS / 2])
        else:
            written.append(_other(tokens, at, rest))
    words = "".join(written)
    return _in_characters(words) if any(one.words.lower() == "dbnum1" for one in tokens) else words


def _smallest(tokens: Sequence[Token]) -> Decimal:
    """Whole seconds, or the fractions that the format shows."""
    digits = sum(token.kind == "digit" for token in tokens)
    return Decimal(1).scaleb(-min(digits, 3))


def _day(number: int, since_1904: bool) -> date | None:
    if not 0 <= number <= _LAST or (number == _NEVER and not since_1904):
        return None
    begin = date(1904, 1, 1) if since_1904 else date(1899, 12, 31 if number < _NEVER else 30)
    try:
        return begin + timedelta(days=number)
    except OverflowError:
        return None


def _is_minute(tokens: Sequence[Token], at: int) -> bool:
    """m is a minute behind an hour and before a second, else a month."""
    named = [
        (number, token.words[0].lower())
        for number, token in enumerate(tokens)
        if token.kind == "date" or (token.kind == "bracket" and token.words[:1].lower() in ("h", "m", "s"))
    ]
    before = next((letter for number, letter in reversed(named) if number < at), "")
    after = next((letter for number, letter in named if number > at), "")
    return before == "h" or after == "s"


def _minute(letters: str, rest: Decimal) -> str:
    return str(int(rest) // 60 % 60).zfill(len(letters))


def _letters(letters: str, day: date, rest: Decimal, half: bool) -> str:
    length, kind = len(letters), letters[0].lower()
    if kind == "y":
        return f"{day.year % 100:02d}" if length <= 2 else f"{day.year:04d}"
    if kind == "m":
        name = _MONTHS[day.month - 1]
        return str(day.month).zfill(length) if length <= 2 else {3: name[:3], 5: name[0]}.get(length, name)
    if kind == "d":
        name = _DAYS[day.weekday()]
        return str(day.day).zfill(length) if length <= 2 else name[:3] if length == 3 else name
    if kind == "a":
        return ("星期" if length == 4 else "") + _WEEK[day.weekday()]
    hour = int(rest) // 3600
    if kind == "h":
        return str((hour - 1) % 12 + 1 if half else hour).zfill(min(length, 2))
    return str(int(rest) % 60).zfill(min(length, 2))


def _halves(words: str) -> tuple[str, str]:
    first, _, second = words.partition("/")
    return first, second


def _other(tokens: Sequence[Token], at: int, rest: Decimal) -> str:
    """What stands between: literals, and the fraction of a second behind its point."""
    token = tokens[at]
    if token.kind == "digit":
        before = sum(one.kind == "digit" for one in tokens[:at])
        fraction = f"{rest % 1:.3f}"[2:]
        return fraction[before] if before < 3 else "0"
    return token.words if token.kind == "mark" and token.words in "./," else literal(token)


def _in_characters(words: str) -> str:
    """[DBNum1]: 二〇二六年五月六日; four digits one by one, fewer as a number."""
    from checker.readers.docx.numerals import render

    def said(match: re.Match[str]) -> str:
        style = "ideographDigital" if len(match[0]) == 4 else "chineseCountingThousand"
        return render(int(match[0]), style)

    return re.sub("[0-9]{1,4}", said, words)
