"""依申请公开文书的内容：申请人、申请事项、要补正什么、何时补正。"""

from dataclasses import dataclass
from typing import Literal

from checker import Document, Finding, Span, han_pattern, hookimpl


@dataclass(frozen=True)
class Options:
    """``asks``: to whom it is written, what was applied for, what must be put right, by when, or how to
    go to court."""

    asks: Literal["applicant", "matter", "correction", "limit", "review", "suit"]


_ADDRESSED = han_pattern(r"(?:尊敬的)?[一-鿿·×某*○A-Za-z、()]{2,36}(?:先生|女士|同志)?\s*:?")
_LABELLED = han_pattern(r"申请人(?:姓名|名称)?(?:\([^()\n]{0,10}\))?\s*[:|]\s*(?P<name>[^\s,。;|:]{2,30})")
_MATTER = han_pattern(
    r"(?:申请(?:书)?(?:要求)?[(,:]?|要求)(?:公开|获取|提供|查询|查阅|了解)(?:的)?(?:内容|事项|信息|政府信息)?(?:为|是|:){0,2}[“\"《]?(?P<what>[^。;\n”]{4,})"
    r"|(?:申请(?:公开)?(?:的)?(?:内容|事项)|所需(?:政府)?信息|信息内容)(?:描述)?\s*[:|为]\s*(?P<named>[^。;\n|]{4,})"
    r"|(?:提出|提交|关于|要求|想)(?:的)?(?:要求)?(?:公开|获取|提供|查阅)(?P<made>[^。;\n]{4,60}?)的?(?:申请|来信|信函|请求)"
    r"|(?:(?<!机)关于|就|对)(?P<about>[^。;,\n]{4,60}?)的?(?:政府)?信息公开申请"
    r"|(?:您|你|你们|单位|公司|所)申请的(?P<asked>(?!信息|政府信息|内容|事项|公开|第|上述|申请)[^。;,\n]{2,30})"
)
_NO_MATTER = han_pattern(
    r"[一-鿿·×某*○]{2,4}(?:先生|女士|同志)?的?政府$|(?:您|你|贵)?[^。;,\n]{0,12}(?:提交|提出|递交|寄来)的?(?:政府)?$"
    r"|(?:的)?(?:政府信息)?(?:申请|收悉|一事|答复|事项)|(?:的)?政府信息$|政府信息公开申请|《中华人民共和国政府信息公开条例"
)
_PUT_RIGHT = han_pattern(r"(?:补正|明确|补充|更正|说明|细化|提供)(?P<what>[^。\n]{2,80})")
_WHAT = han_pattern(
    r"名称|文号|特征|内容描述|具体内容|身份|证明|姓名|联系方式|年份|年度|时间范围|时间段|范围|形式要求|形式|地址|便于查询|哪一|哪些|所指|用途|事项"
)
_COURT = han_pattern(r"行政诉讼(?!法)|提起诉讼|法院|起诉")
_AFTER_REVIEW = han_pattern(r"复议(?:决定)?(?:仍)?不服|复议机关[^。;\n]{0,20}(?:不服|逾期)")
_ASK_REVIEW = han_pattern(r"行政复议(?!法|机关|机构|决定|条例)|申请复议|复议申请")
_ASKED = han_pattern(r"申请|提起|提出")
#: The two limits are told one after the other, or one limit is both's.
_EACH = han_pattern(r"期限(?:分别|依次)")
_NEXT_STEP = han_pattern(r"不服|逾期|诉讼(?!法)|起诉|法院")
_TO_COURT = han_pattern(r"[^。;,、()或\n]{0,40}?(?:诉讼(?!法)|起诉|法院)")
_ABOUT_IT = han_pattern(r"补正|补充|更正|重新提交|逾期")


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Pass with the words that say it."""
    if options.asks == "applicant":
        return _applicant(document)
    if options.asks == "matter":
        return _matter(document)
    if options.asks == "review":
        return _review(document)
    if options.asks == "suit":
        return _suit(document)
    return _correction(document) if options.asks == "correction" else _limit(document)


def _applicant(document: Document) -> Finding:
    labelled = _LABELLED.search(document.text)
    if labelled:
        return Finding.passed(document.span(*labelled.span("name")))
    for line in [line for line in document.lines if line.start >= document.body.start][:6]:
        words = document[line]
        if words.endswith(":") and _ADDRESSED.fullmatch(words):
            return Finding.passed(line)
    return Finding.failed("开头没有写申请人")


def _matter(document: Document) -> Finding:
    for match in _MATTER.finditer(document.text):
        part = next(name for name in ("what", "named", "made", "about", "asked") if match[name])
        if not _NO_MATTER.match(match[part]):
            return Finding.passed(document.span(*match.span(part)))
    return Finding.failed("没有写申请公开的是什么信息")


def _correction(document: Document) -> Finding:
    for match in _PUT_RIGHT.finditer(document.text, *document.body):
        if _WHAT.search(match["what"]):
            return Finding.passed(document.span(*match.span()))
    return Finding.failed("没有写要补正哪些内容")


def _review(document: Document) -> Finding:
    """Asking for a review, within so many days: the length of time of the same part of the sentence, not the suit's."""
    found: Span | None = None
    for match in _ASK_REVIEW.finditer(document.text, *document.body):
        span = document.span(*match.span())
        sentence = document.sentence(span)
        if not _ASKED.search(document[sentence]):
            continue
        found = found or span
        for one in document.durations:
            if sentence.covers(one.span) and _of_review(document, span, one.span):
                return Finding.passed(span, one.span)
    if found is not None:
        return Finding.failed("写了可以申请行政复议，没有写期限", found)
    return Finding.failed("没有告知申请行政复议的途径和期限")


def _of_review(document: Document, review: Span, limit: Span) -> bool:
    """Whether the length of time is the review's: none for going to court stands between, or is what it goes on to."""
    if _EACH.search(document[document.sentence(review)]):
        return True
    if limit.end <= review.start:
        return not _COURT.search(document.text, limit.end, review.start)
    return not _NEXT_STEP.search(document.text, review.end, limit.start) and not _TO_COURT.match(
        document.text, limit.end
    )


def _suit(document: Document) -> Finding:
    """Going to court, within so many months; after the review, whose decision tells the limit, no limit is needed."""
    found: Span | None = None
    shown: list[Span] = []
    for match in _COURT.finditer(document.text, *document.body):
        span = document.span(*match.span())
        sentence = document.sentence(span)
        found = found or span
        if _AFTER_REVIEW.search(document[sentence]):
            shown.append(sentence)
            continue
        limit = _court_limit(document, span, sentence)
        if limit is not None:
            shown += document.clauses(span, limit)
    if shown:
        return Finding.passed(*dict.fromkeys(shown))
    if found is not None:
        return Finding.failed("写了可以提起行政诉讼，没有写期限", found)
    return Finding.failed("没有告知提起行政诉讼的途径和期限")


def _court_limit(document: Document, court: Span, sentence: Span) -> Span | None:
    """The length of time for going to court: the last before it that is not the review's, or one in months."""
    own = [one for one in document.durations if sentence.covers(one.span)]
    before = [one.span for one in own if one.span.end <= court.start]
    if before and "复议" not in document.text[before[-1].end : court.start]:
        return before[-1]
    return next((one.span for one in own if one.unit == "month"), None)


def _limit(document: Document) -> Finding:
    for match in _ABOUT_IT.finditer(document.text, *document.body):
        sentence = document.sentence(Span(*match.span()))
        for length in document.durations:
            if sentence.covers(length.span) and length.unit in ("day", "workday"):
                return Finding.passed(length)
        for day in document.dates:
            until = document.text[day.span.end : day.span.end + 3].strip()
            if sentence.covers(day.span) and until.startswith(("前", "之前", "以前", "内")):
                return Finding.passed(day)
    return Finding.failed("没有写补正的期限")
