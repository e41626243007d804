"""Places that could not be read: what was not found may stand there, and what was found stays. What nobody reads shows
nothing."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from checker.document import Document
from checker.engine import Checker
from checker.model import Block, BlockKind, Content, Run, Source, Verdict
from checker.renderers.entries import unchecked
from checker.report import Report
from checker.text import Lexicon, load_segmenter
from checker.word_case import make_word

Make = Callable[..., Checker]

PLUGINS = {
    "found": "@hookimpl\ndef check(document):\n    return Finding.passed(*document.find('公示'))\n",
    "silent": "@hookimpl\ndef check(document):\n    return Finding.passed()\n",
    "missing": "@hookimpl\ndef check(document):\n    return Finding.failed('没有写监督电话')\n",
    "wrong": "@hookimpl\ndef check(document):\n    return Finding.failed('写错了', *document.find('公示'))\n",
    "asked": "@hookimpl\ndef check(document):\n    return Finding.review('是不是？')\n",
}


def document(*blocks: Block, unread: tuple[str, ...] = ()) -> Document:
    return Document.of(Content(blocks, "pdf", unread=unread), Lexicon(), lambda: load_segmenter(()))


def judged(make: Make, *unread: str) -> Report:
    notice = document(Block((Run("关于评优的公示"),)), unread=unread)
    return make(PLUGINS).check_document(notice, "公示.pdf", "")


def test_what_rests_on_having_found_nothing_is_open(make: Make) -> None:
    report = judged(make, "第3页是图片")
    verdicts = {result.plugin: result.verdict for result in report.results}
    assert verdicts == {
        "found": Verdict.PASS,
        "silent": Verdict.OPEN,
        "missing": Verdict.OPEN,
        "wrong": Verdict.FAIL,
        "asked": Verdict.REVIEW,
    }
    messages = {result.plugin: result.message for result in report.results}
    assert messages["missing"] == "没有写监督电话；也可能写在没有读到的地方（第3页是图片），请看原件"


def test_the_report_names_the_unread_places(make: Make) -> None:
    report = judged(make, "第3页是图片", "第5页是图片")
    assert report.unread == ("第3页是图片", "第5页是图片")
    assert report.warnings == ("没有读到：第3页是图片、第5页是图片；其中写的没有检查，请看原件",)
    assert Report.from_dict(report.to_dict()) == report
    passed = tuple(result for result in report.results if result.verdict is Verdict.PASS)
    assert unchecked(replace(report, results=passed)) == "没有读到：第3页是图片、第5页是图片"


def test_without_unread_places_nothing_changes(make: Make) -> None:
    report = judged(make)
    assert report.warnings == report.unread == ()
    assert [result.verdict for result in report.results if result.plugin == "missing"] == [Verdict.FAIL]


def test_what_a_page_puts_around_the_notice_is_no_evidence() -> None:
    notice = document(
        Block((Run("监督电话：0999-5550100 网站首页"),), BlockKind.FURNITURE),
        Block((Run("关于评优的公示"),)),
        Block((Run("联系电话：0999-5550199"),)),
    )
    assert [notice[phone.span] for phone in notice.phones] == ["0999-5550199"]
    assert notice.title_text == "关于评优的公示"
    assert notice.find("监督电话") == ()


def by_words(checker: Checker, body: str) -> tuple[Verdict, str]:
    data = make_word({"body": f"关于评优的通知\n{body}"})
    report = checker.check_source(Source("公示.docx", data))
    return next((result.verdict, result.message) for result in report.results if result.plugin == "found")


def run(words: str, looks: str = "") -> str:
    return f"<w:r><w:rPr>{looks}</w:rPr><w:t>{words}</w:t></w:r>"


WHITE, TINY, STRUCK = '<w:color w:val="FFFFFF"/>', '<w:sz w:val="2"/>', "<w:strike/>"


@pytest.mark.parametrize("looks", [WHITE, TINY, STRUCK])
def test_what_nobody_reads_is_no_pass(make: Make, looks: str) -> None:
    checker = make({"found": PLUGINS["found"]})
    for body in (run("公示", looks), run("公", looks) + run("示", looks), run("现公示如下", looks)):
        verdict, message = by_words(checker, f"<w:p>{run('现将')}{body}</w:p>")
        assert verdict is Verdict.REVIEW
        assert message.startswith("“公示”写在")


def test_what_is_read_in_part_passes(make: Make) -> None:
    checker = make({"found": PLUGINS["found"]})
    for body in (run("公") + run("示", WHITE), run("公", TINY) + run("示"), run("公示") + run("（内部）", STRUCK)):
        assert by_words(checker, f"<w:p>{body}</w:p>")[0] is Verdict.PASS
    unstruck = run("公示", '<w:strike w:val="0"/>')
    assert by_words(checker, f"<w:p>{unstruck}</w:p>")[0] is Verdict.PASS
