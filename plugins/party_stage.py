"""发展党员的环节：是发展对象的公示，还是接收预备党员、转正的公示；以标题为准，标题不说的看正文。"""

from dataclasses import dataclass
from typing import Literal

from checker import Document, Finding, Span, han_pattern, hookimpl

_MEMBER = han_pattern(r"预备党员|转正|接收|吸收|积极分子")
_TARGET = han_pattern(r"发展对象")
_PROPOSED = han_pattern(
    r"拟(?:列为|确定为?|作为|推荐为?|定为)?[^。;\n]{0,16}发展对象|(?:列为|确定[^。;\n]{0,20}为|确定的?)发展对象(?:人选|前|进行|予以|公示)"
)


@dataclass(frozen=True)
class Options:
    """``target`` is 发展对象, ``member`` all later stages."""

    stage: Literal["target", "member"]


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Pass where the notice is of that stage."""
    stage, shown = _stage(document)
    if stage == options.stage:
        return Finding.passed(*([shown] if shown else []))
    told = "不是发展对象公示（见 DW-FZ-02）" if options.stage == "target" else "不是接收、转正公示（见 DW-FZ-01）"
    return Finding.failed(told)


def _stage(document: Document) -> tuple[str, Span | None]:
    """A title that names both is of the later stage: its 发展对象 are those who are now received."""
    for pattern, stage in ((_MEMBER, "member"), (_TARGET, "target")) if document.title else ():
        match = pattern.search(document.text, *(document.title or document.body))
        if match:
            return stage, Span(*match.span())
    proposed = _PROPOSED.search(document.text, *document.body)
    if proposed:
        return "target", Span(*proposed.span())
    later = _MEMBER.search(document.text, *document.body)
    return "member", Span(*later.span()) if later else None
