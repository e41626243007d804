"""破格提拔：说明属于哪种破格情形，并写出理由；没有破格的不适用。"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from checker import Document, Finding, Span, han_pattern, hookimpl

_EXCEPTION = han_pattern(r"破格(?!录取|录用|晋升职称)|越级(?:提拔|晋升|任用)")
_DENIED = han_pattern(r"(?:无|没有|不属于?|不涉及|未|非|不存在|不得)[^。;,\n]{0,6}$")
_RULE = han_pattern(r"[^。;\n]{0,4}(?:的(?:规定|条件|程序)|应当|须|必须|从严)")
_CIRCUMSTANCE = han_pattern(
    r"特别优秀|工作特殊需要|急难险重|关键时刻|条件艰苦|环境复杂|基础差|突破[^。;\n]{0,10}(?:年限|资历|资格|学历|层次)"
    r"|(?:任职|工作|任现职|提拔)[^。;\n]{0,10}(?:年限|不满|未满|不足)[^。;\n]{0,10}|越[一二两]级|越级(?:提拔|晋升)|(?:学历|年限|资历)(?:不够|不足|未达到)"
)
_REASON = han_pattern(
    r"(?:破格|提拔|越级)[^。;:\n]{0,6}(?:理由|原因|依据)[^。;:\n]{0,4}(?::|[为是])\s*(?P<after>[^\s。;][^。;\n]{5,})"
    r"|(?:由于|鉴于|因(?:为|其|该同志)?)[^。;\n]{6,}"
    r"|[^。;,\n]{0,30}(?:表现突出|实绩(?:特别)?(?:突出|显著)|成绩(?:突出|显著)|重大贡献|突出贡献|荣获|经受住考验|荣立)"
)
_BLANK = han_pattern(r"[×xX*/_—\-\s]*")


@dataclass(frozen=True)
class Options:
    """Which of the two must be told of an exceptional promotion."""

    part: Literal["circumstance", "reason"]


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Pass with the words that tell it; they stand in the paragraph of the exception or of the person."""
    exceptions = list(_exceptions(document))
    if not exceptions:
        return Finding.not_applicable("没有破格提拔的人选")
    pattern = _CIRCUMSTANCE if options.part == "circumstance" else _REASON
    for exception in exceptions:
        for area in _around(document, exception):
            match = pattern.search(document.text, *area)
            if match and not _BLANK.fullmatch(match.groupdict().get("after") or "-说"):
                return Finding.passed(exception, Span(*match.span()))
    what = "属于哪种破格情形" if options.part == "circumstance" else "破格提拔的理由"
    return Finding.failed(f"写了破格提拔，没有说明{what}", exceptions[0])


def _exceptions(document: Document) -> Iterator[Span]:
    """Where the text says that somebody is promoted by exception, not that nobody is, nor what a rule says of it."""
    for match in _EXCEPTION.finditer(document.text, *document.window):
        denied = _DENIED.search(document.text, max(0, match.start() - 12), match.start())
        if not denied and not _RULE.match(document.text, match.end()):
            yield Span(*match.span())


def _around(document: Document, exception: Span) -> Iterator[Span]:
    """The line of the exception, the passage of its candidate, and the line below a heading for the reason."""
    line = document.line(exception)
    yield line
    yield from (one.span for one in document.candidates if one.span.covers(exception))
    yield from [one for one in document.lines if one.start > line.end][:1]
