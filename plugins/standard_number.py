"""标准号写法：字母大写，字母与数字之间空一格（ISO 9000）。"""

import re

from checker import Document, Edit, Finding, Span, han_pattern, hookimpl

#: ISO/IEC Directives Part 2 and GB/T 1.1 write the letters in capitals and a space before the number.
_NUMBER = han_pattern(r"(?<![A-Za-z])(ISO(?:/IEC)?|IEC|GB(?:/T)?)[ \u00a0-]?(\d{4,5})(?!\d)", re.IGNORECASE)


@hookimpl
def check(document: Document) -> Finding:
    """Pass where every number of a standard is written so; else fail with the mends."""
    found = list(_NUMBER.finditer(document.text, *document.window))
    found = [one for one in found if not any(place.overlaps(Span(*one.span())) for place in document.furniture)]
    wrong = [
        (Span(*one.span()), f"{one[1].upper()} {one[2]}") for one in found if one[0] != f"{one[1].upper()} {one[2]}"
    ]
    if wrong:
        told = "应写作" + "、".join(dict.fromkeys(f"“{right}”" for _, right in wrong))
        edits = [Edit(span, right, safe=True) for span, right in wrong]
        return Finding.failed(told, *[span for span, _ in wrong], edits=edits, values={"right": wrong[0][1]})
    if found:
        return Finding.passed(*[Span(*one.span()) for one in found])
    return Finding.not_applicable("文中没有这个说法")
