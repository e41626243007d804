"""Attachments: what the notice says is attached (附件说明), and what is attached in the same file."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from re import Match

from checker.document.signature import Signature
from checker.text.chinese.numerals import parse_integer
from checker.text.patterns import han_pattern
from checker.text.span import Span

_NUMERAL = r"[0-9]{1,2}|[一二三四五六七八九十]{1,3}"
_ENTRY = han_pattern(
    rf"(?:相关|有关)?(?:附 ?件(?:说明|目录)?|附 ?表|附(?=[:1])) ?(?P<number>{_NUMERAL})?"
    r"(?: ?[:.、_-]| +|$|(?<=[0-9])(?=[一-鿿《])) ?(?P<name>.*)"
)
#: An entry of the list below 附件: 2.某某表.
_ITEM = han_pattern(r"(?P<number>[0-9]{1,2}) ?[.、．] ?(?P<name>[^。;:]{2,80}[。;]?)")
_HAN_ITEM = han_pattern(r"(?:\(?[一二三四五六七八九十]{1,2}[)、]|[①-⑳]) ?(?P<name>[^。;:]{2,80}[。;]?)")
_INLINE = han_pattern(r"(?<=[\s;,。、:])[0-9]{1,2} ?[.、．] ?(?=[一-鿿《]|20[0-9]{2}年)")
_OTHER = han_pattern(
    r"(?:抄送|抄报|责任编辑|来源|打印|关闭|[上下]一[篇条]|扫一扫|分享|浏览|\(?此件|\(|联系|电话|.{0,40}印发$)"
)
_SENTENCE = han_pattern(r"(?:所|中|内|要求|规定)[一-鿿]{5,}|.{60}|.*。.")


@dataclass(frozen=True, slots=True)
class Attachment:
    """An attachment as listed, or ``included`` with its content. ``number`` is None where it has none, ``name`` an
    empty span where none is given; ``label`` is what comes before the name (附件1:, 2.)."""

    label: Span
    number: int | None
    name: Span
    included: bool = False

    @property
    def span(self) -> Span:
        """The label with the name."""
        return Span(self.label.start, max(self.label.end, self.name.end))


def find_attachments(text: str, lines: tuple[Span, ...], signature: Signature) -> tuple[Attachment, ...]:
    """The attachments, in order: the entries of the list, and those whose content stands in the file.

    An entry is an attachment's own head where it stands below the signature, or repeats one, with content below it.
    """
    entries = list(_entries(text, lines))
    signed = signature.date.span.end if signature.date else None
    ends = [*(entry.label.start for entry in entries[1:]), *(line.end for line in lines[-1:] if entries)]
    found: list[Attachment] = []
    listed: set[int | None] = set()
    for entry, end in zip(entries, ends, strict=True):
        headed = text.startswith(("附", "相关附", "有关附"), entry.label.start)
        again = headed and entry.number in listed
        below = signed is not None and entry.label.start >= signed
        content = _first_below(text, lines, entry.span.end, end) if again or below else None
        if content:
            name = entry.name or content
            entry = Attachment(entry.label, entry.number, name, included=True)
        found.append(entry)
        if not entry.included:
            listed.add(entry.number)
    return tuple(found)


def _first_below(text: str, lines: tuple[Span, ...], start: int, end: int) -> Span | None:
    """The first line of content between *start* and *end*."""
    for line in lines[bisect_right(lines, start, key=lambda one: one.start) :]:
        if line.end > end:
            return None
        if not _OTHER.match(text, *line):
            return line
    return None


def _entries(text: str, lines: tuple[Span, ...]) -> Iterator[Attachment]:
    """What each line that begins with 附件 names, and the numbered lines below it."""
    number = 0
    while number < len(lines):
        line = lines[number]
        number += 1
        match = _ENTRY.fullmatch(text, *line)
        if match is None or _SENTENCE.match(text, match.start("name"), line.end):
            continue
        items = list(_inline(text, Span(*match.span("name")))) if not match["number"] else []
        while number < len(lines) and (items or not match["name"]) and not match["number"]:
            item = _ITEM.fullmatch(text, *lines[number]) or (_HAN_ITEM.fullmatch(text, *lines[number]))
            if item is None or not _goes_on(items, item.groupdict().get("number")):
                break
            items.append(_item(item))
            number += 1
        if items:
            first = items[0]
            yield Attachment(Span(line.start, first.label.end), first.number, first.name)
            yield from items[1:]
        else:
            counted = parse_integer(match["number"]) if match["number"] else None
            yield Attachment(Span(line.start, match.start("name")), counted, Span(*match.span("name")))


def _goes_on(items: list[Attachment], number: str | None) -> bool:
    """Whether a numbered line belongs to the list: its first, or not far above the last."""
    if number is None:
        return True
    last = items[-1].number if items else 0
    return last is not None and (int(number) <= 2 if not items else int(number) <= last + 3)


def _item(match: Match[str]) -> Attachment:
    number = match.groupdict().get("number")
    return Attachment(
        Span(match.start(), match.start("name")), int(number) if number else None, Span(*match.span("name"))
    )


def _inline(text: str, rest: Span) -> Iterator[Attachment]:
    """1.某某表 2.某某表: several on one line."""
    starts = [match.start() for match in _INLINE.finditer(text, *rest)]
    if not starts or starts[0] != rest.start:
        return
    for start, end in zip(starts, [*starts[1:], rest.end], strict=True):
        match = _ITEM.fullmatch(text, start, start + len(text[start:end].rstrip()))
        if match:
            yield _item(match)
