"""日期存在，星期不错：没有2月30日，5月8日是星期几就写星期几。"""

from collections.abc import Iterator

from checker import Document, Finding, Span, hookimpl

_WEEKDAYS = "一二三四五六日"


@hookimpl
def check(document: Document) -> Finding:
    """Fail for a day that no calendar has and for a wrong weekday; ask where another year of the text would fit."""
    found = list(_wrong(document))
    told = "；".join(dict.fromkeys(note for _, note, _ in found))
    places = [(span, note) for span, note, _ in found]
    if any(sure for _, _, sure in found):
        return Finding.failed(f"{told}，请核对改正", *places)
    if found:
        return Finding.review(f"文中没有写年份，按上下文推算，{told}；日期和星期对吗？", *places)
    return Finding.passed() if document.dates else Finding.not_applicable("没有写日期")


def _wrong(document: Document) -> Iterator[tuple[Span, str, bool]]:
    """Each date that is wrong, why, and whether it would be so in every year that the text writes."""
    years = {date.year for date in document.dates if date.year_written and date.year}
    for date in document.dates:
        possible = [date] if date.year_written or not years else [date._replace(year=year) for year in sorted(years)]
        if not date.exists and (date.month is not None or date.day is not None):
            yield date.span, "日历上没有这一天", not any(one.exists for one in possible)
        elif date.weekday is not None and date.value and date.value.weekday() != date.weekday:
            right = any(one.value and one.value.weekday() == date.weekday for one in possible)
            yield date.span, f"{date.value:%Y-%m-%d}是星期{_WEEKDAYS[date.value.weekday()]}", not right
