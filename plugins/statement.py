"""写明一项内容：标签后、小标题下有内容，或者用词、相邻的词和值都写在一句里，才算写明。"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from checker import Document, Field, Filling, Finding, Span, ValueKind, Verdict, filling, han_pattern, hookimpl

#: Nothing is said: no character but punctuation, and crosses and stars that keep a place.
_BLANK = han_pattern(r"[\W_×xX*]*")
#: How a heading may go on: 编排|体系, 获取方式|和程序.
_TAIL = han_pattern(
    r"[一-鿿、]{0,8}(?:体系|方式|方法|情况|办法|标准|范围|内容|渠道|形式|程序|事项|机构|时间|时限|要求|对象|途径|部分|说明|信息|流程):?"
)
#: How a line opens that follows upon all matters and fills the slot of none.
_NEXT = han_pattern(
    r"(?:如|若|凡)?(?:对[^。;\n]{0,20})?(?:有|持)[^。;,\n]{0,6}(?:异议|意见|疑问)|特此|以上|欢迎|联系(?:人|电话|方式)"
)
_TO_PAPER = han_pattern(r"(?:详见|参见|[请可]?见)(?:《|“|附|本|后|网|.{0,16}目录)")


#: How well a place states it, the best first.
_LABEL, _HEADING, _LONGER_LABEL, _PROSE, _TITLE = range(5)
#: So many sentences that state it are shown.
_SHOWN = 3


@dataclass(frozen=True)
class Options:
    """What shows that the element is stated; of ``labels``, ``headings`` and ``any_of`` one is enough.

    ``labels``: a field (label of a line, head or left column of a table) whose label holds one of these, with a value;
    ``headings``: a section whose heading holds one, with content; ``any_of``: words, or "@vocabularies", with one of
    ``near`` in the same sentence; within the longer words ``not_in`` neither words nor headings count. Where ``value``
    is given, a value of that kind must stand there. In a sentence it must not stand right before one of
    ``value_not_before`` (7月10日前). ``all_of``: words that must each stand somewhere. ``elsewhere`` is
    the verdict on a value that only points to another paper.
    A value of one sentence with one of ``not_said`` says something else. ``pointed``: words that a sentence sends to
    another paper (公开目录见附件), where nothing else is found: that is asked about. ``absent`` is the message where
    nothing is found.
    """

    labels: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    any_of: tuple[str, ...] = ()
    not_in: tuple[str, ...] = ()
    all_of: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    value: ValueKind | Literal[""] = ""
    value_not_before: tuple[str, ...] = ()
    elsewhere: Literal["review", "pass"] = "review"
    pointed: tuple[str, ...] = ()
    not_said: tuple[str, ...] = ()
    absent: str = ""


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Pass with the words, and the value where one is asked for; else say what the best place lacks."""
    missing = [word.lstrip("@") for word in options.all_of if not document.find(word)]
    if missing:
        return Finding.failed(options.absent or f"没有写明{'、'.join(missing)}")
    if options.all_of and not options.any_of:
        return Finding.passed(*document.clauses(*(document.find(word)[0] for word in options.all_of)))
    read = list(_read(document, options))
    stated = sorted((one for one in read if one[1].verdict is Verdict.PASS), key=lambda one: one[0])
    if stated:
        same = [finding for rank, finding in stated if rank == stated[0][0]]
        shown = same[:_SHOWN] if stated[0][0] >= _PROSE and not options.value else same[:1]
        return Finding.passed(*dict.fromkeys(one.span for finding in shown for one in finding.evidence))
    reviews = [finding for _, finding in read if finding.verdict is Verdict.REVIEW]
    return next(iter(reviews or (finding for _, finding in read)), None) or _pointed(document, options)


def _pointed(document: Document, options: Options) -> Finding:
    """Nothing is stated, but a sentence may tell where it is."""
    for words in document.find(options.pointed, document.body) if options.pointed else ():
        sentence = document.sentence(words)
        if _TO_PAPER.search(document[sentence]):
            return Finding.review(f"{options.absent}，只指向别处，请核那里是否写明", sentence)
    return Finding.failed(options.absent or "没有写明")


def _read(document: Document, options: Options) -> Iterator[tuple[int, Finding]]:
    """What each place that is about the element shows, with its rank: a label that is the word states it best, then a
    heading, then a label that holds the word, then a sentence, then the title."""
    for field in document.fields if options.labels else ():
        if document.find(options.labels, field.label):
            content = Span(field.label.end, field.label.end) if _next_matter(document, field) else field.value
            exact = "".join(document[field.label].split()) in options.labels
            yield _LABEL if exact else _LONGER_LABEL, _content(document, options, field.label, content)
    labels = [field.label for field in document.fields if options.labels and document.find(options.labels, field.label)]
    for section in document.sections if options.headings else ():
        if any(section.heading.covers(label) for label in labels):
            continue  # "四、评选办法:" was read as a label
        joined = [longer for longer in options.not_in if longer not in options.headings]
        if any(longer in document[section.heading] for longer in joined):
            continue
        named = document.find(options.headings, section.heading)
        for words in [max(named, key=lambda one: (-one.start, one.end))] if named else []:
            content = _below(document, section.heading, section.span, words)
            if document[content].rstrip().endswith(":") and not _BLANK.fullmatch(document[content]):
                yield (
                    _HEADING,
                    Finding.failed("只写了“如下”，下面没有列出", content),
                )  # a lead, and nothing that it leads to
                continue
            yield _HEADING, _content(document, options, words, content)
    for words in document.find(options.any_of) if options.any_of else ():
        around = document.text[max(0, words.start - 12) : words.end + 12]
        if any(longer in around for longer in options.not_in):
            continue
        if options.near and not document.near(words, options.near):
            continue
        rank = _PROSE if document.body.covers(words) else _TITLE
        yield rank, _in_sentence(document, options, words)


def _next_matter(document: Document, field: Field) -> bool:
    """Whether the line below an empty slot, which is read as its value, fills none: a signature, or what comes next."""
    below = field.value.start > document.line(field.label).end
    return field.value in document.signature.issuers or (below and _NEXT.match(document[field.value]) is not None)


def _below(document: Document, heading: Span, section: Span, words: Span) -> Span:
    """The content of a section: what its heading line says after the words, and all lines below it."""
    line = document.line(heading)
    rest = document.span(words.end, max(words.end, line.end))
    below = document.span(min(line.end, section.end), section.end)
    tail = _BLANK.fullmatch(document[rest]) or _TAIL.fullmatch(document[rest].strip())
    return below if tail else Span(rest.start, max(rest.end, below.end))


def _content(document: Document, options: Options, label: Span, content: Span) -> Finding:
    """What stands under *label*: a value, a pointer to another paper, or nothing."""
    name, said = document[label], document[content]
    if any(words in said for words in options.not_said) and said.strip("。;").count("。") == 0:
        return Finding.failed(options.absent or "没有写明", content)
    filled = filling(said)
    if filled is Filling.BLANK:
        return Finding.failed(f"“{name}”后面空着", label)
    if options.value:
        value = next(iter(document.values(options.value, content)), None)
        if value is not None:
            return Finding.passed(content if content.end - content.start <= _LONGEST else value)
    elif filled is Filling.SAID:
        return Finding.passed(content if content.end - content.start <= _LONGEST else _first_line(document, content))
    if filled is Filling.ELSEWHERE:
        if options.elsewhere == "pass":
            return Finding.passed(content)
        return Finding.review(f"“{name}”写的是“{said[:30]}”，请核那里是否写明", content)
    if filled is Filling.LATER:
        return Finding.review(f"“{name}”写的是“{said[:30]}”，发布前能否写明？", content)
    return Finding.failed(f"“{name}”后没有写{options.value.words}" if options.value else "没有写明", label)


def _first_line(document: Document, content: Span) -> Span:
    return document.span(content.start, min(content.end, document.line(content).end))


#: Evidence longer than this, in code points, no longer shows where to look.
_LONGEST = 80


def _in_sentence(document: Document, options: Options, words: Span) -> Finding:
    empty = next((field for field in document.labelled(words) if field.label.covers(words)), None)
    if empty is not None and _left_empty(document, empty):
        return Finding.failed(f"“{document[empty.label]}”后面空着", empty.label)
    if not options.value:
        return Finding.passed(*document.clauses(words))
    around = [document.sentence(words)]
    around += [field.value for field in document.labelled(words) if field.value]
    for value in (value for area in around for value in document.values(options.value, area)):
        if document.text.startswith(options.value_not_before, value.end):
            continue
        if not value.overlaps(words) or value.start < words.start < value.end < words.end:  # 日投票 of 15日投票
            return Finding.passed(*([value] if value.overlaps(words) else [words, value]))
    return Finding.failed(f"“{document[words]}”后没有写{options.value.words}", words)


def _left_empty(document: Document, field: Field) -> bool:
    """Whether neither the line of the label nor what stands below it, be it a table, fills the slot."""
    line = document.line(field.label)
    tabled = any(0 <= table.span.start - line.end <= 2 or table.span.overlaps(field.label) for table in document.tables)
    return not tabled and bool(_BLANK.fullmatch(document[field.value]) or _next_matter(document, field))
