"""What a web page puts around a notice. It is not the notice, and nothing in it is judged."""

from checker.text.patterns import han_pattern
from checker.text.span import Span

#: Whole lines that only a web page or a document library prints.
_LINE = han_pattern(
    r"(?:您?的?(?:当前|现在)?(?:的)?位置[:>]|首页\s*[>»/-]|信息来源[:]|文章来源[:]|稿源[:]"
    r"|发布(?:时间|日期)[:]\s*\d{4}.{0,40}(?:来源|浏览|阅读|点击|字体|访问)"
    r"|(?:浏览|阅读|点击|访问)(?:次数|量|数)?[:]?\s*\d*\s*次?$|(?:【|\[)?字(?:体|号)[:】\]]|打印(?:本页)?\s*$"
    r"|关闭(?:窗口|本页)\s*$"
    r"|分享(?:到|至)|扫一扫|上一(?:篇|条)[:]|下一(?:篇|条)[:]|相关(?:阅读|链接|新闻|文档)\s*[:]?$|责任编辑[:]|标签[:]"
    r"|已阅读\d+页|还剩\d+页|下载(?:本)?文档|文档简介$|版权说明[:]|最新文档$|评论$|\d+/\d+$|提交评论$|专题$"
    r"|[•·]?\s*文章版权|转载请注明|版权所有|.{0,80}ICP备|.{0,80}公网安备|网站(?:地图|标识码)"
    r"|(?:[Cc]opyright|COPYRIGHT|©)|主办单位[:].{0,30}承办|.{1,30}_第\d+页$"
    r"|.{2,20}>$|.{0,20}>\s*.{2,20}>.{0,20}$)"
)
#: Lines that are furniture only above the notice: "来源：" in the body may be where money comes from.
_HEAD = han_pattern(
    r"(?:来源[:].{0,40}|(?:作者|编辑|时间|日期|发布时间|发布日期)[:]\s*[\d\s:./年月日-]*(?:来源[:].{0,40})?)$"
)
_HEAD_LINES = 6
#: Where the foot of a page begins: all lines after it belong to the page.
_FOOT = han_pattern(
    r"(?:温馨提示$|标签[:]|最新文档$|相关(?:阅读|链接|新闻|文档)\s*[:]?$|上一(?:篇|条)[:]|版权所有"
    r"|.{0,80}ICP备)"
)
#: A foot stands in the last part of a page only.
_FOOT_FROM = 0.5


def find_furniture(text: str, lines: tuple[Span, ...]) -> tuple[Span, ...]:
    """The spans of *lines* that are web-page furniture, in order.

    >>> text = "首页 > 公告公示 > 正文\\n关于评优的公示\\n浏览次数: 35"
    >>> lines = (Span(0, 14), Span(15, 22), Span(23, 31))
    >>> [text[a:b] for a, b in find_furniture(text, lines)]
    ['首页 > 公告公示 > 正文', '浏览次数: 35']
    """
    furniture = []
    foot = False
    for number, line in enumerate(lines):
        words = text[line.start : line.end]
        if words.endswith("_第1页"):  # a document library's first page counter: the only place that holds the title
            continue
        foot = foot or (number >= len(lines) * _FOOT_FROM and number > 2 and _FOOT.match(words) is not None)
        head = number < _HEAD_LINES and _HEAD.match(words)
        if foot or head or (len(words) <= 200 and _LINE.match(words)):
            furniture.append(line)
    return tuple(furniture)
