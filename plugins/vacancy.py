"""招聘、竞聘的岗位、人数、报名时间：栏目、标签、小标题下或句子里写出了值，才算写明。"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from checker import Document, Finding, Span, han_pattern, hookimpl

_NAMES = {"post": "岗位（职位）", "number": "人数", "window": "报名时间"}
_LABELS = {
    "post": han_pattern(r"岗位|职位|职务|工种"),
    "number": han_pattern(r"人数|名额|计划数?$|招[聘录考收]数量|数量|指标数?$|职数"),
    "window": han_pattern(r"报名|投递|截止|应聘时间|接收简历|招聘时间|申请时间|起止"),
}
_NOT_LABEL = han_pattern(
    r"^按(?:岗位|职位)|电话|网址|网站|邮箱|地点|地址|方式|要求|条件|职责|材料|咨询|代码|费|工资|待遇|津贴|比例"
)
_EMPTY = han_pattern(r"[\s/\\|—–\-_.。:、×xX*]*")
_TABLED = han_pattern(
    r"(?:岗位|职位)(?:计划|信息|需求|情况|设置)?(?:一览)?表|(?:岗位|职位)[^。;\n]{0,10}(?:详见|见)附|(?:招聘|招录|招考)计划(?:一览)?表"
)
_ACT = r"(?:招聘|招录|招考|招收|选聘|遴选|招募|引进|聘用|竞聘|录用|选拔|招用|需求|需要|设置|选调|拿出|产生)"
_POST = han_pattern(
    rf"{_ACT}[^。;,\n]{{0,30}}?[一-鿿]{{1,10}}(?:(?<!人)(?<!职)员|师|医生|护士|主任|科长|经理|(?<!职)(?<!员)工(?!作)|教师|会计|出纳|秘书|司机|部长|组长|班长|主管|校长|厂长"
    r"|助理|警察|(?<!工作)岗(?!位)|科员)(?![一-鿿]*(?:公告|简章|启事|通知))|(?:招聘|招录|招考|招收|招用)[^。;,\n\d]{0,12}?[一-鿿]{2,10}(?<!人员)(?<!员工)(?<!职工)(?<!人才)\s?\d{1,4}名|[一-鿿]{2,12}(?:主任|[科部护士组班]长|经理|员|师)(?:等)?岗位[一-鿿]{0,4}(?:竞聘|招聘|选聘|竞争)"
    r"|(?:岗位|职位)(?:为|有|包括|名称)[^\s。;][^。;\n]+"
)
#: A post right before its number, as lists of posts have it: "★ 护士 10名".
_COUNTED = han_pattern(
    r"[一-鿿]{1,12}(?:(?<!人)(?<!职)(?<!党)(?<!团)员|师|医生|护士|工(?!作)|会计|出纳|秘书|司机|主任|科长|经理|岗)\s*[:,(]?\s*"
    r"(?:\d{1,4}|若干|[一二三四五六七八九十]{1,3})\s?[名人位]"
)
_STAFF = han_pattern(r"在职|在岗|现有|专任|已有|聘有|配备")
_NUMBER = han_pattern(
    r"(?:\d{1,5}|[一二三四五六七八九十两百]{1,4}|若干)\s?(?:余)?(?:名(?!次|单|称)|人(?!员可|次|以[上下]|[一-鿿]*比例|均)|位(?!于|置))"
)
_COUNTED_IN_ALL = han_pattern(rf"{_ACT}[^。;,\n\d]{{0,16}}\d{{1,5}}\s?[名人](?!以)")
_NUMBER_OTHER = han_pattern(
    r"(?:其中|学历|职称|本科|硕士|博士|前|第|每|满|由|评委|监督员|联系人|推荐人|比例|面试|入围|考官|不足|不少于|达到|超过|现有|在职|职工|员工|成立|服务|注册|学生|教师队伍|床位|拥有|共有)[^。;,\n]{0,12}$"
)
_ROLLING = han_pattern(
    r"招满为止|额满为止|长期(?:有效|招聘)|常年招聘|(?:自|从)?(?:即日|发布之日|公告之日)起|(?:全年|常年|学年内)(?:有效|接收|招聘)"
)
_APPLIES = han_pattern(
    r"报名(?!者|人员|条件|资格|对象)|投递|简历|应聘(?!者|人员|条件)|网申|申请(?!者|人)|截止|报考(?!者|人员|条件)|怎[么样]报|如何报|竞聘表|自荐|申报(?!者|人|对象)"
)
_OTHER_DATE = han_pattern(r"[^。;,\n]{0,8}(?:出生|毕业|取得|参加工作|缴费|打印|笔试|面试|期间取得)")
_LATER = han_pattern(r"(?:报名|投递)[^。;\n]{0,6}时间[^。;\n]{0,6}(?:另行|待定|见附|详见)")


@dataclass(frozen=True)
class Options:
    """Which of the three is asked for."""

    part: Literal["post", "number", "window"]


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Pass with the value; an empty slot is shown, what stands in a table that is not here is asked about."""
    what = _NAMES[options.part]
    shown = next(_FIND[options.part](document), None)
    if shown is not None:
        return Finding.passed(*_shown(document, options.part, shown))
    if options.part == "window":
        later = _LATER.search(document.text, document.body.start)
        if later:
            return Finding.review("报名时间不在文中，所说的地方写明了没有？", Span(*later.span()))
    else:
        tabled = _TABLED.search(document.text, document.body.start)
        if tabled:
            return Finding.passed(Span(*tabled.span()), message=f"{what}见所附的表，请核表中已写明")
    slot = next((one.label for one in document.fields if _asked(document, one.label, options.part)), None)
    if slot is not None and options.part != "window":
        return Finding.failed(f"“{document[slot]}”后面空着", slot)
    return Finding.failed(f"没有写{what}")


def _shown(document: Document, part: str, first: Span) -> tuple[Span, ...]:
    """The clause that says it; of a number also where the notice says how many in all."""
    counted = _COUNTED_IN_ALL.search(document.text, document.body.start) if part == "number" else None
    return document.clauses(*([Span(*counted.span())] if counted else []), first)


def _asked(document: Document, label: Span, part: str) -> bool:
    words = "".join(document[label].split())
    return _LABELS[part].search(words) is not None and not _NOT_LABEL.search(words)


def _values(document: Document, part: str) -> Iterator[Span]:
    """What stands in the columns, behind the labels and below the headings that ask for it."""
    for field in document.fields:
        if _asked(document, field.label, part) and not _EMPTY.fullmatch(document[field.value]):
            yield field.value
    for section in document.sections:
        if _asked(document, section.heading, part):
            below = document.span(min(section.heading.end, section.span.end), section.span.end)
            if not _EMPTY.fullmatch(document[below]):
                yield below


def _posts(document: Document) -> Iterator[Span]:
    for value in _values(document, "post"):
        yield document.line(value) if "\n" in document[value] else value
    for match in _POST.finditer(document.text, document.body.start):
        yield Span(*match.span())
    for match in _COUNTED.finditer(document.text, document.body.start):
        before = document.text[max(0, match.start() - 24) : match.start()]
        if not _NUMBER_OTHER.search(before) and not _STAFF.search(match.group()):
            yield Span(*match.span())


def _numbers(document: Document) -> Iterator[Span]:
    for value in _values(document, "number"):
        figure = han_pattern(r"\d+|若干|[一二三四五六七八九十两]+").search(document.text, *value)
        if figure:
            yield Span(*figure.span())
    for match in _NUMBER.finditer(document.text):
        if not _NUMBER_OTHER.search(document.text, max(0, match.start() - 24), match.start()):
            yield Span(*match.span())


def _windows(document: Document) -> Iterator[Span]:
    areas = list(_values(document, "window"))
    for one in document.dates:
        sentence = document.sentence(one.span)
        said = _APPLIES.search(document.text, sentence.start, sentence.end)
        asked = said is not None or any(area.covers(one.span) for area in areas)
        signed = document.signature.date is not None and document.signature.date.span.overlaps(one.span)
        if asked and not signed and not _OTHER_DATE.match(document.text, one.span.end):
            yield one.span
    rolling = _ROLLING.search(document.text, document.body.start)
    if rolling:
        yield Span(*rolling.span())


_FIND: dict[str, Callable[[Document], Iterator[Span]]] = {"post": _posts, "number": _numbers, "window": _windows}
