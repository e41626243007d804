"""公文各要素的位置：发文机关标志和标题居中，主送机关顶格，附件说明、附注左空二字，空行，成文日期居右。"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from checker import Document, Finding, Level, Span, hookimpl

#: How far, in characters, a place may be off: half a character, and what rounding and half-width signs add.
_OFF = 0.7
#: How far the middle of a line may be off.
_MIDDLE = 2.0


@dataclass(frozen=True)
class Options:
    """The ``element``, and where it stands: ``indent`` characters from the left, below ``above`` empty lines, in the
    ``center``, or on the ``right`` as a date of signature does."""

    element: Literal["mark", "title", "addressee", "list", "date", "remark"]
    place: Literal["indent", "above", "center", "right"]
    count: int = 0


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Companies, schools … follow the standard by choice (参照): a fault of theirs weighs less."""
    finding = _judged(document, options)
    return replace(finding, level=Level.WARNING) if document.official.by_reference(document.text) else finding


def _judged(document: Document, options: Options) -> Finding:
    """Fail where the line stands elsewhere; ask where it cannot be told, as with tabs and in tables."""
    name, find = _ELEMENTS[options.element]
    span = find(document)
    if span is None:
        return Finding.not_applicable(f"没有{name}")
    return _PLACES[options.place](document, options, name, span)


def _indent(document: Document, options: Options, name: str, span: Span) -> Finding:
    line = document.line(span)
    standing = document.standing(line)
    wanted = f"左空{_CHARACTERS[options.count]}字" if options.count else "顶格"
    if standing is None or standing.left is None:
        return Finding.review(f"算不出{name}左边空了几个字：是{wanted}吗？", line)
    if abs(standing.left - options.count) <= _OFF:
        return Finding.passed((line, wanted))
    return Finding.failed(f"{name}左空{standing.left:.1f}字，应{wanted}".replace(".0字", "字"), line)


def _above(document: Document, options: Options, name: str, span: Span) -> Finding:
    line = document.line(span)
    standing = document.standing(line)
    mark = document.official.mark
    if options.element == "title" and mark is not None and not document[mark].replace(" ", "").endswith("文件"):
        return Finding.not_applicable("信函、命令、纪要另有格式")
    over = {"title": "红线下", "addressee": "标题下", "list": "正文下", "remark": "成文日期下"}[options.element]
    wanted = f"空{_CHARACTERS[options.count]}行" if options.count else "一行"
    if standing is None or standing.above is None:
        return Finding.not_applicable(f"{name}在页首或表格里，看不出{over}空几行")
    drawn = options.element == "title" and _line_above(document, line)  # the line may float over an empty paragraph
    if standing.above in (options.count, options.count + drawn):
        return Finding.passed((line, f"{over}{wanted}"))
    return Finding.failed(f"{name}之上空了{standing.above}行，应在{over}{wanted}", line)


def _line_above(document: Document, line: Span) -> bool:
    pieces, layout = document.format_of(line), document.layout
    if not pieces or layout is None:
        return False
    empty = []
    for one in reversed(layout.above(pieces[0].paragraph)):
        if not one.is_empty:
            break
        empty.append(one.place)
    lines = [one.place for one in layout.drawings if one.kind == "line"]
    return any(one.part == place.part and one.path.startswith(f"{place.path}/") for one in lines for place in empty)


def _center(document: Document, options: Options, name: str, span: Span) -> Finding:
    lines = [Span(*one) for one in _lines(document, span)]
    off = []
    for line in lines:
        standing = document.standing(line)
        centred = all(piece.paragraph.alignment == "center" for piece in document.format_of(line))
        if standing is None or standing.left is None or standing.right is None:
            if not centred:
                return Finding.review(f"算不出{name}的位置：居中了吗？", line)
        elif abs(standing.left - standing.right) > _MIDDLE:
            off.append(line)
    if off:
        return Finding.failed(f"{name}没有居中", *off)
    return Finding.passed((span, "居中"))


def _lines(document: Document, span: Span) -> list[Span]:
    lines, at = [], span.start
    while at < span.end:
        line = document.line(Span(at, at))
        part = document.span(max(line.start, span.start), min(line.end, span.end))
        lines += [part] if part else []
        at = line.end + 1
    return lines


def _right(document: Document, options: Options, name: str, span: Span) -> Finding:
    """Sealed: four characters from the right. Not sealed: two characters right of where the organ above begins, which
    itself is two from the right; a date longer than the organ is two from the right (7.3.5.1, 7.3.5.2)."""
    line = document.line(span)
    standing = document.standing(line)
    issuer = document.official.issuer
    organ = document.standing(document.line(issuer)) if issuer else None
    if standing is None or standing.right is None or standing.left is None:
        return Finding.review(f"算不出{name}的位置：盖章的右空四字，不盖章的比署名首字右移二字吗？", line)
    below = organ is not None and organ.left is not None and abs(standing.left - organ.left - 2) <= _OFF
    if abs(standing.right - 4) <= _OFF or below or abs(standing.right - 2) <= _OFF:
        return Finding.passed((line, f"右空{standing.right:.1f}字".replace(".0字", "字")))
    told = f"{name}右空{standing.right:.1f}字".replace(".0字", "字")
    return Finding.failed(f"{told}：盖章的一般右空四字，不盖章的首字比署名首字右移二字", line)


def _list(document: Document) -> Span | None:
    return next((one.label for one in document.attachments if not one.included), None)


_CHARACTERS = "零一二三四"
_ELEMENTS: Mapping[str, tuple[str, Callable[[Document], Span | None]]] = {
    "mark": ("发文机关标志", lambda document: document.official.mark),
    "title": ("标题", lambda document: document.title),
    "addressee": ("主送机关", lambda document: document.official.addressee),
    "list": ("附件说明", _list),
    "date": ("成文日期", lambda document: document.official.signed.span if document.official.signed else None),
    "remark": ("附注", lambda document: document.official.remark),
}
_PLACES: Mapping[str, Callable[[Document, Options, str, Span], Finding]] = {
    "indent": _indent,
    "above": _above,
    "center": _center,
    "right": _right,
}
