"""The same notice as Word, OpenDocument, web page, PDF and text gets the same verdicts.

LibreOffice makes the other formats. What may differ, and why: its text export writes each cell of a table on a line of
its own, so that a table is lost; its web pages and text hold deleted and inserted words alike, unmarked.
"""

import shutil
import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path

import docx
import pytest
from docx.document import Document as Word

from checker.engine import Checker
from checker.model import Source
from checker.registry import Registry
from checker.report import Report

EXAMPLES = Path(__file__).parents[2] / "examples"
FORMATS = {"odt": "odt", "html": "html:HTML (StarWriter)", "pdf": "pdf", "txt": "txt:Text (encoded):UTF8"}
LOST = {("任前公示-合格", "txt"), ("奖金分配", "txt"), ("先进班组公示-修订稿", "txt"), ("先进班组公示-修订稿", "html")}


def table(word: Word, rows: list[list[str]]) -> None:
    grid = word.add_table(len(rows), len(rows[0]), style="Table Grid")
    for row, cells in enumerate(rows):
        for column, words in enumerate(cells):
            grid.cell(row, column).text = words


def paragraphs(word: Word, *lines: str) -> None:
    for line in lines:
        word.add_paragraph(line)


def bonus(word: Word) -> None:
    """Merged heads, sums, a total."""
    paragraphs(word, "青禾县人民医院2025年第二季度奖金分配公示", "经院务会2025年7月3日研究，现将奖金分配情况公示如下：")
    table(
        word,
        [
            ["序号", "姓名", "岗位", "奖金（元）", ""],
            ["", "", "", "基础奖", "绩效奖"],
            ["1", "周明", "护士长", "1000", "800"],
            ["2", "李青禾", "护士", "900", "650"],
            ["合计", "", "", "1900", "1450"],
        ],
    )
    grid = word.tables[0]
    for column in range(3):
        grid.cell(0, column).merge(grid.cell(1, column))
    grid.cell(0, 3).merge(grid.cell(0, 4))
    paragraphs(word, "公示时间：2025年7月7日至2025年7月11日，共5个工作日。", "监督电话：0999-5550133。")
    paragraphs(word, "青禾县人民医院", "2025年7月4日")


def village(word: Word) -> None:
    """Headings, a table and an automatic list."""
    word.add_heading("东坪村2025年第三季度村务公开", 0)
    word.add_heading("一、财务收支", 1)
    table(word, [["日期", "摘要", "收入（元）", "支出（元）"], ["2025年8月15日", "支付道路养护工资", "", "8600"]])
    word.add_heading("二、低保户名单", 1)
    for name in ("张大山", "李秀兰", "王铁柱"):
        word.add_paragraph(name, style="List Number")
    word.add_heading("三、监督", 1)
    paragraphs(
        word, "村民有疑问的，可以向村务监督委员会反映，电话：0999-5550166。", "东坪村村民委员会", "2025年10月9日"
    )


def tender(word: Word) -> None:
    """A table of bidders."""
    paragraphs(word, "青禾县第一小学教学楼维修项目中标候选人公示", "评标工作已经完成，现将中标候选人公示如下：")
    table(
        word,
        [
            ["排序", "中标候选人", "投标报价（元）", "工期（日历天）", "项目负责人", "证书编号"],
            ["1", "云岭建设工程有限公司", "1268000", "90", "赵立新", "云建0001"],
            ["2", "青禾建筑安装有限公司", "1289500", "90", "钱国强", "云建0002"],
        ],
    )
    paragraphs(word, "公示期：2025年9月12日至2025年9月15日。", "监督部门：青禾县教育局　电话：0999-5550155")
    paragraphs(word, "青禾县第一小学", "2025年9月12日")


MADE: dict[str, Callable[[Word], None]] = {"奖金分配": bonus, "村务公开": village, "中标候选人": tender}
NAMES = sorted([*(path.stem for path in EXAMPLES.iterdir() if path.suffix in (".docx", ".txt")), *MADE])


@pytest.fixture(scope="session")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with every notice in every format."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("same")
    for name in NAMES:
        if (EXAMPLES / f"{name}.docx").exists():
            shutil.copy(EXAMPLES / f"{name}.docx", folder)
            continue
        word = docx.Document()
        if name in MADE:
            MADE[name](word)
        else:
            text = Registry().read(Source(f"{name}.txt", (EXAMPLES / f"{name}.txt").read_bytes()))
            paragraphs(word, *("".join(run.text for run in block.runs) for block in text.blocks))
        word.save(str(folder / f"{name}.docx"))
    for wanted in FORMATS.values():
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [office, profile, "--headless", "--convert-to", wanted, "--outdir", str(folder)]
        files = sorted(map(str, folder.glob("*.docx")))
        subprocess.run([*command, *files], check=True, capture_output=True, timeout=180)
    return folder


@cache
def checker() -> Checker:
    return Checker()


@cache
def report(path: Path) -> Report:
    found = checker().check(path)
    assert found.error is None
    return found


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("name", NAMES)
def test_the_same_notice_gets_the_same_verdicts(name: str, suffix: str, papers: Path) -> None:
    word, other = report(papers / f"{name}.docx"), report(papers / f"{name}.{suffix}")
    assert (other.notice, other.unread) == (word.notice, ())
    ours = {result.requirement: (result.verdict, result.message) for result in word.results}
    theirs = {result.requirement: (result.verdict, result.message) for result in other.results}
    assert all(key.startswith("WF-") for key in ours.keys() ^ theirs.keys())  # whether a Word file is fit to publish
    different = sorted(key for key in ours.keys() & theirs.keys() if ours[key][0] is not theirs[key][0])
    assert bool(different) == ((name, suffix) in LOST), {key: (ours[key], theirs[key]) for key in different}
