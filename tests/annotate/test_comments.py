"""Where comments stand and what they say; nothing else of the file changes."""

from io import BytesIO

import docx
import pytest

from checker.annotate import AnnotateError, clean, mark_of
from checker.model import Level, Verdict
from checker.report import Basis

from .papers import (
    REVISED,
    annotated,
    comments,
    document_xml,
    members,
    mend,
    missing,
    ours,
    plain,
    read,
    revised,
    runs,
    with_tables,
    word,
    wrong,
    zipped,
)

CHANGED = {"[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/_rels/document.xml.rels"}


def test_a_comment_stands_around_the_very_words() -> None:
    data = plain()
    copy = annotated(data, wrong(read(data).raw, "七个工作"))
    assert [words for _, words, _ in ours(copy)] == ["七个工作"]
    assert list(runs(document_xml(annotated(data, wrong(read(data).raw, "七个工作"), table=False)))) == list(
        runs(document_xml(data))
    )


def test_the_lines_of_a_comment() -> None:
    data = plain()
    raw = read(data).raw
    basis = Basis("x", "《某条例》", "", "第1条", "《某条例》第1条", "full", False)
    copy = annotated(data, wrong(raw, "甲班组", "乙班组", basis=(basis,), remedy="丙班组。"))
    assert ours(copy) == [
        (
            "公开检查",
            "甲班组",
            [
                "【必改】写明一事",
                "写得不对。",
                "改为 “丙班组。”",
                "其余各处：第1段“乙班组”",
                "依据 《某条例》第1条  编号 R-1",
            ],
        )
    ]


@pytest.mark.parametrize(
    ("level", "verdict", "word"),
    [
        (Level.ERROR, Verdict.FAIL, "【必改】"),
        (Level.WARNING, Verdict.FAIL, "【建议】"),
        (Level.ERROR, Verdict.REVIEW, "【请核】"),
        (Level.WARNING, Verdict.OPEN, "【未能检查】"),
        (Level.NOTE, Verdict.FAIL, ""),
        (Level.NOTE, Verdict.OPEN, ""),
        (Level.ERROR, Verdict.PASS, ""),
    ],
)
def test_the_conclusion_comes_first(level: Level, verdict: Verdict, word: str) -> None:
    data = plain()
    found = ours(annotated(data, wrong(read(data).raw, "甲班组", level=level, verdict=verdict)))
    assert [lines[0][: len(word)] for _, _, lines in found] == ([word] if word else [])


@pytest.mark.parametrize("make", [plain, with_tables, revised])
def test_all_other_members_are_as_they_were(make: object) -> None:
    assert callable(make)
    data = make()
    before, after = members(data), members(annotated(data, wrong(read(data).raw, "公示")))
    added = {"docProps/custom.xml"} | ({"word/comments.xml"} - before.keys())
    assert after.keys() - before.keys() == added
    assert {name for name in before if before[name] != after[name]} <= CHANGED | {"word/comments.xml"}


@pytest.mark.parametrize("make", [plain, with_tables, revised])
def test_our_reader_reads_the_same_words(make: object) -> None:
    assert callable(make)
    data = make()
    raw = read(data).raw
    copy = annotated(data, wrong(raw, raw[3:9]), missing(0, "联系电话：××。"))
    assert read(copy).raw == raw


@pytest.mark.parametrize("make", [plain, with_tables])
def test_python_docx_opens_a_copy(make: object) -> None:
    assert callable(make)
    data = make()
    copy = annotated(data, wrong(read(data).raw, "公示"), suggest=True)
    assert len(docx.Document(BytesIO(copy)).paragraphs) >= 1


def test_a_comment_over_cells() -> None:
    data = with_tables()
    raw = read(data).raw
    copy = annotated(data, wrong(raw, raw[raw.index("某某\t500") : raw.index("李某某") + 1]))
    assert ours(copy)[0][1] == "某某500元李"


def test_comments_and_changes_of_people_stay() -> None:
    data = revised()
    copy = annotated(data, wrong(read(data).raw, "七个工作日，请"))
    found = comments(copy)
    assert found["3"] == ("王某", "个工作日，请向公司工会反映。文号[2025]1号", ["请补电话"])
    assert found["4"][:2] == ("公开检查", "七个工作日，请")
    xml = members(copy)["word/document.xml"].decode()
    assert '<w:del w:id="7" w:author="王某"><w:r><w:delText>五</w:delText></w:r></w:del>' in xml
    assert '<w:ins w:id="8" w:author="王某">' in xml


def test_where_word_has_no_comments_the_nearest_place_has_it() -> None:
    note = '<w:footnote w:id="2"><w:p><w:r><w:t>脚注的话</w:t></w:r></w:p></w:footnote>'
    boxed = "<w:txbxContent><w:p><w:r><w:t>框里的话</w:t></w:r></w:p></w:txbxContent>"
    box = f"<w:pict><v:shape><v:textbox>{boxed}</v:textbox></v:shape></w:pict>"
    body = (
        "<w:p><w:r><w:t>关于名单的公示</w:t></w:r></w:p>"
        f'<w:p><w:r><w:t>正文</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r>{box}</w:r></w:p>'
        '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
    )
    data = word(body, footnotes=note, header1="<w:p><w:r><w:t>页眉的话</w:t></w:r></w:p>")
    raw = read(data).raw
    results = [wrong(raw, words, requirement=words) for words in ("脚注的话", "框里的话", "页眉的话")]
    copy = annotated(data, *results)
    told = [next(line for line in lines if "不能加批注" in line) for _, _, lines in ours(copy)]
    assert [line[1:6] for line in told] == ["原文在脚注", "原文在文本", "原文在页眉"]
    assert members(copy)["word/header1.xml"] == members(data)["word/header1.xml"]
    assert members(copy)["word/footnotes.xml"] == members(data)["word/footnotes.xml"]
    for reference in document_xml(copy).iter("{*}commentReference"):
        assert not list(reference.iterancestors("{*}txbxContent"))


def test_what_is_missing_is_said_where_it_belongs() -> None:
    data = plain()
    raw = read(data).raw
    point = raw.index("乙班组。") + 4
    copy = annotated(data, missing(point, "联系电话：××。"))
    ((_, words, lines),) = ours(copy)
    assert (words, lines[0]) == ("", "【必改】写明一事")
    assert "补写（第2段后）“联系电话：××。”" in lines
    root = document_xml(copy)
    (mark,) = root.iter("{*}commentRangeStart")
    assert "".join(map(str, mark.getparent().itertext())).endswith("乙班组。")  # type: ignore[union-attr]


def test_the_last_page() -> None:
    data = plain()
    raw = read(data).raw
    copy = annotated(data, wrong(raw, "甲班组"), wrong(raw, "乙班组", requirement="R-2", verdict=Verdict.PASS))
    (page,) = document_xml(copy).iter("{*}sdtContent")
    words = "".join(map(str, page.itertext()))
    for part in (
        "检查表",
        "R-1",
        "必改",
        "第1段“甲班组”",
        "已写明",
        "□盖章",
        "经办",
        "负责人",
        "保密审查",
        "签发",
        "0" * 64,
    ):
        assert part in words
    assert not list(document_xml(annotated(data, wrong(raw, "甲班组"), table=False)).iter("{*}sdt"))


def test_the_same_notice_gives_the_same_bytes() -> None:
    data = plain()
    raw = read(data).raw
    assert annotated(data, wrong(raw, "甲班组")) == annotated(data, wrong(raw, "甲班组"))


def test_what_cannot_be_annotated() -> None:
    data = plain()
    raw = read(data).raw
    copy = annotated(data, wrong(raw, "甲班组"))
    with pytest.raises(AnnotateError, match="已是加过批注的检查稿"):
        annotated(copy, wrong(raw, "甲班组"))
    guarded = word(REVISED, settings='<w:documentProtection w:edit="readOnly" w:enforcement="1"/>')
    with pytest.raises(AnnotateError, match="编辑保护"):
        annotated(guarded)
    with pytest.raises(AnnotateError, match="编辑保护"):
        clean(guarded)


def test_the_mark_tells_whether_somebody_wrote_in_a_copy() -> None:
    data = revised()
    copy = annotated(data, wrong(read(data).raw, "公示期"))
    mark = mark_of(copy)
    assert mark is not None
    assert mark.untouched
    parts = members(copy)
    parts["word/comments.xml"] = parts["word/comments.xml"].replace("请补电话".encode(), "已补".encode())
    touched = mark_of(zipped(parts))
    assert touched is not None
    assert not touched.untouched
    assert mark_of(data) is None
    assert mark_of(b"nothing") is None


def test_what_the_office_accepts_stands_on_the_last_page_only() -> None:
    data = plain()
    raw = read(data).raw
    waived = wrong(raw, "[2025]", suppressed="本单位惯用", edits=(mend(raw, "[", "〔"),))
    copy = annotated(data, waived, suggest=True)
    assert ours(copy) == []
    assert read(copy).raw == raw
    words = "".join(map(str, document_xml(copy).itertext()))
    assert "已豁免" in words
    assert "写得不对。豁免理由：本单位惯用" in words
