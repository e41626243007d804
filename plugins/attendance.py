"""到会人数：写明应到和实到，实到满应到的三分之二；只写“符合规定人数”而没有数的，只算写明。"""

from dataclasses import dataclass
from typing import Literal

from checker import Document, Finding, hookimpl


@dataclass(frozen=True)
class Options:
    """``ask`` whether attendance is "stated", or the "quorum" of two thirds is reached (企业民主管理规定).

    ``missing`` is the verdict on the quorum where neither figures nor words tell it.
    """

    ask: Literal["stated", "quorum"]
    missing: Literal["not_applicable", "fail"] = "not_applicable"


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Pass with the numbers, or with the words that say enough came."""
    seen = document.attendance
    due, came = seen.due, seen.came
    if due is None or came is None:
        lacking = [name for name, one in (("应到人数", due), ("实到人数", came)) if one is None]
        if seen.claim is not None and (options.ask == "stated" or options.missing == "fail"):
            return Finding.passed(seen.claim)
        if options.ask == "quorum" and options.missing == "not_applicable":
            return Finding.not_applicable("没有写应到和实到人数，无从计算")
        return Finding.failed(f"没有写{'和'.join(lacking)}", related=[one.span for one in (due, came) if one])
    if options.ask == "stated":
        return Finding.passed(due, came)
    values = {"due": due.number, "came": came.number, "needed": -(-due.number * 2 // 3)}
    if came.number > due.number:
        return Finding.failed(f"实到{came.number}人，比应到{due.number}人还多，请核对", due, came, values=values)
    if came.number * 3 < due.number * 2:
        told = f"应到{due.number}人，三分之二是{values['needed']}人，实到{came.number}人不够"
        return Finding.failed(told, due, came, values=values)
    return Finding.passed(due, came, values=values)
