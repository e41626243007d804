"""落款单位：文末有发布单位署名。"""

import re

from checker import Document, Finding, hookimpl

#: On platforms that print no signature the notice ends with who is responsible for it.
_RESPONSIBLE = re.compile(r"(?:招标|采购|比选|询价|建设|发包|出让|转让|拍卖)(?:人|单位|方)(?:名称)?(?:\(盖章\))?$")


@hookimpl
def check(document: Document) -> Finding:
    """Pass where an issuer signs at the end, or the closing contacts name the party responsible for the notice."""
    signed = document.signature.issuers
    for field in reversed(document.fields):
        if field.value and field.owner is None and _RESPONSIBLE.search(document[field.label].replace(" ", "")):
            return Finding.passed(*dict.fromkeys((*signed, field.value)))
    if signed:
        return Finding.passed(*signed)
    return Finding.failed("文末没有发布单位署名")
