"""The commands annotate and clean, from file to file; and LibreOffice, which must open what they write."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from lxml import etree

from checker.annotate import mark_of
from checker.cli import main

from .papers import comments, document_xml, members, ours, read, word, zipped

LINES = (
    "关于先进班组拟表彰名单的公示",
    "根据公司先进评选办法，经评选小组评审，拟对甲班组、乙班组予以表彰，现予公示。",
    "公示期为七个工作日，自2025年6月5日至6月13日。",
    "云岭纺织有限公司工会委员会",
    "2025年6月4日",
)
COPY = "公示（检查稿，勿发布）.docx"
OLD = Path(__file__).parents[1] / "readers" / "data" / "notes.doc"


class Ran(NamedTuple):
    code: int
    said: str
    complained: str


Run = Callable[..., Ran]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, with a notice without any way to object."""
    monkeypatch.chdir(tmp_path)
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in LINES)
    (tmp_path / "公示.docx").write_bytes(word(body))
    return tmp_path


@pytest.fixture
def run(folder: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> Run:
    def run(*words: str) -> Ran:
        code = main(words)
        out, err = capsysbinary.readouterr()
        return Ran(code, out.decode(), err.decode())

    return run


def test_a_copy_beside_the_original(folder: Path, run: Run) -> None:
    before = (folder / "公示.docx").read_bytes()
    assert run("annotate", "公示.docx") == (1, f"已写出 {COPY}\n", "")
    assert (folder / "公示.docx").read_bytes() == before
    copy = (folder / COPY).read_bytes()
    assert any(lines[0] == "【必改】受理渠道" for _, _, lines in ours(copy))
    assert "检查表" in "".join(map(str, document_xml(copy).itertext()))
    assert sorted(path.name for path in folder.iterdir()) == ["公示.docx", COPY]


def test_suggestions_and_no_page(folder: Path, run: Run) -> None:
    assert run("annotate", "公示.docx", "--suggest", "--no-table", "--output", "out.docx").code == 1
    copy = (folder / "out.docx").read_bytes()
    assert list(document_xml(copy).iter("{*}ins"))
    assert not list(document_xml(copy).iter("{*}sdt"))


def test_a_copy_is_annotated_anew_and_cleaned(folder: Path, run: Run) -> None:
    run("annotate", "公示.docx", "--suggest")
    first = (folder / COPY).read_bytes()
    assert run("annotate", COPY, "--suggest") == (1, f"已写出 {COPY}\n", "")
    assert comments((folder / COPY).read_bytes()) == comments(first)
    cleaned = "公示（已清除检查痕迹）.docx"
    assert run("clean", COPY) == (0, f"已写出 {cleaned}\n", "")
    notice = (folder / "公示.docx").read_bytes()
    assert read((folder / cleaned).read_bytes()).raw == read(notice).raw
    assert mark_of((folder / cleaned).read_bytes()) is None


def test_nothing_to_clean(folder: Path, run: Run) -> None:
    said = "公示.docx：没有可清除的批注、修订或检查表，没有写出文件\n"
    assert run("clean", "公示.docx") == (0, "", said)
    assert [path.name for path in folder.iterdir()] == ["公示.docx"]


def test_only_an_untouched_copy_of_ours_is_replaced(folder: Path, run: Run) -> None:
    run("annotate", "公示.docx")
    assert run("annotate", "公示.docx").code == 1
    parts = members((folder / COPY).read_bytes())
    parts["word/document.xml"] = parts["word/document.xml"].replace("甲班组".encode(), "丙班组".encode())
    (folder / COPY).write_bytes(zipped(parts))
    ran = run("annotate", "公示.docx")
    assert (ran.code, ran.said) == (2, "")
    assert "有人改过，不能覆盖" in ran.complained
    (folder / COPY).write_bytes((folder / "公示.docx").read_bytes())
    assert "不是检查稿，不能覆盖" in run("annotate", "公示.docx").complained
    assert run("annotate", "公示.docx", "--output", "公示.docx").code == 2


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("坏.docx", b"PK\x03\x04nothing", "坏.docx：文件已损坏"),
        ("空.docx", b"", "空.docx：文件是空的（0 字节）"),
        ("公示.txt", "\n".join(LINES).encode(), "公示.txt：不是 Word 文件（.docx）"),
        (
            "锁.docx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "锁.docx：文件有打开密码",
        ),
        ("旧.doc", OLD.read_bytes(), "旧.doc：这是旧版 Word 文档（.doc），不能写批注"),
    ],
)
@pytest.mark.parametrize("command", ["annotate", "clean"])
def test_what_cannot_be_done(command: str, name: str, data: bytes, said: str, folder: Path, run: Run) -> None:
    (folder / name).write_bytes(data)
    ran = run(command, name)
    assert (ran.code, ran.said) == (3, "")
    assert ran.complained.count("\n") == 1
    assert ran.complained.startswith(said)
    assert len(list(folder.iterdir())) == 2


def test_a_signed_file_is_told(folder: Path, run: Run) -> None:
    parts = members((folder / "公示.docx").read_bytes())
    kind = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"
    link = f'<Relationship Id="s" Type="{kind}" Target="_xmlsignatures/origin.sigs"/></Relationships>'
    parts["_rels/.rels"] = parts["_rels/.rels"].decode().replace("</Relationships>", link).encode()
    parts["_xmlsignatures/origin.sigs"] = b""
    (folder / "公示.docx").write_bytes(zipped(parts))
    said = "原文件有数字签名，写出的文件内容有变，签名在其中无效；以原文件为准\n"
    assert run("annotate", "公示.docx").complained == f"公示.docx：{said}"
    assert run("clean", COPY).complained == f"{COPY}：{said}"


def test_a_file_that_is_not_there(run: Run) -> None:
    assert run("annotate", "没有.docx") == (3, "", "没有.docx：没有这个文件\n")
    assert run("clean", "没有.docx") == (3, "", "没有.docx：没有这个文件\n")


def test_a_stranger_gets_no_copy(folder: Path, run: Run) -> None:
    (folder / "菜谱.docx").write_bytes(word("<w:p><w:r><w:t>先放油，再放盐。</w:t></w:r></w:p>"))
    assert run("annotate", "菜谱.docx") == (3, "", "菜谱.docx：未能识别是哪一类公示公开文件，内容未作检查\n")
    assert not list(folder.glob("*检查稿*"))


def test_libreoffice_opens_a_copy(folder: Path, run: Run) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("soffice (LibreOffice) is not installed")
    run("annotate", "公示.docx", "--suggest")
    shutil.copy(folder / COPY, folder / "copy.docx")
    for kind in ("pdf", "txt:Text (encoded):UTF8", "fodt"):
        command = [office, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", kind]
        subprocess.run([*command, "copy.docx"], cwd=folder, check=True, capture_output=True, timeout=180)
    assert (folder / "copy.pdf").read_bytes().startswith(b"%PDF")
    words = (folder / "copy.txt").read_text(encoding="utf-8-sig")
    assert all(line in words for line in LINES)
    assert "公开公示文件检查表" in words
    taken = etree.parse(folder / "copy.fodt").getroot()
    told = ["".join(map(str, note.itertext())) for note in taken.iter("{*}annotation")]
    assert len(told) == len(ours((folder / COPY).read_bytes()))
    assert any("【必改】受理渠道" in one and "公开检查" in one for one in told)
