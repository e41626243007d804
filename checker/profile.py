"""What only the office knows of itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Mechanism:
    """What a unit has registered of a slogan such as 三个百分之百: its members, in the unit's own words.

    ``denominators`` maps members to what their share is of ("全体职工"); ``version`` names the edition, such as a year
    or the document that lays it down. Raises ValueError where members are blank or repeated, or a denominator is of
    no member.
    """

    members: tuple[str, ...]
    denominators: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    version: str = ""

    def __post_init__(self) -> None:
        if not all(member.strip() for member in self.members):
            raise ValueError("members 里有空的一项")
        repeated = [member for member in self.members if self.members.count(member) > 1]
        if repeated:
            raise ValueError(f"members 里“{repeated[0]}”写了两次")
        strange = [name for name in self.denominators if name not in self.members]
        if strange:
            raise ValueError(f"denominators 里的“{strange[0]}”不在 members 之内")


@dataclass(frozen=True, slots=True)
class Profile:
    """What only the office knows, from checker.toml. Empty means not said, never no.

    ``leaders`` maps the names of those who lead the unit to their posts. ``publish_date`` is the day on which the
    notice goes up, where the caller knows it. ``mechanisms`` maps a term to what the unit has registered of it;
    ``adopted`` are terms that it goes by.
    """

    province: str = ""
    unit_kind: str = ""
    ownership: str = ""
    names: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    leaders: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    mechanisms: Mapping[str, Mechanism] = field(default_factory=lambda: MappingProxyType({}))
    adopted: tuple[str, ...] = ()
    publish_date: date | None = None
