"""Tracked changes: which belong together, and readings that reject some of them."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.document.layout import compose
from checker.document.revisions import find_revisions, rejecting
from checker.model import ChangeKind, Content, Run

from .build import content, p, r, tbl, tc, tr

_WHO = 'w:id="1" w:author="王某" w:date="2025-06-03T09:00:00Z"'
_OTHER = 'w:id="2" w:author="李某"'


def ins(inner: str, who: str = _WHO) -> str:
    return f"<w:ins {who}>{inner}</w:ins>"


def gone(text: str, who: str = _WHO) -> str:
    return f"<w:del {who}><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def stands(found: Content) -> str:
    return compose(found).raw


def rejected(found: Content) -> str:
    return compose(found, rejected=True).raw


def test_a_run_knows_its_changes() -> None:
    found = content(f"<w:p>{r('公示期为')}{gone('五')}{ins(r('七'))}{r('天')}</w:p>")
    assert [(one.kind, one.author, one.date, one.path) for one in found.changes] == [
        (ChangeKind.DELETION, "王某", "2025-06-03T09:00:00Z", "p[1]/r[2]"),
        (ChangeKind.INSERTION, "王某", "2025-06-03T09:00:00Z", "p[1]/r[3]"),
    ]
    assert [run.changes for run in found.blocks[0].runs] == [(), (0,), (1,), ()]


def test_one_word_for_another_is_one_revision() -> None:
    found = content(f"<w:p>{r('公示期为')}{gone('五')}{ins(r('七'))}{r('天')}{ins(r('整'))}</w:p>")
    first, second = find_revisions(found)
    assert (first.went, first.came, first.changes) == ("五", "七", (0, 1))
    assert stands(found)[slice(*first.spans[0])] == "七"
    assert (second.came, second.changes) == ("整", (2,))


def test_changes_of_two_authors_are_two_revisions() -> None:
    found = content(f"<w:p>{r('公示期为')}{gone('五')}{ins(r('七'), _OTHER)}{r('天')}</w:p>")
    assert [one.author for one in find_revisions(found)] == ["王某", "李某"]


def test_one_change_is_rejected_and_the_other_stays() -> None:
    found = content(f"<w:p>{r('公示期为')}{gone('五')}{ins(r('七'))}{r('天')}{ins(r('整'))}</w:p>")
    assert stands(rejecting(found, (0, 1))) == "公示期为五天整\n"
    assert stands(rejecting(found, (2,))) == "公示期为七天\n"
    assert stands(rejecting(found, ())) == stands(found)


def test_a_deletion_within_an_insertion_is_in_neither_reading() -> None:
    found = content(f"<w:p>{r('甲')}{ins(gone('乙', _OTHER) + r('丙'))}</w:p>")
    assert (stands(found), rejected(found)) == ("甲丙\n", "甲\n")
    assert stands(rejecting(found, (1,))) == "甲乙丙\n"


@pytest.mark.parametrize(
    ("body", "standing", "before"),
    [
        (f"<w:p><w:pPr><w:rPr>{ins('')}</w:rPr></w:pPr>{r('甲')}</w:p>{p('乙')}", "甲\n乙\n", "甲乙\n"),
        (f"<w:p><w:pPr><w:rPr><w:del {_WHO}/></w:rPr></w:pPr>{r('甲')}</w:p>{p('乙')}", "甲乙\n", "甲\n乙\n"),
        (f"<w:p><w:pPr><w:rPr>{ins('')}</w:rPr></w:pPr>{ins(r('甲'))}</w:p>{p('乙')}", "甲\n乙\n", "乙\n"),
        (
            tbl(tr(tc(p("甲")), tc(p("乙"))), tr(tc(p("丙")), tc(p("丁")), properties=ins(""))),
            "甲\t乙\n丙\t丁\n",
            "甲\t乙\n",
        ),
    ],
    ids=["paragraph split", "paragraphs joined", "paragraph added", "row added"],
)
def test_ends_of_paragraphs_and_rows(body: str, standing: str, before: str) -> None:
    found = content(body)
    if "row" in body or "tbl" in body:  # the words of an inserted row are marked too, as Word does
        found = content(body.replace(r("丙"), ins(r("丙"))).replace(r("丁"), ins(r("丁"))))
    assert (stands(found), rejected(found)) == (standing, before)
    assert stands(rejecting(found, range(len(found.changes)))) == before


def test_the_halves_of_a_move_belong_together() -> None:
    def half(side: str, number: int) -> str:
        words = f"<w:move{side} {_WHO}>{r('乙')}</w:move{side}>"
        return f'<w:move{side}RangeStart w:id="{number}" w:name="移1"/>{words}<w:move{side}RangeEnd w:id="{number}"/>'

    found = content(f"<w:p>{r('甲')}{half('From', 1)}{r('丙')}{half('To', 2)}</w:p>")
    (one,) = find_revisions(found)
    assert one.moved
    assert (stands(found), stands(rejecting(found, one.changes))) == ("甲丙乙\n", "甲乙丙\n")


def test_a_change_of_format_is_a_change_and_no_revision() -> None:
    found = content(p("甲", f"<w:jc w:val='left'/><w:pPrChange {_WHO}><w:pPr/></w:pPrChange>"))
    assert [(one.kind, one.path) for one in found.changes] == [(ChangeKind.FORMAT, "p[1]")]
    assert not find_revisions(found)


def test_what_is_drawn_again_for_older_programs_is_changed_once() -> None:
    box = f"<w:txbxContent><w:p>{r('甲')}{ins(r('乙'))}</w:p></w:txbxContent>"
    shape = f"<wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp>"
    drawn = f"<w:drawing>{shape}</w:drawing>"
    body = (
        f'<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawn}</mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    found = content(body)
    assert [one.path for one in found.changes] == ["p[1]/r[1]/txbx[1]/p[1]/r[2]"]


def test_a_note_goes_with_its_reference() -> None:
    reference = ins('<w:r><w:footnoteReference w:id="2"/></w:r>')
    note = f'<w:footnote w:id="2">{p("见附件。")}</w:footnote>'
    found = content(f"<w:p>{r('甲')}{reference}</w:p>", footnotes=note)
    assert (stands(found), rejected(found)) == ("甲\n见附件。\n", "甲\n")
    assert stands(rejecting(found, (0,))) == "甲\n"


_words = st.text(alphabet="甲乙丙丁", min_size=1, max_size=3)
_authors = st.sampled_from([_WHO, _OTHER])
_piece = st.one_of(
    _words.map(r),
    st.builds(lambda words, who: ins(r(words), who), _words, _authors),
    st.builds(gone, _words, _authors),
    st.builds(lambda words, who, other: ins(gone(words, other), who), _words, _authors, _authors),
)
_mark = st.sampled_from(["", f"<w:rPr>{ins('')}</w:rPr>", f"<w:rPr><w:del {_WHO}/></w:rPr>"])
_paragraph = st.builds(
    lambda mark, inner: f"<w:p><w:pPr>{mark}</w:pPr>{''.join(inner)}</w:p>", _mark, st.lists(_piece, max_size=4)
)


@given(st.lists(_paragraph, min_size=1, max_size=4))
@settings(max_examples=150, deadline=None)
def test_all_changes_rejected_one_by_one_is_all_rejected_at_once(paragraphs: list[str]) -> None:
    found = content(p("题") + "".join(paragraphs))
    assert stands(rejecting(found, range(len(found.changes)))) == rejected(found)
    revisions = find_revisions(found)
    listed = list(itertools.chain.from_iterable(one.changes for one in revisions))
    assert sorted(listed) == list(range(len(found.changes)))
    step = found
    for one in revisions:
        step = rejecting(step, one.changes)
    assert stands(step) == rejected(found)
    raw = stands(found)
    for one in revisions:
        assert "".join(raw[slice(*span)] for span in one.spans).startswith(one.came) or not one.came


def test_a_run_of_no_change_is_left_alone() -> None:
    found = Content((), "text")
    assert find_revisions(found) == ()
    assert Run("甲").changes == ()
