"""Which outputs are built in, and which of them a file name asks for. None is imported before it is asked for."""

from typing import NamedTuple


class Format(NamedTuple):
    """An output: its name, its module in this package, the lower-case suffixes that ask for it, and what it is for.

    ``cards`` is true of what is made of the cards of notices too, ``texts`` of what shows their text, ``binary`` of
    what no screen can show.
    """

    name: str
    module: str
    suffixes: tuple[str, ...]
    summary: str
    cards: bool = False
    binary: bool = False
    texts: bool = False


#: In the order in which they are listed.
FORMATS = (
    Format("console", "console", (".txt",), "给人看的报告"),
    Format("summary", "summary", (), "一份一行，只列有问题的"),
    Format("markdown", "markdown", (".md",), "给人看的报告，Markdown"),
    Format("html", "html", (".html", ".htm"), "网页：总览、热力图、每份的原文和标记，不联网", texts=True),
    Format("csv", "csv_report", (".csv",), "一行一项要求，用 Excel 打开"),
    Format("excel", "excel", (".xlsx",), "Excel 工作簿：总览、问题、台账、依据、说明", cards=True, binary=True),
    Format("ledger", "ledger", ("台账.csv",), "公开台账，一行一份文件", cards=True),
    Format("ledger_excel", "ledger_excel", ("台账.xlsx",), "公开台账，Excel 工作簿", cards=True, binary=True),
    Format("json", "json_report", (".json",), "全部内容，供程序读取"),
    Format("jsonl", "jsonl", (".jsonl",), "全部内容，一行一份文件"),
    Format("sarif", "sarif", (".sarif", ".sarif.json"), "SARIF 2.1.0"),
    Format("code_scanning", "code_scanning", (), "SARIF，只含要处理的，上传到 GitHub 代码扫描"),
    Format("junit", "junit", (".xml",), "JUnit，持续集成的测试页"),
    Format("github", "github", (), "GitHub Actions 的批注"),
    Format("gitlab", "gitlab", (), "GitLab 的代码质量报告"),
)


def format_of(path: str) -> str:
    """The name of the format that the suffix of *path* asks for; empty where it asks for none.

    >>> format_of("build/r.SARIF.json"), format_of("r.json"), format_of("2031年台账.xlsx"), format_of("r.xyz")
    ('sarif', 'json', 'ledger_excel', '')
    """
    name = path.lower()
    asked = [(len(suffix), one.name) for one in FORMATS for suffix in one.suffixes if name.endswith(suffix)]
    return max(asked, default=(0, ""))[1]


def written_as(name: str, path: str) -> str:
    """The format for what is called *name* and written to *path*: a ledger in a workbook is a workbook.

    >>> written_as("ledger", "2031.XLSX"), written_as("ledger", "2031.csv")
    ('ledger_excel', 'ledger')
    """
    return "ledger_excel" if name == "ledger" and path.lower().endswith(".xlsx") else name


def built_in(name: str) -> Format | None:
    """The format of this name; None where it is not one of ours."""
    return next((one for one in FORMATS if one.name == name), None)
