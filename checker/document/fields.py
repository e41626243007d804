"""Fields: a label and its value, from lines ("联系人：王某"), table heads and left columns."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from checker.document.tables import Cell, Table
from checker.text.chinese.names import is_person_name
from checker.text.patterns import han_pattern
from checker.text.span import Span

#: A label is a short noun phrase: no sentence has its colon this early.
LONGEST_LABEL = 20

_LABEL = han_pattern(
    rf"(?:^|(?<=[\s;。,、(]))(?:[(]?[一二三四五六七八九十\d]{{1,3}}[)、.．]+\s*|\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}[)、.．]?\s*)?(?P<label>[^\s\d:;。,、"
    rf"|!?()][^:;。,、|!?\n]{{0,{LONGEST_LABEL - 1}}}?)\s*:(?!(?<=\d:)[0-5]\d(?!\d))"  # 14:30 is a time
)
#: "甲方    青禾县人民医院": a form from which the colons were left out, or a table that lost its lines.
_GAPPED = han_pattern(
    r"(?:[(]?[一二三四五六七八九十\d]{1,3}[)、.．]+ *)?(?P<label>甲方|乙方|[一-鿿()、]{0,8}"
    r"(?:名称|编号|标的|金额|总价|价款|预算|单价|数量|工期|期限?|日期|时间|地点|地址|电话|联系人|联系方式"
    r"|采购人|招标人|供应商|承包方|发包方|代理机构|内容|范围|方式|来源))[ \t]{2,}(?P<value>[^\s:](?:[^:\n]| )*)"
)
#: "三、公示期限", and a label that names several things: "履约期限、地点:".
_OTHER_PART = han_pattern(r"[一二三四五六七八九十]{1,3}、|[^\s\d:;。,|!?()][^:;。,|!?\n]{0,23}:")
HEAD_WORD = han_pattern(
    r"姓名|性别|民族|年龄|出生|学历|学位|职务|职称|岗位|单位|部门|政治|籍贯|序号|编号|名称|项目|金额|数量|得分"
    r"|成绩|电话|手机|联系|地址|住址|证件|证号|账号|卡号|银行|时间|日期|备注|类别|等级|名次|排名|事项|内容|标准"
    r"|依据|报价|工期|质量|人数|名额|等次|档次|科室|品牌|规格|型号|单价|预算"
    r"|^(?:采购|招标|中标|成交|投标|建设|发包|承包|供应)(?:人|单位|方|商|供应商)$|代理机构$"
    r"|(?:地点|规模|范围|资质|方式|来源|媒介|媒体|期限|要求|需求|概况|条件|联合体投标|截止)$"
)
_PERSON_HEAD = han_pattern(
    r"[一-鿿]{0,6}姓名|户主|户名|申请人|(?:救助|保障|低保|帮扶|资助|受助|补助|评议|被评议)(?:对象|人员?)"
)
#: What may stand at the left of a form beside known labels: "交货", "签订", "开启"; no unit in a list of units.
_FORM_LABEL = han_pattern(r"[一-鿿()、/]{2,12}:?(?<!公司)(?<!学院)(?<!医院)(?<!中心)(?<!委员会)(?<![局厅村镇乡组班])")
_MASKED_NAME = han_pattern(r"[一-鿿][*×○某]{1,2}[一-鿿]?|[一-鿿]{1,2}[*×○]{1,2}")


@lru_cache(4096)
def is_head(words: str) -> bool:
    """Whether *words* hold one that heads columns."""
    return HEAD_WORD.search(words) is not None


@dataclass(frozen=True, slots=True)
class Field:
    """A label and what is said under it. ``label`` and ``value`` are spans; an empty value is an empty slot.

    ``owner`` is the span of the person, candidate or row that it belongs to, None where it belongs to the notice.
    """

    label: Span
    value: Span
    owner: Span | None = None

    @property
    def span(self) -> Span:
        """The value, which is what shows that the field is filled; the label where it is empty."""
        return self.value or self.label


def find_fields(text: str, lines: tuple[Span, ...], tables: tuple[Table, ...]) -> tuple[Field, ...]:
    """All fields, in order of their values."""
    fields = [*_of_lines(text, lines), *_of_gaps(text, lines)]
    for table in tables:
        fields.extend(_of_table(text, table))
    return tuple(sorted(fields, key=lambda field: (field.value, field.label)))


def _of_lines(text: str, lines: tuple[Span, ...]) -> Iterator[Field]:
    for number, line in enumerate(lines):
        labels = list(_LABEL.finditer(text, line.start, line.end))
        for index, match in enumerate(labels):
            end = labels[index + 1].start() if index + 1 < len(labels) else line.end
            value = _stripped(text, match.end(), end)
            if not value and index + 1 == len(labels) and number + 1 < len(lines):
                value = _next_line(text, lines[number + 1]) or value
            yield Field(Span(*match.span("label")), value)


def _of_gaps(text: str, lines: tuple[Span, ...]) -> Iterator[Field]:
    """Labels that only blanks part from their values, where two such lines stand together."""
    found = [_GAPPED.fullmatch(text, line.start, line.end) for line in lines]
    for number, match in enumerate(found):
        beside = found[max(0, number - 1) : number + 2]
        if match and sum(one is not None for one in beside) > 1 and "  " not in match["value"]:
            yield Field(Span(*match.span("label")), Span(*match.span("value")))


def _next_line(text: str, line: Span) -> Span | None:
    """The line below a label that ends its own line, unless it begins with a label itself or heads another part."""
    label = _LABEL.match(text, line.start, line.end) or _OTHER_PART.match(text, line.start, line.end)
    return None if label else line


def _stripped(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    left = len(words) - len(words.lstrip())
    stripped = words.strip().rstrip("、;,。(")
    return Span(start + left, start + left + len(stripped)) if stripped else Span(start, start)


def _of_table(text: str, table: Table) -> Iterator[Field]:
    """Under a row of heads every cell below is a value; else a label has its value at its right."""
    heads = head_row(text, table)
    if heads is not None:
        yield from _under_heads(text, table, heads)
        return
    form = _is_form(text, table)
    for row in range(table.height):
        column = 0
        while column < table.width:
            label = table.at(row, column)
            if label is None or label.row != row or not ((form and column == 0) or _is_label(text, label)):
                column += 1
                continue
            right = label.column + label.columns
            value = table.at(row, right)
            found = value is not None and value is not label
            yield Field(_label(text, label), value.span if value and found else Span(label.span.end, label.span.end))
            column = right + (value.columns if value and found else 1)


def _under_heads(text: str, table: Table, heads: int) -> Iterator[Field]:
    for row in range(heads + 1, table.height):
        owner = _owner(text, table, heads, row)
        for column in range(table.width):
            label = table.at(heads, column)
            value = table.at(row, column)
            if label is None or label.column != column:
                continue
            if value is None:
                if owner is not None:
                    yield Field(label.span, Span(owner.span.end, owner.span.end), owner.span)
            elif value.row == row or value.column == column:
                yield Field(label.span, value.span, owner.span if owner else None)


def _owner(text: str, table: Table, heads: int, row: int) -> Cell | None:
    """The cell that names a row: the one under 姓名 or 名称, else the first that is no number."""
    for column in range(table.width):
        label = table.at(heads, column)
        if label is not None and re.search("姓名|名称|人选|申请人|户主|事项", _words(text, label)):
            return table.at(row, column)
    for column in range(table.width):
        cell = table.at(row, column)
        if cell is not None and not _words(text, cell).isdigit():
            return cell
    return None


def head_row(text: str, table: Table) -> int | None:
    """The number of the row that names the columns, among the first three; None where labels stand at the left."""
    for row in range(min(3, table.height - 1)):
        cells = [cell for column in range(table.width) if (cell := table.at(row, column)) and cell.column == column]
        words = [_words(text, cell) for cell in cells]
        if len(cells) < 2 or any(len(word) > LONGEST_LABEL or re.search(r"\d{3}", word) for word in words):
            continue
        known = [is_head(word) for word in words]
        plain = sum(known) >= 2 and sum(known) * 2 >= len(known) and not _alternates(text, table, row)
        if plain or _names_below(text, table, row):
            return row
    return None


def _names_below(text: str, table: Table, row: int) -> bool:
    """Whether a cell of the row says 姓名, 户主 or the like and the cell below it is a person's name: the row heads a
    list of persons, whatever its other heads."""
    for column in range(table.width):
        head, below = table.at(row, column), table.at(row + 1, column)
        if (
            head is not None
            and below is not None
            and _PERSON_HEAD.fullmatch(_words(text, head))
            and (is_person_name(words := _words(text, below)) or _MASKED_NAME.fullmatch(words))
        ):
            return True
    return False


def _alternates(text: str, table: Table, row: int) -> bool:
    """Whether the row below repeats the pattern label, value, label, value."""
    labels = [table.at(row + 1, column) for column in range(0, min(table.width, 4), 2)]
    return table.width in (2, 4, 6) and all(one is not None and _is_label(text, one) for one in labels)


def _is_label(text: str, cell: Cell) -> bool:
    words = _words(text, cell)
    return bool(words) and len(words) <= LONGEST_LABEL and (words.endswith(":") or is_head(words))


def _is_form(text: str, table: Table) -> bool:
    """Whether the left one of two columns holds labels, whatever they are: each a short noun of its own, one of them
    known, and none a name."""
    cells = [table.at(row, 0) for row in range(table.height)]
    words = [_words(text, cell) for cell in cells if cell is not None and cell.columns == 1]
    return (
        table.width == 2
        and len(set(words)) == table.height
        and all(_FORM_LABEL.fullmatch(word) and not is_person_name(word) for word in words)
        and any(is_head(word) for word in words)
    )


def _label(text: str, cell: Cell) -> Span:
    words = text[cell.span.start : cell.span.end].rstrip(": ")
    return Span(cell.span.start, cell.span.start + len(words))


def _words(text: str, cell: Cell) -> str:
    return "".join(text[cell.span.start : cell.span.end].split())
