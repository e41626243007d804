"""拟任人选的一项情况：每名人选均写明（性别、民族、出生年月、学历学位、政治面貌、现任职务、拟任职务）。"""

from dataclasses import dataclass
from typing import Literal

from checker import Document, Finding, hookimpl

_NAMES = {
    "sex": "性别",
    "ethnicity": "民族",
    "birth": "出生年月",
    "education": "学历学位",
    "politics": "政治面貌",
    "current_post": "现任职务",
    "proposed_post": "拟任职务",
}


@dataclass(frozen=True)
class Options:
    """``attribute`` is what every candidate must have."""

    attribute: Literal["sex", "ethnicity", "birth", "education", "politics", "current_post", "proposed_post"]


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Pass where every candidate has the attribute; else say whose is missing."""
    candidates = document.candidates
    what = _NAMES[options.attribute]
    if not candidates:
        return Finding.not_applicable("没有认出人选（见 GB-CT-02.name）")
    stated = [one.attributes[options.attribute] for one in candidates if options.attribute in one.attributes]
    missing = [one for one in candidates if options.attribute not in one.attributes]
    if not missing:
        heads = {one.heads[options.attribute]: "栏目" for one in candidates if options.attribute in one.heads}
        return Finding.passed(*heads.items(), *stated)
    names = [document[one.name] for one in missing]
    whose = "、".join(names[:5]) + (f"等{len(names)}人" if len(names) > 5 else "")
    related = [(one.name, f"没有写{what}") for one in missing]
    return Finding.failed(f"没有写{what}：{whose}", related=related, values={"missing": "、".join(names)})
