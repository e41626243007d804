"""Which year a date means when it does not say.

The rule, first that holds: the other end of the same range or list; the nearest earlier full date of the same
paragraph; the date of signature (the last date that stands alone on its line); the nearest earlier full date; the
nearest later one; the default. Dates of a life (出生, 入党, 任职 …) are no context. Over New Year, a January after a
December is of the next year, and a December in what is signed in January is of the year before.
"""

import re
from bisect import bisect_left
from functools import cache
from typing import NamedTuple

from checker.text.chinese.date_groups import Date, Group

#: Words for a year: which context they refer to, and how many years to add.
_OF_SIGNATURE = {"今年": 0, "本年": 0, "去年": -1, "上年": -1, "前年": -2, "明年": 1}
_OF_BEFORE = {"同年": 0, "当年": 0, "次年": 1, "翌年": 1}
_MONTHS = {"本月": 0, "当月": 0, "同月": 0, "上月": -1, "次月": 1, "下月": 1}


#: The longest name or label that stands on a line with the date of signature.
_LABEL = 40


class _Context(NamedTuple):
    """Where lines end; the written dates that may lend their year, where they begin, and the signature among them."""

    lines: tuple[int, ...]
    starts: tuple[int, ...]
    dates: tuple[Date, ...]
    signature: Date | None
    default: int | None


def resolve_years(text: str, groups: tuple[Group, ...], default: int | None = None) -> tuple[Group, ...]:
    """*groups* with the years (and the months of 本月, 次月 …) filled in; ``year_written`` stays as it was.

    *default* is the year to take where *text* names none; without it such dates keep ``year=None``.

    >>> from checker.text.chinese.date_groups import find_groups
    >>> text = "某同志，1985年3月2日生。\\n公示时间：5月8日至14日。\\n某单位\\n2025年5月7日"
    >>> [str(found.value) for group in resolve_years(text, find_groups(text)) for found in group.dates]
    ['1985-03-02', '2025-05-08', '2025-05-14', '2025-05-07']
    """
    context = _context(text, groups, default)
    resolved: list[Group] = []
    previous: Date | None = None
    for group in groups:
        dates = _resolve(group.dates, context, previous)
        resolved.append(Group(dates, group.is_range))
        previous = dates[-1]
    return tuple(resolved)


def _resolve(dates: tuple[Date, ...], context: _Context, previous: Date | None) -> tuple[Date, ...]:
    """One group: its head by itself, from a later member, or from the context; then each member from the one before."""
    head = dates[0]
    told = next((found for found in dates if found.year is not None), None)
    if head.relative:
        head = _relative(head, context, previous)
    elif head.year is None and told is not None:
        head = head._replace(year=told.year and told.year - ((head.month or 0) > (told.month or 12)))
    elif head.year is None:
        head = head._replace(year=_from_context(head, context))
    resolved = [head]
    for found in dates[1:]:
        last = resolved[-1]
        if found.relative:
            found = _relative(found, context, last)
        elif found.year is None or not found.year_written:
            later = last.year is not None and (found.month or 12) < (last.month or 0)
            found = found._replace(
                year=last.year + 1 if later and last.year else last.year, month=found.month or last.month
            )
        resolved.append(found)
    return tuple(resolved)


def _relative(found: Date, context: _Context, previous: Date | None) -> Date:
    """今年, 次年, 本月 and their like, by the date they lean on; unchanged where there is none."""
    word = found.relative
    lean = previous if word in _OF_BEFORE or word in {"当月", "同月", "次月"} else context.signature
    lean = lean or context.signature or previous
    if lean is None or lean.year is None:
        year = context.default if word in {"今年", "本年"} else None
        return found._replace(year=year)
    if word in _MONTHS:
        index = lean.year * 12 + (lean.month or 1) - 1 + _MONTHS[word]
        return found._replace(year=index // 12, month=index % 12 + 1)
    return found._replace(year=lean.year + _OF_SIGNATURE.get(word, _OF_BEFORE.get(word, 0)))


def _from_context(found: Date, context: _Context) -> int | None:
    index = bisect_left(context.starts, found.span.start)
    earlier = context.dates[index - 1] if index else None
    later = context.dates[index] if index < len(context.dates) else None
    line = bisect_left(context.lines, found.span.start)
    if earlier is not None and bisect_left(context.lines, earlier.span.end) == line:
        return _after(found, earlier)
    if context.signature is not None and context.signature.year is not None:
        backwards = context.signature.month == 1 and found.month == 12
        return context.signature.year - 1 if backwards else _after(found, context.signature)
    if earlier is not None:
        return _after(found, earlier)
    return context.default if later is None else later.year


def _after(found: Date, lean: Date) -> int | None:
    """The year of *lean*, or the next where *found* is a January after its December."""
    return lean.year and lean.year + (lean.month == 12 and found.month == 1)


def _context(text: str, groups: tuple[Group, ...], default: int | None) -> _Context:
    written = [
        found
        for group in groups
        for found in group.dates
        if found.year_written and found.exists and not _of_a_life(found, group, text)
    ]
    signature = next(
        (found for found in reversed(written) if found.day is not None and _stands_alone(found, text)), None
    )
    lines = tuple(match.start() for match in re.finditer("\n", text))
    return _Context(lines, tuple(found.span.start for found in written), tuple(written), signature, default)


@cache
def _life() -> tuple[re.Pattern[str], re.Pattern[str]]:
    after = re.compile(r" ?\)? ?(?:出?生|入党|加入|参加工作|入职|入伍|入学|毕业|至今|起?任(?!前|职前|免)|转正)")
    before = re.compile(r"(?:出生|入党|工作|毕业|任职|入伍|生于|获奖|颁发)(?:年月|时间|日期)?[: ]{0,2}$")
    return after, before


def _of_a_life(found: Date, group: Group, text: str) -> bool:
    """Whether it is a date of somebody's life: born, joined, in office from … to."""
    after, before = _life()
    if group.is_range and found.day is None:
        return True
    start, end = found.span
    return after.match(text, end) is not None or before.search(text, max(0, start - 8), start) is not None


def _stands_alone(found: Date, text: str) -> bool:
    """Whether it stands on a line of its own, after no more than a name or a label: a signature, a date of issue."""
    before = text[max(0, found.span.start - _LABEL - 1) : found.span.start].rpartition("\n")[2]
    after = text[found.span.end : found.span.end + _LABEL].partition("\n")[0].strip(" \r)")
    return not after and len(before) <= _LABEL and not any(mark in before for mark in "。;,\t0123456789")
