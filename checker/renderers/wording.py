"""The sentences of the console report: from results to Chinese, before any line is broken."""

import re
from collections.abc import Iterable, Iterator, Sequence

from checker.model import Verdict
from checker.renderers.entries import Entry, Tag, Tally
from checker.renderers.layout import STUCK, inline, shorten, visible
from checker.report import Basis, Coverage, Quote, Report, Result

#: Between counts that stand in one row: no line is broken before the dot.
DOT = f"{STUCK}· "

# Of a quote so much is shown, in columns, and of a result so many quotes; --full shows all.
_QUOTE_COLUMNS = 60
_QUOTES = 5
_ABSENT = re.compile("^(?:未|没有|缺少|缺)")
_DIGEST = re.compile(r"[0-9a-f]{16,}")
_DECIDERS = {
    "checker": "检查程序",
    "checklists": "清单",
    "rules": "规则摘要",
    "segmenter": "分词",
    "calendar": "日历",
}


def heading(entry: Entry, full: bool) -> str:
    """The first line of *entry*: what it is about, where, and the words quoted."""
    if len(entry.results) == 1:
        result = entry.results[0]
        return _spaced(visible(_head(result)[0]), places(result.evidence, full))
    parts = [_spaced(visible(result.title), places(result.evidence, full)) for result in entry.results]
    return f"{'；'.join(parts)}（共{len(parts)}项）"


def details(entry: Entry, full: bool, cited: set[str]) -> Iterator[str]:
    """The further lines of *entry*. *cited* holds the bases already named in full, and gains those named here."""
    alone = len(entry.results) == 1
    said = [_head(result)[1] if alone else result.message for result in entry.results]
    message = "".join(dict.fromkeys(_sentence(visible(text)) for text in said if text.strip()))
    if message:
        yield message
    against = [quote for result in entry.results for quote in result.related if quote.text]
    if against and any(result.evidence for result in entry.results):
        yield f"对照 {places(against, full)}"
    yield from dict.fromkeys(mend for result in entry.results for mend in _mends(entry.tag, result))
    basis = dict.fromkeys(item for result in entry.results for item in result.basis)
    if basis:
        yield "依据 " + "；".join([_cite(item, cited) for item in basis])


def customs(listed: Sequence[Entry], full: bool) -> str:
    """All notes on custom in one line."""
    results = [result for entry in listed for result in entry.results]
    kinds = (("与惯例不同", Verdict.FAIL), ("是否合惯例请看", Verdict.REVIEW))
    parts = []
    for label, verdict in kinds:
        chosen = [result for result in results if result.verdict is verdict]
        if chosen:
            parts.append(f"{label}{len(chosen)}项：" + "；".join([_custom(result, full) for result in chosen]))
    return "。".join(parts) + "（可不改）"


def _custom(result: Result, full: bool) -> str:
    text = _spaced(visible(result.title), places(result.evidence, full))
    return f"{text}（{visible(result.message)}）" if full and result.message else text


def reasons(listed: Sequence[Entry]) -> Iterator[str]:
    """Why the results of *listed* were not decided: one line for each reason, with the titles it holds for."""
    titles: dict[str, list[str]] = {}
    for entry in listed:
        for result in entry.results:
            titles.setdefault(result.message, []).append(visible(result.title))
    for message, names in titles.items():
        yield "、".join(names) + (f"：{visible(message)}" if message else "：没有说明原因")


def found(result: Result) -> str:
    """What was found for a requirement that is met, with all its words."""
    text = _spaced(visible(result.title), places(result.evidence, full=True))
    return f"{text}：{visible(result.message)}" if result.message else text


def places(quotes: Iterable[Quote], full: bool) -> str:
    """Where *quotes* stand and what they say: ``第4段 “…”、“…”；第7段 “…”``."""
    unique = list(dict.fromkeys((quote.where, quote.text, quote.note) for quote in quotes))
    shown = unique if full else unique[:_QUOTES]
    parts: list[str] = []
    last = None
    for where, text, note in shown:
        words = f"“{_cut(inline(text), full)}”" if text else ""
        words += f"（{inline(note)}）" if note else ""
        if parts and where == last and words:
            parts[-1] += f"、{words}"
        else:
            parts.append(f"{inline(where)}{STUCK if where and words else ''}{words}")
        last = where
    return "；".join(parts) + (f"等{len(unique)}处" if len(unique) > len(shown) else "")


def _cut(text: str, full: bool) -> str:
    return text if full else shorten(text, _QUOTE_COLUMNS)


def _head(result: Result) -> tuple[str, str]:
    """What stands for *result* on its first line, and what of the message is left to say after it."""
    said = result.message.strip().rstrip("。")
    if result.title in said and "。" not in said and "\n" not in said:
        return said, ""
    return result.title, "" if _ABSENT.sub("", said) in result.title else result.message


def _mends(tag: Tag, result: Result) -> Iterator[str]:
    """How to mend *result*: its remedy, else the words its edits put in; else where the missing element belongs."""
    verb = "改为" if result.evidence else "补写"
    verb = verb if tag is Tag.MUST else f"可{verb}"
    place = "" if result.evidence else "、".join(dict.fromkeys(_belongs(result.related)))
    where = f"（{place}）" if place else ""
    texts = [result.remedy] if result.remedy else [edit.replacement for edit in result.edits]
    for text in texts:
        yield f"{verb}{where} “{visible(text)}”" if text else "可删去所引文字"
    if not texts and place:
        yield f"应写在 {place}"


def _belongs(related: Sequence[Quote]) -> Iterator[str]:
    for quote in related:
        words = f"“{shorten(inline(quote.text), _QUOTE_COLUMNS // 2)}”" if quote.text else ""
        yield f"{inline(quote.where)}{words}"


def _cite(basis: Basis, cited: set[str]) -> str:
    """The citation in full the first time, by title and article after that."""
    short = f"《{basis.title.strip('《》')}》{basis.article}"
    text = short if basis.citation in cited and basis.title else basis.citation
    cited.add(basis.citation)
    return visible(text) + ("（依据待核）" if basis.unverified and "待核" not in text else "")


def kind(report: Report) -> str:
    """What kind of notice this is, and by what it was told."""
    title = visible(report.notice_title or report.notice or "")
    if not title:
        title = f"未能识别类别，按清单 {'、'.join(map(inline, report.checklists))} 检查"
    return f"{title}（{visible(report.detected)}）" if report.detected else title


def verdict(report: Report, counts: Tally) -> str:
    """What the headline says of the notice as a whole. It never says that it may be published."""
    internal = report.purpose == "internal"
    if not report.coverage.ran:
        return "一项也没有检查" if internal else "一项也没有检查，不能作为发布的依据"
    look, better = _count("请核", counts.look), _count("建议", counts.better)
    undecided = [_count("未能检查", counts.undecided)] if counts.undecided else []
    if internal:
        return DOT.join([_count("矛盾", counts.must), _count("缺项", counts.better), look, *undecided])
    if counts.must:
        return "暂不宜发布：" + DOT.join([_count("必改", counts.must), look, better, *undecided])
    return "机检未见必改项：" + DOT.join([look, better, *undecided])


def _count(name: str, number: int) -> str:
    return f"{name}{STUCK}{number}"


def covered(coverage: Coverage) -> str:
    """How many requirements were loaded, and what became of each."""
    parts = (
        ("已写明", coverage.passed),
        ("不符合", coverage.failed),
        ("请核", coverage.review),
        ("不适用", coverage.not_applicable),
        ("未能检查", coverage.open),
    )
    return f"共载入{STUCK}{coverage.loaded}{STUCK}项：" + DOT.join(_count(*part) for part in parts)


def deciders(report: Report, full: bool) -> str:
    """The versions and digests of all that decided the verdicts."""
    parts = []
    for key, value in report.decided_by.items():
        text = value if full else _DIGEST.sub(lambda match: match[0][:8] + "…", value)
        parts.append(f"{_DECIDERS.get(key, inline(key))}{STUCK}{inline(text)}")
    return DOT.join(parts)


def _sentence(text: str) -> str:
    return text if text.endswith(tuple("。？！；：…”）.?!\n")) else f"{text}。"


def _spaced(first: str, second: str) -> str:
    return f"{first}  {second}" if first and second else first or second
