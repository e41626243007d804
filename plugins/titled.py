"""标题所写：标题里有这些词，且没有不该有的词。"""

from dataclasses import dataclass

from checker import Document, Finding, hookimpl


@dataclass(frozen=True)
class Options:
    """One of ``any_of`` stands in the title, and none of ``none_of``."""

    any_of: tuple[str, ...] = ()
    none_of: tuple[str, ...] = ()


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Pass with the title."""
    title = document.title_text
    wrong = next((word for word in options.none_of if word in title), None)
    if wrong is not None:
        return Finding.failed(f"标题是“{wrong}”")
    if options.any_of and not any(word in title for word in options.any_of):
        return Finding.failed(f"标题没有“{'”“'.join(options.any_of)}”")
    return Finding.passed(*([document.title] if document.title else []))
