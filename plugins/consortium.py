"""是否接受联合体：写明接受或者不接受；只写“接受联合体的，应当……”或者没有勾选，不算写明。"""

from checker import Document, Finding, han_pattern, hookimpl

_TICK = "[☑√✓✔■☒●]"
_BOX = "[□☐○]"
#: A choice that was ticked, before or behind its words, or filled in: "不接受(接受或不接受)".
_TICKED = han_pattern(
    rf"{_TICK}\s*(?:不?(?:接受|允许)|是|否)|(?:不?(?:接受|允许)|是|否)\s*[(]?{_TICK}"
    r"|(?:不?接受|不?允许)\s*[(]\s*(?:不?接受|不?允许)\s*[/或、]\s*(?:不?接受|不?允许)\s*[)]"
)
_OPEN = han_pattern(
    rf"{_BOX}\s*(?:接受|允许|是)[^。;\n]{{0,6}}{_BOX}\s*(?:不|否)|(?:接受|允许)\s*[/或]\s*不(?:接受|允许)|(?:不接受|是)\s*/\s*(?:接受|否)"
)
_REFUSES = han_pattern(
    r"(?:不接受|不允许|不得|不可以?|谢绝|禁止|拒绝|不采用|不同意|不支持|非)[^。;,\n]{0,16}?联合体"
    r"|联合体[^。;,\n]{0,14}?:?\s*(?:不接受|不允许|不得|谢绝|不予接受|不可以)"
    r"|(?:不接受|不允许|不得|谢绝|禁止|拒绝|不同意)[^。;,\n]{0,16}?联合(?:投标|参加|报名|响应|申请|报价)"
)
_ANSWERS = han_pattern(
    r"联合体[^。;,:\n]{0,14}:\s*(?:不|否|是|接受|允许|可以|无)|是否[^。;\n]{0,6}联合体[^。;,:\n]{0,8}[:\s|]+(?:不|否|是|接受|允许|可以)"
)
#: Accepting; 接受联合体投标的,应… says what holds if it is, and not that it is.
_ACCEPTS = han_pattern(
    r"(?<!是否)(?<!不)(?<!如)(?<!若)(?<!如果)(?:接受|允许|可以?|同意|欢迎)(?:自愿|投标人|供应商|申请人|以|由|组成|采用|采取|\s){0,4}"
    r"联合体(?:形式)?(?:方式)?(?:投标|参加|参与|资格预审|申请|响应|磋商|谈判|报价|承包)*(?![^,。;\n]{0,6}的(?![^,。;\n]))"
)
_IF = han_pattern(r"[^,。;\n]{0,8}的\s*(?:,|应|须|需|其|,?联合体)")


@hookimpl
def check(document: Document) -> Finding:
    """Pass with the words that decide."""
    mentions = document.find(("联合体", "联合投标", "联合参加", "联合报名", "联合响应", "联合申请", "联合报价"))
    for mention in mentions:
        sentence = document.sentence(mention)
        words = document[sentence]
        ticked = _TICKED.search(words)
        if ticked is None and _OPEN.search(words):
            return Finding.failed("是否接受联合体，没有选定", sentence)
        for pattern in (_TICKED, _ANSWERS, _REFUSES, _ACCEPTS):
            for match in pattern.finditer(words):
                if pattern is _ACCEPTS and _IF.match(words, match.end()):
                    continue
                return Finding.passed(document.span(sentence.start + match.start(), sentence.start + match.end()))
    for field in document.fields:
        if "联合体" in document[field.label] and document[field.value].strip()[:1] in ("是", "否", "不", "接", "允"):
            return Finding.passed(field.value)
    if mentions:
        return Finding.failed("提到了联合体，没有写明接受还是不接受", mentions[0])
    return Finding.failed("没有写是否接受联合体投标")
