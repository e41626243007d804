"""Where the title of a notice stands."""

import re

from checker.document.layout import Paragraph
from checker.model import BlockKind
from checker.text.patterns import han_pattern
from checker.text.span import Span

#: A title stands among the first lines: below a document head (份号、密级、发文机关标志、发文字号) and page furniture.
_LINES = 14
#: Longer lines are text. Titles of tender notices carry the whole name of the project.
_LONGEST = 110
_MOST_LINES = 4

_GENRE = han_pattern(
    r"(?:公示|公告|公布|通告|通知|通报|公开|简章|启事|任免|决定|意见|办法|制度|细则|规定|规程|条例|方案|计划|要点|总结|报告"
    r"|讲话|发言|致辞|函[告件]?|信|纪要|答复书?|告知书|征询书|年报|清单|(?:情况|结果)的?说明"
    r"|决议|议程|述职|披露|(?:奖金|绩效|工资|薪酬)(?:分配|发放)|(?:分配|发放|缴纳|缴费)明细"
    r"|指南|目录|手册|名单|一览表|明细表|情况表?|公开栏|责任状|承诺书|倡议书|请示|批复|结果|须知|简报|汇报"
    r"|采购意向|答疑|补遗|澄清|澄清说明|询价函)"
    r"(?:表|书|稿|栏|单|牌|榜|墙)?(?:\s*[(\[（〔].{1,20}[)\]）〕])?(?:表|书|稿|栏|单|牌)?(?:_第\d+页)?$"
)
#: "中标公告 | 某项目", "【公示】奖金分配来啦!": web pages part the kind from the matter.
_PARTED = han_pattern(
    r"[^。,;:|]{0,30}(?:公示|公告|通告|公开)\s*(?:[|丨│┃]|—{1,2})\s*[^。;:|]{2,60}$"
    r"|[【\[][^。,;:|]{0,12}(?:公示|公告|通告|公开)[】\]]\s*[^。;:|]{2,60}$"
)
#: "某社区居务公示 2026年2月": the time that is reported on stands behind, no day among it.
_OF_TIME = han_pattern(
    r"[^。,;:|]{4,40}(?:公示|公开|公布|公告)(?:表|书|栏|单|牌|墙)?[\s·—-]{0,3}(?:20[0-9]{2}年?度?)?"
    r"(?:第?[一二三四1-4]季度|[0-9一二三四五六七八九十]{1,2}(?:[-—至、][0-9一二三四五六七八九十]{1,2})?月份?|[上下]半年|年度|(?<=[0-9]年)"
    r"|第?\s?[0-9一二三四五六七八九十]{1,3}期)$"
)
#: How a headline may end; a sentence that ends so is none.
_CRY = han_pattern(r"[!?？~]{1,3}$")
_NOT_TITLE = han_pattern(
    r"(?:[一二三四五六七八九十]+、|\(?[一二三四五六七八九十\d]+\)|\d+[.、]|附件|附:|签发|编号|招标编号|项目编号"
    r"|标段|密级|份号|紧急程度"
    r"|各.{1,40}[:]$|.{2,40}[:]$|尊敬的|.{0,30}[〔\[(]\d{4}[〕\])].{0,5}号(?:$|\s+签发人)|\d{4}年\d{1,2}月\d{1,2}日$|[-—\d\s]+$"
    r"|\(?(?:\d{4}年)?第\s?[\d一二三四五六七八九十百]{1,6}\s?号\)?$)"
)
#: A notice of one paragraph begins with its title and a colon.
_LEADS = han_pattern(
    r"(?:([^。:,;\s]{3,60}(?:公示|公告)):"
    r"|[【\[]([^。:,;\s【】\[\]]{2,40}(?:公示|公告|通告|通知|通报|结果|情况|(?:结果|情况)的?(?:说明|报告|反馈)))[】\]])\S"
)
_SENTENCE = han_pattern(r"[。;；!?？]|[,，].*[,，].*[,，]")


def find_title(text: str, paragraphs: tuple[Paragraph, ...], lines: tuple[Span, ...]) -> Span | None:
    """The title, from its first line to its last; None where the first lines hold none.

    A paragraph that Word styles as title wins; else the first line that ends as titles end ("…公示", "…办法（试行）"),
    together with the short lines right above it that it continues.
    """
    styled = next((at for at, one in enumerate(paragraphs) if one.kind is BlockKind.TITLE), None)
    if styled is not None:
        return _styled(text, paragraphs[styled:])
    head = lines[:_LINES]
    for number, line in enumerate(head):
        words = text[line.start : line.end]
        headline = number == 0 and _PARTED.match(words) and _could_be(_CRY.sub("", words))
        if headline or (_could_be(words) and _is_title(words)):
            counter = re.search(r"_第\d+页$", words)
            return Span(_first_line(text, head, number), line.end - (len(counter.group()) if counter else 0))
        led = _LEADS.match(words) if number == 0 else None
        if led:
            return Span(line.start + led.start(led.lastindex or 1), line.start + led.end(led.lastindex or 1))
        if _SENTENCE.search(words) and len(words) > 40:
            return None
    return None


def _styled(text: str, paragraphs: tuple[Paragraph, ...]) -> Span:
    """The title that is styled as one, with the paragraphs of that style right below that it goes on in."""
    span = paragraphs[0].span
    for below in paragraphs[1:_MOST_LINES]:
        near = text.count("\n", span.end, below.span.start) <= 1
        if below.kind is not BlockKind.TITLE or not near or _is_title(text[span.start : span.end]):
            break
        span = Span(span.start, below.span.end)
    return span


def _is_title(words: str) -> bool:
    return bool(_GENRE.search(words) or _PARTED.match(words) or _OF_TIME.match(words))


def _could_be(words: str) -> bool:
    return 2 <= len(words) <= _LONGEST and not _SENTENCE.search(words) and not _NOT_TITLE.match(words)


def _first_line(text: str, lines: tuple[Span, ...], number: int) -> int:
    """Where the title that ends on line *number* begins: it may be broken over several lines."""
    first = number
    while first > 0 and number - first + 1 < _MOST_LINES:
        above, below = lines[first - 1], lines[first]
        words = text[above.start : above.end]
        near = text.count("\n", above.end, below.start) <= 1
        if not near or not _could_be(words) or re.search(r"[。:,，、]$|文件$|\d$", words) or len(words) > 60:
            break
        first -= 1
    return lines[first].start
