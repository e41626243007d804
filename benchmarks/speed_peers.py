"""What the speed benchmark compares the checker with, each in a process of its own, and the makers of its folders.

    python benchmarks/speed_peers.py WHAT FOLDER [COUNT LENGTH]

WHAT is ``jieba`` (segment all texts), ``docx`` (open all Word files and read paragraphs and tables with python-docx),
``autocorrect`` (lint all texts), or ``text`` and ``word``, which write COUNT notices of LENGTH code points instead.
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from pathlib import Path

from notices import notices


def segment(folder: Path) -> None:
    """All words of all texts, by jieba alone."""
    import jieba  # type: ignore[import-untyped]

    for text in _texts(folder):
        jieba.lcut(text)


def read_word(folder: Path) -> None:
    """All paragraphs and all cells of all Word files, by python-docx alone."""
    import docx

    for path in sorted(folder.glob("*.docx")):
        document = docx.Document(str(path))
        for paragraph in document.paragraphs:
            _ = paragraph.text
        for table in document.tables:
            for row in table.rows:
                for cell in row.cells:
                    _ = cell.text


def lint(folder: Path) -> None:
    """The typography of all texts, by autocorrect alone."""
    import autocorrect_py  # type: ignore[import-untyped,import-not-found,unused-ignore]

    for text in _texts(folder):
        autocorrect_py.lint_for(text, "text")


def write_text(folder: Path, count: int, length: int) -> None:
    """Write *count* notices as text files."""
    folder.mkdir(parents=True)
    for name, text in notices(count, length):
        (folder / name).write_text(text, encoding="utf-8")


def write_word(folder: Path, count: int, length: int) -> None:
    """Write *count* notices as Word files: lines as paragraphs, rows as tables."""
    import docx

    folder.mkdir(parents=True)
    for name, text in notices(count, length):
        made = docx.Document()
        for tabular, lines in groupby(text.splitlines(), lambda line: line.count("  ") > 1):
            if tabular:
                _add_table(made, [line.split("  ") for line in lines])
            else:
                for line in lines:
                    made.add_paragraph(line)
        made.save(str(folder / Path(name).with_suffix(".docx")))


def _add_table(made: "docx.document.Document", rows: list[list[str]]) -> None:  # type: ignore[name-defined]  # noqa: F821
    table = made.add_table(len(rows), max(map(len, rows)))
    for row, words in zip(table.rows, rows, strict=True):
        for cell, word in zip(row.cells, words, strict=False):
            cell.text = word


def _texts(folder: Path) -> Iterator[str]:
    for path in sorted(folder.glob("*.txt")):
        yield path.read_text(encoding="utf-8")


def main(arguments: Iterable[str]) -> None:
    """Do what *arguments* say."""
    what, folder, *numbers = arguments
    if numbers:
        write = {"text": write_text, "word": write_word}[what]
        write(Path(folder), int(numbers[0]), int(numbers[1]))
    else:
        peers: dict[str, Callable[[Path], None]] = {"jieba": segment, "docx": read_word, "autocorrect": lint}
        peers[what](Path(folder))


if __name__ == "__main__":
    main(sys.argv[1:])
