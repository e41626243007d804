"""The head and the foot of an official document."""

import pytest

from checker.document import Document
from checker.model import Block, BlockKind, Content, Run
from checker.text import Lexicon, load_segmenter

LEXICON = Lexicon.from_mapping({})
SEGMENTER = load_segmenter(LEXICON.words)
TITLE = "云岭市水利局关于做好值班工作的通知"
BODY = ("现将有关事项通知如下。", "云岭市水利局", "2025年5月7日")


def of(*lines: str) -> Document:
    return Document.of(Content(tuple(Block((Run(line),)) for line in lines), "text"), LEXICON, lambda: SEGMENTER)


@pytest.mark.parametrize(
    ("lines", "mark", "number"),
    [
        (("云岭市水利局文件", "云水发〔2025〕3号", TITLE), "云岭市水利局文件", "云水发〔2025〕3号"),
        (("云水发〔2025〕3号    签发人：王小满", TITLE), "", "云水发〔2025〕3号"),
        (("云岭市水利局", "云水函〔2025〕3号", TITLE), "云岭市水利局", "云水函〔2025〕3号"),
        ((TITLE, "云水发〔2025〕3号"), "", "云水发〔2025〕3号"),
        ((TITLE, "根据云水发〔2025〕3号"), "", ""),
        (("水泵招标文件", TITLE), "", ""),
        (("行政规范性文件", TITLE), "", ""),
    ],
)
def test_the_head_is_a_mark_or_a_number_of_its_own(lines: tuple[str, ...], mark: str, number: str) -> None:
    document = of(*lines, *BODY)
    official = document.official
    assert (document[official.mark] if official.mark else "") == mark
    assert (document[official.number] if official.number else "") == number
    assert document.title_text == TITLE


@pytest.mark.parametrize(
    ("line", "addressee"),
    [
        ("各县水利局：", True),
        ("各县（区）水利局，局属各单位", True),
        ("云岭市水利局", False),
        ("现将有关事项通知如下：", False),
        ("根据各单位意见，通知如下：", False),
    ],
)
def test_the_addressee_stands_below_the_title(line: str, addressee: bool) -> None:
    assert bool(of(TITLE, line, *BODY).official.addressee) is addressee


def test_the_printing_is_no_signature() -> None:
    document = of(TITLE, *BODY, "抄送：云岭市人民政府。", "云岭市水利局办公室  2025年5月8日印发")
    assert document.official.printed is not None
    assert document[document.official.printed].startswith("云岭市水利局办公室")
    assert [document[one] for one in document.signature.issuers] == ["云岭市水利局"]
    unsaid = of(TITLE, *BODY, "抄送：云岭市人民政府。", "云岭市水利局办公室  2025年5月8日")
    assert unsaid.signature.date is not None
    assert str(unsaid.signature.date.value) == "2025-05-07"


def test_the_mark_may_stand_in_a_text_box() -> None:
    box = Block((Run("云岭市水利局文件"),), BlockKind.TEXTBOX)
    blocks = (box, *(Block((Run(line),)) for line in ("云水发〔2025〕3号", TITLE, *BODY)))
    document = Document.of(Content(blocks, "docx"), LEXICON, lambda: SEGMENTER)
    assert document.official.mark is not None
    assert document[document.official.mark] == "云岭市水利局文件"
