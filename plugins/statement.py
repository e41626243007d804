"""一句话：用词、相邻的词和值都写在一处，才算写明。"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from checker import ContactKind, Document, Finding, Span, hookimpl

Value = Literal["", "phone", "date", "money", "person", "organization", "percentage", "document_number"]
_VALUES = {
    "phone": "电话",
    "date": "日期",
    "money": "金额",
    "person": "姓名",
    "organization": "单位名称",
    "percentage": "百分比",
    "document_number": "文号",
}
_FACTS: dict[str, Callable[[Document], list[Span]]] = {
    "phone": lambda document: [one.span for one in document.contacts if one.kind is ContactKind.PHONE],
    "date": lambda document: [one.span for one in document.dates],
    "money": lambda document: [one.span for one in document.money],
    "person": lambda document: [one.span for one in document.persons],
    "organization": lambda document: [one.span for one in document.organizations],
    "percentage": lambda document: [one.span for one in document.percentages],
    "document_number": lambda document: [one.span for one in document.document_numbers],
}


@dataclass(frozen=True)
class Options:
    """``any_of`` words or vocabularies must stand in the notice, ``all_of`` each somewhere; with ``near`` one of those
    must stand in the same sentence, with ``value`` a value of that kind. ``absent`` is the message where it fails."""

    any_of: tuple[str, ...] = ()
    all_of: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    value: Value = ""
    absent: str = ""


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Pass with the words, and the value where one is asked for."""
    missing = [word.lstrip("@") for word in options.all_of if not document.find(word)]
    if missing:
        return Finding.failed(options.absent or f"没有写明{'、'.join(missing)}")
    found = document.find(options.any_of) if options.any_of else tuple(document.find(w)[0] for w in options.all_of)
    lacking: Span | None = None
    for span in found:
        if options.near and not document.near(span, options.near):
            continue
        if not options.value:
            return Finding.passed(span)
        value = next(_values_near(document, options.value, span), None)
        if value is not None:
            return Finding.passed(span, value)
        lacking = lacking or span
    if lacking is not None:
        return Finding.failed(f"“{document[lacking]}”后没有写{_VALUES[options.value]}", lacking)
    return Finding.failed(options.absent or "没有写明")


def _values_near(document: Document, kind: Value, span: Span) -> Iterator[Span]:
    """The values of *kind* in the sentence of *span*, or in the value of the field whose label holds it."""
    around = [document.sentence(span)]
    around += [field.value for field in document.fields if field.label.overlaps(span) and field.value]
    for place in _FACTS[kind](document):
        if any(area.covers(place) for area in around):
            yield place
