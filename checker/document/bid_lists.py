"""Lists of bidders: a sentence or heading that announces them, and their names in a row or one to a line."""

import re
from collections.abc import Iterator

from checker.document.bid_labels import Said, bid_fields, is_organized
from checker.text.patterns import han_pattern
from checker.text.span import Span

_LISTED = han_pattern(
    r"候选(?:人|单位|供应商)(?:名单)?(?:分别|依次|排序)?(?:\([^()\n]{0,40}\))?(?:分别"
    r"|依次)?[为是:]+(?:\([^()\n]{0,40}\))?[:]?(?P<list>[^。\n]+)"
    r"|推荐(?P<before>[^。;:\n]{4,200}?)(?:\([^()\n]{1,8}\)|等?[二两三四五六七八九十\d]{1,2}(?:家|个)(?:单位|公司|企业|投标人)?)?"
    r"为(?:本项目|本标段|该项目|本次)?[^。;,\n]{0,8}?候选(?:人(?!选)|单位|供应商)"
)


def listed_in_text(text: str, lines: list[Span]) -> Iterator[Span]:
    """The names of a sentence that only lists the candidates: "中标候选人依次为：甲公司、乙公司"."""
    for line in lines:
        for match in _LISTED.finditer(text, *line):
            group = "list" if match["list"] else "before"
            for part in re.finditer(r"(?:\([^()\n]*\)|[^、,;(])+", match[group]):
                words = part.group().strip()
                if is_organized(words):
                    at = match.start(group) + part.start() + len(part.group()) - len(part.group().lstrip())
                    yield Span(at, at + len(words))


#: What announces a list on the lines below.
_ANNOUNCED = han_pattern(
    r"(?:候选(?:人|单位|供应商|企业)|(?:中标|成交|中选|入围)(?:人|单位|供应商|企业|结果))"
    r"(?:名单|情况|推荐|如下|依次|分别|名称|公示|为|是|\([^()\n]{0,40}\)){0,4}:?[ \t]*$"
)
_BULLET = han_pattern(r"[ \t]*(?P<bullet>[●◆■▪·•※*★▲○□△▶➤◇☆✓-]|[(]?\d{1,2}[)、.．]|[①-⑩])[ \t]*")
_COMPANY = han_pattern(
    r"(?P<name>[^\s,;:。|(]{2,40}?(?:\([^()\n]{1,12}\)[^\s,;:。|(]{1,30}?)?"
    r"(?:公司|集团|厂|院|所|社|部|店|商?行|中心|队|站|大学|学校|联合体|工作室))(?![^\s,;:。|(])"
)
#: Another part of the notice.
_OTHER_PART = han_pattern(r"[一二三四五六七八九十]{1,3}、|公示|异议|招标人|采购人|招标代理|联系|监督|特此")


def bulleted(text: str, lines: list[Span]) -> Iterator[tuple[Span, bool]]:
    """Names that stand one to a line behind bullets or numbers, under words that announce candidates or winners, each
    with whether they are winners. What is said of each may stand on lines between."""
    announced: bool | None = None
    fresh = False
    for line in lines:
        head = _ANNOUNCED.search(text, max(line.start, line.end - 90), line.end)
        if head:
            announced, fresh = not re.search("候选", text[line.start : line.end]), True
            continue
        bullet = _BULLET.match(text, line.start, line.end) if announced is not None else None
        name = _COMPANY.match(text, bullet.end(), line.end) if bullet else None
        if name and announced is not None:
            yield Span(*name.span("name")), announced
        elif fresh or _OTHER_PART.match(text, line.start, line.end):
            announced = None
        fresh = False


_WORD = han_pattern(r"[^\s]+")
#: A head of a column is no longer than this.
_LONGEST_HEAD = 14


def rows_of_words(text: str, lines: list[Span]) -> Iterator[tuple[Said, Span]]:
    """Rows of a table whose cells only single blanks part, each with its line: below a line of heads, one of which asks
    for names, the lines of as many words that have a name in that place."""
    heads: list[tuple[str, ...]] = []
    place = 0
    for line in lines:
        words = [Span(*match.span()) for match in _WORD.finditer(text, *line)]
        cells = [text[word.start : word.end] for word in words]
        if heads and len(words) == len(heads) and is_organized(cells[place]) and not bid_fields(cells[place]):
            asked = heads[place]
            pairs = tuple((field, word) for head, word in zip(heads, words, strict=True) for field in head)
            said = tuple(pair for pair in pairs if pair[0] not in ("name", "candidate", "winner"))
            yield Said(words[place], said, len(asked) > 1, "winner" in asked), line
            continue
        fields = [bid_fields(cell) if len(cell) <= _LONGEST_HEAD else () for cell in cells]
        named = [number for number, field in enumerate(fields) if "name" in field]
        short = all(len(cell) <= _LONGEST_HEAD and not re.search(r"[:。;,]", cell) for cell in cells)
        heads = fields if short and len(named) == 1 and len(cells) > 2 and sum(map(bool, fields)) > 1 else []
        place = named[0] if named else 0
