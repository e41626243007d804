"""公文主体和版记：主送机关、正文、附件说明、附件、署名、成文日期、附注、抄送机关、印发机关和日期。"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from checker import Document, Finding, Level, Span, han_pattern, hookimpl

#: Genres that always go to someone, and those that may.
_TO_ONE = ("请示", "批复", "函", "议案")
_TO_MANY = ("通知", "通报", "意见", "报告")
#: Genres that are signed by a person's post and name, or not signed at all.
_NOT_BY_ORGAN = ("命令", "令", "纪要")
_CITED = han_pattern(r"(?:见|附)后?附 ?件(?!人)")
#: So many lines of the text are shown.
_SHOWN = 5
_DAY = han_pattern(r"20[0-9]{2} ?年 ?[0-9]{1,2} ?月 ?[0-9]{1,2} ?日")
_COPIES = han_pattern(r"抄 ?[送报](?: ?: ?| +|$)(?P<to>.*)", re.DOTALL)


@dataclass(frozen=True)
class Options:
    """The ``element`` that is looked for."""

    element: Literal["addressee", "text", "list", "attached", "issuer", "date", "remark", "copies", "printed"]


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """What an official document must have below its title."""
    return _CHECKS[options.element](document)


def _addressee(document: Document) -> Finding:
    official = document.official
    if official.addressee is not None:
        return Finding.passed(official.addressee)
    if official.genre in _TO_ONE:
        return Finding.failed("没有主送机关")
    if official.genre in _TO_MANY:
        return replace(Finding.review("没有主送机关：是向社会公布，还是漏写？"), level=Level.NOTE)
    return Finding.not_applicable("这种公文可以没有主送机关")


def _text(document: Document) -> Finding:
    above = document.official.addressee or document.title
    start = above.end if above else 0
    shown = []
    for line in document.lines:
        if line.start >= start and line.end <= document.signature.start:
            shown.append(line)
            if document.text.find("。", *line) >= 0:
                return Finding.passed(*shown[-_SHOWN:])
    return Finding.failed("标题以下没有成句的正文")


def _list(document: Document) -> Finding:
    listed = [one for one in document.attachments if not one.included]
    if listed:
        return Finding.passed(*listed)
    included = [one for one in document.attachments if one.included]
    cited = (Span(*match.span()) for line in document.lines for match in _CITED.finditer(document.text, *line))
    found = [*(one.span for one in included), *cited]
    if found:
        return Finding.failed("有附件，正文之后没有附件说明", related=found[:1])
    return Finding.not_applicable("没有附件")


def _attached(document: Document) -> Finding:
    listed = [one for one in document.attachments if not one.included]
    included = [one for one in document.attachments if one.included]
    if not listed and not included:
        return Finding.not_applicable("没有附件")
    if len(included) >= len(listed):
        return Finding.passed(*included)
    question = f"附件说明列了{len(listed)}个附件，文件里有{len(included)}个：其余的另附吗？"
    return replace(Finding.review(question, *listed, related=included), level=Level.NOTE)


def _issuer(document: Document) -> Finding:
    if document.official.issuer is not None:
        return Finding.passed(document.official.issuer)
    if document.official.genre in _NOT_BY_ORGAN:
        return Finding.not_applicable("命令由负责人署名，纪要可以不署名")
    return Finding.failed("成文日期之上没有发文机关署名")


def _date(document: Document) -> Finding:
    date = document.official.signed
    if date is not None and date.value is not None and date.year_written:
        return Finding.passed(date)
    if document.official.genre == "纪要" and document.dates:
        return Finding.passed(document.dates[0])
    if date is not None:
        return Finding.failed("成文日期的年、月、日没有写全", date)
    return Finding.failed("没有成文日期", *([blank] if (blank := document.signature.blank) else []))


def _remark(document: Document) -> Finding:
    remark = document.official.remark
    return Finding.passed(remark) if remark else Finding.not_applicable("没有附注")


def _copies(document: Document) -> Finding:
    copies = document.official.copies
    if copies is None:
        return Finding.not_applicable("没有抄送机关")
    match = _COPIES.match(document[copies])
    if match and not match["to"].strip(" 。"):
        return Finding.failed("“抄送”后面没有写机关", copies)
    return Finding.passed(copies)


def _printed(document: Document) -> Finding:
    official = document.official
    if official.printed is None:
        if official.genre in ("函", "令", "命令", "纪要"):
            return Finding.not_applicable("信函、命令、纪要格式可以没有印发机关和印发日期")
        if official.number and not official.in_print:
            return Finding.not_applicable("文号写在标题之下，是公文的正文文本，版记看印出的文件")
        if official.mark is None:
            question = "文末没有印发机关和印发日期：版记是否另印？"
            return replace(Finding.review(question), level=Level.NOTE)
        return Finding.failed("文末没有印发机关和印发日期")
    day = _DAY.search(document.text, *official.printed)
    if day is None or not document.text[official.printed.start : day.start()].strip():
        return Finding.failed("只有印发日期，没有印发机关", official.printed)
    return Finding.passed(official.printed)


_CHECKS: Mapping[str, Callable[[Document], Finding]] = {
    "addressee": _addressee,
    "text": _text,
    "list": _list,
    "attached": _attached,
    "issuer": _issuer,
    "date": _date,
    "remark": _remark,
    "copies": _copies,
    "printed": _printed,
}
