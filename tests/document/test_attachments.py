"""What a notice lists as attached, and what is attached in the same file."""

import pytest

from checker.document import Document
from checker.model import Block, Content, Run
from checker.text import Lexicon, load_segmenter

LEXICON = Lexicon.from_mapping({})
SEGMENTER = load_segmenter(LEXICON.words)
SIGNED = ("云岭机械厂", "2025年5月7日")


def entries(*lines: str) -> list[tuple[int | None, str, bool]]:
    content = Content(tuple(Block((Run(line),)) for line in ("关于聘用的公示", "现予公示。", *lines)), "text")
    document = Document.of(content, LEXICON, lambda: SEGMENTER)
    return [(one.number, document[one.name], one.included) for one in document.attachments]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (("附件：名单", *SIGNED), [(None, "名单", False)]),
        (("附件：1.拟聘名单", "2.反映意见表", *SIGNED), [(1, "拟聘名单", False), (2, "反映意见表", False)]),
        (("附件：1.拟聘名单 2.反映意见表", *SIGNED), [(1, "拟聘名单", False), (2, "反映意见表", False)]),
        (("附件：", "1.拟聘名单", "2.反映意见表", *SIGNED), [(1, "拟聘名单", False), (2, "反映意见表", False)]),
        (("附件1：拟聘名单", "附件2：反映意见表", *SIGNED), [(1, "拟聘名单", False), (2, "反映意见表", False)]),
        ((*SIGNED, "附件：拟聘名单"), [(None, "拟聘名单", False)]),
        ((*SIGNED, "附件", "拟聘名单", "王小满"), [(None, "拟聘名单", True)]),
        (("附件：名单", *SIGNED, "附件1", "拟聘名单", "王小满"), [(None, "名单", False), (1, "拟聘名单", True)]),
        (("附件材料请于5月8日前报送厂办公室，逾期不再受理。", *SIGNED), []),
        (("附件2所列人员不在此次公示的范围之内，另行公示。", *SIGNED), []),
    ],
)
def test_attachments_are_listed_or_included(lines: tuple[str, ...], found: list[tuple[int | None, str, bool]]) -> None:
    assert entries(*lines) == found
