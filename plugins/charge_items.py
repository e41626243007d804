"""收费公示的内容：收费项目、每一项的标准和依据、收费单位或对象。"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from checker import Document, Finding, Span, han_pattern, hookimpl


@dataclass(frozen=True)
class Options:
    """``asks`` is what must be said: of every item where the notice lists items."""

    asks: Literal["item", "standard", "basis", "target"]


class _Item(NamedTuple):
    """An item of a table or of a line, and what stands for it in the column or value asked for; None: nothing."""

    name: Span
    value: Span | None


#: What is paid for, and no word of which 费 is a mere part.
_FEE = (
    r"(?:[一-鿿()A-Za-z]{0,14}[一-鿿](?<![收消免浪经缴交付退欠]))费"
    r"(?!用|率|者|标准|依据|单位|对象|项目|公示|时|力|心|解|公告|目录|减免|管理|政策)|押金|保证金"
)
_NAMED = han_pattern(_FEE)
_PRICE = han_pattern(
    r"\d[\d,.]*\s*(?:万?元|角|分|%|‰)|[一二三四五六七八九十百]+元|免费|不收费|免收|免征|全额|按[^。;\n]{1,30}(?:计算|计收|计费|收取)|[¥￥]\s*\d"
)
_COLUMNS = {
    "item": han_pattern(r"(?:收费|服务|检测|检验|经营|缴费)?(?:项目|名称|内容|品目|类别)(?:名称)?$"),
    "standard": han_pattern(r"标准|价格|单价|金额|收费额|费率|价目|元"),
    "basis": han_pattern(r"依据|文件|文号|批准"),
    "target": han_pattern(
        r"收费单位|执收|收费主体|收费对象|服务对象|收费范围|适用对象|对象|缴费人|缴费义务人|征收单位|收费部门"
    ),
}
#: The title names who charges: 青禾县殡仪馆收费公示.
_UNIT = han_pattern(
    r"(?:局|院|校|中学|小学|幼儿园|大学|公司|中心|馆|站|所|委|厅|社|园|场|物业|办|队|小区|银行)[一-鿿\d()]{0,12}收费"
)
#: A title that names the one thing paid for: 停车场收费公示.
_SERVICE = han_pattern(
    r"(?:停车|泊车|物业服务|供水|供热|供暖|供气|供电|检测|检验|门票|住宿|殡葬服务|医疗服务)[一-鿿]{0,3}(?:收费|价格)"
)
_BASIS = han_pattern(
    r"政府定价|政府指导价|市场调节价?|自主定价|协商(?:定价|确定|议价)|(?:发改|发展改革|物价|财综|价格)[^。;\n]{0,20}(?:\d+号|批准|备案)|备案"
)
_ELSEWHERE = han_pattern(
    r"(?:标准|价格|收费|依据)[^。;\n]{0,16}(?:按照?|依照|执行|见|参照)[^。;\n]{0,30}(?:文件|规定|附件|附表|通知|目录)"
)
_POINTER = han_pattern(
    r"(?:详?见|参见|按照?|执行|参照)[^\d]*(?:文件|规定|附件|通知|附表|标准|目录)[^\d]*"
    r"|(?:明码标价|面议|待定|另行(?:通知|公布|公示)|详询[^\d]*)"
)
_LABEL = {
    "standard": han_pattern(r"收费标准|价格标准|标准"),
    "basis": han_pattern(r"依据|批准文号|收费文件|文件"),
    "target": _COLUMNS["target"],
    "item": han_pattern(r"收费项目|项目名称|收费名称"),
}
_EMPTY = han_pattern(r"[\W_×xX*]*|/")
_NUMBER = han_pattern(r"\s*(?:\(?[0-9一二三四五六七八九十]{1,3}[)、.]\s*)?")
#: Between charges that share one price: 学费、住宿费共1200元.
_JOINED = han_pattern(r"[、和及与]?")
#: What is part of another charge, or is not charged, needs no price.
_NO_ITEM = han_pattern(r"含|包括|不收|不另|减免|退|逾期|不再|取消|停止|禁止|乱|欠|应")
_ABSENT = {
    "item": "没有写收费项目",
    "standard": "没有写收费标准",
    "basis": "没有写收费依据的文件或定价方式",
    "target": "没有写收费单位，也没有写收费对象",
}


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Pass with what is said of every item; name the items of which it is not."""
    items = list(_in_tables(document, options.asks))
    if not items and options.asks in ("item", "standard"):
        items = list(_in_lines(document))
    if items and options.asks == "item":
        return Finding.passed(*dict.fromkeys(one.name for one in items))
    lacking = [one for one in items if one.value is None]
    pointed = [one for one in items if one.value and _POINTER.fullmatch(document[one.value])]
    if options.asks == "standard" and pointed and not lacking:
        return Finding.review("收费标准指向别处，请核那里是否写明", *(one.value for one in pointed))
    if items and not lacking:
        return Finding.passed(*dict.fromkeys(one.value for one in items if one.value))
    if lacking and (options.asks == "standard" or len(lacking) < len(items)):
        names = "、".join(dict.fromkeys(document[one.name][:16] for one in lacking))
        return Finding.failed(f"{_ABSENT[options.asks]}：{names}", *dict.fromkeys(one.name for one in lacking))
    return _elsewhere(document, options)


def _elsewhere(document: Document, options: Options) -> Finding:
    """What the notice says once for all items."""
    empty: Span | None = None
    for field in document.fields:
        label = "".join(document[field.label].split())
        if not _LABEL[options.asks].search(label):
            continue
        said = document[field.value] if field.value else ""
        if said and not _EMPTY.fullmatch(said) and (options.asks != "standard" or _PRICE.search(said)):
            return Finding.passed(field.value)
        if not said or _EMPTY.fullmatch(said):
            empty = empty or field.label
    if options.asks == "item" and document.title is not None and _SERVICE.search(document.title_text):
        return Finding.passed(document.title)
    if options.asks == "target":
        named = document.title is not None and _UNIT.search(document[document.title])
        if document.signature.issuers or (named and document.title):
            return Finding.passed(*document.signature.issuers[:1] or [document.title])
    if options.asks == "basis":
        found = [one.span for one in document.document_numbers] + [one.span for one in document.book_titles]
        rule = next((one for one in _BASIS.finditer(document.text, *document.body)), None)
        if rule:
            found.append(document.span(*rule.span()))
        if found:
            return Finding.passed(found[0])
    if options.asks == "standard":
        pointed = next((one for one in _ELSEWHERE.finditer(document.text, *document.body)), None)
        if pointed:
            return Finding.review("收费标准指向别处，请核那里是否写明", document.span(*pointed.span()))
    if empty is not None:
        return Finding.failed(f"“{document[empty]}”后面空着", empty)
    return Finding.failed(_ABSENT[options.asks])


def _in_tables(document: Document, asks: str) -> Iterator[_Item]:
    """The rows of tables whose head has a column of items and one of what is asked for."""
    for table in document.tables:
        for row in range(min(3, table.height)):
            heads = {
                column: "".join(document[cell.span].split())
                for column in range(table.width)
                if (cell := table.at(row, column)) and cell.row == row
            }
            name = next((column for column, head in heads.items() if _COLUMNS["item"].search(head)), None)
            wanted = [column for column, head in heads.items() if _COLUMNS[asks].search(head)]
            if name is None or (asks != "item" and not [one for one in wanted if one != name]):
                continue
            columns = [name] if asks == "item" else [one for one in wanted if one != name]
            for below in range(row + 1, table.height):
                item = table.at(below, name)
                if item is None or _EMPTY.fullmatch(document[item.span]):
                    continue
                cells = [cell for column in columns if (cell := table.at(below, column))]
                said = [cell.span for cell in cells if not _EMPTY.fullmatch(document[cell.span])]
                yield _Item(item.span, said[0] if said else None)
            break


def _in_lines(document: Document) -> Iterator[_Item]:
    """The charges that lines name, each with its price in the same sentence, or under its label."""
    for line in document.lines:
        if not document.body.covers(line) or line.start >= document.signature.start:
            continue
        names = [document.span(*match.span()) for match in _NAMED.finditer(document.text, line.start, line.end)]
        priced = [_price(document, name, names, line) for name in names]
        if len(names) == 1 and not priced[0] and _alone(document, names[0], line):
            yield _Item(names[0], None)
            continue
        known = {document[name] for name, price in zip(names, priced, strict=True) if price}
        for name, price in zip(names, priced, strict=True):
            values = [field.value for field in document.fields if field.value and field.label.overlaps(name)]
            labelled = re.match(r"\s*:", document.text[name.end : name.end + 3])
            if price:
                yield _Item(name, Span(name.start, price.end) if len(names) > 1 else document.sentence(price))
            elif any(_PRICE.search(document[value]) for value in values):
                yield _Item(name, values[0])
            elif labelled or (known and document[name] not in known and not _NO_ITEM.search(document[name])):
                yield _Item(name, None)


def _alone(document: Document, name: Span, line: Span) -> bool:
    """Whether a line is nothing but a charge with an empty slot, and no heading of the prices below it."""
    before, behind = document.text[line.start : name.start], document.text[name.end : line.end]
    if not _NUMBER.fullmatch(before) or not _EMPTY.fullmatch(behind):
        return False
    below = next((one for one in document.lines if one.start > line.end), None)
    if below is None or below.start >= document.signature.start:
        return True
    if any(table.span.overlaps(below) for table in document.tables):
        return False
    number = _NUMBER.match(document.text, *below)
    named = _NAMED.match(document.text, number.end() if number else below.start, below.end)
    return named is not None or not _PRICE.search(document.text, *below)


def _price(document: Document, name: Span, names: list[Span], line: Span) -> Span | None:
    """The price behind a charge, before the next one; charges that are joined share what stands behind the last."""
    end = name.end
    for after in [one for one in names if one.start >= name.end]:
        if not _JOINED.fullmatch(document.text[end : after.start]):
            line = Span(line.start, after.start)
            break
        end = after.end
    match = _PRICE.search(document.text, end, line.end)
    return document.span(*match.span()) if match else None
