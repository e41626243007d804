"""The sheets that stand for all notices: 要求, 依据 and 说明."""

from collections.abc import Iterator

from checker.renderers import wording
from checker.renderers.entries import Tag
from checker.renderers.excel.book import Book, Column, Styled
from checker.renderers.excel.gathering import Element, Gathered
from checker.renderers.excel.overview import left_out
from checker.renderers.layout import plain
from checker.renderers.summary import counted

_ELEMENTS = (Column("编号", 16), Column("要求", 34), Column("哪类文件", 34))
_SOURCES = (
    Column("名称", 40),
    Column("文号、版本", 24),
    Column("条款", 22),
    Column("核对程度", 30),
    Column("待核", 10),
    Column("问题", 8, "number"),
    Column("要求（编号）", 46),
)
#: So many kinds of notice are named, of more the first.
_MOST_KINDS = 3
#: How far a source was seen (``verified`` of sources.toml), in the words of an office.
_VERIFIED = {
    "primary": "已核对官方文本",
    "secondary_full": "已核对转载的全文",
    "secondary": "已核对转载的条文",
    "memory_high": "未见原文，把握较大",
    "memory_medium": "未见原文，把握一般",
    "memory_low": "未见原文，把握较小",
    "seed": "任务材料所给",
}
_NOTES = (Column("项目", 34), Column("内容", 110))
_ABOUT = (
    "本表由规则逐项判定得出，供修改和签发时参考，不能代替签发人的判断。个人号码已遮盖。",
    "总览：一行一份文件，一列一项要求，格中是记号。问题：要处理的和已豁免的，一行一项。要求：每项要求在各份文件中的情况。"
    "依据：所引的法规和制度。说明：合计、请人确认的事项、版本，没有检查到的内容。",
)
_LEDGER = (
    "一行一份文件。事项、单位、日期、起止、渠道、所属期依文中写明的填写；公开日期依落款。文中没有写明的留空，不推算："
    "只写公示几个工作日、没有写明截止日期的，到期日留空。浅黄色各列由经办人填写。"
)


def write_elements(book: Book, gathered: Gathered) -> None:
    """What came of every requirement, over all notices."""
    used = {tag for element in gathered.elements.values() for tag in element.counts}
    tags = [tag for tag in Tag if tag in used]
    table = book.table("要求", (*_ELEMENTS, *(Column(tag, 10, "number") for tag in tags)))
    for one in gathered.elements.values():
        table.append((one.id, one.title, _kinds(one), *(one.counts[tag] or None for tag in tags)))


def _kinds(element: Element) -> str:
    names = [kind or "未能识别类别" for kind in element.kinds]
    return "、".join(names) if len(names) <= _MOST_KINDS else f"{names[0]}等 {len(names)} 类"


def write_sources(book: Book, gathered: Gathered) -> None:
    """The sources that were cited, and how far each was verified."""
    table = book.table("依据", _SOURCES)
    for basis, cited in gathered.bases.items():
        verified = "；".join(_VERIFIED.get(part, part) for part in basis.verified.split("+"))
        pending = Styled("依据待核", Tag.LOOK) if basis.unverified else None
        ids = "、".join(cited.requirements)
        row = (basis.title, basis.number, basis.article, verified, pending, cited.asked or None, ids)
        table.append(row)


def write_notes(book: Book, gathered: Gathered, ledger: bool) -> None:
    """What the numbers mean, what a person must confirm, versions and digests, and what was not looked at."""
    table = book.table("说明", _NOTES)
    for row in _notes(gathered, ledger):
        table.append(row)
    for line in gathered.lines():
        for said in line.said:
            table.append((line.name, said))


def _notes(gathered: Gathered, ledger: bool) -> Iterator[tuple[str, str]]:
    yield from (("说明", text) for text in _ABOUT)
    if ledger:
        yield "台账", _LEDGER
    yield "文件", counted(gathered.outcomes, gathered.internal)
    yield "要求", plain(wording.covered(gathered.coverage))
    hidden = sum(one.only_outside for one in gathered.elements.values())
    if hidden:
        yield "总览未列出的要求", f"{hidden} 项：对全部文件都不适用，见要求表"
    if too_many := left_out(gathered):
        yield "总览放不下的要求", f"{too_many} 项：一张表没有这么多列，见要求表和问题表"
    yield from (("请人确认", item) for item in gathered.confirm)
    for key, values in gathered.deciders.items():
        yield (
            f"版本和摘要：{key}",
            "；".join(value if len(values) == 1 else f"{value}（{count} 份）" for value, count in values.items()),
        )
    yield "没有检查到的内容", "以下逐份列出，没有列出的文件没有此类情况"
