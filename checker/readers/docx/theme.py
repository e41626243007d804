"""The theme: which fonts stand for the headings and the body of a document."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from checker.readers.docx.xml import child, children

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

#: The script whose font stands for East Asian characters where the theme names none itself, by the language of the
#: settings (w:themeFontLang/@w:eastAsia).
_SCRIPTS = {"zh-tw": "Hant", "zh-hk": "Hant", "zh-mo": "Hant", "ja-jp": "Jpan", "ko-kr": "Hang"}


class Theme:
    """The fonts of a theme. ``font`` takes a value of ST_Theme, such as minorEastAsia."""

    def __init__(self, root: "Element | None", language: str | None) -> None:
        """*language* is the East Asian language of the settings, None where they name none."""
        self._fonts: dict[str, str] = {}
        scheme = child(root, "a:themeElements", "a:fontScheme")
        for kind in ("major", "minor"):
            fonts = child(scheme, f"a:{kind}Font")
            if fonts is not None:
                self._fonts.update(_fonts(fonts, kind, language))

    def font(self, name: str) -> str | None:
        """The font that *name* stands for, None where the theme does not tell."""
        return self._fonts.get(name)


def _fonts(fonts: "Element", kind: str, language: str | None) -> Mapping[str, str]:
    latin, asian = (_face(child(fonts, f"a:{name}")) for name in ("latin", "ea"))
    if not asian and language:
        chinese = "Hans" if language.lower().startswith("zh") else ""
        script = _SCRIPTS.get(language.lower(), chinese)
        asian = next((_face(item) for item in children(fonts, "a:font") if item.get("script") == script), "")
    named = {f"{kind}EastAsia": asian, f"{kind}Ascii": latin, f"{kind}HAnsi": latin}
    return {key: face for key, face in named.items() if face}


def _face(element: "Element | None") -> str:
    return (element.get("typeface") or "").strip() if element is not None else ""
