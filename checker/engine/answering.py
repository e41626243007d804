"""What papers that are attached add to a verdict on the notice itself."""

from collections.abc import Callable

from checker.document import Document
from checker.model import Finding, Kind, Requirement, Verdict

#: Kinds whose faults are looked for in every paper that goes out, whatever the notice itself says.
_ANYWHERE = (Kind.PRIVACY, Kind.CONSISTENCY, Kind.FORM, Kind.FORMAT)
#: Kinds of which an attachment may hold what the notice lacks. Periods, reception and procedure must stand in the
#: notice; title and signature are those of the notice whatever is attached.
_ANSWERED = (Kind.CONTENT, *_ANYWHERE)


def answered(
    requirement: Requirement, own: Finding, notice: Document, joint: Document, ask: Callable[[Document], Finding]
) -> tuple[Finding, Document]:
    """The finding that holds of a notice with its attachments, and the document that it is about.

    *own* is the finding on the *notice* alone, *ask* judges a document. What is wrong in the notice stays wrong. A
    fault in an attachment counts where it is a fault anywhere; what the notice lacks, only points to or does not hold
    at all is answered by an attachment that holds it.
    """
    lacking = own.verdict is not Verdict.PASS and requirement.kind in _ANSWERED
    settled = own.verdict is Verdict.OPEN or (own.verdict is Verdict.FAIL and own.evidence)
    if settled or not (lacking or requirement.kind in _ANYWHERE):
        return own, notice
    both = ask(joint)
    return (both, joint) if _holds(own, both, joint, lacking) else (own, notice)


def _holds(own: Finding, both: Finding, joint: Document, lacking: bool) -> bool:
    """Whether the finding on all papers is the one to report."""
    end = joint.notice.end
    shown = any(one.span.end > end for one in both.evidence)
    related = shown or any(one.span.end > end for one in both.related)
    if both.verdict is Verdict.OPEN:  # such as for what may stand in an attachment that could not be read
        return own.verdict is Verdict.FAIL or (own.verdict is Verdict.PASS and not own.evidence)
    if both.verdict is Verdict.PASS:
        return lacking and shown
    if both.verdict is Verdict.NOT_APPLICABLE:
        return False
    return shown or (lacking and related)
