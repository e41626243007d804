"""Word documents of many builds, and what LibreOffice makes of them in other formats."""

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from .build import archive, members, p, r, tbl, tc, tr

_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_SECTION = (
    '<w:sectPr><w:headerReference w:type="default" r:id="header1"/><w:headerReference w:type="first" r:id="header2"/>'
    '<w:footerReference w:type="default" r:id="footer1"/>{}</w:sectPr>'
)


def package(body: str, **parts: str) -> bytes:
    """A Word file that office programs open: as ``build.word``, with the content types of its parts."""
    written = members(body, **parts)
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{_TYPES}.{_kind(name)}+xml"/>'
        for name in written
        if name.startswith("word/") and name.endswith(".xml")
    )
    written["[Content_Types].xml"] = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )
    return archive(written)


def _kind(name: str) -> str:
    kind = name.removeprefix("word/").removesuffix(".xml").rstrip("0123456789")
    return {"document": "document.main"}.get(kind, kind)


def field(code: str, result: str) -> str:
    """A complex field."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return (
        f"{mark.format('begin')}<w:r><w:instrText>{code}</w:instrText></w:r>"
        f"{mark.format('separate')}{r(result)}{mark.format('end')}"
    )


def change(kind: str, inner: str) -> str:
    """A tracked insertion (ins) or deletion (del)."""
    return f'<w:{kind} w:id="1" w:author="云岭市审计员" w:date="2025-05-08T09:00:00Z">{inner}</w:{kind}>'


def _level(at: int, style: str, text: str) -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{style}"/><w:lvlText w:val="{text}"/>'
        f'<w:pPr><w:ind w:left="{420 * at}" w:hanging="420"/></w:pPr></w:lvl>'
    )


def _listed(text: str, level: int = 0, number: int = 1) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


_NUMBERING = (
    '<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/>'
    + _level(0, "chineseCountingThousand", "%1、")
    + _level(1, "chineseCountingThousand", "（%2）")
    + _level(2, "decimal", "%3.")
    + _level(3, "decimal", "%3.%4")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="2"><w:multiLevelType w:val="multilevel"/>'
    + _level(0, "upperRoman", "%1)")
    + _level(1, "lowerLetter", "%2)")
    + _level(2, "decimalEnclosedCircle", "%3")
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/>'
    "</w:lvlOverride></w:num>"
)
_STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="a"/>'
    '<w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="Title"/><w:basedOn w:val="a"/></w:style>'
    '<w:style w:type="character" w:styleId="h"><w:name w:val="secret"/><w:rPr><w:vanish/></w:rPr></w:style>'
)


def _merged() -> str:
    def down(how: str = "") -> str:
        return f'<w:vMerge w:val="{how}"/>' if how else "<w:vMerge/>"

    def wide(columns: int) -> str:
        return f'<w:tcW w:w="{1800 * columns}" w:type="dxa"/><w:gridSpan w:val="{columns}"/>'

    one = '<w:tcW w:w="1800" w:type="dxa"/>'
    inner = tbl(tr(tc(p("内一"), one), tc(p("内二"), one)))
    grid = '<w:tblGrid><w:gridCol w:w="1800"/><w:gridCol w:w="1800"/><w:gridCol w:w="1800"/></w:tblGrid>'
    rows = (
        tr(tc(p("青禾县公示名单"), wide(3))),
        tr(tc(p("姓名"), one), tc(p("得分"), wide(2))),
        tr(tc(p("甲某"), one + down("restart")), tc(p("笔试") + p("八十分"), one), tc(p("90"), one)),
        tr(tc(p(), one + down()), tc(p("面试"), one), tc(inner + p(), one)),
        tr(tc(p("合计"), wide(2)), tc(p("170"), one)),
    )
    return tbl(*rows).replace("<w:tblPr/>", f"<w:tblPr/>{grid}", 1)


def _box(text: str) -> str:
    return (
        '<w:r><w:pict><v:shape style="position:absolute;width:200pt;height:80pt" type="#_x0000_t202">'
        f"<v:textbox><w:txbxContent>{p(text)}{p('第二行')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )


def papers() -> Mapping[str, bytes]:
    """The documents, by name."""
    reference = '<w:r><w:{0}Reference w:id="{1}"/></w:r>'
    notes = (
        '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        f'<w:footnote w:id="2">{p("脚注一：依据通知第三条。")}</w:footnote>'
        f'<w:footnote w:id="3">{p("脚注二")}{p("又一段")}</w:footnote>'
    )
    body = p("关于拟任人选的公示", '<w:pStyle w:val="t"/>') + p("Notice 2025 “引号” — 全角ＡＢ①") + p()
    by_style = '<w:rStyle w:val="h"/>'
    link = ' HYPERLINK "http://example.org/" '
    long = "".join(
        p(f"第{at}段：青禾县水利局 office {at} 公示如下，联系电话0999-5550{at % 1000:03d}。") for at in range(1500)
    )
    return {
        "plain": package(
            body + p("一、总则", '<w:pStyle w:val="1"/>') + p("（一）", '<w:pStyle w:val="2"/>'), styles=_STYLES
        ),
        "latin": package(p("Plain Latin text only, “quoted” – dash … €5") + p("Second paragraph.")),
        "tables": package(p("表前") + _merged() + p("表间") + tbl(tr(tc(p("单格")))) + p("表后")),
        "revisions": package(
            f"<w:p>{r('公示期为')}{change('ins', r('七'))}"
            f"{change('del', r('五').replace('w:t', 'w:delText'))}{r('个工作日')}</w:p>"
            f"<w:p>{r('可见')}{r('隐藏一', '<w:vanish/>')}{r('又可见')}{r('隐藏二', by_style)}</w:p>",
            styles=_STYLES,
        ),
        "notes": package(
            f"<w:p>{r('正文一')}{reference.format('footnote', 2)}{r('后')}{reference.format('endnote', 2)}</w:p>"
            f"<w:p>{r('正文二')}{reference.format('footnote', 3)}</w:p>",
            footnotes=notes,
            endnotes='<w:endnote w:type="separator" w:id="0"><w:p/></w:endnote>'
            f'<w:endnote w:id="2">{p("尾注内容")}</w:endnote>',
        ),
        "margins": package(
            p("正文") + _SECTION.format("<w:titlePg/>"),
            header1=p("内部资料"),
            header2=p("首页页眉"),
            footer1=p("云岭市制"),
        ),
        "fields": package(
            f"<w:p>{r('见')}{field(' REF _Ref1 ', '第三条')}{r('和')}"
            f"{field(link, '网址')}{r('。')}</w:p>"
            + f"<w:p>{r('一行')}<w:r><w:br/></w:r>{r('二行')}<w:r><w:tab/></w:r>{r('跳')}"
            f"<w:r><w:noBreakHyphen/></w:r>{r('格𠮷野家')}{r('后')}</w:p>"
        ),
        "lists": package(
            p("依据如下：")
            + _listed("总则")
            + _listed("目的", 1)
            + _listed("依据", 1)
            + _listed("细项", 2)
            + _listed("更细", 3)
            + _listed("附则")
            + _listed("施行", 1)
            + _listed("甲", 0, 2)
            + _listed("乙", 1, 2)
            + _listed("丙", 2, 2)
            + _listed("重起", 0, 3),
            numbering=_NUMBERING,
        ),
        "boxes": package(f"<w:p>{r('有框')}{_box('框中文字')}</w:p>" + p("框后")),
        "long": package(long),
    }


def convert(folder: Path, filter_: str, suffix: str, sources: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """What LibreOffice makes of *sources*, by name; skips the test where it is not installed."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    for name, data in sources.items():
        (folder / f"{name}.docx").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    files = [str(folder / f"{name}.docx") for name in sources]
    command = [office, profile, "--headless", "--convert-to", filter_, "--outdir", str(folder), *files]
    subprocess.run(command, check=False, capture_output=True, timeout=180)
    return {name: (folder / f"{name}.{suffix}").read_bytes() for name in sources}
