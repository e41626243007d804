"""Any Report, as hypothesis makes them: whatever text, however many results, counts that need not agree."""

from hypothesis import strategies as st

from checker.card import Card, Said
from checker.model import Kind, Level, Verdict
from checker.report import (
    Basis,
    Coverage,
    Decision,
    GroupLine,
    Mend,
    OtherReading,
    Quote,
    Report,
    Result,
    Revised,
    Trouble,
)

WORDS = st.text(
    st.sampled_from("公示第3段。，（）“” a1-\t\r\n\x1b[31m\x9b\u202e\u200b\ufeff") | st.characters(), max_size=30
)
OFFSETS = st.integers(0, 10**6)
VALUES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | WORDS
PATHS = WORDS | st.integers(1, 99).map(lambda number: f"line[{number}]") | st.just("p[3]/r[1]")
QUOTE = st.builds(Quote, OFFSETS, OFFSETS, WORDS, WORDS, WORDS, WORDS | st.just(""), PATHS, st.integers(0, 99))
QUOTES = st.lists(QUOTE, max_size=7).map(tuple)
BASES = st.lists(st.builds(Basis, WORDS, WORDS, WORDS, WORDS, WORDS, WORDS, st.booleans()), max_size=2).map(tuple)
REVISED = st.builds(Revised, OFFSETS, OFFSETS, WORDS, WORDS, WORDS, WORDS, WORDS, WORDS, PATHS)
OTHERS = st.builds(
    OtherReading,
    st.sampled_from(Verdict),
    WORDS,
    st.sampled_from(Decision),
    st.lists(REVISED, max_size=3).map(tuple),
    st.integers(0, 70),
)
RESULTS = st.builds(
    Result,
    requirement=WORDS,
    title=WORDS,
    kind=st.sampled_from(Kind),
    level=st.sampled_from(Level),
    verdict=st.sampled_from(Verdict),
    message=WORDS,
    plugin=WORDS,
    basis=BASES,
    remedy=WORDS,
    advice=WORDS,
    evidence=QUOTES,
    related=QUOTES,
    values=st.dictionaries(WORDS, VALUES, max_size=3),
    edits=st.lists(st.builds(Mend, OFFSETS, OFFSETS, WORDS, st.booleans()), max_size=7).map(tuple),
    group=st.sampled_from(["", "", "slogans"]),
    suppressed=st.just("") | WORDS,
    revised=st.none() | OTHERS,
)
GROUPS = st.builds(
    GroupLine,
    id=st.just("slogans"),
    verdict=st.sampled_from(Verdict),
    level=st.sampled_from(Level),
    name=WORDS,
    text=WORDS,
    requirements=st.lists(WORDS, max_size=2).map(tuple),
)
SAID = st.builds(Said, WORDS | st.just("2031-05-06") | st.just("1899-12-31") | st.just("2031-01/2031-03"), QUOTE, WORDS)
CARDS = st.builds(
    Card,
    title=WORDS,
    digest=WORDS,
    issuer=st.none() | SAID,
    issued=st.none() | SAID,
    starts=st.none() | SAID,
    ends=st.none() | SAID,
    covers=st.none() | SAID,
    channels=st.lists(SAID, max_size=2).map(tuple),
)
REPORTS = st.builds(
    Report,
    name=WORDS,
    digest=WORDS,
    notice=st.none() | WORDS,
    notice_title=WORDS,
    detected=WORDS,
    checklists=st.lists(WORDS, max_size=2).map(tuple),
    results=st.lists(RESULTS, max_size=5).map(tuple),
    coverage=st.builds(Coverage, *[st.integers(0, 40)] * 7),
    error=st.none() | st.builds(Trouble, WORDS, WORDS),
    warnings=st.lists(WORDS, max_size=2).map(tuple),
    decided_by=st.dictionaries(WORDS, WORDS, max_size=3),
    confirm=st.lists(WORDS, max_size=3).map(tuple),
    purpose=st.sampled_from(["publish", "internal"]),
    groups=st.lists(GROUPS, max_size=2).map(tuple),
    unread=st.lists(WORDS, max_size=2).map(tuple),
    card=st.none() | CARDS,
)
