"""The persons whom a notice is about, and what it says of each, from running text, label lines and tables."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from checker.document.fields import Field, head_row
from checker.document.tables import Table
from checker.text.chinese.names import is_person_name
from checker.text.span import Span
from checker.text.spans import SpanIndex

#: Names of attributes, and the labels that head their columns or stand before their values.
_LABELS: Mapping[str, str] = {
    "sex": r"性别",
    "ethnicity": r"民族|族别",
    "birth": r"出生(?:年月|日期|时间|年月日)?|生年",
    "education": r"(?:最高|全日制|在职)?(?:学历|学位|文化程度|教育程度)",
    "politics": r"政治面貌|党派|入党(?:时间|年月)",
    "current_post": r"现(?:任)?(?:工作单位)?(?:及|和|、)?(?:职务|岗位|任职|单位)|现任|(?:工作)?单位(?:及|和|、)?职务|原任?职务|原岗位|现职",
    "proposed_post": r"拟(?:任|提任|提拔|聘|聘任|聘用|晋升|推荐|提名|任用|使用|安排)?(?:职务|岗位|职级|人选|任职)?(?:职务|岗位)?|拟[^ ]{1,8}",
}
_LABEL = {name: re.compile(rf"(?:{pattern})(?:[(（].*[)）])?$") for name, pattern in _LABELS.items()}

#: How running text says it. Clauses are divided by commas and the like, so a pattern is held against a clause.
_SAID: Mapping[str, str] = {
    "sex": r"[男女](?:性)?$",
    "ethnicity": r"(?:[一-鿿]{1,6}族)(?:人)?$|民族:?[一-鿿]{1,6}$",
    "birth": r"(?:\d{4}[年.\-/]\d{1,2}(?:月)?(?:\d{1,2}日)?|[〇○零一二三四五六七八九十O]{4}年[一二三四五六七八九十]{1,3}月|\d{2}年\d{1,2}月)(?:出)?生(?:人)?|出生(?:于|年月:?|日期:?)?\d{4}[年.\-/]\d{1,2}|生于\d{4}年\d{1,2}月",
    "education": r"研究生|硕士|博士|本科|大学|大专|专科|中专|高中|学士|初中|中技|党校|双学位",
    "politics": r"中共(?:预备)?党员|预备党员|党员$|群众$|共青团员|团员$|民革|民盟|民建|民进|农工党|致公党|九三学社|台盟|无党派|党外|加入中国共产党|入党",
    "current_post": r"^(?:\d{4}年\d{1,2}月(?:起|至今)?)?(?:现任|现为|现系|现担任|时任|现聘)|^现[^,]{0,16}(?:任|担任|从事)|^任.{2,}|现任职务|现职",
    "proposed_post": r"(?:拟|提名|推荐)(?:进一步使用|提拔|提任|任|聘|晋升|担任|推荐|提名|转任|交流|重用|作为|为|确定|套转|使用|试用|当选|选|平级|平职|试任|连任|兼任|续聘|接任|增补|录用|转正)",
}
_CLAUSE = re.compile(r"[^,、;。:\n\t|]+|、")
_SAID_RE = {name: re.compile(pattern) for name, pattern in _SAID.items()}

_NAME_LABEL = re.compile(r"(?:人选)?(?:姓名|人选|拟任人选|公示对象|姓\s*名)$")
_LEAD = re.compile(
    r"(?:\(?[一二三四五六七八九十\d]{1,3}[)、.．]+\s*)?(?:(?:公示对象|拟任人选|人选|姓名|候选人|对象)(?:[(]?[一二三四五六七八九十\d]{0,2}[)]?):\s*)?(?P<name>[一-鿿][一-鿿·*×xX某]{1,14}?)(?:同志)?\s*(?:[(]?(?P<sex>[男女])[),\s]|[,、:(]|\s{1,}|同志|现任|拟)"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person whom the notice proposes or names.

    ``name`` is the span of the name, ``span`` what is said of the person (a passage or table row), ``attributes`` maps
    sex, ethnicity, birth, education, politics, current_post, proposed_post to the words that state them.
    """

    name: Span
    span: Span
    attributes: Mapping[str, Span] = field(default_factory=dict)


def find_candidates(
    text: str, lines: tuple[Span, ...], tables: tuple[Table, ...], fields: tuple[Field, ...]
) -> tuple[Candidate, ...]:
    """The candidates, in order. A person named in a table row and again in the text is given once."""
    found = [*_of_tables(text, tables), *_of_forms(text, lines, fields), *_of_text(text, lines, tables)]
    unique: dict[str, Candidate] = {}
    for candidate in sorted(found, key=lambda one: one.name):
        name = text[candidate.name.start : candidate.name.end].replace(" ", "")
        known = unique.get(name)
        if known is None or (len(candidate.attributes) > len(known.attributes)):
            merged = {**candidate.attributes, **(known.attributes if known else {})}
            unique[name] = Candidate(candidate.name, candidate.span, merged)
        else:
            unique[name] = Candidate(known.name, known.span, {**candidate.attributes, **known.attributes})
    return tuple(sorted(unique.values(), key=lambda one: one.name))


def _of_tables(text: str, tables: tuple[Table, ...]) -> Iterator[Candidate]:
    """One candidate a row, under heads that include a column of names."""
    for table in tables:
        heads = head_row(text, table)
        if heads is None:
            continue
        columns = {column: _squeezed(text, cell.span) for column in range(table.width) if (cell := table.at(heads, column))}
        names = [column for column, head in columns.items() if _NAME_LABEL.search(head)]
        for row in range(heads + 1, table.height):
            cell = table.at(row, names[0]) if names else None
            if cell is None or cell.row != row or not is_person_name(_squeezed(text, cell.span)):
                continue
            attributes: dict[str, Span] = {}
            spans = [cell.span]
            for column, head in columns.items():
                value = table.at(row, column)
                if value is None:
                    continue
                spans.append(value.span)
                for name in _named(head):
                    attributes.setdefault(name, value.span)
            yield Candidate(cell.span, Span(min(spans).start, max(span.end for span in spans)), attributes)


def _of_forms(text: str, lines: tuple[Span, ...], fields: tuple[Field, ...]) -> Iterator[Candidate]:
    """Label and value: "姓名：王某  性别：女", on lines or in a form; a new 姓名 begins a new person."""
    own = [one for one in fields if one.owner is None and one.value]
    starts = [
        index
        for index, one in enumerate(own)
        if _NAME_LABEL.fullmatch(_squeezed(text, one.label)) and is_person_name(_squeezed(text, one.value))
    ]
    for index, begin in enumerate(starts):
        stop = starts[index + 1] if index + 1 < len(starts) else len(own)
        attributes: dict[str, Span] = {}
        last = own[begin].value
        for one in own[begin + 1 : stop]:
            for name in _named(_squeezed(text, one.label)):
                attributes.setdefault(name, one.value)
                last = max(last, one.value)
        if attributes:
            yield Candidate(own[begin].value, Span(own[begin].label.start, last.end), attributes)


def _named(head: str) -> Iterator[str]:
    """The attributes that a column head or label names: "性别/民族" names two."""
    for part in re.split(r"[/、及和]", head) if len(head) <= 12 else [head]:
        for name, pattern in _LABEL.items():
            if pattern.fullmatch(part) or pattern.fullmatch(head):
                yield name


def _of_text(text: str, lines: tuple[Span, ...], tables: tuple[Table, ...]) -> Iterator[Candidate]:
    """Passages: "王某，女，汉族，1978年6月生，…，现任…，拟任…", from the name to the next name or the end of the line."""
    inside = SpanIndex(table.span for table in tables)
    for number, line in enumerate(lines):
        if inside.overlaps(line):
            continue
        heads = list(_leads(text, line))
        for index, match in enumerate(heads):
            end = heads[index + 1].start() if index + 1 < len(heads) else line.end
            if index + 1 == len(heads):
                end = _continued(text, lines, number, end)
            passage = Span(match.start("name"), end)
            attributes = dict(_said(text, Span(match.end("name"), end)))
            if len(attributes) >= 2 or "proposed_post" in attributes:
                yield Candidate(Span(*match.span("name")), passage, attributes)


def _leads(text: str, line: Span) -> Iterator[re.Match[str]]:
    """Where persons begin on a line: at its start, or after a stop, with a name and what follows a name."""
    position = line.start
    while position < line.end:
        match = _LEAD.match(text, position, line.end)
        if match and is_person_name(match["name"]):
            yield match
        stop = re.compile(r"[。;:]\s*|[,，]\s*(?=[一-鿿]{2,4}[,，]\s*[男女][,，])").search(text, match.end("name") if match else position, line.end)
        if stop is None:
            return
        position = max(stop.end(), position + 1)


def _continued(text: str, lines: tuple[Span, ...], number: int, end: int) -> int:
    """A passage may go on below: lines that begin with 现任, 拟任 or the like and name nobody new."""
    for line in lines[number + 1 : number + 4]:
        if not re.match(r"(?:\d{4}年.{0,12}(?:参加工作|入党)|现任|现为|拟|简历|工作简历|学历|学位|政治面貌)", text[line.start : line.end]):
            break
        end = line.end
    return end


def _said(text: str, passage: Span) -> Iterator[tuple[str, Span]]:
    """The attributes that the clauses of *passage* state, each at its first mention."""
    seen: set[str] = set()
    for match in _CLAUSE.finditer(text, passage.start, passage.end):
        clause = match.group().strip(" ()（）")
        start = match.start() + match.group().find(clause) if clause else match.start()
        for name, pattern in _SAID_RE.items():
            said = pattern.search(clause)
            if said is None or name in seen:
                continue
            seen.add(name)
            span = Span(start + said.start(), start + said.end())
            if name in ("current_post", "proposed_post"):
                span = Span(start + said.start(), start + len(clause))
            yield name, span


def _squeezed(text: str, span: Span) -> str:
    return "".join(text[span.start : span.end].split()).rstrip(":")
