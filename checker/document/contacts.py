"""How the readers of a notice reach the office: telephones, addresses, letter boxes, e-mail, web pages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from checker.document.candidates import Candidate
from checker.document.fields import Field
from checker.document.holders import find_private
from checker.text.chinese.phones import Phone
from checker.text.patterns import han_pattern
from checker.text.span import Span
from checker.text.spans import SpanIndex


class ContactKind(StrEnum):
    """The kind of a channel. A number under 传真 alone is a fax, that under 电话/传真 a telephone."""

    PHONE = "phone"
    FAX = "fax"
    EMAIL = "email"
    URL = "url"
    ADDRESS = "address"
    MAILBOX = "mailbox"


@dataclass(frozen=True, slots=True)
class Contact:
    """A channel. ``span`` is the number, address or name itself.

    ``office`` is false for the private number of a person whom the notice lists: it is no channel, but a leak.
    ``published_only`` is true for a web page that only shows the notice.
    """

    span: Span
    kind: ContactKind
    office: bool = True
    published_only: bool = False


#: How far before a number its label stands, in code points.
_LABEL_REACH = 60
_FAX = han_pattern(r"(?<![/(及兼和、])(?:传\s*真|[Ff][Aa][Xx])[^,。;、电话\d]{0,8}[\d\-()、\s]*$")
_EMAIL = han_pattern(r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]+(?:@|#|\(at\))[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_URL = han_pattern(
    r"(?:https?://|www\.)[A-Za-z0-9./?=&_%~#:\-]+|(?<![A-Za-z0-9@.])[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.(?:gov"
    r"|com|org|net|edu)(?:\.cn)?(?![A-Za-z])[A-Za-z0-9./?=&_%-]*"
)
_SHOWN = han_pattern(r"(?:发布|公示|公布|刊登|查看|查询|详见|下载|媒介|媒体|网站上?)[^。;\n]{0,16}$")
_TAKES = han_pattern(r"举报|反映|受理|投诉|异议|来信|邮箱|联系|意见")
_ADDRESS_LABEL = han_pattern(
    r"(?:地址|通[讯信]处|地点|来访接待|来信来访|信函|邮寄|收件|联系方式|办公室?地点|住所)(?:[(].*[)])?$"
)
_ADDRESS = han_pattern(
    r"[一-鿿A-Za-z0-9()#\-]{0,30}?(?:路|街|道|巷|弄|大厦|大楼|办公楼|楼|栋|幢|号院|大院|机关|中心|广场|园区"
    r"|院内|政府|村委会|居委会|校区|区|县|市|镇|乡)[一-鿿A-Za-z0-9()#\-、]{0,20}?(?:\d+"
    r"|[一二三四五六七八九十百〇]+)[一-鿿]?(?:号|室|房间|层|楼|栋|幢|办公室)[一-鿿A-Za-z0-9()#\-]{0,20}"
    r"|[一-鿿A-Za-z0-9]{2,20}(?:大厦|大楼|办公楼|主楼|广场|中心)(?:[A-Za-z\d]{1,2}座)?\d{3,4}(?:室|房间)?"
    r"|[一-鿿]{1,12}(?<![层多高住宅寓])楼[东南西北]?\d{3,4}(?:室|房间)?(?![\d.,*\-]|[元万平米㎡年月日号套户间人个名张次栋座层])"
    r"|(?<![一-鿿\d])\d{3,4}(?:室|房间|办公室)"
    r"|[一-鿿]{2,14}(?:[一二三四五六七八九十\d]+(?:楼|层))[一-鿿\d]{0,10}(?:室|办公室|房间)"
)
#: Addresses lie in runs of these characters, and have a number before its unit or of three digits.
_RUN = han_pattern(r"[\w()#\-、]{3,}")
_NUMBERED = han_pattern(r"\d{3}|[\d一二三四五六七八九十百〇][一-鿿]?[号室房层楼栋幢办]")
#: What leads to an address is no part of it.
_LEADS_TO = han_pattern(
    r".*(?:请?邮?寄[至到往]?|[送交][至到]|请[送交]|地址"
    r"|地点|设在|位于|前往|来信|来访|来函|信函)[为是:]?"
)
_MAILBOX = han_pattern(
    r"(?:举报|意见|信访|纪检|监督|书记|厂长|局长|校长|院长|市长|矿长|经理|征求意见|投诉|建议)信?箱|意见箱"
    r"|举报箱"
)
_OFFICE_ADDRESS = han_pattern(r"地址|地点|受理|来信|来访|反映|举报|联系|信函|函|寄|异议|办公|意见")


def find_contacts(
    text: str, phones: tuple[Phone, ...], fields: tuple[Field, ...], candidates: tuple[Candidate, ...]
) -> tuple[Contact, ...]:
    """All channels and telephone numbers, in order."""
    found = [
        *_phones(text, phones, fields, candidates),
        *(Contact(Span(*match.span()), ContactKind.EMAIL) for match in _EMAIL.finditer(text)),
        *_urls(text),
        *_addresses(text, fields),
        *(Contact(Span(*match.span()), ContactKind.MAILBOX) for match in _MAILBOX.finditer(text)),
    ]
    return tuple(sorted(found, key=lambda contact: contact.span))


def _phones(
    text: str, phones: tuple[Phone, ...], fields: tuple[Field, ...], candidates: tuple[Candidate, ...]
) -> Iterator[Contact]:
    for phone, private in zip(phones, find_private(text, phones, fields, candidates), strict=True):
        nearest = max(0, phone.span.start - _LABEL_REACH)
        start = max(nearest, text.rfind("\n", nearest, phone.span.start) + 1)
        fax = not private and _FAX.search(text, start, phone.span.start)
        yield Contact(phone.span, ContactKind.FAX if fax else ContactKind.PHONE, office=not private)


def _urls(text: str) -> Iterator[Contact]:
    for match in _URL.finditer(text):
        if text[match.start() - 1 : match.start()] == "@":
            continue
        before = text[max(0, match.start() - 24) : match.start()].rsplit("\n", 1)[-1]
        shown = _SHOWN.search(before) is not None and _TAKES.search(before) is None
        yield Contact(Span(*match.span()), ContactKind.URL, published_only=shown)


def _addresses(text: str, fields: tuple[Field, ...]) -> Iterator[Contact]:
    """Values of address labels; else what is built like a street address, in a sentence on letters or visits."""
    labelled: list[Span] = []
    for field in fields:
        if field.value and field.owner is None and _ADDRESS_LABEL.search(_words(text, field.label)):
            inner = _ADDRESS.search(text, field.value.start, field.value.end)
            if inner or re.search("地址|通[讯信]处", _words(text, field.label)):
                span = field.value
                labelled.append(span)
                if not re.search(r"项目|建设|工程|开标|评标|征地|用地|注册", _words(text, field.label)):
                    yield Contact(span, ContactKind.ADDRESS)
    taken = SpanIndex(labelled)
    for match in _built(text):
        lead = _LEADS_TO.match(text, *match.span())
        span = Span(lead.end() if lead else match.start(), match.end())
        before = text[max(0, span.start - 40) : span.end]
        if not taken.overlaps(span) and _OFFICE_ADDRESS.search(before):
            yield Contact(span, ContactKind.ADDRESS)


def _built(text: str) -> Iterator[re.Match[str]]:
    """What is built like a street address: looked for only where one can be, because that takes long. The character
    after a run is seen too."""
    for run in _RUN.finditer(text):
        if _NUMBERED.search(text, *run.span()):
            yield from _ADDRESS.finditer(text, run.start(), run.end() + 1)


def _words(text: str, span: Span) -> str:
    return "".join(text[span.start : span.end].split())
