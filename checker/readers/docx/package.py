"""The zip package: what may be inflated, how far, and which part is related to which."""

import posixpath
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from checker.model import ReadError
from checker.readers.docx.xml import WORD, Paper, attribute, children, parse

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

    from lxml.etree import _Element as Element

CONTENT_TYPES = "[Content_Types].xml"
#: Limits. A Word file of hundreds of pages has some dozens of parts, inflates to a few MB and packs about 20:1.
MOST_MEMBERS = 10_000
MOST_BYTES = 200_000_000
MOST_BYTES_OF_A_PART = 100_000_000
#: Above this size (bytes) a ratio beyond 100:1 is a bomb; DEFLATE can do 1,032:1.
SUSPICIOUS_BYTES = 50_000_000
MOST_RATIO = 100
_CHUNK = 1 << 20


class Relationship(NamedTuple):
    """A typed link from a part: ``kind`` is the last word of its type, ``target`` a part name."""

    kind: str
    target: str


class Tie(NamedTuple):
    """A relationship as written: *part* is where it starts ("" is the package itself), ``external`` whether ``target``
    is outside the package."""

    part: str
    id: str
    kind: str
    target: str
    external: bool


class Package:
    """An opened package. Part names are compared without regard to case, as the packaging convention has it."""

    def __init__(self, data: bytes, paper: Paper = WORD) -> None:
        """Open *data*, a file of the kind *paper*. Raises ReadError ``broken_zip`` or ``zip_bomb``."""
        self._paper = paper
        self._zip = _open(data, paper)
        self._members = {_normal(info.filename): info for info in self._zip.infolist()}
        self._inflated = 0
        self._ties: dict[str, list[Tie]] = {}
        _refuse_bomb(self._zip)

    def __contains__(self, part: str) -> bool:
        return _normal(part) in self._members

    def read(self, part: str) -> bytes:
        """The bytes of a part.

        Raises ReadError ``broken_docx`` or the like (no such part), ``broken_zip``, ``encrypted`` or ``zip_bomb``.
        """
        info = self._members.get(_normal(part))
        if info is None:
            raise ReadError(self._paper.broken, f"{self._paper.called}不完整：缺少 {part}")
        if info.flag_bits & 0x1:
            raise ReadError("encrypted", "文件已加密，需要密码才能读取；请去掉密码后再检查")
        try:
            return self._inflate(info)
        except ReadError:
            raise
        except (zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError, _bad_zip()) as error:
            raise ReadError("broken_zip", f"文件已损坏：无法解压 {part}（{type(error).__name__}）") from None

    def xml(self, part: str) -> "Element":
        """The root element of an XML part. Raises as ``read`` and ``xml.parse`` do."""
        return parse(self.read(part), part, self._paper)

    def relationships(self, part: str) -> Mapping[str, Relationship]:
        """The internal relationships of *part* ("" is the package itself) by id; none where it has none."""
        return {tie.id: Relationship(tie.kind, tie.target) for tie in self.ties(part) if not tie.external}

    def ties(self, part: str) -> "list[Tie]":
        """All relationships of *part* in their order, external ones too."""
        if part not in self._ties:
            self._ties[part] = self._read_ties(part)
        return self._ties[part]

    def _read_ties(self, part: str) -> "list[Tie]":
        folder, leaf = posixpath.split(part)
        where = posixpath.join(folder, "_rels", f"{leaf}.rels")
        found: list[Tie] = []
        if where not in self:
            return found
        for item in children(self.xml(where), "rel:Relationship"):
            kind = (item.get("Type") or "").rpartition("/")[2]
            target, external = item.get("Target") or "", attribute(item, "rel:TargetMode") == "External"
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found.append(Tie(part, item.get("Id") or "", kind, target, external))
        return found

    def all_ties(self) -> "Iterator[Tie]":
        """The relationships of every part of the package."""
        for info in self._zip.infolist():
            folder, leaf = posixpath.split(info.filename.replace("\\", "/").lstrip("/"))
            if leaf.lower().endswith(".rels") and posixpath.basename(folder).lower() == "_rels":
                yield from self.ties(posixpath.join(posixpath.dirname(folder), leaf[: -len(".rels")]))

    def _inflate(self, info: "ZipInfo") -> bytes:
        chunks, size = [], 0
        with self._zip.open(info) as stream:
            while chunk := stream.read(_CHUNK):
                size += len(chunk)
                self._inflated += len(chunk)
                excessive = size > MOST_BYTES_OF_A_PART or self._inflated > MOST_BYTES
                if excessive or _is_bomb(size, info.compress_size):
                    raise _bomb()
                chunks.append(chunk)
        return b"".join(chunks)


def _open(data: bytes, paper: Paper) -> "ZipFile":
    from zipfile import ZipFile

    try:
        return ZipFile(BytesIO(data))
    except (_bad_zip(), OSError, ValueError, EOFError, NotImplementedError, OverflowError):
        raise ReadError("broken_zip", f"文件已损坏：不是完整的 {paper.called}（压缩包目录无法读取）") from None


def _bad_zip() -> type[Exception]:
    from zipfile import BadZipFile

    return BadZipFile


def _refuse_bomb(archive: "ZipFile") -> None:
    """By what the directory declares; what a part really inflates to is measured again while it is read."""
    members = archive.infolist()
    declared, packed = sum(info.file_size for info in members), sum(info.compress_size for info in members)
    if len(members) > MOST_MEMBERS or (declared > MOST_BYTES and _is_bomb(declared, packed)):
        raise _bomb()
    if any(_is_bomb(info.file_size, info.compress_size) for info in members):
        raise _bomb()


def _is_bomb(size: int, packed: int) -> bool:
    return size > SUSPICIOUS_BYTES and size > MOST_RATIO * max(packed, 1)


def _bomb() -> ReadError:
    return ReadError("zip_bomb", "不安全的文件：解压后大得异常（压缩炸弹），拒绝读取")


def _normal(part: str) -> str:
    return part.replace("\\", "/").lstrip("/").lower()
