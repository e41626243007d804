"""个人原因不公示：救助、帮扶、资助名单不写致困原因、病情、家庭变故和证件号。"""

from collections.abc import Iterator

from checker import Document, Finding, Span, han_pattern, hookimpl

_HEAD = han_pattern(
    r"(?:致[贫困]|困难|救助|帮扶|资助|申请|享受|贫困|申报|补助|慰问|临时救助)(?:的)?(?:主要)?(?:原因|理由|事由|因素|情况说明)|^(?:原因|事由|缘由|起因)$"
    r"|(?:家庭|个人|主要|具体|基本|困难)(?:经济)?(?:困难)?(?:情况|状况)(?:说明|简介)?$|病[种情因]|病残|患病|残疾(?:类别|等级|证)|健康状况"
)
#: Heads of cases, not of causes.
_NO_CAUSE = han_pattern(r"审核|公示|调查|联系|发放|落实|人口|成员|收入|户口|是否")
_PLAIN = han_pattern(
    r"(?:[\W_×]|无)*"
    r"|(?:低保|特困|低收入|一般困难|特别困难|困难|脱贫|[一二三ABCabc甲乙丙]+[类档级等])(?:户|家庭|生)?"
)
_CAUSE = (
    r"(?:因|由于)(?:本人|家人|妻子|丈夫|父亲|母亲|父母|子女|孩子|儿子|女儿|家庭|突发|遭遇|长期){0,3}"
    r"(?:病|患|残|灾|学|上学|意外|车祸|火灾|事故|手术|失业|丧|离异|离婚|去世|死亡|年老|体弱|无劳动能力|缺乏?劳动?力|住院)"
    r"|(?:父|母|丈夫|妻子|配偶|儿子|女儿|家长|家人)[亲]?(?:均|已|双)?"
    r"(?:去世|亡故|病故|患病|重病|残疾|离异|离婚|服刑|失踪|失业|下岗)"
    r"|父母双亡|丧偶|离异|单亲|服刑|家境贫寒|家庭变故|身患|患有|患[一-鿿]{0,3}[癌病瘤症炎]|重病|负债|精神病"
    r"|大病(?!救助|帮扶|补助|保险|医保|保障|慰问|医疗)|孤儿(?!基本|生活|救助|保障|名单|津贴|助学|院)"
    r"|残疾[一二三四1-4]级|[一二三四1-4]级残疾|重度残疾(?!人)"
)
_SAID = han_pattern(_CAUSE)
#: A name that begins an entry, in full or masked, or is told by what stands behind it.
_NAMED = han_pattern(
    r"^[(]?[0-9一二三四五六七八九十]{0,3}[)、.．\s]{0,3}(?!职工|员工|学生|居民|村民|党员|群众|儿童|老人|对|如|若|因|凡|符合|本次|本村|主要|其他|家庭)"
    r"[一-鿿]{1,3}[一-鿿某*×]?\s?[,:(\s]|[一-鿿]某[某一-鿿]?|[一-鿿][*×]{1,2}|[一-鿿]{2,3}(?:同志|同学|一户|一家|家庭|户)"
)
#: What the policy says of anybody.
_RULE = han_pattern(
    r"符合|条件|对象(?:是|为|包括)|范围|凡|以下情形|标准|政策|《|等情况"
    r"|的(?:家庭|人员|学生|职工|群众|居民|村民|儿童|对象)[,、;。]"
)
_NUMBER = han_pattern(r"(?:低保证|残疾证|特困证|困难证|学籍|户口簿)(?:编)?号")


@hookimpl
def check(document: Document) -> Finding:
    """Fail with the causes that are told of single persons; what a policy says of anybody is none."""
    found = sorted(dict.fromkeys([*_cells(document), *_sentences(document)]))
    if found:
        return Finding.failed(f"有{len(found)}处写出了个人的困难原因、病残或证件号，公布时请删去", *found)
    return Finding.passed(message="没有写个人的困难原因")


def _cells(document: Document) -> Iterator[Span]:
    """Filled cells below a head that asks for a cause or for the number of a paper."""
    for field in document.fields:
        label = "".join(document[field.label].split())
        if field.owner is None or not field.value or field.value == field.owner:
            continue
        said = "".join(document[field.value].split())
        asks = _HEAD.search(label) and not _NO_CAUSE.search(label)
        if (
            (asks and not _PLAIN.fullmatch(said))
            or (_NUMBER.search(label) and sum(map(str.isdigit, said)) >= 5)
            or (not asks and _SAID.search(said) and len(said) <= 40 and "类" not in label)
        ):
            yield field.value


def _sentences(document: Document) -> Iterator[Span]:
    """Causes in a line that tells of one person by name."""
    inside = [table.span for table in document.tables]
    people = [one.span for one in document.persons]
    for line in document.lines:
        if line.start < document.body.start or any(one.overlaps(line) for one in inside):
            continue
        for match in _SAID.finditer(document.text, *line):
            span = Span(*match.span())
            sentence = document.sentence(span)
            before = document.text[line.start : span.start]
            named = _NAMED.search(before) or any(line.covers(one) and one.end <= span.start for one in people)
            if named and not _RULE.search(document[sentence]):
                yield span
