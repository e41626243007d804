"""百分比合计为100%：各档占比加起来应当是整体。"""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from checker import Document, Finding, Level, Span, han_pattern, hookimpl

#: The answers to one question; the last of a group is the one without which the shares may be only some of them.
_GRADES = (
    ("优秀", "称职", "基本称职", "不称职"),
    ("优秀", "合格", "基本合格", "不合格"),
    ("优秀", "良好", "一般", "较差"),
    ("非常满意", "很满意", "满意", "比较满意", "较满意", "基本满意", "一般", "不太满意", "不满意"),
    ("好", "较好", "一般", "差"),
    ("同意", "赞成", "弃权", "反对", "不同意"),
    ("男", "男性", "男职工", "女", "女性", "女职工"),
)
_CLOSING = {"不称职", "不合格", "较差", "不满意", "差", "反对", "不同意", "女", "女性", "女职工"}
_LABEL = han_pattern(
    r"(?:^|[^一-鿿]|占|为|的|评|是)[“\"]?(?P<label>[一-鿿]{1,4})(?:的|率|票)?[”\"]?的?(?:人数|代表|职工|票数)?[均各约]?"
    r"(?:占(?:比|到|总数|总人数|全部)?|为|达)?的?:? ?$"
)
_SHARE = han_pattern(r"占(?:比|到|总数|总人数|全部|全体)?[一-鿿]{0,6}$")

#: Shares of a company's owners; how far from the whole they may be and still mean all of it.
_OWNED = han_pattern(r"股权|股份|持股|国有股|资本|出资")
_OWNER = han_pattern(r"(?:股|资本|持有|保留|引入|出资|占比?|持股(?:比例)?)[为占:达]?[一-鿿]{0,2}$")
_PARTLY = han_pattern(r"从|增至|降至|提高|增长|以上|不[低高少多]于|其余|其他|不超过|表决")
_NEARLY = 5


@hookimpl
def check(document: Document) -> Finding:
    """Add up the shares of a sentence where they are all of one whole; the least digit written may be rounded."""
    right: list[Span] = []
    doubtful: list[Span] = []
    for spans, values, closed in _groups(document):
        total = sum(values, Decimal(0))
        least = min(int(value.normalize().as_tuple().exponent) for value in values)
        slack = max(Decimal("0.1"), Decimal(len(values)) * Decimal(10) ** min(0, least) / 2)
        if abs(total - 100) <= slack:
            right += spans
        elif closed:
            told = f"{'、'.join(document[span] for span in spans)}加起来是{total.normalize():f}%，不是100%，请核对"
            return Finding.failed(told, *spans, values={"total": f"{total.normalize():f}"})
    for spans, total in _ownership(document):
        if total == 100:
            right += spans
        elif abs(total - 100) <= _NEARLY:
            doubtful += spans
    if doubtful:
        shares = "、".join(document[span] for span in doubtful)
        return replace(Finding.review(f"股权{shares}，加起来不是100%：是否写错？", *doubtful), level=Level.WARNING)
    return Finding.passed(*sorted(right)) if right else Finding.not_applicable("没有可相加的各档百分比")


def _ownership(document: Document) -> Iterator[tuple[list[Span], Decimal]]:
    """The shares of the owners that a sentence names, two or more, each with its owner before it."""
    done = -1
    for one in document.percentages:
        sentence = document.sentence(one.span)
        if one.span.start < done or not _OWNED.search(document.text, *sentence):
            continue
        done = sentence.end
        shares = [two for two in document.percentages if sentence.covers(two.span)]
        owned = [_OWNER.search(document.text, sentence.start, two.span.start) is not None for two in shares]
        if len(shares) > 1 and all(owned) and not _PARTLY.search(document.text, *sentence):
            yield [two.span for two in shares], sum((two.value for two in shares), Decimal(0))


def _groups(document: Document) -> Iterator[tuple[list[Span], list[Decimal], bool]]:
    """The percentages of each sentence that are shares of one whole, and whether they must be all of it."""
    shares: list[tuple[Span, Decimal, str, bool]] = []
    ends = -1
    for one in document.percentages:
        if one.span.start >= ends:
            yield from _whole(shares)
            shares, ends = [], document.sentence(one.span).end
        before = document.text[max(0, one.span.start - 16) : one.span.start].rpartition("\n")[2]
        label = _LABEL.search(before)
        shares.append(
            (one.span, one.value, label["label"].rstrip("率票的") if label else "", bool(_SHARE.search(before)))
        )
    yield from _whole(shares)


def _whole(shares: list[tuple[Span, Decimal, str, bool]]) -> Iterator[tuple[list[Span], list[Decimal], bool]]:
    for grades in _GRADES:
        own = [one for one in shares if one[2] in grades]
        labels = [one[2] for one in own]
        if len(own) >= 2 and len(set(labels)) == len(labels):
            must = bool(_CLOSING.intersection(labels)) and len(own) == len(shares)
            over = sum((one[1] for one in own), Decimal(0)) > Decimal("100.5")
            yield [one[0] for one in own], [one[1] for one in own], must or over
            return
    if len(shares) >= 2 and all(one[3] for one in shares):
        yield [one[0] for one in shares], [one[1] for one in shares], False
