"""采购人：写明采购人（采购单位）的名称。"""

from itertools import pairwise

from checker import Document, Finding, Span, han_pattern, hookimpl

_LABEL = han_pattern(r"(?:采购|比选|询价|招标|项目)(?:人|单位|方)(?:名称|全称|信息)?")
_NAME = han_pattern(r"(?:单位)?(?:名称|全称)")
_PART = han_pattern(r"[^\n]{0,8}采购(?:人|单位)(?:信息|名称|联系方式|基本情况)?:?[ \t]*$")
_FOR = han_pattern(r"受(?P<name>[^,。;\n]{3,40}?)(?:的)?委托")
_EMPTY = han_pattern(r"[\s/\\|—–\-_.。:无]*")


@hookimpl
def check(document: Document) -> Finding:
    """Pass with the name under its label, in the part 采购人信息, or in "受某某委托"."""
    slot = None
    for field in document.fields:
        label = "".join(document[field.label].split())
        own = _LABEL.fullmatch(label) is not None
        line = document.line(field.label)
        if not own and not (_NAME.fullmatch(label) and _PART.match(_above(document, line.start))):
            continue
        if field.value and not _EMPTY.fullmatch(document[field.value]):
            return Finding.passed(field.value)
        slot = slot or field.label
    below = _below(document)
    if below:
        return Finding.passed(below)
    charged = _FOR.search(document.text)
    if charged:
        return Finding.passed(document.span(*charged.span("name")))
    return Finding.failed("采购人后面空着", slot) if slot else Finding.failed("没有写采购人名称")


def _below(document: Document) -> Span | None:
    """The organisation on the line below a label that has its line to itself, as pages copied cell by cell have it."""
    named = {one.span for one in document.organizations}
    for label, line in pairwise(document.lines):
        if line in named and _LABEL.fullmatch("".join(document[label].split())):
            return line
    return None


def _above(document: Document, start: int) -> str:
    """The line above, whatever blank lines are between."""
    end = start
    while end > 0 and document.text[end - 1].isspace():
        end -= 1
    return document.text[document.text.rfind("\n", 0, end) + 1 : end]
