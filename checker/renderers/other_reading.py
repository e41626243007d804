"""What is said of a notice with all its tracked changes rejected."""

from collections.abc import Iterator

from checker.model import Verdict
from checker.renderers.layout import inline, visible
from checker.report import Decision, Report, Result, Revised

_ASKING = (Verdict.FAIL, Verdict.REVIEW)
#: The verdicts, as they are said to the reader.
VERDICTS = {
    Verdict.PASS: "符合",
    Verdict.FAIL: "不符合",
    Verdict.REVIEW: "要请人核",
    Verdict.OPEN: "未能检查",
    Verdict.NOT_APPLICABLE: "不适用",
}


def notices(report: Report) -> Iterator[str]:
    """What a person should know of how the notice was checked, and where rejecting the tracked changes would bring a
    fault or question that is not there now."""
    yield from map(visible, report.warnings)
    for result in report.results:
        other = result.revised
        if other and other.verdict in _ASKING and result.verdict not in _ASKING:
            yield f"{visible(result.title)}：现为{VERDICTS[result.verdict]}，{other_reading(result)}"


def other_reading(result: Result) -> str:
    """What *result* comes to with all tracked changes rejected, and which of them decide."""
    other = result.revised
    if other is None:
        return ""
    told = f"若拒绝全部修订则{VERDICTS[other.verdict]}"
    told += f"：{visible(other.message).rstrip('。')}" if other.message else ""
    changes = "；".join(map(_change, other.revisions))
    changes += f" 等{other.count}处" if other.count > len(other.revisions) else ""
    if other.decision is Decision.UNKNOWN:
        return f"{told}。由几处修订共同决定"
    if other.count == 1:
        return f"{told}。取决于{changes}"
    return f"{told}。{'取决于下列任何一处' if other.decision is Decision.ALONE else '由下列几处共同决定'}：{changes}"


def _change(one: Revised) -> str:
    came, went = (f"“{inline(words)}”" if words else "" for words in (one.came, one.went))
    done = f"把{went}改为{came}" if came and went else f"插入{came}" if came else f"删去{went}" if went else "改动段落"
    people = "，".join(filter(None, (inline(one.author), inline(one.date[:10]))))
    return f"{inline(one.where)}{done}" + (f"（{people}）" if people else "")
