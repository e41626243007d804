"""Where results stand, for programs: names as paths and URIs, where to send a reader, what stays when text moves."""

import re
from functools import cache
from hashlib import sha256
from urllib.parse import quote

from checker.renderers.entries import Entry
from checker.report import Quote, Result


def relative(name: str) -> str:
    """The name of a report without "./" in front, as others write relative paths."""
    return name.removeprefix("./")


def uri(name: str) -> str:
    """The name of a report as a relative URI reference. Bytes of a name that are not UTF-8 stay those bytes.

    >>> uri("公示 1:2.txt")
    '%E5%85%AC%E7%A4%BA%201%3A2.txt'
    """
    try:
        data = relative(name).encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        data = relative(name).encode("utf-8", "surrogatepass")
    return quote(data)


def first_place(entry: Entry) -> Quote | None:
    """Where a reader is sent for *entry*: the first words that show it, else the first place where it belongs."""
    evidence = [place for result in entry.results for place in result.evidence]
    related = [place for result in entry.results for place in result.related]
    return next(iter([*evidence, *related]), None)


def fingerprint(result: Result, *context: str) -> str:
    """What stays the same while text moves: the requirement, the masked words and the kind of their place.

    Hexadecimal, 32 digits. *context* is what else tells it from others, such as the name of the file.
    """
    places = result.evidence or result.related
    told = [part for place in places for part in (_numbers().sub("", place.where), place.text)]
    return sha256("\0".join([*context, result.requirement, *told]).encode("utf-8", "surrogatepass")).hexdigest()[:32]


@cache
def _numbers() -> re.Pattern[str]:
    return re.compile("[0-9]+")
