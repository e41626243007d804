"""名单各项：名单上每个人的某一项（岗位、准考证号、单位……）都写了，或在标题、导语里一次为全体写明。"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from checker import Document, Field, Finding, Listed, Span, han_pattern, hookimpl

_EMPTY = han_pattern(r"[\s/\\|—–\-_.。:、×?]*|无|空|待定|暂缺|未填|不详")
#: A masked name, but for those of who takes objections.
_MASKED = han_pattern(r"(?<![:人一-鿿])[一-鿿](?:某某?|[*×○]{1,2})(?![一-鿿]*(?:老师|主任|科长|同志))[一-鿿]?")
_FIGURE = han_pattern(r"[一-鿿]{0,2}[:为是()\s]{0,3}[0-9A-Za-z*]{4,}")
_UNIT = han_pattern(
    r"[一-鿿]{2,}(?:局|厅|部|处|科|室|院|校|大学|小学|中学|幼儿园|所|站|中心|公司|集团|厂|矿|车间|队|班组|村|社区|银行|委员会|政府|办|协会|项目部|分厂)"
)
#: Who awards or assesses the people of other units.
_ABOVE = han_pattern(
    r"政府|[省市县区州]委(?![一-鿿]*[局校])|组织部|人力资源|人社局|人事局|总工会|领导小组|职改|职称|评审|评选|教育局|教体局|卫生健康|厅$|团委|精神文明"
)
#: A unit or team in a list: what is commended is no person.
_TEAM = han_pattern(
    r"[一-鿿A-Za-z0-9()“”·]{3,30}(?:[队社会团组班部院校所站厂矿局处科园店铺馆]|车间|小学|中学|大学|幼儿园|中心|公司|集团|联盟|协会|社区|村|镇|乡"
    r"|街道|委员会|银行|项目部|支部|党委|合作社|家庭)"
)
_OWN_NAME = han_pattern(r"(?:真实|本人|您的|签署|署|留下)[一-鿿、]{0,4}$")
_POST = han_pattern(
    r"[一-鿿]{1,12}(?:书记|主任|主席|[局处科股厅部院校所站厂矿队行社馆园段区县市镇乡村组班室庭河湖林楼栋店]长|经理|总监|委员|会计|出纳|干部|干事"
    r"|教师|医师|医生|护士|工程师|工人|技工|职工|村民|居民|学生|(?<!特)(?<!成)(?<!增)(?<!见)长|(?<!党)(?<!团)(?<!人)员)(?![一-鿿])"
)
_HONOUR = han_pattern(r"优秀|先进|模范|标兵|最美|十佳|劳模")
#: Labels of who answers for the notice, of nobody listed.
_REACHED = han_pattern(r"联系|受理|监督|举报|咨询|公示|发布|经办|承办|主办|主管|意见|办公|电话|地址")
#: Units that stand side by side; who is listed among their people is of no common one.
_APART = han_pattern(r"[县镇乡村](?!长)|[市区州旗][一-鿿]{1,8}(?:局|院|中心|委|办|队)|公司|集团")
_PUBLISHER = han_pattern(r"组织部|公务员局|人力资源|人事局")
_ATTACHED = han_pattern(
    r"(?:名单|人员|情况|明细|信息|表)[^。;\n]{0,8}见附|见附[件表]|附后|附[件表]\d?:[^\n]{0,30}(?:名单|表|人员)"
)
#: A line with a colon at its end that is longer than this leads to the list and heads no group of it.
_GROUP_LINE = 24


@dataclass(frozen=True)
class Options:
    """``says`` is what every person must have.

    It stands in a column or behind a label whose words hold one of ``labels`` and none of ``not_labels`` (with a word
    of ``broader`` only where no other label asks for it); in what is
    said of the person by one of ``said`` (in no clause with ``not_after``, with ``figure`` followed by a number), as
    the ``attribute`` of a candidate, or with ``unit`` as the name of a unit, with ``post`` as an office
    too, with ``unit_above`` only in a heading. One of ``once`` in the title, the lead or a heading says it for all
    below, as does a unit in the title or the signature (``own_unit``). Without ``labels`` the names themselves
    are asked for.
    """

    says: str
    labels: tuple[str, ...] = ()
    not_labels: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    attribute: str = ""
    figure: bool = False
    unit: bool = False
    post: bool = False
    unit_above: bool = False
    once: tuple[str, ...] = ()
    own_unit: Literal["", "title", "issuer"] = ""


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Pass where everybody has it; else name up to five who have not."""
    people = document.listed or (tuple(_of_rows(document, options)) if options.labels else ())
    attached = _ATTACHED.search(document.text, document.body.start)
    if not people:
        common = _common(document, (), options) if attached and options.labels else None
        if common is not None:
            return Finding.passed(*dict.fromkeys([common, *_once(document, (), options)]), message="一次为全体写明")
        if attached:
            question = f"名单在附件里，附件没有随文送检；附件里每个人的{options.says}写了没有？"
            return Finding.review(question, Span(*attached.span()))
        rows = [roster.span for roster in document.rosters if roster.kind in ("rows", "persons")]
        if options.labels and _collective(document):
            return Finding.not_applicable("名单上是集体，不是个人")
        listed = [*(one for one in document.find(["姓名"], document.body) if not _signs(document, one)), *rows]
        if listed:
            return Finding.review(f"没有认出名单上的人，请看每个人的{options.says}写了没有", listed[0])
        if not options.labels:
            masked = [Span(*match.span()) for match in _MASKED.finditer(document.text, *_above_signature(document))]
            if masked:
                return Finding.review("没有认出名单，请看名单上的人写全了没有", *masked[:5])
            return Finding.failed("正文没有名单，也没有附件")
        return Finding.not_applicable("正文没有名单（见 SK-03.subject）")
    if not options.labels:
        return Finding.passed(*(person.name for person in people), values={"count": len(people)})
    leads = tuple(line for line in document.lines if document[line].endswith(":"))
    stated = {person.name: _stated(document, person, options, leads) for person in people}
    missing = [name for name, shown in stated.items() if shown is None]
    column = any(_asks(document, cell, options) for person in people for cell in person.cells)
    if missing and not (column and len(missing) < len(people)):
        common = _common(document, people, options, [document[shown] for shown in stated.values() if shown])
        if common is not None:
            shown = dict.fromkeys([common, *_once(document, people, options), *(one for one in stated.values() if one)])
            return Finding.passed(*shown, message="一次为全体写明")
    if not missing:
        heads = [cell.label for one in people for cell in one.cells if cell.value == stated[one.name]]
        above = list(_once(document, people, options))
        if options.own_unit and not heads:
            above += [unit for unit in [_common(document, people, options)] if unit]
        return Finding.passed(*dict.fromkeys([*heads, *(one for one in stated.values() if one), *above]))
    names = [document[name] for name in missing]
    whose = "、".join(names[:5]) + (f"等{len(names)}人" if len(names) > 5 else "")
    if attached and not column:
        return Finding.review(f"正文没有写{options.says}：{whose}；附件里写了没有？", Span(*attached.span()))
    related = [(name, f"没有写{options.says}") for name in missing]
    return Finding.failed(f"没有写{options.says}：{whose}", related=related, values={"missing": "、".join(names)})


def _collective(document: Document) -> bool:
    """Whether the list in the text is of units and teams only."""
    lists = [
        one for one in document.rosters if one.kind in ("numbered", "lines") and one.span.start > document.body.start
    ]
    return any(all(_TEAM.fullmatch(document[item].strip(" 。;,")) for item in one.items) for one in lists)


def _signs(document: Document, name: Span) -> bool:
    """Whether the word is about those who object: 署真实姓名."""
    return _OWN_NAME.search(document.text, max(0, name.start - 6), name.start) is not None


def _above_signature(document: Document) -> Span:
    end = document.signature.start or document.body.end
    return Span(document.body.start, max(end, document.body.start))


def _stated(document: Document, person: Listed, options: Options, leads: tuple[Span, ...]) -> Span | None:
    """The words that state it for that person; its own empty cell is an answer too."""
    asked = [cell for cell in person.cells if _asks(document, cell, options)]
    own = [cell for cell in asked if not any(one in document[cell.label] for one in options.broader)] or asked
    filled = next((cell.value for cell in own if cell.value and not _empty(document, cell.value)), None)
    if filled is not None or own:
        return filled
    if person.candidate and options.attribute in person.candidate.attributes:
        return person.candidate.attributes[options.attribute]
    for word in (word for place in _said_of(document, person, options) for word in document.find(options.said, place)):
        clause = re.split(r"[,。;、]", document.text[person.passage.start : word.start])[-1]
        if any(one in clause for one in options.not_after):
            continue
        if not options.figure or _FIGURE.match(document.text, word.end):
            return word
    office = _office(document, person) if options.post else None
    if office is not None:
        return office
    for place in ([person.passage] if options.unit else []) + list(_headings(document, person, leads)):
        for match in _UNIT.finditer(document.text, *place) if options.unit or options.unit_above else ():
            if "毕业" not in match.group():
                return Span(*match.span())
    return next(
        (word for place in _headings(document, person, leads) for word in document.find(options.once, place)), None
    )


def _office(document: Document, person: Listed) -> Span | None:
    """The office that stands before or after the name: "石门镇党委书记"; no title of honour."""
    line = document.line(person.name)
    after = Span(person.name.end, max(person.name.end, min(line.end, person.passage.end)))
    for place in (after, Span(min(person.passage.start, person.name.start), person.name.start)):
        match = _POST.search(document.text, *place)
        if match and not _HONOUR.search(match.group()):
            return Span(*match.span())
    return None


def _said_of(document: Document, person: Listed, options: Options) -> list[Span]:
    """The passage of a person, or the cells of a row but those that are about something else."""
    if person.candidate or not person.cells:
        return [person.passage]
    others = [one for one in person.cells if one.value and one.value != person.name]
    return [one.value for one in others if not any(word in document[one.label] for word in options.not_labels)]


def _common(
    document: Document, people: tuple[Listed, ...], options: Options, others: Sequence[str] = ()
) -> Span | None:
    """What the title, the lead, or a field of the whole notice says for all; the unit that signs is not of all whose
    *others* are of several."""
    said = _once(document, people, options)
    if said:
        return said[0]
    for field in document.fields:
        if (
            field.owner is None
            and field.value
            and not _empty(document, field.value)
            and _asks(document, field, options)
            and not _REACHED.search(document[field.label])
        ):
            return field.value
    units = [one.span for one in document.organizations if document.title and document.title.overlaps(one.span)]
    above = _PUBLISHER if options.own_unit == "title" else _ABOVE
    if any(_APART.search(one) for one in others):
        return None
    if options.own_unit == "issuer":
        units += document.signature.issuers
    return next((unit for unit in units if options.own_unit and not above.search(document[unit])), None)


def _once(document: Document, people: tuple[Listed, ...], options: Options) -> tuple[Span, ...]:
    """What the title, and the lead, say of all."""
    starts = [min((cell.label.start for cell in one.cells), default=one.passage.start) for one in people]
    first = min(starts, default=document.body.start)
    lead = Span(document.body.start, max(document.body.start, document.line(Span(first, first)).start))
    spots = [document.title, lead] if document.title else [lead]
    return document.clauses(*(word for spot in spots for word in document.find(options.once, spot)[:1]))


def _asks(document: Document, field: Field, options: Options) -> bool:
    words = "".join(document[field.label].split())
    return any(label in words for label in options.labels) and not any(label in words for label in options.not_labels)


def _empty(document: Document, span: Span) -> bool:
    words = document[span].strip()
    return words[:1] in ",;、。" or _EMPTY.fullmatch(words) is not None


def _headings(document: Document, person: Listed, leads: tuple[Span, ...]) -> Iterator[Span]:
    """The headings that the person stands under, the words before the names of the line included."""
    line = document.line(person.name)
    yield Span(line.start, person.name.start)
    yield from (one.heading for one in document.sections if one.span.covers(person.name))
    above = leads[: bisect_left(leads, line.start, key=lambda lead: lead.end)]
    yield from (one for one in above[-1:] if one.end - one.start <= _GROUP_LINE)


def _of_rows(document: Document, options: Options) -> Iterator[Listed]:
    """The rows of a table that lists units and not persons, where it has the column."""
    rows: dict[Span, list[Field]] = {}
    for field in document.fields:
        if field.owner is not None:
            rows.setdefault(field.owner, []).append(field)
    for owner, cells in rows.items():
        if any(_asks(document, cell, options) for cell in cells):
            yield Listed(owner, owner, tuple(cells))
