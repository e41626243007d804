"""题文相符：标题说的是结果，正文就不是邀请投标；标题是公示，正文就不只是征集报名；反过来也一样。"""

import re
from dataclasses import dataclass, replace

from checker import Document, Finding, Level, Span, han_pattern, hookimpl

_INVITES = han_pattern(
    r"(?:获取|领取|购买|出售|发售|下载)(?:招标|采购|磋商|谈判|询价|比选|竞价)?文件|(?:投标|响应|报价|申请)文件(?:的)?(?:递交|提交|送达)|"
    r"(?:递交|提交|投标|报价|响应)(?:文件)?(?:的)?截止时间|(?:供应商|投标人|申请人)(?:的)?资格(?:要求|条件)|报名(?:时间|方式|地点|截止)|"
    r"(?:欢迎|邀请|诚邀)[^。;\n]{0,20}(?:投标|参加|参与|报价|报名|前来)|公开招标[^。\n]{0,10}欢迎|开标(?:时间|地点)"
)
_RESULT = han_pattern(
    r"中标(?:候选)?(?:人|单位|供应商|价|金额|结果|公司|企业|通知书)|成交(?:人|单位|供应商|价|金额|结果|候选|公司|企业)|第[一1]名|"
    r"候选(?:人|供应商)|废标|流标|终止|未中标|评审(?:结果|得分)|入围|中选|定标"
)
_CALLS = han_pattern(
    r"报名(?:时间|方式|地点|截止|条件|办法|材料)|应聘(?:方式|条件|者)|申报(?:条件|时间|方式|截止|材料|程序|要求|对象|范围)|"
    r"招聘(?:条件|对象|程序|岗位及)|征集(?:内容|范围|时间|方式|要求)|(?:踊跃|积极)(?:报名|申报|参加|推荐)|投稿(?:方式|要求)"
)
_PUBLICISES = han_pattern(
    r"公示(?!栏|牌|屏)|异议|名单|监督电话|举报|反映(?:情况|问题)|拟(?:聘|录|任|表彰|推荐|认定|入选|授予|确定|发放|救助|资助|列)"
)
_SHOWS_NAMES = han_pattern(r"拟(?:聘用?|录用?|招录?)(?:用)?(?:人员)?(?:名单|公示|如下)|现[^。\n]{0,30}予以?公示")
_WINNER = han_pattern(r"(?:中标|成交)(?:人|单位|供应商|公司|企业)(?:名称)?$")


@dataclass(frozen=True)
class _Claim:
    """A title's claim: what the body would show that it is not (``other``), and what would bear it out (``own``)."""

    title: re.Pattern[str]
    title_not: re.Pattern[str]
    other: re.Pattern[str]
    own: re.Pattern[str]
    told: str


_CLAIMS = (
    _Claim(
        re.compile(
            r"(?:中标|成交|中选)(?:结果)?(?:公告|公示)|(?:中标|成交|采购|招标|磋商|谈判|询价)结果(?:公告|公示)?$"
        ),
        re.compile(r"更正|变更|澄清"),
        _INVITES,
        _RESULT,
        "标题是结果，正文却在邀请投标、报名，没有写结果",
    ),
    _Claim(
        re.compile(r"公示$|公示[(（]"),
        re.compile(r"公示(?:制度|办法|栏)|征求|征集|意见|报名|申报|招聘|招标|采购|磋商|竞价|挂牌|出让|招租|比选|询价"),
        _CALLS,
        _PUBLICISES,
        "标题是公示，正文却在征集、报名，没有公示的事项",
    ),
)
_INVITATION = han_pattern(
    r"(?:招标|采购|磋商|谈判|询价|比选|竞价|资格预审)(?:公告|邀请书?|邀请函)$|投标邀请书?$|招标邀请书?$"
)
_RECRUITS = han_pattern(r"(?:招聘|报名|申报|招考|招录|选聘)(?:公告|简章|启事)$")


@hookimpl
def check(document: Document) -> Finding:
    """Fail only where the body is wholly the other kind; ask where a 公示 sets but a term of announcement."""
    title = document.title_text
    if document.title is None:
        return Finding.not_applicable("没有标题")
    for claim in _CLAIMS:
        if claim.title.search(title) and not claim.title_not.search(title):
            other = _distinct(document, claim.other)
            if len(other) > 1 and not _distinct(document, claim.own):
                return Finding.failed(claim.told, document.title, *other[:3])
    if _INVITATION.search(title) and not _distinct(document, _INVITES):
        winners = [one for one in document.fields if one.value and _WINNER.search(document[one.label])]
        if winners:
            return Finding.failed("标题是招标、采购邀请，正文却是结果", document.title, winners[0])
    if _RECRUITS.search(title) and not _distinct(document, _CALLS):
        named = _distinct(document, _SHOWS_NAMES)
        if named and document.find("公示期") and document.candidates:
            return Finding.failed("标题是招聘、申报公告，正文却是公示名单", document.title, named[0])
    return _term(document) or Finding.passed(document.title)


def _term(document: Document) -> Finding | None:
    """The question about a 公示 that speaks of 公告期 alone."""
    terms = document.find("公告期限", document.body) or document.find("公告期", document.body)
    if document.title_text.endswith("公示") and terms and not document.find("公示", document.body):
        question = "标题是公示，正文只写公告期限：这个期限是公示期吗？"
        return replace(Finding.review(question, terms[0], related=[document.title]), level=Level.WARNING)
    return None


def _distinct(document: Document, pattern: re.Pattern[str]) -> list[Span]:
    """The first place of each word that *pattern* finds below the title."""
    found: dict[str, Span] = {}
    for line in document.lines:
        if document.title is None or line.start >= document.title.end:
            for match in pattern.finditer(document.text, *line):
                found.setdefault(match.group(), Span(*match.span()))
    return list(found.values())
