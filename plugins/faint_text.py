"""没有看不见的文字：没有和底色一样颜色的文字，没有 2 磅以下的文字。"""

from checker import Document, Finding, Span, hookimpl


@hookimpl
def check(document: Document) -> Finding:
    """Fail with words that nobody sees on the page; ask where the file does not say on what ground they stand."""
    certain: list[tuple[Span, str]] = []
    doubtful: list[tuple[Span, str]] = []
    for one in document.carried.faint:
        place = document.at(one.part, one.path)
        if place is not None and document[place].strip():
            note = f"字号{one.points:g}磅" if one.points else "与底色同色"
            (certain if one.certain else doubtful).append((place, note))
    if certain:
        said = f"有{len(certain) + len(doubtful)}处文字看不见（白色、与底色同色或小到2磅以下），复制出来就能看到"
        return Finding.failed(said, *certain, *doubtful)
    if doubtful:
        return Finding.review(f"有{len(doubtful)}处白色文字，文件里看不出底色：印出来看得见吗？", *doubtful)
    return Finding.passed(message="没有")
