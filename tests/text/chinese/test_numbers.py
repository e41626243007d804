import pytest

from checker.text.chinese.numbers import find_book_titles, find_citations, find_document_numbers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("某某〔2025〕3号", ("某某", 2025, "3", "〔〕")),
        ("根据国办发〔2019〕14号", ("国办发", 2019, "14", "〔〕")),
        ("(某发[2025]3号)", ("某发", 2025, "3", "[]")),
        ("某发(2025)3号", ("某发", 2025, "3", "()")),
        ("某发【2025】第003号", ("某发", 2025, "003", "【】")),
        ("某司党〔XX〕36号", ("某司党", None, "36", "〔〕")),
        ("某发〔〕3号", ("某发", None, "3", "〔〕")),
        ("某发〔2025〕号", ("某发", 2025, "", "〔〕")),
        ("某发〔2025〕十三号", ("某发", 2025, "十三", "〔〕")),
    ],
)
def test_document_numbers(text: str, expected: tuple[str, int | None, str, str]) -> None:
    (found,) = find_document_numbers(text)
    assert found[1:] == expected
    assert text[found.span.start : found.span.end].startswith(found.organ)


@pytest.mark.parametrize(
    "text", ["某发2002 13号", "2025年第3号", "(2025)3号", "某路(2025)", "〔2025〕3号", "某发〔〕号"]
)
def test_what_is_no_document_number(text: str) -> None:
    assert find_document_numbers(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("《招标投标法》第三十七条第一款", [("招标投标法", "第37条第1款")]),
        ("《某条例》(2019年修订)第41条第2款第(三)项", [("某条例", "第41条第2款第3项")]),
        ("《某法》第三条、第五条和第七条", [("某法", "第3条"), ("某法", "第5条"), ("某法", "第7条")]),
        ("《某法》第一百二十条之一", [("某法", "第120条之1")]),
        ("按照本办法第五条", [("", "第5条")]),
        ("第一条 为了规范", []),
        ("总则\n  第一条 为了规范", []),
        ("《某法》规定，第一", []),
    ],
)
def test_citations(text: str, expected: list[tuple[str, str]]) -> None:
    assert [found[1:] for found in find_citations(text)] == expected


def test_book_titles() -> None:
    assert [found.title for found in find_book_titles("《甲〈乙〉》、《丙《丁》》》《未完\n》《戊》")] == [
        "甲〈乙〉",
        "丙《丁》",
        "戊",
    ]
