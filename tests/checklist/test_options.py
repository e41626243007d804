from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.checklist import ChecklistError, build_options, check_terms


class Unit(StrEnum):
    DAY = "day"
    WORKDAY = "workday"


@dataclass(frozen=True)
class Near:
    words: tuple[str, ...]
    within: int = 20


@dataclass(frozen=True)
class Options:
    at_least: int
    unit: Unit = Unit.DAY
    count: Literal["first", "all", 3] = "first"
    any_of: tuple[str, ...] = ()
    pair: tuple[str, int] | None = None
    ratio: float = 0.5
    strict: bool = False
    near: Near | None = None
    nears: tuple[Near, ...] = ()
    labels: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    either: str | int = ""
    free: Any = None

    def __post_init__(self) -> None:
        if self.at_least < 0:
            raise ValueError("at_least 不能小于0")


def test_options_are_filled_from_toml() -> None:
    given = {
        "at_least": 5,
        "unit": "workday",
        "count": 3,
        "any_of": ["公示", "公布"],
        "pair": ["a", 1],
        "ratio": 1,
        "strict": True,
        "near": {"words": ["电话"]},
        "nears": [{"words": [], "within": 3}],
        "labels": {"姓名": ["姓名", "名字"]},
        "either": 4,
        "free": {"a": [1]},
    }
    assert build_options(Options, given, "x") == Options(
        at_least=5,
        unit=Unit.WORKDAY,
        count=3,
        any_of=("公示", "公布"),
        pair=("a", 1),
        ratio=1.0,
        strict=True,
        near=Near(("电话",)),
        nears=(Near((), 3),),
        labels={"姓名": ("姓名", "名字")},
        either=4,
        free={"a": (1,)},
    )


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, "options.at_least：缺少这个键"),
        ({"at_least": 1, "any_off": []}, "options.any_off：未知的键；是否指“any_of”？"),
        ({"at_least": "5"}, "options.at_least：应为整数，现为文字“5”"),
        ({"at_least": True}, "options.at_least：应为整数，现为true"),
        ({"at_least": 1.5}, "options.at_least：应为整数，现为数 1.5"),
        ({"at_least": -1}, "options：at_least 不能小于0"),
        ({"at_least": 1, "strict": 1}, "options.strict：应为true 或 false，现为整数 1"),
        ({"at_least": 1, "unit": "days"}, "options.unit：文字“days”不在可取的值之内：day、workday；是否指“day”？"),
        ({"at_least": 1, "count": True}, "options.count：true不在可取的值之内：first、all、3"),
        ({"at_least": 1, "any_of": "公示"}, "options.any_of：应为列表，现为文字“公示”"),
        ({"at_least": 1, "any_of": ["公示", 2]}, "options.any_of.2：应为文字，现为整数 2"),
        ({"at_least": 1, "pair": ["a"]}, "options.pair：应为2项的列表，现为列表"),
        ({"at_least": 1, "near": {"word": []}}, "options.near.word：未知的键；是否指“words”？"),
        ({"at_least": 1, "nears": [{"words": []}, 3]}, "options.nears.2：应为表，现为整数 3"),
        ({"at_least": 1, "labels": {"姓名": "a"}}, "options.labels.姓名：应为列表，现为文字“a”"),
        ({"at_least": 1, "either": []}, "options.either：应为文字或整数，现为列表"),
        ({"at_least": 1, "ratio": "半" * 30}, f"options.ratio：应为数，现为文字“{'半' * 20}…”"),
    ],
)
def test_what_is_wrong_with_options(given: Mapping[str, Any], expected: str) -> None:
    with pytest.raises(ChecklistError) as caught:
        build_options(Options, given, "a.toml，SK-01")
    assert caught.value.problems[0] == f"a.toml，SK-01，{expected}"


def test_a_plugin_without_options_takes_none() -> None:
    assert build_options(None, {}, "x") is None
    with pytest.raises(ChecklistError, match=r"^x，options：这个插件不接受参数$"):
        build_options(None, {"a": 1}, "x")


def test_a_slip_of_the_plugin_is_told_as_one() -> None:
    @dataclass(frozen=True)
    class Unresolved:
        a: "Missing"  # type: ignore[name-defined]  # noqa: F821

    @dataclass(frozen=True)
    class Unfillable:
        a: set[str]

    with pytest.raises(ChecklistError, match=r"^x，options：插件的 Options 不是 dataclass$"):
        build_options(int, {}, "x")
    with pytest.raises(ChecklistError, match=r"^x，options：插件的 Options 有误：.*Unresolved 的类型标注无法解析"):
        build_options(Unresolved, {"a": 1}, "x")
    with pytest.raises(ChecklistError, match=r"^x，options：插件的 Options 有误：options.a 的类型 set"):
        build_options(Unfillable, {"a": ["b"]}, "x")


def test_terms_are_looked_up_wherever_they_stand() -> None:
    options = {"a": "@电话", "b": ["公示", "@地址"], "c": {"d": ["@电花"]}, "e": "a@b"}
    check_terms(options, {"电话": 1, "地址": 2, "电花": 3}, "x")
    with pytest.raises(ChecklistError) as caught:
        check_terms(options, {"电话": 1}, "x")
    assert caught.value.problems == (
        "x，options.b.2：词表里没有“@地址”",
        "x，options.c.d.1：词表里没有“@电花”；是否指“@电话”？",
    )


_plain = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.dates() | st.datetimes() | st.times()
_values = st.recursive(_plain, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=12)
_keys = st.sampled_from([*Options.__dataclass_fields__]) | st.text()


@given(st.dictionaries(_keys, _values))
def test_any_options_are_built_or_refused(given: dict[str, Any]) -> None:
    made: Any = None
    problems: tuple[str, ...] = ()
    try:
        made = build_options(Options, given, "x")
    except ChecklistError as error:
        problems = error.problems
    assert isinstance(made, Options) or problems
    assert all("\n" not in problem and problem.startswith("x，options") for problem in problems)
