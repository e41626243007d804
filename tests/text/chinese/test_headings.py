import pytest

from checker.text.chinese.headings import heading_level


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("一、公开内容", (1, 1)),
        ("十二、附则", (1, 12)),
        ("  一、公开内容", (1, 1)),
        ("第一章 总则", (1, 1)),
        ("第二部分 程序", (1, 2)),
        ("(一)内容", (2, 1)),
        ("第三节 形式", (2, 3)),
        ("第十条 为了", (3, 10)),
        ("第一，抓落实", (3, 1)),
        ("首先,抓落实", (3, 1)),
        ("1.时间", (3, 1)),
        ("1、时间", (3, 1)),
        ("1.2025年工作", (3, 1)),
        ("1.5月8日前完成", (3, 1)),
        ("(1)程序", (4, 1)),
        ("1)程序", (4, 1)),
        ("③材料", (5, 3)),
        ("⑴材料", (5, 1)),
        ("1.5万元", None),
        ("3.14", None),
        ("1、2月完成", None),
        ("2025.5.8", None),
        ("2025年工作", None),
        ("(2025)3号", None),
        ("第一条款", None),
        ("第一批", None),
        ("一天", None),
        ("", None),
    ],
)
def test_headings(line: str, expected: tuple[int, int] | None) -> None:
    assert heading_level(line) == expected
