"""公告栏的一项：有这一项的小标题或栏目，下面有内容；只提到名称而没有内容的请人核，空着的不算。"""

from dataclasses import dataclass

from checker import Document, Filling, Finding, Span, filling, han_pattern, hookimpl

_NONE = han_pattern(r"[\W_]*暂无[。;]?")
#: What belongs to the name of an item and is no content.
_TAIL = han_pattern(r"(?:措施|办法|情况|预案|制度|公示|公布)?[\s:】\])》|、]*")
#: The item stands on the lines below: 检测结果如下:
_FOLLOWS = han_pattern(r"[^。;\n]{0,12}(?:如下(?:表|所示)?|见下表|公布于下|列于下)[:。]?\s*$")
#: The last lines of a board, which belong to no item.
_CLOSES = han_pattern(
    r"[^:。;\n]{0,8}(?:管理员|负责人|责任人|联系人|监督人|公告人|制表人?|审核人?|电话|日期)[:][^。;\n]{0,30}$"
)
_DIGIT = han_pattern(r"\d")
#: Who measured, and when.
_WHO_AND_WHEN = han_pattern(
    r"(?:(?:检测|监测|评价|采样|报告|委托|公布|更新|测定)?(?:机构|单位|时间|日期|部门|编号|人员?|周期|次数|类别)(?:名称)?[:为\s]"
    r"[^,。;:\n]{0,40}(?:[,。;\s]+|$))+"
)
#: A heading is a short line whose words stand near its beginning.
_OPENS, _SHORT = 16, 28
#: So many lines of the content are shown.
_SHOWN = 5


@dataclass(frozen=True)
class Options:
    """``words`` name the item; ``content`` are words that its content, told in a sentence, has with it. ``others`` name
    the other items of the board: their headings end this one. ``says`` is what it is. With ``figures`` who measured and
    when is no content yet."""

    says: str
    words: tuple[str, ...]
    content: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    figures: bool = False


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Pass with the content below the heading or behind the name."""
    found: list[Finding] = []
    for words in document.find(options.words, document.body):
        if any(one.span.covers(words) for earlier in found for one in earlier.evidence):
            continue  # within the name of the paper that the item points to
        finding = _read(document, options, words)
        if finding.verdict.value == "pass":
            return finding
        found.append(finding)
    reviews = [one for one in found if one.verdict.value == "review"]
    return next(iter(reviews or found), Finding.failed(f"公告栏没有{options.says}"))


def _read(document: Document, options: Options, words: Span) -> Finding:
    line = document.line(words)
    after = document.text[words.end : words.end + 1]
    heading = words.start - line.start <= _OPENS and (after in ":】])》 \t|\n" or line.end - line.start <= _SHORT)
    if not heading:
        below = next((one for one in document.lines if one.start > line.end), None)
        if below is not None and _FOLLOWS.match(document.text, words.end, line.end):
            return Finding.passed(words, *_block(document, options, below))
        if document.find(options.content, document.sentence(words)):
            return Finding.passed(document.sentence(words))
        return Finding.review(f"只提到“{document[words]}”，内容公布了没有？", words)
    content = _content(document, options, words, line)
    if content is not None and options.figures:
        content = _shown(document, options, content, line)
        if content is None:
            return Finding.failed(f"“{document[words]}”下面没有结果", words)
    if content is None or filling(document[content]) is Filling.LATER:
        return Finding.failed(f"“{document[words]}”后面没有内容", words)
    if filling(document[content]) is Filling.ELSEWHERE:
        return Finding.review(f"“{document[words]}”写的是“{document[content][:30]}”，那里公布了没有？", content)
    return Finding.passed(words, *_block(document, options, content))


def _block(document: Document, options: Options, first: Span) -> tuple[Span, ...]:
    """The content from its *first* line on, to the heading of another item or the signature."""
    block = [first]
    for line in document.lines:
        if line.start < first.end:
            continue
        if line.start >= document.signature.start or len(block) == _SHOWN or document.text[line.start] in "【[":
            break
        if any(one.start - line.start <= _OPENS for one in document.find(options.others, line)):
            break
        block.append(line)
    return tuple(block)


def _shown(document: Document, options: Options, first: Span, heading: Span) -> Span | None:
    """The first of the lines of the item, from *first* on, that tells more than who measured and when."""
    lines = [first, *(line for line in document.lines if line.start > max(first.end, heading.end))]
    for line in lines:
        other = any(one.start - line.start <= _OPENS for one in document.find(options.others, line))
        if line != first and (other or line.start >= document.signature.start):
            return None
        if _WHO_AND_WHEN.fullmatch(document[line].strip()):
            continue
        if (
            filling(document[line]) is Filling.ELSEWHERE
            or _DIGIT.search(document[line])
            or document.find(options.content, line)
        ):
            return line
    return None


def _content(document: Document, options: Options, words: Span, line: Span) -> Span | None:
    """What stands behind the name on its line, else the next line unless that is another item or the signature."""
    tail = _TAIL.match(document.text, words.end, line.end)
    start = tail.end() if tail else words.end
    rest = document.span(start, max(start, line.end))
    if rest.end - rest.start >= 2 and not _is_blank(document[rest]):
        return rest
    below = next((one for one in document.lines if one.start > line.end), None)
    if below is None or below.start >= document.signature.start or below in document.signature.issuers:
        return None
    if any(one.start - below.start <= _OPENS for one in document.find(options.others, below)):
        return None
    return None if _is_blank(document[below]) or _CLOSES.match(document[below]) else below


def _is_blank(said: str) -> bool:
    return filling(said) is Filling.BLANK or _NONE.fullmatch(said) is not None
