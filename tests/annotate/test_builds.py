"""Whatever program built a file: its copy is sound, LibreOffice and python-docx open it, and only our words are new."""

from collections import Counter
from io import BytesIO
from pathlib import Path

import docx
import pytest

from checker.annotate import annotate, clean
from checker.report import Report

from . import libreoffice
from .accepting import accepted
from .builds import builds
from .papers import canonical, checker, document_xml, members, read
from .structure import faults

BUILDS = builds()
PAGE = "公开公示文件检查表"


def _judged(data: bytes) -> Report:
    return checker().check_document(read(data), "notice.docx", "0" * 64)


def _annotated(data: bytes, **asked: bool) -> bytes:
    return annotate(data, read(data), _judged(data), **asked)


@pytest.mark.parametrize("name", BUILDS)
def test_a_copy_of_any_build_is_sound_and_can_be_undone(name: str) -> None:
    data = BUILDS[name]
    copy = _annotated(data, suggest=True)
    assert faults(copy) == []
    assert faults(accepted(copy)) == []
    assert read(clean(copy)).raw == read(data).raw
    assert members(clean(copy)).keys() == members(data).keys()
    kinds = [members(one)["[Content_Types].xml"] for one in (data, clean(copy))]
    assert canonical(kinds[0]) == canonical(kinds[1])


@pytest.mark.parametrize("name", [name for name in BUILDS if name.endswith(".docx") and name != "strict.docx"])
def test_python_docx_opens_a_copy_of_any_build(name: str) -> None:
    before, copy = (docx.Document(BytesIO(one)) for one in (BUILDS[name], _annotated(BUILDS[name])))
    assert [one.text for one in copy.paragraphs] == [one.text for one in before.paragraphs]


def _ours(copy: bytes) -> str:
    inserted = (one for one in document_xml(copy).iter("{*}ins") if one.values()[1:2] == ["公开检查"])
    return "".join(text.text or "" for one in inserted for text in one.iter("{*}t"))


def _added(before: str, after: str) -> Counter[str]:
    """The characters that *after* has more than *before*, all of which stand in it in their order."""
    left = iter(after)
    assert all(character in left for character in before)
    return Counter(after) - Counter(before)


@libreoffice.needed
def test_libreoffice_reads_the_same_words_but_for_ours(tmp_path: Path) -> None:
    made = dict(BUILDS)
    again = libreoffice.converted(tmp_path, {name: made[name] for name in ("plain.docx", "tables.docx")}, "docx")
    made |= {f"again-{name}": data for name, data in again.items()}
    assert len(made) == len(BUILDS) + 2
    copies = {f"copy-{name}": _annotated(data) for name, data in made.items()}
    suggested = {f"suggested-{name}": _annotated(data, suggest=True, table=False) for name, data in made.items()}
    folder = tmp_path / "texts"
    folder.mkdir()
    words = libreoffice.texts(folder, made | copies | suggested)
    for name in made:
        text = words[name].rstrip("\n")
        assert words[f"copy-{name}"].startswith(f"{text}\n"), name
        assert words[f"copy-{name}"].removeprefix(text).lstrip("\n").startswith(PAGE), name
        added = _added("".join(words[name].split()), "".join(words[f"suggested-{name}"].split()))
        assert added == Counter("".join(_ours(suggested[f"suggested-{name}"]).split())), name
