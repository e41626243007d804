"""Every message, word for word: it is what a person who writes rules has to go by."""

from collections.abc import Callable
from pathlib import Path

import pytest

from checker.checklist import Change, ChecklistError, Config, Rulebook, check_changes, check_mechanisms, load_config
from checker.model import Profile

Write = Callable[..., Path]

HEAD = '[checklist]\nid = "try_{0}"\ntitle = "试验{0}"\n'
ROW = '[[requirement]]\nid = "试验-{0}"\ntitle = "要素{0}"\nkind = "content"\nplugin = "statement"\n'
START = HEAD.format("a") + ROW.format("1")
KEYS = (
    "id、title、kind、plugin、options、section、when、level、basis、place、remedy、advice、group、explained_by、hints"
)

ROW_PROBLEMS = [
    (START + 'plase = "end"\n', "试验-1，plase：未知的键；是否指“place”？"),
    (START + "qqqqqqq = 1\n", f"试验-1，qqqqqqq：未知的键；可用的键：{KEYS}"),
    (
        HEAD.format("a") + '[[requirement]]\nid = "试验-1"\nkind = "content"\nplugin = "x"\n',
        "试验-1，title：缺少这个键",
    ),
    (HEAD.format("a") + '[[requirement]]\nid = "x"\ntitle = " "\nkind = "form"\nplugin = "x"\n', "x，title：不能为空"),
    (START + "section = 3\n", "试验-1，section：应为文字，现为整数 3"),
    (START + "options = 5\n", "试验-1，options：应为表，现为整数 5"),
    (START + "remedy = true\n", "试验-1，remedy：应为文字，现为true"),
    (START + 'level = "eror"\n', "试验-1，level：文字“eror”不在可取的值之内：error、warning、note；是否指“error”？"),
    (START + "level = 1\n", "试验-1，level：整数 1不在可取的值之内：error、warning、note"),
    (START + 'basis = "ganbu-2019"\n', "试验-1，basis：应为列表，现为文字“ganbu-2019”"),
    (START + 'basis = ["ganbu-2019"]\n', "试验-1，basis.1：应为表，现为文字“ganbu-2019”"),
    (
        START + 'basis = [{ source = "ganbu-2091" }]\n',
        "试验-1，basis：sources.toml 里没有“ganbu-2091”；是否指“ganbu-2019”？",
    ),
    (
        START + 'basis = [{ source = "practice", verified = "heard" }]\n',
        "试验-1，basis：verified 的“heard”不在可取的值之内：primary、secondary_full、secondary、memory_high、"
        "memory_medium、memory_low、seed",
    ),
    (START + 'explained_by = ["试验-l"]\n', "试验-1，explained_by：没有这个 id 的行：试验-l；是否指“试验-1”？"),
    (START + "when = { options = {} }\n", "试验-1，when.1.plugin：缺少这个键"),
    (START + 'when = "x"\n', "试验-1，when：应为列表，现为文字“x”"),
    (START + "level = \n", '试验-1：第9行第9列，TOML 语法有误：值写法有误；文字要加英文引号 "'),
    (START + 'title = "再写一次"\n', "试验-1：第9行第15列，TOML 语法有误：同一个键写了两次"),
    (
        START + "options = { a = [1, 2 }\n",
        "试验-1：第9行第23列，TOML 语法有误：列表缺少右方括号 ]，或两项之间缺少英文逗号",
    ),
    (START + "remedy = '''\n", "试验-1：第10行第1列，TOML 语法有误：引号没有配对"),
    (START + "段落 = 1\n", "试验-1：第9行第1列，TOML 语法有误：这一行不是“键 = 值”，也不是[表]"),
    (START + "[[detect]]\nweight = 1\n", "试验-1，detect：这个表应写在第一个[[requirement]]之前"),
    (START + f"remedy = {'[' * 5000}\n", "试验-1：TOML 语法有误：数字过长或嵌套过深"),
    (
        HEAD.format("a") + '[[requirement]]\ntitle = "t"\nkind = "form"\nplugin = "x"\n',
        "第1个[[requirement]]，id：缺少这个键",
    ),
    (
        HEAD.format("a") + '[[requirement]]\n"id" = "试验-1"\ntitle = "t"\nkind = "form"\nplugin = "x"\n',
        '第1个[[requirement]]，id：应独占一行，写作 id = "试验-1"',
    ),
    (
        HEAD.format("a") + '[[requirement]]\nid = "试 验"\ntitle = "t"\nkind = "form"\nplugin = "x"\n',
        "试 验，id：不能含空格、* ? [ ] 和全角标点",
    ),
    (
        HEAD.format("a") + 'include = ["试验-l"]\n' + ROW.format("1"),
        "checklist，include：“试验-l”没有对应的行；是否指“试验-1”？",
    ),
    (START + '[[change]]\nid = "试验-2"\n', "change 试验-2，id：本清单没有这一行；是否指“试验-1”？"),
    (START + '[[change]]\nlevel = "note"\n', "第1个[[change]]，id：应写明所改的行的 id"),
    (
        START + '[[change]]\nid = "试验-1"\nkind = "form"\n',
        "change 试验-1，kind：未知的键；可用的键："
        "off、plugin、title、level、options、section、when、basis、place、remedy、advice、group、explained_by、hints",
    ),
    (START + 2 * '[[change]]\nid = "试验-1"\n', "change 试验-1，id：同一行改了两次"),
]

HEAD_PROBLEMS = [
    ("title = 1\n", "{file}，title：未知的表；可用的表：checklist、extend、detect、group、requirement、change"),
    ("[detct]\n" + HEAD.format("a"), "{file}，detct：未知的表；是否指“detect”？"),
    ("", "{file}：缺少[checklist]"),
    ("[[checklist]]\n", "{file}：应写作[checklist]，只写一次"),
    ('[checklist]\nid = "try_a"\n', "{file}，checklist，title：缺少这个键"),
    ('[checklist]\nid = "Try"\ntitle = "t"\n', "{file}，checklist，id：“Try”应为小写字母、数字和下划线"),
    (
        HEAD.format("a") + 'purpose = "public"\n',
        "{file}，checklist，purpose：文字“public”不在可取的值之内：publish、internal；是否指“publish”？",
    ),
    (
        HEAD.format("a") + 'origin = "x"\n',
        "{file}，checklist，origin：未知的键；可用的键：id、title、confirm、include、purpose、beside、series、of_file",
    ),
    (HEAD.format("a") + "[detect]\n", "{file}，detect：应写作[[detect]]"),
    (HEAD.format("a") + '[[detect]]\ntitle = ["t"]\n', "{file}，第1个[[detect]]，weight：缺少这个键"),
    (
        HEAD.format("a") + '[[detect]]\ntitle = "t"\nweight = 1\n',
        "{file}，第1个[[detect]]，title：应为列表，现为文字“t”",
    ),
    (
        HEAD.format("a") + '[[detect]]\ntitle = ["t"]\nweight = 0\n',
        "{file}，第1个[[detect]]：weight 应在1至100之间，现为 0",
    ),
    (
        HEAD.format("a") + "[[detect]]\nweight = 1\n",
        "{file}，第1个[[detect]]：title、body、body_all、document_head、format 至少要写一项",
    ),
    (HEAD.format("a") + '[[detect]]\nbody = [""]\nweight = 1\n', "{file}，第1个[[detect]]：判定用词不能为空"),
    (HEAD.format("a") + "[[detect]\n", "{file}：第4行第9列，TOML 语法有误：[表]缺少右方括号"),
    (START + ROW.format("1"), "{file}，试验-1，id：与 {file} 中的 id 重复"),
]


@pytest.mark.parametrize(("text", "expected"), ROW_PROBLEMS, ids=[str(n) for n in range(len(ROW_PROBLEMS))])
def test_what_is_wrong_with_a_row(write: Write, text: str, expected: str) -> None:
    folder = write(a=text)
    rulebook = Rulebook.load([folder])
    with pytest.raises(ChecklistError) as caught:
        rulebook.checklist("try_a")
    assert caught.value.problems == (f"{folder}/a.toml，{expected}",)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(("text", "expected"), HEAD_PROBLEMS, ids=[str(n) for n in range(len(HEAD_PROBLEMS))])
def test_what_is_wrong_with_a_head(write: Write, text: str, expected: str) -> None:
    folder = write(a=text)
    with pytest.raises(ChecklistError) as caught:
        Rulebook.load([folder])
    assert expected.replace("{file}", f"{folder}/a.toml") in caught.value.problems


def test_all_problems_of_all_rows_are_told(write: Write) -> None:
    folder = write(a=START + "levl = 1\nplase = 2\n" + ROW.format("2") + "remedy = 1\n")
    with pytest.raises(ChecklistError) as caught:
        Rulebook.load([folder]).checklist("try_a")
    assert caught.value.problems == (
        f"{folder}/a.toml，试验-1，levl：未知的键；是否指“level”？",
        f"{folder}/a.toml，试验-1，plase：未知的键；是否指“place”？",
        f"{folder}/a.toml，试验-2，remedy：应为文字，现为整数 1",
    )
    assert str(caught.value) == "；另：".join(caught.value.problems)


def test_an_id_in_two_files(write: Write) -> None:
    folder = write(a=START, b=HEAD.format("b") + ROW.format("1"), c=HEAD.format("b"))
    with pytest.raises(ChecklistError) as caught:
        Rulebook.load([folder])
    assert caught.value.problems == (
        f"{folder}/c.toml，checklist，id：“try_b”与 {folder}/b.toml 重复",
        f"{folder}/b.toml，试验-1，id：与 {folder}/a.toml 中的 id 重复",
    )


def test_what_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes(b"[checklist]\n# " + "公示".encode("gb18030"))
    with pytest.raises(ChecklistError) as caught:
        Rulebook.load([tmp_path, tmp_path / "none"])
    assert caught.value.problems == (
        f"{tmp_path}/a.toml：第2行（第15字节）不是 UTF-8，请另存为 UTF-8 编码",
        f"{tmp_path}/none：没有这个规则文件夹或文件",
    )


def test_what_is_asked_for_but_not_there(write: Write) -> None:
    rulebook = Rulebook.load([write(a=START)])
    for ask, message in (
        (lambda: rulebook.checklist("try_b"), "没有清单“try_b”；是否指“try_a”？"),
        (lambda: rulebook.requirement("试验-l"), "没有要求“试验-l”；是否指“试验-1”？"),
    ):
        with pytest.raises(ChecklistError) as caught:
            ask()
        assert str(caught.value) == message


REFERENCES = [
    ("terms", '"词" = 3\n', "{file}：词表“词”：terms 应为非空字符串的列表"),
    ("sources", '[x]\ntitle = "某法"\n', "{file}，x，verified：缺少这个键"),
    ("sources", "x = 1\n", "{file}，x：应为表，写作[id]"),
    (
        "sources",
        '[x]\ntitle = "某法"\nverified = "primry"\n',
        "{file}，x：verified 的“primry”不在可取的值之内：primary、secondary_full、secondary、memory_high、"
        "memory_medium、memory_low、seed",
    ),
    (
        "sources",
        '[x]\ntitle = "某法"\nverified = "primary"\nkind = "rule"\n',
        "{file}，x，kind：文字“rule”不在可取的值之内：law、practice",
    ),
    (
        "sources",
        '[x]\ntitle = "某法"\nverified = "primary"\nissued = "2025年"\n',
        "{file}，x，issued：应为日期，现为文字“2025年”",
    ),
    (
        "sources",
        '[xxx-2020]\ntitle = "某法"\nverified = "primary"\nsuperseded_by = "xxx-2021"\n',
        "{file}，xxx-2020，superseded_by：没有“xxx-2021”；是否指“xxx-2020”？",
    ),
    ("calendar", "[yaer]\n", "{file}，yaer：未知的表；应写作[[year]]；是否指“year”？"),
    ("calendar", "[year]\n", "{file}，year：应写作[[year]]"),
    ("calendar", "[[year]]\n", "{file}，第1个[[year]]，year：应写年份，如 year = 2099"),
    ("calendar", 2 * "[[year]]\nyear = 2099\n", "{file}，第2个[[year]]，year：2099年已在 {file} 中写明"),
]


@pytest.mark.parametrize(("name", "text", "expected"), REFERENCES, ids=[str(n) for n in range(len(REFERENCES))])
def test_what_is_wrong_with_what_checklists_refer_to(write: Write, name: str, text: str, expected: str) -> None:
    folder = write(**{name: text})
    with pytest.raises(ChecklistError) as caught:
        Rulebook.load([folder]).load_all()
    assert expected.replace("{file}", f"{folder}/{name}.toml") in caught.value.problems


def test_a_name_may_not_be_defined_again(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "terms.toml").write_text('"甲词" = ["甲"]\n', encoding="utf-8")
    with pytest.raises(ChecklistError) as caught:
        _ = Rulebook.load([tmp_path / "one", tmp_path / "two"]).lexicon
    assert str(caught.value) == f"{tmp_path}/two/terms.toml，甲词：已在 {tmp_path}/one/terms.toml 中定义"


def test_an_unknown_term_is_told_when_all_is_loaded(write: Write) -> None:
    row = (
        'options = { near = ["@甲词语"] }\nwhen = { plugin = "p", options = { any_of = "@乙" } }\nsection = "@甲词段"\n'
    )
    folder = write(a=START + row, terms='"甲词句" = ["甲"]\n')
    with pytest.raises(ChecklistError) as caught:
        Rulebook.load([folder]).load_all()
    assert caught.value.problems == (
        f"{folder}/a.toml，试验-1，options.near.1：词表里没有“@甲词语”；是否指“@甲词句”？",
        f"{folder}/a.toml，试验-1，when.options.any_of：词表里没有“@乙”",
        f"{folder}/a.toml，试验-1，section：词表里没有“@甲词段”；是否指“@甲词句”？",
    )


def test_a_change_of_a_row_that_no_checklist_has() -> None:
    with pytest.raises(ChecklistError) as caught:
        check_changes({"SK-05.fone": Change()}, ["SK-05.phone", "SK-04.end"], "checker.toml")
    assert str(caught.value) == "checker.toml，requirement SK-05.fone：没有这个 id 的行；是否指“SK-05.phone”？"
    check_changes({"SK-05.phone": Change()}, ["SK-05.phone"], "checker.toml")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('[mechanism."甲"]\nmembers = ["子", "子"]\n', "mechanism 甲：members 里“子”写了两次"),
        ('[mechanism."甲"]\nmembers = ["子", " "]\n', "mechanism 甲：members 里有空的一项"),
        (
            '[mechanism."甲"]\nmembers = ["子"]\ndenominators = { "丑" = "职工" }\n',
            "mechanism 甲：denominators 里的“丑”不在 members 之内",
        ),
    ],
)
def test_what_is_wrong_with_a_mechanism(tmp_path: Path, text: str, expected: str) -> None:
    (tmp_path / "checker.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ChecklistError) as caught:
        load_config(tmp_path / "checker.toml", tmp_path)
    assert caught.value.problems == (f"{tmp_path}/checker.toml，{expected}",)


def test_a_mechanism_that_no_row_is_about_is_told_with_the_nearest() -> None:
    config = Config(profile=Profile(adopted=("两书一差",)), origin="checker.toml")
    with pytest.raises(ChecklistError) as caught:
        check_mechanisms(config, ["两书一查", "四到位"])
    assert str(caught.value) == "checker.toml，profile，adopted：没有哪一行检查“两书一差”；是否指“两书一查”？"


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        ('says = "{n}"', "第1个[[group]]：says 里没有{n}；可用 {count}、{items}、{first}"),
        ('says = "x"\nitem = "{n}"', "第1个[[group]]：item 里没有{n}；可用 {title}、{where}、{places}"),
    ],
)
def test_what_is_wrong_with_a_group(write: Write, group: str, expected: str) -> None:
    head = '[checklist]\nid = "x"\ntitle = "x"\n[[group]]\nid = "g"\nverdict = "review"\n'
    folder = write(a=f"{head}{group}\n")
    with pytest.raises(ChecklistError) as caught:
        Rulebook.load([folder])
    assert caught.value.problems == (f"{folder}/a.toml，{expected}",)
