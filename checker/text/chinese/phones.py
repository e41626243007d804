"""Telephone numbers: mobile, landline, hotlines. Numbers of identity cards, bank cards, licences and codes are none."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from checker.text.patterns import han_pattern
from checker.text.span import Span

PhoneKind = Literal["mobile", "landline", "hotline", "masked"]


class Phone(NamedTuple):
    """A telephone number. ``number`` is digits, with a hyphen after the area code of a landline and * where masked."""

    span: Span
    number: str
    kind: PhoneKind
    extension: str = ""


def find_phones(text: str) -> tuple[Phone, ...]:
    """All telephone numbers of *text* in order, one fact for each of several numbers joined by 、 or /.

    Local numbers and short hotlines count only beside a word such as 电话, 热线, 举报; numbers of the house's own
    exchange (four to six digits) only right after it.

    >>> [(found.number, found.kind, found.extension) for found in find_phones("0717-6381296/6381297转801，举报12380")]
    [('0717-6381296', 'landline', ''), ('0717-6381297', 'landline', '801'), ('12380', 'hotline', '')]
    >>> [found.number for found in find_phones("监督电话：(010)12345678、138 0013 8000；400-800-1234")]
    ['010-12345678', '13800138000', '4008001234']
    >>> [(found.number, found.extension) for found in find_phones("内线电话:6215;0578-6688 转 4412,共6215元")]
    [('6215', ''), ('0578-6688', '4412')]
    >>> find_phones("证号11010519491231002X，编号13800138000，20250508，共12345678元，公示202501-01号")
    ()
    """
    found: list[Phone] = []
    position = 0
    while match := _forms().number.search(text, position):
        phones = tuple(_read(match, text))
        found.extend(phones)
        position = phones[-1].span.end if phones else match.end()
    return tuple(found)


_AREA = r"0(?:10|2[0-9]|[3-9][0-9]{2})"
_JOIN = r"[-‐‑–—―─﹣_]{1,2}"
_GAP = r"(?: {1,2}|[-‐‑–—―])"
_WORDS = (
    r"电话|热线|传真|[Tt][Ee][Ll]|联系|举报|监督|咨询|致电|拨打|来电|座机|手机|专线|总机|值班|投诉|受理|反映"
    r"|反馈|[打拨][: ]{0,2}$|打[到给](?=[^0-9]{1,10}$)(?![^0-9]*[卡账帐户折])"
)
_OTHER_NUMBERS = (
    r"编号|证号|证书|账号|帐号|账户|帐户|卡号|代码|单号|流水|邮编|邮政编码|执照|身份证|公民身份|车牌|邮箱|网址"
    r"|[Qq]{2}|[A-Za-z]*[Mm]ail"
)


class _Forms(NamedTuple):
    """The compiled patterns: a number, and what may stand around it."""

    number: re.Pattern[str]
    word_before: re.Pattern[str]
    label: re.Pattern[str]
    inner: re.Pattern[str]
    word_after: re.Pattern[str]
    other_before: re.Pattern[str]
    not_after: re.Pattern[str]
    extension: re.Pattern[str]
    further: re.Pattern[str]


@cache
def _forms() -> _Forms:
    number = (
        r"(?:(?<![0-9A-Za-z_.@*])|(?<=[Tt][Ee][Ll]))(?<![0-9][-–—])(?:"
        r"(?:(?:\+|00)?86[- ]?)?"
        rf"(?P<mobile>1[3-9][0-9](?:[0-9]{{8}}|{_GAP}(?:[0-9]{{8}}|[0-9]{{4}}{_GAP}[0-9]{{4}})))(?!\.[0-9])"
        r"|(?P<masked>1[3-9][0-9](?:[*xX×]{4,6}[0-9]{2,4}|[*xX×]{8})|0[0-9]{2,3}-?[0-9]{0,4}[*xX×]{3,4}[0-9]{0,4})"
        rf"|(?:(?:\+|00)?86[- ]?)?\(?(?P<area>{_AREA})(?:\) ?(?:{_JOIN})?| ?{_JOIN} ?| )"
        r"(?P<local>[0-9]{3,4}[- ]?[0-9]{4}|12[0-9]{3}|[1-9][0-9]{3}(?= ?转))"
        r"|(?:\+|00)86[- ](?P<short>10|2[0-9]|[3-9][0-9]{2})[- ](?P<abroad>[2-9][0-9]{6,7})"
        rf"|(?P<solid>{_AREA}[2-9][0-9]{{6,7}})"
        r"|(?P<service>[48]00(?:[- ]?[0-9]{3}[- ]?[0-9]{4}|[- ]?[0-9]{4}[- ]?[0-9]{3}))"
        r"|(?P<hotline>1(?:2[0-9]{3}|1[0-9]|2[0-2])|9[56][0-9]{3,4})|(?P<bare>[1-9][0-9]{6,7}|[2-9][0-9]{3}-[0-9]{4})"
        r"|(?P<inner>[2-9][0-9]{3,5})"
        r")(?![0-9A-Za-z_*@]|\.[0-9A-Za-z])"
    )
    return _Forms(
        han_pattern(number),
        han_pattern(
            rf"(?:{_WORDS})(?!.*(?:{_OTHER_NUMBERS}|[。;元]|[0-9]{{3}}[A-Za-z]))[^\r\n\t]*[\r\n\t]{{0,2}}[^\r\n\t]*$"
        ),
        han_pattern(r"(?:电话|热线|传真|[Tt][Ee][Ll]|座机|号码)[^0-9。;,]{0,10}$"),
        han_pattern(r"(?:电话|内线|分机|短号|致电[一-鿿]{0,10}|拨打?)[:为 ]{0,3}$"),
        han_pattern(r"[^\r\n\t。;,0-9]{0,6}(?:电话|热线|举报|专线|平台)"),
        han_pattern(rf"(?:{_OTHER_NUMBERS}|[A-Za-z]字|第)(?:号码?)?[^0-9一-鿿]{{0,3}}$"),
        han_pattern(r" ?(?:[元万亿美%㎡]|平方|立方|公里|[年月日号人户吨米亩股票条])"),
        han_pattern(r" ?(?:转|分机[:号]?|[-—](?=[0-9]{2,5}(?![0-9-]))|[Ee]xt\.?) ?([0-9]{1,6})(?![0-9])"),
        han_pattern(r" ?(?:[、,;或和] ?([2-9][0-9]{6,7})|/ ?([0-9]{1,8}))(?![0-9]|-[0-9]{6}|[年月日元])"),
    )


def _read(match: re.Match[str], text: str) -> Iterator[Phone]:
    """The number of *match* and those joined to it; nothing where the surroundings speak against a telephone."""
    if not _certain(match, text):
        return
    span = Span(match.start(), match.end())
    if match["masked"]:
        yield Phone(span, re.sub(r"[xX×]", "*", match["masked"]), "masked")
    elif match["mobile"]:
        yield Phone(span, _digits(match["mobile"]), "mobile")
    elif match["service"] or match["hotline"]:
        yield Phone(span, _digits(match["service"] or match["hotline"]), "hotline")
    elif match["solid"]:
        length = 4 if match["solid"][1] > "2" else 3
        yield from _landlines(match["solid"][:length], match["solid"][length:], span, text)
    else:
        area = match["area"] or (f"0{match['short']}" if match["short"] else "")
        yield from _landlines(
            area, _digits(match["local"] or match["abroad"] or match["bare"] or match["inner"]), span, text
        )


def _certain(match: re.Match[str], text: str) -> bool:
    """Whether the surroundings allow a telephone: no other kind of number, and a word for it where digits are few."""
    forms = _forms()
    before = text[max(0, match.start() - 30) : match.start()]
    if forms.other_before.search(before) or forms.not_after.match(text, match.end()):
        return False
    if match["mobile"] and not match["mobile"].isdigit() and re.search(r"[0-9] $", before):
        return False  # the middle of a bank card in groups of four
    if match["inner"]:  # a number of the house's own exchange: only right after the word for it
        return forms.inner.search(before) is not None
    if not (match["solid"] or match["bare"] or match["hotline"]):
        return True
    if match["bare"] and re.fullmatch(r"20[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])", match["bare"]):
        return False  # a date
    if match["bare"] and match["bare"][0] == "1":  # no exchange begins so: a made-up number, and only beside its label
        return forms.label.search(before) is not None
    if forms.word_before.search(before):
        return True
    return bool(match["hotline"] and forms.word_after.match(text, match.end()))


def _landlines(area: str, local: str, span: Span, text: str) -> Iterator[Phone]:
    """A landline with its extension, and the further local numbers after / or 、; after / the last digits suffice."""
    forms = _forms()
    while True:
        extension = forms.extension.match(text, span.end)
        if extension:
            span = Span(span.start, extension.end())
        number = f"{area}-{local}" if area else local
        yield Phone(span, number, "hotline" if len(local) == 5 else "landline", extension[1] if extension else "")
        more = forms.further.match(text, span.end)
        if more is None:
            return
        tail = more[1] or more[2]
        local = local[: max(0, len(local) - len(tail))] + tail
        span = Span(more.end() - len(tail), more.end())


def _digits(written: str) -> str:
    return re.sub("[ ‐‑–—―-]", "", written)
