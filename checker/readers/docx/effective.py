"""Effective formatting: what a run or paragraph says itself, before its styles, before the defaults of the document."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from checker.layout import RunFormat
from checker.readers.docx.properties import TOGGLES, paragraph_properties, run_properties
from checker.readers.docx.styles import Styles
from checker.readers.docx.theme import Theme
from checker.readers.docx.xml import attribute, child

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


class Styled(NamedTuple):
    """The styles that a paragraph or run stands under; None is the default paragraph style, or no style at all."""

    table: str | None = None
    paragraph: str | None = None
    character: str | None = None


class Effective:
    """Resolves properties in the order of section 17.7.2: defaults, table, paragraph and character style, direct.

    Of a table style only what it says of the whole table counts, not what it says of first rows or last columns.
    """

    def __init__(self, styles: Styles, theme: Theme) -> None:
        self._styles = styles
        self._theme = theme
        self._runs: dict[Styled, Mapping[str, Any]] = {}
        self._formats: dict[Styled, RunFormat] = {}
        self._paragraphs: dict[Styled, Mapping[str, Any]] = {}
        self._said: dict[tuple[str | None, bool], Mapping[str, Any]] = {}

    def run(self, properties: "Element | None", styled: Styled) -> RunFormat:
        """How a run with those direct *properties* prints; its character style is taken from them."""
        written = child(properties, "w:rStyle")
        character = attribute(written, "w:val") if written is not None else None
        styled = styled._replace(character=character)
        if properties is None or len(properties) == (written is not None):
            if styled not in self._formats:
                self._formats[styled] = _format(self._by_styles(styled))
            return self._formats[styled]
        return _format({**self._by_styles(styled), **run_properties(properties, self._theme)})

    def paragraph(self, properties: "Element | None", styled: Styled) -> Mapping[str, Any]:
        """The fields of a ParagraphFormat that are said, of a paragraph with those direct *properties*."""
        if styled not in self._paragraphs:
            said = dict(paragraph_properties(child(self._styles.defaults, "w:pPrDefault", "w:pPr")))
            for element in [*self._chain(styled.table), *self._chain(styled.paragraph, default=True)]:
                said.update(paragraph_properties(child(element, "w:pPr")))
            self._paragraphs[styled] = said
        return {**self._paragraphs[styled], **paragraph_properties(properties)}

    def _by_styles(self, styled: Styled) -> Mapping[str, Any]:
        if styled not in self._runs:
            defaults = run_properties(child(self._styles.defaults, "w:rPrDefault", "w:rPr"), self._theme)
            layers = [
                self._of_style(styled.table),
                self._of_style(styled.paragraph, default=True),
                self._of_style(styled.character),
            ]
            merged = dict(defaults)
            for layer in layers:
                merged.update(layer)
            for toggle in TOGGLES:
                votes = sum(bool(layer.get(toggle)) for layer in layers)
                merged[toggle] = bool(defaults.get(toggle)) or votes % 2 == 1
            self._runs[styled] = merged
        return self._runs[styled]

    def _of_style(self, style: str | None, default: bool = False) -> Mapping[str, Any]:
        """What a style says of runs, with what it is based on."""
        if (style, default) not in self._said:
            said: dict[str, Any] = {}
            for element in self._chain(style, default):
                said.update(run_properties(child(element, "w:rPr"), self._theme))
            self._said[style, default] = said
        return self._said[style, default]

    def _chain(self, style: str | None, default: bool = False) -> "list[Element]":
        """The w:style elements of *style*, the farthest first. Where there is no such style, the default paragraph
        style with *default*, else none: the default styles of characters and tables say nothing."""
        chain = list(self._styles.chain(style))
        if not default and (style is None or not chain or chain[0].id != style):
            return []
        return [item.element for item in reversed(chain)]


def _format(said: Mapping[str, Any]) -> RunFormat:
    fields = {key: value for key, value in said.items() if key != "highlight"}
    fields["shading"] = said.get("highlight") or said.get("shading", "")
    return RunFormat(**fields)
