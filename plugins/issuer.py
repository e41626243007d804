"""落款单位：文末有发布单位署名。"""

from collections.abc import Iterator

from checker import Document, Field, Finding, Span, han_pattern, hookimpl

#: On platforms that print no signature the notice ends with who is responsible for it.
_RESPONSIBLE = han_pattern(r"(?:招标|采购|比选|询价|建设|发包|出让|转让|拍卖)(?:人|单位|方)(?:名称)?(?:\(盖章\))?$")
_ALONE = han_pattern(
    r"(?:\d{1,2}[、.．])?(?:招标|采购|比选|询价|建设|发包|出让|转让|拍卖)(?:人|单位|方)(?:名称|信息)?(?:\(盖章\))?"
    r"(?::|[ \t]+(?P<value>\S.*))?"
)
_CONTACT_PART = han_pattern(r"[^\n]{0,12}联系(?:方式|方法|我们|信息|事项)[^\n。]{0,6}$")
_CONTACT_LINE = han_pattern(
    r"[ \t]*(?:[^:\n]{0,12}(?:联系|电话|手机|地址|邮箱|邮编|传真|招标|采购|代理|监督)[^:\n]{0,8}:|\d{4}年)"
)
_DEPARTMENT = han_pattern(r"[一-鿿()]{4,}(?:[部处科室局院所队站办厂校会]|中心|公司|集团|政府|机关)")
#: What opens a notice names the parties to the project, and signs nothing; its last third closes it.
_CLOSING = 2 / 3


@hookimpl
def check(document: Document) -> Finding:
    """Pass where an issuer signs at the end, or the closing contacts name the party responsible for the notice."""
    start = _closing(document)
    above = {field.value for field in _responsible(document) if field.value.start < start}
    signed = [issuer for issuer in document.signature.issuers if issuer not in above]
    named = list(_named_at_end(document, start)) or ([] if signed else list(_titled(document)))
    if signed or named:
        return Finding.passed(*dict.fromkeys((*signed, *(named or sorted(above))[-1:])))
    return Finding.failed("文末没有发布单位署名")


def _titled(document: Document) -> Iterator[Span]:
    """A last line that is no sentence and begins with the unit that opens the title: its name, or its department's."""
    for line in document.lines[-2:]:
        words = document[line]
        opens = document.title is not None and line.start >= document.title.end and len(words) <= 30
        if opens and _DEPARTMENT.fullmatch(words) and document.title_text.startswith(words[:4]):
            yield line


def _closing(document: Document) -> int:
    """Where the closing part begins: at a heading 联系方式, with the contacts that end the text, or its last third."""
    late = int(len(document.text) * _CLOSING)
    heads = [line.start for line in document.lines if _CONTACT_PART.match(document[line])]
    for line in reversed(document.lines):
        if not _CONTACT_LINE.match(document[line]):
            break
        heads.append(line.start)
    return min((*heads, late))


def _responsible(document: Document) -> Iterator[Field]:
    for field in document.fields:
        label = document[field.label].replace(" ", "")
        if field.value and field.owner is None and _RESPONSIBLE.search(label):
            yield field


def _named_at_end(document: Document, start: int) -> Iterator[Span]:
    """The responsible party by its label, in one line or, as scraped pages have it, on the line below the label."""
    yield from (field.value for field in _responsible(document) if field.value.start >= start)
    lines = [line for line in document.lines if line.start >= start]
    for number, line in enumerate(lines):
        alone = _ALONE.fullmatch(document[line].strip())
        if alone is None:
            continue
        if alone["value"]:
            yield line
        elif number + 1 < len(lines):
            yield lines[number + 1]
