"""A paper that is judged together with the notice."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Attached:
    """An attachment whose blocks follow those of the notice in a joint Content.

    ``name`` is what people call its file, ``digest`` the SHA-256 of its bytes, ``first`` the number of its first block:
    a heading that the file has not, with nothing but ``name`` in its last run.
    """

    name: str
    digest: str
    first: int
