"""Which outputs are built in, and which of them a file name asks for. None is imported before it is asked for."""

from typing import NamedTuple


class Format(NamedTuple):
    """An output: its name, its module in this package, the lower-case suffixes that ask for it, and what it is for."""

    name: str
    module: str
    suffixes: tuple[str, ...]
    summary: str


#: In the order in which they are listed.
FORMATS = (
    Format("console", "console", (".txt",), "给人看的报告"),
    Format("summary", "summary", (), "一份一行，只列有问题的"),
    Format("markdown", "markdown", (".md",), "给人看的报告，Markdown"),
    Format("csv", "csv_report", (".csv",), "一行一项要求，用 Excel 打开"),
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

    >>> format_of("build/r.SARIF.json"), format_of("r.json"), format_of("r.xyz")
    ('sarif', 'json', '')
    """
    name = path.lower()
    asked = [(len(suffix), one.name) for one in FORMATS for suffix in one.suffixes if name.endswith(suffix)]
    return max(asked, default=(0, ""))[1]
