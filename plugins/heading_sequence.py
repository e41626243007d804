"""层次序数：依次用一、(一)1.(1)，不跳级，同级连续。"""

from checker import Document, Finding, hookimpl

_FORMS = ("一、", "(一)", "1.", "(1)")


@hookimpl
def check(document: Document) -> Finding:
    """Fail where a level is skipped or a number left out. 一、 with 1. right below is usual and no fault."""
    numbers = [(one.level - 1, one.number, one.mark) for one in document.layers]
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
