"""负责人姓名、职务与登记的一致：姓名一字不差，职务是登记的职务。"""

from collections.abc import Iterator
from re import escape, finditer

from checker import Document, Finding, Profile, Span, han_pattern, hookimpl

_POST = (
    r"(?:常务|党组|党委|党支部|党总支)?副?(?:局长|书记|主任|总?经理|董事长|厂长|矿长|校长|院长|园长|主席|处长|科长|所长|站长|部长|镇长|乡长"
    r"|县长|区长|市长|主任委员|会长|理事长|队长|班长)"
)
_BEFORE = han_pattern(rf"(?P<post>{_POST})[:\s]{{0,2}}$")
_AFTER = han_pattern(rf"^(?P<post>{_POST})")
#: The posts of others, or of another time.
_OTHERS = han_pattern(r"(?:原|前|拟任|免去|曾任)[^,。;、\n]{0,8}$")


@hookimpl
def check(document: Document, profile: Profile) -> Finding:
    """Ask about a name that is a character off beside its holder's post, and a post that is not the registered one."""
    if not profile.leaders:
        return Finding.not_applicable("没有登记负责人")
    right = [span for name in profile.leaders for span in _places(document, name)]
    wrong = [(span, told) for name, post in profile.leaders.items() for span, told in _wrong(document, name, post)]
    if wrong:
        told = "；".join(dict.fromkeys(told for _, told in wrong))
        return Finding.review(f"{told}：是写错了，还是登记的没有更新？", *(span for span, _ in wrong))
    return Finding.passed(*right) if right else Finding.not_applicable("文中没有登记的负责人")


def _places(document: Document, name: str) -> list[Span]:
    return [Span(*match.span()) for match in finditer(escape(name), document.text)]


def _wrong(document: Document, name: str, post: str) -> Iterator[tuple[Span, str]]:
    for span in _places(document, name):
        before = document.text[max(0, span.start - 12) : span.start]
        beside = _BEFORE.search(before) or _AFTER.match(document.text[span.end : span.end + 10])
        if beside and beside["post"] not in post and not _OTHERS.search(before[: max(0, len(before) - len(beside[0]))]):
            yield span, f"{name}登记的职务是{post}，文中写的是{beside['post']}"
    for place in finditer(rf"(?<![副原前]){escape(post)}[:\s]{{0,2}}", document.text):
        other = document.text[place.end() : place.end() + len(name)]
        if sum(a != b for a, b in zip(other, name, strict=False)) == 1 == len(other) - len(name) + 1:
            yield Span(place.end(), place.end() + len(name)), f"“{other}”与登记的{post}“{name}”只差一字"
