"""Web pages: what a browser would show, with its place, and nothing of what the site puts around it."""

import time
from contextlib import suppress
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.document import Document, PeriodKind
from checker.model import Block, BlockKind, CellPlace, Content, ReadError, RunFlag, Source
from checker.readers.html import read
from checker.registry import Registry
from checker.text import Lexicon, load_segmenter


def content(body: str, head: str = "", name: str = "公示.html") -> Content:
    page = f'<!DOCTYPE html><html><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'
    found = read(Source(name, page.encode()))
    assert found is not None
    return found


def refused(data: bytes, name: str = "公示.html") -> ReadError:
    with pytest.raises(ReadError) as caught:
        read(Source(name, data))
    assert "\n" not in caught.value.message
    return caught.value


def words(block: Block) -> str:
    return "".join(run.text for run in block.runs)


def texts(found: Content, kind: BlockKind | None = None) -> list[str]:
    return [words(block) for block in found.blocks if kind in (None, block.kind)]


def document(found: Content) -> Document:
    return Document.of(found, Lexicon(), lambda: load_segmenter(()))


# What is shown.


def test_blocks_lines_and_white_space() -> None:
    found = content("<div>公示，\n  期为 <b>七</b>个工作日<p>a\n b&nbsp;c&lt;d<br>二行</div>尾")
    assert texts(found) == ["公示，期为 七个工作日", "a b\xa0c<d\n二行", "尾"]


def test_what_is_not_shown_is_left_out() -> None:
    found = content("<script>x</script><style>y</style><template>z</template>文<select><option>v</select><!-- w -->")
    assert texts(found) == ["文"]


def test_the_running_head_and_foot_of_a_saved_text_are_no_text() -> None:
    body = '<div title="header"><p>青禾县信息公开</p></div><p>公示</p><div title="footer"><p>第1页</p></div>'
    found = content(body)
    assert [block.kind for block in found.blocks] == [BlockKind.HEADER, BlockKind.PARAGRAPH, BlockKind.FOOTER]
    inner = content('<div><div title="header"><p>云岭市</p></div></div>')
    assert [block.kind for block in inner.blocks] == [BlockKind.PARAGRAPH]


def test_the_title_of_the_window_is_metadata() -> None:
    found = content("文", "<title>\n 公示_某网 </title>")
    assert (found.metadata["title"], texts(found)) == ("公示_某网", ["文"])


def test_hidden_words_are_flagged() -> None:
    found = content(
        '<p style="color:red; DISPLAY : none">甲</p><p hidden>乙</p><p>丙<span style="display:none">丁</span>'
    )
    assert [(run.text, RunFlag.HIDDEN in run.flags) for block in found.blocks for run in block.runs] == [
        ("甲", True),
        ("乙", True),
        ("丙", False),
        ("丁", True),
    ]


def test_changes_are_flagged() -> None:
    found = content("<p>公示期为<del>五</del><s>六</s><ins>七</ins>天")
    flags = [RunFlag.NONE, RunFlag.DELETED, RunFlag.DELETED, RunFlag.INSERTED, RunFlag.NONE]
    assert [run.flags for run in found.blocks[0].runs] == flags
    assert ("删除线", "有 2 个字被划去，按已删除读") in found.decisions


def test_headings_have_their_level() -> None:
    found = content("<h1>关于评优的公示</h1><h3>一、依据</h3>")
    assert [(block.kind, block.level) for block in found.blocks] == [(BlockKind.HEADING, 1), (BlockKind.HEADING, 3)]


def test_numbers_of_lists() -> None:
    found = content(
        "<ol start=3><li>甲<li value=7><p>乙</p><p>丙</p><li>丁<ol type=a><li>子</ol></ol><ul><li>戊</ul>"
        '<ol style="list-style: none"><li>己</ol>'
    )
    assert texts(found) == ["3. 甲", "7. 乙", "丙", "8. 丁", "a. 子", "戊", "己"]
    assert found.blocks[0].runs[0].flags is RunFlag.AUTOMATIC


def test_preformatted_text_keeps_its_white_space() -> None:
    assert texts(content("<pre>甲  乙\n丙</pre>")) == ["甲  乙\n丙"]


# Tables.


def test_merged_cells() -> None:
    found = content(
        "<table><tr><th rowspan=2>姓名<th colspan=2>职务<tr><td>现任<td>拟任"
        "<tbody><tr><td>张三<td><td><p>局长<p>书记</table>后"
    )
    cells = [(words(block), block.cell, block.end) for block in found.blocks[:-1]]
    assert cells == [
        ("姓名", CellPlace(0, 0, 0, 2, 1), "\t"),
        ("职务", CellPlace(0, 0, 1, 1, 2), "\n"),
        ("现任", CellPlace(0, 1, 1), "\t"),
        ("拟任", CellPlace(0, 1, 2), "\n"),
        ("张三", CellPlace(0, 2, 0), "\t"),
        ("", CellPlace(0, 2, 1), "\t"),
        ("局长", CellPlace(0, 2, 2), "\n"),
        ("书记", CellPlace(0, 2, 2), "\n"),
    ]
    assert found.blocks[-1].kind is BlockKind.PARAGRAPH


def test_a_table_that_lays_out_the_page_is_none() -> None:
    inner = "<table><tr><td>姓名<td>职务</table>"
    found = content(f"<table><tr><td>左<td>{inner}</table><table role=presentation><tr><td>甲<td>乙</table>")
    assert [(words(block), block.kind, block.cell and block.cell.table) for block in found.blocks] == [
        ("左", BlockKind.PARAGRAPH, None),
        ("姓名", BlockKind.CELL, 0),
        ("职务", BlockKind.CELL, 0),
        ("甲", BlockKind.PARAGRAPH, None),
        ("乙", BlockKind.PARAGRAPH, None),
    ]


def test_absurd_spans() -> None:
    assert refused(b"<table>" + b"<tr><td colspan=1000 rowspan=65534>a" * 2000).code == "hostile_html"
    found = content("<table><tr><td colspan=99999 rowspan=99999>a<td colspan=-1 rowspan=x>b<tr><td>c</table>")
    assert [block.cell for block in found.blocks] == [CellPlace(0, 0, 0, 2), CellPlace(0, 0, 1), CellPlace(0, 1, 1)]


# Positions.


def test_paths_lead_to_the_element() -> None:
    from lxml import etree

    page = "<html><body><div><p>甲<p>乙<b>丙</b>丁</div><div><span>戊</span><br>己</div></body></html>"
    found = read(Source("a.html", page.encode()))
    assert found is not None
    root = etree.fromstring(page.encode(), etree.HTMLParser(encoding="utf-8"))
    runs = [run for block in found.blocks for run in block.runs]
    assert [run.path for run in runs[:2]] == ["/html/body/div[1]/p[1]", "/html/body/div[1]/p[2]"]
    for run in runs:
        element = root.find("." + run.path.removeprefix("/html"))
        assert element is not None
        assert run.text.strip() in "".join(map(str, element.itertext()))


# Encodings.


@pytest.mark.parametrize(
    ("codec", "declared", "said"),
    [
        ("utf-8", "utf-8", "UTF-8"),
        ("utf-8-sig", "gb2312", "UTF-8"),
        ("utf-8", "gb2312", "UTF-8"),
        ("gb18030", "gb2312", "GB18030"),
        ("gb18030", "utf-8", "GB18030"),
        ("big5", "big5", "Big5"),
        ("utf-16", "", "UTF-16"),
    ],
)
def test_encodings(codec: str, declared: str, said: str) -> None:
    page = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={declared}"></head>公示公告'
    found = read(Source("a.htm", page.encode(codec)))
    assert found is not None
    assert (texts(found), found.decisions) == (["公示公告"], (("编码", said),))


# What a site puts around a notice.

SITE = """
<header><a href="/">青禾县人民政府网</a><form><input value="搜索"></form></header>
<div class="topnav"><ul><li><a>首页</a></li><li><a>政务公开</a></li><li><a>通知公告</a></li></ul></div>
<div class="crumb">当前位置：<a>首页</a> &gt; <a>通知公告</a></div>
<div class="content"><h1>关于拟任职人选的公示</h1>
<div>发布时间：2025-05-06 来源：县委组织部 字号：【大 中 小】 浏览次数：35</div>
<p>现将拟任职人选予以公示，公示时间为2025年5月6日至5月13日。</p><p>监督电话：0999-5550100。</p>
<p style="text-align:right">青禾县委组织部</p><p style="text-align:right">2025年5月6日</p></div>
<div>打印本页</div><div>上一篇：<a>关于表彰先进的公告</a></div><div>下一篇：<a>没有了</a></div>
<div class="footer"><p>版权所有 青禾县人民政府办公室 电话：0999-5550999</p><p>云ICP备00000000号</p></div>
"""


def test_the_site_around_a_notice_is_no_part_of_it() -> None:
    notice = document(content(SITE))
    assert notice.title_text == "关于拟任职人选的公示"
    assert [notice[phone.span] for phone in notice.phones] == ["0999-5550100"]
    assert [notice[issuer] for issuer in notice.signature.issuers] == ["青禾县委组织部"]
    assert notice.signature.date is not None
    assert notice[notice.signature.date.span] == "2025年5月6日"
    assert [one.kind for one in notice.periods] == [PeriodKind.PUBLICITY]
    said = [notice[line] for line in notice.furniture]
    assert said[:2] == ["青禾县人民政府网", "首页"]
    assert "打印本页" in said


@pytest.mark.parametrize(
    "kept",
    [
        "<article><footer>青禾县教育局<br>2025年5月6日</footer></article>",
        "<div class=footer>青禾县教育局 2025年5月6日</div>",
        "<header><h1>关于评优的公示</h1></header>",
        "<div class=menu>现将名单公示如下。</div>",
        "<ul><li><a>附件1</a><li><a>附件2</a><li><a>附件3</a></ul>",
        "<p><a>张三</a>、<a>李四</a>、<a>王五</a>三人</p>",
    ],
)
def test_what_may_be_the_notice_is_kept(kept: str) -> None:
    assert not texts(content(kept), BlockKind.FURNITURE)


# What cannot be read.


def test_a_page_that_a_script_fills() -> None:
    error = refused(b"<html><body><div id=app></div><script src=a.js></script></body></html>")
    assert (error.code, "脚本" in error.message) == ("empty", True)
    assert refused(b"").code == "empty"
    assert "图片" in refused(b"<html><body><img src=a.jpg></body></html>").message


def test_pictures_and_embedded_files_are_said_to_be_unread() -> None:
    assert content("<p>公示如下</p><img src=a.jpg>").unread == ("网页里有1幅图片，文字很少",)
    assert content("<p>" + "公示" * 200 + "</p><img src=a.jpg>").unread == ()
    assert content("<p>公示如下</p><iframe src='/f/a.pdf?x=1'></iframe>").unread == ("网页里嵌着另一个文件（.pdf）",)
    assert content("<nav><a>x</a><img src=a.jpg></nav><p>公示如下</p>").unread == ()
    assert content("<img src=/images/logo.png><img src=a.gif width=16><p>公示如下</p>").unread == ()


def test_deep_nesting_is_bounded() -> None:
    begin = time.perf_counter()
    assert refused(b"<div>" * 50_000 + "公示".encode()).code == "hostile_html"
    deep = read(Source("a.html", b"<div>" * 1500 + "公示".encode() + b"</div>" * 1500 + "尾".encode()))
    assert deep is not None
    assert texts(deep) == ["公示", "尾"]
    assert time.perf_counter() - begin < 5


def test_time_is_linear() -> None:
    def seconds(times: int) -> float:
        begin = time.perf_counter()
        content("<div><p>公示<b>期</b></p><ul><li><a>首页</a></ul></div>" * times)
        return time.perf_counter() - begin

    seconds(100)
    assert seconds(10_000) < 40 * max(seconds(1000), 0.01)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_give_content_or_a_named_error(data: bytes) -> None:
    for name in ("a.html", "a.mht"):
        with suppress(ReadError):
            assert isinstance(read(Source(name, data)), Content)


TAGS = """<p>|</p>|<table>|</table>|<tr>|<td>|<td rowspan=0>|<th colspan=3>|<ol>|<li>|</li>|<h1>|<nav>|<br>|<pre>|<a>
|<div class=footer>|<ul>|</ul>|<thead>|<span style=display:none>|</span>|<html>|</body>|<!--"""


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(TAGS.split("|")) | st.text(max_size=4), max_size=40))
def test_any_soup_of_tags_is_read(parts: list[str]) -> None:
    try:
        found = read(Source("a.html", "公示".join(["", *parts]).encode("utf-8", "replace")))
    except ReadError:
        return
    assert found is not None
    document(found).tables  # noqa: B018  the grid holds together


# Which files are pages.


def test_pages_are_told_by_name_or_beginning() -> None:
    page = "<!DOCTYPE html><p>公示公告".encode()
    assert Registry().read(Source("a.HTM", page)).format == "html"
    assert Registry().read(Source("-", page)).format == "html"
    assert Registry().read(Source("a.txt", page)).format == "text"
    assert read(Source("a.xml", b"<?xml version='1.0'?><a>x</a>")) is None


def test_web_archives() -> None:
    archive = MIMEMultipart("related")
    archive.attach(MIMEText("<html><body><p>公示公告</p></body></html>", "html", "gb2312"))
    found = Registry().read(Source("a.mht", archive.as_bytes()))
    assert (texts(found), found.blocks[0].runs[0].part) == (["公示公告"], "html")
    assert refused(b"From: a\n\nb", "a.mht").code == "broken_html"
