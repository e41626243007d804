"""The parties of a procurement: of which one a field tells, by its label, its block or its column."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from checker.document.fields import Field
from checker.text.patterns import han_pattern
from checker.text.span import Span

if TYPE_CHECKING:
    from checker.document.document import Document

#: Whom a label or the heading of a block names: the first group that holds.
_PARTIES = {
    "agency": r"(?:(?:招标|采购)代理|代理(?=[机公单人]))(?:机构|公司|单位|人)?|集中采购机构",
    "finance": r"(?:同级)?(?:政府)?采购(?:监督|监管|管理)+(?:部门|机构|办)?|财政(?:部门|局|厅)|(?<!行政)监督管理部门",
    "project": r"项目(?=联系)",
    "other": r"监督|监管|异议|质疑|投诉|纪检|交易中心|平台|技术|保证金|开户|评审|专家",
    "supplier": r"供应商|(?:中标|成交)(?:人|单位)|乙方|承接主体|供货(?:人|商|单位)",
    "buyer": r"采购(?:人(?!员)|单位|方(?!式|案|法))|甲方|购买主体|比选人|询价人",
    "tenderer": r"招标(?:人(?!员)|单位|方(?!式|案|法))|建设单位|项目(?:业主|法人|单位)|业主|发包(?:人|方(?!式))",
}
_PARTY = han_pattern("|".join(f"(?P<{name}>{words})" for name, words in _PARTIES.items()))
#: What may stand beside the party in a label that opens its block: "采购人信息", "招标人名称", "采购人(甲方)".
_OPENS = han_pattern(
    r"(?:的|拟定?|唯一|信息|名称|全称|单位|联系方式|联系方法|基本|情况|机构|部门|概况|[()及和与、/]|甲方|乙方|盖章)*"
)
_PART = {
    "name": han_pattern(r"(?:单位|机构|全)?(?:名称|全称|称)"),
    "person": han_pattern(r".*(?:联系人|经办人|联络人).*"),
    "phone": han_pattern(r".*(?:电话|联系方式|联系方法|手机|座机|联系人|联系信息).*"),
    "address": han_pattern(
        r"(?:拟定?|唯一)*(?:单位|联系|详细|通讯|通信|办公|注册|具体|所在)?(?:地址|住所|地点|住址)(?:[及和、].*)?"
    ),
}
#: How far before a bracket the party is named that it tells of, in code points.
_BRACKET = 16
_NUMBER = han_pattern(r"\s*(?:[(（]?[一二三四五六七八九十\d]{1,3}(?:\.\d+)*[)、.．）\s]+)?\s*")


@dataclass(frozen=True, slots=True)
class PartyField:
    """A field with the party that it is said of, empty where none is named above it; ``part`` is the rest of its label
    without the party, and ``value`` is empty where the next block begins below the label."""

    party: str
    part: str
    field: Field
    value: Span

    @property
    def opens(self) -> bool:
        """Whether the label names the party and nothing of it: "采购人信息", "采购人(甲方)"."""
        return _OPENS.fullmatch(self.part) is not None

    def tells(self, part: Literal["name", "address", "person", "phone"]) -> bool:
        """Whether the label asks for *part*; that of a person may hold the telephone too."""
        return _PART[part].fullmatch(self.part) is not None


def find_party_fields(document: "Document") -> tuple[PartyField, ...]:
    """The fields in the order in which they are read, each with the party whose block it stands in."""
    found: list[PartyField] = []
    columns: list[str] = []
    party = ""
    for row in _rows(document):
        if isinstance(row, Span):
            party, columns = _heading(document, row), []
            continue
        labels = [_split("".join(document[one.label].split())) for one in row]
        opened = [whose for whose, rest in labels if whose and _OPENS.fullmatch(rest)]
        times = Counter(rest for whose, rest in labels if not whose)
        seen: Counter[str] = Counter()
        if opened:
            columns = opened
        for (whose, rest), field in zip(labels, row, strict=True):
            if not whose and document.text[field.label.start - 1] == "(":
                whose = party = _bracketed(document, field.label)
            if whose == "project" and party in ("buyer", "agency", "tenderer"):
                whose = party  # "项目联系人(询问)" within the block of a party
            about_party = _OPENS.fullmatch(rest) or any(part.fullmatch(rest) for part in _PART.values())
            party = (whose if about_party else "") if whose else party
            aside = not whose and times[rest] == len(columns) > 1
            value = field.value
            if document.line(value).start != document.line(field.label).start and _heading(document, value):
                value = Span(field.label.end, field.label.end)  # the next block begins there
            found.append(PartyField(columns[seen[rest]] if aside else whose or party, rest, field, value))
            seen[rest] += not whose
    return tuple(found)


def _rows(document: "Document") -> Iterator[list[Field] | Span]:
    """The lines from above: the fields of a line or of a row of a table, or a line that has none and is a heading."""
    cells = {cell.span.start: (table.span.start, cell.row) for table in document.tables for cell in table.cells}
    rows: dict[tuple[int, int], list[Field]] = {}
    for field in sorted(document.fields, key=lambda one: one.label.start):
        line = (document.line(field.label).start, 0)
        rows.setdefault(cells.get(field.label.start, line), []).append(field)
    events: list[tuple[int, list[Field] | Span]] = [(row[0].label.start, row) for row in rows.values()]
    labelled = {document.line(field.label).start for field in document.fields}
    headings = {section.heading.start for section in document.sections}
    for line in document.lines:
        words = document[line]
        short = len(words) <= 24 and _heading(document, line)
        if line.start not in labelled and ":" not in words and (short or line.start in headings):
            events.append((line.start, line))
    for _, event in sorted(events, key=lambda one: one[0]):
        yield event


def _bracketed(document: "Document", label: Span) -> str:
    """The party in whose bracket a label is the first: "向青禾县财政局(地址:…)"."""
    start = max(document.line(label).start, label.start - _BRACKET)
    named = list(_PARTY.finditer(document.text, start, label.start))
    if not named:  # "成交供应商为云岭墨香档案科技有限公司(地址:…)": who wins has a long name
        start = max(document.line(label).start, label.start - 3 * _BRACKET)
        named = [one for one in _PARTY.finditer(document.text, start, label.start) if one.lastgroup == "supplier"]
    return (named[-1].lastgroup or "") if named else ""


def _heading(document: "Document", line: Span) -> str:
    """The party whose block a heading opens, empty where it opens none."""
    words = document[line]
    number = _NUMBER.match(words)
    whose, rest = _split("".join(words[number.end() if number else 0 :].split()))
    return whose if _OPENS.fullmatch(rest) else ""


def _split(label: str) -> tuple[str, str]:
    """The party that a label names and what is left of the label."""
    match = _PARTY.search(label)
    if match is None:
        return "", label
    return match.lastgroup or "", label[: match.start()] + label[match.end() :]
