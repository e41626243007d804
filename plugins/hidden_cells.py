"""没有隐藏的内容：表格里没有隐藏的行、列、工作表，也没有白字和显示不全的号码。"""

from dataclasses import dataclass
from typing import Any, Literal

from checker import Document, Finding, excerpt, hookimpl, personal_numbers

_SHOWN = 3
_SHORT = "科学计数"
#: How many digits of a number a workbook keeps.
_KEPT = 15


@dataclass(frozen=True)
class Options:
    """``of``: hidden cells, or numbers of which a part is lost."""

    of: Literal["hidden", "digits"] = "hidden"


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Fail with what hides cells and with what they hold; numbers that are masked in the report."""
    found = [one for one in document.carried.unseen if (one.why == _SHORT) == (options.of == "digits")]
    if not found:
        return Finding.passed()
    words = tuple(dict.fromkeys(said for one in found for said in one.words))
    if options.of == "digits":
        said = "、".join(one.where for one in found[:_SHOWN]) + "的号码存成了数字，显示为科学计数"
        said += "，15位以后的数字已经丢失" if any(len(one) > _KEPT for one in words) else ""
        return Finding.failed(f"{said}；请把这一列设为文本后重新填写", unseen=words)
    told = "；".join(_told(one) for one in found[:_SHOWN]) + (f"；等{len(found)}处" if len(found) > _SHOWN else "")
    kinds = "、".join(dict.fromkeys(kind for said in words for kind, _ in personal_numbers(said)))
    more = f"；其中有{kinds}" if kinds else ""
    return Finding.failed(f"有看不见的内容，打开文件的人能让它显示：{told}{more}", unseen=words)


def _told(one: Any) -> str:
    return f"{one.where}（{one.why}，{len(one.words)}格）“{excerpt('、'.join(one.words[:_SHOWN]))}”"
