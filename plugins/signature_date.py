"""落款日期：文末有成文日期。"""

from dataclasses import dataclass

from checker import Document, Finding, hookimpl


@dataclass(frozen=True)
class Options:
    """``except_titles``: words in the title of notices that carry no date of their own."""

    except_titles: tuple[str, ...] = ()


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Pass where a date stands at the end; fail where it is left blank or missing."""
    date, blank = document.signature.date, document.signature.blank
    if date is not None:
        if date.value is None:
            return Finding.failed("落款日期不完整或不存在", date)
        return Finding.passed(date, values={"date": date.value.isoformat()})
    if any(word in document.title_text for word in options.except_titles):
        return Finding.not_applicable("这类公示按平台模板不落日期")
    if blank is not None:
        return Finding.failed("落款日期空着没有填", blank)
    return Finding.failed("文末没有成文日期")
