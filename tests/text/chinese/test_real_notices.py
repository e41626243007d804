"""The finders on real notices, where they are at hand beside the repository."""

from pathlib import Path

import pytest

from checker.text.chinese.dates import find_dates, find_ranges
from checker.text.chinese.identity import find_bank_cards, find_identity_numbers
from checker.text.chinese.phones import find_phones
from checker.text.normalise import normalise

NOTICES = sorted((Path(__file__).parents[4] / "shared" / "corpus" / "tender" / "txt").glob("*.txt"))


@pytest.mark.skipif(not NOTICES, reason="no notices here")
def test_dates_and_phones_of_real_notices() -> None:
    for path in NOTICES:
        text = normalise(path.read_text(encoding="utf-8")).text
        assert find_phones(text), path.stem
        assert all(found.value is not None for found in find_dates(text)), path.stem
        if "公示期为" in text:
            start = text.index("公示期为")
            period = next(found for found in find_ranges(text) if found.span.start >= start)
            assert period.span.start == start + 4, path.stem
            assert "" not in {period.start.time, period.end.time}, path.stem
        assert all(found.masked for found in find_identity_numbers(text)), path.stem
        assert not find_bank_cards(text), path.stem
