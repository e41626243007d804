"""The page: its structure, what it shows of a notice's text, and that nothing on it comes from elsewhere."""

import base64
import hashlib
import io
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from lxml import html
from lxml.html import HtmlElement

from checker import Checker
from checker.card import Card, Said
from checker.model import Source, Verdict
from checker.renderers.html import page, render, render_with
from checker.renderers.html.marking import KINDS, Place, lines
from checker.renderers.html.previous import load
from checker.report import Quote, Report

from . import reports
from .strategies import REPORTS

TEXT = (
    "关于拟任职人选的公示\n苗青禾，拟任云岭市水文站站长。\n公示时间：2030年5月1日至5月7日。\n联系电话：0999-1234567\n"
)
HOSTILE = '</script><script>alert(1)</script><img src=x onerror=alert(1)> " onmouseover="x" {{ 7*7 }} {% x %} &lt;'


def quote(words: str, note: str = "") -> Quote:
    start = TEXT.index(words)
    return Quote(start, start + len(words), words, "第3段", note)


PERIOD = replace(reports.PERIOD, evidence=(quote("2030年5月1日至5月7日"),), edits=())
PHONE = replace(reports.PHONE, evidence=(quote("至5月7日。\n联系电话：0999"),), related=(quote("0999-1234567"),))
ABSENT = replace(reports.ABSENT_PHONE, related=(Quote(len(TEXT), len(TEXT), "", "文末"),))
NAME = replace(reports.PASSES[0], evidence=(quote("苗青禾"),))
MARKED = reports.report("水文站/任前公示.txt", NAME, PERIOD, PHONE, ABSENT, text=TEXT)
SMALL = (MARKED, replace(reports.CLEAN, name="气象台/任前公示.txt", text=TEXT), reports.ERROR)


def written(given_reports: Iterable[Report]) -> str:
    target = io.BytesIO()
    assert render(given_reports, target) is True
    return target.getvalue().decode()


def parsed(text: str) -> HtmlElement:
    return html.document_fromstring(text)


def words_of(element: HtmlElement) -> str:
    return str(element.text_content())


# The text and its marks.


def test_marks_stand_at_the_words_and_link_both_ways() -> None:
    tree = parsed(written([MARKED]))
    assert [words_of(mark) for mark in tree.cssselect(".text mark.must")] == ["2030年5月1日", "至5月7日"]
    assert [words_of(mark) for mark in tree.cssselect(".text mark.look")] == ["。", "联系电话：", "0999"]
    assert [words_of(mark) for mark in tree.cssselect(".text mark.ok")] == ["苗青禾"]
    for link in tree.cssselect(".item .where a"):
        place = tree.get_element_by_id(link.get("href", "")[1:])
        assert place.getparent().getparent().get("class") == "text"
    back = [(words_of(link), link.get("href")) for link in tree.cssselect(".text a.ref")]
    assert back == [("1", "#n1f1"), ("3", "#n1f3"), ("3", "#n1f3")]


def test_what_is_missing_has_a_sign_where_it_belongs() -> None:
    (sign,) = parsed(written([MARKED])).cssselect(".text a.add")
    assert words_of(sign) == "∨补2"
    assert "写明监督电话" in words_of(parsed(written([MARKED])).get_element_by_id(sign.get("href", "")[1:]))


@st.composite
def _marked(draw: st.DrawFn) -> tuple[str, list[Place]]:
    text = draw(st.text("公示\n\r\t <", max_size=40))
    offsets = st.integers(0, len(text))
    kinds = st.sampled_from(KINDS)
    ends = draw(st.lists(st.tuples(offsets, offsets, kinds), max_size=8))
    return text, [Place(min(a, b), max(a, b), kind, f"p{n}", n) for n, (a, b, kind) in enumerate(ends, 1)]


@given(_marked())
def test_any_overlap_keeps_every_word_and_every_mark(given_marks: tuple[str, list[Place]]) -> None:
    text, places = given_marks
    made = list(lines(text, places))
    shown = ["".join(piece.text for piece in line) for line in made]
    assert shown == [line.removesuffix("\r") for line in text.split("\n")]
    pieces = [piece for line in made for piece in line]
    begun = [place.id for piece in pieces for place in (*piece.added, *piece.begins)]
    ended = [place.id for piece in pieces for place in piece.ended]
    assert sorted(begun) == sorted(place.id for place in places)
    assert sorted(ended) == sorted(place.id for place in places if place.start < place.end)


# The structure of the page.


def _check_structure(text: str, links: bool = True) -> None:
    tree = parsed(text)
    ids = [element.get("id") for element in tree.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert not links or {link.get("href", "")[1:] for link in tree.cssselect("a[href]")} <= set(ids)
    assert all(link.get("href", "").startswith("#") for link in tree.cssselect("a[href]"))
    for element in tree.cssselect("[aria-labelledby]"):
        assert words_of(tree.get_element_by_id(element.get("aria-labelledby", ""))).strip() is not None
    levels = [int(element.tag[1]) for element in tree.iter("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert all(cell.get("scope") in ("col", "row") for cell in tree.iter("th"))
    assert not tree.cssselect("[style], [onclick], [onload], [onerror], [onmouseover], img, iframe, link, [src]")
    assert "://" not in re.sub(r">[^<]*<", "><", text.split("<script")[0].split("</style>")[1])


@pytest.mark.parametrize("given_reports", [SMALL, (MARKED,), (), reports.EVERYTHING], ids=["few", "one", "none", "all"])
def test_structure(given_reports: tuple[Report, ...]) -> None:
    _check_structure(written(given_reports))


def test_the_page_says_what_it_is() -> None:
    tree = parsed(written(SMALL))
    assert tree.get("lang") == "zh-CN"
    assert tree.cssselect('meta[name="generator"]')[0].get("content") == "disclosure-checker"
    assert tree.cssselect("main")
    assert tree.cssselect("nav[aria-label]")
    assert tree.cssselect("a.skip")
    assert [words_of(figure) for figure in tree.cssselect(".figures b")] == ["3", "1", "0", "1", "1"]


def test_nothing_runs_but_the_script_of_the_page() -> None:
    text = written(SMALL)
    tree = parsed(text)
    policy = tree.cssselect("meta[http-equiv]")[0].get("content", "")
    assert policy.startswith("default-src 'none'; ")
    for name in ("style", "script"):
        inside = re.search(rf"<{name}>(.*?)</{name}>", text, re.DOTALL)
        assert inside
        digest = base64.b64encode(hashlib.sha256(inside[1].encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy
        assert "http" not in inside[1]
        assert "url(" not in inside[1]
        assert "@import" not in inside[1]
    assert len(tree.cssselect("script")) == 2


def test_the_heat_map_shows_counts_and_shares() -> None:
    other = replace(MARKED, results=(replace(PERIOD, verdict=Verdict.PASS), NAME), name="水文站/二.txt")
    tree = parsed(written([MARKED, other, SMALL[1]]))
    head = [words_of(cell) for cell in tree.cssselect(".heat thead th")]
    rows = {
        words_of(row[0]).split()[0]: [words_of(cell) for cell in row[1:]] for row in tree.cssselect(".heat tbody tr")
    }
    period = head.index("公示期不少于5个工作日") - 1
    assert rows["水文站"][period] == "✕1/250%2 份中 1 份要改，占 50%"
    assert rows["气象台"][period] == "–没有涉及"


def test_rows_may_be_those_who_sign() -> None:
    card = Card(issuer=Said("云岭市水文站", quote("水文站")))
    target = io.BytesIO()
    assert render_with(by_issuer=True)([replace(MARKED, card=card), SMALL[1]], target)
    tree = parsed(target.getvalue().decode())
    assert [words_of(cell) for cell in tree.cssselect(".heat tbody th")] == [
        "云岭市水文站 1 份",
        "（没有写明单位） 1 份",
    ]
    assert "1 个单位" in words_of(tree.get_element_by_id("overview"))


def test_of_few_notices_in_one_folder_each_has_a_row() -> None:
    tree = parsed(written([replace(one, name=f"{count}.txt") for count, one in enumerate((MARKED, SMALL[1]))]))
    assert [words_of(cell) for cell in tree.cssselect(".heat tbody th")] == ["0.txt", "1.txt"]


# Whatever a notice says.


@settings(
    suppress_health_check=[HealthCheck.too_slow],
    max_examples=30,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # to shrink a report takes minutes
)
@given(st.lists(REPORTS, max_size=3), st.text(max_size=50))
def test_any_report_is_a_sound_page(given_reports: list[Report], text: str) -> None:
    page = written([replace(one, text=text) for one in given_reports])
    _check_structure(page, links=False)  # quotes made at random need not lie in a text made at random


def test_hostile_words_are_shown_as_they_are() -> None:
    result = replace(
        PERIOD,
        title=HOSTILE,
        message=HOSTILE,
        remedy=HOSTILE,
        requirement=HOSTILE,
        evidence=(Quote(0, 9, HOSTILE, HOSTILE, HOSTILE),),
    )
    hostile = reports.report(f"{HOSTILE}/{HOSTILE}", result, text=HOSTILE, detected=HOSTILE, warnings=(HOSTILE,))
    text = written([hostile, MARKED])
    tree = parsed(text)
    assert len(tree.cssselect("script")) == 2
    assert not tree.cssselect("img, [onmouseover], [onerror]")
    for number in tree.cssselect(".text a"):
        number.drop_tree()
    assert words_of(tree.cssselect(".text p")[0]) == HOSTILE
    assert json.loads(words_of(tree.cssselect("script#checker-summary")[0]))["notices"][0][0] == f"{HOSTILE}/{HOSTILE}"


def test_personal_numbers_are_masked() -> None:
    number, phone = "110101199003076296", "13900000000"
    notice = f"关于拟任职人选的公示\n苗青禾，身份证号：{number}，本人手机{phone}。\n公示时间：2030年5月6日至5月13日。"
    report = Checker(texts=True).check_source(Source("公示.txt", notice.encode()))
    assert report.text is not None
    assert len(report.text) == len(notice)
    text = written([report])
    assert "110101********6296" in text
    assert number not in text
    assert phone not in text


def test_offsets_of_quotes_are_those_of_the_text(tmp_path: Path) -> None:
    notice = "关于苗青禾同志拟任职的公示\r\n公示时间：２０３０年５月６日至５月１３日。\r\n联系电话：0999-5550123\r\n"
    report = Checker(texts=True).check_source(Source("公示.txt", notice.encode()))
    quotes = [quote for result in report.results for quote in (*result.evidence, *result.related)]
    assert report.text == notice
    assert any(quote.text for quote in quotes)
    assert all(report.text[quote.start : quote.end] == quote.text for quote in quotes)
    assert Checker().check_source(Source("公示.txt", notice.encode())).text is None


# Many notices.


def _many(count: int) -> Iterator[Report]:
    for number in range(count):
        yield replace(MARKED if number % 3 == 0 else reports.report("", NAME, text=TEXT), name=f"甲/{number}.txt")


def test_of_many_notices_only_those_with_findings_keep_their_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "ALL_TEXTS", 4)
    tree = parsed(written(_many(10)))
    assert [one.get("id") for one in tree.cssselect("article")] == ["n1", "n2", "n3", "n4", "n7", "n10"]
    assert len(tree.cssselect("article .text")) == 6
    assert len(tree.cssselect("#list tbody tr")) == 10
    assert "第 4 份以后没有要说的，只在这里列出，共 4 份" in words_of(tree.cssselect("#list caption")[0])
    monkeypatch.setattr(page, "TEXT_BYTES", 0)
    tree = parsed(written(_many(10)))
    assert len(tree.cssselect("article .text")) == 4
    assert "其中 2 份只列出问题，没有附原文" in words_of(tree.get_element_by_id("notices"))
    monkeypatch.setattr(page, "PAGE_BYTES", 0)
    text = written(_many(10))
    _check_structure(text)
    assert len(parsed(text).cssselect("article")) == 4
    assert "另有 2 份的问题只有计数" in words_of(parsed(text).cssselect("#list caption")[0])


def test_reports_are_taken_one_by_one() -> None:
    alive: list[int] = []

    class Watched(Report):
        """Knows when it is gone."""

        __slots__ = ()

        def __del__(self) -> None:
            alive.append(-1)

    def one_by_one() -> Iterator[Report]:
        for number in range(20):
            assert len(alive) >= number - 2
            yield Watched(f"{number}.txt", "", text=TEXT)

    written(one_by_one())


# The trend.


def _compared(tmp_path: Path, before: Iterable[Report], now: Iterable[Report], name: str = "上次.html") -> HtmlElement:
    from checker.registry import Registry

    file = tmp_path / name
    target = io.BytesIO()
    Registry().renderer({"html": "html", "json": "json", "jsonl": "jsonl"}[file.suffix[1:]])(before, target)
    file.write_bytes(target.getvalue())
    target = io.BytesIO()
    assert render_with(load(file, name))(now, target)
    _check_structure(target.getvalue().decode())
    return parsed(target.getvalue().decode())


@pytest.mark.parametrize("name", ["上次.html", "上次.json", "上次.jsonl"])
def test_what_has_changed(tmp_path: Path, name: str) -> None:
    mended = replace(MARKED, results=(NAME, replace(PERIOD, verdict=Verdict.PASS), PHONE, reports.REAL_NAME))
    added = replace(MARKED, name="水文站/新.txt")
    before = (MARKED, replace(SMALL[1], name="旧.txt"), reports.ERROR)
    tree = _compared(tmp_path, before, (mended, added, replace(MARKED, name=reports.ERROR.name)), name)
    rows = {
        words_of(row[0]).split()[0]: [words_of(cell) for cell in row[1:]] for row in tree.cssselect("#changes tbody tr")
    }
    assert rows["公示期不少于5个工作日"] == ["0", "0", "1", "2", "0"]
    assert rows["受理电话前后一致"] == ["0", "1", "0", "2", "0"]
    assert rows["写明提倡实名反映"] == ["1", "0", "0", "0", "0"]
    assert rows["写明监督电话"] == ["0", "0", "0", "2", "1"]
    assert "上次的 1 份文件这次没有" in words_of(tree.get_element_by_id("changes"))
    first = words_of(tree.get_element_by_id("n1"))
    assert "已改好 上次的 1 项：公示期不少于5个工作日" in first
    assert "未再得出结论 上次的 1 项：RQ-09" in first
    assert "两次所用的规则或版本不同" not in words_of(tree)


def test_other_rules_are_said(tmp_path: Path) -> None:
    other = replace(MARKED, decided_by={**MARKED.decided_by, "规则摘要": "000000000000"})
    assert "两次所用的规则或版本不同" in words_of(_compared(tmp_path, [other], [MARKED, SMALL[1]]))


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode) | st.just(b'{"documents": [{"path": 1}]}'))
def test_any_file_is_an_earlier_report_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    file = tmp_path_factory.mktemp("previous") / "x"
    file.write_bytes(data)
    try:
        load(file, "x")
    except ValueError:
        return


# Colours can be told apart from their ground (WCAG 2.1, 1.4.3: 4.5 to 1).


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_contrast() -> None:
    style = (Path(page.__file__).parent / "page.css").read_text(encoding="utf-8")
    named = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", style))
    pairs = [(named["ink"], ground) for name, ground in named.items() if "ground" in name or name == "paper"]
    pairs += [(named[name], named[f"{name}-ground"]) for name in ("must", "look", "better", "ok")]
    pairs += [(named[name], named["ground"]) for name in ("soft", "link", "none", "must", "look")]
    pairs += [(named["ink"], ground) for ground in re.findall(r"\.d[1-4] \{ background: (#[0-9a-f]{6}); \}", style)]
    pairs += [("#ffffff", named["must"])]
    for one, other in pairs:
        light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, (one, other)
