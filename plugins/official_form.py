"""公文各要素的写法：发文字号、成文日期、主送机关、附件说明、附注、抄送和印发。"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from checker import Document, Edit, Finding, Span, han_pattern, hookimpl

_NUMBER = han_pattern(r"[一-鿿]{2,14}〔(?:19|20)[0-9]{2}〕[1-9][0-9]*号")
_BRACKETED = han_pattern(r"[\[(【](?:19|20)[0-9]{2}[\])】]")
_DAY = han_pattern(r"(?:19|20)[0-9]{2} ?年 ?[1-9][0-9]? ?月 ?[1-9][0-9]? ?日")
_ENDING = han_pattern(r"[。;,、.]$")
_LABEL = han_pattern(r"附 ?件[:：] ?(?:1[.．])?")
_ITEM = han_pattern(r"[0-9]{1,2}[.．]")
#: From this day on official documents are dated in Arabic numerals (党政机关公文处理工作条例, GB/T 9704-2012).
_ARABIC_SINCE = date(2012, 7, 1)


@dataclass(frozen=True)
class Options:
    """The ``element`` whose form is looked at."""

    element: Literal["number", "date", "addressee", "list", "remark", "foot"]


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """The forms that the standard lays down; an element that is absent has none."""
    return _CHECKS[options.element](document)


def _number(document: Document) -> Finding:
    number = document.official.number
    if number is None:
        return Finding.not_applicable("没有发文字号")
    words = document[number]
    if _NUMBER.fullmatch(words.replace(" ", "")):
        return Finding.passed(number)
    faults = []
    if not re.search(r"〔[^〕]*〕", words):
        faults.append("年份用六角括号〔〕括起")
    if not re.search(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])", words):
        faults.append("年份写全四位")
    if re.search(r"[^一-鿿] ?第", words) or "年第" in words:
        faults.append("序号前不加“第”")
    if re.search(r"[^0-9]0[0-9]* ?号", words):
        faults.append("序号不编虚位")
    edits = [
        Edit(Span(number.start + at, number.start + at + 1), bracket, safe=True)
        for year in _BRACKETED.finditer(words)
        for at, bracket in ((year.start(), "〔"), (year.end() - 1, "〕"))
    ]
    return Finding.failed("，".join(faults or ["写作“机关代字〔年份〕序号号”"]), number, edits=edits)


def _date(document: Document) -> Finding:
    signed = document.official.signed
    if signed is None or signed.value is None or not signed.year_written:
        return Finding.not_applicable("没有成文日期")
    words = document[signed.span]
    day = signed.value
    if _DAY.match(words) or (day < _ARABIC_SINCE and not re.search("[0-9]", words)):
        return Finding.passed(signed)
    right = f"{day.year}年{day.month}月{day.day}日"
    told = f"成文日期用阿拉伯数字标全年、月、日，不补零：{right}"
    return Finding.failed(told, signed, edits=[Edit(signed.span, right, safe=True)], values={"date": right})


def _addressee(document: Document) -> Finding:
    addressee = document.official.addressee
    if addressee is None:
        return Finding.not_applicable("没有主送机关")
    mark = Span(addressee.end - 1, addressee.end)
    written = document.raw[document.locate(mark).start : document.locate(mark).end]
    if written == "：":
        return Finding.passed(addressee)
    if document[mark] == ":":
        return Finding.failed("主送机关末尾用全角冒号", mark, edits=[Edit(mark, "：", safe=True)])
    return Finding.failed("主送机关末尾用全角冒号", addressee)


def _list(document: Document) -> Finding:
    listed = [one for one in document.attachments if not one.included]
    if not listed:
        return Finding.not_applicable("没有附件说明")
    faults: list[tuple[Span, str]] = []
    first = listed[0]
    if not _LABEL.match(document[first.label]):
        faults.append((first.label, "附件说明写作“附件：”，有几个的写作“附件：1.××××”"))
    if len(listed) > 1:
        loose = [one for one in listed[1:] if not _ITEM.fullmatch(document[one.label].strip())]
        faults += [(one.label, "附件顺序号用阿拉伯数字加点，如“2.”") for one in loose[:1]]
    ended = [one for one in listed if one.name and _ENDING.search(document[one.name])]
    faults += [(one.name, "附件名称后不加标点") for one in ended]
    if faults:
        told = "；".join(dict.fromkeys(note for _, note in faults))
        return Finding.failed(told, *dict.fromkeys(span for span, _ in faults))
    return Finding.passed(*listed)


def _remark(document: Document) -> Finding:
    remark = document.official.remark
    if remark is None:
        return Finding.not_applicable("没有附注")
    if document[remark].startswith("("):
        return Finding.passed(remark)
    return Finding.failed("附注加圆括号", remark)


def _foot(document: Document) -> Finding:
    official = document.official
    present = [span for span in (official.copies, official.printed) if span]
    if not present:
        return Finding.not_applicable("没有抄送机关和印发机关")
    faults: list[tuple[Span, str]] = []
    if official.copies and not document[official.copies].endswith("。"):
        faults.append((official.copies, "抄送机关之后用句号"))
    if official.printed and not document[official.printed].replace(" ", "").endswith("印发"):
        faults.append((official.printed, "印发日期之后加“印发”二字"))
    if faults:
        return Finding.failed("；".join(note for _, note in faults), *(span for span, _ in faults))
    return Finding.passed(*present)


_CHECKS: Mapping[str, Callable[[Document], Finding]] = {
    "number": _number,
    "date": _date,
    "addressee": _addressee,
    "list": _list,
    "remark": _remark,
    "foot": _foot,
}
