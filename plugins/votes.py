"""表决票数：同意、反对、弃权都写明，加起来等于投票人数，同意的超过全体代表的一半，用无记名投票。"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from checker import Document, Finding, Span, han_pattern, hookimpl

_NAMES = {"yes": "同意", "no": "反对", "abstained": "弃权"}
_SECRET = han_pattern(
    r"(?:无记名|不记名|秘密)(?:的?方式)?(?:进行|书面)?(?:投票|票决|表决|画票|划票)?|(?:投票|表决)采[取用]无记名"
)
_OPEN = han_pattern(r"举手(?:表决|方式)?|鼓掌|口头表决|(?<![无不])记名投票")
_REJECTED = han_pattern(r"(?:未|没有)(?:能|获|予|得到)?(?:表决)?通过|不予通过|否决")
_REST = han_pattern(r"其[余它他](?:代表|人员|[0-9]+[人票名])?(?:均|都|全部)?(?:为|投)?弃权")
_MAJORITY = han_pattern(
    r"(?:全体|应到)(?:职工)?代表(?:总?人?数)?的?(?:过半数|半数以上|二分之一以上|三分之二以上)(?:[^,。;\n]{0,6}(?:同意|赞成|通过))?"
)


@dataclass(frozen=True)
class Options:
    """``ask`` whether the three counts are "stated", their "sum" is that of the voters, the "majority" is of all
    delegates, or the ballot is "secret". ``missing`` is the verdict on a majority whose votes are not stated."""

    ask: Literal["stated", "sum", "majority", "secret"]
    missing: Literal["not_applicable", "fail"] = "not_applicable"


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Judge every vote of the notice; the first that is wrong is the finding."""
    judges: dict[str, Callable[[Document, Options], Finding]] = {
        "stated": _stated,
        "sum": _sum,
        "majority": _majority,
        "secret": _secret,
    }
    return judges[options.ask](document, options)


def _stated(document: Document, options: Options) -> Finding:
    votes = document.ballots.votes
    counted = [vote for vote in votes if "yes" in vote.counts]
    if not counted:
        plain = [vote.span for vote in votes if vote.unanimous]
        return Finding.passed(*plain) if plain else Finding.failed("没有写同意、反对、弃权各多少票")
    for vote in counted:
        if document[vote.counts["yes"].span].startswith("得票"):
            continue  # an election: who got how many votes
        lacking = [name for kind, name in _NAMES.items() if kind not in vote.counts]
        if lacking == ["弃权"] and _REST.search(document.text, vote.span.start, document.line(vote.span).end):
            continue
        if lacking and not vote.unanimous and not _all_in_favour(document, vote.counts["yes"].number):
            return Finding.failed(f"没有写{'、'.join(lacking)}票数", vote.span, values={"missing": "、".join(lacking)})
    return Finding.passed(*(vote.span for vote in counted))


def _all_in_favour(document: Document, yes: int) -> bool:
    """Whether all who were there voted in favour: then nobody did otherwise."""
    came = document.attendance.came
    return came is not None and came.number == yes


def _sum(document: Document, options: Options) -> Finding:
    ballots, came = document.ballots, document.attendance.came
    right: list[Span] = []
    for vote in ballots.votes:
        if not all(kind in vote.counts for kind in _NAMES):
            continue
        whole = ballots.valid or ballots.cast or came
        if whole is None:
            continue
        invalid = vote.counts.get("invalid")
        kinds = [*_NAMES, *(["invalid"] if invalid and whole is not ballots.valid else [])]
        made = sum(vote.counts[kind].number for kind in kinds)
        if made != whole.number:
            working = "＋".join(str(vote.counts[kind].number) for kind in kinds)
            told = f"{working}＝{made}，与“{document[whole.span]}”不一致，请核对"
            return Finding.failed(told, vote.span, whole.span, values={"made": made, "whole": whole.number})
        right += [vote.span, whole.span]
    if right:
        return Finding.passed(*dict.fromkeys(right))
    return Finding.not_applicable("票数或投票人数没有写全，无从相加")


def _majority(document: Document, options: Options) -> Finding:
    due, came = document.attendance.due, document.attendance.came
    votes = [vote for vote in document.ballots.votes if "yes" in vote.counts]
    whole = due or came
    if not votes or whole is None:
        said = _MAJORITY.search(document.text, document.body.start)
        if said:
            return Finding.passed(Span(*said.span()))
        if votes and options.missing == "fail":
            return Finding.review("没有写全体代表人数，同意的是否超过全体代表的一半？", votes[0].span)
        if options.missing == "fail":
            return Finding.failed("没有写同意的票数和全体代表人数，看不出是否过全体代表半数")
        return Finding.not_applicable("没有写票数或代表人数，无从计算")
    for vote in votes:
        yes = vote.counts["yes"].number
        if yes * 2 <= whole.number and not _REJECTED.search(document.text, *document.line(vote.span)):
            needed = whole.number // 2 + 1
            told = f"同意{yes}票，没有超过{whole.number}人的一半（至少{needed}票）"
            return Finding.failed(told, vote.span, whole.span, values={"yes": yes, "needed": needed})
    if due is None:
        return Finding.review("没有写应到（全体）代表人数，同意的是否超过全体代表的一半？", votes[0].span, whole.span)
    return Finding.passed(*(vote.span for vote in votes), due.span)


def _secret(document: Document, options: Options) -> Finding:
    secret = _SECRET.search(document.text, document.body.start)
    shown = _OPEN.search(document.text, document.body.start)
    if secret and document.stance(Span(*secret.span())) != "denied":
        return Finding.passed(Span(*secret.span()))
    if shown:
        return Finding.failed(f"写的是“{shown.group()}”，应当无记名投票", Span(*shown.span()))
    return Finding.failed("没有写无记名投票")
