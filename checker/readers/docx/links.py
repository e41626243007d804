"""Where a link leads: to the web, to a place only the office can reach, or into somebody's computer."""

import re
from enum import StrEnum
from functools import cache


class Reach(StrEnum):
    """Who can follow a link."""

    WEB = "web"  # anybody: a public web address, a mail address, a place in the same document
    INNER = "inner"  # those within the office: a private network address or a host without a domain
    SHARE = "share"  # a folder shared in the office: \\server\share
    LOCAL = "local"  # nobody else: a path on the writer's computer
    RELATIVE = "relative"  # a file that must lie beside this one
    OTHER = "other"  # another scheme


def reach(target: str) -> Reach:
    r"""Who can follow a link to *target*.

    >>> [reach(one).value for one in ("https://example.org/a", "http://192.168.3.2/oa", r"\\fs01\gs\a.doc", "附件.xls")]
    ['web', 'inner', 'share', 'relative']
    >>> [reach(one).value for one in ("file:///C:/a/b.doc", r"D:\a.doc", "#_Toc1", "mailto:a@example.org")]
    ['local', 'local', 'web', 'web']
    """
    plain = target.strip().replace("\\", "/")
    scheme, colon, rest = plain.partition(":")
    scheme = scheme.lower()
    if scheme == "file" and colon:
        path = rest.lstrip("/")
        slashes = len(rest) - len(path)
        return Reach.SHARE if slashes in (2, 4, 5) and not _drive().match(path) else Reach.LOCAL
    if plain.startswith("//"):
        return Reach.SHARE
    if _drive().match(plain):
        return Reach.LOCAL
    if scheme in ("http", "https", "ftp") and colon:
        return Reach.INNER if _is_private(rest.lstrip("/")) else Reach.WEB
    if scheme in ("mailto", "tel") or plain.startswith("#") or not plain:
        return Reach.WEB
    return Reach.OTHER if colon and scheme.isalpha() else Reach.RELATIVE


@cache
def _drive() -> re.Pattern[str]:
    return re.compile(r"[A-Za-z]:/|[A-Za-z]%3A/|~?/[A-Za-z]|~/")


def _is_private(address: str) -> bool:
    """Whether an address names a host of a private network (RFC 1918, RFC 6761), or one without a domain."""
    host = address.partition("/")[0].partition("?")[0].rpartition("@")[2].partition(":")[0].lower()
    parts = host.split(".")
    if len(parts) == 4 and all(part.isdecimal() for part in parts):
        first, second = int(parts[0]), int(parts[1])
        return first in (10, 127) or (first, second) in ((192, 168), (169, 254)) or (first == 172 and 16 <= second < 32)
    return "." not in host or parts[-1] in ("local", "lan", "intranet", "internal", "localhost")
