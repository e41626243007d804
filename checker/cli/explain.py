"""``checker explain``: all there is to know of one requirement or one checklist."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from checker.cli import streams
from checker.cli.arguments import Parser, UsageError, rule_options
from checker.cli.check import make_checker
from checker.cli.exits import SOUND

if TYPE_CHECKING:
    from checker.checklist import Checklist
    from checker.engine import Checker
    from checker.model import Requirement


def run(words: Sequence[str]) -> int:
    """Print what the id in *words* stands for. Raises UsageError where it stands for nothing."""
    parser = Parser("explain", "ID [选项]", "说明一项要求（如 SK-01.title）或一份清单（如 appointment）。")
    parser.argument("id", "ID", "报告里的编号，或 checker checklists 列出的清单 ID")
    rule_options(parser)
    options = parser.parse(words)
    checker = make_checker(options)
    ids, lists = checker.rulebook.requirement_ids(), [head.id for head in checker.rulebook.heads]
    if options.id in ids:
        lines = list(_requirement(options.id, checker))
    elif options.id in lists:
        lines = list(_checklist(checker.checklist(options.id)))
    else:
        from checker.checklist.problems import suggest

        raise UsageError(f"没有“{options.id}”这个要求或清单{suggest(options.id, (*ids, *lists))}")
    streams.say("\n".join(lines))
    return SOUND


def _requirement(name: str, checker: "Checker") -> Iterator[str]:
    from checker.cli import words
    from checker.cli.page import labelled

    own = checker.rulebook.requirement(name)
    row = _as_applied(own, checker)
    yield f"{row.id}  {row.title}"
    yield from labelled("类别", words.KINDS[row.kind])
    yield from labelled("级别", words.LEVELS[row.level])
    yield from labelled("符合", _summary(row.plugin, checker))
    yield from labelled("插件", row.plugin)
    yield from labelled("参数", words.written(row.options))
    for one in row.when:
        condition = f"{_summary(one.plugin, checker)}（{one.plugin}）"
        yield from labelled("条件", "；".join(filter(None, [condition, words.written(one.options)])))
    yield from labelled("范围", row.section and f"只看“{row.section}”部分")
    for term in _terms([row.options, *(one.options for one in row.when), row.section]):
        listed = checker.rulebook.lexicon.get(term[1:])
        yield from labelled("词表", f"{term}：{'、'.join(listed.terms) if listed else '没有这个词表'}")
    for citation in row.basis:
        basis = checker.rulebook.basis(citation)
        pending = "（依据待核）" if basis.unverified and "待核" not in basis.citation else ""
        yield from labelled("依据", basis.citation + pending)
    where = words.PLACES.get(row.place, row.place)
    yield from labelled("位置", "看文件本身，不看写了什么" if row.place == "file" else f"缺少时应写在{where}")
    yield from labelled("补正", row.remedy)
    yield from labelled("改法", row.advice)
    hints, causes = "、".join(row.hints), "、".join(row.explained_by)
    yield from labelled("存疑", hints and f"没有认出这一项，而文中有 {hints} 的，请人核")
    yield from labelled("同因", causes and f"{causes} 已报出的，这一项不再报")
    for head in checker.rulebook.heads:
        checklist = checker.checklist(head.id)
        if any(one.id == name for one in checklist.requirements):
            yield from labelled("清单", f"{head.title}（{head.id}）")
        elif name in checklist.off:
            yield from labelled("清单", f"{head.title}（{head.id}），其中这一项已关闭")
    changed = f"，本单位已改（{checker.config.origin}）" if _is_changed(own, checker) else ""
    yield from labelled("出处", checker.rulebook.where(name).partition("，")[0] + changed)


def _is_changed(row: "Requirement", checker: "Checker") -> bool:
    from checker.checklist.rows import concerns

    return any(concerns(name, change, row) for name, change in checker.config.changes.items())


def _as_applied(row: "Requirement", checker: "Checker") -> "Requirement":
    """*row* as the configuration changes it."""
    from checker.checklist import Checklist, Head, apply_changes

    changed = apply_changes(Checklist(Head("", ""), (row,)), checker.config.changes.items()).requirements
    return changed[0] if changed else row


def _checklist(checklist: "Checklist") -> Iterator[str]:
    from checker.cli import words
    from checker.cli.page import labelled, table

    head = checklist.head
    yield f"{head.id}  {head.title}"
    yield from labelled("判定", words.detected_by(head.detect))
    yield from labelled("请人确认", "；".join(head.confirm))
    yield from labelled("已关闭", "、".join(checklist.off))
    yield from labelled("要求", f"{len(checklist.requirements)} 项")
    yield from table([(row.id, words.LEVELS[row.level], row.title) for row in checklist.requirements])


def _summary(plugin: str, checker: "Checker") -> str:
    from checker.registry import PluginError

    try:
        return checker.registry.plugin(plugin).summary
    except PluginError as error:
        return f"不能用：{error}"


def _terms(value: Any) -> Iterator[str]:
    """Each vocabulary that *value* names, once."""
    yield from dict.fromkeys(text for text in _texts(value) if text.startswith("@"))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from _texts(tuple(value.values()))
    elif isinstance(value, Sequence):
        for item in value:
            yield from _texts(item)
