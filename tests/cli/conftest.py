"""A command line to call, and rules and a plugin of its own, so that no built-in row decides these tests."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from checker.cli import main

PLUGIN = '''
"""有无一词：写了这个词即符合。"""

from dataclasses import dataclass

from checker import Document, Finding, hookimpl


@dataclass(frozen=True)
class Options:
    word: str


@hookimpl
def check(document: Document, options: Options) -> Finding:
    if "请核" + options.word in document.text:
        return Finding.review(f"{options.word}对吗？")
    if "出错" + options.word in document.text:
        raise RuntimeError("坏了")
    span = document.find(options.word)
    return Finding.passed(*span[:1]) if span else Finding.failed(f"没有写{options.word}")
'''

ROWS = """
[checklist]
id = "made"
title = "试用公告"
confirm = ["盖章"]

[[detect]]
title = ["试用公告"]
weight = 90

[[requirement]]
id = "R-1"
title = "写明甲方"
kind = "content"
plugin = "word_given"
options = { word = "甲方" }
level = "error"
basis = [{ source = "ganbu-2019", article = "第1条", verified = "memory_low" }]
place = "before_signature"
remedy = "甲方：××。"

[[requirement]]
id = "R-2"
title = "写明乙方"
kind = "timing"
plugin = "word_given"
options = { word = "乙方" }
level = "warning"

[[requirement]]
id = "R-3"
title = "写明丙方"
kind = "form"
plugin = "word_given"
options = { word = "丙方" }
level = "note"
when = { plugin = "word_given", options = { word = "甲方" } }
"""

SOUND = "关于某事的试用公告\n\n甲方、乙方、丙方均已到场。\n"


#: Without what the error row asks for.
NO_ERROR = SOUND.replace("甲方、", "")
#: None of ours.
STRANGER = "菜谱\n\n先放油，再放盐。\n"


class Ran(NamedTuple):
    """What came of a command line: exit code, standard output as bytes, standard error as lines."""

    code: int
    output: bytes
    errors: list[str]

    @property
    def text(self) -> str:
        return self.output.decode()


def documents(output: bytes) -> list[dict[str, Any]]:
    """The documents of a JSON report."""
    found = json.loads(output)
    assert found["schema"] == 1
    listed: list[dict[str, Any]] = found["documents"]
    return listed


Run = Callable[..., Ran]
Write = Callable[..., Path]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder; beside it lie the made rules and plugins, and the cache of this test."""
    for name, content in {"plugins/word_given.py": PLUGIN.lstrip(), "rules/made.toml": ROWS}.items():
        path = tmp_path / "made" / name
        path.parent.mkdir(parents=True)
        path.write_text(content, encoding="utf-8")
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("CHECKER_CACHE_DIR", str(tmp_path / "cache"))
    return here


@pytest.fixture
def write(folder: Path) -> Write:
    """Writes a file below the working folder: text in UTF-8, or bytes as they are."""

    def write(name: str, content: str | bytes = SOUND) -> Path:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


@pytest.fixture
def run(folder: Path, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command line in this process. ``made=False`` leaves out the made rules and plugins."""

    def run(*words: str | Path, given: bytes = b"", made: bool = True) -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
        with_rules = made and words and words[0] not in ("text", "--help", "--version")
        rules = ["--rules", "../made/rules", "--plugins-dir", "../made/plugins"] if with_rules else []
        code = main([*map(str, words), *rules])
        out, err = capsysbinary.readouterr()
        return Ran(code, out, err.decode().splitlines())

    return run
