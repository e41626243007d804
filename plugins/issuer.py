"""落款单位：文末有发布单位署名。"""

import re
from collections.abc import Iterator

from checker import Document, Finding, Span, hookimpl

#: On platforms that print no signature the notice ends with who is responsible for it.
_RESPONSIBLE = re.compile(r"(?:招标|采购|比选|询价|建设|发包|出让|转让|拍卖)(?:人|单位|方)(?:名称)?(?:\(盖章\))?$")
_NAME = re.compile(r"(?:单位)?(?:名称|全称)$")
_ALONE = re.compile(
    r"(?:\d{1,2}[、.．])?(?:招标|采购|比选|询价|建设|发包|出让|转让|拍卖)(?:人|单位|方)(?:名称|信息)?(?:\(盖章\))?"
    r"(?::|[ \t]+(?P<value>\S.*))?"
)
_CONTACT_PART = re.compile(r"[^\n]{0,12}联系(?:方式|方法|我们|信息|事项)[^\n。]{0,6}$")
#: What opens a notice names the parties to the project, and signs nothing; its last third closes it.
_CLOSING = 2 / 3


@hookimpl
def check(document: Document) -> Finding:
    """Pass where an issuer signs at the end, or the closing contacts name the party responsible for the notice."""
    signed = document.signature.issuers
    named = list(_named_at_end(document, _closing(document)))
    if signed or named:
        return Finding.passed(*dict.fromkeys((*signed, *named[-1:])))
    return Finding.failed("文末没有发布单位署名")


def _closing(document: Document) -> int:
    """Where the closing part begins: at a heading 联系方式, else with the last third of the text."""
    late = int(len(document.text) * _CLOSING)
    heads = [line.start for line in document.lines if _CONTACT_PART.match(document[line])]
    return min((*heads, late))


def _named_at_end(document: Document, start: int) -> Iterator[Span]:
    """The responsible party by its label, in one line or, as scraped pages have it, on the line below the label."""
    for field in document.fields:
        label = document[field.label].replace(" ", "")
        if field.value and field.owner is None and field.value.start >= start and _RESPONSIBLE.search(label):
            yield field.value
    lines = [line for line in document.lines if line.start >= start]
    for number, line in enumerate(lines):
        alone = _ALONE.fullmatch(document[line].strip())
        if alone is None:
            continue
        if alone["value"]:
            yield line
        elif number + 1 < len(lines):
            below = lines[number + 1]
            yield below
