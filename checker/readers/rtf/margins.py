"""Headers and footers of an RTF: which are in force."""

from checker.readers.rtf.stories import Story


class Margins:
    """Headers and footers as the sections define them; ``headers`` and ``footers`` are those in force, each once.

    Of a section the first page has its own only with \\titlepg, even pages only with \\facingp; what a section does
    not define it takes from the one before.
    """

    def __init__(self) -> None:
        self.headers: list[Story] = []
        self.footers: list[Story] = []
        self._current: dict[str, Story] = {}
        self._title_page = self._facing = False

    def add(self, name: str, story: Story) -> None:
        """A header or footer of the section, by its control word."""
        self._current[name] = story

    def word(self, word: str) -> None:
        """Take a control word that may be about sections."""
        if word == "titlepg":
            self._title_page = True
        elif word == "facingp":
            self._facing = True
        elif word == "sectd":
            self._title_page = False

    def end_section(self) -> None:
        """The section is complete: put down what is in force in it."""
        places = ("f",) * self._title_page + (("", "r", "l") if self._facing else ("",))
        for name, found in (("header", self.headers), ("footer", self.footers)):
            for place in places:
                story = self._current.get(name + place)
                if story is not None and not any(_same(story, one) for one in found):
                    found.append(story)


def _same(story: Story, other: Story) -> bool:
    """Whether two stories say the same: files repeat for each section what stays."""
    return story is other or [paragraph.said for paragraph in story.paragraphs] == [
        paragraph.said for paragraph in other.paragraphs
    ]
