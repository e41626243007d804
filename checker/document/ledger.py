"""The entries of a ledger: what the words of an account of money mean, and how its figures are written."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from checker.text.patterns import han_pattern
from checker.text.span import Span

Role = Literal["opening", "income", "spending", "closing"]

_PERIOD = (
    r"(?:(?:20[0-9]{2}年度?)?(?:第?[一二三四1-4]季度?|[0-9]{1,2}月?[-—–~至到、][0-9]{1,2}月份?"
    r"|[0-9一二三四五六七八九十]{1,2}月份?|[上下]半年|全年)(?:至[0-9]{1,2}月份?)?"
    r"|20[0-9]{2}年度?|本期|本月|本季度?|本年度?|本次|当期|当月|当年|期间|今年)?(?:末|份)?"
)
_WHOSE = r"(?:我|本|该|全)?(?:村|社区|小区)?(?:集体|级|财务|资金|现金|公共收益)*"
_SUM = r"(?:合计|总计|总额|总数|小计|共计|共|总|累计)?"
_LEFT = r"(?:资金|存款|现金|滚存)?(?:结余|节余|结存|余额|余款|盈余|库存|结转|剩余|尚余)"
_WHAT = r"(?:金额|情况|明细|总额|数|部分|方|类|项目|栏)?"
_BEFORE = (
    r"期初|年初|月初|季初|上期末?|上月末?|上季度?末?|上年度?末?|上一?(?:季度|月|期|年度?)末?|上次|前期|承前|20[0-9]{2}年末"
    r"|(?:20[0-9]{2}年)?[0-9]{1,2}月(?:1日|初)"
)
_UNTIL = (
    r"期末|年末|月末|季末|收支(?:相抵|两抵)?后?|相抵后?|累计|目前|现有?|实际|最终|截[至止][0-9年月日末底]{0,12}|"
    + _PERIOD
)
ROLES: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (
        "opening",
        han_pattern(rf"(?:{_BEFORE})(?:帐面|账面|累计)?(?:{_LEFT}|资金)?(?:转入|结余|额|资金|数)*|承前页"),
    ),
    ("income", han_pattern(rf"{_WHOSE}{_PERIOD}{_WHOSE}{_SUM}(?:收入|收款|增加|收){_SUM}{_WHAT}")),
    ("spending", han_pattern(rf"{_WHOSE}{_PERIOD}{_WHOSE}{_SUM}(?:支出|开支|付款|减少|支){_SUM}{_WHAT}")),
    (
        "closing",
        han_pattern(
            rf"{_WHOSE}(?:{_UNTIL}){_WHOSE}(?:累计|收支|帐面|账面)?{_SUM}{_LEFT}"
            rf"(?:资金|合计|总额|金额|转?入?下[期月季年]度?|额|数)*|[期年月季]末数?|余"
        ),
    ),
)
MARK = han_pattern(r"\(?(?P<number>[一二三四五六七八九十]{1,3}|[0-9]{1,2})[)、.．]\s*|[①-⑳]|第[一二三四五六]、")
NUMBER = han_pattern(
    r"(?P<number>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)(?:\s*(?P<unit>万元|万|元(?!/)))?"
)
TOTAL = han_pattern(r"合\s*计|总\s*计|共\s*计|总额")
PART = han_pattern(r"小\s*计|^其中|^本页")
_UNIT = han_pattern(r"单位\s*[:(]?\s*(?:人民币)?(?P<unit>万?元)")


@dataclass(frozen=True, slots=True)
class Entry:
    """An amount of a ledger, in yuan: of which ``role``, and whether it is the ``total`` of its side or an item of it.

    ``label`` names it, ``style`` is how an item is numbered ("1." of 3., "(一)" of (二)), empty where it is not.
    ``loose`` items share a line, so that there may be more of them than are told. ``account`` numbers the accounts of
    which a table has one in each row; what lies outside such tables is of account 0.
    """

    span: Span
    role: Role
    total: bool
    amount: Decimal
    label: str = ""
    style: str = ""
    loose: bool = False
    account: int = 0


def role_of(label: str) -> Role | None:
    """The role that a label names as a whole; 经营收入 names an item and so none.

    >>> [role_of(words) for words in ("一、上月结余", "本季度收入合计(元)", "总支出", "期末余额", "经营收入", "办公费")]
    ['opening', 'income', 'spending', 'closing', None, None]
    """
    words = re.sub(r"\([^()]*\)|[\s:\"“”]", "", MARK.sub("", label.strip(), count=1))
    return next((role for role, pattern in ROLES if pattern.fullmatch(words)), None)


def amount_of(match: re.Match[str], unit: str) -> Decimal:
    """The amount of a match of NUMBER in yuan; *unit* is the one that holds where none is written at the number."""
    ten_thousand = (match["unit"] or unit or "元").startswith("万")
    return Decimal(match["number"].replace(",", "")) * (10000 if ten_thousand else 1)


def style_of(words: str) -> str:
    """How an item is numbered.

    >>> [style_of(words) for words in ("12.电费", "(三)补助", "办公费")]
    ['1.', '(一)', '']
    """
    mark = MARK.match(words)
    return re.sub("[一二三四五六七八九十]+", "一", re.sub("[0-9]+", "1", mark[0].strip())) if mark else ""


def common_unit(text: str) -> str:
    """The unit that "单位:元" gives for the whole text; empty where it gives none."""
    unit = _UNIT.search(text)
    return unit["unit"] if unit else ""
