"""引用现行法规：所引的法律、法规、文件在本文发布时没有废止，也没有被新的取代。"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain
from re import Pattern, compile, escape

from checker import Document, Finding, Span, han_pattern, hookimpl

_STATE = "中华人民共和国"
_LEADS = r"(?:根据|依据|依照|按照|遵照|违反|适用|和|及|、)"
_ORDER = compile(r"(.+)令第([0-9]+)号")
_BRACKETED = compile(r" ?[(〔\[]([^()\n]{0,60})[)〕\]]")
_YEAR = compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
#: Words beside a citation, or in its sentence, that tell of the past: 原《合同法》, 《合同法》同时废止.
_PAST = han_pattern(
    r"(?:原|旧|当时的|时行的|此前的|修订前的|已(?:经)?(?:废止|失效)的)(?:[一-鿿]{0,8})?(?:中华人民共和国)?《?$"
)
_ENDED = han_pattern(r"废止|失效|停止执行|取代|代替|修订为|更名为|停止施行")


@dataclass(frozen=True)
class Superseded:
    """A source that no longer holds since the day ``until``, and what holds ``now``.

    Its ``name`` alone is enough, unless ``versions`` are given: then one of these years must be the latest in the
    brackets behind it. With a ``numbers`` entry (国务院令第492号, 国发〔2000〕23号) the number alone is enough.
    """

    until: date
    now: str
    name: str = ""
    versions: tuple[int, ...] = ()
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Options:
    """``documents`` that were repealed or superseded."""

    documents: tuple[Superseded, ...]


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Fail for what had ended by the notice's own day; ask where the notice names no day."""
    ended = _ENDED.search(document.title_text)
    cited = [] if ended else [(one, span) for one in options.documents for span in _cited(document, one)]
    issued = document.issued
    if not cited and not document.book_titles and not document.document_numbers:
        return Finding.not_applicable("没有引用法规、文件")
    old = [(one, span) for one, span in cited if issued is None or issued.day >= one.until]
    if not old:
        return Finding.passed(*(title.span for title in document.book_titles[:3]))
    told = "；".join(dict.fromkeys(_told(document, one, span) for one, span in old))
    spans = list(dict.fromkeys(span for _, span in sorted(old, key=lambda pair: pair[1])))
    now = "、".join(dict.fromkeys(one.now for one, _ in old))
    if issued is None:
        return Finding.review(f"{told}。文中没有日期：现在还要发布吗？", *spans, values={"now": now})
    return Finding.failed(told, *spans, values={"now": now})


def _told(document: Document, one: Superseded, span: Span) -> str:
    day = f"{one.until.year}年{one.until.month}月{one.until.day}日"
    return f"“{document[span]}”自{day}起不再施行，现行的是{one.now}"


def _cited(document: Document, one: Superseded) -> Iterator[Span]:
    for span in dict.fromkeys(chain(_titled(document, one), _bare(document, one), _numbered(document, one))):
        sentence = document.sentence(span)
        before = document.text[max(sentence.start, span.start - 20) : span.start]
        if not _PAST.search(before) and not _ENDED.search(document.text, *sentence):
            yield span


def _titled(document: Document, one: Superseded) -> Iterator[Span]:
    """《合同法》, 《中华人民共和国合同法》(1999年), and with ``versions`` only those of these years."""
    for title in document.book_titles if one.name else ():
        words = "".join(title.title.split()).removeprefix(_STATE)
        inner = words.removeprefix(one.name)
        if words != one.name and not (words.startswith(one.name) and _BRACKETED.fullmatch(inner)):
            continue
        behind = _BRACKETED.match(document.text, title.span.end)
        years = [int(year) for year in _YEAR.findall(inner + (behind[1] if behind else ""))]
        if not one.versions:
            yield title.span
        elif years and max(years) in one.versions:
            yield Span(title.span.start, behind.end() if behind else title.span.end)


def _bare(document: Document, one: Superseded) -> Iterator[Span]:
    """The name without marks, right behind what introduces a law."""
    if one.name and not one.versions and one.name in document.text:
        pattern = han_pattern(
            rf"(?:{_LEADS}|{_STATE})(?P<name>(?:{_STATE})?{one.name})(?![一-鿿]{{0,4}}》)(?!律|规|院|学|庭)"
        )
        for match in pattern.finditer(document.text):
            yield Span(*match.span("name"))


def _numbered(document: Document, one: Superseded) -> Iterator[Span]:
    for number in one.numbers:
        for match in _number_pattern(number).finditer(document.text):
            yield Span(*match.span())


def _number_pattern(number: str) -> Pattern[str]:
    """国务院令第492号, 国务院第492号令, 国务院令(第492号); other numbers with any dash, bracket or gap."""
    order = _ORDER.fullmatch(number)
    if order:
        issuer, count = order.groups()
        return compile(rf"{issuer} ?(?:令 ?\(?第? ?{count} ?号|\(?第? ?{count} ?号令)")
    loose = "".join(
        "[〔\\[(（]"
        if char == "〔"
        else "[〕\\])）]"
        if char == "〕"
        else " ?[-—–―] ?"
        if char == "-"
        else escape(char)
        for char in number.replace(" ", "")
    )
    return compile(rf"(?<![0-9A-Za-z]){loose}(?![0-9])")
