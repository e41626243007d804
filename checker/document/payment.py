"""One payment, a stated total of payments, and the patterns and units in which both are written."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from re import Pattern

from checker.text.chinese.numerals import parse_decimal
from checker.text.patterns import han_pattern
from checker.text.span import Span


@dataclass(frozen=True, slots=True)
class Payment:
    """What one person is paid. ``amount`` is in yuan and None where its place is empty or there is none; ``points`` and
    ``post`` are where these are said of the person."""

    name: Span
    amount: Decimal | None = None
    amount_span: Span | None = None
    points: Span | None = None
    post: Span | None = None

    @property
    def span(self) -> Span:
        """The name."""
        return self.name


@dataclass(frozen=True, slots=True)
class PaymentTotal:
    """A stated total of payments, in yuan."""

    span: Span
    amount: Decimal


_POST = "长|经理|书记|主任|董事|监事|总工|总监|会计师|工程师|经济师|主席|委员|助理|总裁|顾问|主管|主办"


@cache
def patterns() -> dict[str, Pattern[str]]:
    """How names, posts, points and amounts stand in rows, lines and entries, by what they find."""
    number = r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{1,2})?|[0-9]{1,9}(?:\.[0-9]{1,4})?"
    return {
        "name": han_pattern(r"^(?:姓名|职工姓名|员工姓名|人员|领取人|负责人|姓名\(.*\))$|姓名"),
        "points": han_pattern(r"得分|分数|考核分|积分|总分|工分|分值|系数|评分|绩效分|考核结果|考核得分"),
        "post": han_pattern(r"职务|岗位|任职(?!起|时|期|年|月|日)"),
        "sum": han_pattern(r"合计|实发|总额|总计|小计|年度薪酬|税前|应发|应付|应领|实领"),
        "amount": han_pattern(
            r"缴|基数|奖金|奖励|金额|薪酬|工资|绩效|发放|分配|应发|实发|(?:\(元\)|\(万元\))$|年薪|报酬|补贴"
        ),
        "rare_name": han_pattern(
            r"(?!合计|总计|小计|共计|平均|其[他它中余]|备注|签[字名]|制表|审核|[奖班]|工资|补贴|余额|结余)[一-鿿]{2,3}"
        ),
        "total_row": han_pattern(r"^(?:合计|总计|共计|总额|小计)"),
        "bare_total": han_pattern(rf"合\s*计\s*:?\s*(?P<n>{number})\s*(?P<unit>万元|元)?\s*$"),
        "number": han_pattern(
            rf"^(?:人民币|[¥￥])?\s*(?P<n>{number})\s*(?P<unit>万元|元)?整?(?:[*※#]|\([^()]{{1,30}}\)|注[0-9]?)?$"
        ),
        "entry": han_pattern(
            rf"(?:^|(?<=[、,;。:\s)(]))(?:\d{{1,3}}[.、．)]\s*)?(?P<name>[一-鿿·]{{2,8}}?)\s*"
            rf"(?:[,:(\s]{{0,3}}(?P<measure>(?:考核|岗位|绩效|个人)?(?:得分|分数|积分|系数|出勤|工时|产量|工分)[:为]?\s*"
            rf"[0-9]{{1,5}}(?:\.[0-9]{{1,2}})?\s*(?:分|天|小时|工时|件|个)?))?"
            rf"(?P<said>[,:为得(]?\s*(?:(?:考核)?(?:得分|分数|积分|绩效分)?[:为]?\s*)?(?P<points>[0-9]{{1,4}}(?:\.[0-9]{{1,2}})?\s*分)?"
            rf"[,):、]?\s*(?:(?:应得|(?:个人|单位)?缴[纳费存]|实发|应发|分得|发放|分配|领取|得|获)?(?:奖金|绩效(?:奖金|工资)?|奖励|金额|缴费基数|基数)?[:为得]?\s*)?)"
            rf"(?P<n>{number})\s*(?P<unit>万元|元)"
        ),
        "row": han_pattern(
            rf"(?:\d{{1,3}}[.、\s]\s*)?(?P<name>[一-鿿·]{{2,8}})(?:[ \t]+(?P<said>\S[^\n,。;]{{0,40}}?)"
            rf"|[ ]*[(](?P<post>[^()\d]{{2,20}})[)][:,]?)?"
            rf"(?:[ \t]+|(?<=[):,]))(?P<n>{number})\s*(?P<unit>万元|元)[,;。]?$"
        ),
        "post_first": han_pattern(
            rf"(?:\d{{1,3}}[.、\s]\s*)?(?P<post>[^\s\d:。;]{{0,20}}(?:{_POST}))[ \t:]{{1,20}}(?P<name>[一-鿿·]{{2,4}})"
            rf"(?P<said>)[ \t:,]{{1,20}}(?P<n>{number})\s*(?P<unit>万元|元)[,;。]?$"
        ),
        "unpaid_row": han_pattern(
            r"(?:\d{1,3}[.、\s]\s*)?(?P<name>[一-鿿·]{2,8})"
            r"(?:[ \t]{2,}(?P<said>\S[^\n,。;:]{0,30})|[ ]*[(](?P<post>[^()\d]{2,20})[)])$"
        ),
        "unpaid_entry": han_pattern(
            r"(?:^|(?<=[、,;。:\s]))(?P<name>[一-鿿·]{2,4})[ \t]*[(:]?"
            r"(?:(?:考核)?(?:得分|分数|积分|系数|工分)[:为]?\s*)?"
            r"(?P<points>\d{1,4}(?:\.\d{1,2})?\s*分)[ \t)]*(?=[;、。,]\s*(?:[一-鿿]{2,4}[ \t]*[(:]?\d|\s*$)|$)"
        ),
        "post_said": han_pattern(rf"[^\s\d]{{0,20}}(?:{_POST})(?![^\s])"),
        "points_said": han_pattern(r"\d{1,4}(?:\.\d{1,2})?\s*(?:工?分)(?![之钟])"),
        "total": han_pattern(
            rf"(?:总额|总计|合计|共计|总数|总量|(?:奖金|绩效|发放|奖励)[一-鿿]{{0,4}}共|(?:[本当]月|月份?|季度|全[班队]|班组|车间|本[队班厂])(?:绩效)?奖金|共(?:发放|分配|计)?)(?:金额|奖金)?"
            rf"[一-鿿]{{0,4}}?[:为是]?\s*(?:人民币)?\s*(?P<n>{number})\s*(?P<unit>万元|元)"
        ),
    }


def words(text: str, span: Span) -> str:
    """What stands in *span*, without white space."""
    return "".join(text[span.start : span.end].split())


def yuan(written: str, unit: str | None, head: str) -> Decimal | None:
    """The amount in yuan; its unit may stand in the *head* of its column."""
    value = parse_decimal(written)
    if value is None:
        return None
    return value * 10000 if (unit or "") == "万元" or (not unit and "万元" in head) else value
