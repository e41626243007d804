"""Reader for Excel workbooks (.xlsx, .xlsm, .xltx): the XML of the package itself, over the same guarded zip and XML
layers as Word files.

openpyxl is not used for reading. It gives the value or the formula of a cell but not what the cell shows (a date, an
amount and an identity number are what their number format makes of them), keeps a whole tree in memory, and expands
what a hostile file tells it to; here sheets are streamed and sizes are limited before anything is inflated.

**Blocks.** The sheets in order, each begun by its name where there are several. Single texts and lines of labels above
and below the table are paragraphs; what stands between is one table of ``CELL`` blocks, whose rows and columns count
only those that show something. ``Block.where`` and ``Run.path`` have the sheet's own numbers: ``R3C2`` is row 3, column
2, both from 1. Cells in hidden rows, columns and sheets, white on white, under a merged range or of a format that shows
nothing stay in the content, flagged HIDDEN.

**Values.** Numbers are shown as their format has them; formulas by the result that was saved with them, and one that
was never computed is said to be unread.

**Errors** (``ReadError.code``): ``encrypted``, ``unsupported_format`` (an old .xls, .xlsb), ``broken_zip``,
``broken_xlsx``, ``zip_bomb``, ``hostile_xml``, ``too_large`` (more than 300,000 cells with content), ``empty``,
``own_report`` (a workbook that this program wrote).
"""

from io import BytesIO

from checker.hookspecs import hookimpl
from checker.model import Content, ReadError, Source
from checker.readers.own import is_workbook

_NAMES = (".xlsx", ".xlsm", ".xltx", ".xltm")
_OLD = (".xls", ".xlt")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@hookimpl
def read(source: Source) -> Content | None:
    """Read a workbook, told by its bytes; a name that promises one makes anything else an error."""
    name = source.name.lower()
    named = name.endswith(_NAMES)
    if source.data.startswith(_COMPOUND):
        _refuse_compound(source, named or name.endswith(_OLD))
        return None
    if not source.data.startswith(_ZIP):
        if named:
            raise ReadError("broken_zip" if source.data else "empty", _not_excel(source.data))
        return None
    if named and is_workbook(BytesIO(source.data)):
        raise ReadError("own_report", "这是本程序写出的检查报告或台账，不是公示公开文件")
    from checker.readers.xlsx.book import read_workbook

    try:
        return read_workbook(source.data)
    except ReadError as error:
        if named or not error.code.startswith("broken"):
            raise
        return None  # some other zip


def _not_excel(data: bytes) -> str:
    return "不是 Excel 文件：名称是 .xlsx，内容却不是（可能已损坏或改过扩展名）" if data else "文件是空的（0 字节）"


def _refuse_compound(source: Source, named: bool) -> None:
    """A compound file is a workbook behind a password, an old .xls, or none of ours."""
    if named and "EncryptedPackage".encode("utf-16-le") in source.data:
        raise ReadError("encrypted", "文件有打开密码，无法读取；请去掉密码后再检查")
    if named:
        raise ReadError(
            "unsupported_format", "这是旧版 Excel 工作簿（.xls），请在 Excel 或 WPS 中另存为 .xlsx 后再检查"
        )
