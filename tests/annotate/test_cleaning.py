"""The way back: what is ours goes, everything else is as it was."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from checker.annotate import clean, mark_of
from checker.report import Mend, Result

from .papers import (
    W,
    annotated,
    canonical,
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
from .structure import faults


def same(cleaned: bytes, data: bytes) -> None:
    before, after = members(data), members(cleaned)
    assert after.keys() == before.keys()
    for name in before:
        assert after[name] == before[name] or canonical(after[name]) == canonical(before[name]), name


@pytest.mark.parametrize("make", [plain, with_tables, revised])
@pytest.mark.parametrize("suggest", [False, True])
def test_a_cleaned_copy_is_the_notice(make: Callable[[], bytes], suggest: bool) -> None:
    data = make()
    raw = read(data).raw
    results = [wrong(raw, raw[3:7]), missing(len(raw) - 1, "联系电话：××。", requirement="R-2")]
    if "[" in raw:
        results.append(wrong(raw, "[2025]", edits=(mend(raw, "[", "〔"), mend(raw, "]", "〕")), requirement="R-3"))
    copy = annotated(data, *results, suggest=suggest)
    assert copy != data
    same(clean(copy), data)


@pytest.mark.parametrize("properties", ["", "<w:pPr><w:jc w:val='right'/></w:pPr>"])
@pytest.mark.parametrize("inner", ["<w:cols w:num='2'/>", "<w:pgSz w:w='16838'/><w:textDirection w:val='tbRl'/>"])
def test_a_notice_in_columns_has_a_page_of_one_after_it(properties: str, inner: str) -> None:
    body = f"<w:p>{properties}<w:r><w:t>公示两栏</w:t></w:r></w:p>\n<w:sectPr w:rsidR='00AA0001'>{inner}</w:sectPr>\n"
    data = word(body)
    copy = annotated(data, wrong(read(data).raw, "公示"))
    assert faults(copy) == []
    first, last = document_xml(copy).iter(f"{W}sectPr")
    assert [len(list(one.iter(f"{W}cols", f"{W}textDirection"))) for one in (first, last)] == [1, 0]
    assert first.getparent().tag == f"{W}pPr"  # type: ignore[union-attr]
    assert last.getprevious().tag == f"{W}sdt"  # type: ignore[union-attr]
    assert canonical(members(clean(copy))["word/document.xml"]) == canonical(members(data)["word/document.xml"])


def test_what_has_nothing_of_ours_is_given_back_as_it_is() -> None:
    data = revised()
    assert clean(data) is data


def test_strict_files_stay_strict() -> None:
    names = {
        "schemas.openxmlformats.org/wordprocessingml/2006": "purl.oclc.org/ooxml/wordprocessingml",
        "schemas.openxmlformats.org/officeDocument/2006": "purl.oclc.org/ooxml/officeDocument",
    }
    parts = members(revised())
    for old, new in names.items():
        parts = {name: part.replace(old.encode(), new.encode()) for name, part in parts.items()}
    data = zipped(parts)
    raw = read(data).raw
    copy = annotated(data, wrong(raw, "公示期"), missing(len(raw) - 1, "联系电话：××。"), suggest=True)
    for name in ("word/document.xml", "word/comments.xml", "docProps/custom.xml", "_rels/.rels"):
        assert b"openxmlformats.org/wordprocessingml" not in members(copy)[name]
        assert b"openxmlformats.org/officeDocument" not in members(copy)[name]
    same(clean(copy), data)


def test_comments_that_people_added_to_a_copy_stay() -> None:
    data = plain()
    copy = annotated(data, wrong(read(data).raw, "甲班组"))
    parts = members(copy)
    root = etree.fromstring(parts["word/comments.xml"])
    theirs = etree.SubElement(root, f"{W}comment", {f"{W}id": "9", f"{W}author": "李某"})
    etree.SubElement(etree.SubElement(etree.SubElement(theirs, f"{W}p"), f"{W}r"), f"{W}t").text = "同意"
    parts["word/comments.xml"] = etree.tostring(root)
    marks = b'<w:commentRangeStart w:id="9"/><w:commentRangeEnd w:id="9"/><w:r><w:commentReference w:id="9"/></w:r>'
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"</w:p>", marks + b"</w:p>", 1)
    cleaned = clean(zipped(parts))
    assert [found[0] for found in comments(cleaned).values()] == ["李某"]
    assert mark_of(cleaned) is None


def test_replies_of_people_and_the_lists_of_comments_stay_whole() -> None:
    uri = "http://schemas.microsoft.com/office/word/2012/wordml"
    data = revised()
    parts = members(data)
    links = parts["word/_rels/document.xml.rels"].decode()
    kind = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
    link = f'<Relationship Id="x" Type="{kind}" Target="commentsExtended.xml"/></Relationships>'
    parts["word/_rels/document.xml.rels"] = links.replace("</Relationships>", link).encode()
    parts["word/commentsExtended.xml"] = f'<e:commentsEx xmlns:e="{uri}"/>'.encode()
    data = zipped(parts)
    copy = annotated(data, wrong(read(data).raw, "公示期"))
    (listed,) = etree.fromstring(members(copy)["word/commentsExtended.xml"])
    own = str(listed.get(f"{{{uri}}}paraId"))
    assert f'paraId="{own}"' in members(copy)["word/comments.xml"].decode()
    parts = members(copy)
    reply = f'<e:commentEx e:paraId="0000AAAA" e:paraIdParent="{own}"/></e:commentsEx>'
    parts["word/commentsExtended.xml"] = (
        parts["word/commentsExtended.xml"].decode().replace("</e:commentsEx>", reply).encode()
    )
    (left,) = etree.fromstring(members(clean(zipped(parts)))["word/commentsExtended.xml"])
    assert left.items() == [(f"{{{uri}}}paraId", "0000AAAA")]


def test_a_second_copy_has_no_comment_twice() -> None:
    data = plain()
    raw = read(data).raw
    once = annotated(data, wrong(raw, "甲班组"), suggest=True)
    twice = annotated(clean(once), wrong(raw, "甲班组"), suggest=True)
    assert ours(twice) == ours(once)


def test_what_somebody_wrote_into_a_suggested_sentence_stays() -> None:
    data = plain()
    raw = read(data).raw
    copy = annotated(data, missing(raw.index("乙班组。") + 4, "联系电话：××。"), suggest=True)
    root = document_xml(copy)
    (ours_,) = [item for item in root.iter(f"{W}ins") if item.getparent().tag == f"{W}p"]  # type: ignore[union-attr]
    typed = etree.Element(f"{W}r")
    etree.SubElement(typed, f"{W}t").text = "另见附件"
    ours_.addnext(typed)
    parts = members(copy) | {"word/document.xml": etree.tostring(root)}
    assert read(clean(zipped(parts))).raw == raw.replace("乙班组。", "乙班组。\n另见附件")


# Cutting.

KEPT = " xml:space='preserve'"
WORDS = st.text(alphabet="甲乙丙7 \t", min_size=1, max_size=6)
PIECE = st.one_of(
    st.builds(lambda text: f"<w:t{KEPT}>{text}</w:t>", WORDS),
    st.builds(lambda text: f"<w:t>{text.strip()}</w:t>", WORDS),
    st.sampled_from(["<w:tab/>", "<w:br/>", '<w:br w:type="page"/>', '<w:sym w:font="Wingdings" w:char="F0FE"/>']),
)
LOOK = st.sampled_from(["", "<w:rPr><w:b/></w:rPr>", '<w:rPr><w:i/><w:sz w:val="32"/></w:rPr>'])
RUN = st.builds(lambda look, inner: f"<w:r>{look}{''.join(inner)}</w:r>", LOOK, st.lists(PIECE, min_size=1, max_size=4))
BEGIN, MIDDLE, END = (f'<w:fldChar w:fldCharType="{kind}"/>' for kind in ("begin", "separate", "end"))
FIELD = "".join(
    f"<w:r>{item}</w:r>" for item in (BEGIN, "<w:instrText>DATE</w:instrText>", MIDDLE, "<w:t>五月</w:t>", END)
)
IN_ONE_RUN = f"<w:r><w:t>自</w:t>{BEGIN}<w:instrText>DATE</w:instrText>{MIDDLE}<w:t>五月</w:t>{END}<w:t>起</w:t></w:r>"
FORMULA = "<m:oMathPara><m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath></m:oMathPara>"
WRAPPED = st.one_of(
    RUN,
    st.sampled_from([FIELD, IN_ONE_RUN, FORMULA]),
    st.builds(lambda run: f'<w:ins w:id="5" w:author="王某">{run}</w:ins>', RUN),
    st.builds(lambda run: f'<w:hyperlink r:id="h">{run}</w:hyperlink>', RUN),
    st.builds(lambda run: f"<w:sdt><w:sdtContent>{run}</w:sdtContent></w:sdt>", RUN),
    st.builds(lambda run: f'<w:smartTag w:element="date">{run}</w:smartTag>', RUN),
    st.builds(lambda run: f'<w:fldSimple w:instr="DATE">{run}</w:fldSimple>', RUN),
    st.builds(
        lambda *runs: (
            f'<w:hyperlink w:anchor="h"><w:ins w:id="9" w:author="王某">{"".join(runs)}</w:ins></w:hyperlink>'
        ),
        RUN,
        RUN,
    ),
    st.builds(lambda run: f'<w:bookmarkStart w:id="0" w:name="b"/>{run}<w:bookmarkEnd w:id="0"/>', RUN),
)
MARK = st.sampled_from(["", '<w:pPr><w:rPr><w:del w:id="6" w:author="王某"/></w:rPr></w:pPr>', "<w:pPr/>"])
PARAGRAPH = st.builds(
    lambda mark, inner, blank: f"<w:p>{blank.join([mark, *inner, ''])}</w:p>",
    MARK,
    st.lists(WRAPPED, max_size=4),
    st.sampled_from(["", "\n  "]),
)
TABLE = st.builds(
    lambda one, two: f"<w:tbl><w:tr><w:tc>{one}</w:tc><w:tc>{two}</w:tc></w:tr></w:tbl>", PARAGRAPH, PARAGRAPH
)
BODY = st.lists(st.one_of(PARAGRAPH, TABLE), min_size=1, max_size=3)


@settings(max_examples=150, deadline=None)
@given(BODY, st.data())
def test_cuts_keep_text_and_formatting_and_can_be_undone(body: list[str], data: st.DataObject) -> None:
    notice = word("".join(body) + "<w:p><w:r><w:t>公示</w:t></w:r></w:p>")
    raw = read(notice).raw
    points = st.integers(0, len(raw) - 1)
    results, ranges = [], []
    for number in range(data.draw(st.integers(1, 4))):
        start, end = sorted((data.draw(points), data.draw(points)))
        ranges.append((start, end))
        edits = (Mend(start, end, "改成这样", True),)
        one = missing(start, "补一句。") if start == end else wrong(raw, raw[start:end], edits=edits)
        results.append(_at(one, start, end, f"R-{number}"))
    suggest = data.draw(st.booleans())
    letters = list(runs(document_xml(notice)))
    copy = annotated(notice, *results, suggest=suggest, table=data.draw(st.booleans()))
    assert set(faults(copy)) <= set(faults(notice))
    if not suggest:
        assert list(runs(document_xml(copy)))[: len(letters)] == letters
        assert read(copy).raw == raw
        if FORMULA not in "".join(body):
            around = [words for _, words, _ in ours(copy)]
            assert sorted(map(_letters, around)) == sorted(_letters(raw[one:other]) for one, other in ranges)
    assert len(ours(copy)) == len(results)
    cleaned = clean(copy)
    assert list(runs(document_xml(cleaned))) == list(runs(document_xml(notice)))
    same(cleaned, notice)


def _letters(words: str) -> str:
    """*words* without what is not written as text: tabs, line ends, symbols."""
    return "".join(char for char in words if char not in " \t\n☑")


def _at(result: Result, start: int, end: int, name: str) -> Result:
    """*result* at exactly those offsets."""
    moved = tuple(replace(quote, start=start, end=end) for quote in result.evidence)
    return replace(result, evidence=moved, requirement=name)
