"""Plain TOML values → a frozen dataclass, told by its annotations; every mismatch is collected in words."""

import dataclasses
import types
import typing
from collections.abc import Mapping
from datetime import date, datetime, time
from enum import Enum
from functools import cache
from typing import Any, Literal, NamedTuple, TypeVar, Union

from checker.checklist.problems import Place, suggest

T = TypeVar("T")

#: How a TOML type is called in messages.
_WORDS: tuple[tuple[type, str], ...] = (
    (bool, "true 或 false"),
    (int, "整数"),
    (float, "数"),
    (str, "文字"),
    (datetime, "日期时间"),
    (date, "日期"),
    (time, "时刻"),
    (list, "列表"),
    (tuple, "列表"),
    (Mapping, "表"),
)


#: What is taken as it is.
_SIMPLE = (str, int, bool, float)


class UnsupportedError(Exception):
    """An annotation that no TOML value can fill: the plugin's author has to change it."""


class _Nothing:
    """The value that could not be made; its problem has been noted."""


_NOTHING = _Nothing()


def build(made: type[T], data: Mapping[str, Any], place: Place, problems: list[str], **fixed: Any) -> T | None:
    """An instance of the dataclass *made*, filled from *data*, or None with the reasons added to *problems*.

    *fixed* are fields that the file may not give. A required text must not be blank.
    Raises UnsupportedError where an annotation of *made* is not one of the kinds TOML has.
    """
    before = len(problems)
    values: dict[str, Any] = dict(fixed)
    shape = {slot.name: slot for slot in _shape(made) if slot.name not in fixed}  # type: ignore[arg-type]
    for key in data:
        if key not in shape:
            problems.append(place.at(key).says(f"未知的键{suggest(key, shape) or '；可用的键：' + '、'.join(shape)}"))
    for name, slot in shape.items():
        if name in data:
            value = convert(slot.hint, data[name], place.at(name), problems)
            if slot.required and isinstance(value, str) and not value.strip():
                problems.append(place.at(name).says("不能为空"))
            values[name] = value
        elif slot.required:
            problems.append(place.at(name).says("缺少这个键"))
    if len(problems) > before:
        return None
    try:
        return made(**values)
    except (ValueError, TypeError) as error:  # a dataclass may refuse in __post_init__
        problems.append(place.says(str(error)))
        return None


def convert(hint: Any, value: Any, place: Place, problems: list[str]) -> Any:
    """*value* as the annotation *hint* wants it: lists become tuples, tables read-only mappings or dataclasses."""
    if hint in _SIMPLE and type(value) is hint:  # nearly every value of every file
        return value
    origin = typing.get_origin(hint)
    if hint is Any:
        return freeze(value)
    if origin is Literal:
        return _one_of(typing.get_args(hint), value, place, problems)
    if origin in (Union, types.UnionType):
        return _alternative(typing.get_args(hint), value, place, problems)
    if origin is tuple:
        return _items(hint, value, place, problems)
    if isinstance(origin, type) and issubclass(Mapping, origin):
        return _table(hint, value, place, problems)
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        if isinstance(value, Mapping):
            return build(hint, value, place, problems)
        return _mismatch("表", value, place, problems)
    if isinstance(hint, type) and issubclass(hint, Enum):
        chosen = _one_of(tuple(member.value for member in hint), value, place, problems)
        return chosen if chosen is _NOTHING else hint(chosen)
    return _plain(hint, value, place, problems)


def freeze(value: Any) -> Any:
    """*value* with its lists made tuples and its tables made read-only, all the way down."""
    if isinstance(value, Mapping):
        return types.MappingProxyType({key: freeze(item) for key, item in value.items()})
    if isinstance(value, list | tuple):
        return tuple(freeze(item) for item in value)
    return value


def fits(hint: Any, value: Any) -> bool:
    """Whether *value* can be converted to *hint*."""
    trial: list[str] = []
    convert(hint, value, Place(""), trial)
    return not trial


def called(value: Any) -> str:
    """What *value* is, in the words of messages.

    >>> called(3), called("五"), called([1])
    ('整数 3', '文字“五”', '列表')
    """
    word = next((word for kind, word in _WORDS if isinstance(value, kind)), type(value).__name__)
    if isinstance(value, str):
        return f"{word}“{value[:20]}{'…' if len(value) > 20 else ''}”"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) or (isinstance(value, int) and value.bit_length() < 64):
        return f"{word} {value}"
    return word


class _Slot(NamedTuple):
    """A field of a dataclass: its name, its annotation, and whether it has to be given."""

    name: str
    hint: Any
    required: bool


@cache  # annotations cost more to resolve than a row to read
def _shape(made: type) -> tuple[_Slot, ...]:
    try:
        hints = typing.get_type_hints(made)
    except (NameError, TypeError, SyntaxError, AttributeError) as error:
        raise UnsupportedError(f"{made.__qualname__} 的类型标注无法解析：{error}") from error
    missing = dataclasses.MISSING
    return tuple(
        _Slot(slot.name, hints[slot.name], slot.default is missing and slot.default_factory is missing)
        for slot in dataclasses.fields(made)
        if slot.init
    )


def _mismatch(wanted: str, value: Any, place: Place, problems: list[str]) -> Any:
    problems.append(place.says(f"应为{wanted}，现为{called(value)}"))
    return _NOTHING


def _plain(hint: Any, value: Any, place: Place, problems: list[str]) -> Any:
    wanted = next((word for kind, word in _WORDS if kind is hint), None)
    if wanted is None or hint in (list, datetime):
        raise UnsupportedError(f"{place.key} 的类型 {hint!r} 不能由 TOML 填写")
    if hint is float and isinstance(value, int) and not isinstance(value, bool) and value.bit_length() < 64:
        return float(value)
    wrong_bool = isinstance(value, bool) and hint is not bool
    wrong_time = isinstance(value, datetime) and hint is date  # a datetime is a date in Python, not in TOML
    if not isinstance(value, hint) or wrong_bool or wrong_time:
        return _mismatch(wanted, value, place, problems)
    return value


def _one_of(valid: tuple[Any, ...], value: Any, place: Place, problems: list[str]) -> Any:
    # 1 == True in Python; types must agree too
    if any(type(value) is type(choice) and value == choice for choice in valid):
        return value
    names = [str(choice) for choice in valid]
    hint = suggest(value, names) if isinstance(value, str) else ""
    problems.append(place.says(f"{called(value)}不在可取的值之内：{'、'.join(names)}{hint}"))
    return _NOTHING


def _alternative(choices: tuple[Any, ...], value: Any, place: Place, problems: list[str]) -> Any:
    given = [choice for choice in choices if choice is not types.NoneType]
    for choice in given:
        if fits(choice, value):
            return convert(choice, value, place, problems)
    if len(given) == 1 or isinstance(value, Mapping):
        return convert(given[-1], value, place, problems)  # says what is wrong within it
    return _mismatch("或".join(_wanted(choice) for choice in given), value, place, problems)


def _wanted(hint: Any) -> str:
    kind = typing.get_origin(hint) or hint
    if kind is Literal:
        return "、".join(str(choice) for choice in typing.get_args(hint))
    return next((word for known, word in _WORDS if known is kind), str(hint))


def _items(hint: Any, value: Any, place: Place, problems: list[str]) -> Any:
    inner = typing.get_args(hint)
    if not isinstance(value, list | tuple):
        return _mismatch("列表", value, place, problems)
    if len(inner) == 2 and inner[1] is Ellipsis:
        if inner[0] is str and all(type(item) is str for item in value):
            return tuple(value)
        return tuple(convert(inner[0], item, place.at(str(n)), problems) for n, item in enumerate(value, 1))
    if len(inner) != len(value):
        return _mismatch(f"{len(inner)}项的列表", value, place, problems)
    pairs = zip(inner, value, strict=True)
    return tuple(convert(one, item, place.at(str(n)), problems) for n, (one, item) in enumerate(pairs, 1))


def _table(hint: Any, value: Any, place: Place, problems: list[str]) -> Any:
    if not isinstance(value, Mapping):
        return _mismatch("表", value, place, problems)
    inner = typing.get_args(hint)[1]
    return types.MappingProxyType({key: convert(inner, item, place.at(key), problems) for key, item in value.items()})
