"""没有嵌入的文件：没有嵌在里面、点开就能看到全部内容的表格、文档和图表数据。"""

from checker import Document, Finding, hookimpl

#: Formulas are embedded too, and hold nothing but what they show.
_FORMULAS = ("Equation", "MathType", "KSEE3", "WPSEquation")
_KINDS = {"chart": "图表的数据表", "aFChunk": "整份插入的文档", "subDocument": "子文档"}


@hookimpl
def check(document: Document) -> Finding:
    """Fail with every file in the file: the picture shows a part of a sheet, the file holds all of it."""
    found = [one for one in document.carried.embedded if not one.program.startswith(_FORMULAS)]
    if not found:
        return Finding.passed(message="没有")
    told = "、".join(dict.fromkeys(_KINDS.get(one.kind, one.program or "嵌入的对象") for one in found))
    places = dict.fromkeys(document.at(one.part, one.path) for one in found)
    shown = [place for place in places if place is not None]
    said = f"文件里嵌有{len(found)}个文件（{told}），点开能看到没有显示出来的内容；请改成图片或文字"
    return Finding.failed(said, *shown)
