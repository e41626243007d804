"""Word: the numbers that are printed and stored nowhere."""

import pytest

from checker.model import RunFlag
from checker.readers.docx.numerals import render

from .build import content, p, tbl, tc, texts, tr


def level(at: int, style: str, text: str, more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{style}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(key: int, *levels: str, more: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{key}">{more}{"".join(levels)}</w:abstractNum>'


def num(key: int, definition: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{definition}"/>{overrides}</w:num>'


def item(text: str, num_id: int = 1, at: int = 0, more: str = "") -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{num_id}"/></w:numPr>{more}')


NOTHING = '<w:suff w:val="nothing"/>'
OFFICIAL = abstract(
    0,
    level(0, "chineseCountingThousand", "%1、", NOTHING),
    level(1, "chineseCountingThousand", "（%2）", NOTHING),
    level(2, "decimal", "%3."),
    level(3, "decimal", "%1.%3.%4", '<w:suff w:val="space"/><w:isLgl/>'),
)


def test_numbers_print_as_runs_of_their_own() -> None:
    found = content(item("范围"), numbering=OFFICIAL + num(1, 0))
    run = found.blocks[0].runs[0]
    assert (run.text, run.flags, run.path) == ("一、", RunFlag.AUTOMATIC, "p[1]/num")


def test_levels_restart_below_a_higher_one() -> None:
    body = item("a") + item("b", at=1) + item("c", at=2) + item("d", at=1) + item("e") + item("f", at=1)
    assert texts(content(body + item("g", at=3), numbering=OFFICIAL + num(1, 0))) == [
        "一、a",
        "（一）b",
        "1. c",
        "（二）d",
        "二、e",
        "（一）f",
        "2.1.1 g",
    ]


def test_a_level_that_never_restarts() -> None:
    numbering = abstract(0, level(0, "decimal", "%1"), level(1, "decimal", "(%2)", '<w:lvlRestart w:val="0"/>'))
    body = item("a") + item("b", at=1) + item("c") + item("d", at=1)
    assert texts(content(body, numbering=numbering + num(1, 0))) == ["1 a", "(1) b", "2 c", "(2) d"]


def test_lists_of_one_definition_count_on_unless_overridden() -> None:
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    other = f'<w:lvlOverride w:ilvl="0">{level(0, "upperRoman", "%1.", start=4)}</w:lvlOverride>'
    numbering = OFFICIAL + num(1, 0) + num(2, 0) + num(3, 0, restart) + num(4, 0, other)
    body = "".join(item(text, num_id) for text, num_id in zip("abcdefg", (1, 2, 3, 3, 1, 4, 9), strict=True))
    assert texts(content(body, numbering=numbering)) == ["一、a", "二、b", "一、c", "二、d", "三、e", "IV. f", "g"]


OUTLINE = abstract(
    0,
    level(0, "decimal", "%1", NOTHING),
    level(1, "decimal", "%1.%2", NOTHING),
    level(2, "decimal", "%1.%2.%3", NOTHING),
)


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ((1, 1, 0, 1, 2, 0), "1.1 1.2 2 2.1 2.1.1 3"),
        ((0, 2, 2, 1, 2), "1 1.1.1 1.1.2 1.2 1.2.1"),
    ],
)
def test_levels_that_are_skipped_count_as_used(levels: tuple[int, ...], expected: str) -> None:
    """As LibreOffice prints them."""
    body = "".join(item("", at=at) for at in levels)
    assert " ".join(texts(content(body, numbering=OUTLINE + num(1, 0)))) == expected


def test_an_overridden_start_holds_whenever_the_level_restarts() -> None:
    """Section 17.9.26: when the level initially starts, and whenever it is restarted."""
    override = '<w:lvlOverride w:ilvl="1"><w:startOverride w:val="5"/></w:lvlOverride>'
    body = item("", 2) + item("", 2, 1) + item("", 2) + item("", 2, 1)
    assert texts(content(body, numbering=OUTLINE + num(2, 0, override))) == ["1", "1.5", "2", "2.5"]


def test_numbering_by_style() -> None:
    styles = """
    <w:style w:type="paragraph" w:styleId="h2"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
    <w:style w:type="paragraph" w:styleId="sub"><w:basedOn w:val="h2"/></w:style>"""
    numbering = abstract(0, level(0, "decimal", "%1"), level(1, "lowerLetter", "%2)", '<w:pStyle w:val="h2"/>'))
    body = p("a", '<w:pStyle w:val="h2"/>') + p("b", '<w:pStyle w:val="sub"/>')
    body += p("c", '<w:pStyle w:val="h2"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    found = texts(content(body, numbering=numbering + num(1, 0), styles=styles))
    assert found == ["a) a", "b) b", "c"]


def test_definitions_linked_through_a_numbering_style() -> None:
    styles = (
        '<w:style w:type="numbering" w:styleId="ls"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    )
    linked = abstract(1, more='<w:numStyleLink w:val="ls"/>')
    assert texts(content(item("a"), numbering=OFFICIAL + linked + num(1, 1) + num(2, 0), styles=styles)) == ["一、a"]


def test_bullets_and_custom_formats() -> None:
    bullet = level(0, "bullet", "\uf06c", '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>')
    custom = (
        '<w:lvl w:ilvl="1"><mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" '
        'w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback>'
        '</mc:AlternateContent><w:lvlText w:val="%2"/></w:lvl>'
    )
    found = content(item("a") + item("b", at=1), numbering=abstract(0, bullet, custom) + num(1, 0))
    assert texts(found) == ["● a", "000 b"]


def test_deleted_and_hidden_paragraphs_are_not_counted() -> None:
    numbering = OFFICIAL + num(1, 0)
    gone, hidden = "<w:rPr><w:del/></w:rPr>", "<w:rPr><w:vanish/></w:rPr>"
    found = content(item("a") + item("b", more=gone) + item("c", more=hidden) + item("d"), numbering=numbering)
    assert texts(found) == ["一、a", "b\n", "c\n", "二、d"]


def test_empty_items_print_their_number_and_cells_count_on() -> None:
    body = item("") + tbl(tr(tc(item("a")), tc(item("b"))))
    assert texts(content(body, numbering=OFFICIAL + num(1, 0))) == ["一、", "二、a", "三、b"]


@pytest.mark.parametrize(
    ("style", "expected"),
    {
        "decimal": "1 2 10 11 20 21 101",
        "decimalZero": "01 02 10 11 20 21 101",
        "upperRoman": "I II X XI XX XXI CI",
        "lowerLetter": "a b j k t u wwww",
        "chineseCounting": "一 二 十 十一 二十 二十一 一○一",
        "chineseCountingThousand": "一 二 十 十一 二十 二十一 一百零一",
        "japaneseCounting": "一 二 十 十一 二十 二十一 百一",
        "taiwaneseCounting": "一 二 十 十一 二十 二十一 一○一",
        "ideographDigital": "一 二 一〇 一一 二〇 二一 一〇一",
        "decimalEnclosedCircle": "① ② ⑩ ⑪ ⑳ 21 101",
        "decimalEnclosedParen": "⑴ ⑵ ⑽ ⑾ ⒇ 21 101",
        "ideographTraditional": "甲 乙 癸 甲 癸 甲 甲",
        "ideographZodiacTraditional": "甲子 乙丑 癸酉 甲戌 癸未 甲申 甲辰",
        "chineseLegalSimplified": "壹 贰 壹拾 壹拾壹 贰拾 贰拾壹 壹佰零壹",
        "decimalFullWidth": "１ ２ １０ １１ ２０ ２１ １０１",
        "ordinal": "1st 2nd 10th 11th 20th 21st 101st",
        "unheardOf": "1 2 10 11 20 21 101",
    }.items(),
)
def test_number_formats(style: str, expected: str) -> None:
    assert " ".join(render(value, style) for value in (1, 2, 10, 11, 20, 21, 101)) == expected


@pytest.mark.parametrize("value", [-1, 0, 10_000, 2_000_000_000])
@pytest.mark.parametrize("style", ["upperRoman", "lowerLetter", "chineseCounting", "decimalEnclosedCircle", "none"])
def test_values_out_of_reach_are_no_error(style: str, value: int) -> None:
    assert isinstance(render(value, style), str)
