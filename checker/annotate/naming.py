"""What the copies are called, and who writes in them."""

from pathlib import PurePath

#: Whose comments and suggestions ours are.
AUTHOR = "公开检查"
INITIALS = "检"
#: Suggestions carry this day, so that the same notice gives the same copy; a check knows no clock.
DATE = "2000-01-01T00:00:00Z"

_COPY = "（检查稿，勿发布）"
_CLEANED = "（已清除检查痕迹）"


def copy_name(name: str) -> str:
    """The file name of the annotated copy of *name*; a copy of a copy is the copy itself.

    >>> copy_name("公示.docx"), copy_name("公示（检查稿，勿发布）.docx")
    ('公示（检查稿，勿发布）.docx', '公示（检查稿，勿发布）.docx')
    """
    path = PurePath(name)
    return f"{path.stem.removesuffix(_COPY)}{_COPY}{path.suffix}"


def cleaned_name(name: str) -> str:
    """The file name of *name* without what is ours.

    >>> cleaned_name("公示（检查稿，勿发布）.docx")
    '公示（已清除检查痕迹）.docx'
    """
    path = PurePath(name)
    return f"{path.stem.removesuffix(_COPY).removesuffix(_CLEANED)}{_CLEANED}{path.suffix}"
