"""招标采购的一项安排：获取文件、递交、开标等环节的时间、地点、方式、价格，写在这个环节的名下。"""

from collections.abc import Iterator
from dataclasses import dataclass

from checker import Document, Finding, Span, ValueKind, Verdict, han_pattern, hookimpl

#: No character but punctuation and what keeps the place of one, before the unit that a form has printed.
_BLANK = han_pattern(r"(?:人民币|[\W_×xX])*(?:[百千]?万?元[\W_]*)?(?:整[\W_]*)?")
_ELSEWHERE = han_pattern(r"(?:具体|详细)?(?:时间|地点|要求|内容)?(?:请?详?见|参见|另行通知|待定)[^,。;\n]{0,30}[。;]?")
_SPOT = (
    r"(?:前台|窗口|大厅|[室厅楼层号处部科点馆]|中心|公司|机构|单位|政府|[局院校行社站所]|现场|网|平台|系统|委员会"
    r"|[村居]委会)"
)
#: Where somebody goes to do it: 在代理机构前台现场领取.
_AT = han_pattern(
    rf"[在到至赴于往](?P<place>(?!规定|上述|本公告|此|[0-9]+[年月日时:])[一-鿿A-Za-z0-9()]{{1,30}}{_SPOT})[,(]?(?:[一-鿿]{{0,6}}?)"
    r"(?:领取|获取|购买|报名|索取|索要|申领|领购|递交|提交|开标|开启|举行|进行|召开|办理)"
)
#: What stands behind 地点: a place, though it is no address.
_ENDS = han_pattern(rf"[一-鿿A-Za-z0-9()]{{2,30}}{_SPOT}(?:\([^()]*\))?[。;,]?")
#: A place that needs no verb: 城关镇人民政府三楼会议室.
_PLACE = han_pattern(
    r"(?<![一-鿿0-9])[一-鿿A-Za-z0-9()]{2,30}(?:会议室|[开评]标[室厅]|大厅|前台|窗口|办公室|[0-9一二三四五六七八九十]+[楼层室]|[楼厦馆][A-Za-z]?[0-9]{2,4})(?![一-鿿])"
)
_SAME = han_pattern(r"(?:地点)?(?:同上|同前)|(?:地点)?同[一-鿿]{2,14}地点|同一地点|地点(?:不变|相同|一致)")
#: A line that heads the lines below it, without a number.
_HEAD = han_pattern(r"[一-鿿、()]{2,16}")
#: How far back the place stands that 同上 means.
_BACK = 300
#: How far a section's content is read, in code points: an arrangement is said at its head.
_REACH = 600
#: How near a word stands that makes a step another: "投标保证金递交截止时间".
_BESIDE = 8


@dataclass(frozen=True)
class Options:
    """The step is named by one of ``about`` (in a sentence also one of ``of``), in a label, in the heading above, or in
    the sentence; the arrangement by one of ``labels``, or by a value of one of ``values``, or by one of ``says``. A
    label that holds one of ``not_about``, or words with one beside them, are of another step. Behind a label a value
    of ``bare`` will do as well, with ``anything`` whatever is written; with ``where`` a place however it is said.
    ``absent`` is the message where nothing says it."""

    about: tuple[str, ...]
    labels: tuple[str, ...]
    values: tuple[ValueKind, ...] = ()
    says: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    not_about: tuple[str, ...] = ()
    bare: tuple[ValueKind, ...] = ()
    where: bool = False
    anything: bool = False
    absent: str = ""


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Pass with the words that say it; an empty slot fails with its label."""
    other: list[Finding] = []
    for finding in _read(document, options):
        if finding.verdict is Verdict.PASS:
            return finding
        other.append(finding)
    reviews = [finding for finding in other if finding.verdict is Verdict.REVIEW]
    return next(iter(reviews or other), Finding.failed(options.absent or "没有写明"))


def _read(document: Document, options: Options) -> Iterator[Finding]:
    """What each place that is about the step shows: labels first, then sections, then sentences."""
    headed = [
        section
        for section in document.sections
        if _holds(document[section.heading], options.about) and not _holds(document[section.heading], options.not_about)
    ]
    under = list(_under(document, options))
    for field in document.fields:
        label = "".join(document[field.label].split())
        if not _holds(label, options.labels) or _holds(label, options.not_about):
            continue
        areas = [*(section.span for section in headed), *under]
        if _holds(label, options.about) or any(area.covers(field.label) for area in areas):
            headed = [section for section in headed if not document.line(section.heading).covers(field.label)]
            yield _content(document, options, field.label, field.value)
    for section in headed:
        end = min(section.span.end, section.heading.end + _REACH)
        below = _arranged(document, options, document.span(section.heading.end, max(section.heading.end, end)))
        yield from below
    for line in document.lines:
        words = document[line]
        if not _holds(words, options.about) or (options.of and not _holds(words, options.of)):
            continue
        for about in document.find(options.about, line):
            sentence = document.sentence(about)
            beside = document.text[max(sentence.start, about.start - _BESIDE) : about.end + _BESIDE // 2]
            if _holds(beside, options.not_about):
                continue
            if not options.of or _holds(document[sentence], options.of):
                for finding in _arranged(document, options, sentence):
                    yield Finding.passed(*document.clauses(*(one.span for one in finding.evidence)))


def _under(document: Document, options: Options) -> Iterator[Span]:
    """What stands below a line that is a heading without a number, up to the next one."""
    heads = [line for line in document.lines if _HEAD.fullmatch(document[line])]
    ends = [head.start for head in heads[1:]] + [document.body.end]
    for head, end in zip(heads, ends, strict=False):
        words = document[head]
        if _holds(words, options.about) and not _holds(words, options.not_about):
            yield Span(head.end, max(head.end, end))


def _holds(words: str, any_of: tuple[str, ...]) -> bool:
    return any(word in words for word in any_of)


def _content(document: Document, options: Options, label: Span, content: Span) -> Finding:
    """What stands after a label: anything that is a value, where a kind of value is asked for."""
    said = document[content]
    if _BLANK.fullmatch(said):
        return Finding.failed(f"“{document[label]}”后面空着", label)
    found = next(_arranged(document, options, content), None)
    if found is not None:
        return found
    if _ELSEWHERE.fullmatch(said):
        return Finding.review(f"“{document[label]}”写的是“{said[:30]}”，请核那里是否写明", content)
    bare = next((value for kind in options.bare for value in document.values(kind, content)), None)
    spot = options.where and _ENDS.fullmatch(said)
    if bare is not None or spot or options.anything or not options.values:
        return Finding.passed(document.span(content.start, min(content.end, document.line(content).end)))
    return Finding.failed(options.absent or f"“{document[label]}”后没有写明", label)


def _arranged(document: Document, options: Options, area: Span) -> Iterator[Finding]:
    """The arrangement in *area*: a value of a kind asked for, or words that say it."""
    for kind in options.values:
        for value in document.values(kind, area)[:1]:
            yield Finding.passed(value)
    for words in document.find(options.says, area)[:1]:
        yield Finding.passed(*document.clauses(words))
    if options.where:
        yield from _places(document, options, area)


def _places(document: Document, options: Options, area: Span) -> Iterator[Finding]:
    """Where it is done, told by no word of ``says``: with a verb, by a room, or by 同上 for the place before."""
    there = _AT.search(document.text, *area)
    if there:
        yield Finding.passed(Span(*there.span("place")))
    room = _PLACE.search(document.text, *area)
    if room:
        yield Finding.passed(Span(*room.span()))
    same = _SAME.search(document.text, *area)
    if same:
        before = document.span(max(document.body.start, area.start - _BACK), same.start())
        known = [value for kind in options.values for value in document.values(kind, before)]
        known += [Span(*match.span()) for match in _PLACE.finditer(document.text, *before)]
        known += document.find(options.says, before)
        if known:
            yield Finding.passed(max(known), Span(*same.span()))
