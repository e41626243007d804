"""Text of a notice as Markdown that shows just that text."""

import re
from functools import cache

from checker.renderers.layout import plain


def escaped(text: str) -> str:
    r"""*text*, already visible, as Markdown that shows just that, on one line.

    >>> escaped("1. 甲|乙 <b>*")
    '1\\. 甲\\|乙 &lt;b&gt;\\*'
    """
    text = plain(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _markup().sub(r"\\\g<0>", text).replace("\n", "<br>")


@cache
def _markup() -> re.Pattern[str]:
    """What means something to Markdown: anywhere, or at the beginning of an item."""
    return re.compile(r"[\\`*_{}\[\]#|~$!]|(?<![^\n])[-+=]|(?<=^\d)[.)]|(?<=^\d\d)[.)]")
