"""家庭住址只写到乡镇、社区：不写门牌、楼栋、单元、房号。单位地址、受理地址依法要公开，不算。"""

from collections.abc import Iterator

from checker import Document, Edit, Finding, Span, han_pattern, hookimpl

_HOME = r"(?:家庭|现|户籍|常住|居住)?(?:住址|居住地址?|家庭地址|户籍地址?|户籍所在地)|家庭(?:详细)?地址"
_HEAD = han_pattern(_HOME)
_SAID = han_pattern(rf"(?:{_HOME})[:为是在 ]{{1,3}}|(?:现|家)住(?:在|于)?(?!房|院|宅|建|户)")
_VALUE = han_pattern(r"[一-鿿A-Za-z0-9#\-()]{2,50}")
#: From here on an address tells the house: the street's number, or building, entrance and flat.
_HOUSE = han_pattern(
    r"(?:(?<=[路街道巷弄里园村区湾组庄])|(?<=小区|花园|新村|家园|公寓))[A-Za-z]?[0-9一二三四五六七八九十甲乙丙]{1,5}(?:-[0-9]{1,4})*"
    r"(?:号|栋|幢|座|号楼|楼|单元|室).*|[0-9一二三四五六七八九十]{1,5}(?:栋|幢|单元|号楼|号院|号房|室).*|[0-9]{1,3}-[0-9]{1,3}-[0-9]{2,4}.*"
)


@hookimpl
def check(document: Document) -> Finding:
    """Fail with every home address that tells the house."""
    homes = list(dict.fromkeys(_homes(document)))
    full = [(home, house) for home in homes if (house := _HOUSE.search(document.text, *home))]
    if full:
        spans = [home for home, _ in full]
        edits = [Edit(Span(house.start(), home.end), "") for home, house in full]
        return Finding.failed(f"有{len(full)}处家庭住址写到了门牌，写到乡镇、社区即可", *spans, edits=edits)
    return Finding.passed(*homes, message="" if homes else "全文没有家庭住址")


def _homes(document: Document) -> Iterator[Span]:
    """The addresses below or after a label for homes, and those of which the text says that somebody lives there."""
    for field in document.fields:
        if field.owner is not None and field.value and _HEAD.search(document[field.label]):
            yield field.value
    for match in _SAID.finditer(document.text, document.window.start, document.window.end):
        value = _VALUE.match(document.text, match.end())
        if value:
            yield Span(*value.span())
