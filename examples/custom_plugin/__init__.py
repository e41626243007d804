"""The rule files that come with the plugin, when it is installed as a distribution of its own."""

from collections.abc import Iterable
from importlib.resources import files
from importlib.resources.abc import Traversable

from checker import hookimpl


@hookimpl
def checklists() -> Iterable[Traversable]:
    """The folder ``rules`` beside this file."""
    return [files(__name__) / "rules"]
