"""没有漏填：没有空着的横线、日期和“此处填写”，**、XX、某某是有意遮盖还是漏填要有人看过。"""

from collections.abc import Iterator
from dataclasses import dataclass

from checker import Document, Finding, Span, han_pattern, hookimpl

_EMPTY = han_pattern(
    r"_{2,}|\((?:此处|请|请在此)?(?:填写|填入|待填|待定|待补充?|插入)[^()\n]{0,20}\)|【[^【】\n]{0,10}(?:填写|待填|待定|待补)[^【】\n]{0,10}】"
    r"|(?<![0-9一-鿿])年 {0,8}月 {0,8}日|(?<=[于自至]) {0,8}年 {0,8}月 {0,8}日|[0-9]{4}年 {1,8}月 {1,8}日"
    r"|(?<=[于自至为]) {2,}(?=[一-鿿])|(?<=[一-鿿])(?:,{2,}|、{2,}|,、|、,|:[,;。])(?=[一-鿿]|$)"
)
#: Lines for a hand to sign on are meant to be empty.
_BY_HAND = han_pattern(r"(?:签名|签字|签章|盖章|签收|审核人?|经办人?|负责人|填表人)[^。;\n]{0,8}$")
#: Where a mark right behind the label is still for a hand to sign at.
_SIGNED = han_pattern(r"(?:签名|签字|签章|盖章|签收)(?:\([^()]*\))?$")
#: Labels whose value rows of their own ask for: an empty one is reported there.
_ASKED = han_pattern(r"(?:电话|手机|传真|联系人|方式|地址|邮箱|邮编|时间|日期|期限?|渠道|部门)(?:\([^()]*\))?$")
_MASKED = han_pattern(
    r"(?<![0-9A-Za-z*])\*{2,}(?![0-9A-Za-z*])|(?<![0-9A-Za-z])(?:20)?[Xx]{2,}(?![0-9A-Za-z])|(?<![0-9×])(?:20)?×{2,}(?![0-9×])"
    r"|(?<![〇○零一二三四五六七八九十])[○〇]{2,}(?![〇○零一二三四五六七八九十])|20\*\*"
    r"|某{1,3}[市县区镇乡村局厂矿处科部校院所]?(?![些种个人事一项类次时方])"
)
#: A line that Markdown prints bold.
_BOLD = han_pattern(r"\*\*[^*]+\*\*")
#: One character that stands by itself before the stars, nothing after them: 尤**(2人).
_ALONE = han_pattern(r"(?:^|[^一-鿿])[一-鿿]$")
#: A surname before the stars, itself not the end of a word: 石**, a person's name that is rightly covered.
_NAME = han_pattern(
    r"(?:^|[^一-鿿])[王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余叶程魏苏吕丁卢姚沈姜崔谭陆范汪廖石金贾付邹熊孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔汤康牛]$"
)


@dataclass(frozen=True)
class Options:
    """``signature_date``: whether a date of signature that is left blank counts; off where another row asks for it."""

    signature_date: bool = True


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Fail where something is left empty; ask where something is masked, all places in one finding."""
    masked = list(_masked(document))
    values_only = [span for span in masked if _is_value(document, span)]
    empty = sorted([*_empty(document, options.signature_date), *values_only])
    masked = [span for span in masked if span not in set(values_only)]
    values = {"empty": len(empty), "masked": len(masked)}
    if empty:
        return Finding.failed(f"有{len(empty)}处空着没有填，请填上", *empty, related=masked, values=values)
    if masked:
        told = f"有{len(masked)}处用**、XX、某等代替：是有意遮盖，还是漏填？"
        return Finding.review(told, *masked, values=values)
    return Finding.passed()


def _empty(document: Document, signature_date: bool) -> Iterator[Span]:
    blank = document.signature.blank
    #: What the head of a column says of how it is filled in: 预计采购时间(填写到月).
    filled = [field.label for field in document.fields if field.owner is not None and field.value]
    for line in document.lines:
        for match in _EMPTY.finditer(document.text, *line):
            span = Span(match.start(), match.end())
            by_hand = _BY_HAND.search(document.text, max(line.start, span.start - 16), span.start)
            asked = match.group()[0] == ":" and _ASKED.search(document.text, line.start, span.start)
            if by_hand and (match.group()[0] != ":" or _SIGNED.search(document.text, line.start, span.start)):
                continue
            heads = match.group()[0] == "(" and any(label.covers(span) for label in filled)
            if not asked and not heads and not (blank and blank.overlaps(span)):
                yield span
    if blank and signature_date:
        yield blank


def _is_value(document: Document, span: Span) -> bool:
    """Whether a label has nothing but the mask for its value: 联系人：某某某."""
    text = document.text
    return text[span.start - 1 : span.start] == ":" and text[span.end : span.end + 1] in ("", *"。,;、\n\r\t ")


def _masked(document: Document) -> Iterator[Span]:
    markdown = document.content.format == "markdown"
    numbers = {at for one in document.document_numbers for at in range(one.span.start, one.span.end)}
    for line in document.lines:
        for match in _MASKED.finditer(document.text, *line):
            before = document.text[max(line.start, match.start() - 2) : match.start()]
            bold = match.group() == "**" and (markdown or _BOLD.fullmatch(document[line]))
            ends = not "一" <= document.text[match.end() : match.end() + 1] <= "鿿"
            alone = ends and (_ALONE.search(before) or _NAME.search(before[-1:]))
            person = match.group()[0] in "*○〇×某" and (alone or _NAME.search(before))
            if match.start() not in numbers and not bold and not person:
                yield Span(match.start(), match.end())
