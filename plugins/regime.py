"""适用哪种制度：文中说明属于的为符合，说明不属于的为不符合，没有说明的请人核。"""

from dataclasses import dataclass
from typing import Literal

from checker import Document, Finding, hookimpl


@dataclass(frozen=True)
class Options:
    """The notice is under the regime where it says one of ``yes``, not where it says one of ``no``, which may hold
    words of ``yes`` (非政府采购). ``unknown`` is the verdict where it says neither, with the ``question`` to answer;
    ``settled`` is the verdict on ``no``."""

    yes: tuple[str, ...]
    no: tuple[str, ...] = ()
    question: str = ""
    unknown: Literal["review", "no"] = "review"
    settled: Literal["fail", "pass", "not_applicable"] = "fail"


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Pass with the words that say so."""
    denied = document.find(options.no)
    if denied:
        told = f"文中写明“{document[denied[0]]}”"
        if options.settled == "pass":
            return Finding.passed(denied[0], message=told)
        return (Finding.failed if options.settled == "fail" else Finding.not_applicable)(told, denied[0])
    said = document.find(options.yes)
    if said:
        return Finding.passed(*said[:2])
    return (Finding.failed if options.unknown == "no" else Finding.review)(options.question)
