"""有意见找谁：写了电话、意见箱，或者写明有疑问、有意见向谁、到哪里说。"""

from dataclasses import dataclass

from checker import ContactKind, Document, Finding, Span, han_pattern, hookimpl

_KINDS = (ContactKind.PHONE, ContactKind.EMAIL, ContactKind.MAILBOX, ContactKind.ADDRESS)
_SAY = (
    r"(?:反映|提出|咨询|查询|核对|核实|质询|询问|投诉|举报|查阅|了解|联系|告知|说明|索取|当面说)"
    r"(?!了|[^,。;\n]{0,6}(?:申请|方案|计划|报告|采购))"
)
#: Who has a question (有疑问、对账目不明白的), and where he is to take it; or an invitation with its address.
_ASK = han_pattern(
    r"(?:如|若|凡|有|对|倘|想)[^。;\n]{0,25}(?:疑问|疑义|疑惑|异议|意见|建议|问题|不明白|不清楚|不明之处|弄不清|出入|差错|不符|看法|了解)"
    r"[^。;\n]{0,12}?(?:(?:请|可以?|欢迎|应)[^。;\n]{0,12}?"
    r"(?:找|问|向|到|跟|同|打|拨|致电|来[电人信访]|投|联系|反映给|告知|咨询|扫|[报交送]至?)"
    r"|找|问(?![题责])|拨打|致电|来电|投[入进到])[^,。;\n]{2}"
    rf"|(?:请|可以?|欢迎)[^。;\n]{{0,14}}?(?:向|到|找|去|通过|于|在)[^。;\n]{{2,25}}?{_SAY}"
)
_NOBODY = han_pattern(r"(?:自行|自己|内部)(?:解决|协商|消化)|有关部门|相关部门|上级")


@dataclass(frozen=True)
class Options:
    """``absent`` is the message where no place is named."""

    absent: str = "没有写有意见向谁反映"


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Pass with the contact or the sentence; words that name nobody are asked about."""
    contacts = [one for one in document.contacts if one.kind in _KINDS and one.office and not one.published_only]
    usable = [one for one in contacts if "*" not in document[one.span]]
    if usable:
        return Finding.passed(*usable)
    vague: Span | None = None
    for match in _ASK.finditer(document.text, document.body.start):
        span = Span(*match.span())
        if document.stance(span) == "denied":
            continue
        if not _NOBODY.search(document.text, span.start, document.sentence(span).end):
            return Finding.passed(span)
        vague = vague or span
    if vague is not None:
        return Finding.review(f"“{document[vague]}”说的是哪个部门，职工找得到吗？", vague)
    return Finding.failed(options.absent)
