"""公文标题：由发文机关名称、事由和文种组成，文种是法定的15种之一。"""

from dataclasses import dataclass, replace
from typing import Literal

from checker import Document, Finding, Level, han_pattern, hookimpl

_TAIL = han_pattern(r"[(\[〔][^()]{1,20}[)\]〕]$")
_ABOUT = han_pattern(r"(?P<organ>.*?)(?:关于|转发|印发|批转|发布)(?P<matter>.+)")
_ORGAN = han_pattern(
    r"[一-鿿()、·A-Z0-9]{2,60}?(?:局|委员会|委|政府|党组|党委|厅|部|办公室|办|院|校|大学|学院|公司|集团|厂|矿|会|团|社|所|站|处|科"
    r"|中心|银行|支部|总支|街道|镇|乡|村|社区|队|段|馆|园|政协|人大|组)(?:、.{2,30})?"
)
#: Genres whose title need not say 关于: orders, communiqués and minutes.
_SHORT = ("命令", "令", "公报", "纪要")


@dataclass(frozen=True)
class Options:
    """The ``part`` of the title that is looked for."""

    part: Literal["organ", "matter", "genre"]


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Whether the title has the part; without a title it has none."""
    title, genre = document.title, document.official.genre
    words = _TAIL.sub("", document.title_text)
    if title is None and genre in _SHORT and document.official.mark is not None:
        mark = document.official.mark
        return Finding.passed(mark) if options.part == "genre" else Finding.not_applicable("命令以令号为标题", mark)
    if title is None:
        return Finding.failed("没有标题")
    if options.part == "genre":
        return _genre(document)
    if "公示" in words:
        return Finding.not_applicable("公示不是公文文种，标题不按公文要求", title)
    if genre in _SHORT:
        return Finding.not_applicable(f"{genre}的标题可以不写全", title)
    about = _ABOUT.fullmatch(words)
    stem = words.removesuffix(genre)
    if options.part == "organ":
        organ = about["organ"] if about else stem
        named = _ORGAN.fullmatch(organ) if about else _ORGAN.match(organ)
        return Finding.passed(title) if named else Finding.failed("标题没有发文机关名称", title)
    matter = about["matter"].removesuffix(genre).rstrip("的") if about else _ORGAN.sub("", stem, count=1)
    if len(matter) < 2 and genre in ("公告", "通告"):
        return Finding.not_applicable(f"{genre}的标题可以不写事由", title)
    return Finding.passed(title) if len(matter) >= 2 else Finding.failed("标题没有写事由", title)


def _genre(document: Document) -> Finding:
    title = document.title
    if document.official.genre:
        return Finding.passed(title)
    if document.title_text.endswith("公示") or "公示" in document.title_text[-8:]:
        told = "“公示”不是法定公文文种；以公文印发的，一般用“公告”“通告”或“通知”"
        return replace(Finding.failed(told, title), level=Level.NOTE)
    if document.official.number and not document.official.in_print:
        return Finding.not_applicable("文号写在标题之下，像是随通知印发的附件，文种看印发它的公文", title)
    told = "标题末尾不是法定公文文种；方案、办法、总结等以公文印发的，用“关于印发……的通知”"
    return Finding.failed(told, title)
