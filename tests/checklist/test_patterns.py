import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.checklist import ChecklistError, compile_pattern


def test_offsets_are_code_points() -> None:
    found = compile_pattern(r"1\d{10}", "x").search("电话13800138000联系")
    assert found.span() == (2, 13)
    assert [match.group() for match in compile_pattern("公[示布]", "x").finditer("公示和公布")] == ["公示", "公布"]


@pytest.mark.parametrize(
    ("pattern", "cause"),
    [
        (r"\b\d{11}\b", r"模式里不能用 \b 和 \B：它们在汉字旁边不起作用；请写明两边可以是什么字符"),
        (r"\\\B", r"模式里不能用 \b 和 \B：它们在汉字旁边不起作用；请写明两边可以是什么字符"),
        ("(公示", "模式“(公示”有误：缺少右括号 )"),
        ("公示)", "模式“公示)”有误：多出右括号 )"),
        ("[公示", "模式“[公示”有误：缺少右方括号 ]"),
        ("(?=公示)", "模式“(?=公示)”有误：不支持环视（(?=、(?!、(?<）等写法"),
        (r"(公)\1", r"模式“(公)\1”有误：不认识的转义 \1（反向引用也不支持）"),
        ("*公示", "模式“*公示”有误：重复符号（* + ? {}）前没有内容"),
        ("公{2000}", "模式“公{2000}”有误：重复次数过大，最多1000"),
    ],
)
def test_what_is_wrong_with_a_pattern(pattern: str, cause: str) -> None:
    with pytest.raises(ChecklistError) as caught:
        compile_pattern(pattern, "a.toml，SK-01，options.pattern")
    assert str(caught.value) == f"a.toml，SK-01，options.pattern：{cause}"


def test_an_escaped_backslash_before_b_is_no_boundary() -> None:
    assert compile_pattern(r"\\b", "x").search(r"a\b") is not None


def test_nothing_is_written_to_standard_error(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ChecklistError):
        compile_pattern("(((", "x")
    assert capfd.readouterr().err == ""


def test_a_pattern_that_explodes_elsewhere_is_linear_here() -> None:
    assert compile_pattern("(a*)*b", "x").search("a" * 100_000) is None


@given(st.text())
def test_any_pattern_compiles_or_is_refused(pattern: str) -> None:
    told = ""
    try:
        compile_pattern(pattern, "x").search("公示 2025")
    except ChecklistError as error:
        told = str(error)
    assert "\n" not in told
