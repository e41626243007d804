"""Everybody whom a notice lists, whatever the list looks like: rows, passages, forms, groups, lines, a sentence."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from checker.document.candidates import Candidate
from checker.document.fields import Field
from checker.text.chinese.names import is_person_name
from checker.text.patterns import han_pattern
from checker.text.span import Span

if TYPE_CHECKING:
    from checker.document.document import Document

_HEAD = (
    r"姓名|(?:^|拟[一-鿿]{1,4})(?:人选|人员|对象)$|^(?:申报|参评|候选|获奖|推荐|考生|党员|教师)[人者]?$"
    r"|^户主|^户名$|^(?:救助|保障|受助|资助|帮扶|供养|低保|补助|慰问|享受)(?:人|人员|对象|学生|职工)$"
)
#: Heads of names that are not of those whom the list is about.
_OTHERS = r"家长|父|母|监护|联系|负责人|推荐人|经办|配偶|培养|介绍人|评委|审核|导师|指导"
_NAME = r"[一-鿿]{1,2}\s?[一-鿿某*×○]{1,3}|[一-鿿]{1,10}(?:[·•][一-鿿]{1,10})+"
_NO_NAME = (
    r"(?:车间|中心|公司|集团|小组|学校|医院|社区|[局厅处部科室队班组院所站厂矿校系村镇乡县市区会社馆办])$|合\s?计|小\s?计|公示|时间|电话"
    r"|地址|单位|方式|名单|范围|要求|对象|内容|等奖|奖$|级$|优秀|先进|编码|邮编|网址|邮箱|日期|科目|如下|序号|推荐|评议|研究|通过"
)
_UNIT = (
    r"[一-鿿]{2,}(?:局|厅|部|处|科|室|院|校|大学|小学|中学|幼儿园|所|站|中心|公司|集团|厂|矿|车间|队|班组|村|社区|银行"
    r"|委员会|政府|办|协会|项目部|分厂)"
)
_POST = rf"{_UNIT}|[长员师任记岗级]$|级岗|教师|职工|工人|干部"
_GROUP = rf"{_UNIT}|个人|人员|职工|教师|等奖|优秀|先进|标兵|称职|合格|名单"
#: Before whom it stands is reached, or answers for the notice.
_NO_GROUP = r"联系|受理|监督|举报|咨询|电话|经办|负责|评委|组长|成员|委员|专家|签|审|姓名|地址|邮箱|时间"
#: Where what is said of the last person ends.
_FORMAL = r"公示(?:期|时间|日期|起止|方式)|联系|受理|监督|举报|如[有对]|若[有对]|凡|特此|对(?:以上|上述)|附件"
_NUMBERED = r"[(]?(?:[一二三四五六七八九十]{1,3}|\d{1,3})[)、.．]\s*(?P<name>[一-鿿·某*×○]{2,8})[,、:(\s]"
#: Who and as what, a dash or colon between: "鲁蓁蓁——养护科科长".
_DASHED = (
    r"(?<![^\n;。,])\s*(?:[(]?(?:[一二三四五六七八九十]{1,3}|\d{1,3})[)、.．]\s*)?(?P<name>[一-鿿·某*×○]{2,8})(?:同志)?"
    r"\s?(?:[—–―]{1,3}|-{1,3}|→|:)\s?(?P<post>[^;。,\n—]{2,40})"
)
_SAID = (
    r"(?:拟?(?:录用|聘用|招聘|招录|选聘|聘任|聘)|[,;、和](?!\s*(?:拟|录用|聘|经)))\s*(?P<name>[一-鿿·]{2,6}?)(?:同志)?"
    r"(?:\([^()\n]*\))?(?:为|任|担任|到)[^,;。\n]{2,}"
)
_WORD = han_pattern(r"\S+")
_ITEM = han_pattern(r"[^\s、,;。]+")
#: A line of heads that single blanks divide has at least so many.
_SPACED = 3


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody of a list. ``passage`` is what is said of the person, ``cells`` are the columns or labels that are about
    the person, and ``candidate`` the same person as such, where it is one."""

    name: Span
    passage: Span
    cells: tuple[Field, ...] = ()
    candidate: Candidate | None = None


def find_listed(document: "Document") -> tuple[Listed, ...]:
    """Those of tables, of passages and forms, each name once; where there are none, those of plainer lists."""
    found: dict[str, Listed] = {}
    for sources in ((_of_tables, _of_candidates), (_of_spaced,), (_of_groups, _of_lists, _of_dashes), (_of_sentences,)):
        for person in (one for source in sources for one in source(document)):
            found.setdefault("".join(document[person.name].split()), person)
        if found:
            break
    return tuple(sorted(found.values(), key=lambda person: person.name))


@cache
def _pattern(source: str) -> re.Pattern[str]:
    return han_pattern(source)


def _is_head(document: "Document", span: Span) -> bool:
    words = "".join(document[span].split())
    return _pattern(_HEAD).search(words) is not None and not _pattern(_OTHERS).search(words)


def _is_name(document: "Document", span: Span) -> bool:
    """Whether words that a column or list has for a name may be one: its surname need not be known."""
    words = document[span].strip()
    return _pattern(_NAME).fullmatch(words) is not None and not _pattern(_NO_NAME).search(words)


def _of_tables(document: "Document") -> Iterator[Listed]:
    rows: dict[Span, list[Field]] = {}
    for field in document.fields:
        if field.owner is not None:
            rows.setdefault(field.owner, []).append(field)
    for cells in rows.values():
        names = [cell for cell in cells if _is_head(document, cell.label)]
        for cell in names:
            if _is_name(document, cell.value):
                own = cells if len(names) == 1 else _beside(cell, names, cells)
                yield Listed(cell.value, _hull(one.value for one in own if one.value), tuple(own))


def _beside(name: Field, names: list[Field], cells: list[Field]) -> list[Field]:
    """Of a row that holds several persons, the cells from this name to the next."""
    after = [one.value.start for one in names if one.value.start > name.value.start]
    end = min(after, default=max(one.value.start for one in cells) + 1)
    return [one for one in cells if name.value.start <= one.value.start < end]


def _of_candidates(document: "Document") -> Iterator[Listed]:
    candidates = document.candidates
    inside = {field.owner for field in document.fields if field.owner}
    for number, one in enumerate(candidates):
        if one.name in inside:
            continue
        following = candidates[number + 1].span.start if number + 1 < len(candidates) else document.window.end
        formal = _pattern(_FORMAL).search(document.text, one.span.end, following)
        end = formal.start() if formal else following
        cells = [f for f in document.fields if f.owner is None and one.span.start <= f.label.start < end]
        yield Listed(one.name, one.span, tuple(cells), one)


def _of_spaced(document: "Document") -> Iterator[Listed]:
    """Rows of words divided by single blanks, as many as the line of heads above them has."""
    heads: list[Span] = []
    for line in document.lines:
        words = _parts(document, line, _WORD)
        if len(words) >= _SPACED and any(_is_head(document, word) for word in words):
            heads = words
        elif len(words) == len(heads):
            cells = tuple(Field(head, word, line) for head, word in zip(heads, words, strict=True))
            name = next(cell.value for cell in cells if _is_head(document, cell.label))
            if _is_name(document, name):
                yield Listed(name, line, cells)


def _of_groups(document: "Document") -> Iterator[Listed]:
    """Names behind the name of their unit, prize or rank: "水文站：李青松 赵小兰"."""
    for field in document.fields:
        if field.owner is not None or not field.value or _pattern(_NO_GROUP).search(document[field.label]):
            continue
        items = _parts(document, field.value, _ITEM)
        names = [Span(item.start, item.start + _name_length(document[item])) for item in items]
        likely = _is_name if _pattern(_GROUP).search(document[field.label]) else _is_sure
        if all(likely(document, name) for name in names):
            yield from (
                Listed(name, Span(field.label.start, item.end)) for name, item in zip(names, items, strict=True)
            )


def _is_sure(document: "Document", span: Span) -> bool:
    return is_person_name(document[span])


def _of_lists(document: "Document") -> Iterator[Listed]:
    """Names in a sentence or on lines: all of a sentence look like names, or none is taken for one; on a line a name
    stands alone, or before or after a unit or post."""
    known = {person.span.start for person in document.persons}
    for roster in document.rosters:
        if roster.kind not in ("names", "lines", "numbered") or roster.span.start < document.body.start:
            continue
        items = [Span(item.start, item.start + _name_length(document[item])) for item in roster.items]
        alike = all(_is_name(document, item) for item in items)
        named = sum(item.start in known or "(" in document[item] for item in roster.items) * 2 >= len(items)
        if alike and (named or roster.kind != "names"):
            yield from (Listed(name, item) for name, item in zip(items, roster.items, strict=True))
        elif roster.kind != "names":
            yield from _beside_posts(document, roster.items)
    for line in document.lines:
        match = _pattern(_NUMBERED).match(document.text, *line)
        if match and is_person_name(match["name"]) and _pattern(_POST).search(document.text, match.end(), line.end):
            yield Listed(Span(*match.span("name")), line)


def _of_dashes(document: "Document") -> Iterator[Listed]:
    """Names with a dash and a post behind them, where one of them at least is a name for certain."""
    found = [
        match
        for line in document.lines
        if line.start >= document.body.start
        for match in _pattern(_DASHED).finditer(document.text, *line)
        if _pattern(_POST).search(match["post"].rstrip()) and not _pattern(_NO_NAME).search(match["name"])
        if not _pattern(_NO_GROUP).search(match["name"])
    ]
    if any(is_person_name(match["name"]) for match in found):
        for match in found:
            name = Span(*match.span("name"))
            if _is_name(document, name):
                yield Listed(name, Span(name.start, match.end()))


def _name_length(words: str) -> int:
    return len(re.split(r"[(,\s]", words.rstrip("。;等"))[0])


def _beside_posts(document: "Document", items: tuple[Span, ...]) -> Iterator[Listed]:
    """The names before or after units or posts. Where most entries have one, an entry without is of the list too."""
    named: list[list[Listed]] = [[], []]
    bare: list[list[Listed]] = [[], []]
    for item in items:
        words = _parts(document, item, _WORD)
        for side, (name, other) in enumerate(((words[0], words[-1]), (words[-1], words[0]))):
            if _is_name(document, name):
                posted = len(words) > 1 and _pattern(_POST).search(document[other]) is not None
                (named if posted else bare)[side].append(Listed(name, item))
    side = 0 if len(named[0]) >= len(named[1]) else 1
    yield from named[side]
    if len(named[side]) * 2 > len(items):
        yield from bare[side]


def _of_sentences(document: "Document") -> Iterator[Listed]:
    """Whom a sentence engages: "拟录用王某为文员，李某为司机"."""
    for match in _pattern(_SAID).finditer(document.text, document.body.start):
        if is_person_name(match["name"]):
            yield Listed(Span(*match.span("name")), Span(match.start("name"), match.end()))


def _parts(document: "Document", area: Span, pattern: re.Pattern[str]) -> list[Span]:
    return [Span(area.start + one.start(), area.start + one.end()) for one in pattern.finditer(document[area])]


def _hull(spans: Iterable[Span]) -> Span:
    found = list(spans)
    return Span(min(span.start for span in found), max(span.end for span in found))
