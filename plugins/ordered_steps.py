"""步骤：各步都写到，次序也对；不在程序一条里、只在别处写到的请人核。"""

from dataclasses import dataclass
from typing import Literal

from checker import Document, Finding, Span, han_pattern, hookimpl

_HAN = "[一二三四五六七八九十百\\d]{1,4}"
#: How clauses are marked; a clause ends where the next of its kind begins.
_MARKS = tuple(
    han_pattern(one)
    for one in (
        rf"第{_HAN}[章节]",
        rf"第{_HAN}条",
        r"[一二三四五六七八九十]{1,3}、",
        r"[(][一二三四五六七八九十]{1,3}[)]",
    )
)
_ITEM = han_pattern(r"[(]?[一二三四五六七八九十\d]{1,3}[).、．]|[①-⑳]|第[一二三四五六七八九十]步")
#: What leaves a step out, right before its words or right after them.
_WAIVED = han_pattern(r"(?:免除?|免予|取消|省去|略去|(?:不|未|没有?)(?:再|另|统一)?(?:安排|设|组织|进行|要求)?)$")
_WAIVED_AFTER = han_pattern(r"(?:环节|程序|步骤)?(?:取消|免除|免(?!费)|从略|省略|不作要求|不再(?:进行|组织|安排|要求))")
#: What makes of a step the name of an office or a site: 人事考试网, 考试中心.
_NAMES = han_pattern(r"网|中心|院(?!系)|局")
_NEAR = 6
_STOP = han_pattern(r"[,。;:!?\n]")
#: How far what is done stands from what it is done to.
_CLAUSE = 12


@dataclass(frozen=True)
class Step:
    """One step: ``says`` is what the message calls it, ``any_of`` the words or vocabularies that write it, but within
    the longer words ``not_in``, which name a paper or a fee of it: where only they stand, it is asked about. A
    clause with one of ``done`` near one of ``to`` writes it too: 对报名者资格的初审, 审核材料."""

    says: str
    any_of: tuple[str, ...]
    not_in: tuple[str, ...] = ()
    done: tuple[str, ...] = ()
    to: tuple[str, ...] = ()


@dataclass(frozen=True)
class Options:
    """The ``steps``, in their order where they are ``ordered``.

    ``within`` are words of the heading, label or opening of the clause that lists the steps: a step that stands
    elsewhere only is asked about; without such a clause the whole notice is read. ``missing`` is the verdict for steps
    that stand nowhere. ``absent`` opens the message.
    """

    steps: tuple[Step, ...]
    ordered: bool = True
    within: tuple[str, ...] = ()
    missing: Literal["fail", "review"] = "fail"
    absent: str = "没有写到"


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Pass with the clause of each step, in their order."""
    areas = _areas(document, options.within)
    inside = [[span for span in _said(document, step) if _covered(span, areas)] for step in options.steps]
    lacking = [step for step, spans in zip(options.steps, inside, strict=True) if not spans]
    elsewhere = [(_said(document, step)[0], f"{step.says}写在别处") for step in lacking if _said(document, step)]
    shown = [
        min(spans, key=lambda span: _NAMES.match(document.text, span.end) is not None) for spans in inside if spans
    ]
    nowhere = [step.says for step in lacking if not _said(document, step)]
    hinted = [hint for step in lacking if not _said(document, step) for hint in _hints(document, step)]
    if len(hinted) == len(nowhere) > 0:
        return Finding.review(f"只写到“{document[hinted[0]]}”，{'、'.join(nowhere)}是不是程序的一步？", *hinted)
    if nowhere:
        told = f"{options.absent}：{'、'.join(nowhere)}"
        if options.missing == "review":
            return Finding.review(f"{told}。是否另有安排？", *shown, values={"missing": "、".join(nowhere)})
        return Finding.failed(told, related=shown, values={"missing": "、".join(nowhere)})
    if elsewhere:
        names = "、".join(step.says for step in lacking)
        return Finding.review(f"{names}没有列在程序里，只在别处说到，是不是程序的一步？", *elsewhere)
    if not options.ordered:
        return Finding.passed(*document.clauses(*shown))
    chain, broken = _chain(inside)
    if broken is None:
        return Finding.passed(*document.clauses(*chain))
    late = options.steps[broken].says
    return Finding.failed(
        f"次序不对：“{late}”应在“{options.steps[broken - 1].says}”之后", inside[broken][-1], chain[-1]
    )


def _said(document: Document, step: Step) -> list[Span]:
    """Where the step is written in the body, unless it is denied there."""
    other = list(document.find(step.not_in, document.body)) if step.not_in else []
    named = [span for span in document.find(step.any_of, document.body) if not any(one.covers(span) for one in other)]
    return [span for span in [*named, *_done(document, step)] if not _denied(document, span)]


def _done(document: Document, step: Step) -> list[Span]:
    """Where a clause tells that something is done to something."""
    found = []
    for deed in document.find(step.done, document.body) if step.done else ():
        around = document.span(
            max(document.body.start, deed.start - _CLAUSE), min(document.body.end, deed.end + _CLAUSE)
        )
        for thing in document.find(step.to, around):
            first, last = sorted([deed, thing])
            if not _STOP.search(document.text, first.end, last.start):
                found.append(Span(first.start, last.end))
                break
    return found


def _denied(document: Document, span: Span) -> bool:
    """Whether the words say that the step is left out: 无需体检, 免笔试, 体检环节取消."""
    waived = _WAIVED.search(document.text, max(0, span.start - _NEAR), span.start)
    return bool(waived or _WAIVED_AFTER.match(document.text, span.end)) or document.stance(span) == "denied"


def _hints(document: Document, step: Step) -> list[Span]:
    """The first of the longer words that only hint at the step, unless the step is denied somewhere."""
    denied = any(_denied(document, span) for span in document.find(step.any_of, document.body))
    return list(document.find(step.not_in, document.body))[:1] if step.not_in and not denied else []


def _areas(document: Document, words: tuple[str, ...]) -> list[Span]:
    """The sections whose headings hold one of *words*, and the paragraphs of the lines that open with one."""
    if not words:
        return [document.body]
    areas = [one.span for one in document.sections if document.find(words, one.heading)]
    for span in document.find(words, document.body):
        line = document.line(span)
        if span.start - line.start <= 14:
            areas.append(_below(document, line))
    return areas or [document.body]


def _below(document: Document, opening: Span) -> Span:
    """The clause that *opening* begins: to the next line that is marked as it is (第六条 … 第七条), or as a chapter."""
    mark = next((one for one in _MARKS if one.match(document[opening])), None)
    end = opening.end
    for line in document.lines:
        if line.start <= opening.start:
            continue
        if mark.match(document[line]) or _MARKS[0].match(document[line]) if mark else not _ITEM.match(document[line]):
            break
        end = line.end
    return Span(opening.start, end)


def _covered(span: Span, areas: list[Span]) -> bool:
    return any(area.covers(span) for area in areas)


def _chain(steps: list[list[Span]]) -> tuple[list[Span], int | None]:
    """The earliest rising run through all steps, and the index of the step that comes too early, if one does."""
    chain: list[Span] = []
    for index, spans in enumerate(steps):
        after = next((span for span in spans if not chain or span.start > chain[-1].start), None)
        if after is None:
            return chain, index
        chain.append(after)
    return chain, None
