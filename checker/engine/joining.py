"""A notice and the papers attached to it, as one Content: the blocks of the notice, then those of each paper."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from checker.model import Attached, Block, BlockKind, Content, Run, RunFlag


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that is attached: its name, the SHA-256 of its bytes, and what was read of it, or ``trouble`` why not."""

    name: str
    digest: str
    content: Content | None
    trouble: str = ""

    @property
    def called(self) -> str:
        """The name of its file, without folders, on one line."""
        return " ".join(PurePosixPath(self.name).name.split())


def join(notice: Content, papers: Sequence[Paper]) -> Content:
    """*notice* with *papers* behind it. Parts, decisions and unread places of a paper begin with its name."""
    blocks = [*notice.blocks]
    if blocks and not blocks[-1].end.endswith("\n"):
        blocks[-1] = replace(blocks[-1], end="\n")
    attached, changes, unread = [], [*notice.changes], [*notice.unread]
    decisions = dict(notice.decisions)
    for paper in papers:
        attached.append(Attached(paper.called, paper.digest, len(blocks)))
        heading = (Run("附件：", flags=RunFlag.AUTOMATIC), Run(paper.called, flags=RunFlag.AUTOMATIC))
        blocks.append(Block(heading, BlockKind.HEADING, 1, where="文件名"))
        named = f"附件《{paper.called}》"
        if paper.content is None:
            unread.append(f"{named}（{paper.trouble}）")
            continue
        blocks += _moved(paper, _tables(blocks), len(changes))
        changes += [replace(one, part=_part(paper, one.part)) for one in paper.content.changes]
        unread += [f"{named}{one}" for one in paper.content.unread]
        decisions |= {f"{named}{key}": said for key, said in paper.content.decisions}
    return replace(
        notice,
        blocks=tuple(blocks),
        decisions=tuple(decisions.items()),
        unread=tuple(unread),
        changes=tuple(changes),
        attached=tuple(attached),
    )


def _tables(blocks: Iterable[Block]) -> int:
    return max((block.cell.table + 1 for block in blocks if block.cell), default=0)


def _part(paper: Paper, part: str) -> str:
    return f"{paper.called}!{part}"


def _moved(paper: Paper, tables: int, changes: int) -> Iterator[Block]:
    """The blocks of *paper* with numbers of tables and changes, and parts, that differ from those before."""
    for block in paper.content.blocks if paper.content else ():
        runs = tuple(
            replace(run, part=_part(paper, run.part), changes=tuple(at + changes for at in run.changes))
            for run in block.runs
        )
        own = tuple(at + changes for at in block.changes)
        moved = replace(block, runs=runs, changes=own, part=_part(paper, block.part) if block.part else "")
        if block.kind is BlockKind.TITLE:
            moved = replace(moved, kind=BlockKind.PARAGRAPH)  # there is one title: the notice's
        cell = block.cell
        if cell is not None:
            where = block.where or f"表{cell.table + 1}第{cell.row + 1}行第{cell.column + 1}列"
            moved = replace(moved, cell=replace(cell, table=cell.table + tables), where=where)
        yield moved
