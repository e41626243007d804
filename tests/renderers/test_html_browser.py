"""The page in a browser: its script runs under its own policy, and a printed notice begins a page."""

import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from .test_html import MARKED, SMALL, written

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
OFFLINE = ("background-networking", "component-update", "sync", "default-apps", "extensions", "gpu")


@pytest.fixture(scope="module")
def browser() -> str:
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        pytest.skip("no Chromium here")
    return found


def _opened(browser: str, folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    page = folder / "报告.html"
    page.write_text(written([*SMALL, replace(MARKED, name="水文站/二.txt")]), encoding="utf-8")
    switches = ["--headless", "--no-first-run", f"--user-data-dir={folder / 'profile'}", "--enable-logging=stderr"]
    switches += [f"--disable-{what}" for what in OFFLINE]
    switches += ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    command = [browser, *switches, *options, page.as_uri()]
    try:
        return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=60, check=True)
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError) as error:
        pytest.skip(f"Chromium does not start here: {error}")


def test_the_script_runs_and_nothing_is_refused(browser: str, tmp_path: Path) -> None:
    done = _opened(browser, tmp_path, "--dump-dom")
    assert '<form id="filter" class="filter">' in done.stdout  # hidden as long as no script has run
    assert "Content Security Policy" not in done.stderr
    assert "Uncaught" not in done.stderr


def test_a_printed_notice_begins_a_page(browser: str, tmp_path: Path) -> None:
    pdfium = pytest.importorskip("pypdfium2")
    printed = tmp_path / "p.pdf"
    _opened(browser, tmp_path, "--no-pdf-header-footer", f"--print-to-pdf={printed}")
    document = pdfium.PdfDocument(printed)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    heads = [page.split()[0] for page in pages]
    assert heads[0] == "公示公开检查报告"
    assert [head for head in heads if head.endswith((".txt", ".docx"))] == [
        *(report.name for report in SMALL),
        "水文站/二.txt",
    ]
