"""公示事项或名单：正文中列出公示的人员或事项。"""

import re

from checker import Document, Finding, Roster, Span, han_pattern, hookimpl

_ATTACHED = han_pattern(
    r"(?:名单|情况|明细|结果|内容|方案|事项|信息|详见|见)[^。;\n]{0,8}?(?:见附[件表]?\d*|附后|附件\d*|附表|如附|(?<![意不再可])见(?![解证]))"
    r"|详见附|附后|见附[件表]|名单[^。;,\n]{0,6}(?:张贴|悬挂|公布|公示)[在于][^。;,\n]{2,}"
)
_AS_FOLLOWS = han_pattern(r"(?:如下|以下(?:人员|同志|单位|事项|内容)?)[^。\n]{0,12}[:。]?|公示内容[:]")
#: Lines that belong to every notice and are no matter.
_FORMAL = han_pattern(
    r"(?:[一二三四五六七八九十]+、|\(?[一二三四五六七八九十\d]+[)、.])?\s*(?:公示(?:期|时间|日期|方式|地点|起止|单位|要求)|公告期|如有|如对|对.{0,20}(?:异议|意见)|凡|欢迎|联系|电话|受理|举报|监督|邮箱|地址|传真|来信|来访|特此|在公示|公示期|反映|异议|附[件:]|时间[:]|任何单位|.{0,12}异议)"
)
_MATTER = han_pattern(
    r"项目|采购|名称|供应商|建设|用地|申请人|事项|内容|对象|金额|预算|征收"
    r"|转让|价格|地块|权利人|品牌|产品|收入|支出"
)
_PROPOSES = han_pattern(
    r"(?:拟|同意|决定|评为|评定|授予|推荐|认定|录用|聘用|选举(?![的日权前]|工作|委员|领导|办法|结束)|确定|任命|当选|发放|调整为|变更为|吸收)"
    r"(?![、,和及])(?!(?:[^。;,\n]{0,8})(?:一批|若干|部分|有关人员))[^。;\n]{2,}"
)


@hookimpl
def check(document: Document) -> Finding:
    """Pass where persons, a table, a list, or what follows "如下：" stand in the text."""
    body = [line for line in document.lines if line.start >= document.body.start and line.end <= _end(document)]
    shown = _listed(document) or _after_as_follows(document, body)
    if shown:
        return Finding.passed(*shown)
    for line in body:
        attached = _ATTACHED.search(document.text, line.start, line.end)
        if attached:
            question = "名单或事项写在附件里，附件没有随文送检；附件是否一并公示、内容是否齐全？"
            return Finding.review(question, Span(*attached.span()))
    proposed = _proposed(document, body)
    if proposed:
        return Finding.passed(proposed)
    return Finding.failed("正文没有列出公示的人员或事项，也没有附件")


def _end(document: Document) -> int:
    signature = document.signature
    return len(document.text) if not signature.issuers and signature.date is None else max(signature.start, 1)


def _listed(document: Document) -> list[Span]:
    """Persons, fields that name a project, or a list that is more than contacts and period."""
    if document.candidates:
        posts = [one.attributes["proposed_post"] for one in document.candidates if "proposed_post" in one.attributes]
        heads = [one.heads["name"] for one in document.candidates[:1] if "name" in one.heads]
        return [*heads, *(one.span for one in document.candidates), *posts]
    if len(document.listed) >= 3:
        return [one.name for one in document.listed]
    period = document.period()
    for roster in document.rosters:
        formal = _FORMAL.match(document.text, document.line(roster.span).start)
        dated = period is not None and roster.span.overlaps(period.span)
        if roster.span.start >= document.body.start and not (formal or dated or _of_contacts(document, roster)):
            return [roster.span]
    matters = [one for one in document.fields if one.value and _MATTER.search(document[one.label])]
    return [span for one in matters for span in (one.label, one.value)] if len(matters) >= 2 else []


def _of_contacts(document: Document, roster: Roster) -> bool:
    """Whether every entry of a list says how to reach an office: it lists those who take objections."""
    offices = [one.span for one in document.contacts if one.office]
    return all(any(item.covers(one) for one in offices) for item in roster.items)


def _after_as_follows(document: Document, body: list[Span]) -> list[Span]:
    for number, line in enumerate(body):
        said = list(_AS_FOLLOWS.finditer(document.text, line.start, line.end))
        if not said:
            continue
        rest = document.span(said[-1].end(), line.end)
        if len(document[rest]) >= 4 and not _FORMAL.match(document[rest]):
            return [] if _ATTACHED.search(document[rest]) else [rest]
        for below in body[number + 1 :]:
            if not _FORMAL.match(document.text, below.start, below.end):
                return [] if _ATTACHED.search(document[below]) else [below]
    return []


def _proposed(document: Document, body: list[Span]) -> Span | None:
    """ "拟…", "授予…": the matter itself in one sentence, naming somebody or something."""
    for line in body:
        match = _PROPOSES.search(document.text, line.start, line.end)
        if match is None or "予以公示" in match.group()[:8] or re.match(r"拟(?:予以|进行)?公示", match.group()):
            continue
        named = any(Span(*match.span()).overlaps(one.span) for one in document.organizations)
        if named or re.search(r"[:、]|\d|同志|[《“]", match.group()):
            return Span(*match.span())
    return None
