"""Excel: what the cells show, where they stand, and what is hidden."""

from datetime import date, datetime
from io import BytesIO

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill

from checker.model import BlockKind, Content, RunFlag, Source
from checker.readers.docx import read as read_word
from checker.readers.xlsx import read
from checker.readers.xlsx.numbers import show

from .workbooks import STRICT, data, number, printed, read_workbook, seen, text, workbook


def saved(book: Workbook, name: str = "名单.xlsx") -> Content:
    stream = BytesIO()
    book.save(stream)
    found = read(Source(name, stream.getvalue()))
    assert found is not None
    return found


def book_of(*rows: list[object], title: str = "名单") -> Workbook:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(row)
    return book


def hidden(content: Content) -> list[str]:
    return [run.text for block in content.blocks for run in block.runs if RunFlag.HIDDEN in run.flags]


@pytest.mark.parametrize(
    ("stored", "code", "words"),
    [
        ("46148", "yyyy/m/d", "2026/5/6"),
        ("46148.604166666664", "yyyy/m/d h:mm", "2026/5/6 14:30"),
        ("46148", '[$-804]yyyy"年"m"月"d"日";@', "2026年5月6日"),
        ("46148", '[DBNum1][$-804]yyyy"年"m"月"d"日";@', "二〇二六年五月六日"),
        ("46148", "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "2026年5月6日"),
        ("46148", "aaaa", "星期三"),
        ("46148", "mmm-yy", "May-26"),
        ("0.6041666666666666", "上午/下午h:mm", "下午2:30"),
        ("1.5", "[h]:mm", "36:00"),
        ("0.25", "h:mm:ss", "6:00:00"),
        ("60", "yyyy/m/d", "60"),
        ("1234.5", "#,##0.00", "1,234.50"),
        ("-1234.5", '_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ;_ ¥* "-"??_ ;_ @_ ', "¥-1,234.50"),
        ("0", '_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ;_ ¥* "-"??_ ;_ @_ ', "¥-"),
        ("1234567", '#,##0.00_);[Red]("$"#,##0.00)', "1,234,567.00"),
        ("-2", '0.00_);[红色]("¥"0.00)', "(¥2.00)"),
        ("0.125", "0%", "13%"),
        ("0.12345", "0.00%", "12.35%"),
        ("2.675", "0.00", "2.68"),
        ("7", "00000", "00007"),
        ("9995550100", "0000-0000000", "0999-5550100"),
        ("12345", "0.00E+00", "1.23E+04"),
        ("12345", '[>=10000]0!.0,"万元";0"元"', "1.2万元"),
        ("300", '[>=10000]0!.0,"万元";0"元"', "300元"),
        ("1200", '[DBNum2][$-804]G/通用格式"元整"', "壹仟贰佰元整"),
        ("8", '"第"0"号"', "第8号"),
        ("1234567.891", "General", "1234567.891"),
        ("0.1", "@", "0.1"),
        ("12", "#,##0.##", "12."),
        ("NaN", "0", "NaN"),
        ("1E999999999", "0", "1E999999999"),
    ],
)
def test_what_a_number_shows(stored: str, code: str, words: str) -> None:
    assert " ".join(show(stored, code).words.split()) == words


def test_a_format_that_is_not_known_is_said() -> None:
    assert show("0.5", "# ?/?") == ("0.5", False)
    styles = '<numFmts><numFmt numFmtId="170" formatCode="# ?/?"/></numFmts><cellXfs><xf numFmtId="170"/></cellXfs>'
    content = read_workbook(data(number("0.5")), styles=styles)
    assert content.decisions == (("数字格式", "工作表“Sheet1”第1行第1列（A1）1 处的格式不认识，按所存的数读"),)


def test_a_list_as_offices_make_it() -> None:
    book = book_of(["青禾县2026年临时救助金发放名单"], ["填报单位：青禾县民政局", None, None, "单位：元"])
    sheet = book["名单"]
    for row in (["序号", "姓名", "金额", "发放日期"], [1, "张三", 1200, date(2026, 5, 6)], [2, "李四", 800.5, None]):
        sheet.append(row)
    sheet.merge_cells("A1:D1")
    sheet["C4"].number_format = sheet["C5"].number_format = "#,##0.00"
    sheet["D4"].number_format = 'yyyy"年"m"月"d"日"'
    sheet.append(["合计", None, 2000.5, None])
    sheet.append([])
    sheet.append(["制表人：赵六", None, None, datetime(2026, 5, 7, 9, 30)])
    sheet["D8"].number_format = "yyyy-mm-dd"
    content = saved(book)
    assert printed(content) == (
        "青禾县2026年临时救助金发放名单\n填报单位：青禾县民政局\t单位：元\n序号\t姓名\t金额\t发放日期\n"
        "1\t张三\t1,200.00\t2026年5月6日\n2\t李四\t800.50\n合计\t2000.5\n制表人：赵六\t2026-05-07\n"
    )
    name = next(block for block in content.blocks if seen(block) == "李四")
    assert name.where == "工作表“名单”第5行第2列（B5）"
    assert (name.runs[0].part, name.runs[0].path) == ("xl/worksheets/sheet1.xml", "R5C2")
    assert name.cell is not None
    assert (name.cell.table, name.cell.row, name.cell.column) == (0, 2, 1)
    assert [block.kind for block in content.blocks[:3]] == [BlockKind.PARAGRAPH] * 3


def test_merged_cells_span_and_hide_what_lies_under_them() -> None:
    rows = [text("单位") + text("基本情况", "B1") + text("遮住的", "C1"), text("甲村") + text("户数") + text("人数")]
    content = read_workbook(
        data(*rows, text("乙村") + number("3") + number("7"), after='<mergeCells><mergeCell ref="B1:C1"/></mergeCells>')
    )
    head = next(block for block in content.blocks if seen(block) == "基本情况")
    assert head.cell is not None
    assert head.cell.columns == 2
    assert hidden(content) == ["遮住的"]


def test_hidden_rows_columns_and_sheets_stay_flagged() -> None:
    book = book_of(["姓名", "身份证号", "金额"], ["张三", "110101199003070011", 5], ["李四", "110101199003070038", 6])
    book["名单"].column_dimensions["B"].hidden = True
    book["名单"].row_dimensions[3].hidden = True
    secret = book.create_sheet("底表")
    secret["A1"] = "13900000000"
    secret.sheet_state = "veryHidden"
    content = saved(book)
    assert printed(content) == "姓名\t金额\n张三\t5\n"
    assert hidden(content) == ["身份证号", "110101199003070011", "李四", "110101199003070038", "6", "13900000000"]
    assert content.metadata["hidden_sheets"] == "1"


@pytest.mark.parametrize(
    "before",
    ['<col min="2" max="2" width="0"/>', '<col min="1" max="9" width="9"/><col min="2" max="2" hidden="1"/>'],
)
def test_columns_without_width(before: str) -> None:
    content = read_workbook(data(text("甲") + text("乙"), before=f"<cols>{before}</cols>"))
    assert printed(content) == "甲\n"
    assert hidden(content) == ["乙"]


def test_rows_without_height_and_rows_hidden_by_default() -> None:
    rows = f'<row r="1">{text("甲")}</row><row r="2" ht="0">{text("乙")}</row><row r="3" ht="15">{text("丙")}</row>'
    assert printed(read_workbook(f"<sheetData>{rows}</sheetData>")) == "甲\n丙\n"
    assert printed(read_workbook(f'<sheetFormatPr zeroHeight="1"/><sheetData>{rows}</sheetData>')) == "丙\n"


def test_white_letters_are_hidden_unless_they_stand_on_a_colour() -> None:
    book = book_of(["甲", "乙", "丙"])
    sheet = book["名单"]
    sheet["A1"].font = sheet["B1"].font = Font(color="FFFFFFFF")
    sheet["B1"].fill = PatternFill("solid", fgColor="FF1F4E79")
    sheet["C1"].number_format = ";;;"
    content = saved(book)
    assert printed(content) == "乙\n"
    assert hidden(content) == ["甲", "丙"]


def test_a_number_of_eighteen_digits_shows_less_than_it_stores() -> None:
    content = read_workbook(data(text("证号"), number("370102199001010000")))
    assert printed(content) == "证号\n3.70102E+17\n"
    assert hidden(content) == ["370102199001010000"]


def test_texts_formulas_and_errors() -> None:
    shared = "<si><t>甲_x000D_\n乙</t></si><si><r><t>青禾</t></r><r><t>县</t></r><rPh><t>qing</t></rPh></si>"
    cells = (
        '<c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>99</v></c><c t="b"><v>1</v></c><c t="e"><v>#REF!</v></c>'
        '<c t="str"><f>A1</f><v>算得</v></c><c><f>SUM(A1)</f><v>12</v></c><c t="str"><f>T(A9)</f><v></v></c>'
    )
    content = read_workbook(data(cells), sharedStrings=shared)
    assert [seen(block) for block in content.blocks] == ["甲\n乙", "青禾县", "TRUE", "#REF!", "算得", "12"]
    assert content.unread == ()


def test_a_formula_without_its_result_is_unread() -> None:
    content = saved(book_of(["项目", "金额"], ["合计", "=SUM(B3:B9)"]))
    assert content.unread == ("工作表“名单”第2行第2列（B2）1 处公式没有保存计算结果",)


def test_sheets_are_named_where_there_are_several() -> None:
    content = read_workbook(data(text("甲")), data(text("乙")), names="东风村")
    assert printed(content) == "东风村\n\n甲\n乙\n"
    assert content.blocks[0].kind is BlockKind.HEADING
    assert printed(read_workbook(data(text("甲")), names="东风村")) == "甲\n"


def test_tables_below_each_other_are_two() -> None:
    first = [text("收入"), text("项目") + text("金额"), text("租金") + number("5")]
    second = ["", text("支出"), text("项目") + text("金额"), text("水费") + number("2")]
    tables = {block.cell.table for block in read_workbook(data(*first, *second)).blocks if block.cell}
    assert tables == {0, 1}


def test_headers_footers_and_text_boxes() -> None:
    margins = '<headerFooter><oddHeader>&amp;C&amp;"宋体,加粗"&amp;14青禾县公示</oddHeader>'
    margins += "<oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter>"
    content = read_workbook(data(text("甲"), after=margins))
    assert [(block.kind, seen(block)) for block in content.blocks] == [
        (BlockKind.HEADER, "青禾县公示"),
        (BlockKind.PARAGRAPH, "甲"),
    ]


def test_strict_files_and_days_from_1904() -> None:
    styles = '<cellXfs><xf numFmtId="14"/></cellXfs>'
    content = read_workbook(data(number("44686")), main=STRICT, styles=styles, properties='<workbookPr date1904="1"/>')
    assert printed(content) == "2026/5/6\n"


def test_other_files_are_left_to_other_readers() -> None:
    assert read(Source("公示.txt", "公示".encode())) is None
    assert read_word(Source("名单", workbook(data(text("甲"))))) is None
    assert read(Source("名单", workbook(data(text("甲"))))) is not None
