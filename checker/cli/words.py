"""What the words of rule files are called in Chinese."""

from collections.abc import Iterable, Mapping
from typing import Any

from checker.checklist import Detection
from checker.model import Kind, Level

KINDS: Mapping[Kind, str] = {
    Kind.CONTENT: "内容",
    Kind.FORM: "形式",
    Kind.TIMING: "时间",
    Kind.PROCEDURE: "程序",
    Kind.SUPERVISION: "监督",
    Kind.FORMAT: "格式",
    Kind.PRIVACY: "隐私",
    Kind.CONSISTENCY: "前后一致",
}

LEVELS: Mapping[Level, str] = {Level.ERROR: "必改", Level.WARNING: "建议", Level.NOTE: "惯例"}

PLACES: Mapping[str, str] = {
    "title": "标题",
    "after_title": "标题之后",
    "start": "正文开头",
    "period": "公示期处",
    "contact": "受理方式处",
    "before_signature": "落款之前",
    "issuer": "落款日期之上",
    "end": "文末",
    "file": "文件本身",
}


def written(value: Any) -> str:
    """A value as a rule file gives it, for reading.

    >>> written({"any_of": ("甲", "乙"), "at_least": 5})
    'any_of = “甲”、“乙”，at_least = 5'
    """
    if isinstance(value, Mapping):
        return "，".join(f"{key} = {written(item)}" for key, item in value.items())
    if isinstance(value, tuple):
        return "、".join(f"（{written(item)}）" if isinstance(item, Mapping) else written(item) for item in value)
    if isinstance(value, bool):
        return str(value).lower()
    return f"“{value}”" if isinstance(value, str) else str(value)


def detected_by(detect: Iterable[Detection]) -> str:
    """How a kind of notice is recognised, the weightiest way first."""
    ways = [_way(one) for one in sorted(detect, key=lambda one: -one.weight)]
    return "；或".join(ways) or "不自动识别，用 --checklist 指定"


def _way(one: Detection) -> str:
    parts = [
        ("标题含", one.title, "或"),
        ("标题并含", one.title_also, "或"),
        ("标题不含", one.title_not, "、"),
        ("正文含", one.body, "或"),
        ("正文并含", one.body_all, "和"),
        ("正文不含", one.body_not, "、"),
    ]
    said = [name + joint.join(f"“{word}”" for word in words) for name, words, joint in parts if words]
    said += ["有公文的文头（发文机关标志或独行的发文字号）"] if one.document_head else []
    said += [f".{one.format} 文件"] if one.format else []
    return f"{'，'.join(said)}（权重 {one.weight}）"
