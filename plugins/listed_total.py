"""发放总额：名单上各人的金额加起来，或者人数乘以统一标准，等于写的总额。"""

from collections.abc import Iterator
from decimal import Decimal

from checker import Document, Finding, Span, han_pattern, hookimpl

_AMOUNT = han_pattern(r"金额|补助|补贴|助学金|资助|救助金|慰问金|保障金|发放|奖金|标准|元")
_NO_AMOUNT = han_pattern(r"人数|人口|成员|时间|日期|备注|类别|类型|等级|档次|原因|编号|账号|收入|学校|单位|每[人月]|月")
_FIGURE = han_pattern(
    r"[¥￥]?\s*(?P<number>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)\s*(?P<unit>万元|元)?整?"
)
_TOTAL = han_pattern(r"(?:合\s?计|总\s?计|共\s?计|总额|总金额|共(?:发放|补助|资助|救助|慰问|支出)?)[^,。;\n0-9]{0,14}$")
_TOTAL_ROW = han_pattern(r"合\s*计|总\s*计|共\s*计")
_EACH = han_pattern(r"(?:每人|人均|每户|每名|每生|标准(?:为|均为|:)?)[^,。;\n0-9]{0,8}$")


@hookimpl
def check(document: Document) -> Finding:
    """Compare the total with the sum of a column of amounts, or with the number of persons times the rate."""
    totals = list(_totals(document))
    parts, amounts = _column(document)
    if not totals or not (amounts or _rates(document)):
        return Finding.not_applicable("没有总额与各人金额可比")
    made = sum(amounts, Decimal(0))
    working = "各人金额相加"
    if not amounts:
        rate, people = _rates(document)[0], _people(document)
        if people is None or len(_rates(document)) > 1:
            return Finding.not_applicable("没有总额与各人金额可比")
        made, parts, working = rate[1] * people[1], [people[0], rate[0]], "人数乘以标准"
    right = [span for span, amount in totals if amount == made]
    if right:
        return Finding.passed(*sorted([*parts, *right]))
    if amounts and parts and _lacking(document, parts):
        return Finding.not_applicable("有人的金额没有写，无从相加")
    span, stated = totals[0]
    told = f"{working}是{made.normalize():f}元，总额写的是{stated.normalize():f}元，请核对"
    return Finding.failed(told, *sorted([*parts, span]), values={"made": f"{made:f}", "stated": f"{stated:f}"})


def _column(document: Document) -> tuple[list[Span], list[Decimal]]:
    """The amounts of the only column of amounts; none where a row has none or there are several such columns."""
    columns: dict[Span, list[tuple[Span, Decimal]]] = {}
    for field in document.fields:
        label = "".join(document[field.label].split())
        if field.owner is None or not _AMOUNT.search(label) or _NO_AMOUNT.search(label):
            continue
        if _TOTAL_ROW.search(document[field.owner]) or _TOTAL_ROW.search(document[document.line(field.value)][:8]):
            continue
        match = _FIGURE.fullmatch(document[field.value].strip())
        if match:
            unit = match["unit"] or ("万元" if "万元" in label else "元")
            amount = Decimal(match["number"].replace(",", "")) * (10000 if unit == "万元" else 1)
            columns.setdefault(field.label, []).append((field.value, amount))
    only = list(columns.values())
    if not only:
        return _beside_names(document)
    return ([span for span, _ in only[0]], [amount for _, amount in only[0]]) if len(only) == 1 else ([], [])


def _lacking(document: Document, parts: list[Span]) -> bool:
    """Whether a cell of the column of amounts is empty in the row of a listed person."""
    heads = {field.label for field in document.fields if field.value in parts}
    people = [person.name for person in document.listed]
    return any(
        field.label in heads and not document[field.value].strip() and any(field.owner == name for name in people)
        for field in document.fields
    )


def _totals(document: Document) -> Iterator[tuple[Span, Decimal]]:
    """Totals that sentences state, and the amounts in rows of totals."""
    inside = [table.span for table in document.tables]
    for one in document.money:
        before = document.text[document.sentence(one.span).start : one.span.start]
        if _TOTAL.search(before) and not any(table.covers(one.span) for table in inside):
            yield one.span, one.amount
    for table in document.tables:
        for row in range(table.height):
            cells = [cell for at in range(table.width) if (cell := table.at(row, at)) and cell.column == at]
            if not any(_TOTAL_ROW.search(document[cell.span]) for cell in cells[:2]):
                continue
            for cell in reversed(cells):
                match = _FIGURE.fullmatch(document[cell.span].strip())
                if match:
                    amount = Decimal(match["number"].replace(",", ""))
                    yield cell.span, amount * (10000 if match["unit"] == "万元" else 1)
                    break


def _rates(document: Document) -> list[tuple[Span, Decimal]]:
    found = []
    for one in document.money:
        if _EACH.search(document.text[document.sentence(one.span).start : one.span.start]):
            found.append((one.span, one.amount))
    return found


def _people(document: Document) -> tuple[Span, Decimal] | None:
    """The number of persons, where the notice names but one."""
    found = [(one.span, one.value) for one in document.quantities if one.unit in ("人", "户") and not one.about]
    return found[0] if len({value for _, value in found}) == 1 else None


def _beside_names(document: Document) -> tuple[list[Span], list[Decimal]]:
    """The one amount of each listed person, where every one of them has one: "鲁*根(车间)1,500元,相对困难"."""
    spans: list[Span] = []
    amounts: list[Decimal] = []
    for person in document.listed:
        line = document.line(person.name)
        later = [one.name.start for one in document.listed if one.name.start > person.name.start]
        own = Span(person.name.end, min([line.end, *later]))
        given = [one for one in document.money if own.covers(one.span)]
        if len(given) != 1:
            return [], []
        spans.append(given[0].span)
        amounts.append(given[0].amount)
    return (spans, amounts) if len(spans) > 1 else ([], [])
