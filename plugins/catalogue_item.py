"""目录的一项：有条目（编号、列表、标题、表格的事项栏）写到它，才算列入；开头提到、说不公开的不算。"""

from collections.abc import Iterator
from dataclasses import dataclass

from checker import Document, Finding, Requirement, Span, han_pattern, hookimpl

_PIECE = han_pattern(r"[^、,;。:()\s和及与]+")
_COUNTED = han_pattern(r"[^、,;。:()\d\s]{2,}")
#: So many items that name it are shown.
_SHOWN = 5
_NUMBER = han_pattern(r"^(?:[一二三四五六七八九十百\d]{1,3}[、.．]|[-*•·●■◆▪])+")
#: The number of the next item on a line that holds several.
_INNER = han_pattern(r"\s+\(?[0-9]{1,2}[.、．)]\s*")
_SUFFIX = han_pattern(r"(?:的?(?:相关|有关|基本|具体)?(?:情况|内容|事项|信息|方面|工作|公开|类|文本|资料))+$")
_RESIDUAL = han_pattern(
    r"其[他它](?:[^、。;,\n]{0,24}(?:应|需|要|可|必须|依法|予以|规定|认为|主动)[^、。;,\n]{0,12}公开[^、。;\n]*"
    r"|(?:重要|重大|有关|相关|法定|政府|党内)?(?:事项|信息|内容|情况|问题|党务|厂务|事务)(?=$|[。;,、(\s])"
    r"|[^、。;,\n]{0,16}(?:职工|群众|师生|患者|党员|关心|关注)[^、。;,\n]{0,12}(?:事项|信息|问题|情况)"
    r"|类?(?=\s*$))",
)
_REFUSED = han_pattern(
    r"(?:不予|不宜|不得|暂不|无需|免予|不作|不)(?:主动|对外)?(?:公开|公布)(?!栏)|除外|不列入|不包括|不在[^,。]{0,6}公开|未列入"
)
_SECRET = han_pattern(r"(?:国家|商业|工作|技术)秘密|知识产权|个人隐私|保密|涉密")
#: An exception to an entry, which leaves the entry: "经营情况(商业秘密除外)".
_EXCEPTION = han_pattern(r"^(?:但|其中|如|凡|对)*(?:涉及|属于|有关|依法)*(?:的)?" + _SECRET.pattern)
#: The clauses and brackets of a sentence, each with the mark before it.
_PARTS = han_pattern(r"^[^,()]*|[,()][^,()]*")
#: A clause that goes on about the matter before it.
_PREDICATE = han_pattern(
    r"(?:但|现|也|还|均|都|皆|一律|依法|依规|按规定|依规定|故|所以|因此|因而|目前|原则上|对外|对社会|可|应当?|将)*(?:"
    + _REFUSED.pattern
    + r")"
    r"|(?:因(?!公)|由于|鉴于|属(?!地)|涉及|按照?|依照?|根据|经(?![营济费]))"
)
_OF_ALL = han_pattern(r"(?:以上|上述|均|都|一律|皆|全部)")
#: Governments that have all duties; those of towns and the single organs have some.
_GOVERNMENT = han_pattern(r"[省市县区州旗](?:人民)?政府(?!办公|信息|网|采购)")
_ATTACHED = han_pattern(r"目录[^。\n]{0,8}(?:见|详见)附件|(?:详见|见)附件|附件:")
#: Words that are to stand together do so within this many code points of each other.
_REACH = 16


@dataclass(frozen=True)
class Options:
    """An entry names it by ``any_of`` words, by words ``together`` ("劳动合同+签订"), or by a word that is the whole
    of an item (``alone``), each not within one of ``not_in``; ``residual``: by what covers all other matters.

    Only ``broad`` words are listed, of a class that may hold it: ask. Where nothing is: ask ``question``, or, of what
    is the ``duty`` of some organs only, ask all but governments from counties up; else it fails.

    Of a law whose classes are known by their number only, ``article``: fewer than ``at_least`` items fail, and more
    a person must compare with it.
    """

    any_of: tuple[str, ...] = ()
    together: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()
    not_in: tuple[str, ...] = ()
    broad: tuple[str, ...] = ()
    residual: bool = False
    question: str = ""
    duty: bool = False
    at_least: int = 0
    article: str = ""


@hookimpl
def check(document: Document, options: Options, requirement: Requirement) -> Finding:
    """Pass with the items that name it; first the one most like the title of the requirement."""
    if options.at_least:
        return _counted(document, options)
    refused, named = None, []
    for topic in document.topics:
        for span in _named(document, topic.span, topic.scope, options):
            if topic.refused or _denied(document, topic.span, span):
                refused = refused or span
            else:
                named.append(_item(document, topic.span, span))
    if named:
        named.sort(key=lambda item: -len({*document[item]} & {*requirement.title}))
        return Finding.passed(*list(dict.fromkeys(named))[:_SHOWN])
    if refused is not None:
        secret = _SECRET.search(document.text, *document.line(refused))
        told = f"目录说这一项因{secret[0]}不公开" if secret else "目录说这一项不公开"
        return Finding.review(f"{told}，请确认是否依法可以不公开", refused)
    broad = next((one for topic in document.topics for one in document.find(options.broad, topic.span)), None)
    if broad is not None:
        return Finding.review(f"只列了“{document[broad]}”，是否包括这一项？包括的请写明", broad)
    return _absent(document, options)


def _counted(document: Document, options: Options) -> Finding:
    """Fail where fewer items are listed than there are classes."""
    topics = [topic for topic in document.topics if not topic.refused]
    items = {piece[0] for topic in topics for piece in _COUNTED.finditer(document.text, *topic.span)}
    values = {"listed": len(items)}
    if topics and len(items) < options.at_least:
        told = f"{options.article}要求公开{options.at_least}类事项，目录一共只列了{len(items)}项"
        return Finding.failed(told, topics[0].span, values=values)
    return Finding.review(f"请对照{options.article}的{options.at_least}类事项逐类核对", values=values)


def _item(document: Document, entry: Span, span: Span) -> Span:
    """The item of the entry that holds the span, without the number before it."""
    inner = list(_INNER.finditer(document.text, *entry))
    entry = Span(
        max([entry.start, *(one.end() for one in inner if one.end() <= span.start)]),
        min([entry.end, *(one.start() for one in inner if one.start() >= span.end)]),
    )
    start = max(document.text.rfind(mark, entry.start, span.start) for mark in "、,;。:()\n") + 1
    ends = [end for mark in "、,;。:()\n" if (end := document.text.find(mark, span.end, entry.end)) >= 0]
    return document.span(max(start, entry.start), min(ends, default=entry.end))


def _absent(document: Document, options: Options) -> Finding:
    if not document.topics and _ATTACHED.search(document.text):
        return Finding.review("目录不在文中，请核对附件里有没有这一项")
    if options.question:
        return Finding.review(f"目录没有列；{options.question}")
    names = document.title_text + "".join(document[one] for one in document.signature.issuers)
    if options.duty and not _GOVERNMENT.search(names):
        return Finding.review("目录没有列；本机关有没有这项职责？没有的不必列")
    return Finding.failed("目录没有列这一项")


def _named(document: Document, entry: Span, scope: tuple[Span, ...], options: Options) -> Iterator[Span]:
    """Where the entry names it; what is to stand with the words may stand in its scope."""
    yield from _words(document, entry, options.any_of, options)
    for pair in options.together:
        first, *others = pair.split("+")
        for span in _words(document, entry, (first,), options):
            near = Span(max(entry.start, span.start - _REACH), min(entry.end, span.end + _REACH))
            areas = [one for one in scope if one != entry]
            if all(
                document.find(word, near) or any(_plain(document, area, word, options) for area in areas)
                for word in others
            ):
                yield span
    if options.alone:
        yield from _alone(document, entry, options.alone)
    if options.residual:
        found = _RESIDUAL.search(document.text, *entry)
        if found:
            yield document.span(*found.span())


def _plain(document: Document, area: Span, word: str, options: Options) -> bool:
    """Whether the word stands in the area, and not only as part of a word for a class that may hold the matter."""
    classes = [one for broad in options.broad for one in _occurrences(document, broad, area)]
    return any(not any(one.covers(span) for one in classes) for span in document.find(word, area))


def _words(document: Document, entry: Span, words: tuple[str, ...], options: Options) -> Iterator[Span]:
    """Where one of the words stands in the entry, not within a longer one that says something else."""
    if not words:
        return
    other = [one for word in options.not_in for one in _occurrences(document, word, entry)]
    for span in document.find(words, entry):
        if not any(one.covers(span) for one in other):
            yield span


def _occurrences(document: Document, word: str, area: Span) -> Iterator[Span]:
    at = document.text.find(word, *area)
    while at >= 0:
        yield Span(at, at + len(word))
        at = document.text.find(word, at + 1, area.end)


def _alone(document: Document, entry: Span, words: tuple[str, ...]) -> Iterator[Span]:
    """Where one of the words is a whole item, whatever number and 情况 stand around it."""
    for piece in _PIECE.finditer(document.text, *entry):
        if _SUFFIX.sub("", _NUMBER.sub("", piece[0])) in words:
            yield Span(*piece.span())


def _denied(document: Document, entry: Span, span: Span) -> bool:
    """Whether the entry says that it is not published: in the clause that names it, or in one after it that is no
    exception for secrets. A bracket that does not hold the name is left out."""
    sentence = document.sentence(span)
    start, end = max(sentence.start, entry.start), min(sentence.end, entry.end)
    opened = document.text.rfind("(", start, span.start)
    if opened >= 0 and document.text.find(")", opened, span.start) < 0:
        start = opened + 1
    before = max(document.text.rfind(mark, start, span.start) for mark in ",、:)") + 1
    first, *later = _PARTS.findall(document.text[max(before, start) : end])
    named, *others = first.split("、")
    return _REFUSED.search(named) is not None or _taken_back(later, own_bracket=not others)


def _taken_back(parts: list[str], own_bracket: bool) -> bool:
    """Whether what stands behind an item says that it is not published: in its own bracket, in a clause without a
    matter of its own (因涉密不公开), or of all (以上均不公开). The next matter ends what is said of it."""
    depth, reached = 0, True
    for part in parts:
        mark, words = part[0], part[1:]
        depth += {"(": 1, ")": -1}.get(mark, 0)
        refused = _REFUSED.search(words) is not None and not _EXCEPTION.search(words)
        if refused and not depth and _OF_ALL.search(words):
            return True
        own_bracket = own_bracket and (depth > 0 or mark == ")")
        reached = reached and (depth > 0 or not words or _PREDICATE.match(words) is not None)
        if refused and reached and (own_bracket or not depth):
            return True
    return False
