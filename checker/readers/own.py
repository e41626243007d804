"""The pages that the renderer "html" writes, told from notices by how they begin."""

import os

from checker.readers.formats import FORMATS

#: What stands in the head of a page of ours, within its first ``_BEGINNING`` bytes.
GENERATOR = b'<meta name="generator" content="disclosure-checker">'
_BEGINNING = 1024
_PAGES = next(one.suffixes for one in FORMATS if one.reader == "html")


def is_report(data: bytes) -> bool:
    """Whether *data*, a file or its beginning, is a report of ours."""
    return GENERATOR in data[:_BEGINNING]


def holds_report(path: str) -> bool:
    """Whether the file *path* is a report of ours. One that cannot be read is left to its reader."""
    if not path.lower().endswith(_PAGES) or not os.path.isfile(path):
        return False
    try:
        with open(path, "rb") as file:
            return is_report(file.read(_BEGINNING))
    except OSError:
        return False
