"""Whose telephone it is: the office's, which must be published, or that of a person whom the notice lists."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping

from checker.document.candidates import Candidate
from checker.document.fields import Field
from checker.text.chinese.names import is_person_name
from checker.text.chinese.phones import Phone
from checker.text.patterns import han_pattern
from checker.text.span import Span
from checker.text.spans import SpanIndex

#: Words of a notice that asks to be called. 联系电话 alone is none: lists of persons have that column too.
_ASKS = (
    r"联系(?!电话|方式|手机|号码|地址|户)|咨询|举报|受理|监督(?!管理)|反映|热线|值班|投诉|传真|来电|致电|拨打|经办"
    r"|公示人|质疑|异议|项目负责人|采购人|招标人|代理机构|建设单位|业务办理|报名|报修|客服|责任人"
)
_UNIT = r"部门|纪检|纪委|办公室|工会|委员会|[局处科部]:?$"
#: Who answers for a thing is published to be called: 河长, 包保责任人, 网格员.
_DUTY = r"负责|职责|分工|责任|包保|包联|[河湖林路田]长|网格|联络|帮扶(?:干部|联系)|驻村|服务"
_LISTED = r"姓名|人选|对象|户主|申请人|学生|家长|监护人|获奖|受助|村民|业主|考生|候选人|拟[一-鿿]{1,3}人"
_OWN = (
    r"本人|个人|家庭|家长|家属|户主|监护人|学生|申请人|获奖人|受助人|考生|村民|业主|住户|患者|当事人|候选人"
    r"|提出人|建议人|来访人|投诉人|项目经理|建造师|总监理工程师|法定代表人|法人代表?"
)
_CALL_WORD = r"电\s?话|手\s?机|联系方式|[Tt][Ee][Ll]|号码"
_ASKING = han_pattern(_ASKS)
_ASKING_HEAD = han_pattern(rf"{_ASKS}|{_DUTY}|采购|招标|代理")
_LISTED_HEAD = han_pattern(_LISTED)
_OWN_HEAD = han_pattern(_OWN)
_UNIT_WORD = han_pattern(_UNIT)
_LABEL = han_pattern(_CALL_WORD)
#: A person's own label right before the number, with or without the name: "户主电话:", "项目经理王某,手机".
_OWN_LABEL = han_pattern(
    rf"(?:{_OWN})[:为是的( ]{{0,2}}(?P<name>[一-鿿·]{{2,4}}?)??[,、:() ]{{0,2}}"
    rf"(?:(?:常用|移动|联系|家庭)?(?:{_CALL_WORD}))?(?:号码?)?[):为是 ]{{0,3}}$"
)
_HEAD = han_pattern(
    r"[(]?[0-9一二三四五六七八九十]{0,3}[)、.． ]{0,3}(?P<name>[一-鿿·*×]{2,6}?)(?:同志)?(?=[,、;:( \t0-9])"
)
#: Of whom the notice tells something, with a number in brackets: 聘任王某(手机…).
_TOLD_OF = han_pattern(
    r"(?:聘任|聘用|任命|录用|拟任|当选为?|选举|提拔|免去|处分|表彰|奖励|职工|村民|居民|党员)(?P<name>[一-鿿·]{2,4})(?:同志)?"
    r"\((?:手机|电话|联系电话|手机号码?|联系方式)?[:为 ]?$"
)
_CALLED = han_pattern(r"[请找向]|负责|联系|[送交报]")
#: A row on what is to be mended: the number beside who mends it is nobody's to call.
_MENDED = han_pattern(r"隐患|整改")
_MENDER = han_pattern(r"责任人(?:员|姓名)?(?=[\s|]|$)[^。]{0,40}$")
_IN_CELL = han_pattern(r"(?:^|[\t|]|  )\s*(?P<name>[一-鿿·]{2,4})\s?$")
#: How far above a row the heads of its table may stand, in code points.
_TABLE_ABOVE = 800
_ADDRESSED = han_pattern(r"[一-鿿](?:科长|主任|处长|部长|局长|书记|主席|经理|老师|先生|女士|同志|师傅)[:,(\s]{0,3}$")
#: The leader of a bidder's project, who is named without a colon ("某公司:项目负责人王某,手机").
_LEADER = han_pattern(r"(?:拟派|拟任|[:,、 ])(?:的)?项目负责人[为是]?[一-鿿]{2,4}[,、:(]")
_OFFICE_SIDE = han_pattern(r"联系人|[招采][标购]人|代理|建设单位")
#: Data of a person, which a number that follows them is one of.
_PERSONAL = han_pattern(r"身份证(?:号码?)?[:为 ]{0,2}[0-9]|自然人|[,(]\s?[男女][,)]|出生")
#: What stands between two numbers of one list of numbers.
_NEXT = han_pattern(r"[\s、,;/或和及()]{0,4}(?:[0-9]{1,2}[、.．]\s?)?[一-鿿·]{0,4}[\s、,:()]{0,4}")
_STOP = han_pattern(r"[。;!?]")
#: How many lines above a number its heading may stand ("招标人:…", "地址:…", "联系人:…", "电话:…").
_LINES_ABOVE = 4
#: No label of a number is further from it on its line, code points.
_REACH = 80


def find_private(
    text: str, phones: tuple[Phone, ...], fields: tuple[Field, ...], candidates: tuple[Candidate, ...]
) -> Iterator[bool]:
    """For each of *phones*, in order, whether it is the number of a person whom the notice lists.

    What labels and heads say of the number goes first: 监督, 受理, 联系人 and the like are the office's, 本人 and 家长
    a person's. A bare 电话 belongs to the person at the head of its sentence or row, else to the office.
    """
    passages = SpanIndex(candidate.span for candidate in candidates)
    rows = _rows(text, fields)
    cells = {field.value.start: field for field in fields if field.owner is not None}
    starts = sorted(cells)
    last: tuple[int, bool] | None = None
    for phone in phones:
        cell = _cell(starts, cells, phone.span)
        if cell is not None:
            private = _in_row(text, cell, rows[cell.owner or cell.value])
        elif passages.covers(phone.span) or (phone.kind == "mobile" and _of_mender(text, phone.span)):
            private = True
        elif phone.kind not in ("mobile", "masked"):
            private = False
        elif last and phone.span.start - last[0] < 30 and _NEXT.fullmatch(text, last[0], phone.span.start):
            private = last[1]
        else:
            private = _in_text(text, phone.span)
        last = (phone.span.end, private)
        yield private


def _cell(starts: list[int], cells: Mapping[int, Field], span: Span) -> Field | None:
    before = bisect_right(starts, span.start)
    cell = cells[starts[before - 1]] if before else None
    return cell if cell and cell.value.end >= span.end else None


def _rows(text: str, fields: tuple[Field, ...]) -> Mapping[Span, str]:
    """The heads of the table that each row stands in, by the row's owner."""
    heads: dict[Span, list[str]] = {}
    for field in fields:
        if field.owner is not None:
            heads.setdefault(field.owner, []).append(_words(text, field.label))
    return {owner: " ".join(words) for owner, words in heads.items()}


def _in_row(text: str, cell: Field, heads: str) -> bool:
    label = _words(text, cell.label)
    owner = _words(text, cell.owner) if cell.owner else ""
    if _OWN_HEAD.search(label):
        return True
    if _ASKING_HEAD.search(heads) or _ASKING.search(owner) or _UNIT_WORD.search(owner):
        return False
    return _LISTED_HEAD.search(heads) is not None or is_person_name(owner)


def _of_mender(text: str, span: Span) -> bool:
    """Whether the number stands right behind a name in a table of what is to be mended, without a head for numbers."""
    line = text.rfind("\n", 0, span.start) + 1
    name = _IN_CELL.search(text, max(line, span.start - 12), span.start)
    if name is None or not is_person_name(name["name"]):
        return False
    above = text[max(0, line - _TABLE_ABOVE) : line].splitlines()
    heads = next((words for words in reversed(above) if _MENDER.search(words)), "")
    return _MENDED.search(heads) is not None and not _LABEL.search(heads)


def _in_text(text: str, span: Span) -> bool:
    line = max(text.rfind("\n", 0, span.start) + 1, span.start - _REACH)
    said = text[line : span.start]
    sentence = said[max((stop.end() for stop in _STOP.finditer(said)), default=0) :].lstrip()
    own = _OWN_LABEL.search(sentence)
    if own and (own["name"] is None or is_person_name(own["name"])):
        return True
    told_of = _TOLD_OF.search(sentence)
    if told_of and is_person_name(told_of["name"]) and not _CALLED.search(re.split("[,;:]", sentence)[-1]):
        return True
    if _LEADER.search(sentence) and not _OFFICE_SIDE.search(sentence):
        return True
    data = [*_PERSONAL.finditer(sentence)]
    if data and not _ASKING.search(sentence, data[-1].end()):
        return True
    if _ASKING.search(sentence) or _ADDRESSED.search(sentence):
        return False
    head = _HEAD.match(sentence)
    person = head is not None and is_person_name(head["name"])
    if not person and _UNIT_WORD.search(sentence):
        return False
    above = _above(text, line, person)
    if above is not None:
        return above
    return person or not _LABEL.search(sentence)


def _above(text: str, line: int, person: bool) -> bool | None:
    """What the lines above a number say of it; None where they say nothing.

    A name with its number stands below a heading that asks to call, right above it; a bare 电话 belongs to the nearest
    label above, 姓名 or 联系人."""
    for _ in range(_LINES_ABOVE):
        end = line - 1
        line = text.rfind("\n", 0, max(0, end)) + 1
        words = text[max(line, end - _REACH) : max(0, end)].strip()
        if not words and end > 0:
            continue
        if _ASKING.search(words) or (_LABEL.search(words) and words.endswith(":")):
            return False if not person or words.endswith(":") else None
        if person or end <= 0:
            return None
        if re.match(rf"(?:{_LISTED})[^:]{{0,6}}:", words):
            return True
    return None


def _words(text: str, span: Span) -> str:
    return "".join(text[span.start : span.end].split())
