"""目录的一栏：表头（一层或两层）里有这一栏；没有表格的，看逐条的标签和单独成行的栏名；文字里提到的不算。"""

from dataclasses import dataclass

from checker import Document, Finding, Span, han_pattern, hookimpl

_ATTACHED = han_pattern(r"(?:详见|见|附)附件|附件\d?:|附表")


@dataclass(frozen=True)
class Options:
    """A column is headed by one of ``names``, or a label of a form is one. ``doubtful`` names may mean it or not:
    then ``question`` is asked."""

    names: tuple[str, ...]
    doubtful: tuple[str, ...] = ()
    question: str = ""


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Pass with the head of the column."""
    found = _head(document, options.names)
    if found is not None:
        return Finding.passed(found)
    doubtful = _head(document, options.doubtful)
    if doubtful is not None:
        return Finding.review(options.question, doubtful)
    if not document.tables and _ATTACHED.search(document.text):
        return Finding.review("表格不在文中，请核对附件里有没有这一栏")
    return Finding.failed("目录没有这一栏")


def _head(document: Document, names: tuple[str, ...]) -> Span | None:
    """The cell that heads such a column; where nothing is drawn as a table, a label, or the line that a cell became."""
    for table in document.tables:
        _, first = document.heads(table)
        for cell in table.cells:
            if cell.row < first and _is_named(document[cell.span], names):
                return cell.span
    if document.tables:
        return None
    labels = [*(field.label for field in document.fields if field.value), *document.lines]
    return next((label for label in labels if _is_named(document[label], names)), None)


def _is_named(words: str, names: tuple[str, ...]) -> bool:
    """Whether the words are one of the names, whatever blanks, figures and brackets stand with them."""
    whole = "".join(words.split())
    return whole in names or whole.partition("(")[0].rstrip(":*") in names
