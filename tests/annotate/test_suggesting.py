"""Suggestions are tracked changes: rejected they leave the notice, accepted they mend it."""

from checker.annotate import clean
from checker.report import Report

from .accepting import accepted
from .papers import (
    W,
    annotated,
    canonical,
    checker,
    document_xml,
    members,
    mend,
    missing,
    ours,
    plain,
    read,
    word,
    wrong,
)
from .structure import faults


def test_a_safe_mend_is_a_tracked_replacement_in_the_same_formatting() -> None:
    body = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>云发[2025]3号公示</w:t></w:r></w:p>"
    data = word(body)
    raw = read(data).raw
    mends = (mend(raw, "[", "〔"), mend(raw, "]", "〕"))
    copy = annotated(data, wrong(raw, "[2025]", edits=mends), suggest=True, table=False)
    (paragraph,) = document_xml(copy).iter(f"{W}p")
    inserted = [item for item in paragraph if item.tag == f"{W}ins"]
    removed = [item for item in paragraph if item.tag == f"{W}del"]
    assert [["".join(map(str, one.itertext())) for one in these] for these in (removed, inserted)] == [
        ["[", "]"],
        ["〔", "〕"],
    ]
    assert all(one.find(f".//{W}rPr/{W}b") is not None for one in (*inserted, *removed))
    assert all(one.get(f"{W}author") == "公开检查" for one in (*inserted, *removed))
    assert len({one.get(f"{W}id") for one in (*inserted, *removed)}) == 4
    assert ours(copy)[0][1] == "〔2025〕"
    assert "（已用修订改好，请接受或拒绝）" in ours(copy)[0][2]
    assert read(copy).raw == "云发〔2025〕3号公示\n"
    assert read(accepted(copy)).raw == "云发〔2025〕3号公示\n"
    assert canonical(members(clean(copy))["word/document.xml"]) == canonical(members(data)["word/document.xml"])


def test_without_being_asked_nothing_is_suggested() -> None:
    data = plain()
    raw = read(data).raw
    copy = annotated(data, wrong(raw, "[2025]", edits=(mend(raw, "[", "〔"),)), missing(5, "补一句。"))
    assert not list(document_xml(copy).iter(f"{W}ins", f"{W}del"))


def test_a_missing_sentence_is_a_paragraph_of_its_own_in_the_formatting_of_the_text() -> None:
    body = (
        "<w:p><w:pPr><w:jc w:val='center'/></w:pPr><w:r><w:t>关于名单的公示</w:t></w:r></w:p>"
        "<w:p><w:pPr><w:ind w:firstLine='640'/><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>"
        "<w:r><w:rPr><w:sz w:val='32'/></w:rPr><w:t>经研究，现将甲班组、乙班组的名单予以公示。</w:t></w:r></w:p>"
        "<w:p><w:pPr><w:jc w:val='right'/></w:pPr><w:r><w:t>云岭工会</w:t></w:r></w:p>"
    )
    data = word(body)
    raw = read(data).raw
    first = missing(raw.index("予以公示。") + 5, "联系电话：××。\n地址：××。", requirement="R-1")
    second = missing(raw.index("予以公示。") + 5, "公示期五日。", requirement="R-2")
    titled = missing(raw.index("\n"), "各科室：", requirement="R-3")
    copy = annotated(data, first, second, titled, suggest=True, table=False)
    assert read(copy).raw.splitlines() == [
        "关于名单的公示",
        "各科室：",
        "经研究，现将甲班组、乙班组的名单予以公示。",
        "联系电话：××。",
        "地址：××。",
        "公示期五日。",
        "云岭工会",
    ]
    for paragraph in [one for one in document_xml(copy).iter(f"{W}p") if one.find(f"{W}ins") is not None]:
        assert paragraph.find(f"{W}pPr/{W}ind") is not None
        assert paragraph.find(f"{W}pPr/{W}numPr") is None
        assert paragraph.find(f".//{W}r/{W}rPr/{W}sz") is not None
    assert [words for _, words, _ in ours(copy)] == ["联系电话：××。地址：××。", "公示期五日。", "各科室："]
    assert "（已用修订补在此处。属实的，填好“××”再接受；否则拒绝）" in ours(copy)[0][2]
    assert read(clean(copy)).raw == raw


def test_in_what_a_person_inserted_our_change_is_a_change_of_its_own() -> None:
    data = word(
        '<w:p><w:r><w:t>电话</w:t></w:r><w:ins w:id="8" w:author="王某"><w:r><w:t>13800</w:t></w:r>'
        "<w:r><w:rPr><w:b/></w:rPr><w:t>0999900，张某</w:t></w:r></w:ins></w:p>"
    )
    raw = read(data).raw
    copy = annotated(data, wrong(raw, "1380", edits=(mend(raw, "138000999900", "138****9900"),)), suggest=True)
    assert faults(copy) == []
    assert read(copy).raw == read(accepted(copy)).raw == "电话138****9900，张某\n"
    (paragraph,) = [one for one in document_xml(copy).iter(f"{W}p") if "电话" in "".join(map(str, one.itertext()))]
    assert [item.get(f"{W}author") for item in paragraph.iter(f"{W}ins")] == ["王某", "公开检查", "王某"]
    assert {
        around.get(f"{W}author") for item in paragraph.iter(f"{W}del") for around in item.iterancestors(f"{W}ins")
    } == {"王某"}
    assert canonical(members(clean(copy))["word/document.xml"]) == canonical(members(data)["word/document.xml"])


def test_what_a_person_moved_is_not_changed() -> None:
    data = word('<w:p><w:moveTo w:id="8" w:author="王某"><w:r><w:t>七日公示</w:t></w:r></w:moveTo></w:p>')
    raw = read(data).raw
    copy = annotated(data, wrong(raw, "七", edits=(mend(raw, "七", "八"),)), suggest=True)
    assert read(copy).raw == raw
    assert not any("修订" in line for line in ours(copy)[0][2])


def test_of_two_mends_of_the_same_words_the_one_that_mends_more_goes_first() -> None:
    data = word("<w:p><w:r><w:t>公示3个工作日，至11日。</w:t></w:r></w:p>")
    raw = read(data).raw
    both = (mend(raw, "3", "5"), mend(raw, "11日", "16日"))
    results = (
        wrong(raw, "公示", requirement="R-1", edits=(mend(raw, "11日", "12日"),)),
        wrong(raw, "工作", requirement="R-2", edits=both),
        wrong(raw, "作日", requirement="R-3", edits=both[:1]),
    )
    copy = annotated(data, *results, suggest=True)
    assert read(copy).raw == "公示5个工作日，至16日。\n"
    assert [any("修订" in line for line in lines) for _, _, lines in ours(copy)] == [False, True, True]


def test_accepted_suggestions_mend_a_real_notice() -> None:
    body = "".join(
        f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>"
        for line in (
            "关于先进班组拟表彰名单的公示",
            "根据云工发[2025]3号文件，经公司评选小组评审，拟对甲班组予以表彰。",
            "公示期为七个工作日，自2025年6月5日至6月13日。",
            "云岭纺织有限公司工会委员会",
            "2025年6月4日",
        )
    )
    data = word(body)
    before = _judged(data)
    copy = _copy(data, before)
    assert not [one for one in document_xml(copy).iter(f"{W}ins") if one.get(f"{W}author") != "公开检查"]
    after = _judged(accepted(copy))
    faults = {one.requirement for one in before.results if one.verdict == "fail" and any(e.safe for e in one.edits)}
    assert faults
    left = {one.requirement for one in after.results if one.verdict == "fail" and any(e.safe for e in one.edits)}
    assert not faults & left


def _judged(data: bytes) -> Report:
    return checker().check_document(read(data), "notice.docx", "0" * 64)


def _copy(data: bytes, found: Report) -> bytes:
    from checker.annotate import annotate

    return annotate(data, read(data), found, suggest=True)


def test_half_a_sentence_and_advice_are_told_and_not_inserted() -> None:
    data = plain()
    point = len(read(data).raw) - 1
    half = missing(point, "现任××，", requirement="R-1")
    advice = missing(point, "", advice="表格增设“序号”栏。", requirement="R-2")
    copy = annotated(data, half, advice, suggest=True)
    assert not list(document_xml(copy).iter(f"{W}ins"))
    told = [line for _, _, lines in ours(copy) for line in lines]
    assert "补写（第2段后）“现任××，”" in told
    assert "改法：表格增设“序号”栏。" in told
