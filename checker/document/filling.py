"""What a slot of a form says: something, or nothing yet, or only where else it is said."""

from enum import Enum

from checker.text.patterns import han_pattern


class Filling(Enum):
    """How far a slot is filled in: it is BLANK, says that it will be filled in LATER, says only that the words stand
    ELSEWHERE, or is SAID."""

    BLANK = "blank"
    LATER = "later"
    ELSEWHERE = "elsewhere"
    SAID = "said"


#: No character but punctuation, and crosses and stars that keep a place; 年 月 日 and 元 are printed in the form.
_BLANK = han_pattern(
    r"[\W_×xX○]*|[\W_×xX○]*年[\W_×xX○]*月[\W_×xX○]*日?[\W_]*|[\W_×xX○]+(?:万?元|人|名|户|亩|项)?[\W_]*"
)
_LATER = han_pattern(
    r"[\W_]*(?:(?:具体)?(?:内容|时间|地点|标准|金额|名单|人选|事项|情况)?)?"
    r"(?:待定|另定|待(?:补充?|填写?|公布|通知|确定|完善|更新|明确|发|核|议|审|批|报)|另行(?:通知|公告|公布|公示|发布|确定|制定|告知)|(?:暂|尚)?未(?:确?定|填写?)|暂缺|面议)[\W_]*"
)
#: Where else it stands: right behind these words, whatever paper or place that is. 见习 and 见义勇为 point nowhere.
_ELSEWHERE = han_pattern(
    r"[\W_]*(?:具体|详细|其他|有关|相关|更多)*(?:内容|要求|情况|信息|事项|名单|标准|位置|范围|时间|安排|制度|规定|详情)?(?:请|均|可|已)*"
    r"(?:(?:详|另|参|请|可)*见(?!习|义|证|面|效|到|于|下|上)|参[阅看]|查[阅看]|登录|扫码|扫描)[^,。;\n]{1,60}[\W_]*"
    r"|[\W_]*(?:[^,。;\n]{0,6}(?:[附另后随]附|附后)|从?略)[\W_]*"
    r"|[\W_]*(?:按照?|以)[^,。;\n]{0,30}?(?:附件|附表|文件|公告|清单|目录|章|网站|平台|系统|网页|为准)[^,。;\n]{0,15}[\W_]*"
)


def filling(said: str) -> Filling:
    """How far a slot that holds the words *said* is filled in.

    >>> [filling(words).name for words in ("＿＿＿", "年 月 日", "待定", "详见附件1《制度汇编》", "三楼会议室")]
    ['BLANK', 'BLANK', 'LATER', 'ELSEWHERE', 'SAID']
    """
    if _BLANK.fullmatch(said):
        return Filling.BLANK
    if _LATER.fullmatch(said):
        return Filling.LATER
    return Filling.ELSEWHERE if _ELSEWHERE.fullmatch(said) else Filling.SAID
