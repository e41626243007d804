"""What a number format makes of a number: ISO/IEC 29500-1, sections 18.8.30 and 18.8.31, as Chinese Excel and WPS
show it. A format that is not known here is said to be so; nothing is shown by half."""

import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation, localcontext
from typing import NamedTuple

from checker.readers.xlsx.moments import moment
from checker.readers.xlsx.tokens import Token, elapsed, literal, sections

_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)")
#: A number beyond these is none that a sheet can hold (IEEE 754 double); Excel keeps 15 digits.
_LARGEST = 400
_DIGITS = 15
#: General shows at most so many characters.
_WIDTH = 11


class Shown(NamedTuple):
    """What a cell shows. ``exact`` is false where the format is not known here and the number itself stands for it."""

    words: str
    exact: bool = True


def show(stored: str, code: str, since_1904: bool = False) -> Shown:
    """What the number *stored* (as the file has it) looks like in the format *code*.

    >>> [show(*one).words for one in (("1234.5", "#,##0.00"), ("0.256", "0.0%"), ("46148", 'yyyy"年"m"月"d"日"'))]
    ['1,234.50', '25.6%', '2026年5月6日']
    >>> [show(*one).words for one in (("370102199001010000", "General"), ("7", "000"), ("12000", '0!.0,"万元"'))]
    ['3.70102E+17', '007', '1.2万元']
    """
    number = _decimal(stored)
    if number is None:
        return Shown(stored)
    parts = sections(code)
    if parts is None:
        return Shown(general(number), False)
    tokens, signed = _section(parts, number)
    if any(token.kind == "date" or token.kind == "half" or elapsed(token) for token in tokens):
        words = moment(tokens, number, since_1904)
        return Shown(general(number), False) if words is None else Shown(words)
    words = _number(tokens, number, signed)
    return Shown(general(number), False) if words is None else Shown(words)


def show_text(words: str, code: str) -> str:
    """What a text looks like in the format *code*: its fourth part says, or the only one that has an @.

    >>> show_text("青禾县", '@"人民政府"'), show_text("青禾县", ";;;"), show_text("青禾县", "0.00")
    ('青禾县人民政府', '', '青禾县')
    """
    parts = sections(code) or ()
    own = parts[3] if len(parts) > 3 else parts[-1] if parts else ()
    if len(parts) < 4 and not any(token == ("mark", "@") for token in own):
        return words
    return "".join(words if token == ("mark", "@") else literal(token) for token in own)


def general(number: Decimal) -> str:
    """A number without a format: at most eleven characters, else with a power of ten.

    >>> [general(Decimal(one)) for one in ("0.30000000000000004", "1234567.891234", "123456789012", "-5", "0.00000012")]
    ['0.3', '1234567.891', '1.23457E+11', '-5', '1.2E-07']
    """
    number = _fifteen(number)
    if not number:
        return "0"
    whole = len(str(abs(int(number))))
    if abs(number) >= Decimal(10) ** _WIDTH or abs(number) < Decimal("0.0001"):
        return scientific(number, 0, 5, 2)
    places = max(0, _WIDTH - 1 - whole)
    return plain(number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))


def exact(stored: str) -> str:
    """The digits of a number as the file stores it, without a power of ten.

    >>> exact("3.7010219900101E+17"), exact("12.50"), exact("x")
    ('370102199001010000', '12.5', 'x')
    """
    number = _decimal(stored)
    return stored if number is None else plain(_fifteen(number))


def plain(number: Decimal) -> str:
    """*number* without a power of ten and without zeros at its end."""
    words = f"{number:f}"
    return words.rstrip("0").rstrip(".") if "." in words else words


def scientific(number: Decimal, least: int, most: int, power_digits: int) -> str:
    """*number* with a power of ten and from *least* to *most* digits behind the point."""
    power = number.adjusted() if number else 0
    mantissa = number.scaleb(-power).quantize(Decimal(1).scaleb(-most), ROUND_HALF_UP)
    if abs(mantissa) >= 10:
        mantissa, power = mantissa / 10, power + 1
    whole, _, digits = f"{mantissa:f}".partition(".")
    digits = digits[:most].rstrip("0").ljust(least, "0")
    return f"{whole}{'.' if digits else ''}{digits}E{'-' if power < 0 else '+'}{abs(power):0{power_digits}d}"


def _decimal(stored: str) -> Decimal | None:
    try:
        number = Decimal(stored.strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() and -_LARGEST < number.adjusted() < _LARGEST and len(stored) < 100 else None


def _fifteen(number: Decimal) -> Decimal:
    with localcontext() as context:
        context.prec, context.rounding = _DIGITS, ROUND_HALF_UP
        return +number


def _section(parts: tuple[tuple[Token, ...], ...], number: Decimal) -> tuple[tuple[Token, ...], bool]:
    """The part that is for *number*, and whether a minus must be put before it."""
    conditions = [_condition(part) for part in parts]
    if any(conditions):
        for part, condition in zip(parts, conditions, strict=True):
            if condition is None or _holds(number, *condition):
                return part, number < 0
        return parts[-1], number < 0
    numeric = [part for part in parts[:3] if ("mark", "@") not in part] or [(Token("general", "General"),)]
    if number < 0 and len(numeric) > 1:
        return numeric[1], False
    if number == 0 and len(numeric) > 2:
        return numeric[2], False
    return numeric[0], number < 0


def _condition(part: tuple[Token, ...]) -> tuple[str, str] | None:
    for token in part:
        match = _CONDITION.fullmatch(token.words) if token.kind == "bracket" else None
        if match:
            return match[1], match[2]
    return None


def _holds(number: Decimal, sign: str, bound: str) -> bool:
    limit = Decimal(bound)
    return {
        "<": number < limit, "<=": number <= limit, ">": number > limit, ">=": number >= limit,
        "=": number == limit, "<>": number != limit,
    }[sign]  # fmt: skip


def _number(tokens: tuple[Token, ...], number: Decimal, signed: bool) -> str | None:
    """A number that is no date; None where the format is not known here (fractions)."""
    styles = [token.words.lower() for token in tokens if token.kind == "bracket"]
    if any(style.startswith("dbnum") for style in styles):
        return _in_characters(tokens, number, styles)
    if any(token == ("mark", "/") for token in tokens):
        return None
    minus = "-" if signed else ""
    if not any(token.kind in ("digit", "general") for token in tokens):
        words = "".join(literal(token) if token.kind != "mark" else token.words for token in tokens)
        return minus + words.replace("@", general(abs(number))) if words else ""
    if any(token.kind == "general" for token in tokens):
        return minus + "".join(general(abs(number)) if one.kind == "general" else literal(one) for one in tokens)
    return minus + _digits(list(tokens), abs(number))


def _in_characters(tokens: tuple[Token, ...], number: Decimal, styles: list[str]) -> str | None:
    """[DBNum1] and [DBNum2], of whole numbers below 10,000: 壹仟贰佰元整."""
    from checker.readers.docx.numerals import render

    style = {"dbnum1": "chineseCountingThousand", "dbnum2": "chineseLegalSimplified"}.get(styles[0])
    if style is None or number != int(number) or not 0 <= number < 10_000:
        return None
    rest = [token for token in tokens if token.kind != "digit"]
    if len(tokens) - len(rest) > 1 or any(token.kind == "mark" for token in rest):
        return None
    said = render(int(number), style)
    return "".join(said if one.kind in ("digit", "general") else literal(one) for one in tokens)


def _digits(tokens: list[Token], number: Decimal) -> str:
    """Digits in the places that the format keeps for them, literals between them."""
    power = next((at for at, token in enumerate(tokens) if token.kind == "power"), None)
    if power is not None:
        before = tokens[:power]
        point = before.index(Token("mark", ".")) if Token("mark", ".") in before else len(before)
        places = [token.words for token in before[point:] if token.kind == "digit"]
        return scientific(number, places.count("0"), len(places), sum(one.kind == "digit" for one in tokens[power:]))
    last = max(at for at, token in enumerate(tokens) if token.kind == "digit")
    percents = sum(token == ("mark", "%") for token in tokens)
    scale = 0
    while last + 1 + scale < len(tokens) and tokens[last + 1 + scale] == ("mark", ","):
        scale += 1
    number = number.scaleb(2 * percents - 3 * scale)
    point = tokens.index(Token("mark", ".")) if Token("mark", ".") in tokens else len(tokens)
    behind = [token.words for token in tokens[point:] if token.kind == "digit"]
    rounded = _fifteen(number).quantize(Decimal(1).scaleb(-len(behind)), ROUND_HALF_UP)
    whole, _, fraction = f"{rounded:f}".partition(".")
    grouped = any(token == ("mark", ",") and at < last for at, token in enumerate(tokens[:point]))
    return _whole(tokens[:point], whole.lstrip("0"), grouped) + _fraction(tokens[point:], fraction)


def _whole(tokens: list[Token], digits: str, grouped: bool) -> str:
    """The places before the point, filled from the right; the first takes all digits that are left."""
    places = [at for at, token in enumerate(tokens) if token.kind == "digit"]
    written: list[str] = []
    count = 0
    for at in range(len(tokens) - 1, -1, -1):
        token = tokens[at]
        if token.kind != "digit":
            written.append("%" if token == ("mark", "%") else literal(token))
            continue
        wanted = len(digits) - count if at == places[0] else 1
        for _ in range(max(wanted, 1)):
            digit = digits[len(digits) - 1 - count] if count < len(digits) else {"0": "0"}.get(token.words, "")
            if digit and grouped and count and count % 3 == 0:
                written.append(",")
            written.append(digit)
            count += 1
    return "".join(reversed(written))


def _fraction(tokens: list[Token], fraction: str) -> str:
    """From the point on; # prints no zero at the end."""
    places = [token.words for token in tokens if token.kind == "digit"]
    least = max((at + 1 for at, place in enumerate(places) if place == "0"), default=0)
    kept = fraction.rstrip("0").ljust(least, "0")
    digits = iter(kept)
    written = []
    for token in tokens:
        if token.kind == "digit":
            written.append(next(digits, ""))
        elif token.kind == "mark":
            written.append(token.words if token.words in ".%" else "")
        else:
            written.append(literal(token))
    return "".join(written)
