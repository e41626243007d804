"""The persons whom a notice is about, and what it says of each, from running text, label lines and tables."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from checker.document.attributes import named_by, stated_in
from checker.document.fields import Field, head_row
from checker.document.tables import Table
from checker.text.chinese.names import is_person_name
from checker.text.patterns import han_pattern
from checker.text.span import Span
from checker.text.spans import SpanIndex

_NAME_LABEL = han_pattern(r"(?:人选|拟任人选|公示对象|对象|候选人|推荐人选|干部)?(?:姓名|人选|公示对象)$")
#: A name in the column or field for names need not have a known surname.
_NAMELIKE = han_pattern(r"[一-鿿]{2,4}|[一-鿿]{1,10}(?:·[一-鿿]{1,10})+")
_LEAD = han_pattern(
    r"(?:\(?[一二三四五六七八九十\d]{1,3}[)、.．]+\s*)?"
    r"(?:(?:公示对象|拟任人选|人选|姓名|候选人|对象|基本情况)[(]?[一二三四五六七八九十\d]{0,2}[)]?:\s*)?"
    r"(?P<name>[一-鿿][一-鿿·*×xX某]{1,14}?)(?:同志)?"
    r"(?:(?P<sex>[,\s、(]+[男女](?:性)?(?=[),\s、;。]|$))|[,、:(\s]|同志|现任|拟)"
)
_NEXT = han_pattern(
    r"(?:拟[一-鿿]{0,4}?(?:任命|任|聘|拔|荐|用|名)|同意|推荐|任命|提名)(?=[一-鿿·]{2,8}[(][男女][,、])"
    r"|[。;:]\s*|[,]\s*(?=[一-鿿·]{2,8}[,]\s*[男女][,])"
)
_GOES_ON = han_pattern(
    r"(?:\d{4}年.{0,12}(?:参加工作|入党)|现任|现为|拟|简历|工作简历|学历|学位|政治面貌|出生|民族|性别|职务"
    r"|推荐)"
)
#: Where a notice in one paragraph is done with its persons.
_OVER = han_pattern(
    r",\s*(?:公示|现予|特此|有意见|如有)|[。;]\s*(?:公示|现予|特此|如[有对]|若[有对]|凡|对(?:上述|以上|公示|人选|拟任)|欢迎|任何|(?:联系|受理|监督"
    r"|举报|咨询)(?:电话|方式|部门|人))"
)
_ANSWERS = han_pattern(r"\d{7,}|联系|受理|监督|举报|咨询|组长|评委|专家|主持|记录|出席|参加")
#: How many lines below a person's own may go on about the person.
_LINES_BELOW = 8

#: One sentence that proposes everybody: "拟提拔王某等3名同志担任…", or a line above a group: "拟任副科长人选：".
_PROPOSES = r"拟(?:进一步使用|提拔|提任|任命|任用|任|聘任|晋升|担任|推荐|提名|确定|同意|选拔|作为)|提名|推荐"
_SAYING = han_pattern(_PROPOSES)
_FOR_ALL = han_pattern(
    rf"(?:{_PROPOSES})[^。\n]{{0,24}}?(?:等|下列|以下|上述|如下)?[^。\n]{{0,12}}?(?:同志|人员"
    rf"|人选)[^。\n]{{0,3}}?(?:为|任|担任|作为)(?P<post>[^。,;\n]{{3,}})"
)
_GROUP = han_pattern(
    rf"(?:[(]?[一二三四五六七八九十\d]{{1,3}}[)、.．]+\s*)?(?:{_PROPOSES})(?P<post>[^。,;\n]{{2,40}}?)(?:的)?(?:人选"
    rf"|名单|人员|干部|同志)?[:(\s]*(?:\d+[人名])?\)?:?"
)
_RANK = han_pattern(
    r"[局处科股厅部院校所站厂矿队行社馆园段县市镇乡组室]长|主任|书记|主席|经理|总工|[程计济]师|审判员|检察员|级|职务|岗位|委员|总监|董事"
    r"|干部$"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person whom the notice proposes or names.

    ``name`` is the span of the name, ``span`` what is said of the person (a passage or table row). ``attributes`` maps
    sex, ethnicity, birth, education, politics, current_post and proposed_post to the words that state them, ``heads``
    to the column heads or labels that ask for them, and ``name`` to the head above the name.
    """

    name: Span
    span: Span
    attributes: Mapping[str, Span] = field(default_factory=dict)
    heads: Mapping[str, Span] = field(default_factory=dict)


def find_candidates(
    text: str, lines: tuple[Span, ...], tables: tuple[Table, ...], fields: tuple[Field, ...]
) -> tuple[Candidate, ...]:
    """The candidates, in order. A person named in a table row and again in the text is given once."""
    found = [*_of_tables(text, tables), *_of_forms(text, fields), *_of_text(text, lines, tables)]
    unique: dict[str, Candidate] = {}
    for candidate in sorted(found, key=lambda one: one.name):
        name = _squeezed(text, candidate.name)
        known = unique.get(name)
        if known is None:
            unique[name] = candidate
            continue
        first, second = sorted((known, candidate), key=lambda one: -len(one.attributes))
        unique[name] = replace(
            first,
            attributes={**second.attributes, **first.attributes},
            heads={**second.heads, **first.heads},
        )
    return tuple(_proposed(text, lines, sorted(unique.values(), key=lambda one: one.name)))


def _of_tables(text: str, tables: tuple[Table, ...]) -> Iterator[Candidate]:
    """One candidate a row, under heads that include a column of names."""
    for table in tables:
        heads = head_row(text, table)
        if heads is None:
            continue
        columns = {column: cell for column in range(table.width) if (cell := table.at(heads, column))}
        names = [column for column, cell in columns.items() if _NAME_LABEL.search(_squeezed(text, cell.span))]
        for row in range(heads + 1, table.height):
            cell = table.at(row, names[0]) if names else None
            if cell is None or cell.row != row or not _is_name(_squeezed(text, cell.span)):
                continue
            attributes: dict[str, Span] = {}
            asked = {"name": columns[names[0]].span}
            spans = [cell.span]
            for column, head in columns.items():
                value = table.at(row, column)
                if value is None:
                    continue
                spans.append(value.span)
                for name in named_by(_squeezed(text, head.span)):
                    attributes.setdefault(name, value.span)
                    asked.setdefault(name, head.span)
            yield Candidate(cell.span, Span(min(spans).start, max(span.end for span in spans)), attributes, asked)


def _of_forms(text: str, fields: tuple[Field, ...]) -> Iterator[Candidate]:
    """Label and value: "姓名：王某  性别：女", on lines or in a form; a new 姓名 begins a new person."""
    own = [one for one in fields if one.owner is None and one.value]
    starts = [
        index
        for index, one in enumerate(own)
        if _NAME_LABEL.fullmatch(_squeezed(text, one.label)) and _is_name(_squeezed(text, one.value))
    ]
    for index, begin in enumerate(starts):
        stop = starts[index + 1] if index + 1 < len(starts) else len(own)
        attributes: dict[str, Span] = {}
        asked = {"name": own[begin].label}
        last = own[begin].value
        for one in own[begin + 1 : stop]:
            for name in named_by(_squeezed(text, one.label)):
                attributes.setdefault(name, one.value)
                asked.setdefault(name, one.label)
                last = max(last, one.value)
        if attributes:
            yield Candidate(own[begin].value, Span(own[begin].label.start, last.end), attributes, asked)


def _of_text(text: str, lines: tuple[Span, ...], tables: tuple[Table, ...]) -> Iterator[Candidate]:
    """Passages: "王某，女，汉族，1978年6月生，…，拟任…", from the name to the next name or the end of the line.

    Of whom only a post is said ("王某，城关司法所所长；") is one too, on the lines right before and after these."""
    found = list(_passages(text, lines, tables))
    sure = {number for number, one in found if len(one.attributes) >= 2 or "proposed_post" in one.attributes}
    posted = {number for number, one in found if _only_posted(text, one)}
    for step in (1, -1):
        for number in sorted(posted, reverse=step < 0):
            if number - step in sure:
                sure.add(number)
    for number, one in found:
        if len(one.attributes) >= 2 or "proposed_post" in one.attributes or (number in sure and number in posted):
            yield one


def _only_posted(text: str, one: Candidate) -> bool:
    """Whether a name, a comma and a post are all there is, and none of somebody who answers for the notice."""
    comma = text[one.name.end : one.name.end + 1] in (",", "、")
    return comma and "current_post" in one.attributes and _ANSWERS.search(text, *one.span) is None


def _passages(text: str, lines: tuple[Span, ...], tables: tuple[Table, ...]) -> Iterator[tuple[int, Candidate]]:
    """Those who may be candidates and of whom something is said, each with the number of the line."""
    inside = SpanIndex(table.span for table in tables)
    for number, line in enumerate(lines):
        if inside.overlaps(line):
            continue
        heads = list(_leads(text, line))
        for index, match in enumerate(heads):
            end = heads[index + 1].start() if index + 1 < len(heads) else line.end
            over = _OVER.search(text, match.end("name"), end)
            if over:
                end = over.start()
            elif index + 1 == len(heads):
                end = _continued(text, lines, number, end)
            passage = Span(match.start("name"), end)
            attributes = dict(stated_in(text, Span(match.end("name"), end)))
            if attributes:
                yield number, Candidate(Span(*match.span("name")), passage, attributes)


def _leads(text: str, line: Span) -> Iterator[re.Match[str]]:
    """Where persons begin on a line: at its start or after a stop, with a name and what follows a name. A sex right
    after it makes any two to four characters a name."""
    position = line.start
    while position < line.end:
        match = _LEAD.match(text, position, line.end)
        named = match is not None and _begins_person(match, after_label=text[position - 1 : position] == ":")
        if match and named:
            yield match
        stop = _NEXT.search(text, match.end("name") if match and named else position, line.end)
        if stop is None:
            return
        position = max(stop.end(), position + 1)


def _begins_person(match: re.Match[str], after_label: bool) -> bool:
    """What follows a label's colon is its value, and a person only with the sex right after it."""
    if match["sex"]:
        return _NAMELIKE.fullmatch(match["name"]) is not None or is_person_name(match["name"])
    return not after_label and is_person_name(match["name"]) and not match["name"].endswith("族")


def _continued(text: str, lines: tuple[Span, ...], number: int, end: int) -> int:
    """A passage may go on below: lines that begin with 现任, 拟任 or the like and name nobody new."""
    for line in lines[number + 1 : number + 1 + _LINES_BELOW]:
        if not _GOES_ON.match(text, line.start, line.end):
            break
        end = line.end
    return end


def _proposed(text: str, lines: tuple[Span, ...], candidates: list[Candidate]) -> Iterator[Candidate]:
    """The candidates, each with the post that a sentence, the title or a line above its group proposes."""
    if all("proposed_post" in candidate.attributes for candidate in candidates):
        yield from candidates
        return
    saying = list(_saying(text))
    groups = list(_groups(text, lines))
    for candidate in candidates:
        post = None if "proposed_post" in candidate.attributes else _own_post(text, saying, candidate)
        if post is None and "proposed_post" not in candidate.attributes:
            above = bisect_right(groups, candidate.span.start, key=lambda group: group[0])
            post = groups[above - 1][1] if above else None
        yield replace(candidate, attributes={**candidate.attributes, "proposed_post": post}) if post else candidate


def _saying(text: str) -> Iterator[Span]:
    """The lines that say that somebody is proposed, each once."""
    end = -1
    for match in _SAYING.finditer(text):
        if match.start() > end:
            stop = text.find("\n", match.end())
            end = stop if stop >= 0 else len(text)
            yield Span(text.rfind("\n", 0, match.start()) + 1, end)


def _own_post(text: str, saying: list[Span], candidate: Candidate) -> Span | None:
    """The post that one of the lines *saying* that somebody is proposed gives to the candidate by name."""
    name = text[candidate.name.start : candidate.name.end]
    naming = [line for line in saying if text.find(name, line.start, line.end) >= 0]
    if not naming:
        return None
    own = han_pattern(
        rf"(?:{_PROPOSES})[^。\n]{{0,12}}{re.escape(name)}(?:\([^()]*\))?(?:同志)?[^。,\n]{{0,4}}?(?:为|任|担任|作为)"
        rf"(?P<post>[^。,;\n]{{2,}})|{re.escape(name)}(?:同志)?[,]?(?:{_PROPOSES})(?P<after>[^。,;\n]{{2,}})"
    )
    for line in naming:
        for said in own.finditer(text, line.start, line.end):
            which = "post" if said["post"] else "after"
            if _is_post(said[which]):
                return Span(*said.span(which))
    return None


def _groups(text: str, lines: tuple[Span, ...]) -> Iterator[tuple[int, Span]]:
    """The posts that lines propose for everybody below them, each with the end of its line."""
    for line in lines:
        group = _GROUP.fullmatch(text, line.start, line.end) or _FOR_ALL.search(text, line.start, line.end)
        if group and _is_post(group["post"]):
            yield line.end, Span(*group.span("post"))


def _is_post(words: str) -> bool:
    """Whether *words* name a post or rank, and not just say that there is one ("拟任职务的公示")."""
    return _RANK.search(words) is not None and not re.match(r"(?:职务?|职级|岗位|人选)(?:的|公示|$)", words)


def _is_name(words: str) -> bool:
    """Whether the words under 姓名 are a name: also one that is masked, or whose surname is rare."""
    return _NAMELIKE.fullmatch(words) is not None or is_person_name(words)


def _squeezed(text: str, span: Span) -> str:
    return "".join(text[span.start : span.end].split()).rstrip(":")
