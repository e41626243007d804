"""``checker checklists``: which kinds of notice can be checked, and how each is recognised."""

from collections.abc import Sequence

from checker.cli import streams
from checker.cli.arguments import Parser, rule_options
from checker.cli.check import make_checker
from checker.cli.exits import SOUND


def run(words: Sequence[str]) -> int:
    """Print every checklist: id, title, number of requirements, how it is recognised."""
    from checker.cli.page import labelled
    from checker.cli.words import detected_by

    parser = Parser("checklists", "[选项]", "列出全部清单：ID、名称、项数、怎样识别。")
    rule_options(parser)
    checker = make_checker(parser.parse(words))
    for head in checker.rulebook.heads:
        streams.say(f"{head.id}  {head.title}，{len(checker.checklist(head.id).requirements)} 项（{head.origin}）")
        streams.say("\n".join(labelled("判定", detected_by(head.detect))))
    return SOUND
