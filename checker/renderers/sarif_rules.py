"""The rules of a SARIF log: a reportingDescriptor (SARIF 2.1.0, section 3.49) for each requirement that was asked."""

from typing import Any

from checker.renderers import wording
from checker.renderers.escaping import escaped
from checker.renderers.layout import plain, visible
from checker.report import Result


class Rules:
    """Descriptors in the order in which results first need them, and those of notifications."""

    def __init__(self) -> None:
        self.descriptors: list[dict[str, Any]] = []
        self.notifications: list[dict[str, Any]] = []
        self._indexes: dict[str, int] = {}
        self._codes: dict[str, int] = {}

    def index(self, result: Result) -> int:
        """The index of the rule of *result*, which is made of the first result that has it."""
        if result.requirement not in self._indexes:
            self._indexes[result.requirement] = len(self.descriptors)
            self.descriptors.append(_descriptor(result))
        return self._indexes[result.requirement]

    def notification(self, code: str) -> int:
        """The index of the descriptor of notifications with this *code*."""
        if code not in self._codes:
            self._codes[code] = len(self.notifications)
            self.notifications.append({"id": code})
        return self._codes[code]


def _descriptor(result: Result) -> dict[str, Any]:
    title = visible(result.title) or "（没有标题）"
    bases = [plain(wording.citation(one)) for one in result.basis]
    basis = "；".join(bases)
    more = f"checker explain {visible(result.requirement)}"
    return {
        "id": result.requirement,
        "name": title,
        "shortDescription": {"text": title},
        "fullDescription": {"text": f"{title}。依据 {basis}" if basis else title},
        "help": {
            "text": "\n".join([f"要求：{title}", *([f"依据：{basis}"] if basis else []), f"说明：{more}"]),
            "markdown": "\n".join(
                [f"**要求** {escaped(title)}", "", *(f"- 依据 {escaped(one)}" for one in bases), "", f"`{more}`"]
            ),
        },
        "defaultConfiguration": {"level": str(result.level)},
        "properties": {"kind": str(result.kind), "plugin": result.plugin, "tags": [str(result.kind)]},
    }
