"""The reports that this program writes, told from notices: pages by how they begin, workbooks by a property of theirs,
which stays when somebody fills in the ledger and saves it."""

import os
from typing import IO

from checker.readers.formats import FORMATS

#: What stands in the head of a page of ours, within its first ``_BEGINNING`` bytes.
GENERATOR = b'<meta name="generator" content="disclosure-checker">'
#: The custom property of a workbook of ours.
PROPERTY = "disclosure-checker"
_BEGINNING = 1024
_PAGES = next(one.suffixes for one in FORMATS if one.reader == "html")
_WORKBOOKS = next(one.suffixes for one in FORMATS if one.reader == "xlsx")
_PROPERTIES = "docProps/custom.xml"
# Bytes of the properties and of the directory of a workbook that are read at most; ours have some hundreds.
_MOST_PROPERTIES, _MOST_DIRECTORY = 1 << 16, 1 << 20


def is_report(data: bytes) -> bool:
    """Whether *data*, a file or its beginning, is a page of ours."""
    return GENERATOR in data[:_BEGINNING]


def is_workbook(file: IO[bytes]) -> bool:
    """Whether *file* is a workbook of ours. It may be anything; no more than a little of it is read."""
    from zipfile import ZipFile

    file.seek(0, os.SEEK_END)
    file.seek(max(0, file.tell() - 22))  # the record that ends a directory, where no comment follows it
    ending = file.read()
    size = int.from_bytes(ending[12:16], "little")
    if not ending.startswith(b"PK\x05\x06") or len(ending) != 22 or size > _MOST_DIRECTORY:
        return False
    try:
        with ZipFile(file) as archive, archive.open(_PROPERTIES) as properties:
            return f'name="{PROPERTY}"'.encode() in properties.read(_MOST_PROPERTIES)
    except Exception:  # hostile bytes find what no reader foresaw; its reader will say what is wrong with it
        return False


def holds_report(path: str) -> bool:
    """Whether the file *path* is a report of ours. One that cannot be read is left to its reader."""
    name = path.lower()
    if not name.endswith((*_PAGES, *_WORKBOOKS)) or not os.path.isfile(path):
        return False
    try:
        with open(path, "rb") as file:
            return is_report(file.read(_BEGINNING)) if name.endswith(_PAGES) else is_workbook(file)
    except OSError:
        return False
