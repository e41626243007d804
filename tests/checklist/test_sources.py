import pytest

from checker.checklist import ChecklistError, Rulebook
from checker.model import Citation


@pytest.mark.parametrize(
    ("citation", "text", "unverified"),
    [
        (Citation("minfadian", "第201条"), "《中华人民共和国民法典》第201条", False),
        (
            Citation("ganbu-2019", "第42条"),
            "《党政领导干部选拔任用工作条例》（中共中央2019年3月修订）第42条（依据待核）",
            True,
        ),
        (
            Citation("ganbu-2019", "任职前公示", "secondary_full"),
            "《党政领导干部选拔任用工作条例》（中共中央2019年3月修订）任职前公示",
            False,
        ),
        (Citation("minfadian", "第1条", "memory_low"), "《中华人民共和国民法典》第1条（依据待核）", True),
        (Citation("practice"), "公示文书通行做法", False),
    ],
)
def test_a_citation_is_ready_to_print(citation: Citation, text: str, unverified: bool) -> None:
    basis = Rulebook.load().basis(citation)
    assert basis.citation == text
    assert basis.unverified is unverified
    assert basis.article == citation.article


def test_a_basis_says_how_far_it_was_seen() -> None:
    rulebook = Rulebook.load()
    assert rulebook.basis(Citation("ganbu-2019")).verified == "secondary_full+memory_high"
    assert rulebook.basis(Citation("ganbu-2019", "", "primary")).verified == "primary"


def test_an_unknown_source() -> None:
    with pytest.raises(ChecklistError, match=r"^没有依据“minfadain”；是否指“minfadian”？$"):
        Rulebook.load().basis(Citation("minfadain"))
