"""层次序数：依次用一、(一)1.(1)，不跳级，同级连续。"""

from collections.abc import Iterator

from checker import Document, Finding, Span, han_pattern, hookimpl, parse_integer

_LEVELS = (
    han_pattern(r"([一二三四五六七八九十]{1,3})、(?![一二三四五六七八九十]、)"),
    han_pattern(r"\(([一二三四五六七八九十]{1,3})\)"),
    han_pattern(r"([0-9]{1,2})(?:[.．](?![0-9])|、)"),
    han_pattern(r"\(([0-9]{1,2})\)"),
)
_FORMS = ("一、", "(一)", "1.", "(1)")


@hookimpl
def check(document: Document) -> Finding:
    """Fail where a level is skipped or a number left out. 一、 with 1. right below is usual and no fault."""
    numbers = list(_numbers(document))
    if not numbers:
        return Finding.not_applicable("没有用层次序数")
    last: list[int] = [0, 0, 0, 0]
    above = -1
    for level, number, span in numbers:
        if number == 1 and level > above >= 0 and not (level == above + 1 or (above, level) == (0, 2)):
            told = f"“{_FORMS[above]}”之下直接用了“{_FORMS[level]}”，跳了一级"
            return Finding.failed(told, span)
        if number > last[level] + 1 and (last[level] or level == 0):
            return Finding.failed(f"“{document[span]}”之前缺了一个序号", span)
        last[level] = number
        last[level + 1 :] = [0] * (3 - level)
        above = level
    return Finding.passed(*(span for _, _, span in numbers[:3]))


def _numbers(document: Document) -> Iterator[tuple[int, int, Span]]:
    """Level, number and place of each line that begins with one, in the body outside tables and attachments."""
    start = document.title.end if document.title else 0
    signed = document.official.signed
    end = signed.span.start if signed else document.signature.start
    end = min([end, *(one.label.start for one in document.attachments)])
    tables = [table.span for table in document.tables]
    for line in document.lines:
        if not start <= line.start < end or any(table.covers(line) for table in tables):
            continue
        for level, pattern in enumerate(_LEVELS):
            match = pattern.match(document.text, *line)
            number = parse_integer(match[1]) if match else None
            if match and number:
                yield level, number, Span(match.start(), match.end())
                break
