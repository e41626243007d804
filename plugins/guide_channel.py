"""公开指南里工作机构的联系办法：机构名称、办公地址、联系电话、传真、互联网联系方式，监督投诉的不算。"""

from dataclasses import dataclass
from typing import Literal

from checker import Contact, ContactKind, Document, Finding, Span, han_pattern, hookimpl


@dataclass(frozen=True)
class Options:
    """``channel``: the office that deals with disclosure, its address, telephone or fax, or how it is reached on
    the net."""

    channel: Literal["unit", "address", "phone", "fax", "internet"]


_OFFICE = r"(?:工作|受理|办公|承办|负责|办事|主管|日常工作|日常办事|申请受理)(?:机构|部门|科室|处室|单位)"
_NAMED = han_pattern(
    rf"{_OFFICE}(?:的)?(?:名称|全称)?(?:\([^()\n]{{1,12}}\))?"
    r"[ \t]*(?:[:是为|]|设在){1,2}[ \t|]*(?P<name>[^\s:,。;|]{2,40})"
    r"|机构名称[ \t]*[|:为是][ \t|]*(?P<called>[^\s:,。;|]{2,40})"
    rf"|{_OFFICE}(?:名称)?[ \t]*\n[ \t]*(?:名称:)?"
    r"(?P<below>(?!(?:办公|联系|通讯)?(?:地址|电话|时间)|[(]?[一二三四五六七八九十\d]{1,2}[)、.])"
    r"[一-鿿]{2,30}(?:办公室|科|处|股|室|中心|办|局|部))(?=[,。;\s(:])"
    r"|(?:^|[,。;\n由:])(?P<charged>[^\s:,。;由|]{2,30}(?:办公室|科|处|股|室|中心|办))(?:具体)?"
    r"(?:负责|承担|承办|作为|是|为)[^。;\n]{0,24}信息公开[^。;\n]{0,12}(?:工作|事务|机构|申请|受理)"
)
_CELL = han_pattern(rf"{_OFFICE}(?:名称|全称)?|机构名称")
_EMPTY = han_pattern(rf"(?:{_OFFICE}(?:名称)?|机构名称)\s*:")
_OTHER = han_pattern(r"监督|举报|投诉|救济|信访")
_OWN = han_pattern(r"咨询|办公电话|办公地址")
_PLACE = han_pattern(r"[一-鿿]")
_NAMES = {"address": "办公地址", "phone": "联系电话"}
_FAX = han_pattern(r"传\s*真")
_NO_FAX = han_pattern(r"(?:无|未设置?|暂无|没有|不设)传真|传真(?:号码)?\s*[:为]?\s*(?:无|暂无|未设)")
_STOP = han_pattern(r"[。;,]")
#: How far before a number its label stands, in code points.
_REACH = 24


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Pass with the name, the number or the address on the net."""
    if options.channel == "unit":
        return _unit(document)
    if options.channel == "fax":
        return _fax(document)
    if options.channel == "internet":
        found = [one for one in document.contacts if one.kind in (ContactKind.EMAIL, ContactKind.URL)]
        return Finding.passed(*found[:3]) if found else Finding.failed("没有写电子邮箱或网址")
    kind = ContactKind.PHONE if options.channel == "phone" else ContactKind.ADDRESS
    name = _NAMES[options.channel]
    found = [one for one in document.contacts if one.kind is kind and one.office and not _net(document, one)]
    own = [one for one in found if not _of_supervision(document, one)]
    if own:
        return Finding.passed(own[0])
    if found:
        return Finding.failed(f"只有监督投诉的{name}，没有写工作机构的", found[0])
    return Finding.failed(f"没有写工作机构的{name}")


def _net(document: Document, contact: Contact) -> bool:
    """Whether what stands under 地址 is an address on the net."""
    return contact.kind is ContactKind.ADDRESS and not _PLACE.search(document[contact.span])


def _unit(document: Document) -> Finding:
    for match in _NAMED.finditer(document.text, *document.body):
        name = next(part for part in ("name", "called", "below", "charged") if match[part])
        return Finding.passed(document.span(*match.span(name)))
    for table in document.tables:
        for cell in table.cells:
            value = table.at(cell.row, cell.column + cell.columns)
            if value is not None and _CELL.fullmatch("".join(document[cell.span].split())):
                return Finding.passed(value)
    empty = _EMPTY.search(document.text, document.body.start)
    if empty:
        return Finding.failed("工作机构名称后面空着", document.span(*empty.span()))
    return Finding.failed("没有写政府信息公开工作机构的名称")


def _fax(document: Document) -> Finding:
    for one in document.contacts:
        label = _before(document, one)
        if one.kind is ContactKind.FAX or (one.kind is ContactKind.PHONE and _FAX.search(label)):
            return Finding.passed(one)
    none = _NO_FAX.search(document.text)
    if none:
        return Finding.passed(document.span(*none.span()))
    empty = _FAX.search(document.text, document.body.start)
    if empty:
        return Finding.failed("“传真”后面没有号码", document.span(*empty.span()))
    return Finding.failed("没有写传真")


def _before(document: Document, contact: Contact) -> str:
    """What stands before a number on its line, from the number or stop before it; in a table, its cell's label."""
    line = document.line(contact.span)
    start = max(line.start, contact.span.start - _REACH)
    others = [one.span.end for one in document.contacts if start < one.span.end <= contact.span.start]
    labels = [document[field.label] for field in document.fields if field.value and field.value.covers(contact.span)]
    said = document[Span(max([start, *others]), contact.span.start)]
    return _STOP.split(said)[-1] + "".join(labels)


def _of_supervision(document: Document, contact: Contact) -> bool:
    """Whether a number is for complaints: its label says so, or the heading of its section does."""
    label = _before(document, contact)
    if _OTHER.search(label):
        return not _OWN.search(label)
    return any(
        section.span.covers(contact.span) and _OTHER.search(document[section.heading]) for section in document.sections
    )
