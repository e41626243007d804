"""Numbers of official documents, citations of articles, and titles in 《》."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from checker.text.chinese.numerals import parse_integer
from checker.text.patterns import han_pattern
from checker.text.span import Span


class DocumentNumber(NamedTuple):
    """某某〔2025〕3号. ``year`` is None where it is blank or XX. ``form`` is the pair of brackets.

    〔〕 is the right one (GB/T 9704-2012, 7.2.5). ``number`` is as written, without 第 and 号.
    """

    span: Span
    organ: str
    year: int | None
    number: str
    form: str


class Citation(NamedTuple):
    """An article that is cited. ``title`` is what stands in 《》, or empty; ``article`` reads 第37条第1款第2项."""

    span: Span
    title: str
    article: str


class BookTitle(NamedTuple):
    """What stands in 《》; ``title`` is without the outer marks."""

    span: Span
    title: str


_PAIRS = {"〔": "〕", "[": "]", "(": ")", "【": "】", "﹝": "﹞", "{": "}", "<": ">", "〖": "〗"}
_YEAR = r"(?P<year>(?:19|20)[0-9]{2}|20[X×x*]{2}|[X×x*]{2,4}|)"
_NUMBER = r"(?P<number>[0-9]{1,5}(?:-[0-9]{1,3})?|[一二三四五六七八九十百]{1,5}|[X×x*]{1,3}|)"
#: A name of an organ does not reach back over these: function words, and what introduces a document.
_LEAD = (
    r"根据|依据|按照|依照|遵照|参照|落实|贯彻|执行|关于|有关|文件|通知|印发|发布|下发|以及|批复|批准|经|由|报|和|与|及|以"
    r"|的|见|为|在|了|是|据"
)


class _Forms(NamedTuple):
    """A document's number from its bracket on, the organ before it, and what is not of the organ."""

    number: re.Pattern[str]
    organ: re.Pattern[str]
    lead: re.Pattern[str]


@cache
def _forms() -> _Forms:
    opening, closing = (re.escape("".join(marks)) for marks in (_PAIRS.keys(), _PAIRS.values()))
    return _Forms(
        han_pattern(rf"(?P<open>[{opening}]) ?{_YEAR} ?年?(?P<close>[{closing}]) ?第? ?{_NUMBER} ?号"),
        han_pattern(r"[一-鿿]{2,20} ?$"),
        han_pattern(_LEAD),
    )


def find_document_numbers(text: str) -> tuple[DocumentNumber, ...]:
    """All numbers of documents in *text*, in right and in wrong brackets. Without brackets it is none.

    >>> [tuple(found)[1:] for found in find_document_numbers("根据国办发〔2019〕14号和某发[2025]3号、某党〔XX〕6号")]
    [('国办发', 2019, '14', '〔〕'), ('某发', 2025, '3', '[]'), ('某党', None, '6', '〔〕')]
    >>> find_document_numbers("中办发2002 13号，2025年第3号，(2025)民初12号，某路(2025)")
    ()
    """
    forms = _forms()
    found = []
    for match in forms.number.finditer(text):
        organ = forms.organ.search(text, max(0, match.start() - 21), match.start())
        if organ is None or not (match["year"] or match["number"]):
            continue
        start = max([organ.start(), *(lead.end() for lead in forms.lead.finditer(text, organ.start(), match.start()))])
        name = text[start : match.start()].rstrip()
        if len(name) >= 2:
            year = int(match["year"]) if match["year"].isdigit() else None
            form = match["open"] + match["close"]
            found.append(DocumentNumber(Span(start, match.end()), name, year, match["number"], form))
    return tuple(found)


@cache
def _article() -> re.Pattern[str]:
    numeral = r"(?:[一二三四五六七八九十百零〇]{1,5}|[0-9]{1,4})"
    return han_pattern(
        rf"第 ?(?P<article>{numeral}) ?条(?:之(?P<sub>{numeral}))?"
        rf"(?: ?第 ?(?P<paragraph>{numeral}) ?款)?(?: ?第? ?\(?(?P<item>{numeral})\)? ?项)?"
    )


_BETWEEN = han_pattern(r"(?:\([^()\n]{0,40}\))?(?:的|中|规定的|之)? ?")
_JOINTS = frozenset({"、", "和", "及", "或", "至", "以及", ",", "与"})


def find_citations(text: str) -> tuple[Citation, ...]:
    """All citations of articles in *text*. An article that opens a line is the article itself, not a citation.

    Articles joined by 、 和 及 或 至 share the title before the first.

    >>> [tuple(found)[1:] for found in find_citations("《招标投标法》第三十七条第一款、第41条和本办法第五条第(二)项")]
    [('招标投标法', '第37条第1款'), ('招标投标法', '第41条'), ('', '第5条第2项')]
    >>> find_citations("第一条 为了规范公开工作")
    ()
    """
    titles = {title.span.end: title for title in find_book_titles(text)}
    found: list[Citation] = []
    for match in _article().finditer(text):
        start = match.start()
        title = _title_before(start, titles, text)
        if title is not None:
            found.append(Citation(Span(title.span.start, match.end()), title.title, _canonical(match)))
        elif found and start - found[-1].span.end < 4 and text[found[-1].span.end : start].strip() in _JOINTS:
            found.append(Citation(Span(start, match.end()), found[-1].title, _canonical(match)))
        elif not _opens_line(start, text):
            found.append(Citation(Span(start, match.end()), "", _canonical(match)))
    return tuple(found)


def _opens_line(start: int, text: str) -> bool:
    before = text[max(0, start - 20) : start].rstrip(" \u3000")
    return not before or before[-1] in "\r\n\t"


def _title_before(start: int, titles: Mapping[int, BookTitle], text: str) -> BookTitle | None:
    """The title that ends right before *start*, but for a bracket such as (2019年修订)."""
    end = text.rfind("》", max(0, start - 50), start) + 1
    return titles.get(end) if end and _BETWEEN.fullmatch(text, end, start) else None


def _canonical(match: re.Match[str]) -> str:
    units = (("article", "第{}条"), ("sub", "之{}"), ("paragraph", "第{}款"), ("item", "第{}项"))
    return "".join(form.format(parse_integer(match[name])) for name, form in units if match[name])


def find_book_titles(text: str) -> tuple[BookTitle, ...]:
    """All titles in 《》, outermost marks only; a mark that is not closed on its line opens none.

    >>> [found.title for found in find_book_titles("《关于贯彻〈公开条例〉的意见》和《办法》，《未完")]
    ['关于贯彻〈公开条例〉的意见', '办法']
    """
    return tuple(BookTitle(span, text[span.start + 1 : span.end - 1]) for span in _pairs(text))


def _pairs(text: str) -> Iterator[Span]:
    opened: list[int] = []
    for match in re.finditer("[《》\n]", text):
        mark, position = match[0], match.start()
        if mark == "《":
            opened.append(position)
        elif mark == "\n":
            opened.clear()
        elif opened:
            start = opened.pop()
            if not opened:
                yield Span(start, position + 1)
