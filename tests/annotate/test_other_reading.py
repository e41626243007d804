"""A notice with tracked changes is judged in both readings; a copy says where they differ and what change decides."""

from checker.annotate import annotate

from .papers import W, checker, document_xml, ours, read, word

TEXT = (
    "关于先进班组拟表彰名单的公示",
    "经公司评选小组评审，拟对甲班组予以表彰，现予公示。",
    "公示时间：2025年6月9日至6月13日，{}",
    "云岭纺织有限公司工会委员会",
    "2025年6月9日",
)
PHONE = "联系电话：0999-5550101。"
RUN = "<w:r><w:{0}>" + PHONE + "</w:{0}></w:r>"
INSERTED = '<w:ins w:id="7" w:author="蓝某" w:date="2025-06-08T09:00:00Z">' + RUN.format("t") + "</w:ins>"
DELETED = '<w:del w:id="7" w:author="蓝某" w:date="2025-06-08T09:00:00Z">' + RUN.format("delText") + "</w:del>"
TOLD = "（蓝某，2025-06-08）"


def _copy(change: str) -> bytes:
    lines = (f"<w:r><w:t>{line}</w:t></w:r>".replace("{}", f"</w:t></w:r>{change}<w:r><w:t>") for line in TEXT)
    data = word("".join(f"<w:p>{line}</w:p>" for line in lines))
    document = read(data)
    return annotate(data, document, checker().check_document(document, "notice.docx", "0" * 64))


def _row(copy: bytes, name: str) -> str:
    rows = [["".join(map(str, cell.itertext())) for cell in row] for row in document_xml(copy).iter(f"{W}tr")]
    (found,) = ["".join(row) for row in rows if any(cell.endswith(name) for cell in row)]
    return found


def test_a_fault_that_a_deletion_made() -> None:
    copy = _copy(DELETED)
    said = f"若拒绝全部修订则符合。取决于第3段后删去“{PHONE}”{TOLD}"
    (comment,) = [lines for _, _, lines in ours(copy) if any("SK-05.channel" in line for line in lines)]
    assert said in comment
    assert said in _row(copy, "SK-05.channel")


def test_what_holds_only_with_an_insertion() -> None:
    copy = _copy(INSERTED)
    assert not any("SK-05.channel" in line for _, _, lines in ours(copy) for line in lines)
    row = _row(copy, "SK-05.channel")
    assert "若拒绝全部修订则不符合" in row
    assert f"取决于第3段插入“{PHONE}”{TOLD}" in row
