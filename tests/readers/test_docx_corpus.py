"""Word files of other programs: all are read, and nothing that LibreOffice prints as text is lost.

What differs, and why: the text export of LibreOffice has no headers, footers and text boxes, puts notes elsewhere,
leaves the numbers of some lists to the layout and fills in fields anew (page numbers, dates). So each character must
occur at least as often in ours as in theirs, white space and the digits of fields apart.
"""

import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from checker.model import BlockKind, Content, RunFlag, Source
from checker.readers.docx import read
from checker.readers.docx.locate import find
from checker.readers.docx.package import Package

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "docx"
FILES = sorted(CORPUS.glob("*.docx"))
#: LibreOffice refuses it: its mc:Ignorable names prefixes that it does not declare. Word forgives that, and so do we.
REFUSED = "08-comments-revisions"
#: LibreOffice prints the date of today there, we what the file has stored.
RECOMPUTED = {"07-toc-fields": "年月日"}
pytestmark = pytest.mark.skipif(not FILES, reason="the corpus is not here")


def content(path: Path) -> Content:
    found = read(Source(path.name, path.read_bytes()))
    assert found is not None
    return found


def printed(found: Content, *without: BlockKind) -> str:
    gone = RunFlag.DELETED | RunFlag.HIDDEN
    blocks = (block for block in found.blocks if block.kind not in without)
    return "\n".join("".join(run.text for run in block.runs if not run.flags & gone) for block in blocks)


@pytest.fixture(scope="session")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with what LibreOffice exports as text, all files in one run of a profile of its own."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("office")
    subprocess.run(
        [
            office,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "txt:Text (encoded):UTF8",
            "--outdir",
            str(folder),
            *map(str, FILES),
        ],
        check=False,
        capture_output=True,
        timeout=180,
    )
    return folder


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_nothing_is_lost_that_libreoffice_exports(path: Path, exported: Path) -> None:
    ours = printed(content(path))
    target = exported / f"{path.stem}.txt"
    if path.stem == REFUSED:
        assert not target.exists()
        return
    theirs = target.read_text(encoding="utf-8-sig")
    missing = Counter("".join(theirs.split())) - Counter("".join(ours.split()))
    assert not [char for char in missing if not char.isdigit() and char not in RECOMPUTED.get(path.stem, "")]
    body = Counter("".join(printed(content(path), BlockKind.HEADER, BlockKind.FOOTER, BlockKind.TEXTBOX).split()))
    extra = body - Counter("".join(theirs.split()))
    assert sum(extra.values()) <= 8 + len(theirs) // 100, extra  # characters of numbers and field results


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_run_leads_back_to_an_element(path: Path) -> None:
    package = Package(path.read_bytes())
    roots = {part: package.xml(part) for part in {run.part for block in content(path).blocks for run in block.runs}}
    for block in content(path).blocks:
        for run in block.runs:
            element = find(roots[run.part], run.path)
            if RunFlag.AUTOMATIC not in run.flags and run.text.strip():
                assert run.text.strip() in "".join(map(str, element.itertext()))


def test_what_the_fixtures_are_for() -> None:
    texts = {path.stem[:2]: printed(content(path)) for path in FILES}
    assert texts["02"].count("含合并单元格") == 1
    assert texts["03"].startswith("内部资料\n")
    assert texts["03"].endswith("第 1 页 / 共 1 页")
    assert texts["05"].count("文本框内文字") == 1
    assert "1. 自动编号第一项" in texts["06"]
    assert "TOC" not in texts["07"]
    assert "插入的修订文字" in texts["08"]
    assert "删除的修订文字" not in texts["08"]
    assert texts["08"].endswith("脚注占位文本。\n尾注占位文本。")
    assert "装……" in texts["di"]
    assert "十一、一级标题k" in texts["gb"]
    assert "（一）二级标题a" in texts["gb"]
