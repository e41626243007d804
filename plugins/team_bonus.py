"""班务公开里有奖金分配：标题是班务（队务、区务）公开，正文逐人列出所得。"""

from checker import Document, Finding, hookimpl


@hookimpl
def check(document: Document) -> Finding:
    """Pass with the names of those who are paid; a condition for rows on bonuses."""
    if "班务公开" not in document.title_text and "队务公开" not in document.title_text:
        return Finding.failed("不是班务公开")
    if not document.payments or not document.find(("奖金", "绩效", "奖励"), document.body):
        return Finding.failed("没有逐人列出奖金")
    return Finding.passed(*document.payments)
