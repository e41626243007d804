"""The written forms of dates, as patterns. What a match means is decided in :mod:`checker.text.chinese.dates`."""

import re
from functools import cache
from typing import NamedTuple

from checker.text.patterns import han_pattern

#: Digits of a year written out: O, o and their Greek and Cyrillic twins are typed for 〇.
_HAN_DIGIT = "〇零○◯OoΟО0一二三四五六七八九壹贰叁肆伍陆柒捌玖"
_HAN_MONTH = "(?:[〇零]?[一二三四五六七八九]|十[一二]?|元|[零壹贰叁肆伍陆柒捌玖拾]{1,3})"
_HAN_DAY = (
    "(?:[〇零]?[一二三四五六七八九]|[一二三]?十[一二三四五六七八九]?|廿[一-九]?|卅一?|[零壹贰叁肆伍陆柒捌玖拾]{1,4})"
)
_MONTH = f"(?:[0-9]{{1,2}}|{_HAN_MONTH})"
_DAY = f"(?:[0-9]{{1,2}}|{_HAN_DAY})"
#: 号 of a building or a room is no day.
_DAY_UNIT = "(?:日|号(?![楼院房室门机线]))"
_DASH = "(?:—{1,2}|[-–―─~∼〜～→‐‑−﹣]{1,3}|一(?=[0-9]))"
_DAYPART = "(?:上午|下午|中午|凌晨|清晨|早上|晚上|晚间|傍晚|早|晚)"

# Two-digit years count only where a whole date follows; three and five digits are slips that a checker must see.
_YEAR = (
    r"(?:(?P<{p}y>[0-9]{{3,5}}|[0-9]{{2}}(?= ?年 ?[0-9]{{1,2}} ?月 ?[0-9]{{1,2}} ?[日号])"
    rf"|[{_HAN_DIGIT}]{{{{4}}}}) ?年|(?P<{{p}}yw>[今本当同去上明次翌]年)) ?"
)
_MONTH_WORD = "(?P<{p}mw>[本当同次下上]月) ?"
_NUMERIC_MONTH = "(?:1[0-2]|0?[1-9])"
_NUMERIC_DAY = "(?:3[01]|[12][0-9]|0?[1-9])"
_FULL_YEAR = "(?:19|20)[0-9]{2}"

_CONNECTOR = (
    rf" ?(?:\((?:不?含)?(?:当日|当天|本日|首日)?\))? ?{_DAYPART}?(?:起|开始)?\)?,? ?(?:公示|公开|持续)?,? ?"
    rf"(?:\r?\n?(?:直至|截至|截止到?|至|到)\r?\n?|{_DASH}(?: {_DASH})?) ?\(?"
)
#: The unit is left out before the other end of a range, before more days of a list, or by a slip at the line's end.
_NO_UNIT = (
    rf"(?={_CONNECTOR}(?:[0-9]{{1,2}} ?月 ?)?[0-9]{{1,2}} ?{_DAY_UNIT}"
    rf"|(?: ?、 ?[0-9]{{1,2}})+ ?{_DAY_UNIT}| *(?:[\r\n]|$))"
)
_UNITS_START = (
    rf"(?<![0-9〇一二三四五六七八九十第])(?:{_YEAR.format(p='a')})?(?P<am>{_MONTH}) ?月份? ?"
    rf"(?:(?P<ad>{_DAY}) ?{_DAY_UNIT}|(?P<ad2>[0-9]{{1,2}}){_NO_UNIT})?"
)
_WORD_START = rf"{_MONTH_WORD.format(p='d')}(?P<dd>{_DAY}) ?{_DAY_UNIT}"
_NUMERIC_START = (
    rf"(?<![0-9A-Za-z_./\-])(?P<by>{_FULL_YEAR})(?:(?P<sep>[-./])(?P<bm>{_NUMERIC_MONTH})(?P=sep)(?P<bd>{_NUMERIC_DAY})"
    r"(?![0-9A-SU-Za-z_]|[./][0-9])日?|(?P<cm>0[1-9]|1[0-2])(?P<cd>0[1-9]|[12][0-9]|3[01])(?![0-9A-Za-z_])"
    rf"|(?P<esep>[-./])(?P<em>0[1-9]|1[0-2]|[1-9])(?![0-9A-Za-z_]|[./][0-9]))"
)
_SHORT_START = (
    rf"(?<![0-9A-Za-z_./\-])(?P<fm>{_NUMERIC_MONTH})(?P<fsep>[./])(?P<fd>{_NUMERIC_DAY})"
    rf"(?= ?(?:{_DASH}|[至到]) ?{_NUMERIC_MONTH}(?P=fsep){_NUMERIC_DAY}(?![0-9.]))"
)
_END = (
    rf"(?:{_YEAR.format(p='a')})?(?:(?P<am>{_MONTH}) ?月份? ?|{_MONTH_WORD.format(p='d')})?(?P<ad>{_DAY}) ?{_DAY_UNIT}"
    rf"|(?:{_YEAR.format(p='g')})?(?P<gm>{_MONTH}) ?月份?(?P<gd>[0-9]{{1,2}}(?![0-9]))?"
    rf"|(?:(?P<by>{_FULL_YEAR})(?P<bysep>[-./]))?(?P<bm>{_NUMERIC_MONTH})(?P<sep>[-./])(?P<bd>{_NUMERIC_DAY})(?![0-9]|[./-][0-9])日?"
    r"|(?P<cy>(?:19|20)[0-9]{2})(?P<cm>0[1-9]|1[0-2])(?P<cd>0[1-9]|[12][0-9]|3[01])(?![0-9A-Za-z_])"
    rf"|(?P<ey>{_FULL_YEAR})[./-](?P<em>0[1-9]|1[0-2]|[1-9])(?![0-9A-Za-z_.])"
    rf"|(?P<hd>{_NUMERIC_DAY})(?![0-9.:/时点个天%年月,])"
)
_TAIL = (
    r"(?: ?\( ?(?:星期|周|礼拜)(?P<w1>[一二三四五六日天])[ ,]*\)?| ?(?:星期|礼拜)(?P<w2>[一二三四五六日天])"
    r"| ?周(?P<w3>[一二三四五六日])(?=[^一-鿿]|[上下中晚早至到起前]|$))?"
    rf"(?: ?\(?(?:北京时间)? ?(?P<part>{_DAYPART})?[ T]?"
    r"(?:(?P<hour>[0-9]{1,2}) ?(?::|时|点)"
    r"(?: ?(?P<minute>[0-5][0-9])(?::[0-9]{2})?(?![0-9])(?: ?分(?:[0-9]{1,2}秒)?)?"
    r"| ?(?P<minute1>[0-9]) ?分|整|(?P<half>半))?"
    r"|(?P<han>[零〇一二三四五六七八九十]{1,3})时(?:(?P<hanmin>[零〇一二三四五六七八九十]{1,3})分|整|(?P<hanhalf>半))?)"
    r"(?: ?\(?北京时间\))?\)?)?"
)
_LIST = (
    rf"[、和及与] ?(?P<ad>{_DAY}) ?(?:{_DAY_UNIT}(?![内前后以之])|(?=(?: ?、 ?[0-9]{{1,2}})+ ?{_DAY_UNIT})"
    rf"|(?={_DASH}[0-9]{{1,2}} ?{_DAY_UNIT}))"
)


class DateForms(NamedTuple):
    """The compiled patterns: a date, what may follow it, what joins it to a second one, and that second one."""

    start: re.Pattern[str]
    tail: re.Pattern[str]
    connector: re.Pattern[str]
    end: re.Pattern[str]
    list_item: re.Pattern[str]
    label: re.Pattern[str]
    born: re.Pattern[str]


@cache
def date_forms() -> DateForms:
    """The patterns, compiled on first use."""
    return DateForms(
        han_pattern(f"{_UNITS_START}|{_WORD_START}|{_NUMERIC_START}|{_SHORT_START}"),
        han_pattern(_TAIL),
        han_pattern(_CONNECTOR),
        han_pattern(_END),
        han_pattern(_LIST),
        han_pattern(
            r"(?:时间|日期|年月|期限|有效期|出生|入党|工作|任职|毕业|公示期|自|从|至|到|截至|截止|于)[^0-9\r\n\t。]{0,4}$"
        ),
        han_pattern(r" ?\)? ?(?:[-–—~ ]*至今|出?生|入党|参加工作|起任|任)"),
    )
