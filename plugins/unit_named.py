"""单位的名称：落款或标题里的单位名含有所列的词（如“大学”“学院”），不含不该有的词；没有单位名的请人答。"""

from dataclasses import dataclass

from checker import Document, Finding, Profile, hookimpl


@dataclass(frozen=True)
class Options:
    """One of ``words`` and none of ``not_words`` stands in the name of the unit: of the profile, else of those that
    sign, else of the title. ``says`` is what such a unit is called."""

    words: tuple[str, ...]
    says: str
    not_words: tuple[str, ...] = ()


@hookimpl
def check(document: Document, options: Options, profile: Profile) -> Finding:
    """Pass with the name where the text has it."""
    places = [*document.signature.issuers, *([document.title] if document.title else [])]
    for name in profile.names or tuple(document[place] for place in places):
        if any(word in name for word in options.not_words):
            return Finding.failed(f"本单位不是{options.says}")
        if any(word in name for word in options.words):
            return Finding.passed(*(place for place in places if document[place] == name))
    if profile.names or document.signature.issuers:
        return Finding.failed(f"看单位名称不是{options.says}")
    return Finding.review(f"本单位是{options.says}吗？")
