"""LibreOffice as a way out: asked for, said, and never by itself."""

import shutil
from pathlib import Path
from struct import pack_into

import pytest

from checker.engine import Checker
from checker.engine.conversion import LibreOffice
from checker.model import ReadError, Source

SOUND = Path(__file__).parents[1] / "readers" / "data" / "notes.doc"


def damaged() -> bytes:
    """A document that claims more small sectors than it has: our reader refuses it, LibreOffice opens it."""
    data = bytearray(SOUND.read_bytes())
    pack_into("<I", data, 64, 60_000)
    return bytes(data)


def test_without_it_the_error_names_the_way_out() -> None:
    with pytest.raises(ReadError, match="--libreoffice") as caught:
        Checker().read(Source("旧.doc", damaged()))
    assert caught.value.code == "broken_doc"


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_with_it_the_report_says_who_converted() -> None:
    report = Checker(office=LibreOffice.find()).check_source(Source("旧.doc", damaged()))
    assert report.error is None
    assert report.name == "旧.doc"
    assert report.decided_by["转换"].startswith("由 LibreOffice ")
    sound = Checker(office=LibreOffice.find()).check_source(Source("好.doc", SOUND.read_bytes()))
    assert "转换" not in sound.decided_by


def test_a_program_that_makes_nothing_is_an_error_of_the_file(tmp_path: Path) -> None:
    idle = tmp_path / "soffice"
    idle.write_text("#!/bin/sh\necho LibreOffice 9.9.1\n")
    idle.chmod(0o755)
    report = Checker(office=LibreOffice(str(idle))).check_source(Source("旧.doc", damaged()))
    assert report.error is not None
    assert (report.error.code, report.error.message) == ("conversion_failed", "LibreOffice 9.9 没能转换这个文件")
