"""公示结果：写明公示的起止、有没有收到异议、收到的怎样处理、结论是什么。"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from checker import Document, Finding, Span, han_pattern, hookimpl


@dataclass(frozen=True)
class Options:
    """``asks`` is what the notice must say of the publicity that is over."""

    asks: Literal["period", "objections", "handling", "conclusion"]


_THING = r"(?:异议|反映|举报|投诉|质疑|意见|反对|来信|来访|来电|信访)"
_NONE = han_pattern(
    rf"(?:未|没有|没|无人?|均无|零)(?:收到|接到|接|有|发现|人)?[^。;,\n如]{{0,24}}?{_THING}|{_THING}(?:情况)?\s*[:为]?\s*(?:无|0|零)(?![一-鿿])"
)
_SOME = han_pattern(
    rf"(?:收到|接到|受理)[^。;,\n]{{0,24}}?{_THING}|有\d*[^。;,\n]{{0,10}}(?:人|件|条|名|位|起)[^。;,\n]{{0,8}}{_THING}|{_THING}[^。;,\n]{{0,6}}\d+(?:件|条|起|次)"
)
_IF = han_pattern(r"(?:如|若|凡|对|请|可|欢迎|应)[^。;,\n]{0,12}$")
_HANDLED = han_pattern(
    r"核实|核查|查明|查清|查无|澄清|走访|调查|查实|属实|不成立|不属实|复核|查证|处理|答复|回复|撤回|说明|解释|认定|维持|采纳|调整|取消|退回|补充材料|更正|剔除|移出|重新|约谈|整改|驳回|受理后"
)
_CONCLUDED = han_pattern(
    r"(?:决定|确定|同意|批准|确认)(?!公示|的|书|权)[^。;,\n]{2,40}|予以(?!公示|公告|公布|公开)[一-鿿]{2,12}"
    r"|(?:办理|履行)[^。;\n]{0,20}(?:手续|程序|审批|备案)|(?:公示|评审|评选|考核|推荐|评定)?结果(?:有效|生效|成立|不变)"
    r"|(?:取消|撤销|终止|暂缓)[^。;\n]{0,20}(?:资格|推荐|人选|聘用|录用|授予)|(?<!拟)(?:聘用|录用|任命|授予|认定|入选|当选|列为|报送|上报|推荐)"
    r"(?!名单|人选|对象|工作|结果|项目|材料|人员|名额|候选|的|范围|标准|条件|程序|办法|情况|单位)[^。;,\n]{2,40}"
    r"|按(?:照)?(?:规定|程序|有关规定)[^。;,\n]{0,12}(?:办理|履行|聘|录用|任命|任职|授予|上报|报|发放|兑现|审批|执行|推进|处理|发文|颁发|签订)[^。;,\n]{0,20}|(?:下列|以下|上述)[^。;,\n]{1,12}(?:为|是|被)[^。;,\n]{2,30}|不影响[^。;,\n]{2,16}|(?:继续|维持|保留)(?:推荐|上报|原|其|资格|聘用)[^。;,\n]{0,20}|进入(?:下一|考察|体检|聘用)[^。;,\n]{0,12}"
)
_ABOUT_PUBLICITY = han_pattern(r"公示|拟(?:聘|录|任|推荐|授|认)")


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Pass with the words that say it."""
    if options.asks == "period":
        return _period(document)
    none, some = _said(document, _NONE), _received(document)
    if options.asks == "objections":
        if none is not None or some is not None:
            return Finding.passed(none or some)
        return Finding.failed("没有写公示期间是否收到异议")
    if options.asks == "handling":
        if some is None:
            return Finding.not_applicable("没有收到异议")
        handled = _HANDLED.search(document.text, some.end, document.signature.start or len(document.text))
        if handled:
            return Finding.passed(some, document.sentence(document.span(*handled.span())))
        return Finding.failed("写了收到异议，没有写怎样核实处理", some)
    for match in _CONCLUDED.finditer(document.text, *document.body):
        span = document.span(*match.span())
        if not _ABOUT_PUBLICITY.search(document[span]) and not _IF.search(
            document.text, _clause(document, span), span.start
        ):
            return Finding.passed(span)
    return Finding.failed("没有写公示之后的结论")


def _clause(document: Document, span: Span) -> int:
    start = document.sentence(span).start
    return max(start, document.text.rfind(",", start, span.start) + 1)


def _unconditional(document: Document, found: Iterator[Span]) -> Span | None:
    """The first that is said outright, and not of what may happen: 如有异议，请反映."""
    for span in found:
        if not _IF.search(document.text, _clause(document, span), span.start):
            return span
    return None


def _said(document: Document, pattern: re.Pattern[str]) -> Span | None:
    return _unconditional(
        document, (document.span(*one.span()) for one in pattern.finditer(document.text, *document.body))
    )


def _received(document: Document) -> Span | None:
    """Where it says that objections came in, unless the words before deny it."""
    denied = [document.span(*one.span()) for one in _NONE.finditer(document.text, *document.body)]
    some = (document.span(*one.span()) for one in _SOME.finditer(document.text, *document.body))
    return _unconditional(document, (one for one in some if not any(no.overlaps(one) for no in denied)))


def _period(document: Document) -> Finding:
    """From when to when the publicity ran: in a sentence with 公示, or under its label."""
    single: Span | None = None
    for whole in document.lines:
        line = Span(max(whole.start, document.body.start), whole.end)  # the title may share the line
        if whole.end <= document.body.start or "公示" not in document[line]:
            continue
        for one in document.ranges:
            if line.covers(one.span):
                return Finding.passed(one)
        dates = [one for one in document.dates if line.covers(one.span) and not _signs(document, one.span, line)]
        lengths = [one for one in document.durations if line.covers(one.span) and one.unit in ("day", "workday")]
        if dates and lengths:
            return Finding.passed(dates[0], lengths[0])
        if len(dates) > 1:
            return Finding.passed(dates[0], dates[1])
        single = single or next(iter([*(one.span for one in dates), *(one.span for one in lengths)]), None)
    for field in document.fields:
        if "公示" in document[field.label] and any(field.value.covers(one.span) for one in document.ranges):
            return Finding.passed(field.value)
    if single is not None:
        return Finding.review("公示的起止时间没有写全：从哪一天到哪一天？", single)
    return Finding.failed("没有写公示的起止时间")


def _signs(document: Document, day: Span, line: Span) -> bool:
    """Whether the day ends the line and its sentence is of something else: "……。城南中学 2024年6月17日"."""
    return day.end == line.end and "公示" not in document[document.sentence(day)]
