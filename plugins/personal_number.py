"""个人号码已遮盖：公民身份号码、个人银行账号、个人手机号没有写全的。受理电话、单位收款账户依法要公开，不算。"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from checker import ContactKind, Document, Edit, Finding, Span, han_pattern, hookimpl

_NAMES = {"identity": "公民身份号码", "account": "个人银行账号", "mobile": "个人手机号"}
_IDENTITY = han_pattern(r"身份|证件号")
_OTHER = han_pattern(r"编号|代码|识别号|单号")


@dataclass(frozen=True)
class Options:
    """Of a ``number`` the first and last characters may be shown: ``keep_first`` and ``keep_last``."""

    number: Literal["identity", "account", "mobile"]
    keep_first: int
    keep_last: int


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Fail with every place where a number stands in full; no words of the finding repeat it."""
    what = _NAMES[options.number]
    numbers = list(_FIND[options.number](document))
    full = [(span, number) for span, number, is_masked in numbers if not is_masked]
    if full:
        edits = [Edit(span, _masked(number, options), safe=True) for span, number in full]
        return Finding.failed(f"有{len(full)}处{what}没有遮盖，公布前请遮盖", *(span for span, _ in full), edits=edits)
    shown = [(span, "已遮盖") for span, *_ in numbers] + [
        (span, "公务用，不必遮盖") for span in _office(document, options)
    ]
    return Finding.passed(*shown, message="" if numbers else f"全文没有{what}")


def _office(document: Document, options: Options) -> Iterator[Span]:
    """Numbers of the same kind that are the office's: what a reader may take for a leak, and is none."""
    if options.number == "account":
        yield from (one.span for one in document.accounts if one.office)
    elif options.number == "mobile":
        mobiles = {phone.span for phone in document.phones if phone.kind == "mobile"}
        yield from (one.span for one in document.contacts if one.office and one.span in mobiles)


def _masked(number: str, options: Options) -> str:
    end = len(number) - options.keep_last
    return number[: options.keep_first] + "*" * (end - options.keep_first) + number[end:]


def _identities(document: Document) -> Iterator[tuple[Span, str, bool]]:
    """15 digits have no check character: they count only where a label or head says what they are."""
    labels = {field.value.start: document[field.label] for field in document.fields}
    for one in document.identity_numbers:
        label = labels.get(one.span.start, "")
        named = _IDENTITY.search(label) or document.near(one.span, ["身份证", "身份号", "证件号"])
        if one.masked or named or (len(one.number) == 18 and not _OTHER.search(label)):
            yield one.span, one.number, one.masked


def _accounts(document: Document) -> Iterator[tuple[Span, str, bool]]:
    return ((one.span, one.number, one.masked) for one in document.accounts if not one.office)


def _mobiles(document: Document) -> Iterator[tuple[Span, str, bool]]:
    numbers = {phone.span: phone for phone in document.phones if phone.kind in ("mobile", "masked")}
    for contact in document.contacts:
        if contact.kind is ContactKind.PHONE and not contact.office and contact.span in numbers:
            yield contact.span, numbers[contact.span].number, numbers[contact.span].kind == "masked"


_FIND = {"identity": _identities, "account": _accounts, "mobile": _mobiles}
