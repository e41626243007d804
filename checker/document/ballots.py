"""Meetings of delegates: how many should have come and came, and how they voted."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from re import Pattern

from checker.document.fields import Field
from checker.document.tables import Table
from checker.text.chinese.numerals import parse_integer
from checker.text.patterns import han_pattern
from checker.text.span import Span

_N = r"(?P<n>[0-9]{1,5}|[零〇一二三四五六七八九十百千两]{1,7})"
#: Words between a label and its number: 应到会职工代表人数共有:
_GAP = r"[的会议大本次届正式职工代表人数名额总共计为有是,:()\s|了]{0,14}"


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people or votes, and the words that say so."""

    span: Span
    number: int


@dataclass(frozen=True, slots=True)
class Attendance:
    """``due`` should have come, ``came`` did. ``claim`` is where that is said in words: 三分之二以上代表出席."""

    due: Count | None = None
    came: Count | None = None
    claim: Span | None = None


@dataclass(frozen=True, slots=True)
class Ballot:
    """One vote: its ``counts`` by kind, "yes", "no", "abstained", "invalid"; ``unanimous`` is 一致通过 in words."""

    span: Span
    counts: Mapping[str, Count] = field(default_factory=dict)
    unanimous: bool = False

    def counting(self, kind: str, count: Count) -> "Ballot":
        """This vote with one more count."""
        span = Span(min(self.span.start, count.span.start), max(self.span.end, count.span.end))
        return Ballot(span, {**self.counts, kind: count}, self.unanimous)


@dataclass(frozen=True, slots=True)
class Ballots:
    """All votes of a notice; ``cast`` and ``valid`` are how many papers came back and how many of them counted."""

    votes: tuple[Ballot, ...] = ()
    cast: Count | None = None
    valid: Count | None = None


@cache
def _patterns() -> dict[str, Pattern[str]]:
    person = r"\s*(?:名|人|位)(?!次)"
    return {
        "due": han_pattern(
            rf"(?:应(?:到会?|出席|参会|参加|与会)|代表总(?:人?数|名额)|全体(?:职工|正式)?代表|(?:共有|现有|设有?|共选举(?:产生)?|选举产生)"
            rf"(?:职工|正式)?代表){_GAP}{_N}(?:{person}|(?=\s*(?:[,;。、|)]|实|$)))"
        ),
        "due_plain": han_pattern(
            rf"(?<![席会加女邀选])(?:职工|正式)?(?<![女邀])代表(?:总数|[共总计有为:]){{0,3}}{_N}{person}(?=[,;、]?\s*(?:中|其中|实|应|出席|到会))"
        ),
        "came": han_pattern(
            rf"(?:实到会?|实际(?:到会|出席|参会|参加|到)|实(?:出席|参会)|(?<!应)(?<!列)(?:出席|到会|参会|参加)){_GAP}{_N}"
            rf"(?:{person}|(?=\s*(?:[,;。、|)]|$)))"
        ),
        "came_after": han_pattern(rf"{_N}{person}(?:职工|正式)?(?:代表)?(?:实际)?(?:出席|到会|参加|参会|与会)"),
        "claim": han_pattern(
            r"(?:三分之二|2/3)[^,。;\n]{0,14}(?:出席|到会|参加|参会|以上|要求|规定)|(?:符合|达到|超过)了?(?:法定|规定)的?[开到]?会?人数|(?:全体|全部)(?:职工|正式)?代表(?:均|全部|都)?"
            r"(?:出席|到会|参加)|(?:到会率|出席率|参会率)[为是达:]{0,3}\s*(?:100|[789]\d)(?:\.\d+)?%"
        ),
        "everybody": han_pattern(
            rf"(?:(?:全体|全部|所有)(?:职工|正式)?代表(?:共|共计|总计|合计)?{_N}{person}"
            rf"|{_N.replace('<n>', '<m>')}{person}(?:职工|正式)?代表)[,(]?\s*"
            r"(?:(?:均已?|都|全部|全员|全数|悉数|一致|准时|按时)+(?:出席|到会|参加|参会|与会|到场|到齐)|(?:已?经?)?到齐|无一?人?缺席)"
        ),
        "rule": han_pattern(r"(?:应当?(?:有|由)|须有?|必须|方可|方能|方为|才能|方有效)"),
        "vote": han_pattern(
            rf"(?P<label>不同意|不赞成|同意|赞成|反对|弃权|无效|废|得(?=票))(?:(?:票数?|的|人数|者|意见|[为有共是计]){{0,4}}[:\s(|]{{0,3}}{_N}\s*(?:票|人|名|张|份)"
            rf"|(?:票数?|人数)[为有共是计:\s]{{0,4}}(?P<bare>[0-9]{{1,5}})"
            rf"|[:为\s]{{0,4}}(?P<plain>[0-9]{{1,5}})(?=\s*(?:[,;。、|)]|不?同意|不?赞成|反对|弃权|无效|$)))"
            r"|(?P<before>[0-9]{1,5}|[零〇一二三四五六七八九十百千两]{1,7})\s*(?:票|人|名|张)(?:代表|职工)?(?:表示|投了?)?"
            r"(?P<after>不同意|不赞成|同意|赞成|反对|弃权|无效)"
            r"|(?:无|没有)(?:人)?(?:投)?(?P<none>反对|弃权|无效)(?:票|意见|的)?(?:[、和及或,]?(?:也)?(?:无|没有)?(?:人)?(?P<none2>弃权|反对)(?:票|的)?)?"
            r"|(?P<all>全票|一致(?:表决)?(?:同意|通过|赞成))"
        ),
        "respectively": han_pattern(
            r"(?:同意|赞成)票?[/、,和\s]{0,3}反对票?[/、,和\s]{0,3}弃权(?:票|数|的)*(?:分别|各)?[为有是:\s]{0,3}"
            r"(?P<yes>[0-9]{1,5})[/、,和票:\s]{1,3}(?P<no>[0-9]{1,5})[/、,和票:\s]{1,3}(?P<abstained>[0-9]{1,5})"
        ),
        "valid": han_pattern(rf"有效(?:选?票|表决票)(?:数)?[为有共是计:\s]{{0,4}}{_N}\s*(?:票|张|份)?"),
        "cast": han_pattern(rf"(?:收回|回收)(?:的|有效|选|表决|票|数|[为有共是计:\s]){{0,6}}{_N}\s*(?:票|张|份)"),
    }


_KINDS = {
    "同意": "yes",
    "赞成": "yes",
    "得": "yes",
    "反对": "no",
    "不同意": "no",
    "不赞成": "no",
    "弃权": "abstained",
    "无效": "invalid",
    "废": "invalid",
}


def find_attendance(text: str, lines: tuple[Span, ...]) -> Attendance:
    """Who should have come and who came; what a rule asks for (应有三分之二以上代表出席) is no attendance."""
    patterns = _patterns()
    found: dict[str, Count] = {}
    claim: Span | None = None
    for line in lines:
        for name in ("due", "due_plain", "came", "came_after"):
            for match in patterns[name].finditer(text, *line):
                number = parse_integer(match["n"])
                if number is not None and not patterns["rule"].search(text, max(0, match.start() - 8), match.start()):
                    found.setdefault(name.partition("_")[0], Count(Span(*match.span()), number))
        if whole := patterns["everybody"].search(text, *line):
            number = parse_integer(whole["n"] or whole["m"])
            if number is not None:
                found.setdefault("due", Count(Span(*whole.span()), number))
                found.setdefault("came", Count(Span(*whole.span()), number))
        said = patterns["claim"].search(text, *line)
        if said and claim is None and not patterns["rule"].search(text, *_clause(text, line, said.start(), said.end())):
            claim = Span(*said.span())
    return Attendance(found.get("due"), found.get("came"), claim)


def _clause(text: str, line: Span, start: int, end: int) -> Span:
    before = max(line.start, text.rfind("。", line.start, start) + 1)
    after = text.find("。", end, line.end)
    return Span(before, after if after >= 0 else line.end)


def find_ballots(text: str, lines: tuple[Span, ...], tables: tuple[Table, ...], fields: tuple[Field, ...]) -> Ballots:
    """All votes: those of table rows, and of sentences, a new one where a kind of vote comes again."""
    votes = list(_of_tables(text, tables)) or list(_of_forms(text, fields))
    taken = [vote.span for vote in votes]
    for line in lines:
        if not any(span.start < line.end and line.start < span.end for span in taken):
            votes.extend(_of_line(text, line))
    whole = {name: _first(text, lines, _patterns()[name]) for name in ("cast", "valid")}
    return Ballots(tuple(votes), whole["cast"], whole["valid"])


def _first(text: str, lines: tuple[Span, ...], pattern: Pattern[str]) -> Count | None:
    for line in lines:
        for match in pattern.finditer(text, *line):
            number = parse_integer(match["n"])
            if number is not None:
                return Count(Span(*match.span()), number)
    return None


def _kind(words: str) -> str:
    """The kind of vote that a head or label is for; shares and rates are none."""
    if "率" in words or "%" in words:
        return ""
    return next((kind for word, kind in _KINDS.items() if words.startswith(word) and len(words) <= len(word) + 5), "")


def _number(words: str) -> int | None:
    written = words.rstrip("票人名张")
    return parse_integer(written) if 0 < len(written) <= 5 else None


def _of_tables(text: str, tables: tuple[Table, ...]) -> Iterator[Ballot]:
    """The rows below a row of heads such as 同意, 反对, 弃权."""
    for table in tables:
        heads: dict[int, str] = {}
        for row in range(table.height):
            cells = {cell.column: cell for column in range(table.width) if (cell := table.at(row, column))}
            words = {column: "".join(text[cell.span.start : cell.span.end].split()) for column, cell in cells.items()}
            kinds = {column: kind for column, word in words.items() if (kind := _kind(word))}
            if "yes" in kinds.values() and len(kinds) > 1:
                heads = kinds
                continue
            counted = [
                (heads[column], cells[column].span, _number(words[column])) for column in heads if column in cells
            ]
            ballot: Ballot | None = None
            for kind, span, number in counted:
                if number is not None:
                    ballot = (ballot or Ballot(span)).counting(kind, Count(span, number))
            if ballot is not None and "yes" in ballot.counts:
                yield ballot


def _of_forms(text: str, fields: tuple[Field, ...]) -> Iterator[Ballot]:
    """One vote in a form with the labels 同意, 反对, 弃权."""
    ballot: Ballot | None = None
    for one in fields:
        kind = _kind("".join(text[one.label.start : one.label.end].split()))
        number = _number(text[one.value.start : one.value.end].strip())
        if kind and number is not None and (ballot is None or kind not in ballot.counts):
            ballot = (ballot or Ballot(one.value)).counting(kind, Count(one.value, number))
    if ballot is not None and {"yes", "no"} <= set(ballot.counts):
        yield ballot


def _of_line(text: str, line: Span) -> Iterator[Ballot]:
    ballot: Ballot | None = None
    if (three := _patterns()["respectively"].search(text, *line)) is not None:
        whole = Span(*three.span())
        yield Ballot(whole, {kind: Count(whole, int(number)) for kind, number in three.groupdict().items()})
        return
    others = text.find("反对", *line) >= 0 or text.find("弃权", *line) >= 0
    for match in _patterns()["vote"].finditer(text, *line):
        span = Span(*match.span())
        if match["plain"] and not others:
            continue  # 同意3、4号楼: a number that counts no votes
        if match["all"]:
            ballot = replace(ballot, unanimous=True) if ballot else Ballot(span, unanimous=True)
        for kind, number in _read(match.groupdict()):
            if ballot is not None and kind in ballot.counts:
                yield ballot
                ballot = None
            ballot = (ballot or Ballot(span)).counting(kind, Count(span, number))
    if ballot is not None:
        yield ballot


def _read(groups: dict[str, str | None]) -> Iterator[tuple[str, int]]:
    """The kinds of vote that one match counts."""
    label = groups["label"] or groups["after"]
    written = groups["n"] or groups["bare"] or groups["plain"] or groups["before"]
    if label and written:
        number = parse_integer(written)
        if number is not None:
            yield _KINDS[label], number
    for name in ("none", "none2"):
        word = groups[name]
        if word:
            yield _KINDS[word], 0
