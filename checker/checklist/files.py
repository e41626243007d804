"""Rule files as text: read, told apart, and cut into head and rows without parsing the rows."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from checker.checklist.problems import Place
from checker.text.patterns import han_pattern

#: File names that are no checklists, but what checklists refer to.
TERMS, SOURCES, CALENDAR = "terms.toml", "sources.toml", "calendar.toml"

# A row starts at its head line; its id stands on a line of its own.
_LANDMARK = han_pattern(
    r"^[ \t]*(?:\[\[[ \t]*(?P<table>requirement|change)[ \t]*\]\]"
    r"|id[ \t]*=[ \t]*(?:\"(?P<double>[^\"\\\n]*)\"|'(?P<single>[^'\n]*)'))",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class RowText:
    """A row as it stands in the file, unparsed: ``[[requirement]]`` or ``[[change]]``.

    ``id`` is what the scan saw, empty where it saw none. ``line`` is the number of lines of the file before it;
    ``ordinal`` counts the rows of this ``table`` from 1.
    """

    table: str
    id: str
    ordinal: int
    line: int
    text: str

    @property
    def name(self) -> str:
        """What messages call it: its id, or its ordinal where it has none."""
        return self.id or f"第{self.ordinal}个[[{self.table}]]"


@dataclass(frozen=True, slots=True)
class RuleFile:
    """One TOML file. ``name`` is its base name; ``shown`` is what messages call it, folder included."""

    name: str
    shown: str
    data: bytes
    head: str
    rows: tuple[RowText, ...]

    @property
    def is_checklist(self) -> bool:
        """Whether it describes a kind of notice, and not vocabularies, sources or days."""
        return self.name not in (TERMS, SOURCES, CALENDAR)


def read_folders(folders: Sequence[Traversable | Path], problems: list[str]) -> tuple[RuleFile, ...]:
    """The rule files of the built-in folder and of *folders* (each a folder, or one file), sorted within a folder.

    What cannot be read is added to *problems*. Files named ``*.cases.toml`` are tests, not rules.
    """
    found: list[RuleFile] = []
    seen: set[Path] = set()
    for folder, shown in [(resources.files("checker.rules"), "rules"), *((one, str(one)) for one in folders)]:
        if isinstance(folder, Path):
            if folder.resolve() in seen:
                continue  # a folder given twice, on the command line and in checker.toml, say
            seen.add(folder.resolve())
        try:
            entries = _entries(folder, shown)
        except OSError as error:
            problems.append(Place(shown).says(f"读不出：{error.strerror or error}"))
            continue
        if entries is None:
            problems.append(Place(shown).says("没有这个规则文件夹或文件"))
            continue
        read = (_read(entry, name, problems) for entry, name in entries)
        found.extend(file for file in read if file is not None)
    return tuple(found)


def _entries(folder: Traversable | Path, shown: str) -> list[tuple[Traversable | Path, str]] | None:
    """The rule files in *folder*, or *folder* itself where it is a file; None where it is neither."""
    if folder.is_file():
        return [(folder, shown)]
    if not folder.is_dir():
        return None
    return [
        (entry, f"{shown}/{entry.name}")
        for entry in sorted(folder.iterdir(), key=lambda entry: entry.name)
        if entry.name.endswith(".toml") and not entry.name.endswith(".cases.toml") and not entry.name.startswith(".")
    ]


def _read(entry: Traversable | Path, shown: str, problems: list[str]) -> RuleFile | None:
    try:
        data = entry.read_bytes()
    except OSError as error:
        problems.append(Place(shown).says(f"读不出：{error.strerror or error}"))
        return None
    text = decode(data, shown, problems)
    if text is None:
        return None
    head, rows = split(text) if entry.name not in (TERMS, SOURCES, CALENDAR) else (text, ())
    return RuleFile(entry.name, shown, data, head, rows)


def decode(data: bytes, shown: str, problems: list[str]) -> str | None:
    """The text of a TOML file: UTF-8, with or without a byte order mark."""
    try:
        return data.decode().removeprefix("\ufeff").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problems.append(Place(shown).says(f"第{line}行（第{error.start + 1}字节）不是 UTF-8，请另存为 UTF-8 编码"))
        return None


def split(text: str) -> tuple[str, tuple[RowText, ...]]:
    """The text before the first row, and the rows, none of it parsed.

    >>> head, rows = split('[checklist]\\nid = "a"\\n[[requirement]]\\nid = "R-1"\\n')
    >>> head, rows[0].id, rows[0].line
    ('[checklist]\\nid = "a"\\n', 'R-1', 2)
    """
    starts: list[tuple[int, str]] = []
    ids: list[str] = []
    for mark in _LANDMARK.finditer(text):
        if mark["table"]:
            starts.append((mark.start(), mark["table"]))
            ids.append("")
        elif ids and not ids[-1]:
            ids[-1] = mark["double"] or mark["single"] or ""
    rows: list[RowText] = []
    counts = {"requirement": 0, "change": 0}
    line, seen = 0, 0
    for number, (start, table) in enumerate(starts):
        end = starts[number + 1][0] if number + 1 < len(starts) else len(text)
        line, seen = line + text.count("\n", seen, start), start
        counts[table] += 1
        rows.append(RowText(table, ids[number], counts[table], line, text[start:end]))
    return text[: starts[0][0]] if starts else text, tuple(rows)


def parse(text: str, place: Place, problems: list[str], lines_before: int = 0) -> dict[str, Any] | None:
    """*text* as TOML, or None with the line, column and cause added to *problems*."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        problems.append(place.says(_syntax(str(error), text, lines_before)))
    except (ValueError, RecursionError):  # a number of thousands of digits; brackets nested without end
        problems.append(place.says("TOML 语法有误：数字过长或嵌套过深"))
    return None


def _syntax(message: str, text: str, lines_before: int) -> str:
    cause, _, at = message.rpartition(" (at ")
    numbers = re.findall(r"\d+", at)
    if len(numbers) == 2:
        line, column = int(numbers[0]), int(numbers[1])
    else:  # "at end of document"
        line, column = text.count("\n") + 1, len(text) - text.rfind("\n")
    told = next((chinese for english, chinese in _CAUSES if cause.startswith(english)), cause)
    return f"第{lines_before + line}行第{column}列，TOML 语法有误：{told}"


# The causes as tomllib words them; other versions of Python may have others, which are shown as they are.
_CAUSES = (
    ("Invalid statement", "这一行不是“键 = 值”，也不是[表]"),
    ("Expected '=' after a key", "键后面缺少等号 ="),
    ("Invalid initial character for a key part", "键只能用字母、数字、- 和 _；汉字或带点的键要加引号"),
    ("Invalid value", '值写法有误；文字要加英文引号 "'),
    ("Invalid date or datetime", "没有这个日期"),
    ("Unclosed array", "列表缺少右方括号 ]，或两项之间缺少英文逗号"),
    ("Unclosed inline table", "表缺少右花括号 }，或两项之间缺少英文逗号"),
    ("Expected ']", "[表]缺少右方括号"),
    ("Expected newline or end of document", "一行只能写一个值，其后多出了内容"),
    ("Expected ", "引号没有配对"),
    ("Unterminated string", "引号没有配对"),
    ("Illegal character", "引号没有配对，或有不可见字符"),
    ("Found invalid character", "有不可见字符"),
    ("Cannot overwrite a value", "同一个键写了两次"),
    ("Duplicate inline table key", "同一个键写了两次"),
    ("Cannot declare", "同一个[表]写了两次"),
    ("Cannot redefine", "同一个[表]写了两次"),
    ("Cannot mutate immutable", "表已写成 { … }，不能再添内容"),
    ("Unescaped", "反斜杠要写成两个，或整段改用单引号"),
    ("Invalid hex value", "\\u 后应为四位十六进制数"),
)
