"""健康信息不公示：具体的人患什么病、残疾类别等级不写，或只概括为“因病”。"""

from collections.abc import Iterator

from checker import Document, Finding, Span, han_pattern, hookimpl

_HEAD = han_pattern(
    r"疾病|病种|病名|病情|患病|诊断|残疾(?:类别|类型|等级|级别|证号?|情况)|健康状况|身体状况|致[贫困]原因|困难原因"
)
_ILLNESS = (
    r"(?:白血病|尿毒症|肿瘤|[一-鿿]{1,4}癌(?:症)?|癌症|糖尿病|高血压|心脏病|冠心病|肝炎|肝硬化|肾衰竭|肾病|脑梗(?:塞|死)?|脑溢血|脑出血|脑瘫|脑瘤"
    r"|中风|瘫痪|精神(?:病|分裂症?)|抑郁症|癫痫|艾滋病|肺结核|肺癌|尘肺病?|矽肺病?|股骨头坏死|红斑狼疮|帕金森|阿尔茨海默|智力障碍)"
)
_SAID = han_pattern(
    rf"(?:患有?|确诊为?|身患|罹患|得了){_ILLNESS}|因{_ILLNESS}|{_ILLNESS}(?:患者|住院|手术|治疗)"
    r"|(?:肢体|视力|听力|言语|智力|精神|多重)残疾[一二三四1-4]级|(?:肢体|视力|听力|言语|智力|精神|多重)[一二三四1-4]级(?:残疾)?"
    r"|[一二三四1-4]级(?:肢体|视力|听力|言语|智力|精神|多重)残疾"
)
_CELL = han_pattern(rf"{_ILLNESS}|[一二三四1-4]级|[一-鿿]{{1,6}}(?:癌|炎|瘤|症|骨折)")
#: A name at the head of a line, which need not be known, or one with its given name hidden anywhere.
_NAMED = han_pattern(
    r"^[(]?[0-9一二三四五六七八九十]{0,3}[)、.． ]{0,3}"
    r"(?!职工|员工|学生|居民|村民|党员|群众|儿童|老人|患者|凡|对|如|若|因)[一-鿿]{2,3}[,(]"
    r"|[一-鿿]某[某一-鿿]?|[一-鿿][*×]{1,2}"
)


@hookimpl
def check(document: Document) -> Finding:
    """Fail with the illnesses and disabilities of persons; rules and units that speak of them in general are none."""
    found = list(dict.fromkeys(_told(document)))
    if found:
        return Finding.failed(f"有{len(found)}处写出了个人的疾病或残疾情况，请删去或只作概括", *found)
    return Finding.passed(message="全文没有个人的疾病、残疾情况")


def _told(document: Document) -> Iterator[Span]:
    cells = [
        field.value
        for field in document.fields
        if field.owner is not None and _HEAD.search(document[field.label]) and _CELL.search(document[field.value])
    ]
    yield from cells
    starts = {cell.start for cell in cells}
    named = {document.line(person.span) for person in document.persons}
    for match in _SAID.finditer(document.text, document.window.start, document.window.end):
        span = Span(*match.span())
        line = document.line(span)
        if span.start not in starts and (line in named or _NAMED.search(document[line])):
            yield span
