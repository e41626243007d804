"""各类工作何时公开：经常性的定期公开，阶段性的逐段公开，临时性的随时公开，类别和时间写在一处。"""

import re
from dataclasses import dataclass

from checker import Document, Finding, hookimpl


@dataclass(frozen=True)
class Options:
    """One of ``kind`` and one of ``when`` must stand in one sentence, with none of ``others``, which are the other
    kinds, between them. ``absent`` is the message where they do not."""

    kind: tuple[str, ...]
    when: tuple[str, ...]
    others: tuple[str, ...]
    absent: str


#: How far after its kind the time may stand, in code points.
_REACH = 40


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Pass with the kind and its time."""
    kind, when, others = ("|".join(map(re.escape, words)) for words in (options.kind, options.when, options.others))
    forward = rf"(?:{kind})(?:(?!{others})[^。;\n]){{0,{_REACH}}}?(?:{when})"
    backward = rf"(?:{when})[^,。;\n]{{0,8}}(?:{kind})"
    for pattern in (forward, backward):
        found = re.compile(pattern).search(document.text, *document.body)
        if found:
            return Finding.passed(document.span(*found.span()))
    wrong = re.compile(kind).search(document.text, *document.body)
    return Finding.failed(options.absent, related=[document.span(*wrong.span())] if wrong else [])
