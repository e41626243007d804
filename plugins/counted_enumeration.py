"""数词与列举一致：说“四个方面”就列四条，多了少了都要改。"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import Any, Literal, NamedTuple

from checker import Document, Finding, Span, han_pattern, hookimpl, parse_integer

_NUMBER = r"(?:两|[一二三四五六七八九十]{1,3}|[0-9]{1,2})"
_NOUNS = (
    "方面|环节|层次|层面|重点|阶段|步骤|问题|特点|原则|转变|关系|要素|机制|渠道|途径|形式|内容|措施|任务|目标|要求"
    "|部分|程序|抓手|突破"
)
_COUNT = han_pattern(
    rf"(?<![第0-9一二三四五六七八九十.“])(?P<number>{_NUMBER})"
    rf"(?:个?(?:{_NOUNS})|大(?:{_NOUNS})|点(?!钟|左右|半|[0-9]|整)|项(?!目)|条(?!例|款|件)|种(?!植))"
)
#: Backward: 以上三点 has its list before it, or nowhere. Standing names are no count of what follows.
_NOT_LED = han_pattern(r"(?:上述|以上|前述|前面|上面|这|那|该|此|每|各|其他|其余|另外?|有关|哪|落实|贯彻|第)$")
_NAMED = han_pattern("项(?:规定|基本原则|制度改革|纪律|公开)|条(?:例|款)")
#: The items right before the count: 管局、二级局、支局(科队)、班组四个层次.
_BEFORE = han_pattern(r"(?P<items>[^,。;:!?、\s“”]{1,24}(?:、[^,。;:!?、\s]{1,24}){1,12}?)(?P<etc>等|这|以上)?$")
_JOINT = han_pattern(r"[和与及]|以及")
#: 四个方面，即：… to the end of the sentence.
_AFTER = han_pattern(r"[^,。;:!?\n、]{0,12},?(?:即|是|为|有|包括|分别[是为])?:(?P<items>[^:。!?\n]{3,400})")
#: What may stand between a count and the first of its items.
_LEADS = han_pattern(r"[^。:;\n\r]{0,40}[:。;]?\s*(?:即:?)?\s*")
#: A verb in an item: the list is not what the count counts.
_VERB = han_pattern(r"[的对将把提作做有要抓开进在了]")
#: Headings that go on after the list is done: 四、存在问题.
_APART = han_pattern(
    r"\(?[^\n、.)]{1,4}[、.)]\s*[^,。\n]{0,6}(?:存在|问题|不足|下一?步|打算|今后|明年|其他|有关要求|工作要求|保障|附则)"
)
_LAST = 99
#: What was found or received, and the list of it that a later sentence announces.
_FOUND = han_pattern(
    rf"(?:查出|发现|收到|收集|征集)[^。;,\d\n]{{0,16}}?(?P<number>{_NUMBER})(?:项|条|处|个|件)(?![款例])"
)
_AS_FOLLOWS = han_pattern(r"[^:\n]{0,80}如下[:。]\s*")
_WORDS = {"首先": 1, "其次": 2, "再次": 3, "最后": _LAST}
#: Kinds of marks whose items are surely the list; headings may go on with what is not of it.
_PLAIN = frozenset({"is", "word"})


class _Mark(NamedTuple):
    at: int
    number: int
    kind: str
    opens_line: bool


@cache
def _marks_pattern() -> re.Pattern[str]:
    han = "[一二三四五六七八九十]"
    return re.compile(
        rf"(?:(?<=[。:;,!?\s])|^)(?:(?P<is>{han}{{1,2}})(?:是|要(?![求点闻素件道务])|方面是)"
        rf"|第(?P<di>{han}{{1,2}})(?![条款章节项届次名批期季线个年阶部步人种类位])"
        rf"|(?P<word>首先|其次|再次|最后)|(?P<han>{han}{{1,3}})、(?!{han}、)|\((?P<hanb>{han}{{1,3}})\)"
        r"|(?P<num>[0-9]{1,2})(?:、|．|\.(?![0-9]))|\((?P<numb>[0-9]{1,2})\)|(?P<half>[0-9]{1,2})\)|(?P<circle>[①-⑳]))"
    )


@hookimpl
def check(document: Document) -> Finding:
    """Compare each count with the enumeration that it can only mean; silent where that is not plain."""
    marks = _marks(document)
    right: list[Span] = []
    doubtful: list[tuple[Span, str]] = []
    wrong: list[tuple[Span, str]] = []
    for line in document.lines:
        for match in _COUNT.finditer(document.text, *line):
            span, number = Span(*match.span()), _number(match["number"])
            verdict, listed = _compare(document, line, span, number, marks)
            note = f"写的是{number}，列了{listed}"
            if verdict == "pass":
                right.append(span)
            elif verdict:
                (wrong if verdict == "fail" else doubtful).append((span, note))
    for span, number, listed in _announced(document):
        if number == listed:
            right.append(span)
        else:
            doubtful.append((span, f"写的是{number}，列了{listed}"))
    if wrong:
        return Finding.failed("；".join(dict.fromkeys(note for _, note in wrong)) + "，请改数词或补齐", *wrong)
    if doubtful:
        told = "；".join(dict.fromkeys(note for _, note in doubtful))
        return Finding.review(f"{told}；是数词不对，还是另有一条不在其内，或文字没有写完？", *doubtful)
    return Finding.passed(*right) if right else Finding.not_applicable("没有可核对的数词和列举")


def _announced(document: Document) -> Iterator[tuple[Span, int, int]]:
    """查出隐患4项…通报如下: and 收到意见6条…公示如下: with how many rows or numbers stand right below."""
    sure = [one for one in document.rosters if one.sure and one.kind in ("rows", "numbered")]
    tables = [(one.span.start, one.height - 1) for one in document.tables if one.height > 2 and _serial(document, one)]
    lists = [*((one.span.start, len(one.items)) for one in sure), *tables]
    for match in _FOUND.finditer(document.text):
        below = _AS_FOLLOWS.match(document.text, match.end())
        if below is None or len(_FOUND.findall(document.text, match.start(), below.end())) > 1:
            continue
        counts = {count for start, count in lists if below.end() <= start <= below.end() + 6}
        number = _number(match["number"])
        if counts and number > 1:
            yield Span(match.start("number"), match.end()), number, number if number in counts else min(counts)


def _serial(document: Document, table: Any) -> bool:
    """Whether the first column of a table numbers its rows."""
    cells = [table.at(row, 0) for row in range(1, table.height)]
    return [document[cell.span] if cell else "" for cell in cells] == [str(row) for row in range(1, table.height)]


def _number(written: str) -> int:
    return parse_integer(written) or 0


def _marks(document: Document) -> "_Marks":
    """The marks of items by kind, those that open a line apart from those within one."""
    found: dict[tuple[str, bool], list[_Mark]] = {}
    for line in document.lines:
        for match in _marks_pattern().finditer(document.text, *line):
            kind = match.lastgroup or ""
            written = match[kind]
            at = match.start(kind) - (kind in ("di", "hanb", "numb"))
            number = _WORDS.get(written) or (ord(written) - 0x245F if kind == "circle" else _number(written))
            found.setdefault((kind, at == line.start), []).append(_Mark(at, number, kind, at == line.start))
    return found


_Verdict = Literal["", "pass", "fail", "review"]
_Marks = dict[tuple[str, bool], list[_Mark]]


def _compare(document: Document, line: Span, span: Span, number: int, marks: _Marks) -> tuple[_Verdict, int]:
    """What holds of one count, and how many items stand in its list: that before it, marked items, that after it."""
    before = document.text[max(line.start, span.start - 160) : span.start]
    if number < 2 or _NAMED.match(document.text, span.end - 1):
        return "", 0
    led = _list_before(before, document[span], number)
    if led and led[0] == "pass":
        return led
    if not led and _NOT_LED.search(before):
        return "", 0
    run, sure, last = _run(document, line, span, number, marks)
    if not run:
        return led or _list_after(document, span, number)
    if len(run) == number or not sure or len(run) == 1:
        return ("pass" if len(run) == number else ""), len(run)
    if len(run) > number and _APART.match(document.text, run[number].at):
        return "pass", number
    if len(run) < number and last and document.broken_end:
        return "review", len(run)
    return ("fail" if run[0].kind in _PLAIN or not run[0].opens_line else "review"), len(run)


def _run(document: Document, line: Span, span: Span, number: int, marks: _Marks) -> tuple[list[_Mark], bool, bool]:
    """The marked items that a count leads to, whether they are surely all, and whether no mark follows them."""
    following = ((kind, bisect_left(kind, span.end, key=_at)) for kind in marks.values())
    first = min((kind[index] for kind, index in following if index < len(kind)), default=None)
    if first is None or first.number != 1 or not _LEADS.fullmatch(document.text, span.end, first.at):
        return [], False, False
    kind = marks[first.kind, first.opens_line]
    run: list[_Mark] = []
    start = bisect_left(kind, first.at, key=_at)
    for mark in kind[start : start + 100]:
        if not first.opens_line and mark.at >= line.end:
            break
        if mark.number not in (len(run) + 1, _LAST):
            later = [one.number for one in kind[start + len(run) : start + len(run) + 20]]
            return run, not (len(run) < number and len(run) + 1 in later), False
        run.append(mark)
    return run, True, first.opens_line or line == document.lines[-1]


def _at(mark: _Mark) -> int:
    return mark.at


def _list_before(before: str, words: str, number: int) -> tuple[_Verdict, int] | None:
    """管局、二级局、班组三个层次: what follows 从 or 等 is surely the list; a verb in it makes it none."""
    match = _BEFORE.search(before)
    if match is None:
        return None
    items = re.split("、", match["items"])
    low, high = len(items), len(items) + len(_JOINT.findall(match["items"]))
    if low <= number <= high:
        return "pass", number
    plain = not any(_VERB.search(item) for item in items[1:]) and all(len(item) <= 12 for item in items)
    closed = match["etc"] == "等" and number < low
    led = not match["etc"] and items[0].startswith(("从", "围绕")) and re.search("方面|环节|层[次面]|阶段", words)
    return ("fail", low) if plain and (closed or led) else ("", low)


def _list_after(document: Document, span: Span, number: int) -> tuple[_Verdict, int]:
    """四个方面，即：…、…、…: to the end of the sentence, divided in whichever way comes out."""
    match = _AFTER.match(document.text, span.end)
    if match is None:
        return "", 0
    words = match["items"]
    low = words.count("、") + 1
    listed = {words.count(";") + 1, words.count(",") + 1, *range(low, low + len(_JOINT.findall(words)) + 1)}
    if number in listed:
        return "pass", number
    plain = low > 1 and not re.search("[,;等…]", words) and all(len(item) <= 12 for item in words.split("、"))
    return ("fail" if plain else ""), low
