"""异议的提出和答复：在公示期内提出，自收到之日起3日内答复；没有写的不适用。"""

from checker import Document, Finding, han_pattern, hookimpl, parse_integer

_DAYS = r"(?P<days>\d{1,2}|[一二两三四五六七八九十]{1,3})个?(?P<unit>工作日|日历天|自然日|日|天)"
_BEFORE = _DAYS.replace("days", "before").replace("unit", "of")
_REPLY = han_pattern(
    rf"异议(?:(?!投诉)[^。\n]){{0,40}}?{_DAYS}(?:之内|以内|内)?[^。;\n]{{0,10}}?(?:答复|回复)"
    rf"|{_BEFORE}(?:之内|以内|内)[^。;\n]{{0,10}}?(?:答复|回复)[^。;\n]{{0,8}}异议"
)
#: The days run from the receipt of what an earlier clause calls an objection; complaints have days of their own.
_ON_RECEIPT = han_pattern(
    rf"(?:收到|接到)(?!投诉)[^。;,\n]{{0,12}}?{_DAYS}(?:之内|以内|内)(?:(?!投诉)[^。;\n]){{0,14}}?(?:答复|回复)"
)
_IN_TIME = han_pattern(
    r"公示(?:期间|期限内|期内|时间内)[^。\n]{0,50}?(?:提出|异议|反映|投诉)|异议[^。\n]{0,30}?公示(?:期间|期限内|期内)"
)
_TOO_LATE = han_pattern(r"公示(?:期|时间)?(?:满|结束|届满)(?:后|之后)[^。,;\n]{0,20}?(?:提出|提交)[^。,;\n]{0,6}异议")
_LIMIT = 3


@hookimpl
def check(document: Document) -> Finding:
    """Judge the times that are written; a notice need not write any."""
    late = _TOO_LATE.search(document.text)
    if late:
        return Finding.failed("异议应当在公示期内提出", document.span(*late.span()))
    reply = _REPLY.search(document.text) or (_ON_RECEIPT.search(document.text) if "异议" in document.text else None)
    if reply:
        group = "days" if reply["days"] else "before"
        days, unit = parse_integer(reply[group]), reply["unit"] or reply["of"]
        place = document.span(*reply.span())
        if days is not None and days > _LIMIT:
            return Finding.failed(f"招标人应当自收到异议之日起{_LIMIT}日内答复，不是{reply[group]}{unit}", place)
        if unit == "工作日":
            return Finding.review(f"答复期限是{_LIMIT}日，写的是工作日，遇休息日是否会超过？", place)
        return Finding.passed(place)
    told = _IN_TIME.search(document.text)
    if told:
        return Finding.passed(document.span(*told.span()))
    return Finding.not_applicable("没有写异议的提出和答复期限")
