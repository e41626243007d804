"""The JSON Schema of checker.toml, made from what reads it, so that the two cannot differ."""

import dataclasses
import types
import typing
from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Any, Literal, Union

from checker.checklist.config import IN_FOLDERS, TABLES, Checklists, Office, Run
from checker.checklist.rows import Change
from checker.model import Mechanism

_PLAIN: dict[Any, dict[str, Any]] = {
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    str: {"type": "string"},
    date: {"type": "string", "format": "date"},
    Any: {},
}


def config_schema() -> dict[str, Any]:
    """The schema (JSON Schema 2020-12), ready for JSON."""
    tables = {
        "profile": schema_of(Office),
        "mechanism": {"type": "object", "additionalProperties": schema_of(Mechanism)},
        "requirement": {"type": "object", "additionalProperties": schema_of(Change)},
        "checklists": schema_of(Checklists),
        "run": schema_of(Run),
    }
    folder = {name: tables[name] for name in IN_FOLDERS}
    tables["folder"] = {
        "type": "array",
        "items": {
            "type": "object",
            "properties": {"path": {"type": "string", "minLength": 1}, **folder},
            "required": ["path"],
            "additionalProperties": False,
        },
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "checker.toml",
        "type": "object",
        "properties": {name: tables[name] for name in TABLES},
        "additionalProperties": False,
    }


def schema_of(hint: Any) -> dict[str, Any]:
    """The schema of what fills the annotation *hint*. Raises KeyError for one that no TOML value can fill."""
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin is Literal:
        return {"enum": list(inner)}
    if origin in (Union, types.UnionType):
        made = [schema_of(one) for one in inner if one is not types.NoneType]
        return made[0] if len(made) == 1 else {"anyOf": made}
    if origin is tuple:
        return {"type": "array", "items": schema_of(inner[0])}
    if isinstance(origin, type) and issubclass(Mapping, origin):
        return {"type": "object", "additionalProperties": schema_of(inner[1])}
    if isinstance(hint, type) and issubclass(hint, Enum):
        return {"enum": [member.value for member in hint]}
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return _of_dataclass(hint)
    return _PLAIN[hint]


def _of_dataclass(made: type) -> dict[str, Any]:
    hints = typing.get_type_hints(made)
    fields = [field for field in dataclasses.fields(made) if field.init]
    missing = dataclasses.MISSING
    required = [one.name for one in fields if one.default is missing and one.default_factory is missing]
    shape: dict[str, Any] = {
        "type": "object",
        "properties": {one.name: schema_of(hints[one.name]) for one in fields},
        "additionalProperties": False,
    }
    return shape | ({"required": required} if required else {})
