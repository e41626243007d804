"""A document from a text, as the tests of its facts need it."""

from collections.abc import Callable

import pytest

from checker.document import Document
from checker.model import Source
from checker.readers.text import read
from checker.text import Lexicon, load_segmenter


@pytest.fixture(scope="session")
def document() -> Callable[[str], Document]:
    """Makes a Document of a text, without vocabularies."""
    segmenter = load_segmenter(())

    def make(text: str) -> Document:
        content = read(Source("notice.txt", text.encode()))
        assert content is not None
        return Document.of(content, Lexicon(), lambda: segmenter)

    return make
