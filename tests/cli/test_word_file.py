"""``checker check`` on Word files: the file itself is checked beside the notice, and never stands in for it."""

import json
from pathlib import Path

import pytest

from checker.cli import main
from checker.word_case import make_word

_HIDDEN = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>组长110101199003076296</w:t></w:r></w:p>"


def _check(path: Path, capsys: pytest.CaptureFixture[str], *more: str) -> tuple[int, str]:
    code = main(["check", str(path), *more])
    said = capsys.readouterr()
    return code, said.out + said.err


def _unbroken(said: str) -> str:
    return "".join(said.split())


def test_a_hidden_number_is_told_and_masked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "公示.docx"
    path.write_bytes(make_word({"body": "关于拟表彰先进班组的公示\n拟表彰甲班组。\n" + _HIDDEN}))
    code, said = _check(path, capsys)
    assert code == 1
    assert "处隐藏文字" in said
    assert "其中有身份证号码" in _unbroken(said)
    assert "110101********6296" in _unbroken(said)
    assert "110101199003076296" not in _unbroken(said)
    _, written = _check(path, capsys, "--format", "json")
    assert "110101199003076296" not in written


def test_a_strange_word_file_is_still_strange(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "菜谱.docx"
    path.write_bytes(make_word({"body": "先放油，再放盐。\n" + _HIDDEN}))
    code, said = _check(path, capsys)
    assert code == 3
    assert "未能识别" in said
    assert "处隐藏文字" in said
    assert "机检未见必改项" not in said
    code, written = _check(path, capsys, "--format", "json")
    (document,) = json.loads(written[: written.rindex("}") + 1])["documents"]
    assert document["notice"] is None
    assert document["checklists"] == ["word_file"]


def test_text_has_no_word_file_to_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "公示.txt"
    path.write_text("关于拟表彰先进班组的公示\n拟表彰甲班组。\n", encoding="utf-8")
    assert "WF-" not in _check(path, capsys, "--format", "json")[1]


def test_it_can_be_asked_for_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "菜谱.docx"
    path.write_bytes(make_word({"body": "先放油，再放盐。"}))
    code, said = _check(path, capsys, "--checklist", "word_file")
    assert code == 0
    assert "Word 文件可否发布" in said


def test_text_prints_either_reading(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    path = tmp_path / "公示.docx"
    change = '<w:ins w:id="1" w:author="王某"><w:r><w:t>七</w:t></w:r></w:ins>'
    path.write_bytes(make_word({"body": f"<w:p><w:r><w:t>公示期</w:t></w:r>{change}</w:p>"}))
    assert main(["text", str(path)]) == 0
    assert main(["text", str(path), "--rejected"]) == 0
    assert capfdbinary.readouterr().out.decode() == "公示期七\n公示期\n"
