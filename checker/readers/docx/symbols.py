"""Symbol fonts: what a code of Wingdings, Wingdings 2 or Symbol looks like, as a Unicode character."""

from collections.abc import Mapping
from functools import cache

#: Stands for a symbol that prints as something this table does not know. Not U+25A1, which is an empty tick box.
UNKNOWN = "▯"

# The faces, by hexadecimal code, after the correspondence tables of the Unicode Consortium (document L2/11-052).
_WINGDINGS = """
28☎ 29✆ 2A✉ 3C💾 46☞ 45☜ 47☝ 48☟ 4A☺ 6C● 6D❍ 6E■ 6F□ 70◻ 71❑ 72❒ 73⬧ 74⧫ 75◆ 76❖ 77⬥ 78⌧ 7B❀
80⓪ 81① 82② 83③ 84④ 85⑤ 86⑥ 87⑦ 88⑧ 89⑨ 8A⑩ 8B⓿ 8C❶ 8D❷ 8E❸ 8F❹ 90❺ 91❻ 92❼ 93❽ 94❾ 95❿
9E· 9F• A0▪ A1○ A3◉ A4◉ A7▪ A8□ AA✦ AB★ AC✶ AF✹ D8➢ DC➲ DF← E0→ E1↑ E2↓ E8➔ EF⇦ F0⇨ F1⇧ F2⇩ FB✗ FC✓ FD☒ FE☑
"""
_WINGDINGS_2 = """
4F✗ 50✓ 51☒ 52☑ 53☒ 54☒ 69⓪ 6A① 6B② 6C③ 6D④ 6E⑤ 6F⑥ 70⑦ 71⑧ 72⑨ 73⑩ 96● 97● 98● 99○ 9A○ 9E⦿ A0■ A2■ A3□ A4□
"""
_SYMBOL = """
A3≤ A5∞ A7♣ A8♦ A9♥ AA♠ AB↔ AC← AD↑ AE→ AF↓ B0° B1± B2″ B3≥ B4× B7• B8÷ B9≠ BA≡ BB≈ BC… D6√ D7⋅ DE⇒ E5∑
22∀ 61α 62β 67γ 64δ 65ε 71θ 6Cλ 6Dμ 70π 72ρ 73σ 74τ 66φ 77ω 44Δ 53Σ 57Ω
"""


def is_symbol_font(font: str | None) -> bool:
    """Whether the letters of *font* print as symbols."""
    return bool(font) and str(font).lower() in _faces()


def symbol(font: str | None, code: int) -> str:
    """What *code* prints as in *font*; a code of the private use area F000–F0FF stands for its low byte.

    >>> symbol("Wingdings", 0xF0FE), symbol("Wingdings 2", 0x52), symbol("宋体", 0x25A1), symbol("Webdings", 0xF0FF)
    ('☑', '☑', '□', '▯')
    """
    private = 0xF000 <= code <= 0xF0FF
    low = code & 0xFF if private else code
    face = _faces().get((font or "").lower())
    if face is not None and low in face:
        return face[low]
    if private and not is_symbol_font(font):  # a bullet whose font is not named: the oldest two tables agree on it
        return _faces()["symbol"].get(low) or _faces()["wingdings"].get(low, UNKNOWN)
    if face is not None:
        return " " if low == 0x20 else chr(low) if low < 0x7F and font and font.lower() == "symbol" else UNKNOWN
    printable = 0x20 <= code <= 0x10FFFF and not 0xD800 <= code <= 0xF8FF
    return chr(code) if printable else UNKNOWN


@cache
def _faces() -> Mapping[str, Mapping[int, str]]:
    named = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL}
    faces = {font: {int(item[:2], 16): item[2:] for item in table.split()} for font, table in named.items()}
    return {**faces, "wingdings 3": {}, "webdings": {}}
