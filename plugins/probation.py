"""试用期：提拔担任领导职务的，写明试用期多长；是不是提拔看不出的请人答。"""

from checker import Document, Finding, Span, han_pattern, hookimpl

_APPOINTS = han_pattern(r"任命|聘任|(?:同志|[一-鿿]{2,4})(?:兼)?(?:担任|任)(?![职免期命何])|任职务?|提拔")
_NONE = han_pattern(
    r"(?:不实行|不设|无|没有|不再|不需|免予?)(?:任职)?试用期?|平级(?:调整|交流|任职|转任)|试用期(?:已|均已)?满|转任|连任|续聘|正式任职"
)
_TERM = han_pattern(
    r"试用期?[^。;\n]{0,8}?(?:\d{1,2}|[一二三四五六七八九十半两]+)\s*(?:个月|年)|试用期[^。;\n]{0,4}(?:自|从|至|到)[^。;\n]{0,6}\d{4}"
    r"|(?:\d{1,2}|[一二三四五六七八九十半两]+)(?:个月|年)(?:的)?(?:任职)?试用期"
)
_ELECTED = han_pattern(
    r"人民代表大会(?:常务委员会)?[^。;\n]{0,20}(?:会议|决定|任命|选举|通过)|人大常委会[^。;\n]{0,20}(?:决定|任命|通过)|当选为"
)


@hookimpl
def check(document: Document) -> Finding:
    """Pass with the term; ask where somebody is appointed and nothing is said."""
    body = document.body
    term = _TERM.search(document.text, *body)
    if term:
        return Finding.passed(Span(*term.span()))
    none = _NONE.search(document.text, *body)
    if none:
        return Finding.not_applicable("写明不实行试用期", Span(*none.span()))
    elected = _ELECTED.search(document.text)
    if elected:
        return Finding.not_applicable("由人民代表大会及其常委会任命或选举产生", Span(*elected.span()))
    if not _APPOINTS.search(document.text, *body):
        return Finding.not_applicable("没有任命")
    return Finding.review("有没有提拔担任领导职务的？委任制的提拔任职有一年试用期，应当写明")
