"""Fields of an RTF: their results print, their codes do not."""

from checker.readers.docx.fields import computed

_CHECKBOX, _DROPDOWN, _AS_DEFAULT = 1, 2, 25


class Fields:
    """The fields that are open: the depth of their groups, what they compute, what their forms draw."""

    def __init__(self) -> None:
        self._open: list[tuple[int, list[str], dict[str, int], list[str]]] = []

    def open(self, depth: int) -> None:
        """A field whose group is at *depth*."""
        self._open.append((depth, [], {}, []))

    def gather(self, what: str, text: str) -> None:
        """A piece of the "code", or a "choice" of a drop-down list."""
        if self._open:
            _, code, _, choices = self._open[-1]
            (code if what == "code" else choices).append(text)

    def form(self, word: str, number: int) -> None:
        """A property of a form field."""
        if self._open:
            self._open[-1][2][word] = number

    def result(self) -> None:
        """The result of the field begins: it needs no computing."""
        if self._open:
            self._open[-1][1].clear()

    def close(self, depth: int) -> str:
        """What the field whose group at *depth* ends draws by itself."""
        if not self._open or self._open[-1][0] != depth:
            return ""
        _, code, form, choices = self._open.pop()
        kind = form.get("fftype")
        chosen = form.get("ffres", _AS_DEFAULT)
        chosen = form.get("ffdefres", 0) if chosen == _AS_DEFAULT else chosen
        if kind == _CHECKBOX:
            return "☒" if chosen else "☐"
        if kind == _DROPDOWN:
            return choices[chosen] if 0 <= chosen < len(choices) else ""
        return computed("".join(code))
