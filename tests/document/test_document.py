"""What a Document offers to plugins: searching, narrowing, places, and no facts from what is not the notice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.document import Document
from checker.document.place import PLACES
from checker.model import Block, Content, Run, Source
from checker.readers.text import read
from checker.text import Lexicon, load_segmenter
from checker.text.lexicon import UnknownVocabulary
from checker.text.span import Span

LEXICON = Lexicon.from_mapping(
    {"工会": {"terms": ["工会", "工会委员会"], "not_in": ["行业工会"]}, "监督电话": ["监督电话", "举报电话"]}
)
SEGMENTER = load_segmenter(LEXICON.words)


def of(text: str) -> Document:
    content = read(Source("a.txt", text.encode()))
    assert content is not None
    return Document.of(content, LEXICON, lambda: SEGMENTER)


def words(document: Document, spans: tuple[Span, ...]) -> list[str]:
    return [document[span] for span in spans]


def span_of(document: Document, part: str) -> Span:
    at = document.text.index(part)
    return Span(at, at + len(part))


# Searching.


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("工会主席", 1),
        ("总工会", 1),
        ("员工会议", 0),
        ("由工会委员会办理，工会同意", 2),
        ("行业工会", 0),
        ("公示", 0),
        ("工\u3000会", 1),
    ],
)
def test_a_vocabulary_is_found_as_words(text: str, count: int) -> None:
    assert len(of(text).find("@工会")) == count


def test_several_terms_are_found_in_order_and_each_place_once() -> None:
    document = of("举报电话在前，工会在后，监督电话最后。")
    assert words(document, document.find(["@监督电话", "工会", "监督电话"])) == ["举报电话", "工会", "监督电话"]


def test_a_vocabulary_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(UnknownVocabulary, match="是不是“@监督电话”"):
        of("公示").find("@监督电化")


def test_find_looks_only_where_it_is_told() -> None:
    document = of("工会公示。\n工会监督。")
    second = document.line(span_of(document, "监督"))
    assert words(document, document.find("@工会", second)) == ["工会"]
    assert document.find("@工会", second)[0].start >= second.start
    assert document.find("@工会", Span(0, 0)) == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("监督电话：0531-12345678。", True),
        ("监督电话\n0531-12345678", True),
        ("联系0531-12345678，监督电话如上。", True),
        ("监督电话见附件。联系方式另行通知。\n联系人：某某\n0531-12345678", False),
        ("0531-12345678。监督电话另行公布。", False),
        ("监督电话" + "很长" * 30 + "\n电话0531-12345678", False),
    ],
)
def test_near_is_the_same_sentence_or_shortly_before(text: str, found: bool) -> None:
    document = of(text)
    (phone,) = document.phones or (span_of(document, "0531-12345678"),)
    assert document.near(phone, "@监督电话") is found


# Lines, sentences, paragraphs.


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_line_is_without_its_line_end(end: str) -> None:
    document = of(f"第一行。甲{end}第二行；乙{end}第三行")
    assert [document[document.line(span_of(document, part))] for part in "甲乙三"] == [
        "第一行。甲",
        "第二行;乙",
        "第三行",
    ]
    assert [document[document.sentence(span_of(document, part))] for part in ("一", "甲", "二", "乙", "三")] == [
        "第一行。",
        "甲",
        "第二行;",
        "乙",
        "第三行",
    ]
    at = document.text.index("甲") + 1
    assert document[document.line(Span(at + len(end) - 1, at + len(end)))] == "第一行。甲"


def test_a_sentence_reaches_over_all_of_a_span() -> None:
    document = of("甲。乙！丙？丁\n戊")
    assert document[document.sentence(Span(2, 6))] == "乙!丙?"
    assert document[document.sentence(Span(2, 4))] == "乙!"
    assert document[document.sentence(Span(6, 9))] == "丁\n戊"


def test_clauses_are_short_sentences_or_clauses_of_long_ones_each_once() -> None:
    document = of("甲说乙。\n" + "长" * 40 + "，甲二，丙" + "长" * 60 + "。")
    jia, yi, jia_two, bing = (span_of(document, word) for word in ("甲说", "乙", "甲二", "丙"))
    found = document.clauses(jia, yi, jia_two, bing)
    assert words(document, found) == ["甲说乙。", "甲二", "丙" + "长" * 60 + "。"]


def test_the_clause_of_a_heading_comes_with_what_it_heads() -> None:
    document = of("某公告\n一、体检\n按岗位确定人选。\n（二）审核。由机关党委审核并作保密审查。\n公示")
    assert words(document, document.clauses(span_of(document, "体检"))) == ["一、体检", "按岗位确定人选。"]
    found = document.clauses(span_of(document, "审核"))
    assert words(document, found) == ["(二)审核。", "由机关党委审核并作保密审查。"]
    assert words(document, document.clauses(span_of(document, "公示"))) == ["公示"]


def test_a_clause_too_long_to_read_at_a_glance_is_cut_around_the_words() -> None:
    document = of("长" * 100 + "甲乙" + "长" * 100)
    (found,) = document.clauses(span_of(document, "甲乙"))
    assert document[found] == "长" * 39 + "甲乙" + "长" * 39


LINES = st.lists(st.text("公示期。！;，5 ", max_size=6), max_size=6).map("\r\n".join)


@given(LINES.filter(lambda text: bool(text.strip())), st.data())
def test_lines_sentences_and_paragraphs_hold_what_they_are_asked_for(text: str, data: st.DataObject) -> None:
    document = of(text)
    at = data.draw(st.integers(0, len(document.text)))
    point = Span(at, at)
    line, sentence = document.line(point), document.sentence(point)
    assert "\n" not in document[line]
    assert "\r" not in document[line]
    assert line.start <= at <= line.end + 1
    assert line.covers(sentence)
    paragraph = document.paragraph(point)
    assert paragraph is None or paragraph.span.start <= at <= paragraph.span.end


def test_a_paragraph_is_none_between_paragraphs() -> None:
    document = of("甲\n\n\n乙")
    first, second = document.paragraphs
    assert document.paragraph(first.span) == first
    assert document.paragraph(second.span) == second
    assert document.paragraph(Span(2, 3)) is None
    assert (first.number, second.number) == (1, 2)


# Sections and views.

REGULATION = """公开工作制度
一、公开内容
（一）财务
收支情况。
（二）人事
任免情况。
二、监督检查
监督电话：0531-12345678。
"""


def test_a_section_reaches_to_the_next_of_its_level() -> None:
    document = of(REGULATION)
    section = document.section("公开内容")
    assert section is not None
    assert document[section.heading] == "一、公开内容"
    assert document[section.span].splitlines()[-1] == "任免情况。"
    inner = document.section("财务")
    assert inner is not None
    assert document[inner.span].split() == ["(一)财务", "收支情况。"]
    assert document.section("公开程序") is None
    assert document.section("情况") is None


def test_a_view_sees_its_part_and_keeps_the_coordinates() -> None:
    document = of(REGULATION)
    section = document.section("监督检查")
    first = document.section("公开内容")
    assert section is not None
    assert first is not None
    view = document.within(section.span)
    assert view.phones == document.phones != ()
    assert words(view, view.find("监督")) == ["监督", "监督"]
    assert view.text == document.text
    other = document.within(first.span)
    assert (other.phones, other.find("监督")) == ((), ())
    assert {document[line] for line in other.lines} < {document[line] for line in document.lines}


def test_a_view_of_nothing_sees_nothing() -> None:
    view = of(REGULATION).within(Span(3, 3))
    assert (view.phones, view.lines, view.paragraphs, view.find("公开")) == ((), (), (), ())


def test_a_notice_that_is_all_title_has_an_empty_body() -> None:
    document = of("关于评优的公示")
    assert document.title_text == "关于评优的公示"
    assert document.find("公示", document.body) == ()


# Spans.


def test_a_span_is_stripped_and_must_lie_in_the_text() -> None:
    document = of("公示 \n 名单")
    assert document.span(0, 4) == Span(0, 2)
    assert document.span(2, 5) == Span(2, 2)
    for start, end in [(-1, 2), (3, 2), (0, 99)]:
        with pytest.raises(ValueError, match="does not lie"):
            document.span(start, end)


@given(st.text("公示　姓名２０25年\r\n ，。\u200b個", min_size=1, max_size=30).filter(lambda text: bool(text.strip())))
def test_every_line_goes_back_to_raw_text(text: str) -> None:
    document = Document.of(Content((Block((Run(text),), end=""),), "text"), LEXICON, lambda: SEGMENTER)
    assert document.raw == text
    for line in document.lines:
        raw = document.locate(line)
        assert document.raw[raw.start : raw.end].strip("\u200b")


# Places for what is absent.

NOTICE = """关于王某某同志任前公示
经研究决定，现予以公示。
公示时间：2025年5月6日至5月12日。
监督电话：0531-12345678。
特此公示。

某市教育局
2025年5月6日
"""


@pytest.mark.parametrize(
    ("place", "before"),
    [
        ("title", ""),
        ("after_title", "任前公示"),
        ("start", "任前公示"),
        ("period", "5月12日"),
        ("contact", "12345678。"),
        ("before_signature", "特此公示。"),
        ("end", "2025年5月6日"),
    ],
)
def test_an_absent_element_belongs_somewhere(place: str, before: str) -> None:
    document = of(NOTICE)
    point = document.place(place)
    assert point.start == point.end
    assert document.text[: point.start].endswith(before)
    if place == "title":
        assert point.start == 0
    else:
        assert document.text[point.start : point.start + 1] in ("\n", "", "。")


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("text", ["公", "某市教育局\n2025年5月6日", "联系", " \n公示期\n ", "首页 > 公告公示 > 正文"])
def test_every_place_lies_in_any_text(place: str, text: str) -> None:
    document = of(text)
    point = document.place(place)
    assert 0 <= point.start == point.end <= len(document.text)
    assert document.where(point)


def test_a_place_that_there_is_none_of_is_an_error() -> None:
    with pytest.raises(KeyError):
        of(NOTICE).place("middle")


# Furniture of web pages.

PAGE = """首页 > 公告公示 > 正文
关于评优的公示
发布时间：2025-05-06 来源：办公室 浏览次数：35
现予以公示，监督电话：0531-12345678。
公示时间：2025年5月6日至5月12日。
某市教育局
2025年5月6日
上一篇：关于监督电话0531-87654321的公告
下一篇：2024年1月1日放假的通知
版权所有 某市工会 电话：0531-11112222
"""


def test_no_fact_comes_from_what_a_web_page_puts_around_a_notice() -> None:
    document = of(PAGE)
    assert document.title_text == "关于评优的公示"
    assert [phone.number for phone in document.phones] == ["0531-12345678"]
    assert words(document, document.find("@监督电话")) == ["监督电话"]
    assert document.find("@工会") == ()
    assert {date.value.year for date in document.dates if date.value} == {2025}
    facts = (
        document.contacts,
        document.fields,
        document.organizations,
        document.lines,
        document.periods,
        document.money,
    )
    for fact in (fact for some in facts for fact in some):
        span = fact if isinstance(fact, Span) else fact.span
        assert not any(span.overlaps(piece) for piece in document.furniture), document[span]


def test_a_notice_without_furniture_loses_nothing() -> None:
    assert of(NOTICE).furniture == ()


def test_the_segmenter_is_loaded_only_when_words_are_needed() -> None:
    def fail() -> None:
        raise AssertionError("loaded")

    content = read(Source("a.txt", NOTICE.encode()))
    assert content is not None
    document = Document.of(content, LEXICON, fail)  # type: ignore[arg-type]
    assert document.period() is not None
    assert document.contacts
