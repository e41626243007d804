"""党务公开的程序：提出、审核、审批、实施四步写明，先后不乱。"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from checker import Document, Finding, Span, han_pattern, hookimpl

Step = Literal["propose", "review", "approve", "implement"]
_ORDER: tuple[Step, ...] = ("propose", "review", "approve", "implement")
_NAMES = {"propose": "提出", "review": "审核", "approve": "审批", "implement": "实施"}


@dataclass(frozen=True)
class Options:
    """``step`` is the step that must be written, or "order" for that of all four."""

    step: Literal["propose", "review", "approve", "implement", "order"]


_CLAUSE = han_pattern(r"程序|步骤|流程|环节|(?:怎么|怎样|如何)(?:做|公开|办)|公开办理|操作办法")
#: In the clause on procedure the word itself is the step.
_INSIDE = {
    "propose": han_pattern(
        r"(?:提出|申报|提报|拟定|拟订|拟出|草拟|起草)(?!(?:的)?(?:单位|部门|科室|支部|者|人))(?!(?:[^。;,\n]{0,6})?(?:意见|建议(?!方案)|申请(?!公开)|质疑|异议|批评|要求))"
        r"|制定[^。;,\n]{0,8}(?:计划|公开)|(?:收集|汇总|归集|梳理|整理|确定|报送|上报|列出)[^。;,\n]{0,14}公开(?:的)?(?:内容|事项|方案|材料|信息|范围)"
    ),
    "review": han_pattern(r"审核|审查|初审|核审|把关"),
    "approve": han_pattern(
        r"(?<!按照)(?<!按)(?<!依照)(?<!根据)(?:审批|审定|批准|报批|签发)(?!的)|(?:研究|讨论|会议|集体)[^。;,\n]{0,4}(?:决定|同意|通过|确定)"
        r"|(?:党委|党组|党工委|支部|支委会|总支|上级|书记)[^。;,\n]{0,4}(?:同意|批准|通过)(?!的)"
    ),
    "implement": han_pattern(
        r"实施(?!方案|办法|细则|意见|条例|步骤|程序)|公布|发布|张贴"
        r"|(?:组织|进行|予以|及时|按时|正式|对外)公开|向[^。;,\n]{1,16}公开|公开(?=[。;\n]|$)"
    ),
}
#: Elsewhere what is proposed or examined must be said too: these words alone are of many other matters.
_THING = r"(?:公开|方案|事项|内容|范围|目录|保密|信息)"
_OUTSIDE = {
    "propose": han_pattern(
        rf"(?:提出|申报|提报|拟定|拟订|拟出|草拟|起草)(?!意见|建议(?!方案)|申请|质疑)[^。;,\n]{{0,10}}?{_THING}(?:[^。;,\n]{{0,10}}(?:方案|内容|事项|范围))?"
        r"|(?:收集|汇总|归集|梳理|整理|列出)[^。;,\n]{0,14}(?:拟|需|应|待)(?:要|当)?公开(?:的)?(?:内容|事项|材料|信息)"
    ),
    "review": han_pattern(
        rf"(?:对|将)[^。;,\n]{{0,16}}{_THING}[^。;\n]{{0,12}}(?:审核|审查|把关)|保密审查|(?:审核|审查)[^。;,\n]{{0,10}}{_THING}"
    ),
    "approve": han_pattern(
        rf"{_THING}[^。;\n]{{0,12}}(?:审批|审定|批准|报批|集体研究决定)|(?:审批|审定|批准|报批)[^。;,\n]{{0,10}}(?:公开|方案)"
        r"|报[^。;,\n]{2,16}(?:审批|审定|批准)"
    ),
    "implement": han_pattern(
        r"(?:按照?|依照|根据)[^。;\n]{0,20}(?:方案|审批|批准)[^。;\n]{0,20}(?:实施|公开|公布|发布)"
        r"|(?:审批|批准|审定|审核)(?:同意|通过)?(?:之)?后[^。;\n]{0,20}(?<!不)(?:公开|公布|实施|发布)|组织实施公开"
        r"|(?:审批|批准|审定|同意|通过),(?:再|即|由[^。;,\n]{1,12})?(?:在|通过|于|以|利用)[^。;,\n]{2,24}(?:公开|公布|发布|张贴)"
    ),
}


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Pass with the clause of the step, or of all four in their order."""
    if options.step == "order":
        return _order(document)
    found = next(_said(document, options.step), None)
    if found is None:
        return Finding.failed(f"程序中没有“{_NAMES[options.step]}”这一步")
    return Finding.passed(*document.clauses(found))


def _order(document: Document) -> Finding:
    chain: list[Span] = []
    for step in _ORDER:
        places = list(_said(document, step))
        if not places:
            return Finding.not_applicable(f"四步不全，没有“{_NAMES[step]}”")
        after = next((place for place in places if not chain or place.start > chain[-1].start), None)
        if after is None:
            before = _NAMES[_ORDER[len(chain) - 1]]
            return Finding.failed(f"次序不对：“{_NAMES[step]}”应在“{before}”之后", places[-1], chain[-1])
        chain.append(after)
    return Finding.passed(*document.clauses(*chain))


def _said(document: Document, step: Step) -> Iterator[Span]:
    """Where the step is written: in the clause on procedure if there is one, else in the whole notice."""
    clauses = list(_clauses(document))
    patterns = _INSIDE if clauses else _OUTSIDE
    for area in clauses or [document.body]:
        for match in patterns[step].finditer(document.text, area.start, area.end):
            span = document.span(*match.span())
            if document.stance(span) != "denied":
                yield span


def _clauses(document: Document) -> Iterator[Span]:
    """The sections on procedure, and the lines that open with that word."""
    heads = [one for one in document.sections if _CLAUSE.search(document[one.heading])]
    for section in heads:
        yield document.span(section.heading.start, section.span.end)
    for line in document.lines:
        opening = _CLAUSE.search(document.text, line.start, min(line.end, line.start + 14))
        if document.body.covers(line) and opening and not any(one.span.covers(line) for one in heads):
            yield line
