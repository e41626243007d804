"""有版面可查：Word 文件才有版面；文号写在标题之下的是公文的正文文本，版面看印出的文件。"""

from checker import Document, Finding, hookimpl


@hookimpl
def check(document: Document) -> Finding:
    """A condition of rows about the page: passes where the notice has one, and is laid out as a document in print."""
    official = document.official
    if document.layout is None:
        plain = document.content.format in ("text", "markdown")
        return Finding.not_applicable(f"{'纯文本没有版面' if plain else '这种文件读不出版面'}，版面另查")
    if official.number is not None and not official.in_print:
        return Finding.not_applicable("文号写在标题之下，是公文的正文文本，版面看印出的文件")
    return Finding.passed(*[official.head or document.title][: 1 if official.head or document.title else 0])
