"""公开事项：村务、居务的一项内容，有小标题、栏目或句子，并且写了情况（“无”也算）。"""

from collections.abc import Iterator
from dataclasses import dataclass

from checker import Document, Filling, Finding, Span, Verdict, filling, han_pattern, hookimpl

_MARK = han_pattern(r"\(?(?P<number>[一二三四五六七八九十]{1,3}|[0-9]{1,2})(?P<mark>[)、.．])\s*")
_BLANK = han_pattern(r"[\W_×xX]*")
_FORMAL = han_pattern(
    r"(?:公布|公示|公开|张贴)(?:时间|期限|期|日期|地点|栏|方式|单位|人)|监督|举报|咨询|投诉|联系|电话|如有|对以上|对公布|以上|特此"
    r"|村民对|居民对|审核|制表|负责人|附[:件]"
)
#: What parts a heading from what it is about, in one line.
_PARTS = han_pattern(r":|】|\s{2,}|[—－-]{1,2}|[|→]")
_BARE = han_pattern(r"[\W_]|情况$")
#: A line without these, and no longer than this, is a heading.
_SENTENCE = han_pattern(r"[。;,!?]")
_LONGEST = 44
#: So many places that tell of the item are shown.
_SHOWN = 5
#: Figures, but for those of years and meetings, tell something; so does 无.
_TOLD = han_pattern(r"[0-9](?![0-9]*[年月季届次])|无$")


@dataclass(frozen=True)
class Options:
    """``titles`` are words of headings and columns for the item, ``said`` words for it in a sentence, with one of
    ``near`` and none of ``not_with``, which are of other items. Headings that say no more than one of ``alone`` may be
    of the item, as may be what stands under a heading with one of ``doubtful``. ``absent`` is the message where
    nothing stands."""

    titles: tuple[str, ...]
    said: tuple[str, ...]
    near: tuple[str, ...] = ()
    not_with: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()
    absent: str = ""


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Pass with what is told of the item; a heading or column without anything under it fails."""
    other = [*_of_tables(document, options), *_of_lines(document, options), *_vague(document, options)]
    told = dict.fromkeys(one.span for finding in other if finding.verdict is Verdict.PASS for one in finding.evidence)
    if told:
        return Finding.passed(*list(told)[:_SHOWN])
    reviews = [finding for finding in other if finding.verdict is Verdict.REVIEW]
    return next(iter(reviews or other), Finding.failed(options.absent))


def _told(document: Document, options: Options, title: Span, content: Span) -> Finding:
    filled = filling(document[content])
    if filled is Filling.BLANK:
        return Finding.failed(f"“{document[title]}”下面空着", title)
    if filled is Filling.ELSEWHERE:
        return Finding.review(f"“{document[title]}”写的是“{document[content]}”，请核那里是否写明", content)
    doubt = document.find(options.doubtful, content)
    if doubt:
        return Finding.review(f"“{document[title]}”写的是“{document[doubt[0]]}”的事，是不是这一项？", content)
    return Finding.passed(document.span(content.start, min(content.end, document.line(content).end)))


def _vague(document: Document, options: Options) -> Iterator[Finding]:
    """Headings so short that they do not say whether they are of this item."""
    for words in document.find(options.alone):
        line = document.line(words)
        parts = _PARTS.search(document.text, words.end, line.end)
        heading = document.text[line.start : parts.start() if parts else line.end]
        if _BARE.sub("", _MARK.sub("", heading, count=1)) in options.alone:
            asked = f"“{document[words]}”写的是不是{options.absent.removeprefix('没有公布').partition(';')[0]}？"
            yield Finding.review(asked.replace("；没有的写“无”", ""), document.span(words.start, line.end))


def _of_tables(document: Document, options: Options) -> Iterator[Finding]:
    """A cell that names the item has its content at its right, or below it where it heads a column."""
    for table in document.tables:
        for cell in table.cells:
            words = document[cell.span]
            if not cell.span or len(words) > _LONGEST or not document.find(options.titles, cell.span):
                continue
            right = table.at(cell.row, cell.column + cell.columns)
            below = table.at(cell.row + cell.rows, cell.column)
            alone = cell.row == 0 and table.height == 2 and table.width > 2
            found = below if alone else right
            if found is not None or cell.column + cell.columns < table.width:
                yield _told(document, options, cell.span, found.span if found else Span(cell.span.end, cell.span.end))


def _of_lines(document: Document, options: Options) -> Iterator[Finding]:
    inside = [table.span for table in document.tables]
    end = document.signature.start or len(document.text)
    lines = [line for line in document.lines if document.body.start <= line.start < end]
    for number, line in enumerate(lines):
        below = lines[number + 1] if number + 1 < len(lines) else None
        for words in document.find(options.titles, line):
            title = _title(document, line, words)
            if title is None or any(one.overlaps(line) for one in inside):
                continue
            parts = _PARTS.match(document.text, title.end, line.end)
            rest = document.span(parts.end() if parts else title.end, line.end)
            if _BLANK.fullmatch(document[rest]):
                rest = below if below and _goes_on(document, line, below) else Span(line.end, line.end)
            yield _told(document, options, title, rest)
        for words in document.find(options.said, line):
            cell = next((one.span for table in document.tables for one in table.cells if one.span.covers(words)), line)
            yield from _in_sentence(document, options, cell, words)


def _title(document: Document, line: Span, words: Span) -> Span | None:
    """The heading that *words* stand in: up to the colon (bracket, gap, dash), or the whole line where that is no
    sentence."""
    parts = _PARTS.search(document.text, words.end, line.end)
    colon = parts.start() if parts else -1
    if colon >= 0 and not _SENTENCE.search(document.text, line.start, colon) and colon - line.start <= _LONGEST:
        return Span(line.start, colon)
    plain = not _SENTENCE.search(document.text, *line) and len(document[line]) <= _LONGEST
    told = _TOLD.search(_MARK.sub("", document[line], count=1))
    return line if plain and colon < 0 and not told else None


def _goes_on(document: Document, heading: Span, below: Span) -> bool:
    """Whether the line below belongs to the heading: it is no heading of the same rank, and no formal line."""
    own, next_ = _MARK.match(document[heading]), _MARK.match(document[below])
    if _FORMAL.match(document[below]):
        return False
    if own is None or next_ is None:
        return next_ is None or own is None
    return (own["mark"], own["number"].isdigit()) != (next_["mark"], next_["number"].isdigit())


def _in_sentence(document: Document, options: Options, place: Span, words: Span) -> Iterator[Finding]:
    """Words in a sentence that is more than a heading, with one of those that tell what was done."""
    if _title(document, place, words) is not None:
        return
    sentence = document.sentence(words)
    area = Span(max(sentence.start, place.start), min(sentence.end, place.end))
    headings = [one.heading for one in document.sections if one.span.covers(words) and not one.heading.overlaps(words)]
    if any(document.find(options.not_with, one) for one in (area, *headings)):
        return
    near = [one for one in document.find(options.near, area) if not one.overlaps(words)]
    if near or not options.near:
        yield Finding.passed(*document.clauses(*sorted([words, *near[:1]])))
