"""没有隐藏文字：文件里没有设为隐藏、打印时看不见的文字。"""

from collections.abc import Iterator

from checker import Document, Finding, Span, excerpt, hookimpl, personal_numbers

_SHOWN = 3


@hookimpl
def check(document: Document) -> Finding:
    """Fail with every stretch of hidden words; blanks and paragraph marks alone tell nobody anything."""
    found = list(_stretches(document))
    if not found:
        return Finding.passed(message="没有")
    unseen = tuple(words for words, _ in found)
    places = [(place, f"隐藏“{excerpt(words)}”") for words, place in found if place is not None]
    said = f"有{len(found)}处隐藏文字，打印时看不见，打开文件的人能让它显示："
    said += "、".join(f"“{excerpt(words)}”" for words in unseen[:_SHOWN]) + ("等" if len(unseen) > _SHOWN else "")
    kinds = "、".join(dict.fromkeys(kind for words in unseen for kind, _ in personal_numbers(words)))
    return Finding.failed(said + (f"；其中有{kinds}" if kinds else ""), *places, unseen=unseen)


def _stretches(document: Document) -> Iterator[tuple[str, Span | None]]:
    """The hidden words that stand together in a paragraph, and the point where they would stand."""
    for block in document.content.blocks:
        words: str = ""
        place: Span | None = None
        for run in block.runs:
            flags = {flag.name for flag in run.flags}
            if "HIDDEN" in flags and "DELETED" not in flags:
                place = place if words.strip() else document.at(run.part, run.path)
                words += run.text
            elif run.text.strip() and words.strip():
                yield words.strip(), place
                words, place = "", None
        if words.strip():
            yield words.strip(), place
