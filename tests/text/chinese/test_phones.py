from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.text.chinese.phones import find_phones


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("010-12345678", ["010-12345678"]),
        ("(010)12345678", ["010-12345678"]),
        ("0717-6381296", ["0717-6381296"]),
        ("010—62345678", ["010-62345678"]),
        ("0717 6381296", ["0717-6381296"]),
        ("0717 - 6381296", ["0717-6381296"]),
        ("电话:0717-638 1296", ["0717-6381296"]),
        ("电话:07176381296", ["0717-6381296"]),
        ("0086-717-6381296", ["0717-6381296"]),
        ("0717-6381296/6381297", ["0717-6381296", "0717-6381297"]),
        ("0717-6381296/7、6381298", ["0717-6381296", "0717-6381297", "0717-6381298"]),
        ("0717-6381296、13800138000", ["0717-6381296", "13800138000"]),
        ("13800138000/13900139000", ["13800138000", "13900139000"]),
        ("13800138000 13900139000", ["13800138000", "13900139000"]),
        ("电话13800138000联系", ["13800138000"]),
        ("138 0013 8000", ["13800138000"]),
        ("138-0013-8000", ["13800138000"]),
        ("138 00138000", ["13800138000"]),
        ("+86 13800138000", ["13800138000"]),
        ("TEL13800138000", ["13800138000"]),
        ("举报电话12380", ["12380"]),
        ("12345政务服务便民热线", ["12345"]),
        ("电话:0717-12345", ["0717-12345"]),
        ("400-800-1234", ["4008001234"]),
        ("服务热线95598", ["95598"]),
        ("联系电话:6381296", ["6381296"]),
        ("联系电话:1234567", ["1234567"]),
        ("电话:86-010-68001234", ["010-68001234"]),
        ("监督电话\t6381296", ["6381296"]),
        ("监督电话:\r\n6381296", ["6381296"]),
        ("邮编:443000 电话:6381296", ["6381296"]),
        ("电话:0717-6381296 QQ:12345678", ["0717-6381296"]),
        ("138****8000", ["138****8000"]),
        ("138xxxx8000", ["138****8000"]),
    ],
)
def test_phones(text: str, expected: list[str]) -> None:
    assert [found.number for found in find_phones(text)] == expected


@pytest.mark.parametrize(
    ("text", "extension"), [("0717-6381296转801", "801"), ("0717-6381296-801", "801"), ("010-62345678 分机12", "12")]
)
def test_extensions(text: str, extension: str) -> None:
    (found,) = find_phones(text)
    assert (found.extension, found.kind) == (extension, "landline")
    assert found.span == (0, len(text))


@pytest.mark.parametrize(
    "text",
    [
        "11010519491231002X",
        "110105194912310021",
        "6222021234567890128",
        "6222 0212 3456 7890 128",
        "证书编号13800138000",
        "91420500MA13800138",
        "DYA030008-202501-01",
        "D242187537",
        "金额13800138000元",
        "13800138000.00",
        "6381296元",
        "建筑师,20211201181",
        "邮箱6381296@qq.com",
        "QQ:6381296",
        "www.12380.gov.cn举报",
        "公示时间2025-05-08",
        "合同价12345678",
        "12380",
        "某路12345号,举报",
        "电话会议20250508",
        "第13800138000号",
        "4861256.00",
        "共12380人",
    ],
)
def test_what_is_no_phone(text: str) -> None:
    assert find_phones(text) == ()


@given(
    st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True),
    st.sampled_from(["电话", "(", "张三,", "\n"]),
    st.sampled_from(["", "。", ")", "联系"]),
)
def test_every_mobile_is_found(number: str, before: str, after: str) -> None:
    (found,) = find_phones(before + number + after)
    assert found == ((len(before), len(before) + 11), number, "mobile", "")


@given(st.from_regex(r"[0-9]{14,24}", fullmatch=True))
def test_longer_numbers_hold_no_phone(number: str) -> None:
    assert find_phones(f"电话{number}") == ()


@given(st.text(alphabet="0123456789-/、() 转电话*xX+", max_size=60))
def test_phones_are_in_order_and_apart(text: str) -> None:
    found = find_phones(text)
    assert all(one.span.end <= after.span.start for one, after in pairwise(found))
