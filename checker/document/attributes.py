"""What a notice says of a person: labels that ask for it, and clauses that state it."""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from checker.text.patterns import han_pattern
from checker.text.span import Span

#: The attributes, with the labels that head their columns or stand before their values.
LABELS: Mapping[str, str] = {
    "sex": r"性别",
    "ethnicity": r"民族|族别",
    "birth": r"(?:出生|生年)(?:年月日?|日期|时间)?",
    "education": (
        r"(?:最高|全日制|在职)?(?:学历|学位|文化程度|教育程度|文化)"
        r"(?:(?:及|和|、|/)?(?:学历|学位|毕业院校.*))?"
    ),
    "politics": r"政治面貌|党派|入党(?:时间|年月)",
    "current_post": (
        r"现(?:任)?(?:工作)?(?:单位)?(?:及|和|、)?(?:职务|岗位|任职|职级)(?:职级)?|现任|现职|"
        r"(?:工作)?单位(?:及|和|、)?职务|原任?职务|原岗位|目前职务"
    ),
    "proposed_post": r"拟[^\s:]{1,10}|(?:提名|推荐)(?:职务|岗位|人选)",
}

_YEAR_MONTH = (
    r"(?:\d{4}(?:年|[.\-/])\d{1,2}月?(?:\d{1,2}日)?"
    r"|[〇○零一二三四五六七八九十O]{4}年[一二三四五六七八九十]{1,3}月)"
)
_POST = (
    r"(?:[局处科股厅部院校所站厂矿队行社馆园段区县市镇乡村组班室庭]长|主任|书记|主席|经理|总监|干部|教师|教授"
    r"|医师|护士|工程师|"
    r"会计|委员|助理|秘书|专员|调研员|巡视员|负责人|主管|董事|监事|(?:科|办事|职|驾驶|管理|技术|文)员|院士"
    r"|研究员|组长|总管)"
)
#: How running text says it, held against one clause.
SAID: Mapping[str, str] = {
    "sex": r"(?:^|:)[男女]性?$",
    "ethnicity": r"(?:^|:|[男女])[一-鿿]{1,8}族(?:人)?$|民族:?[一-鿿]{1,6}$",
    "birth": rf"^{_YEAR_MONTH}$|{_YEAR_MONTH}(?:出)?生|出生(?:于|年月|日期|时间)?:?{_YEAR_MONTH}|生于{_YEAR_MONTH}"
    rf"|\d{{2}}年\d{{1,2}}月(?:出)?生",
    "education": r"研究生|硕士|博士|本科|大学(?!生村|[一-鿿]{1,8}(?:长|主任|书记))|大专|专科|中专|高中|学士|初中|中技"
    r"|双学位|学历",
    "politics": (
        r"中共(?:预备)?党员|预备党员|(?:^|:)党员$|(?:^|:)群众$|共青团员|(?:^|:)团员$|(?:^|:)(?:民革|民盟|民建"
        r"|民进|农工党|致公党|九三学社|台盟)(?:[会盟社党]员|成员)?$|"
        r"无党派|党外|加入中国共产党|入党(?!积极|申请)|加入中共"
    ),
    "current_post": (
        r"^(?:\d{4}年\d{1,2}月(?:起|至今)?)?(?:现任|现为|现系|现担任|现聘|目前任)|^现[^,]{0,16}(?:任|担任|从事|工作)"
        rf"|^任.{{2,}}|现任职务|现职|工作单位及职务|^(?!.*(?:拟|曾|历任))[一-鿿()·\d]{{2,40}}{_POST}(?:\(.*\))?$"
    ),
    "proposed_post": (
        r"(?:拟|提名|推荐)(?:进一步使用|提拔|提任|任|聘|晋升|担任|推荐|提名|转任|交流|重用|作为|为|确定|套转"
        r"|使用|试用|当选|选|平级|平职"
        r"|试任|连任|兼任|续聘|接任|增补|录用|转正)"
    ),
}
_CLAUSE = han_pattern(r"[^,、;。\s|]+")
#: After these the bare posts of the sentence are not held now: "拟任审判员、立案庭副庭长", "历任科员、科长".
_ELSEWHEN = han_pattern(r"(?:\d{4}年\d{1,2}月(?:起|至今)?)?(?:拟|提名|曾|历任|先后)")
_NOW = han_pattern(r".{0,12}现(?:任|为|职|系|聘|担)|.{0,12}目前|现.{0,16}[任事作]|(?:工作)?单位及职务")
#: The posts run on to the end of their clause: 、 in "党组成员、副局长" divides no clauses there.
_TO_THE_END = ("current_post", "proposed_post")


@cache
def _labels() -> Mapping[str, "re.Pattern[str]"]:
    return {name: han_pattern(rf"(?:{pattern})(?:\(.*\))?") for name, pattern in LABELS.items()}


@cache
def _said() -> Mapping[str, "re.Pattern[str]"]:
    return {name: han_pattern(pattern) for name, pattern in SAID.items()}


def _is_post(clause: str) -> bool:
    """Whether a clause tells an office held: 大学, 高中 and 研究生院 are then where it is held, no education."""
    return re.match("现|拟|曾|历任|任", clause) is not None or re.search(rf"{_POST}(?:\(.*\))?$", clause) is not None


@lru_cache(4096)
def named_by(label: str) -> tuple[str, ...]:
    """The attributes that a column head or label asks for: "性别/民族" asks for two.

    >>> named_by("性别/民族"), named_by("拟任职务"), named_by("备注")
    (('sex', 'ethnicity'), ('proposed_post',), ())
    """
    parts = [label, *re.split(r"[/、及和]", label)] if len(label) <= 12 else [label]
    return tuple(name for name, pattern in _labels().items() if any(pattern.fullmatch(part) for part in parts))


def stated_in(text: str, passage: Span) -> Iterator[tuple[str, Span]]:
    """The attributes that the clauses of *passage* state, each at its first mention, with the words that do.

    >>> text = "男,汉族,1978年6月生,大学学历,现任科员,拟任科长"
    >>> [(name, text[span.start:span.end]) for name, span in stated_in(text, Span(0, len(text)))][-1]
    ('proposed_post', '拟任科长')
    """
    seen: set[str] = set()
    elsewhen = False
    for match in _CLAUSE.finditer(text, passage.start, passage.end):
        clause = match.group().strip("()")
        start = match.start() + match.group().find(clause) if clause else match.start()
        stopped = re.search(r"[。;]", text[max(passage.start, match.start() - 2) : match.start()]) is not None
        elsewhen = _ELSEWHEN.match(clause) is not None or (elsewhen and not stopped and not _NOW.match(clause))
        for name, pattern in _said().items():
            said = None if name in seen or (elsewhen and name == "current_post") else pattern.search(clause)
            if said is None or (name == "education" and _is_post(clause)):
                continue
            seen.add(name)
            end = start + (len(clause) if name in _TO_THE_END else said.end())
            yield name, Span(start + said.start() + (clause[said.start()] == ":"), end)
