"""The page of a run: through workers and the cache, with the report of the last run, and never as a notice itself."""

from lxml import html

from checker.batch.folders import Folder, Passed
from checker.readers.own import GENERATOR, is_report
from checker.renderers.html.templates import template

from .conftest import NO_ERROR, SOUND, Run, Write


def test_the_text_comes_through_workers_and_the_cache(run: Run, write: Write) -> None:
    folder = write("甲/一.txt", NO_ERROR).parent
    write("甲/二.txt")
    page = folder.parent / "r.html"
    assert run("check", "甲", "--output", "r.html").code == 1
    made = page.read_bytes()
    assert run("check", "甲", "--output", "r.html").code == 1
    assert page.read_bytes() == made
    assert run("check", "甲", "--format", "html", "--jobs", "0").output == made
    tree = html.document_fromstring(made.decode())
    lines = [str(line.xpath("string()")) for line in tree.cssselect("#n2 .text p")]
    assert lines[:3] == ["关于某事的试用公告", "", "甲方、乙方、丙方均已到场。"]


def test_a_json_report_beside_it_is_the_same_as_alone(run: Run, write: Write) -> None:
    folder = write("一.txt", NO_ERROR).parent
    run("check", "一.txt", "--output", "r.html", "--output", "r.json")
    assert (folder / "r.json").read_bytes() == run("check", "一.txt", "--format", "json").output


def test_what_was_mended_since_the_last_run(run: Run, write: Write) -> None:
    notice = write("一.txt", NO_ERROR)
    run("check", "一.txt", "--output", "r.html")
    notice.write_text(SOUND, encoding="utf-8")
    done = run("check", "一.txt", "--output", "r.html", "--previous", "r.html")
    assert done.code == 0
    assert "与上次（r.html）相比：已改好 1 项，仍在 0 项，新出现 0 项" in (notice.parent / "r.html").read_text("utf-8")


def test_an_earlier_report_that_cannot_be_used_is_said_before_anything_is_written(run: Run, write: Write) -> None:
    notice = write("一.txt")
    for words, said in (
        (("--output", "r.html", "--previous", "无.html"), "没有文件 无.html"),
        (("--output", "r.html", "--previous", "一.txt"), "不是本程序写出的"),
        (("--previous", "一.txt"), "--previous 是给 HTML 报告的"),
        (("--by", "issuer"), "--by 是给 HTML 报告的"),
    ):
        done = run("check", "一.txt", *words)
        assert done.code == 2
        assert said in "\n".join(done.errors)
    assert not (notice.parent / "r.html").exists()


def test_a_report_in_the_folder_is_no_notice(run: Run, write: Write) -> None:
    folder = write("甲/一.txt").parent
    assert run("check", "甲", "--output", "甲/报告.html").code == 0
    before = (folder / "报告.html").read_bytes()
    done = run("check", "甲", "--output", "甲/报告.html")
    assert done.code == 0
    assert (folder / "报告.html").read_bytes() == before
    assert "甲：有 1 个文件是本程序写出的检查报告，未检查" in done.errors
    assert [found.below for found in Folder(str(folder)).walk(Passed())] == ["一.txt"]
    named = run("check", "甲", "甲/报告.html")
    assert named.code == 3
    assert "这是本程序写出的检查报告，不是公示公开文件" in named.text


def test_our_pages_are_told_by_what_they_begin_with() -> None:
    head = template("head.html").render(
        policy="x" * 300, style="", number=0, several=False, states={}, changes=None, heat=None, last=None
    )
    assert is_report(head.encode())
    assert head.encode().index(GENERATOR) < 300
