"""印章：有发文机关署名的加盖印章，与署名机关相符。文件里只能看到有没有图片压在落款上。"""

from checker import Document, Finding, Span, hookimpl

#: How many paragraphs from the date a picture may be anchored.
_NEAR = 4


@hookimpl
def check(document: Document) -> Finding:
    """A question in any case: a picture is no proof of a seal, and one on paper is not in the file."""
    official = document.official
    signed = official.signed
    place = official.issuer or (signed.span if signed else None)
    if official.issuer is None or place is None:
        return Finding.not_applicable("没有发文机关署名")
    organ = document[official.issuer].replace(" ", "")
    if _picture(document, place) or (signed is not None and _picture(document, signed.span)):
        return Finding.review(f"落款处有图片：是印章吗？印文是“{organ}”吗？", official.issuer)
    question = "文件里看不到印章：印出后盖章吗？有特定发文机关标志的普发性公文可以不盖"
    return Finding.review(question, official.issuer)


def _picture(document: Document, span: Span) -> bool:
    pieces, layout = document.format_of(span), document.layout
    if not pieces or layout is None:
        return False
    here = pieces[0].paragraph.place
    number = layout.numbers[here]
    near = layout.paragraphs[here.part][max(0, number - _NEAR) : number + _NEAR + 1]
    pictures = [one.place.path for one in layout.drawings if one.kind == "picture" and one.place.part == here.part]
    return any(path == one.place.path or path.startswith(f"{one.place.path}/") for path in pictures for one in near)
