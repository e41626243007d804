"""公文版头：发文机关标志、发文字号、签发人，以及标了密级的份号和保密期限、紧急程度。"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from checker import Document, Finding, Level, hookimpl


@dataclass(frozen=True)
class Options:
    """The ``element`` that is looked for."""

    element: Literal["mark", "number", "copy_number", "secrecy", "urgency", "signer"]


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """What the head of an official document must have, and what it may have in the right words only."""
    return _CHECKS[options.element](document)


def _mark(document: Document) -> Finding:
    mark = document.official.mark
    if mark is not None:
        return Finding.passed(mark)
    if document.official.number and not document.official.in_print:
        return Finding.not_applicable("文号写在标题之下，是公文的正文文本，版头看印出的文件")
    question = "文中没有“××文件”这样的发文机关标志：是否印在红头纸上？"
    return replace(Finding.review(question), level=Level.NOTE)


def _number(document: Document) -> Finding:
    number = document.official.number or document.official.order
    return Finding.passed(number) if number else Finding.failed("没有发文字号")


def _copy_number(document: Document) -> Finding:
    official = document.official
    if official.secrecy is None:
        return Finding.not_applicable("没有标密级，不必标份号")
    if official.copy_number is None:
        return Finding.failed("标了密级，没有份号", related=[official.secrecy])
    return Finding.passed(official.copy_number)


def _secrecy(document: Document) -> Finding:
    official = document.official
    if official.secrecy is None:
        return Finding.not_applicable("没有标密级")
    if not official.secrecy_term:
        return Finding.failed("只标了密级，没有标保密期限", official.secrecy)
    return Finding.passed(official.secrecy)


def _urgency(document: Document) -> Finding:
    urgency = document.official.urgency
    if urgency is None:
        return Finding.not_applicable("没有标紧急程度")
    if "".join(document[urgency].split()) not in ("特急", "加急"):
        return Finding.failed("紧急程度应标“特急”或“加急”", urgency)
    return Finding.passed(urgency)


def _signer(document: Document) -> Finding:
    official = document.official
    upward = official.genre == "请示" or (official.genre == "报告" and official.addressee is not None)
    if official.signer is None:
        if upward:
            return Finding.failed(f"{official.genre}是上行文，没有标签发人")
        return Finding.not_applicable("不是上行文，不必标签发人")
    if not official.signer_named:
        return Finding.failed("签发人的姓名空着", official.signer)
    return Finding.passed(official.signer)


_CHECKS: Mapping[str, Callable[[Document], Finding]] = {
    "mark": _mark,
    "number": _number,
    "copy_number": _copy_number,
    "secrecy": _secrecy,
    "urgency": _urgency,
    "signer": _signer,
}
