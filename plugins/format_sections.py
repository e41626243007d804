"""规定的栏目：小标题或标签里各栏都有，缺哪栏说哪栏。"""

from dataclasses import dataclass

from checker import Document, Finding, hookimpl


@dataclass(frozen=True)
class Part:
    """A part of the format: ``says`` for the message, ``any_of`` the words of its heading or label; asked only where
    one of ``only_with`` stands in the notice, if any is given."""

    says: str
    any_of: tuple[str, ...]
    only_with: tuple[str, ...] = ()


@dataclass(frozen=True)
class Options:
    """The ``parts`` of the prescribed format, in whatever order."""

    parts: tuple[Part, ...]


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Pass where every part has a heading or label; else name the missing ones."""
    places = [section.heading for section in document.sections] + [field.label for field in document.fields]
    found, missing = [], []
    for part in options.parts:
        if part.only_with and not document.find(part.only_with):
            continue
        place = next((one for one in places if any(word in document[one] for word in part.any_of)), None)
        if place is None:
            missing.append(part.says)
        else:
            found.append(place)
    if missing:
        return Finding.failed(f"没有规定格式里的{'、'.join(missing)}", values={"missing": "、".join(missing)})
    return Finding.passed(*dict.fromkeys(found))
