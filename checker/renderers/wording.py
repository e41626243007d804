"""The sentences of the console report: from results to Chinese, before any line is broken."""

from collections.abc import Iterable, Iterator, Sequence

from checker.model import Verdict
from checker.renderers.entries import Entry, Tag, Tally
from checker.renderers.layout import STUCK, inline, plain, shorten, visible, whole
from checker.renderers.other_reading import other_reading
from checker.report import Basis, Coverage, Mend, Quote, Report, Result
from checker.text.patterns import han_pattern

#: Between counts that stand in one row: no line is broken before the dot.
DOT = f"{STUCK}· "

# Of a quote so much is shown, in columns, and of a result so many quotes; --full shows all.
_QUOTE_COLUMNS = 60
_QUOTES = 5
#: How the reason begins where a notice was not read whole (``engine.doubting``).
_ELSEWHERE = "也可能写在没有读到的地方"
_ABSENT = han_pattern("^(?:未|没有|缺少|缺)")


def heading(entry: Entry, full: bool) -> str:
    """The first line of *entry*: what it is about, where, and the words quoted."""
    if entry.line:
        return visible(entry.line)
    if len(entry.results) == 1:
        result = entry.results[0]
        return _spaced(visible(_head(result)[0]), places(result.evidence, full))
    parts = [_bracketed(visible(result.title), places(result.evidence, full)) for result in entry.results]
    return f"{'、'.join(parts)}，共{STUCK}{len(parts)}{STUCK}项"


def details(entry: Entry, full: bool) -> Iterator[str]:
    """The further lines of *entry*, but for its bases."""
    if entry.line:
        yield from (_spaced(visible(one.title), places(one.evidence, full)) for one in entry.results if full)
        return
    yield from _messages(entry)
    against = [quote for result in entry.results for quote in _against(result)]
    if against:
        yield f"对照 {places(against, full)}"
    yield from dict.fromkeys(mend for result in entry.results for mend in mends(entry.tag, result, full))
    yield from dict.fromkeys(other_reading(result) for result in entry.results if result.revised)


def lines(entry: Entry, cited: set[str], full: bool = False) -> Iterator[str]:
    """All that is said of *entry*, a line each, for where lines are not broken. *cited* is that of ``bases``."""
    yield plain(heading(entry, full))
    yield from map(plain, details(entry, full))
    for result in entry.results:
        if result.waived:
            yield f"已豁免：{visible(result.suppressed)}"
    yield plain(bases(entry, cited))


def headline(report: Report, counts: Tally) -> str:
    """What kind of notice *report* is of, and what is said of it as a whole, on one line."""
    return plain(f"{kind(report)}   {verdict(report, counts)}")


def _messages(entry: Entry) -> Iterator[str]:
    """What was said of each result, once where the same was said of all."""
    said = [(result, _head(result)[1] if len(entry.results) == 1 else result.message) for result in entry.results]
    messages = [(visible(result.title), _sentence(visible(text))) for result, text in said if text.strip()]
    if len({message for _, message in messages}) == 1:
        yield messages[0][1]
    else:
        yield from (f"{title}：{message}" for title, message in messages)


def bases(entry: Entry, cited: set[str]) -> str:
    """The bases of *entry* and the numbers of its rows. *cited* holds what was cited in full, and gains to it."""
    basis = dict.fromkeys(item for result in entry.results for item in result.basis)
    cites = f"依据 {'；'.join([_cite(item, cited) for item in basis])}  " if basis else ""
    numbers = "、".join(inline(result.requirement) for result in entry.results)
    return f"{cites}{whole('编号')}{STUCK}{numbers}"


def customs(listed: Sequence[Entry], full: bool) -> str:
    """All notes on custom in one line."""
    results = [result for entry in listed for result in entry.results]
    kinds = (("未照惯例", Verdict.FAIL), ("请看是否照惯例", Verdict.REVIEW))
    parts = []
    for label, verdict in kinds:
        chosen = [_custom(result, full) for result in results if result.verdict is verdict]
        if chosen:
            parts.append(f"{_count(label, len(chosen))}{STUCK}项：{'、'.join(chosen)}")
    return "；".join(parts) + "。可不改"


def _custom(result: Result, full: bool) -> str:
    head, more = _head(result)
    parts = [places(result.evidence, full), visible(more).rstrip("。") if full else ""]
    return _bracketed(visible(head), "：".join(filter(None, parts)))


def waivers(listed: Iterable[Entry]) -> Iterator[str]:
    """What the office has accepted, each with where it stands and the reason."""
    for result in (result for entry in listed for result in entry.results):
        head = _spaced(visible(_head(result)[0]), places(result.evidence, full=False))
        yield f"{head}：{visible(result.suppressed)}（编号{STUCK}{inline(result.requirement)}）"


def reasons(listed: Sequence[Entry]) -> Iterator[str]:
    """Why the results of *listed* were not decided: one line for each reason, with the titles it holds for. What may
    stand where nothing could be read is one line, whatever else is said of each."""
    alike: dict[str, list[Result]] = {}
    for result in (result for entry in listed for result in entry.results):
        alike.setdefault(result.message[max(result.message.find(_ELSEWHERE), 0) :], []).append(result)
    for reason, results in alike.items():
        names = [visible(result.title) for result in results]
        if reason.startswith(_ELSEWHERE) and len(names) > 1:
            said = f"以下{STUCK}{len(names)}{STUCK}项不能判定，读到的部分没有写，{visible(reason)}"
            yield f"{said}：{'；'.join(names)}"
        else:
            message = visible(results[0].message)
            yield "、".join(names) + (f"：{message}" if message else "：没有说明原因")


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


def mends(tag: Tag, result: Result, full: bool = True) -> Iterator[str]:
    """How to mend *result*: its remedy, else its edits; its advice; else where the missing element belongs."""
    may = "" if tag is Tag.MUST else "可"
    place = "、".join(dict.fromkeys(map(_beside, _belongs(result))))
    where = f"（{place}）" if place else " "
    if result.remedy:
        yield f"{may}{'改为' if result.evidence else '补写'}{where}“{visible(result.remedy)}”"
    elif result.edits:
        yield may + _edits(result, full)
    elif place and not result.advice:
        yield f"{may or '应'}写在{place}"
    if result.advice:
        yield f"{'改法' if tag is Tag.MUST else '可这样改'}：{visible(result.advice)}"


def _edits(result: Result, full: bool) -> str:
    parts = []
    for edit in result.edits:
        old = inline(_words(result.evidence, edit))
        what = f"把“{_cut(old, full)}”" if old else ""
        said = f"{what}改为“{visible(edit.replacement)}”"
        parts.append(said if edit.replacement else f"删去{what.removeprefix('把')}")
    unique = list(dict.fromkeys(parts))
    shown = unique if full else unique[:_QUOTES]
    return "；".join(shown) + (f"等{len(unique)}处" if len(shown) < len(unique) else "")


def _words(quotes: Iterable[Quote], edit: Mend) -> str:
    """The words that *edit* replaces, as one of *quotes* shows them; "" where none does."""
    for quote in quotes:
        whole = len(quote.text) == quote.end - quote.start
        if (quote.start, quote.end) == (edit.start, edit.end):
            return quote.text
        if whole and quote.start <= edit.start and edit.end <= quote.end:
            return quote.text[edit.start - quote.start : edit.end - quote.start]
    return ""


def _belongs(result: Result) -> list[Quote]:
    """Where what is missing belongs: the empty quotes, else what it stands beside. Nothing where words are wrong."""
    if result.evidence:
        return []
    return [quote for quote in result.related if not quote.text] or list(result.related)


def _against(result: Result) -> list[Quote]:
    """The words to compare with."""
    return [quote for quote in result.related if quote.text and quote not in _belongs(result)]


def _beside(quote: Quote) -> str:
    words = f"“{shorten(inline(quote.text), _QUOTE_COLUMNS // 2)}”" if quote.text else ""
    place = f"{inline(quote.where)}{words}"
    return place if place.endswith(("前", "后", "中", "末", "处")) or not place else f"{place}处"


def _cite(basis: Basis, cited: set[str]) -> str:
    """The citation in full the first time, by title and article after that. Practice is no regulation: no 《》."""
    title = basis.title.strip("《》")
    short = (f"《{title}》" if basis.citation.startswith("《") else title) + basis.article
    text = short if basis.citation in cited and basis.title else basis.citation
    cited.add(basis.citation)
    return citation(basis, text)


def citation(basis: Basis, text: str = "") -> str:
    """*basis* in full, or as *text* has it, and whether it is still to be verified."""
    shown = visible(text or basis.citation)
    return shown + ("（依据待核）" if basis.unverified and "待核" not in shown else "")


def kind(report: Report) -> str:
    """What kind of notice this is, and by what it was told."""
    title = visible(report.notice_title or report.notice or "")
    if not title:
        title = f"未能识别类别，只按清单 {'、'.join(map(inline, report.checklists))} 检查"
    return f"{title}（{visible(report.detected)}）" if report.detected else title


def verdict(report: Report, counts: Tally) -> str:
    """What the headline says of the notice as a whole. It never says that it may be published."""
    internal = report.purpose == "internal"
    if not report.coverage.ran:
        return "一项也没有检查" if internal else "一项也没有检查，不能作为发布的依据"
    look, better = _count("请核", counts.look), _count("建议", counts.better)
    undecided = [_count("未能检查", counts.undecided)] if counts.undecided else []
    undecided += [_count("已豁免", counts.waived)] if counts.waived else []
    if internal:
        named = dict.fromkeys(inline(line.name) for line in report.groups if line.name)
        sayings = [_count("、".join(named), counts.sayings)] if named else []
        lacking = [_count("缺项", counts.better)] if counts.better or not named else []
        return DOT.join([_count("矛盾", counts.must), *sayings, *lacking, look, *undecided])
    if report.notice is None:
        return "内容未作检查，不能作为发布的依据：" + DOT.join([_count("必改", counts.must), look, better, *undecided])
    if counts.must:
        return "暂不宜发布：" + DOT.join([_count("必改", counts.must), look, better, *undecided])
    return "机检未见必改项：" + DOT.join([look, better, *undecided])


def _count(name: str, number: int) -> str:
    return whole(f"{name} {number}")


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


def confirmations(report: Report) -> str:
    """What a person must confirm before signing."""
    before = "签发前请人确认：" if report.purpose == "publish" else "请人确认："
    return before + " ".join(whole(f"□{inline(item)}") for item in report.confirm)


def deciders(report: Report) -> str:
    """The versions and digests of all that decided the verdicts."""
    return DOT.join(whole(f"{inline(key)} {inline(value)}") for key, value in report.decided_by.items())


def _sentence(text: str) -> str:
    return text if text.endswith(tuple("。？！；：…”）.?!\n")) else f"{text}。"


def _bracketed(text: str, more: str) -> str:
    return f"{text}（{more}）" if more else text


def _spaced(first: str, second: str) -> str:
    return f"{first}  {second}" if first and second else first or second
