"""清单里的每一项：表的每一行（没有表的，每一组标签）都写明这一栏。"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from checker import Document, Field, Finding, Span, han_pattern, hookimpl

_BLANK = han_pattern(r"[\W_×xX]*(?:[百千]?万?元[\W_]*)?|无|待定|另行(?:通知|公告)")
_TOTAL = han_pattern(r"(?:合|总|小)\s*计|备注")
_ATTACHED = han_pattern(r"(?:详?见|随附)(?:本公告|本公示)?附[件表]|附后|附件[:1一]|(?:详见|见)(?:采购|招标)文件")
_ITEM = han_pattern(r"[(]?\d{1,2}[)、.．]+\s*(?P<name>[^:,。;\n]{2,40}),")
_NUMBER = han_pattern(r"\d|[一二三四五六七八九十]")


@dataclass(frozen=True)
class Options:
    """Each item, which one of ``items`` heads, must have a value headed by one of ``labels``, with a number in it where
    ``number``; a label with one of ``not_labels`` is another. ``what`` is what a message calls it."""

    items: tuple[str, ...]
    labels: tuple[str, ...]
    what: str
    not_labels: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    number: bool = False


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Pass where every item has it; else say which one has not."""
    rows = list(_rows(document, options))
    if not rows:
        rows = list(_groups(document, options))
    missing = [(item, slot) for item, slot in rows if slot is None or not _says(document, slot.value, options)]
    stated = [slot for _, slot in rows if slot is not None and _says(document, slot.value, options)]
    if rows and not missing:
        shown = [span for slot in stated[:20] for span in (slot.label, slot.value)]
        return Finding.passed(*dict.fromkeys(shown))
    plain = None if rows else _plain(document, options)
    if plain is not None:
        return plain
    attached = _ATTACHED.search(document.text)
    if not stated and attached and all(slot is None for _, slot in rows):
        return Finding.review(f"正文没有写{options.what}，是否写在附件里？", document.span(*attached.span()))
    pointed = [slot.value for _, slot in missing if slot is not None and _ATTACHED.search(document[slot.value])]
    if len(pointed) == len(missing) and missing:
        return Finding.review(f"{options.what}写在别处，请核对", *pointed[:3])
    if not rows:
        return Finding.failed(f"没有写{options.what}")
    names = [document[item] for item, _ in missing if item]
    whose = "：" + "、".join(names[:5]) if names and len(rows) > 1 else ""
    whose += f"等{len(names)}项" if len(names) > 5 else ""
    return Finding.failed(f"没有写{options.what}{whose}", related=[item for item, _ in missing if item])


def _rows(document: Document, options: Options) -> Iterator[tuple[Span, Field | None]]:
    """The rows of the tables that list items, each with its field."""
    owned = [field for field in document.fields if field.owner is not None]
    tables = [
        table.span
        for table in document.tables
        if any(table.span.covers(field.label) and _is(document, field, options.items) for field in owned)
    ]
    for owner in dict.fromkeys(field.owner for field in owned):
        if owner is None or _TOTAL.search(document[owner]) or not any(table.covers(owner) for table in tables):
            continue
        yield owner, next((one for one in owned if one.owner == owner and _asked(document, one, options)), None)


def _groups(document: Document, options: Options) -> Iterator[tuple[Span, Field | None]]:
    """Items that are told one after another under labels: from one label of an item to the next."""
    fields = sorted((one for one in document.fields if one.owner is None), key=lambda one: one.label.start)
    named = [options.heads and _asked(document, field, options) for field in fields]  # 名称 before 品牌, 规格型号
    heads = [index for index, field in enumerate(fields) if named[index] or _is(document, field, options.items)]
    first = document[fields[heads[0]].label] if heads else ""
    lines = [document.line(field.label).start for field in fields]
    starts = [lines.index(lines[index]) for index in heads if document[fields[index].label] == first]
    if len(set(starts)) < len(starts):  # several items share a line
        starts = [index for index in heads if document[fields[index].label] == first]
    for start, end in pairwise([*starts, len(fields)] if starts else []):
        group = fields[start:end]
        yield fields[start].span, next((one for one in group if _asked(document, one, options)), None)
    numbered = [] if starts else list(_numbered(document, fields, options))
    yield from numbered
    if not starts and not numbered:
        yield from ((one.label, one) for one in fields if _asked(document, one, options))


def _numbered(document: Document, fields: list[Field], options: Options) -> Iterator[tuple[Span, Field | None]]:
    """Items that fill a numbered line each, its words up to the first label being the name: "1.教师培训,预算金额:…"."""
    for line in document.lines:
        number = _ITEM.match(document[line])
        own = [field for field in fields if line.covers(field.label)]
        if not number or not own or not number["name"]:
            continue
        name = document.span(line.start + number.start("name"), line.start + number.end("name"))
        if "名称" in options.what:
            yield name, Field(name, name)
        else:
            yield name, next((one for one in own if _asked(document, one, options)), None)


def _plain(document: Document, options: Options) -> Finding | None:
    """A table that was pasted as lines: heads with single blanks between, and cells below."""
    for head, row in pairwise(document.lines):
        words = document[head].split()
        known = [word for word in words if any(item in word for item in options.items)]
        labels = (*options.labels, *options.heads)
        asked = [word for word in words if any(one in word for one in labels) and not _other(word, options)]
        if len(words) < 3 or not known or not asked or ":" in document[head]:
            continue
        if len(document[row].split()) >= len(words):
            return Finding.passed(head, row)
        return Finding.review(f"表的栏目有{options.what}，请核对下面各行是否都写了", head)
    return None


def _other(word: str, options: Options) -> bool:
    return any(one in word for one in options.not_labels)


def _asked(document: Document, field: Field, options: Options) -> bool:
    below = field.owner is not None or any(
        section.span.covers(field.label) and any(word in document[section.heading] for word in options.items)
        for section in document.sections
    )
    labels = options.labels + (options.heads if below else ())
    return _is(document, field, labels) and not _is(document, field, options.not_labels)


def _is(document: Document, field: Field, words: tuple[str, ...]) -> bool:
    label = "".join(document[field.label].split())
    return any(word in label for word in words)


def _says(document: Document, value: Span, options: Options) -> bool:
    said = document[value]
    if _BLANK.fullmatch(said) or _ATTACHED.fullmatch(said):
        return False
    return not options.number or _NUMBER.search(said) is not None
