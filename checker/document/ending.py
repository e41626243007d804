"""Where a text breaks off before its last sentence is done."""

from checker.document.signature import Signature
from checker.text.patterns import han_pattern
from checker.text.span import Span

#: Nothing ends with these: a mark that joins, or a word that asks for another.
_OPEN_END = han_pattern(
    r"(?:[,、]|(?<![目标])的|没有|凡是|如果|因为|必须|应当|需要|能够|还要|做到|做好|采取|包括|以及|及其?|并且?|和"
    r"|与|或者?|对于|关于|由于|为了|按照|根据|通过|达到|进行|实现|促进|推动|加强|提高"
    r"|完善|建立健全|使得?|把|被|将|向|从|在|于|是|为|以|不断|进一步|逐步|切实|积极)$"
)
#: What has a sentence's own stop in it, or several clauses, is a sentence and not a heading or an entry.
_SENTENCE = han_pattern(r"[。;!?]|,[^,]*,|,.{4}")
#: The shortest line that can be told from an entry of a list or a label.
_SHORTEST = 12


def find_broken_end(text: str, body: tuple[Span, ...], signature: Signature, tables: tuple[Span, ...]) -> Span | None:
    """The last clause of the *body*'s lines if it breaks off; None where it ends well, is signed, or is no sentence.

    A sentence that merely lacks its stop is not broken off: it must end in what cannot end a sentence.
    """
    if not body or signature.issuers or signature.date or signature.blank:
        return None
    line = body[-1]
    words = text[line.start : line.end]
    tabular = "\t" in words or "|" in words or any(table.overlaps(line) for table in tables)
    if tabular or len(words) < _SHORTEST or not _SENTENCE.search(words) or not _OPEN_END.search(words):
        return None
    clause = max(words.rfind(mark, 0, len(words) - 1) for mark in ",。;:!?") + 1
    return Span(line.start + clause, line.end)
