"""固定标题：规定的标题逐字写明，先后不乱，标题下有内容。"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Literal

from checker import Document, Finding, Span, han_pattern, hookimpl


@dataclass(frozen=True)
class Heading:
    """``title`` is the wording that is prescribed, ``similar`` are words of headings that mean the same."""

    title: str
    similar: tuple[str, ...] = ()


@dataclass(frozen=True)
class Part:
    """What the text below a heading must say: ``says`` for the message, any of the words ``any_of``, or any lack where
    it is of a ``lack``; words in a clause that tells of a lack (规范化水平不高, 有待加强) are of no remedy."""

    says: str
    any_of: tuple[str, ...]
    lack: bool = False


@dataclass(frozen=True)
class Options:
    """``asks``: that each of the ``headings`` stands there word for word ("wording"), that those which stand there, in
    these words or similar ones, follow each other in this order ("order"), or that something is written below the
    first of them ("content"), which says each of ``parts``; without the heading that row does not apply, unless it is
    ``required``."""

    headings: tuple[Heading, ...]
    asks: Literal["wording", "order", "content"] = "wording"
    parts: tuple[Part, ...] = ()
    required: bool = False


_NUMBER = r"第?[(]?(?:[一二三四五六七八九十]{1,2}|\d{1,2})(?:[)、.．:]|部分[、:]?)[ \t]*"
#: What ends a heading that shares its line with the text below it.
_ENDS = r"(?=[ \t]*(?:$|[\n。:;(]|\d{4}年|20\d\d)|[ \t]+\S)"
_NUMBERED = han_pattern(rf"(?:^|[\n。;|])[ \t]*(?P<heading>{_NUMBER}[一-鿿、,和及的与 ()]{{2,36}})")
_NEXT = han_pattern(r"(?:\n|。)[ \t]*[一二三四五六七八九十]{1,2}、")
#: A heading without a number, on a line of its own.
_BARE = han_pattern(
    r"^[ \t]*[一-鿿][一-鿿、及和与的]{2,24}(?:情况|事项|问题|概述|概况|工作|措施|打算|改进)[ \t]*$", re.MULTILINE
)
_SHORTEST = 2
#: So many sentences below a heading are shown.
_SHOWN = 3
_CLAUSE = han_pattern(r"[^,。;:\n]+")
#: What a clause says that tells of a lack, and what makes of such a clause one of the remedy.
_LACK = han_pattern(
    r"不(?!断|仅|但|光|折不扣|懈|定期|留|漏|发生|出现|再|得|予|涉及|属于)|有待|[亟尚仍还]需|[亟尚]待|尚|未(?!来)|[缺欠]|差距|薄弱|滞后|单一|短板"
    r"|偏[少低弱慢差软]|较[少低弱慢差]|慢(?!性)|断档|太[多少散杂]|毛病|短处|需要?(?:进一步|加强|提高|提升|完善)"
)
_NOTHING = han_pattern(r"[:\s]{1,3}(?:暂?无|没有)(?=[。;,\n]|$)")
_REMEDIED = han_pattern(
    r"针对|为?解决|改变|克服|补[齐足上]|下一步|今后|下一年|明年|将(?!近)|着力|努力|力争|已经?(?!成为)|不足等"
)
#: What is meant to be done, in whatever words: 下一步,每月末晒一次进度.
_MEANT = han_pattern(r"(?:下一步|打算|接下来|今后|明年|下一年)[,:]?(?!(?:暂?无|没有|另行))[^。;\n]{8,}")


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Pass with the headings, or with the beginning of what stands below the heading."""
    if options.asks == "order":
        return _order(document, options.headings)
    if options.asks == "content":
        return _content(document, options)
    found = []
    for heading in options.headings:
        exact = _exact(document, heading)
        if exact is None:
            other = next(_similar(document, heading), None)
            if other is None:
                return Finding.failed(f"没有“{heading.title}”部分")
            return Finding.failed(f"标题应写作“{heading.title}”", other)
        found.append(exact)
    return Finding.passed(*found)


@cache
def _pattern(title: str) -> re.Pattern[str]:
    letters = r"[\s、,的]{0,3}".join(re.escape(letter) for letter in title if letter not in "、,的")
    opens = rf"(?:(?:^|[\n。;|])[ \t]*(?:{_NUMBER})?|(?<=[ \t]){_NUMBER})"
    return re.compile(rf"{opens}(?P<heading>{letters}){_ENDS}")


def _exact(document: Document, heading: Heading) -> Span | None:
    """The last place where the heading stands word for word: a table of contents stands before."""
    text = document.text
    found = list(_pattern(heading.title).finditer(text, document.body.start, document.body.end))
    return document.span(*found[-1].span("heading")) if found else None


def _similar(document: Document, heading: Heading) -> Iterator[Span]:
    """Numbered headings, and lines that Word styles as headings, which hold a similar word."""
    numbered = [
        document.span(*match.span("heading"))
        for match in _NUMBERED.finditer(document.text, document.body.start, document.body.end)
    ]
    bare = [document.span(*match.span()) for match in _BARE.finditer(document.text, *document.body)]
    for span in sorted({*numbered, *bare, *(section.heading for section in document.sections if section.level == 1)}):
        if any(word in document[span] for word in heading.similar):
            yield span


def _place(document: Document, heading: Heading) -> Span | None:
    return _exact(document, heading) or next(_similar(document, heading), None)


def _order(document: Document, headings: tuple[Heading, ...]) -> Finding:
    placed = [(heading, place) for heading in headings if (place := _place(document, heading))]
    if len(placed) < _SHORTEST:
        return Finding.not_applicable("找到的固定标题不足两个，无从比较先后")
    for (before, first), (after, second) in pairwise(placed):
        if second.start < first.start:
            return Finding.failed(f"“{after.title}”应在“{before.title}”之后", second, first)
    return Finding.passed(*(place for _, place in placed))


def _content(document: Document, options: Options) -> Finding:
    heading = options.headings[0]
    place = _place(document, heading)
    if place is None:
        told = f"没有“{heading.title}”部分"
        return Finding.failed(told) if options.required else Finding.not_applicable(told)
    below = document.span(place.end, max(place.end, _end(document, place.end)))
    said = re.search(r"\w[\s\S]*", document[below])
    bare = _BARE.search(document.text, *below) if document.line(place).start == place.start else None
    if said is not None and bare is not None:  # among headings without numbers the next one ends it
        if below.start + said.start() >= bare.start():
            return Finding.review(f"“{heading.title}”下直接是另一个标题，有没有内容？", place, Span(*bare.span()))
        below = document.span(below.start, bare.start())
        said = re.search(r"\w[\s\S]*", document[below])
    if said is None:
        return Finding.failed(f"“{heading.title}”下没有内容", place)
    said_of = [(part.says, _says(document, part, below)) for part in options.parts]
    lacking = [says for says, clause in said_of if clause is None]
    if lacking:
        return Finding.failed(f"“{heading.title}”中没有写{'、'.join(lacking)}", place)
    clauses = [clause for _, clause in said_of if clause is not None]
    return Finding.passed(*(clauses or _opening(document, Span(below.start + said.start(), below.end))))


def _opening(document: Document, content: Span) -> Iterator[Span]:
    """The first sentences of what stands below a heading."""
    at = content.start
    for _ in range(_SHOWN):
        first = document.sentence(Span(at, at + 1))
        yield document.span(max(first.start, content.start), min(first.end, content.end))
        following = re.compile(r"\S").search(document.text, first.end, content.end)
        if following is None:
            return
        at = following.start()


def _says(document: Document, part: Part, below: Span) -> Span | None:
    """The clause below the heading that says it: the lack, or what is done about it."""
    for match in _CLAUSE.finditer(document.text, *below):
        lacks = _LACK.search(match[0]) is not None
        span = Span(*match.span())
        if part.lack and lacks:
            return span
        if not part.lack and _NOTHING.match(document.text, match.end()):
            continue
        if document.find(part.any_of, span) and (part.lack or not lacks or _REMEDIED.search(match[0])):
            return span
    meant = None if part.lack else _MEANT.search(document.text, *below)
    return Span(*meant.span()) if meant else None


def _end(document: Document, start: int) -> int:
    """Where the section that *start* opens ends: at the next number, or where the signature begins below it."""
    following = _NEXT.search(document.text, start)
    stop = following.start() if following else len(document.text)
    signed = document.signature.start
    return min(stop, signed) if signed and signed > start else stop
