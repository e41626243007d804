"""Bank accounts: a unit's is published to be paid into, a person's is a leak."""

from collections.abc import Callable

import pytest

from checker.document import Document

Make = Callable[[str], Document]

ACCOUNTS = [
    (
        "户名：青禾县交易中心\n开户行：青禾农商银行\n账号：8201 0100 0012 3456 78",
        [("820101000012345678", True)],
    ),
    ("户名：王小明\n账号：6217000012345678901", [("6217000012345678901", False)]),
    ("姓名\t一卡通账号\t金额\n王小明\t810112345678901234\t300", [("810112345678901234", False)]),
    ("供应商名称\t开户银行\t账号\n远大公司\t青禾银行\t42050100001234567890", [("42050100001234567890", True)]),
    ("款项汇入账户，其中王小明：农信社 6226810000987612343", [("6226810000987612343", False)]),
    ("关注微信账号123456789012，税号914205991820123456", []),
]


@pytest.mark.parametrize(("text", "accounts"), ACCOUNTS)
def test_whose_account_it_is(document: Make, text: str, accounts: list[tuple[str, bool]]) -> None:
    found = [(one.number, one.office) for one in document(f"关于补贴的公示\n\n{text}\n").accounts]
    assert found == accounts
