"""Requirements about files themselves, over a notice and the papers attached to it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from checker.document import Document
from checker.model import Finding, Verdict

#: The worst first: what one file is at fault in is the verdict on all.
_WORST = (Verdict.FAIL, Verdict.REVIEW, Verdict.OPEN, Verdict.PASS, Verdict.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class Together:
    """A notice with its attachments as one document, and each attachment by itself, with what people call it."""

    joint: Document
    papers: tuple[tuple[str, Document], ...]

    @property
    def each(self) -> tuple[Document, ...]:
        """The attachments without their names."""
        return tuple(paper for _, paper in self.papers)


def of_files(
    notice: Document | None, papers: Iterable[tuple[str, Document]], ask: Callable[[Document], Finding]
) -> Finding:
    """The finding on the files: the *notice*, where it is of the kind in question, and *papers* with their names. Words
    of a paper are told by its name and quoted in the message: places in it are none of the notice."""
    found = [("", ask(notice))] if notice is not None else []
    found += [(f"{name}：", replace(ask(paper), evidence=(), related=(), edits=())) for name, paper in papers]
    worst = min((one.verdict for _, one in found), key=_WORST.index)
    alike = [(name, one) for name, one in found if one.verdict is worst]
    said = "；".join(f"{name}{one.message}" for name, one in alike if one.message)
    unseen = tuple(words for _, one in alike for words in one.unseen)
    return replace(alike[0][1], message=said, unseen=unseen)
