import re
import subprocess
import sys
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.text import Span, normalise
from checker.text.pinyin import is_toned

SOURCES = Path(__file__).parents[2].parent / "shared" / "sources"

WORDS = (
    "姓 名 王 漢 國 後 薴 們 女 男 年 月 日 至 第 个 萬 公示 单位 乾坤 2025 5 a A kg , ( ) （ ） ， ： 「 』 Ａ １ ⽂ "
    "⻔ 豈 ﾊ ㊣ ① (hàn) (guó) (lǜ) (men) (a) (x) （yī） (hǎn)( (háng)(xíng) ⒈ ⑴ ㈠ ㎡ ㋀ ㏠ Ⅱ 𠮷 \ud800 \ue49d"
)
SPACES = " |  |　|\u00a0|\u2003|\u200b|\u00ad|\ufeff|\n|\r\n|\r|\t|\u2028|\x0b"
PIECES = st.sampled_from([*WORDS.split(" "), *SPACES.split("|"), " ", " "])
TEXTS = st.lists(PIECES | st.characters(), max_size=25).map("".join)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("公示期为５个工作日，自２０２５年（周一）起：", "公示期为5个工作日,自2025年(周一)起:"),
        ("「三重一大」『试行』", "“三重一大”‘试行’"),
        ("⽂件⻔口豈ﾊ︓", "文件门口岂ハ:"),
        ("①②Ⅱ m² 〔2025〕3号……——", "①②Ⅱ m² 〔2025〕3号……——"),
        ("公示\u00a0期\u2003满", "公示 期满"),
        ("會議紀錄", "会议纪录"),
        ("三個(gè)百分之百", "三个百分之百"),
        ("銀行(háng)(xíng)長", "银行长"),
        ("漢（hàn）字", "汉字"),
        ("绿(lǜ)女(nǚ)略(lüè)", "绿女略"),
        ("漢(ha\u0300n)字(zi\u030c)", "汉字"),
        ("個(gè)人們(men)到(dào)家(jiā)了(le)", "个人们到家了"),
        ("个(gè)人(rén)家(jiā)方案(a)", "个人家方案(a)"),
        ("人们(men)", "人们(men)"),
        ("方案(a)、表(x)、甲(B)、证(B证)", "方案(a)、表(x)、甲(B)、证(B证)"),
        ("字(hànx)字(hànzì)(hàn)", "字(hànx)字(hànzì)(hàn)"),
        ("公\u200b示\u00ad期\ufeff", "公示期"),
        ("姓　名：王 芳", "姓名:王芳"),
        ("公　　示", "公示"),
        ("联 系 人", "联系人"),
        ("张三 李四", "张三 李四"),
        ("王　芳　　张　伟　　李小明", "王芳  张伟  李小明"),
        ("王芳 女 汉 1980", "王芳 女 汉 1980"),
        ("王 芳 女 汉 族", "王芳 女 汉族"),
        ("姓\n名\t王", "姓\n名\t王"),
        ("2025 年 5 月 8 日 至 5 月 12 日", "2025年5月8日至5月12日"),
        ("共 30 日历天，第 3 名，100 万元", "共 30日历天,第3名,100万元"),
        ("6月20日 09时00分", "6月20日 09时00分"),
        ("　　年　　月　　日", "  年月日"),
        ("⒈总则⑴㈠120㎡㏠", "1.总则(1)(一)120m21日"),
        ("甲\r\n乙\r丙\n丁\t戊", "甲\r\n乙\r丙\n丁\t戊"),
        ("", ""),
    ],
)
def test_forms(raw: str, text: str) -> None:
    assert normalise(raw).text == text


def test_simplified_text_is_not_simplified_again() -> None:
    assert normalise("乾县於某某，瞭望").text == "乾县於某某,瞭望"


def test_quotes_come_back_as_they_stand() -> None:
    raw = "聯系電話（座機(jī)）：姓　名，⒈"
    text, offsets = normalise(raw)

    def quote(words: str) -> str:
        at = text.index(words)
        return raw[slice(*offsets.to_raw(Span(at, at + len(words))))]

    assert text == "联系电话(座机):姓名,1."
    assert [quote(words) for words in ("联系电话", "座机)", "姓名", ".")] == ["聯系電話", "座機(jī)）", "姓　名", "⒈"]


@settings(deadline=None)
@given(TEXTS)
def test_every_span_goes_to_raw_and_back(raw: str) -> None:
    text, offsets = normalise(raw)
    assert (offsets.raw_length, offsets.text_length) == (len(raw), len(text))
    for start in range(len(text)):
        for end in range(start, min(len(text), start + 8) + 1):
            span = Span(start, end)
            of = offsets.to_raw(span)
            assert offsets.to_text(of).covers(span) if span else not of


@settings(deadline=None)
@given(TEXTS)
def test_nothing_is_lost(raw: str) -> None:
    text, offsets = normalise(raw)
    at = Span(0, 0)
    for made, of in offsets.segments():
        assert (made.start, of.start) == at
        at = Span(made.end, of.end)
        gone = raw[slice(*of)]
        if not made:
            assert re.fullmatch(r"\s+|([(（][^()（）]+[)）])+", gone) or all(map(_prints_nothing, gone)), gone
        elif len(made) != len(of):
            assert len(of) == 1
    assert at == (len(text), len(raw))
    for kept in "\n\r\t":
        assert text.count(kept) == raw.count(kept)


def _prints_nothing(character: str) -> bool:
    return unicodedata.category(character) in ("Cf", "Mn", "Zs", "Cn")


@settings(deadline=None)
@given(TEXTS)
def test_normal_text_stays_as_it_is(raw: str) -> None:
    text = normalise(raw).text
    assert normalise(text).text == text


def test_all_characters_stay_as_they_have_become() -> None:
    raw = "\n".join(map(chr, [*range(0x20000), *range(0x2F800, 0x2FA20), *range(0xE0000, 0xE01F0)]))
    text = normalise(raw).text
    assert normalise(text).text == text


def test_all_pinyin_of_a_glossed_document_goes() -> None:
    source = next(iter(SOURCES.glob("000_*.txt")), None) if SOURCES.is_dir() else None
    if source is None:
        pytest.skip("no ../shared/sources here")
    raw = source.read_text(encoding="utf-8")
    text, offsets = normalise(raw)
    gone = [raw[slice(*of)] for made, of in offsets.segments() if not made]
    assert len([gloss for gloss in gone if is_toned(gloss.strip("()"))]) == 1069
    assert not re.search(r"[\u3400-\u9fff]\(\w+\)", re.sub(r"\([^\u00e0-\u01ff]*\)", "", text))
    assert "三个百分之百" in text
    assert normalise(text).text == text


NOISE: dict[str, Callable[[int], str]] = {
    "plain": lambda size: "公示期为五个工作日，联系电话见文末。\n" * (size // 18),
    "one line": lambda size: "公示期为五個工作日，聯系電話見文末。" * (size // 18),
    "glosses": lambda size: "個(gè)人(rén)" * (size // 10),
    "half glosses": lambda size: "個(gè人(ré" * (size // 8),
    "padding": lambda size: "姓 名　" * (size // 4),
    "spaces": lambda size: " " * size + "年",
    "digits and spaces": lambda size: "5    " * (size // 5),
    "growing gaps": lambda size: "".join("字" + " " * width for width in range(int((2 * size) ** 0.5))),
    "invisible": lambda size: "公\u200b" * (size // 2),
}


@pytest.mark.parametrize("noise", NOISE)
def test_time_is_linear(noise: str) -> None:
    def cost(size: int) -> float:
        raw = NOISE[noise](size)
        taken = []
        for _ in range(3):
            start = time.process_time()
            normalise(raw)
            taken.append(time.process_time() - start)
        return min(taken)

    cost(1000)
    # Four times the text: a quadratic step would take sixteen times as long.
    assert cost(200_000) < 10 * cost(50_000) + 0.05


def test_importing_loads_no_engine() -> None:
    code = (
        "import sys, checker.text as t; t.normalise('公示，监督电话 12345');"
        "print([m for m in ('opencc', 'jieba', 'rjieba', 'importlib.metadata') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
