"""What running text and label lines say of bidders: "第一中标候选人：某公司，投标报价：…元，工期…天，项目经理…"."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from checker.document.bid_labels import Said, bid_fields, is_organized, leader_name
from checker.document.bid_lists import bulleted
from checker.text.chinese.names import is_person_name
from checker.text.patterns import han_pattern
from checker.text.span import Span
from checker.text.spans import SpanIndex

_N = r"[一二三四五六七八九十\d]{1,2}"
_WHO = r"(?:人|单位|供应商|企业)"
#: What ranks a bidder, and what names one as candidate, winner or party.
_MARK = han_pattern(
    rf"(?P<led>[^\s,;:。|()①-⑩、]{{2,40}}?(?:公司|集团|[厂院所社]|中心|联合体))"
    rf"\((?P<after>(?:排[名序])?第{_N}(?:名|位)?(?:(?:中标|成交)?候选{_WHO})?)\)"
    rf"|(?P<rank>第{_N}(?:名|顺位)?(?:推荐)?(?:中标|成交|入围)?候选{_WHO}"
    rf"|(?:中标|成交|入围)?候选{_WHO}(?:第{_N}名?|{_N}(?=[:\s(]))"
    rf"|(?<![一-鿿])第{_N}(?:名|顺位)(?=[:是为]|(?P<space>[ \t]+)\S)"
    rf"|(?:排[名序]|名次|[位序]次|推荐[顺次]序)[ \t]*[:为是]?[ \t]*第{_N}(?:名|位|顺位)?"
    rf"(?:的?(?:中标|成交|入围)?候选{_WHO})?)"
    r"(?:\([^()\n]{0,20}\))?(?:单位|企业)?(?:的)?(?:名称)?"
    r"|候选人\((?P<of>(?:[^()\n]|\([^()\n]*\)){4,80})\)的?"
    r"|(?<![一-鿿)])(?P<label>(?:拟|预)?(?:中标|成交|中选)(?:\((?:成交|中标)\))?(?:候选)?(?:人|单位|供应商"
    r"|企业|方(?=[:为是]))(?:单位)?(?:的)?(?:名称)?"
    r"|候选(?:人|单位|供应商)(?:名称|全称)|(?:供应商|投标人|单位)名称|名称)(?:\([^()\n]{0,12}\))?"
    r"(?=\s*(?:最终)?(?:确定)?[:为是]|(?P<gap>[ \t]+)\S)"
    r"|确定(?P<won>[^,。;:\n]{4,60}?)为(?:本项目|本标段|该项目|本次)?(?:[^,。;\n]{0,12}?的?)(?:中标|成交"
    r"|中选)(?:人|单位|供应商)"
    rf"|(?<![^,。;:\s])(?:[^,。;:\n]{{0,20}}?(?:确定|推荐))?(?P<named>[^,。;:\n]{{4,60}}?)为(?P<place>第{_N}(?:名|顺位)?(?:推荐)?(?:的)?(?:中标|成交|入围)?候选{_WHO})"
    r"|由(?P<by>[^,。;:\n]{4,40}?)(?:中标|成交|中选)(?=[,。;\n])"
)
_JOINT = han_pattern(r"[ \t*]*(?:(?:最终)?确定[:为是]|[:为是]|的?(?:名称|单位名称)[:为是]?|的)?[ \t*]*")
#: What leads to the name of a group: its first member is its name.
_LEADER_OF_GROUP = han_pattern(
    r"\(?(?:联合体|牵头|主办)(?:牵头|主办)?(?:人|方|单位)?\)?(?:名称|全称)?[ \t]*[:为是][ \t]*"
)
_PERSON = han_pattern(r"(?P<name>[一-鿿·]{2,12})[ \t]*(?P<note>\((?![^()\n]*[证师级](?!号|件|码|\d))[^()\n]*\))?[ \t]*")
_NAME = han_pattern(r"(?:\([^()\n]*\)|[^,;:。\n\t|(*])+")
#: No name is longer, even that of a group.
_LONGEST_NAME = 200
_NAME_END = han_pattern(
    r"[ \t]{2,}| (?=[\d¥￥第]|投标|报价|质量|工期|得分|项目|[地住]址|联系)|为(?=本|该|第|中标|成交)"
    r"|(?:投标(?:总)?报价|投标总?价|中标(?:价|金额))|\((?:统一)?社会信用代码"
)
#: Labels within a passage: any with a colon, and some whose value has a shape of its own.
_LABEL = han_pattern(
    r"(?P<colon>[^\s:;。,、()\d|][^\s:;。,、()|]{0,24}(?:[/、与和及][^\s:;。,、()|]{1,14})?(?:\([^()\n]{0,20}\))?)\s*:"
    r"|(?<![按以照据费])(?P<price>(?:投标(?:总)?报价|投标总?价|报价|中标价|成交价|(?:中标|成交"
    r"|投标)金额))(?:\([^()\n]{0,8}\))?(?:为|是)?\s*(?:人民币|[¥￥])?\s*(?=[\d壹贰叁肆伍陆柒捌玖])"
    r"|(?P<duration>(?:总|计划|施工)?工期|交货期|服务期限?|供货期|履约期限?|设计周期|合同履行期限)(?:为|是"
    r"|承诺)?\s*(?=\d|自|合同|签订|满足|按|(?<=[为是])[^\s:,;。]|[一二三四五六七八九十])"
    r"|(?P<quality>质量(?:标准|目标|等级|承诺)?)(?:为|是|达到)?\s*(?=合格|优良|符合|满足|达到|响应|国家|一次)"
    r"|(?P<leader>项目(?:负责人|经理|总监)|总监理工程师)(?:为|是)?\s*(?=[一-鿿]{2,4}(?:[,、。;(\s]|$))"
    r"|(?P<certificate>(?:注册|执业|资格)?(?:证书?(?:编号|号码?)|注册编号))(?:为|是)?\s*(?=[一-鿿]?[A-Za-z\d])"
    r"|(?P<score>(?:综合|最终|总|评审|评标)?(?:得分|评分))(?:为|是)?\s*(?=\d)"
    r"|(?P<qualification>资质(?:等级)?(?:为|是)\s*|具[备有](?=[^。;,\n]{2,40}(?:资质|资格|许可证))|持有(?=[^。;,\n]{0,20}(?:资质|许可证)))"
    r"|(?P<record>(?:提供|具[备有]|完成)(?=[^。;,\n]{0,40}业绩))"
)
#: A label that only blanks part from its value.
_GAPPED = han_pattern(r"(?<![^\s;,。:])(?P<gap>[^\s:;。,、()|\d]{2,14}(?:\([^()\n]{0,20}\))?)[ \t]+(?=\S)")
#: A heading with nothing after it, or where the formalities begin.
_STOP = han_pattern(
    r"(?:[一二三四五六七八九十]{1,3}、|[(][一二三四五六七八九十]{1,3}[)]|\d{1,2}[、.．](?!\d))[^:\n。]*:?$"
    r"|(?:公示(?:期|时间|开始|结束|媒介)|异议|投诉|如有|如对|若有|凡|投标人(?:和|或)|联系(?:人|方式|电话)"
    r"|招标人|采购人|招标代理|监督|行业主管|特此|评标委员会|本次|本项目)"
)
_FORMAL = han_pattern(r"(?:评审专家|代理服务|公告期限|其他补充)")
_VALUE_END = han_pattern(r"[。;\n\t|]")


class _Mark(NamedTuple):
    """Where a bidder is named: the words that rank it, its name, and where what is said of it begins."""

    start: int
    rank: Span | None
    name: Span | None
    end: int
    certain: bool
    won: bool
    bare: bool = False


def said_in_text(text: str, lines: list[Span], names: tuple[str, ...]) -> Iterator[Said]:
    """What the passages say of bidders; lines that begin with one of *names* begin a passage too."""
    marks = sorted({mark.start: mark for mark in _marks(text, lines, names)}.values())
    starts = [line.start for line in lines]
    rank, carried = None, 0
    for number, mark in enumerate(marks):
        goes_on = rank is not None and not text[carried : mark.start].strip(" \t\r\n:1.、(一)")
        if mark.bare and not goes_on:
            continue
        if goes_on and mark.rank is None:
            mark = mark._replace(rank=rank, certain=True)
        rank, carried = (mark.rank, mark.end) if mark.name is None else (None, 0)
        end = marks[number + 1].start if number + 1 < len(marks) else len(text)
        end = min(end, _stop(text, lines, starts, mark.end, end))
        pairs = tuple(pairs_in_text(text, mark.end, end))
        named = (_name(text, value.start, value.end) for field, value in pairs if field == "name")
        name = mark.name or next(filter(None, named), None)
        if name is None:
            continue
        said = tuple(pair for pair in pairs if pair[0] not in ("name", "candidate", "winner"))
        yield Said(name, (("rank", mark.rank), *said) if mark.rank else said, mark.certain, mark.won)


def _marks(text: str, lines: list[Span], names: tuple[str, ...]) -> Iterator[_Mark]:
    heads = {name[:4]: name for name in names}
    for name, won in bulleted(text, lines):
        yield _Mark(name.start, None, name, name.end, True, won)
    for number, line in enumerate(lines):
        found = False
        for match in _MARK.finditer(text, line.start, line.end):
            mark = _mark(text, lines, number, match)
            if mark.name is None and (match["gap"] or match["space"] or match["by"] or match["named"]):
                continue
            found = True
            yield mark
        if found or not heads:
            continue
        lead = re.compile(r"(?:[(]?\d{1,2}[)、.．]\s*)?").match(text, line.start, line.end)
        at = lead.end() if lead else line.start
        known = heads.get(text[at : at + 4])
        if known and text.startswith(known, at):
            yield _Mark(at, None, Span(at, at + len(known)), at + len(known), False, False)


def _mark(text: str, lines: list[Span], number: int, match: re.Match[str]) -> _Mark:
    for group, ranked in (("led", "after"), ("of", ""), ("won", ""), ("by", ""), ("named", "place")):
        if match[group]:
            name = _name(text, *match.span(group))
            place = Span(*match.span(ranked)) if ranked else None
            return _Mark(match.start(), place, name, match.end(), True, group in ("won", "by"))
    rank = Span(*match.span("rank")) if match["rank"] else None
    label = match["label"] or ""
    asked = bid_fields(label)
    joint = _JOINT.match(text, match.end())
    at = joint.end() if joint else match.end()
    line, below = lines[number], lines[number + 1 : number + 2]
    name = _name(text, at, line.end)
    alone = at >= line.end and not _bare_neighbour(text, lines, number)
    if name is None and alone and below and not bid_fields(text[below[0].start : below[0].end]):
        name = _name(text, below[0].start, below[0].end)
    if name is not None and "candidate" in asked and _several(text[name.start : name.end]):
        name = None  # a list, see listed_in_text
    certain = rank is not None or "candidate" in asked or "winner" in asked
    bare = label in ("名称", "单位名称") and name is not None
    return _Mark(match.start(), rank, name, name.end if name else at, certain, "winner" in asked, bare)


def _several(words: str) -> bool:
    """Whether *words* list several bidders, and not the members of one."""
    return not re.search("联合体|牵头", words) and sum(map(is_organized, words.split("、"))) > 1


def _bare_neighbour(text: str, lines: list[Span], number: int) -> bool:
    """Whether the line above or below is a mark alone too: then they head columns."""
    around = [lines[n] for n in (number - 1, number + 1) if 0 <= n < len(lines)]
    return any((found := _MARK.match(text, one.start, one.end)) and found.end() >= one.end - 1 for one in around)


def _name(text: str, start: int, end: int) -> Span | None:
    """The name of an organisation or person that begins at *start*."""
    group = _LEADER_OF_GROUP.match(text, start, end)
    start = group.end() if group else start
    match = _NAME.match(text, start, min(end, start + _LONGEST_NAME))
    if match is None:
        return None
    person = _PERSON.fullmatch(match.group())
    if (
        person
        and is_person_name(person["name"])
        and (len(person["name"]) > 2 or re.match(r"\((?:自然人|个人)", person["note"] or ""))
    ):
        return Span(start, start + len(person["name"]))
    cut = _NAME_END.search(match.group())
    words = match.group()[: cut.start()] if cut else match.group()
    left = len(words) - len(words.lstrip())
    words = words.strip().rstrip("、")
    if not is_organized(words):
        return None
    return Span(start + left, start + left + len(words))


def _stop(text: str, lines: list[Span], starts: list[int], position: int, limit: int) -> int:
    """Where what is said of a bidder ends: at the next heading, or where the formalities begin."""
    for number in range(bisect_right(starts, position), len(lines)):
        line = lines[number]
        if line.start >= limit:
            return limit
        if number and text[lines[number - 1].end : line.start].strip():
            return lines[number - 1].end  # what stands between is read elsewhere
        if _FORMAL.search(text, line.start, min(line.end, line.start + 20)):
            return line.start
        head = _STOP.match(text, line.start, line.end)
        if head and not bid_fields(text[line.start : min(line.end, line.start + 40)]):
            return line.start
    return max(position, lines[-1].end)


def pairs_in_text(text: str, start: int, end: int) -> Iterator[tuple[str, Span]]:
    """The fields between *start* and *end*, each with its value up to the next label or stop."""
    labels = _labels(text, start, end)
    for number, match in enumerate(labels):
        group = match.lastgroup or "colon"
        fields = bid_fields(match[group]) if group in ("colon", "gap") else bid_fields(match[group]) or (group,)
        if not fields:
            continue
        limit = labels[number + 1].start() if number + 1 < len(labels) else end
        value = _value(text, match.end(), limit, "leader" in fields)
        if group == "leader" and not leader_name(text[value.start : value.end]):
            continue
        yield from ((field, value) for field in fields)


def _labels(text: str, start: int, end: int) -> list[re.Match[str]]:
    """Labels of any kind; what stands before a blank is one only where it asks for something."""
    labels = list(_LABEL.finditer(text, start, end))
    taken = SpanIndex(Span(*match.span()) for match in labels)
    for match in _GAPPED.finditer(text, start, end):
        asked = bid_fields(match["gap"])
        if asked and not {"name", "rank", "lot"}.intersection(asked) and not taken.overlaps(Span(*match.span("gap"))):
            labels.append(match)
    return sorted(labels, key=lambda match: match.start())


def _value(text: str, start: int, limit: int, people: bool) -> Span:
    while start < limit and text[start].isspace():
        start += 1
    stop = re.compile(r"[。\n\t|]").search(text, start, limit) if people else _VALUE_END.search(text, start, limit)
    end = stop.start() if stop else limit
    words = text[start:end].rstrip(" ,、;。(\t\r\n")
    if words.endswith(")") and words.count(")") > words.count("("):
        words = words[:-1]
    return Span(start, start + len(words))
