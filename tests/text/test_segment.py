import random
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.text import Segmenter, load_segmenter, normalise, segment

SHARED = Path(__file__).parents[2].parent / "shared"

WORDS = ("监督电话", "拟任职务", "三重一大", "企务公开栏", "职工代表大会", "不担任领导职务", "厂务公开", "公示", "甲乙")

TEXTS = (
    "经研究，现将王芳同志任前情况公示如下：\r\n公示时间：2025年5月8日至5月14日（5个工作日）。",
    "监督电话：010-12345678 Email: a@b.cn\n姓名：哈哈哈哈，二〇一一一一月，呵呵呵",
    "员工会议由矿工会主席主持，职工代表大会审议通过企务公开栏设置方案；执行政策，不担任领导职务的除外。",
    "拟任职务：某局副局长（试用期一年）\t姓名：欧阳某某\u3000C++工程师 AT&T T恤 α粒子 50％ №3",
    "龘靐齉齾爩鱻麤 𠮷野家 㐀㑇 鿖鿿 々〇〻 \ue49d\ue266 😀",
    "",
)

HAN = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FD5)
MIXED = st.text(HAN | st.sampled_from(" \n\r\t,。：0123aZ%+#&._-\u3000㐀鿖𠮷\ue49dé") | st.characters(), max_size=60)


@pytest.fixture(scope="module")
def rjieba() -> Segmenter:
    return load_segmenter(WORDS, "rjieba")


@pytest.fixture(scope="module")
def jieba() -> Segmenter:
    return load_segmenter(reversed(WORDS), "jieba")


def test_the_engine_is_rjieba_and_names_itself(rjieba: Segmenter, jieba: Segmenter) -> None:
    assert load_segmenter(()).name == rjieba.name
    assert rjieba.name.startswith("rjieba 0.")
    assert jieba.name.startswith("jieba 0.")


@pytest.mark.parametrize("text", TEXTS)
def test_engines_agree_on_own_texts(rjieba: Segmenter, jieba: Segmenter, text: str) -> None:
    assert rjieba.cut(text) == jieba.cut(text)
    assert "".join(rjieba.cut(text)) == text


@settings(deadline=None)
@given(MIXED)
def test_engines_agree_on_any_text(rjieba: Segmenter, jieba: Segmenter, text: str) -> None:
    assert rjieba.cut(text) == jieba.cut(text)
    assert "".join(rjieba.cut(text)) == text


def test_engines_agree_on_rows_of_words_and_of_rare_characters(rjieba: Segmenter, jieba: Segmenter) -> None:
    chance = random.Random(20250508)
    common = (
        "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里"
        + "".join(WORDS)
    )
    rare = [chr(code) for code in range(0x4E00, 0x9FD6)]
    for pool in (common, rare):
        for _ in range(2000):
            text = "".join(chance.choices(pool, k=chance.randint(1, 40)))
            assert rjieba.cut(text) == jieba.cut(text), text


def test_engines_agree_on_real_texts(rjieba: Segmenter, jieba: Segmenter) -> None:
    files = [*SHARED.glob("corpus/tender/txt/*.txt"), *SHARED.glob("sources/*.txt")]
    if not files:
        pytest.skip("no ../shared here")
    for file in files:
        raw = file.read_text(encoding="utf-8")
        for text in (raw, normalise(raw).text):
            assert rjieba.cut(text) == jieba.cut(text), file.name
            assert "".join(rjieba.cut(text)) == text, file.name


@settings(deadline=None)
@given(MIXED, MIXED)
def test_lines_are_cut_alone(rjieba: Segmenter, above: str, below: str) -> None:
    assert rjieba.cut(above + "\n") + rjieba.cut(below) == rjieba.cut(above + "\n" + below)


def test_ascii_is_one_token_and_words_are_known(rjieba: Segmenter) -> None:
    text = "监督电话：010-12345678, a@b.cn\n企务公开栏"
    assert rjieba.cut(text) == [
        "监督电话",
        "：",
        "010-12345678, a@b.cn",
        "\n",
        "企务公开栏",
    ]


def test_words_stay_with_the_segmenter_they_were_given_to(rjieba: Segmenter) -> None:
    assert "企务公开栏" in rjieba.cut("企务公开栏")
    assert "企务公开栏" not in load_segmenter(()).cut("企务公开栏")


def test_jieba_takes_over_where_rjieba_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise ImportError("no wheel")

    monkeypatch.setattr(segment, "_rjieba", missing)
    assert load_segmenter(()).name.startswith("jieba 0.")
    with pytest.raises(ImportError, match="no wheel"):
        load_segmenter((), "rjieba")


def test_nothing_is_written_or_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    load_segmenter(WORDS, "jieba").cut("公示期满无异议")
    assert list(tmp_path.iterdir()) == []
    assert capfd.readouterr() == ("", "")


def test_unknown_engines_are_refused() -> None:
    with pytest.raises(ValueError, match="unknown engine"):
        load_segmenter((), "hanlp")
