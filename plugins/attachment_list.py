"""附件相符：附件说明的序号连续，正文所引的附件说明里都有，随文的附件与说明名称相同；附件要随文公布。"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from checker import Document, Finding, Level, Span, han_pattern, hookimpl, parse_integer

_CITED = han_pattern(r"附 ?件 ?(?P<number>[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?![0-9号年月日%个名份])")
#: An attachment of another document: 国发〔2020〕3号附件2, 《某办法》附件1.
_OTHERS = han_pattern(r"(?:[》号]|合同|文件|协议|规[范格程定]书?|标准|办法|通知|方案|细则|说明书)[)]?[的中之]{0,2} ?$")
_SEEN = han_pattern(r"(?:见|附|如|按|以)后?附 ?[件表](?![者人送属加带])|附 ?[件表](?:所列|为准)|\([见附]附?[件表]")
_FILE = han_pattern(r"\.(?:xlsx?|docx?|pdf|zip|rar|7z|wps|et|ofd|pptx?|jpe?g|png|html?)|下载|点击|链接", re.IGNORECASE)
_TRIMMED = han_pattern(r"[《》“”\"'\s()〈〉、,。;.:-]|关于|[0-9]{4}年度?|附件|\.\w{3,4}$")


@hookimpl
def check(document: Document) -> Finding:
    """Fail where list, citations and attachments contradict one another; a note asks for what is not in the file."""
    listed = [one for one in document.attachments if not one.included and (one.name or one.number)]
    if document.enclosures:
        return _enclosed(document, listed)
    included = [one for one in document.attachments if one.included]
    cited = list(_cited(document))
    if not listed and not included and not cited:
        seen = next((match for line in document.lines if (match := _SEEN.search(document.text, *line))), None)
        if seen is None or _FILE.search(document.text):
            return Finding.not_applicable("没有附件")
        return _absent(Span(*seen.span()))
    for fault, *spans in (
        *_misnumbered(listed),
        *_beyond(listed, included, cited),
        *_mismatched(document, listed, included),
    ):
        return Finding.failed(fault, *spans)
    have = {one.number for one in included}
    missing = [one for one in listed if one.number not in have and not (len(listed) == 1 and included)]
    missing = [one for one in missing if not _FILE.search(document[document.line(one.span)])]
    if missing or not (listed or included):
        if _FILE.search(document.text) and not missing:
            return Finding.passed(*(span for _, span in cited))
        return _absent(*(one.span for one in missing), *(span for _, span in cited[:1] if not missing))
    return Finding.passed(*(one.span for one in (*listed, *included)))


def _enclosed(document: Document, listed: list[Any]) -> Finding:
    """Compare what is listed with the papers that are judged together with the notice."""
    enclosed = [(paper.name, "所附的文件") for paper in document.enclosures]
    for fault, *spans in _misnumbered(listed):
        return Finding.failed(fault, *spans, related=enclosed)
    own = {one.number for one in document.attachments if one.included}
    missing = [one for one in listed if one.number is None or one.number not in own]
    matched: list[Any] = []
    for paper in document.enclosures:
        found = next((one for one in missing if _is_that(document, one, paper, missing)), None)
        if found is None and (listed or not _mentioned(document)):
            said = "附件说明里没有列" if listed else "文中没有说到附件"
            return Finding.failed(f"附有“{document[paper.name]}”，{said}", paper.name, *(one.span for one in listed))
        if found is not None:
            missing.remove(found)
            matched.append((found, paper))
    if missing:
        names = "、".join(f"“{document[one.name or one.label].rstrip('。;')}”" for one in missing)
        return Finding.failed(
            f"附件说明列有{names}，所附的文件里没有", *(one.span for one in missing), related=enclosed
        )
    for one, paper in matched:
        if one.name and paper.title and not any(_alike(document, one.name, name) for name in (paper.title, paper.name)):
            told = f"附件说明写的是“{document[one.name]}”，所附的是“{document[paper.title]}”"
            return Finding.failed(told, one.name, paper.title)
    shown = [one.span for one, _ in matched] or [span for span in (_mentioned(document),) if span]
    return Finding.passed(*shown, *(paper.name for paper in document.enclosures))


def _is_that(document: Document, one: Any, paper: Any, missing: list[Any]) -> bool:
    """Whether a listed attachment is the *paper*: by number, by name, or because there is no other."""
    if one.number is not None and paper.number is not None:
        return bool(one.number == paper.number)
    names = [name for name in (paper.title, paper.name) if name]
    alike = [other for other in missing if other.name and any(_alike(document, other.name, name) for name in names)]
    return one in alike or (not alike and len(missing) == len(document.enclosures) == 1)


def _mentioned(document: Document) -> Span | None:
    own = (line for line in document.lines if document.notice.covers(line))
    return next((Span(*match.span()) for line in own if (match := _SEEN.search(document.text, *line))), None)


def _alike(document: Document, name: Span, other: Span) -> bool:
    """Whether two names have so much in common that they may be those of one paper."""
    names = [_TRIMMED.sub("", document[span]) for span in (name, other)]
    return sum(char in names[1] for char in names[0]) * 2 >= min(map(len, names))


def _absent(*spans: Span) -> Finding:
    question = "写着有附件，文件里没有附件内容：附件是否一并公布，名称、序号是否一致？"
    return replace(Finding.review(question, *spans), level=Level.NOTE)


def _cited(document: Document) -> Iterator[tuple[int, Span]]:
    """The numbers of attachments that the text refers to."""
    entries = [one.span for one in document.attachments]
    first = next((one.label.start for one in document.attachments if one.included), len(document.text))
    for line in document.lines:
        for match in _CITED.finditer(document.text, *line):
            span = Span(*match.span())
            number = parse_integer(match["number"])
            own = _OTHERS.search(document.text, max(line.start, span.start - 6), span.start) is None
            if number and own and span.end <= first and not any(entry.overlaps(span) for entry in entries):
                yield number, span


def _misnumbered(listed: list[Any]) -> Iterator[tuple[str, Span, Span]]:
    numbers = [one.number for one in listed if one.number is not None]
    if len(numbers) > 1 and numbers != list(range(1, len(numbers) + 1)):
        yield f"附件说明的序号是{'、'.join(map(str, numbers))}，应从1起依次编号", listed[0].span, listed[-1].span


def _beyond(listed: list[Any], included: list[Any], cited: list[tuple[int, Span]]) -> Iterator[tuple[str, Span, Span]]:
    """Numbers that the text refers to, or heads bear, and the list has not."""
    known = listed or included
    last = max((one.number or 1 for one in known), default=0)
    last = max(last, len(known)) if all(one.number is None for one in known) else last
    for number, span in cited:
        if known and number > last:
            yield f"文中说到附件{number}，附件只列到{last}", span, known[-1].span
    for one in included:
        if listed and one.number is not None and one.number > last:
            yield f"附有附件{one.number}，附件说明只列到{last}", one.span, listed[-1].span


def _mismatched(document: Document, listed: list[Any], included: list[Any]) -> Iterator[tuple[str, Span, Span]]:
    """Attachments whose title has little in common with the name in the list."""
    for one in included:
        same = next((other for other in listed if other.number == one.number), None)
        if same is None or not same.name or not one.name:
            continue
        names = [_TRIMMED.sub("", document[span.name]) for span in (same, one)]
        if len(names[0]) >= 4 and 4 <= len(names[1]) <= 40 and not _alike(document, same.name, one.name):
            yield f"附件说明写的是“{document[same.name]}”，所附的是“{document[one.name]}”", same.name, one.name
