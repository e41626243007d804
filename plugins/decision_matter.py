"""三重一大的一个成员：写到它，写明它的金额或事项标准，写明集体决定；只在并提四项的一句里点名的，不算有标准。"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from checker import Document, Finding, Span, han_pattern, hookimpl

_MEMBERS = {
    "decision": han_pattern(r"重大(?:事项|问题)?(?:的)?决策|重大事项|重大问题"),
    "personnel": han_pattern(r"重[要大](?:的)?(?:人事|干部)(?:任免|安排|事项|调整)?|人事任免|干部任免"),
    "project": han_pattern(r"重[大要](?:的)?(?:投资|建设|工程)?项目(?:安排|投资)?"),
    "funds": han_pattern(r"大额度?(?:的)?资金|大额度?(?:的)?(?:经费|支出|款项)"),
}
#: What may stand before a name that heads its line: a number, whose matters they are.
_LEAD = han_pattern(
    r"[\s|]*(?:第\s?[一二三四五六七八九十百\d]{1,4}\s?[条章节]|\(?[一二三四五六七八九十\d]{1,3}[)、.．:\s|]+|[-*•●■◆])?[\s“\"]*"
    r"(?:涉及|有关|关于|研究|决定|本)?(?:企业|公司|集团|学校|医院|单位|机关|局)?的?"
)
_DEFINED = han_pattern(r"三重一大|是指|指的是|包括|包含|即|分为")
#: Things one after another, and what makes them the bodies that decide and not the matters.
_LISTED = han_pattern(
    r"(?:(?:包括|包含|是指|主要有|主要指|指|如下|下列|以下|:)[:,]?)?(?:[^、;。:,\n\t|]+[、;]){1,20}[^、;。,\n\t|]+"
)
_BODIES = han_pattern(r"由|会议|党委|党组|董事会|办公会|代表大会|班子|权限|应当|必须|集体|程序|规定(?:办理|执行)")
_CUED = han_pattern(r"^(?:包括|包含|是指|主要|指|如下|下列|以下|:)")
_ARTICLE = han_pattern(r"(?m)^[^\S\n]*第\s?[一二三四五六七八九十百\d]{1,4}\s?[条章节]")
#: The columns that say who decides, and a meeting that does.
_DECIDES = han_pattern(r"决策|决定|审议|研究|会议|主体|机构")
_SITS = han_pattern(r"(?:[一-鿿]{1,12}(?:会议|会)(?:研究|讨论|审议|决定|决策)*[、/;,]?)+")
_ELSEWHERE = han_pattern(
    r"另行(?:规定|制定|确定)|(?:详见|见)附件|由[^。\n]{1,20}另行|(?:按|依照?|执行)[^。\n]{0,12}《[^》]+》"
)
_PERCENT = han_pattern(r"\d+(?:\.\d+)?%|百分之[一二三四五六七八九十百零]+")
_MEETING = r"(?:党委|党组|总支|支部|支委|董事|常委|班子|办公|联席|行政|院务|校务|领导)[^。;,\n]{0,8}会议?"
_COLLECTIVE = han_pattern(
    rf"集体(?:讨论|研究|决策|决定|审议|表决|议事)|{_MEETING}[^。;\n]{{0,24}}(?:讨论|研究|审议|表决|决策)[^。;\n]{{0,8}}(?:决定|通过|确定)"
)
#: What a sentence after the last member says of all of them.
_SUMS_UP = han_pattern(
    r"(?:以上|上述|前述|所列)(?:各|四|所有)?(?:类|项|个方面)?(?:事项|内容|问题)|本(?:清单|制度|办法)所列"
)
_BROKEN = han_pattern(r"(?:未经|不经|没有经?|改变|违反|代替|取代|否定|推翻|不按|规避|拒不执行|擅自)[^。;,\n]{0,12}$")


@dataclass(frozen=True)
class Options:
    """The ``member`` of the four, and what of it is looked for. ``amount``: only a sum is a standard, not a list."""

    member: Literal["decision", "personnel", "project", "funds"]
    part: Literal["member", "standard", "collective"]
    amount: bool = False


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Pass with the words that say it."""
    mentions = list(_mentions(document, options.member))
    if options.part == "member":
        return Finding.passed(mentions[0]) if mentions else Finding.failed("没有写这个成员")
    if not mentions:
        return Finding.not_applicable("没有写这个成员")
    areas = [_area(document, one) for one in mentions if len(_members_in(document, document.sentence(one))) < 3]
    if options.part == "collective":
        return _collective(document, options.member, areas)
    return _standard(document, areas, options, mentions[0])


def _mentions(document: Document, member: str) -> Iterator[Span]:
    """Where the member heads a line or cell, or is named in a sentence that says what the four are."""
    for match in _MEMBERS[member].finditer(document.text, *document.body):
        span = Span(*match.span())
        if _leads(document, span) or _DEFINED.search(document.text, *document.sentence(span)):
            yield span


def _leads(document: Document, span: Span) -> bool:
    """Whether the span heads its line, or a cell of its row."""
    starts = [document.line(span).start, *(one.span.start for one in document.topics if one.span.covers(span))]
    return any(_LEAD.fullmatch(document.text, start, span.start) for start in starts)


def _members_in(document: Document, area: Span) -> set[str]:
    return {name for name, pattern in _MEMBERS.items() if pattern.search(document.text, *area)}


def _area(document: Document, mention: Span) -> Span:
    """What is said of a member: its article, its section, its row, or its line."""
    line = document.line(mention)
    if _ARTICLE.match(document.text, line.start):
        following = _ARTICLE.search(document.text, line.end)
        return Span(mention.end, following.start() if following else document.body.end)
    sections = [
        one.span for one in document.sections if one.heading.overlaps(line) and one.heading.start <= mention.start
    ]
    rows = [one.span for one in document.topics if one.span.covers(mention)]
    scopes = [part for one in document.topics if one.span.covers(mention) for part in one.scope]
    around = [line, *sections[-1:], *rows, *scopes]
    return Span(mention.end, max(mention.end, *(one.end for one in around)))


def _standard(document: Document, areas: list[Span], options: Options, mention: Span) -> Finding:
    listed = None
    for area in areas:
        sums = [one.span for one in document.money if area.covers(one.span)]
        share = _PERCENT.search(document.text, *area)
        if sums or (options.amount and share):
            return Finding.passed(sums[0] if sums else Span(*share.span()) if share else area)
        matters = _matters(document, area)
        below = [one.heading for one in document.sections if area.covers(one.heading)]
        if matters or len(below) >= 2:
            listed = listed or matters or below[0]
    if listed is not None and not options.amount:
        return Finding.passed(listed)
    elsewhere = next((found for area in areas if (found := _ELSEWHERE.search(document.text, *area))), None)
    if elsewhere is not None:
        return Finding.review("标准写在别处，请核对那里有没有", Span(*elsewhere.span()))
    if listed is not None:
        return Finding.review("没有写金额，多少算大额？请写明或注明见哪项制度", listed)
    return Finding.failed("只写了名称，没有写金额或事项标准", mention)


def _matters(document: Document, area: Span) -> Span | None:
    """Where the area lists matters: at least two after 包括 and the like, else three."""
    for match in _LISTED.finditer(document.text, *area):
        count = match[0].count("、") + match[0].count(";")
        if count >= (1 if _CUED.search(match[0]) else 2) and not _BODIES.search(match[0]):
            lead = len(match[0]) - len(match[0].lstrip(":,"))
            return document.span(match.start() + lead, match.end())
    return None


def _seated(document: Document, areas: list[Span]) -> Span | None:
    """The cell of the member's row that names the meeting that decides."""
    for table in document.tables:
        heads, first = document.heads(table)
        for cell in table.cells:
            if cell.row >= first and _DECIDES.search(heads[cell.column]) and _SITS.fullmatch(document[cell.span]):
                row = [one.span for one in table.cells if one.row <= cell.row < one.row + one.rows]
                if any(area.overlaps(one) or area.start == one.end for area in areas for one in row):
                    return cell.span
    return None


def _collective(document: Document, member: str, areas: list[Span]) -> Finding:
    """A rule for all four holds for each; one that names other members only, or stands in their part, does not."""
    seated = _seated(document, areas)
    if seated is not None:
        return Finding.passed(seated)
    others = [_area(document, one) for name in _MEMBERS if name != member for one in _own_parts(document, name)]
    for match in _COLLECTIVE.finditer(document.text, *document.body):
        span = Span(*match.span())
        sentence = document.sentence(span)
        if _BROKEN.search(document.text, sentence.start, span.start):
            continue
        named = _members_in(document, sentence)
        own = member in named or any(area.covers(span) for area in areas)
        summing = _SUMS_UP.search(document[sentence]) and not any(area.start > span.end for area in others)
        apart = not any(area.covers(span) for area in others)
        whole = "三重一大" in document[sentence] or (not named and (summing or apart))
        if own or whole:
            return Finding.passed(span)
    return Finding.failed("没有写由集体讨论决定")


def _own_parts(document: Document, member: str) -> Iterator[Span]:
    for one in _mentions(document, member):
        if _leads(document, one) and len(_members_in(document, document.sentence(one))) < 3:
            yield one
