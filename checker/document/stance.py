"""Whether the words around a statement deny it or put it off: 未经职代会审议, 拟于下月提交审议."""

from functools import cache
from re import Pattern
from typing import Literal

from checker.text.patterns import han_pattern
from checker.text.span import Span

#: ``said`` is the plain case; ``denied`` that it was not done; ``planned`` that it is still to come.
Stance = Literal["said", "denied", "planned"]
#: How many code points of the clause before the words are read.
_REACH = 14
#: What 将 before it puts off; before a noun it is only 把.
_ACTS = ("听取", "征求", "审议", "讨论", "公布", "公开", "报告", "通报", "表决", "协商", "召开", "整改", "答复", "采纳")
_UNDER_WAY = ("正在", "尚在", "还在", "仍在", "将于", "将在", "将另行", "将择", "待定")


@cache
def _patterns() -> tuple[Pattern[str], Pattern[str], Pattern[str]]:
    denied = han_pattern(
        r"(?:未(?![来成])|没有?(?!不)|从不|并非|无需|无须|不需|不必|不用|不再|不予|不得|不经|不设|不作|不做|不包括|不含|免于|除外|不(?:召开|举行|利用|采用|使用|实行|建立|接受|参与|进行|开展|提交|征求|听取|组织|公布|提供|再))"
        r"[^,。;:!?、\n]{0,8}$"
    )
    after = han_pattern(
        r"[^,。;:!?、\n]{0,4}(?:尚|还|均|都|从)?(?:未|没有|没)(?:能|予|曾|按)?"
        r"(?:进行|开展|实施|召开|通过|落实|完成|审议|讨论|征求|听取|设立|建立|提交|报告|公布|公开|答复|组织|执行|制定)"
        r"|[^,。;:!?、\n]{0,6}(?:不作|不做|不参与|不负责)"
    )
    planned = han_pattern(
        r"(?:即将|将[于在会另]|将(?:依法|按|提交|报|召开|组织|继续)|拟[于在经提召定将]?|有?待|尚需|还需|仍需|准备|计划[于在]|择[日机期]|另行|下一步|届时|正在|尚在|还在)"
        r"[^,。;:!?、\n]{0,8}$"
    )
    return denied, after, planned


def stance(text: str, span: Span) -> Stance:
    """How the clause of *span* takes it.

    >>> [stance(words, Span(words.index("审议"), words.index("审议") + 2))
    ...  for words in ("经职代会审议通过", "未经职代会审议", "职代会审议未进行", "拟于三月提交审议", "将方案提交审议")]
    ['said', 'denied', 'denied', 'planned', 'said']
    """
    denied, after, planned = _patterns()
    start = max(0, span.start - _REACH)
    if denied.search(text, start, span.start) or after.match(text, span.end, min(len(text), span.end + _REACH)):
        return "denied"
    soon = text[span.start - 1 : span.start] == "将" and text[span.start - 2 : span.start - 1] not in ("现", "并")
    coming = soon and text.startswith(_ACTS, span.start)
    under_way = text.startswith(_UNDER_WAY, span.end)
    return "planned" if coming or under_way or planned.search(text, start, span.start) else "said"
