"""The templates of the page. Whatever is put into one is escaped, and control characters are written out."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from checker.renderers.layout import plain, visible

if TYPE_CHECKING:
    from jinja2 import Environment, Template


def template(name: str) -> "Template":
    """The template in the file *name* of this package."""
    return _environment().get_template(name)


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    return Environment(
        loader=FunctionLoader(_read),
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )


def inlined(name: str) -> tuple[Any, str]:
    """The style sheet or script *name*, to be put into the page as it is, and its source in a content security policy:
    nothing else may be applied or run there, whatever the page shows."""
    from markupsafe import Markup

    text = "\n" + _read(name)
    return Markup(text), f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


@cache
def _read(name: str) -> str:
    return files(__package__ or "").joinpath(name).read_text(encoding="utf-8")


def _shown(value: Any) -> Any:
    """*value* as it is put into a template; text of ours that is markup already stays."""
    return visible(plain(value)) if isinstance(value, str) and not hasattr(value, "__html__") else value
