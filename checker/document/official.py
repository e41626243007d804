"""The head and the foot of an official document (GB/T 9704-2012): what stands above its title and below its date."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from re import Pattern
from typing import TYPE_CHECKING

from checker.document.signature import Signature
from checker.text.chinese.dates import Date
from checker.text.chinese.names import is_organization_name
from checker.text.patterns import han_pattern
from checker.text.span import Span

if TYPE_CHECKING:
    from checker.document.formatted import Formatted

#: The 15 genres of official documents (党政机关公文处理工作条例, article 8).
GENRES = (
    *("决议", "决定", "命令", "令", "公报", "公告", "通告", "意见"),
    *("通知", "通报", "报告", "请示", "批复", "议案", "函", "纪要"),
)
#: How many lines may stand above the title, and at the end below the date.
HEAD, _FOOT = 12, 10
_MARK = han_pattern(
    r"[一-鿿()、· ]{1,38}(?:(?:局|委员会|委|政府|党组|党委|厅|部|办公室|院|校|大学|学院|公司|集团|厂|矿|会|社|所"
    r"|站|处|中心|银行|支部|总支"
    r"|街道|办事处|镇|乡|村|段|馆|园|队|组) ?文 ?件|(?:人民政府|委员会|厅|部|局|会议|委)令)"
)
_NUMBER = han_pattern(
    r"(?!根据|依据|按照|依照|参照|遵照|见|原|附件)[一-鿿]{2,14} ?(?:[〔\[(【] ?)?(?:20)?[0-9]{2} ?年?(?:[〕\])】] ?)?"
    r"第? ?[0-9]{1,4} ?号"
)
_ORDER = han_pattern(r"\(?(?:20[0-9]{2}年?)? ?第 ?(?:[0-9]{1,4}|[一二三四五六七八九十百]{1,6}) ?[号期]\)?")
_SIGNER = han_pattern(r"签 ?发 ?人(?: ?[:：] ?| +|$)(?P<name>[一-鿿·]{2,4}(?:[、 ]+[一-鿿·]{2,4}){0,4})?")
_SECRECY = han_pattern(r"(?:绝密|机密|秘密)(?: ?[★☆] ?(?P<term>[0-9一二三四五六七八九十]{1,3} ?(?:年|个?月)|长期)?)?")
_URGENCY = han_pattern(r"特 ?急|加 ?急|紧 ?急|急 ?件|火 ?急|特 ?提|平 ?急")
_COPY = han_pattern(r"(?:份 ?号[:：]? ?|[Nn][Oo]\.? ?)?(?P<digits>0[0-9]{2,6}|[0-9]{6})")
_ADDRESSEE = han_pattern(r"[一-鿿A-Za-z0-9()、,·〇 ]{2,160}:")
_NO_COLON = han_pattern(r"(?=.*各)[一-鿿()]{2,24}(?:[、,][一-鿿()]{2,24}){0,12}[,;.。]?")
_LEADS = han_pattern(
    r"(?:根据|为|经|按照|现将|兹|因|近期|近日|依据|本|第)|.*(?:如下|以下|下列|通知|公告|公示|事项|名单)[^、]{0,3}:"
)
_REMARK = han_pattern(r"\([^()\n]{2,60}\)|此件[^。\n]{2,20}。?")
_COPIES = han_pattern(r"抄 ?[送报](?: ?[:：] ?| +|$)(?P<to>.*)")
_PRINTED = han_pattern(
    r"(?P<organ>[一-鿿() ]{0,40}?) *(?P<date>20[0-9]{2} ?年 ?[0-9]{1,2} ?月 ?[0-9]{1,2} ?日) *(?P<word>印 ?发?)?"
)

_OTHERS = han_pattern(r"(?:公司|集团|厂|矿|银行|医院|学校|大学|学院|中学|小学|协会|商会)(?: *文 *件)?$")
_TENDER = han_pattern(r"招标|采购|中标|成交|磋商|谈判|询价|比选|竞价|中选")
_TAIL = han_pattern(r"[(\[〔](?:[^()]{1,20})[)\]〕]$")
_BRACKETED = han_pattern(r"\([^()\n]{2,40}\)|20[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日")


#: A mark is no longer than this, and not smaller than the title: 2号, in points.
_LONGEST_MARK, _LARGE = 60, 22.0
_FILE = han_pattern(r"文 *件 *$")
#: The covers of other papers that end so: 招标文件, 采购文件 …
_PAPERS = han_pattern(r"招 *标|采 *购|投 *标|比 *选|磋商|谈判|询价|竞价|响 *应|预 *审|申报|评审|评标")


@dataclass(frozen=True, slots=True)
class Official:
    """What a notice has of an official document; None for what it has not.

    ``mark`` is 发文机关标志, ``number`` 发文字号 with its line to itself (``number_above`` the title), ``order`` one
    such as 第3号, ``remark`` 附注, ``copies`` the lines of 抄送, ``printed`` that of 印发. ``issuer`` and ``signed``
    are the signature of the document itself, whatever is attached below it. ``genre`` is the last word of the title,
    empty where it is none of the 15. ``signer`` covers label and name, or the label alone where ``signer_named`` is
    false.
    """

    mark: Span | None = None
    number: Span | None = None
    number_above: bool = False
    order: Span | None = None
    copy_number: Span | None = None
    secrecy: Span | None = None
    secrecy_term: bool = False
    urgency: Span | None = None
    signer: Span | None = None
    signer_named: bool = False
    genre: str = ""
    addressee: Span | None = None
    remark: Span | None = None
    copies: Span | None = None
    printed: Span | None = None
    issuer: Span | None = None
    signed: Date | None = None

    @property
    def in_print(self) -> bool:
        """Whether the head is laid out as in print: with its mark, or with the number above the title."""
        return self.mark is not None or (self.number is not None and self.number_above)

    def by_reference(self, text: str) -> bool:
        """Whether no organ of party or state issues it: the standard then holds only 参照 (GB/T 9704-2012, 1)."""
        names = (text[span.start : span.end] for span in (self.mark, self.issuer) if span is not None)
        return any(_OTHERS.search(name) for name in names)

    @property
    def head(self) -> Span | None:
        """What shows that it is an official document: its mark, else its own number."""
        return self.mark or self.number


def find_official(
    text: str,
    lines: tuple[Span, ...],
    title: Span | None,
    signature: Signature,
    dates: tuple[Date, ...],
    margins: tuple[Span, ...] = (),
) -> Official:
    """The head and foot of the document in *text*; its mark may stand in the *margins*: a text box or a header."""
    above = [line for line in lines[:HEAD] if title is None or line.end <= title.start]
    below = [line for line in lines if title is not None and line.start >= title.end]
    near = [*above, *below[:2]] if title is not None else above[:8]
    number = _number(text, near)
    if number is not None and title is not None and number.start >= title.end and _TENDER.search(text, *title):
        number = None  # the number of a purchase, not of a document
    issuer, signed = _signed(text, below, dates) or (
        signature.issuers[-1] if signature.issuers else None,
        signature.date,
    )
    mark = _first(text, _MARK, (*above, *margins))
    if mark is None and number is not None:
        mark = next((line for line in above if is_organization_name(text[line.start : line.end])), None)
    secrecy, signer = _within(text, _SECRECY, above), _within(text, _SIGNER, above)
    copies = _copies(text, lines)
    return Official(
        mark=mark,
        number=number,
        number_above=number is not None and title is not None and number.end <= title.start,
        order=_first(text, _ORDER, near),
        copy_number=_first(text, _COPY, above[:4]),
        secrecy=secrecy[0],
        secrecy_term=bool(secrecy[1].get("term")),
        urgency=_within(text, _URGENCY, above)[0],
        signer=signer[0],
        signer_named=bool(signer[1].get("name")),
        genre=_genre(text, title) or ("令" if mark and text[mark.end - 1] == "令" else ""),
        addressee=_addressee(text, below),
        remark=_remark(text, lines, signed),
        copies=copies,
        printed=_printed(text, lines, signature, copies),
        issuer=issuer,
        signed=signed,
    )


def red_marks(text: str, lines: Iterable[Span], title: Span | None) -> tuple[Span, ...]:
    """Lines above the title that may be a mark although its words do not tell: such as 文件 beside several organs."""
    above = [line for line in lines if title is None or line.end <= title.start]
    found = (line for line in above if _FILE.search(text, *line) and line.end - line.start <= _LONGEST_MARK)
    return tuple(line for line in found if not _PAPERS.search(text, max(0, line.start - _LONGEST_MARK), line.end))


def is_red(line: Span, formatted: "tuple[Formatted, ...]") -> bool:
    """Whether all of *line* is printed as a mark is: large and red."""
    from checker.document.formatted import within

    looks = [piece.run for piece in within(formatted, line)]
    return bool(looks) and all(
        (look.size or 0.0) >= _LARGE and look.rgb is not None and look.rgb[0] >= 0xC0 and max(look.rgb[1:]) <= 0x50
        for look in looks
    )


def _first(text: str, pattern: Pattern[str], lines: Iterable[Span]) -> Span | None:
    return next((line for line in lines if pattern.fullmatch(text, *line)), None)


def _within(text: str, pattern: Pattern[str], lines: list[Span]) -> tuple[Span | None, dict[str, str | None]]:
    """The first place of *pattern* that has its line to itself, or shares it with wide gaps or other marks only."""
    for line in lines:
        for match in pattern.finditer(text, *line):
            before, after = text[line.start : match.start()], text[match.end() : line.end]
            if (not before or before[-1] in " \t〕号") and (not after or after[0] in " \t"):
                return Span(*match.span()), match.groupdict()
    return None, {}


def _number(text: str, lines: list[Span]) -> Span | None:
    """A number of a document that stands by itself, or beside the one who signs."""
    for line in lines:
        match = _NUMBER.match(text, *line)
        if match:
            rest = text[match.end() : line.end].strip()
            if not rest or _SIGNER.fullmatch(rest):
                return Span(*match.span())
    return None


def _genre(text: str, title: Span | None) -> str:
    words = "".join(text[title.start : title.end].split()) if title else ""
    words = _TAIL.sub("", words)
    return next((genre for genre in GENRES if words.endswith(genre)), "")


def _addressee(text: str, below: list[Span]) -> Span | None:
    """The line right below the title, and below number, date or bracket lines there, that names whom it is for."""
    for number, line in enumerate(below[:4]):
        words = text[line.start : line.end]
        if _NUMBER.fullmatch(words) or _ORDER.fullmatch(words) or _BRACKETED.fullmatch(words):
            continue
        if _LEADS.match(words):
            return None
        follows = number + 1 < len(below) and "。" in text[below[number + 1].start : below[number + 1].end]
        if _ADDRESSEE.fullmatch(words) or (follows and _NO_COLON.fullmatch(words)):
            return line
        return None
    return None


def _signed(text: str, below: list[Span], dates: tuple[Date, ...]) -> tuple[Span, Date] | None:
    """The first date that has its line to itself below the body, with the organ above it."""
    whole = {date.span: date for date in dates if date.day is not None and date.year_written}
    for above, line in pairwise(below[1:]):
        if line in whole and is_organization_name(text[above.start : above.end]):
            return above, whole[line]
    return None


def _remark(text: str, lines: tuple[Span, ...], signed: Date | None) -> Span | None:
    if signed is None:
        return None
    below = [line for line in lines if line.start >= signed.span.end]
    return _first(text, _REMARK, below[:2])


def _copies(text: str, lines: tuple[Span, ...]) -> Span | None:
    """From 抄送 to the line before 印发, or to the end."""
    foot = lines[-_FOOT:]
    start = next((number for number, line in enumerate(foot) if _COPIES.fullmatch(text, *line)), None)
    if start is None:
        return None
    end = start
    while end + 1 < len(foot) and text[foot[end].end - 1] in "、," and not _PRINTED.fullmatch(text, *foot[end + 1]):
        end += 1
    return Span(foot[start].start, foot[end].end)


def _printed(text: str, lines: tuple[Span, ...], signature: Signature, copies: Span | None) -> Span | None:
    """The line that says who printed it and when; the organ may stand in a cell of its own before it."""
    foot = lines[-_FOOT:]
    for number in range(len(foot) - 1, -1, -1):
        line = foot[number]
        match = _PRINTED.fullmatch(text, *line)
        if match is None:
            continue
        signed = signature.date is not None and line.covers(signature.date.span)
        if match["word"] or (copies is not None and line.start > copies.end) or (match["organ"].strip() and not signed):
            alone = not match["organ"].strip() and number > 0
            above = foot[number - 1] if alone else line
            organ = alone and is_organization_name(text[above.start : above.end])
            return Span(above.start, line.end) if organ else line
    return None
