"""What a Word file carries besides its words: anything a file may hold gives facts or a ReadError, and costs little."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.carried import Carried
from checker.model import Content, ReadError, Source
from checker.readers.docx import read

from .build import archive, content, members, p, r

_TAGS = ("p", "r", "t", "ins", "del", "moveTo", "tbl", "tr", "tc", "trPr", "pPr", "rPr", "sectPr", "br", "fldChar")
_MORE = ("instrText", "fldSimple", "bookmarkStart", "commentRangeStart", "commentReference", "color", "sz", "shd")
_VALUES = ("FFFFFF", "2", "page", "begin", "separate", "end", "REF x", "1", "auto", "Ａ", "")
_ATTRIBUTES = ("w:val", "w:fill", "w:type", "w:fldCharType", "w:instr", "w:id", "w:author", "r:id")
_attributes = st.dictionaries(st.sampled_from(_ATTRIBUTES), st.sampled_from(_VALUES), max_size=2)


def _element(tag: str, attributes: dict[str, str], inner: str) -> str:
    written = "".join(f' {key}="{value}"' for key, value in attributes.items())
    return f"<w:{tag}{written}>{inner}</w:{tag}>"


_elements = st.recursive(
    st.text("甲乙 1", max_size=3),
    lambda inner: st.builds(
        _element, st.sampled_from(_TAGS + _MORE), _attributes, st.lists(inner, max_size=3).map("".join)
    ),
    max_leaves=12,
)


@given(_elements, _elements)
@settings(max_examples=200, deadline=None)
def test_any_nesting_gives_facts(body: str, comments: str) -> None:
    written = members(p("公示") + body, comments=comments, settings="", styles="")
    try:
        found = read(Source("通知.docx", archive(written)))
    except ReadError:
        return
    assert isinstance(found, Content)
    assert isinstance(found.inspect(), Carried)
    assert found.inspect() is found.inspect()


@given(
    st.binary(max_size=60), st.sampled_from(("word/comments.xml", "word/settings.xml", "word/_rels/settings.xml.rels"))
)
@settings(max_examples=60, deadline=None)
def test_broken_parts_are_an_error_that_is_told(data: bytes, part: str) -> None:
    written = members(p("公示"), footnotes="")
    written[part] = data
    with suppress(ReadError):
        found = read(Source("通知.docx", archive(written)))
        assert isinstance(found, Content)
        found.inspect()


def test_nothing_is_found_before_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    from checker.readers.docx import inspection

    monkeypatch.setattr(inspection, "inspect", lambda *_: pytest.fail("asked"))
    assert content(p("公示")).blocks


def test_an_anchor_is_the_first_run_with_words() -> None:
    body = (
        f'<w:p>{r("名单：")}<w:commentRangeStart w:id="3"/><w:r/>{r("甲班组")}<w:commentRangeEnd w:id="3"/>'
        f'<w:r><w:commentReference w:id="3"/></w:r></w:p>'
    )
    words = "<w:p><w:r><w:t>请核</w:t></w:r></w:p>"
    said = f'<w:comment w:id="3" w:author="王某" w:date="2025-06-03T09:00:00Z">{words}</w:comment>'
    (one,) = content(body, comments=said).inspect().comments
    assert (one.author, one.text, one.path) == ("王某", "请核", "p[1]/r[3]")
