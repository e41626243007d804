"""What a requirement asks for, how much it matters, and what is so."""

from enum import StrEnum


class Kind(StrEnum):
    """What sort of thing a requirement asks for."""

    CONTENT = "content"
    FORM = "form"
    TIMING = "timing"
    PROCEDURE = "procedure"
    SUPERVISION = "supervision"
    FORMAT = "format"
    PRIVACY = "privacy"
    CONSISTENCY = "consistency"


class Level(StrEnum):
    """How much a requirement matters: 必改, 建议, 惯例."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Verdict(StrEnum):
    """What is so. The names are the result kinds of SARIF 2.1.0, section 3.27.9."""

    PASS = "pass"
    FAIL = "fail"
    REVIEW = "review"
    OPEN = "open"
    NOT_APPLICABLE = "notApplicable"
