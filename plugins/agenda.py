"""议题：写明会议审议、听取、表决（或者已经通过）什么，有名称；只说“有关事项”不算。"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from checker import Document, Finding, Span, han_pattern, hookimpl

_LABEL = han_pattern(
    r"表决项目|议案|议程|议题|会议内容|主要内容|审议(?:事项|内容)|表决事项|会议事项|通过事项|决议(?:内容|事项)"
)
_THING = (
    r"《[^》\n]{2,60}》|[^,。;:、\n《]{0,30}(?:方案|报告|办法|草案|合同|协议|细则|制度|预算|决算|规定|议案|提案|人选|名单|委员"
    r"|干部|领导人员|领导班子|计划|章程|述职|招待费|福利费|职工代表|调整|奖金|工资)"
)
_COMING = han_pattern(
    rf"(?:审议|听取|讨论|表决|票决|选举|评议|测评|审查|协商|通过)(?:并|和|、|审议|表决|通过|讨论|选举产生|了|关于|有关)*[:\s]*(?P<thing>{_THING})"
)
_DONE = han_pattern(
    rf"(?:(?:审议|表决|票决|讨论|一致|举手|投票)?通过(?!后)|选举产生|选举|同意|决定|审议(?:并)?(?:表决|票决)?)(?:了|并)*(?:关于|有关)?[:\s]*(?P<thing>{_THING})"
)
_BEFORE = han_pattern(
    r"(?P<thing>《[^》\n]{2,60}》)[^。;\n]{0,40}(?:获得?(?:表决|审议)?通过|表决通过|审议通过|同意\s*\d|赞成\s*\d|通过)"
)
_ELECTED = han_pattern(
    r"(?:(?:选举|推选|补选)(?:产生)?(?=[^,。;\n]{2,40}(?:为|担任))|(?=[^,。;\n]{2,20}当选))(?P<thing>[^,。;\n]{4,60})"
)
#: What leads to a list: 将提交大会审议的事项公告如下:
_LEAD = han_pattern(r"(?:审议|表决|讨论|听取|议程|议题|提交)[^。\n]{0,30}:$")
_LEAD_DONE = han_pattern(r"(?:通过|决议|表决|审议)[^。\n]{0,30}:$")
_ELSEWHERE = han_pattern(r"(?:请?详?见|参见|按)[^。;\n]{0,20}(?:附件|附表|通知|议程表)")
_EMPTY = han_pattern(
    r"[\s\W]*|(?:待定|另行通知)[。;]?|(?:审议|讨论|研究)?(?:有关|相关|其他|各项|上述)(?:事项|议题|工作)[。;]?"
)


@dataclass(frozen=True)
class Options:
    """``done``: what has been passed counts, not what will be put to the meeting."""

    done: bool = False


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Pass with what is put to the meeting, or was passed by it."""
    pattern = _DONE if options.done else _COMING
    titled = document.title is not None and options.done
    window = Span(document.title.start if document.title and titled else document.body.start, len(document.text))
    found = [Span(*m.span("thing")) for m in pattern.finditer(document.text, *window)]
    if options.done:
        found += [Span(*m.span("thing")) for one in (_BEFORE, _ELECTED) for m in one.finditer(document.text, *window)]
    if found:
        return Finding.passed(*dict.fromkeys(sorted(found)))
    empty: Span | None = None
    for label, content in _listed(document, options.done):
        words = document[content]
        if _ELSEWHERE.search(words):
            return Finding.review(f"“{document[label]}”写的是“{words[:30]}”，请核那里是否列明", content)
        if not _EMPTY.fullmatch(words):
            return Finding.passed(document.span(content.start, min(content.end, content.start + 80)))
        empty = empty or label
    what = "审议通过了什么" if options.done else "审议、表决什么"
    return Finding.failed(f"没有写会议{what}", *([empty] if empty else []))


def _listed(document: Document, done: bool) -> Iterator[tuple[Span, Span]]:
    """The fields, leads, heads and sections that give the agenda, each with its content."""
    for line, below in pairwise(document.lines):
        lead = (_LEAD_DONE if done else _LEAD).search(document[line])
        if lead and below.start < document.signature.start:
            yield line, below
    for field in document.fields:
        if _LABEL.search("".join(document[field.label].split())):
            yield field.label, field.value
    for table in document.tables:
        for cell in table.cells:
            under = table.at(cell.row + cell.rows, cell.column)
            if under is not None and _LABEL.search("".join(document[cell.span].split())):
                yield cell.span, under.span
    for section in document.sections:
        if _LABEL.search(document[section.heading]):
            yield section.heading, document.span(min(section.heading.end, section.span.end), section.span.end)
