"""The compound file (MS-CFB) around a Word document: its streams, bounded by the size of the file."""

from io import BytesIO
from struct import Struct
from typing import TYPE_CHECKING, Any

from checker.model import ReadError

if TYPE_CHECKING:
    from olefile import OleFileIO

#: MS-CFB section 2.2: the sector shift at offset 30, then the numbers of FAT, MiniFAT and DIFAT sectors.
_SHIFTS = Struct("<30xHH")
_COUNTS = Struct("<44xI16xI4xII")

#: Streams and storages that tell what other programs keep in compound files.
_OTHERS = (
    (("Workbook",), "Excel 工作簿（.xls、.et）"),
    (("Book",), "Excel 工作簿（.xls）"),
    (("PowerPoint Document",), "PowerPoint 演示文稿（.ppt、.dps）"),
    (("MatOST",), "Microsoft Works 文档（.wps）"),
    (("MM",), "Microsoft Works 文档（.wps）"),
    (("CONTENTS",), "Microsoft Works 文档（.wps）"),
    (("__properties_version1.0",), "Outlook 邮件（.msg）"),
    (("VisioDocument",), "Visio 绘图（.vsd）"),
    (("HwpSummaryInformation",), "韩文文档（.hwp）"),
    (("\u4840\u3f3f\u4577\u446c\u3b6a\u45e4\u4824",), "安装程序包（.msi）"),
    (("\u4840\u3f7f\u4164\u422f\u4836",), "安装程序包（.msi）"),
)


def broken(what: str) -> ReadError:
    """The error for a file that contradicts itself; *what* completes the sentence."""
    return ReadError("broken_doc", f"Word 文件（.doc）已损坏：{what}；可加 --libreoffice 由 LibreOffice 试着转换")


class Compound:
    """An open compound file. Raises ReadError ``broken_doc`` where it is none that can be walked safely."""

    def __init__(self, data: bytes) -> None:
        import olefile

        _check_header(data)
        self._size = len(data)
        try:
            self._ole: OleFileIO[Any] = olefile.OleFileIO(BytesIO(data))
        except RecursionError:
            raise broken("目录嵌套过深") from None
        except (OSError, ValueError, IndexError, AttributeError) as error:
            raise broken("复合文件的目录读不出") from error
        if getattr(self._ole.root, "size", self._size + 1) > self._size:
            raise broken("复合文件的目录自相矛盾")

    def __contains__(self, name: str) -> bool:
        return bool(self._ole.exists(name))

    def holds(self, storage: str) -> bool:
        """Whether there is anything in the storage of that name."""
        return any(path[0] == storage for path in self._ole.listdir())

    def stream(self, name: str) -> bytes:
        """The bytes of the stream *name*, b"" where there is none. Raises ReadError ``broken_doc``."""
        if name not in self:
            return b""
        try:
            if self._ole.get_size(name) > self._size:
                raise broken(f"{name} 比文件还大")
            return bytes(self._ole.openstream(name).read())
        except (OSError, ValueError, IndexError, TypeError, AttributeError) as error:
            raise broken(f"{name} 读不出") from error

    def other(self) -> str:
        """What this file is, in words of an office, where it is no Word document; "" where nothing tells."""
        return next((what for path, what in _OTHERS if self._ole.exists("/".join(path))), "")


def _check_header(data: bytes) -> None:
    """Refuse what would make the walk through the file cost more than the file is long."""
    if len(data) < 512:
        raise broken("文件不完整")
    shift, mini = _SHIFTS.unpack_from(data)
    fat, mini_fat, _, chained = _COUNTS.unpack_from(data)
    if shift not in (9, 12) or not 4 <= mini <= shift:
        raise broken("文件头不合规范")
    sectors = len(data) >> shift
    if fat > sectors // (1 << shift - 2) + 110 or mini_fat > sectors or chained > sectors:
        raise broken("文件头与文件大小不符")
