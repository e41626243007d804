"""Topics: what a catalogue lists, in numbered lines, headings, cells of a table, or a sentence that enumerates."""

from collections.abc import Iterator
from dataclasses import dataclass

from checker.document.outline import Section
from checker.document.tables import Table
from checker.text.chinese.headings import heading_level
from checker.text.patterns import han_pattern
from checker.text.span import Span
from checker.text.spans import SpanIndex

_BULLET = han_pattern(r"[-*•·●■◆▪◇○★☆➢√—]\s*(?=\S)")
_ARTICLE = han_pattern(r"第\s?[一二三四五六七八九十百零〇\d]{1,4}\s?条\s*")
_NUMBER = han_pattern(
    r"\s*(?:第?[一二三四五六七八九十百\d]{1,4}[编章节类条部]?[、.．:)\s]+|\([一二三四五六七八九十\d]{1,4}\)|[①-⒇]|[-*•·●■◆▪]\s*)"
)
#: What a part is about that lists nothing: how and when it is published, who sees to it.
_AUX = (
    r"(?:指导思想|总体要求|基本原则|工作原则|原则|目的|意义|总则|附则|适用范围|编制[一-鿿]{0,4}|依据|形式|方式|载体|渠道|途径|时间|时限|期限"
    r"|频次|程序|步骤|流程|要求|工作要求|有关要求|组织领导|组织保障|领导机构|职责分工|责任分工|责任追究|监督检查|监督考核|监督保障|检查考核"
    r"|监督与检查|监督管理|监督|考核|保障措施|说明|备注|注|附件|几点要求)"
)
_AUXILIARY = han_pattern(
    rf"(?:有关|几点|加强|强化|严格|明确|规范|完善|健全|做好)?(?:[厂司企党政校院事]务|信息|目录)?(?:公开)?(?:工作|目录)?的?{_AUX}(?:[、和与及]{_AUX})*"
)
#: A part that tells how the publishing is overseen, or, in its items, what the authority oversees: 监督检查 1.生态环境.
_OVERSIGHT = han_pattern(r"(?:行政)?(?:监督检查|监督|监管|检查|监督管理|监督与检查|监督检查情况)")
_OVERSEES = han_pattern(
    r"考核|评议|评价|职代会|职工|工会|纪[委检]|群众|社会监督|党[委组员支]|小组|意见箱|信箱|举报|投诉|电话|奖惩|追究|通报|公开(?:工作|制度|情况)"
    r"|监督员|监察|定期|每[季半月年]|负责|接受|加强|应当|要求|进行|开展|由[一-鿿]{2,12}(?:负责|牵头|组织)"
)
#: Columns that list nothing, and those that do.
_BESIDE = han_pattern(
    r"依据|时限|时间|期限|频[次率]|主体|部门|单位|责任|渠道|载体|平台|形式|方式|对象|范围|层级|程序|备注|序号|编号|全社会|特定|主动|依申请"
    r"|县级|乡级|村级|是否|审核|科室|五公开|日期|机构|机关|索引|文号"
)
_MATTER = han_pattern(r"事项|内容|项目|类[别型目]|分类|名称|目录|要素|栏目|一级|二级|三级|信息|要点")
#: A head on the second line, below one that it divides.
_SUBHEAD = han_pattern(r"[一-鿿]{2}")
#: Heads that are divided, and into what.
_DIVIDED = tuple(
    (han_pattern(over), han_pattern(under))
    for over, under in (
        (r"事项|目录", r"[一二三]级(?:公开)?(?:事项|目录)?|子项|主项"),
        (r"对象", r"全社会|社会公众|特定(?:群体|群众|对象|人群)(?:\([^)]*\))?"),
        (r"方式", r"主动(?:公开)?|依申请(?:公开)?"),
        (r"层级|级别", r"[省市县区乡镇村社街道、()]{1,6}级?"),
    )
)
_CUE = han_pattern(
    r"(?:公开|公布)的?(?:主要|具体|基本)?(?:内容|事项|范围|项目)[^。;:\n]{0,16}?(?:包括|包含|分为|主要有|如下|有|为|是|:)[:,]?"
    r"|公开(?:的)?(?:下列|以下|如下)(?:事项|内容|信息|情况)?[^。;:\n]{0,8}[:,]?"
)
_REFUSED = han_pattern(r"(?:不予|不宜|不得|不|暂不|免予|无需)公开(?!栏)|不列入|保密事项")
#: A sentence about the catalogue, not an entry of it.
_ABOUT = han_pattern(
    r"负责解释|之日起|起施行|应当?及时|如有|由[^,。]{1,16}负责(?!人)|制定本|编制本|本目录|现将|现就|特此|联系(?:人|电话)|为(?:了|进一步)|结合[^,。]{0,12}实际"
)
#: What somebody is told to do: no entry of a list.
_URGES = han_pattern(
    r"(?:各(?:单位|部门|车间|科室|级|支部|乡镇|股室)|工会|纪检|有关部门|公司|全体)[^。;]{0,12}"
    r"(?:(?<![重主需首概纪])要|应(?!急|收|付|对|用|聘|届)当?|须(?!知)|负责(?!人))(?!公开|向|主动)"
    r"|(?<![重主需])要(?:高度|认真|加强|切实|严格|按|把|及时|做)|必须(?!公开|向|主动)|切实|确保|高度重视|不得(?!公开)"
)
#: What stands in a column of numbers; a text loses the merged cells before a longer one.
_SERIAL = han_pattern(r"[\d一二三四五六七八九十().、\-]{1,8}")
_STOP = han_pattern(r"[。!?]")


@dataclass(frozen=True, slots=True)
class Topic:
    """A matter that the document lists. ``span`` names it; ``scope`` is where more is said of it: the section below
    a heading, the cells of the row. ``refused`` where the list is of what is not published."""

    span: Span
    scope: tuple[Span, ...]
    refused: bool = False


def find_topics(
    text: str, lines: tuple[Span, ...], tables: tuple[Table, ...], sections: tuple[Section, ...]
) -> tuple[Topic, ...]:
    """The topics among *lines*, those between title and signature, and in *tables*, in order."""
    inside = SpanIndex(table.span for table in tables)
    aside = SpanIndex(one.span for one in sections if _is_aside(text, one))
    refused = SpanIndex(one.span for one in sections if _REFUSED.search(text, *_head(text, one.heading)))
    outside = [line for line in lines if not inside.overlaps(line) and not aside.overlaps(line)]
    found = [*_of_lines(text, outside, sections, refused), *(one for table in tables for one in _of_table(text, table))]
    return tuple(sorted(found, key=lambda topic: (topic.span, topic.scope)))


def _is_aside(text: str, section: Section) -> bool:
    """Whether a part lists nothing. One that is called 监督检查 does where no word below it says who oversees whom."""
    heading = _bare(text, section.heading)
    if not _AUXILIARY.fullmatch(heading):
        return False
    below = text[section.heading.end : section.span.end]
    lists = _OVERSIGHT.fullmatch(heading) and below.strip() and not _OVERSEES.search(below)
    return not lists


def _bare(text: str, span: Span) -> str:
    """The words of a heading without its number and what follows a colon."""
    words = text[span.start : span.end]
    number = _NUMBER.match(words)
    return words[number.end() if number else 0 :].partition(":")[0].strip(" 。;、")


def _head(text: str, heading: Span) -> Span:
    """A heading that says what the list below is of; a longer line is an entry of its own."""
    return heading if heading.end - heading.start <= 24 else Span(heading.start, heading.start)


def _of_lines(text: str, lines: list[Span], sections: tuple[Section, ...], refused: SpanIndex) -> Iterator[Topic]:
    headed = {one.heading.start: one for one in sections}
    started = False
    last = lines[-1].end if lines else 0
    for line in lines:
        words = text[line.start : line.end]
        section = headed.get(line.start)
        entry = _entry(text, line, started, section is not None)
        started = started or section is not None or entry is not None
        if entry is not None:
            below = Span(line.end, max(line.end, min(section.span.end, last))) if section else Span(line.end, line.end)
            scope = (entry, below) if text[below.start : below.end].strip() else (entry,)
            yield Topic(entry, scope, refused.overlaps(line) and not (section and _REFUSED.search(words)))


def _entry(text: str, line: Span, started: bool, headed: bool) -> Span | None:
    """The part of a line that lists something; None where it lists nothing."""
    words = text[line.start : line.end]
    if _URGES.search(words):
        return None
    cue = _CUE.search(words)
    if cue is not None and cue.end() < len(words) - 1 and (not headed or _ARTICLE.match(words)):
        return Span(line.start + cue.end(), line.end)
    if _ARTICLE.match(words):
        return None
    if headed or heading_level(words) or _BULLET.match(words):
        return line
    label, colon, rest = words.partition(":")
    if colon and rest.strip() and len(label) <= 20:
        return None if _AUXILIARY.fullmatch(label.strip()) or _ABOUT.search(label) else line
    inner = _STOP.search(words[:-1])
    if _ABOUT.search(words) or inner or not (started or not _STOP.search(words)):
        return None
    return line if len(words) <= 60 or "、" in words else None


def _of_table(text: str, table: Table) -> Iterator[Topic]:
    heads, first = column_heads(text, table)
    columns = [n for n, head in enumerate(heads) if _MATTER.search(head) and not _BESIDE.search(head)]
    columns = columns or [n for n, head in enumerate(heads) if not _BESIDE.search(head)]
    for row in range(first, table.height):
        left = table.at(row, 0)
        moved = left is not None and "号" in heads[0] and not _SERIAL.fullmatch(text, *left.span)
        cells = [cell for n in ([0] if moved else columns) if (cell := table.at(row, n)) is not None]
        beside = [cell for n in range(table.width) if n not in columns and (cell := table.at(row, n)) is not None]
        scope = tuple(dict.fromkeys(cell.span for cell in cells))
        refused = any(_REFUSED.match(text, *cell.span) for cell in beside)
        refused |= any("是否" in heads[c.column] and text[c.span.start : c.span.end] in "否×✗" for c in beside)
        for cell in dict.fromkeys(cells):
            if cell.row == row and not text[cell.span.start : cell.span.end].isdigit():
                yield Topic(cell.span, scope, refused)


def column_heads(text: str, table: Table) -> tuple[tuple[str, ...], int]:
    """What heads each column, over all rows of heads, and the number of the first row below them.

    A row of heads has short words, and half of them head columns; the row that divides some of them has nothing else.
    A line over the whole width above them is the table's title."""
    heads = [""] * table.width
    for row in range(table.height):
        own = [cell for n in range(table.width) if (cell := table.at(row, n)) and (cell.row, cell.column) == (row, n)]
        words = ["".join(text[cell.span.start : cell.span.end].split()) for cell in own]
        if len(own) == 1 and row == 0:
            continue
        if not (_divides(words) if any(heads) else _heads(words)):
            return tuple(heads), row
        named = [head for head in heads if head]
        if len(named) < table.width and heads[: len(named)] == named and (spread := _spread(named, words)):
            heads = [*spread, *[""] * (table.width - len(spread))]
            continue
        for cell, word in zip(own, words, strict=True):
            for column in range(cell.column, cell.column + cell.columns):
                heads[column] += word + "\n"
    return tuple(heads), table.height


def _heads(words: list[str]) -> bool:
    known = [word for word in words if _BESIDE.search(word) or _MATTER.search(word)]
    plain = not any(len(word.partition("(")[0]) > 24 or word.isdigit() for word in words)
    return plain and len(known) >= 2 and len(known) * 2 >= len(words)


def _divides(words: list[str]) -> bool:
    """Whether a row below heads only divides them: 一级事项 and 二级事项, 主动 and 依申请, or words as short."""
    known = all(len(word) <= 8 and (_BESIDE.search(word) or _MATTER.search(word)) for word in words)
    return len(words) >= 2 and (known or all(_SUBHEAD.fullmatch(word) for word in words))


def _spread(heads: list[str], words: list[str]) -> list[str]:
    """The heads over as many columns as the row below divides them into, where a text lost the cells that were merged:
    公开事项 over 一级事项 and 二级事项. Empty where the row below stands where it should or divides something else."""
    spread: list[str] = []
    left = list(words)
    for head in heads:
        below = next((under for over, under in _DIVIDED if over.search(head)), None)
        taken = 0
        while below is not None and left and below.fullmatch(left[0]):
            spread.append(f"{head}{left.pop(0)}\n")
            taken += 1
        if not taken:
            spread.append(head)
    return [] if left or len(spread) == len(heads) else spread
