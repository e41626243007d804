"""民主评议：每名被评议的人有结果，各等次票数之和等于总票数，不称职的写明是不是连续两次。"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from checker import Document, Filling, Finding, Span, filling, han_pattern, hookimpl, is_person_name

_GRADE = (
    r"优秀|良好|称职|基本称职|不称职|合格|基本合格|不合格|满意|比较满意|基本满意|不满意|较好|一般|较差|好|差"
    r"|不了解|弃权"
)
_IS_GRADE = han_pattern(rf"(?:评议)?(?:为)?[“\"]?(?:{_GRADE})[”\"]?(?:等次|票数?|人数|\(票\))*")
_RESULT = han_pattern(r"(?:评议|测评|考核|评定)?(?:结果|等次|等级|结论|档次|意见)$")
_TOTAL = han_pattern(
    r"(?:实到|参评|参加(?:评议|测评)?|有效|收回|发出)(?:有效)?(?:票数?|人数|测评票|评议票|选票)*|总?票数|合计|总数|测评票数|评议人数"
)
_COUNT = han_pattern(r"(?P<number>[0-9]{1,5})\s*(?:票|人|张|名)?")
_SAID = han_pattern(rf"(?P<grade>{_GRADE})(?:等次|票|的)?[:为有得]?\s*(?P<number>[0-9]{{1,5}})\s*[票人名张]")
_ALL = han_pattern(r"(?:收回|有效|实收|参评|参加评议|实到)[^,。;\n0-9]{0,14}(?P<number>[0-9]{1,5})\s*[票人名张份]")
_GRADED = han_pattern(
    rf"(?:评议|测评|考核|评定|评为|等次|结果|综合评价)[^,。;、\n]{{0,12}}?(?:为|是|:)?[“\"]?(?P<grade>{_GRADE})[”\"]?(?!\s*[:为]?\s*[0-9]|[一-鿿]*率|[”\"]?[、,和或](?:{_GRADE}))"
)
#: "李青松 称职;王大山:优秀": a name and right after it the grade.
_NAMED = han_pattern(
    rf"(?:^|(?<=[;、,。:\s]))(?!评议|测评|等次|结果|分为|其中|共有|设有|{_GRADE})[一-鿿]{{2,4}}[\s:,]{{1,2}}(?P<grade>{_GRADE})"
    rf"(?=[;,。\s]|$)(?![,、](?:{_GRADE}))"
)
_POST = (
    r"(?:党?总?支部|村委会|居委会|党委)?(?:书记|支书|副?主任|委员|会计|文书|村长|组长|妇联主席|妇女主任|治保主任|网格员"
    r"|干部|成员|兼|[、/])+"
)
_PERSON = r"[一-鿿](?:[*×○某]{1,2}[一-鿿]?|[一-鿿]{1,3}?)"
_MARK = r"[0-9]{1,2}[.、]\s*|\([一二三四五六七八九十0-9]{1,2}\)\s*"
#: One who is appraised, and what stands behind: "委员 应小平:", "2.花春燕(副主任) 优秀30 称职15".
_LISTED = han_pattern(
    rf"(?:^|(?<=[;。:\n]))\s*(?:{_MARK})?(?:(?P<post>{_POST})[\s:]*)?(?P<name>{_PERSON})(?:同志)?\s*(?:\({_POST}\))?"
    rf"(?P<gap>\s*[:,、—-]+\s*|\s+|$|(?=[;。\n]|(?:被?评[为定议]|测评|考核|为)))(?P<rest>[^;。\n]*)",
    re.MULTILINE,
)
_VOTES = han_pattern(rf"(?P<grade>{_GRADE})(?:等次|票数?|的)?[:为有得]?\s*(?P<number>[0-9]{{1,5}})(?![0-9.]*%)")
_OWN = han_pattern(
    rf"(?:(?:民主|年度)?(?:评议|测评|考核|评定|综合)?(?:结果|等次|意见|等级)?(?:被?评(?:定|议)?)?(?:为|是|:)?\s*)*"
    rf"[“\"]?(?P<grade>{_GRADE})(?!\s*[:为]?\s*[0-9]|率)"
)
#: Several of one grade: 滕志强、花春燕均为称职.
_TOGETHER = han_pattern(
    rf"(?P<names>{_PERSON}(?:[、和及]{_PERSON})+?)(?:[0-9一二两三四五六七八九十]+[人名位])?(?:同志)?(?:(?:均|都|全部)?被?评?[定议]?[为是])+"
    rf"[“\"]?(?P<grade>{_GRADE})"
)
_UNFIT = han_pattern(r"不称职|不合格")
_TWICE = han_pattern(r"连续第?(?:两|二|2)(?:次|年)|第二次(?:连续)?被?评为不")
_FIRST = han_pattern(r"首次|第一次|上年度?(?:评议)?(?:为|结果为)?(?:称职|合格|优秀|基本称职)|不是连续|非连续")
_ENDED = han_pattern(r"职务(?:自行)?终止|终止(?:其)?职务|免去|停止(?:其)?职务")
_ATTACHED = ("见附件", "附后", "见附表", "详见附件")


@dataclass(frozen=True)
class Options:
    """What is asked: a ``result`` for everybody, the sum of the ``votes``, or what follows from being ``unfit``."""

    asks: Literal["result", "votes", "unfit"]


class _Row(NamedTuple):
    """One who is appraised: the cells or words of the result by grade, and the votes in all where they are told."""

    name: Span
    result: tuple[tuple[str, Span, int | None], ...]
    total: tuple[Span, int] | None


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Read the rows of the table, or the sentence about each."""
    whole = _whole(document)
    rows = [*_of_tables(document, whole), *_of_sentences(document, whole)]
    if options.asks == "votes":
        return _votes(document, rows)
    if options.asks == "unfit":
        return _unfit(document, rows)
    if not rows:
        elsewhere = document.find(_ATTACHED)
        if elsewhere:
            return Finding.review("评议结果在附件里，附件里每人的等次、票数写了没有？", elsewhere[0])
        return Finding.failed("没有写评议结果：每人的等次，或者各等次的票数")
    empty = [row.name for row in rows if not row.result]
    if empty:
        return Finding.failed(f"没有写评议结果：{'、'.join(document[one] for one in empty)}", related=empty)
    return Finding.passed(*sorted({span for row in rows for _, span, _ in row.result}))


def _votes(document: Document, rows: list[_Row]) -> Finding:
    right: list[Span] = []
    for row in rows:
        counted = [(span, number) for _, span, number in row.result if number is not None]
        if row.total is None or len(counted) < 2:
            continue
        made = sum(number for _, number in counted)
        spans = sorted([*(span for span, _ in counted), row.total[0]])
        if made != row.total[1]:
            told = f"{document[row.name]}：各等次共{made}票，写的总票数是{row.total[1]}，请核对"
            return Finding.failed(told, *spans, values={"made": made, "stated": row.total[1]})
        right += spans
    return Finding.passed(*dict.fromkeys(right)) if right else Finding.not_applicable("没有总票数与各等次票数可比")


def _unfit(document: Document, rows: list[_Row]) -> Finding:
    """Somebody whose own result is unfit; votes for it are not yet a result."""
    found = [span for row in rows for grade, span, number in row.result if number is None and _UNFIT.search(grade)]
    if not found:
        return Finding.not_applicable("没有人被评为不称职")
    twice = _TWICE.search(document.text, *document.body)
    first = _FIRST.search(document.text, *document.body)
    ended = _ENDED.search(document.text, *document.body)
    if twice and ended:
        return Finding.passed(*found, Span(*twice.span()), Span(*ended.span()))
    if first:
        return Finding.passed(*found, Span(*first.span()))
    if twice:
        return Finding.failed("连续两次被评为不称职的，其职务终止；没有写职务终止", *found, Span(*twice.span()))
    return Finding.review("不称职是不是连续第二次？连续两次的，其职务终止", *found)


def _whole(document: Document) -> tuple[Span, int] | None:
    """The votes that the text says were cast on everybody; where it gives several numbers, none is for all."""
    said = [*_ALL.finditer(document.text, *document.body)]
    counted = [one for one in said if re.match("[收有实]", one[0])] or said
    one = counted[-1] if counted and len({match["number"] for match in counted}) == 1 else None
    return (Span(*one.span()), int(one["number"])) if one else None


def _of_tables(document: Document, whole: tuple[Span, int] | None) -> Iterator[_Row]:
    """Rows below the heads that name grades or a result; who a row is about stands under 姓名, else first."""
    for table in document.tables:
        words = [
            ["".join(document[cell.span].split()) if (cell := table.at(row, at)) else "" for at in range(table.width)]
            for row in range(table.height)
        ]
        head = _head(words)
        if head is None:
            continue
        named = next((at for at, word in enumerate(words[0]) if re.search("姓名|对象|被评议人", word)), 0)
        for row in range(head + 1, table.height):
            name = table.at(row, named)
            if name is None or name.row != row or _TOTAL.fullmatch(words[row][named]):
                continue
            cells = [cell.span if (cell := table.at(row, at)) else None for at in range(table.width)]
            yield _row(name.span, words[head], words[row], cells, whole)


def _head(words: list[list[str]]) -> int | None:
    """The lowest row of heads: of grades, else the one that names a result."""
    for row, cells in enumerate(words[:3]):
        if sum(map(bool, map(_IS_GRADE.fullmatch, cells))) >= 2 and not any(map(_COUNT.fullmatch, cells)):
            return row
    return next((row for row, cells in enumerate(words[:2]) if any(map(_RESULT.search, cells))), None)


def _row(
    name: Span, heads: list[str], words: list[str], cells: list[Span | None], whole: tuple[Span, int] | None
) -> _Row:
    result: list[tuple[str, Span, int | None]] = []
    total = whole
    for label, said, span in zip(heads, words, cells, strict=True):
        count = _COUNT.fullmatch(said)
        if not span or span == name or said in ("/", "-", "—"):
            continue
        if _IS_GRADE.fullmatch(label):
            result.append((label, span, int(count["number"]) if count else None))
        elif _RESULT.search(label):
            result.append((said, span, None))
        elif _TOTAL.fullmatch(label) and count:
            total = (span, int(count["number"]))
    return _Row(name, tuple(result), total)


def _of_sentences(document: Document, whole: tuple[Span, int] | None) -> Iterator[_Row]:
    """A line that gives the votes or the grade of somebody; the votes in all may stand in another line."""
    inside = [table.span for table in document.tables]
    for line in document.lines:
        if line.start < document.body.start or any(one.overlaps(line) for one in inside):
            continue
        listed = list(_listed(document, line, whole))
        if listed:
            yield from listed
            continue
        votes = [
            (match["grade"], Span(*match.span()), int(match["number"]))
            for match in _SAID.finditer(document.text, *line)
        ]
        own = _ALL.search(document.text, *line)
        total = (Span(*own.span()), int(own["number"])) if own else whole
        if len({grade for grade, _, _ in votes}) == len(votes) and votes:
            colon = document.text.find(":", line.start, min(line.end, line.start + 20))
            yield _Row(Span(line.start, colon if colon > 0 else min(line.end, line.start + 4)), tuple(votes), total)
        told = [*_GRADED.finditer(document.text, *line)]
        told += _NAMED.finditer(document.text, *line) if not votes else ()
        for match in sorted(told, key=lambda one: one.start("grade")):
            grade = match["grade"]
            yield _Row(Span(*match.span("grade")), ((grade, Span(*match.span("grade")), None),), None)


def _listed(document: Document, line: Span, whole: tuple[Span, int] | None) -> Iterator[_Row]:
    """Those whose names open a line, or what stands between semicolons of it, with their votes and grades."""
    for match in _LISTED.finditer(document.text, *line):
        name, rest = Span(*match.span("name")), Span(*match.span("rest"))
        if not is_person_name(match["name"]) or han_pattern(_GRADE).fullmatch(match["name"]):
            continue
        result = [
            (one["grade"], Span(*one.span()), int(one["number"])) for one in _VOTES.finditer(document.text, *rest)
        ]
        own = _OWN.match(document.text, *rest) or _GRADED.search(document.text, *rest)
        graded = [(own["grade"], Span(*own.span("grade")), None)] if own else []
        slot = filling(document[rest]) is Filling.BLANK and (match["post"] or ":" in match["gap"] or rest)
        if result or graded or slot:
            total = _ALL.search(document.text, *rest)
            yield _Row(name, (*result, *graded), (Span(*total.span()), int(total["number"])) if total else whole)
    for match in _TOGETHER.finditer(document.text, *line):
        if all(map(is_person_name, re.split("[、和及]", match["names"]))):
            yield _Row(Span(*match.span("names")), ((match["grade"], Span(*match.span("grade")), None),), None)
