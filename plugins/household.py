"""救助名单：逐户写明户主（对象）姓名、家庭人口、保障金额；有人缺的点名。"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from checker import Document, Finding, Span, han_pattern, hookimpl

_NAME_HEAD = han_pattern(r"户主|姓名|^(?:救助|保障|低保|供养|受助|补贴|享受)?(?:对象|人员|申请人|享受人|户名)$")
_HEADS = {
    "members": han_pattern(r"人口|人数|成员数?$|家庭成员(?!姓名)|享受人$"),
    "amount": han_pattern(r"金额|补差|保障金|标准|补助|补贴|救助金|供养金|助学金|慰问金|资助|资金|发放|元"),
}
_NOT = {
    "members": han_pattern(r"姓名|收入"),
    "amount": han_pattern(r"人数|人口|收入|类别|类型|等[级次]|档次|项目|学期|原因|月份|时间|方式|对象"),
}
_SAID = {
    "members": han_pattern(
        r"(?:人口|成员|保障|享受|家庭|共)[^0-9,。;]{0,6}[0-9一二三四五六七八九两]{1,2}\s?[口人名]|[0-9]{1,2}\s?口人"
    ),
    "amount": han_pattern(r"[0-9][0-9,.]*\s?(?:万?元)"),
}
_ONCE = {
    "members": han_pattern(r"均为(?:1人|一人)户?"),
    "amount": han_pattern(r"(?:每[人户]|标准(?:为|是|:)?|人均)[^。;\n]{0,12}[0-9][0-9,.]*\s?元|[0-9]\s?元/[人户月]"),
}
_ENTRY = han_pattern(
    r"(?:^|(?<=[、;。:,\n对给予]))\s*(?:[(]?[0-9一二三四五六七八九十]{1,3}[)、.．]\s*)?(?P<name>"
    r"[一-鿿]某[某一-鿿]?|[一-鿿][*×○]{1,2}[一-鿿]?"
    r"|(?!以下|下列|公示|监督|联系|经|对|其中|根据|现将|家庭|保障|每月)[一-鿿]{2,3}(?=[,(:]\s?(?:男|女|家庭|户|保障|人口|[0-9])))"
)
_EMPTY = han_pattern(r"[\W_×]*|无")
_ATTACHED = ("见附件", "附后", "见附表", "详见附件", "附名单")
_TOTAL = han_pattern(r"[合总小共]计")
_NAMES = {"members": "家庭人口（保障人口）", "amount": "保障（救助）金额"}


@dataclass(frozen=True)
class Options:
    """What each household must have: a ``name``, the number of ``members``, or the ``amount``. Where nobody has it and
    the title says one of ``proposed``, it may not be settled yet."""

    asks: Literal["name", "members", "amount"]
    proposed: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Household:
    """One entry: the ``name``, and what is told of it in ``cells`` under their heads or in a ``passage``."""

    name: Span
    cells: tuple[tuple[str, Span], ...] = ()
    passage: Span | None = None


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Pass where every household has it; else name those that have not."""
    found = list(_of_tables(document)) or list(_of_text(document)) or list(_of_lists(document))
    if not found:
        attached = document.find(_ATTACHED)
        if attached:
            return Finding.review("名单在附件里，附件里每户的姓名、人口、金额写全了没有？", attached[0])
        if options.asks == "name":
            return Finding.failed("正文没有名单，也没有附件")
        return Finding.not_applicable("没有名单")
    if options.asks == "name":
        nameless = list(_nameless(document))
        if nameless:
            return Finding.failed("有一户没有写姓名", *nameless, related=[one.name for one in found])
        return Finding.passed(*(one.name for one in found))
    stated = [(one, _stated(document, one, options.asks)) for one in found]
    missing = [one.name for one, span in stated if span is None]
    common = _ONCE[options.asks].search(document.text, *document.body)
    if missing and common:
        return Finding.passed(Span(*common.span()))
    if not missing:
        return Finding.passed(*(span for _, span in stated if span))
    if len(missing) == len(found) and document.title and document.find(options.proposed, document.title):
        return Finding.review(f"名单没有写{_NAMES[options.asks]}，是否还没有核定？", *missing[:1])
    names = [document[name] for name in missing]
    whose = "、".join(names[:5]) + (f"等{len(names)}户" if len(names) > 5 else "")
    return Finding.failed(f"没有写{_NAMES[options.asks]}：{whose}", related=missing)


def _stated(document: Document, household: _Household, what: str) -> Span | None:
    for label, span in household.cells:
        if _HEADS[what].search(label) and not _NOT[what].search(label) and not _EMPTY.fullmatch(document[span]):
            return span
    said = _SAID[what].search(document.text, *household.passage) if household.passage else None
    return Span(*said.span()) if said else None


def _rows(document: Document) -> Iterator[tuple[Span | None, list[tuple[str, Span]], int]]:
    """Each row below heads that name a household: its name's cell, its filled cells under their heads, and how many
    columns there are; a row that goes on with the name above has no name's cell of its own."""
    for table in document.tables:
        grid = [[table.at(row, at) for at in range(table.width)] for row in range(table.height)]
        words = [["".join(document[cell.span].split()) if cell else "" for cell in row] for row in grid]
        head = next((row for row, cells in enumerate(words[:3]) if any(map(_NAME_HEAD.search, cells))), None)
        if head is None:
            continue
        named = next(at for at, word in enumerate(words[head]) if _NAME_HEAD.search(word))
        for number in range(head + 1, table.height):
            cells = [(words[head][at], cell.span) for at, cell in enumerate(grid[number]) if cell]
            name = grid[number][named]
            yield name.span if name and name.row == number else None, cells, table.width


def _of_tables(document: Document) -> Iterator[_Household]:
    """The rows below the heads that name a household, empty cells included; a row of totals is none."""
    for name, cells, _ in _rows(document):
        if name is not None and not _EMPTY.fullmatch(document[name]) and "计" not in document[name]:
            yield _Household(name, tuple(cells))


def _nameless(document: Document) -> Iterator[Span]:
    """What else is written in a row where the name alone is left empty, a row of totals apart."""
    for name, cells, width in _rows(document):
        filled = [span for _, span in cells if span and not _TOTAL.search(document[span])]
        named = name or any(_NAME_HEAD.search(label) and span for label, span in cells)  # it may span rows
        if not named and len(filled) == width - 1 >= 2:
            yield filled[-1]


def _of_lists(document: Document) -> Iterator[_Household]:
    """Persons of lists that say no more of each."""
    for one in document.listed:
        yield _Household(one.name, passage=one.passage)


def _of_text(document: Document) -> Iterator[_Household]:
    """Names that open an entry, masked or not; an entry reaches to the next name."""
    end = document.signature.start or document.body.end
    found: list[Span] = []
    for match in _ENTRY.finditer(document.text, document.body.start, max(end, document.body.start)):
        if not _LEADS_OFF.search(document.text, max(0, match.start("name") - 8), match.start("name")):
            found.append(Span(*match.span("name")))
    for number, name in enumerate(found):
        stop = found[number + 1].start if number + 1 < len(found) else document.line(name).end
        yield _Household(name, passage=Span(name.start, stop))


#: Names of those who take objections are no household's.
_LEADS_OFF = han_pattern(r"(?:联系人|受理人|负责人|经办人|电话)[:为是]?\s*$")
