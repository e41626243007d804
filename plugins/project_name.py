"""项目名称：写在项目名称一栏，或者标题就写着完整的项目名称。"""

from collections.abc import Iterator
from dataclasses import dataclass

from checker import Document, Field, Finding, Span, han_pattern, hookimpl

_LABEL = han_pattern(r".*(?:项目|工程|采购|招标|标的|合同)名称.*|(?:招标|采购)?项目|工程")
_NOT_LABEL = han_pattern(r".*(?:单位|供应商|机构|采购人|招标人|业绩|负责人|材料|联系).*")
_NUMBER_LABEL = han_pattern(r".*(?:项目|采购|招标|合同|文件)?编号.*")
_BLANK = han_pattern(r"[\W_×xX]*|无|(?:详?见|同).{0,20}")
#: What a title says beside the name of the project.
_KIND = han_pattern(
    r"关于|公开|邀请|招标|资格预审|竞争性|磋商|谈判|询价|比选|采购|单一来源|方式|中标|成交|结果|候选人|合同|验收|履约|更正|变更|澄清|修改|延期|终止|废标"
    r"|流标|补遗|答疑|公告|公示|通知|说明|的|第?[一二三四五六七八九十\d]+次|[^一-鿿]"
)
_SAID = han_pattern(
    r"(?:本(?:招标|采购)?项目|项目名称为|就|对|受[^,。\n]{2,30}委托,?)(?P<name>[\w()、\"“”-]{6,50}?)(?:项目|工程|采购)"
    r"|(?P<blank>[\w、“”]{4,50}?)\(项目名称\)"
)
_NUMBERED = han_pattern(r"[A-Z]{2,}[A-Za-z0-9_〔〕()\[\]-]*\d+号?")
#: "青禾县人民法院档案数字化服务项目(编号…)": the name in a sentence, which the parties' own words go on from.
_WHOLE = han_pattern(
    r"(?<![一-鿿])(?:(?![本该的])[一-鿿]){6,40}(?:采购|工程|服务|改造|建设|招标|维修|养护)项目(?=[,(]|因|已|的|于)"
)
#: "青禾县残联辅助器具采购(QHJC-2026-X009)": the name, with its number in brackets behind it.
_CODED = han_pattern(
    r"(?<![一-鿿])(?P<name>[一-鿿]{4,40}(?:采购|项目|工程|服务|改造|建设|维修|更新))\((?:[^()\n:]{0,8}:)?[A-Z][A-Za-z0-9_〔〕\[\]-]{4,}号?\)"
)
#: So many characters are left of a title that names a project ("教学楼工程" is five).
_ENOUGH = 4
#: So many code points before its number the name of a project begins.
_BEFORE = 40


@dataclass(frozen=True)
class Options:
    """``or_number``: the number of the project does as well."""

    or_number: bool = False


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Pass with the fields, or with the sentence and the title that name it."""
    fields = [field for field in document.fields if _asks(document, field, options)]
    fields.sort(key=lambda field: not _LABEL.fullmatch("".join(document[field.label].split())))
    slot = next((field.label for field in fields if _BLANK.fullmatch(document[field.value])), None)
    shown = [field.value for field in fields if not _BLANK.fullmatch(document[field.value])][:2]
    shown = shown or list(_unlabelled(document, options))
    if shown:
        return Finding.passed(*shown)
    return Finding.failed("项目名称后面空着", slot) if slot else Finding.failed("没有写项目名称")


def _asks(document: Document, field: Field, options: Options) -> bool:
    label = "".join(document[field.label].split())
    named = _LABEL.fullmatch(label) and not _NOT_LABEL.fullmatch(label)
    return bool(named or (options.or_number and _NUMBER_LABEL.fullmatch(label)))


def _unlabelled(document: Document, options: Options) -> Iterator[Span]:
    """The title, and the words of the first sentence that name the project or give its number."""
    if document.title is not None and len(_KIND.sub("", document.title_text)) >= _ENOUGH:
        yield document.title
    said = _SAID.search(document.text, document.body.start)
    whole = _WHOLE.search(document.text, document.body.start)
    coded = _CODED.search(document.text, document.body.start)
    if said:
        yield document.span(*said.span("name" if said["name"] else "blank"))
    elif whole:
        yield document.span(*whole.span())
    elif coded and not options.or_number:
        yield document.span(*coded.span("name"))
    numbered = _NUMBERED.search(document.text, document.body.start) if options.or_number else None
    if numbered:
        line = document.line(document.span(*numbered.span()))
        yield document.span(max(line.start, numbered.start() - _BEFORE), numbered.end())
