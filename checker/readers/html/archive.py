"""Web archives (.mht): a MIME message whose first HTML part is the page."""

from email import message_from_bytes, policy

from checker.model import Content, ReadError
from checker.readers.html.page import read_page


def read_archive(data: bytes) -> Content:
    """Read the page of a web archive. Raises ReadError ``broken_html`` where there is none, else as ``read_page``."""
    if not data.strip():
        raise ReadError("empty", "文件是空的，没有可检查的文字")
    try:
        message = message_from_bytes(data, policy=policy.compat32)
        part = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
        page = part.get_payload(decode=True) if part is not None else None
        charset = part.get_content_charset() if part is not None else None
    except Exception as error:  # the parser of the standard library fails in many ways on headers that make no sense
        raise ReadError("broken_html", f"网页档案（.mht）已损坏：{type(error).__name__}") from None
    if not isinstance(page, bytes):
        raise ReadError("broken_html", "网页档案（.mht）里没有网页")
    return read_page(page, charset, part="html")
