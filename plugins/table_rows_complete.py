"""目录每行一栏都填了：合并格算各行都有；只有空框（□）的算没有勾，说明是哪几行。"""

from dataclasses import dataclass

from checker import Document, Finding, han_pattern, hookimpl

_BLANK = han_pattern(r"[\s/\\|—–\-_.。:…□○☐◯*×xX]*|无|待定|待补充?")
#: What is ticked, and boxes that are not, in a cell that holds both: "■政府网站 □公告栏".
_TICK = han_pattern(r"[■√✓✔☑●▲◆★☒✅]")
_BOX = han_pattern(r"[□☐○◯]")
#: So many filled cells are shown of a column that has no gap.
_SHOWN = 20


@dataclass(frozen=True)
class Options:
    """In each row one of the columns headed by ``names`` must be filled; ``what`` is what the message calls them.
    With ``tick`` a cell of boxes counts only where one of them is marked."""

    what: str
    names: tuple[str, ...]
    tick: bool = False


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Pass where every row has it; else name the rows that have not."""
    heads = []
    blank = []
    filled = []
    for table in document.tables:
        named, first = document.heads(table)
        columns = [n for n, head in enumerate(named) if _is_named(head, options.names)]
        if not columns:
            continue
        cells = [cell for cell in table.cells if cell.row < first]
        heads.append(next((one.span for one in cells if _is_named(document[one.span], options.names)), table.span))
        for row in range(first, table.height):
            own = [cell for n in range(table.width) if (cell := table.at(row, n)) is not None and cell.row == row]
            if len(own) < 2:  # a line over the whole width, or a lone note
                continue
            asked = [cell.span for n in columns if (cell := table.at(row, n))]
            told = [span for span in asked if _is_filled(document[span], options.tick)]
            filled += told
            if not told:
                blank.append((f"第{row + 1}行", own[0].span))
    if not heads:
        return Finding.not_applicable(f"目录没有“{options.what}”一栏")
    if not blank:
        return Finding.passed(*heads, *dict.fromkeys(filled[:_SHOWN]))
    rows = "、".join(name for name, _ in blank[:8]) + (f"等{len(blank)}行" if len(blank) > 8 else "")
    verb = "勾选" if options.tick else "填写"
    related = [(span, f"没有{verb}{options.what}") for _, span in blank]
    return Finding.failed(f"表中{rows}没有{verb}{options.what}", related=related, values={"rows": len(blank)})


def _is_named(head: str, names: tuple[str, ...]) -> bool:
    lines = ["".join(line.split()) for line in head.splitlines()]
    return any(line in names or line.partition("(")[0] in names for line in lines)


def _is_filled(words: str, tick: bool) -> bool:
    if _BLANK.fullmatch("".join(words.split())):
        return False
    return not tick or bool(_TICK.search(words)) or not _BOX.search(words)
