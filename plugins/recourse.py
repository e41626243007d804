"""查询和反映的渠道：写了打得通的电话，或者写明可以向谁查询、反映。"""

from dataclasses import dataclass

from checker import ContactKind, Document, Finding, hookimpl

_KINDS = (ContactKind.PHONE, ContactKind.EMAIL, ContactKind.MAILBOX, ContactKind.ADDRESS)


@dataclass(frozen=True)
class Options:
    """A contact of the office, or one of ``acts`` in one sentence with one of ``bodies``. ``absent`` is the message."""

    acts: tuple[str, ...]
    bodies: tuple[str, ...]
    absent: str


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Pass with the channel; a telephone that is masked, or an empty slot, is none."""
    contacts = [one for one in document.contacts if one.kind in _KINDS and one.office and not one.published_only]
    usable = [one for one in contacts if "*" not in document[one.span]]
    if usable:
        return Finding.passed(*document.clauses(*(one.span for one in usable)))
    for act in document.find(options.acts):
        sentence = document.sentence(act)
        body = next((one for one in document.find(options.bodies, sentence) if not one.overlaps(act)), None)
        if body is not None and document.stance(act) != "denied":
            return Finding.passed(*document.clauses(*sorted([act, body])))
    slots = [one.label for one in document.fields if not one.value and document.find("@监督电话", one.label)]
    if slots:
        return Finding.failed(f"“{document[slots[0]]}”后面空着", slots[0])
    masked = [one.span for one in contacts if "*" in document[one.span]]
    if masked:
        return Finding.failed("电话被遮盖，打不通", *masked)
    return Finding.failed(options.absent, *document.find(options.acts)[:1])
