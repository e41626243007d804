"""An official document as offices make them in WPS: formatting in styles, a red line and page numbers drawn, the foot
in a table, indents typed as blanks. It conforms all the same."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

_W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def paragraph(*runs: str, style: str = "", properties: str = "") -> str:
    """A paragraph of runs, or of plain texts."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    inner = "".join(one if one.startswith("<") else f"<w:r>{words(one)}</w:r>" for one in runs)
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{inner}</w:p>"


def words(text: str) -> str:
    """A w:t."""
    return f'<w:t xml:space="preserve">{text}</w:t>'


def run(text: str, style: str) -> str:
    """A run under a character style."""
    return f'<w:r><w:rPr><w:rStyle w:val="{style}"/></w:rPr>{words(text)}</w:r>'


def style(identity: str, kind: str, run_says: str, paragraph_says: str = "", default: bool = False) -> str:
    """A style based on the default one."""
    said = ' w:default="1"' if default else ""
    based = f'<w:name w:val="{identity}"/>' + ("" if default or kind == "character" else '<w:basedOn w:val="a"/>')
    return (
        f'<w:style w:type="{kind}" w:styleId="{identity}"{said}>{based}<w:pPr>{paragraph_says}</w:pPr>'
        f"<w:rPr>{run_says}</w:rPr></w:style>"
    )


def fonts(name: str, latin: str = "Times New Roman") -> str:
    """A w:rFonts."""
    return f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{name}"/>'


STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia"/>'
    '<w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>'
    + style("a", "paragraph", fonts("仿宋_GB2312") + '<w:sz w:val="32"/>', '<w:jc w:val="both"/>', default=True)
    + style(
        "mark",
        "paragraph",
        fonts("方正小标宋_GBK") + '<w:color w:val="FF0000"/><w:sz w:val="84"/>',
        '<w:jc w:val="distribute"/>',
    )
    + style("title", "paragraph", fonts("方正小标宋_GBK") + '<w:sz w:val="44"/>', '<w:jc w:val="center"/>')
    + style("text", "paragraph", "", '<w:ind w:firstLineChars="200" w:firstLine="640"/>')
    + style("first", "paragraph", fonts("黑体"), '<w:ind w:firstLineChars="200" w:firstLine="640"/>')
    + style("foot", "paragraph", '<w:sz w:val="28"/>', '<w:ind w:leftChars="100" w:left="280"/>')
    + style("footer", "paragraph", '<w:sz w:val="18"/>')
    + style("second", "character", fonts("楷体"))
)
ANCHOR = (
    '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="0" locked="0"'
    ' layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="margin">{across}'
    '</wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>180000</wp:posOffset></wp:positionV>'
    '<wp:extent cx="{width}" cy="{height}"/><wp:wrapNone/><wp:docPr id="{id}" name="图{id}"/>'
    f'<a:graphic><a:graphicData uri="{_SHAPE}"><wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
    '<a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="{shape}"><a:avLst/></a:prstGeom>{paint}</wps:spPr>'
    "{inner}<wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor>"
)


def drawn(**shape: object) -> str:
    """A run that draws a shape, as new programs read it."""
    anchor = ANCHOR.format(**shape)
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{anchor}</w:drawing></mc:Choice>'
        "<mc:Fallback/></mc:AlternateContent></w:r>"
    )


LINE = drawn(
    id=1,
    across="<wp:align>left</wp:align>",
    width=5616000,
    height=0,
    shape="line",
    paint='<a:ln w="19050"><a:solidFill><a:srgbClr val="FF0000"/></a:solidFill></a:ln>',
    inner="",
)
NUMBER_RUN = f'<w:rPr>{fonts("宋体", "宋体")}<w:sz w:val="28"/></w:rPr>'
FIELD = "".join(
    f"<w:r>{NUMBER_RUN}{inner}</w:r>"
    for inner in (
        words("— "),
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:instrText xml:space="preserve"> PAGE  \\* MERGEFORMAT </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        words("1"),
        '<w:fldChar w:fldCharType="end"/>',
        words(" —"),
    )
)
FOOTER = paragraph(
    drawn(
        id=2,
        across="<wp:align>outside</wp:align>",
        width=720000,
        height=360000,
        shape="rect",
        paint="<a:noFill/><a:ln><a:noFill/></a:ln>",
        inner=f"<wps:txbx><w:txbxContent>{paragraph(FIELD, style='footer')}</w:txbxContent></wps:txbx>",
    ),
    style="footer",
)
SECTION = (
    '<w:sectPr><w:footerReference w:type="default" r:id="rId3"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587" w:header="851" w:footer="1417" w:gutter="0"/>'
    '<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-849"/></w:sectPr>'
)


def cell(*paragraphs: str) -> str:
    """A row of one cell."""
    return f"<w:tr><w:tc><w:tcPr/>{''.join(paragraphs)}</w:tc></w:tr>"


BODY = (
    paragraph("青禾县人民政府文件", style="mark")
    + paragraph()
    + paragraph("青政发〔2025〕3号", properties='<w:jc w:val="center"/>')
    + paragraph(LINE)
    + paragraph()
    + paragraph()
    + paragraph("青禾县人民政府关于进一步做好2025年", style="title")
    + paragraph("防汛值班工作的通知", style="title")
    + paragraph()
    + paragraph("各乡镇人民政府，县政府各部门：")
    + paragraph("　　现将2025年防汛值班工作的有关事项通知如下，请结合实际认真抓好落实，确保安全度汛。")
    + paragraph("一、落实值班责任", style="first")
    + paragraph(
        run("（一）明确带班领导。", "second"),
        "各单位要安排1名负责人在岗带班，24小时保持电话畅通，遇有险情及时处置并报告。",
        style="text",
    )
    + paragraph("各单位于5月20日前报送值班安排，逾期未报的予以通报。", style="text")
    + paragraph()
    + paragraph("　　附件：1．防汛值班安排表")
    + paragraph("　　　　　2．防汛物资储备表")
    + paragraph()
    + paragraph()
    + paragraph("青禾县人民政府", properties='<w:ind w:rightChars="350" w:right="1120"/><w:jc w:val="right"/>')
    + paragraph("2025年5月7日　　　　", properties='<w:jc w:val="right"/>')
    + paragraph("　　（此件公开发布）")
    + "<w:tbl><w:tblPr/>"
    + cell(paragraph("抄送：县委各部门，县人大常委会办公室，县政协办公室。", style="foot"))
    + cell(paragraph("青禾县人民政府办公室　　　　　2025年5月7日印发", style="foot"))
    + "</w:tbl>"
)


def office() -> bytes:
    """The bytes of the document."""
    parts = {"styles": "rId1", "settings": "rId2", "footer": "rId3"}
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_MAIN}.{kind}+xml"/>'
        for name, kind in (("document", "document.main"), *((part, part) for part in parts))
    )
    links = "".join(
        f'<Relationship Id="{key}" Type="{_KINDS}/{part}" Target="{part}.xml"/>' for part, key in parts.items()
    )
    package = "http://schemas.openxmlformats.org/package/2006"
    written = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
        f'Type="{_KINDS}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}/relationships">{links}</Relationships>',
        "word/document.xml": f"<w:document {_W}><w:body>{BODY}{SECTION}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {_W}>{STYLES}</w:styles>",
        "word/settings.xml": f"<w:settings {_W}/>",
        "word/footer.xml": f"<w:ftr {_W}>{FOOTER}</w:ftr>",
    }
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as target:
        for name, content in written.items():
            target.writestr(name, content)
    return stream.getvalue()
