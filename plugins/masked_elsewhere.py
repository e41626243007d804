"""遮盖一致：一处遮盖了的手机号、公民身份号码，别处没有写全。"""

from collections.abc import Iterator

from checker import Document, Edit, Finding, Span, han_pattern, hookimpl

_STARS = han_pattern(r"[*×]+|[xX]{2,}")
#: So many digits must be shown, at both ends together, to tell whose number it is.
_SHOWN = 6


@hookimpl
def check(document: Document) -> Finding:
    """Fail with both places of a number that is masked here and stands in full there."""
    numbers = dict.fromkeys(_numbers(document))
    masked = [(span, number) for span, number in numbers if _STARS.search(number)]
    full = [(span, number) for span, number in numbers if not _STARS.search(number)]
    if not masked:
        return Finding.not_applicable("没有遮盖的号码")
    pairs = [(one, two, mask) for one, mask in masked for two, number in full if _same(mask, number)]
    if not pairs:
        return Finding.passed(*(span for span, _ in masked))
    shown = list(dict.fromkeys(two for _, two, _ in pairs))
    hidden = list(dict.fromkeys(one for one, _, _ in pairs))
    edits = [Edit(two, mask, safe=True) for two, mask in {two: mask for _, two, mask in pairs}.items()]
    told = "同一个号码一处遮盖、一处写全，遮盖就没有用了，请一并遮盖"
    return Finding.failed(
        told, *((span, "写全") for span in shown), related=[(span, "已遮盖") for span in hidden], edits=edits
    )


def _numbers(document: Document) -> Iterator[tuple[Span, str]]:
    yield from ((one.span, one.number) for one in document.identity_numbers)
    yield from ((one.span, one.number) for one in document.phones if one.kind in ("mobile", "masked"))


def _same(mask: str, number: str) -> bool:
    """Whether the digits that *mask* shows are those of *number*."""
    stars = list(_STARS.finditer(mask))
    first, last = mask[: stars[0].start()], mask[stars[-1].end() :]
    if len(first) + len(last) < _SHOWN or len(number) < len(first) + len(last) + 3:
        return False
    return number.startswith(first) and number.endswith(last)
