"""Words that print but cannot be seen: in the colour of what they stand on, or too small for any eye."""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from checker.carried import Faint
from checker.readers.docx.looks import Looks, fill_of, is_white, value
from checker.readers.docx.xml import attribute, child, descendants, name, switch

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

#: Half-points (w:sz) at and below which letters are a line of dust: 2 points are 0.7 mm.
TINY = 4


def find_faint(
    stories: "Mapping[str, Element]", styles: "Element | None", path: "Callable[[str, Element], str]"
) -> tuple[Faint, ...]:
    """The runs with words that nobody sees."""
    looks = Looks(styles)
    suspects = looks.suspects(_is_suspect)
    found: list[Faint] = []
    for part, root in stories.items():
        if "" in suspects or _may_be_faint(root, suspects):
            found.extend(_of_story(part, root, looks, path))
    return tuple(found)


def _is_suspect(item: "Element") -> bool:
    said = value(item, "w:val")
    return is_white(said) if len(said) == 6 else len(said) == 1 and said.isdecimal() and int(said) <= TINY


def _may_be_faint(root: "Element", suspects: frozenset[str]) -> bool:
    """Whether any run says something that deserves a look. Most documents are done with here."""
    uri = str(root.tag).partition("}")[0]
    fills = {value(item, "w:fill") for item in root.iter(f"{uri}}}shd")} - {"AUTO", ""}
    for item in root.iter(f"{uri}}}color", f"{uri}}}sz"):
        if _is_suspect(item) or value(item, "w:val") in fills:
            return True
    styled = root.iter(f"{uri}}}pStyle", f"{uri}}}rStyle") if suspects else ()
    return any((attribute(item, "w:val") or "") in suspects for item in styled)


def _of_story(part: str, root: "Element", looks: Looks, path: "Callable[[str, Element], str]") -> Iterator[Faint]:
    behind = any(item.get("behindDoc") in ("1", "true") for item in root.iter("{*}anchor"))
    for run in descendants(root, "w:r"):
        if not any((item.text or "").strip() for item in run if name(item) == "w:t"):
            continue
        properties = child(run, "w:rPr")
        if switch(properties, "w:vanish"):
            continue
        faint = _faint(run, properties, looks, behind)
        where = path(part, run) if faint is not None else ""
        if faint is not None and where:
            yield Faint(*faint, part, where)


def _faint(run: "Element", properties: "Element | None", looks: Looks, behind: bool) -> tuple[float, bool] | None:
    """The size of a run where it is tiny, 0 where its colour hides it, and whether that is certain; None where it can
    be seen. *behind* is whether a picture may lie behind the words."""
    paragraph = next((item for item in run.iterancestors() if name(item) == "w:p"), None)
    size = looks.of_run("w:sz", properties, paragraph)
    if size.isdecimal() and 0 < int(size) <= TINY:
        return int(size) / 2, True
    colour = looks.of_run("w:color", properties, paragraph)
    if colour in ("", "AUTO"):
        return None
    ground, certain = _ground(run, properties, paragraph, looks)
    hidden = ground == colour or (is_white(ground) and is_white(colour))
    return (0, certain and not behind) if hidden else None


def _ground(
    run: "Element", properties: "Element | None", paragraph: "Element | None", looks: Looks
) -> tuple[str, bool]:
    """The colour that a run stands on, and whether that is certain. What says nothing lets through what is below."""
    mark = child(properties, "w:highlight")
    if mark is not None and value(mark, "w:val") not in ("NONE", "WHITE", ""):
        return "MARKED", True
    shaded = looks.shading(properties, paragraph)
    if shaded:
        return shaded, True
    for item in run.iterancestors():
        kind = name(item)
        if kind in ("w:tc", "w:tbl"):
            fill = fill_of(child(item, f"{kind}Pr"))
            if fill:
                return fill, True
            if kind == "w:tbl":
                styled = looks.table_ground(item, run)
                if styled is not None:
                    return styled
        elif kind == "w:txbxContent":
            return _box_ground(item)
        elif kind == "w:document":
            page = child(item, "w:background")
            said = value(page, "w:color") if page is not None else ""
            return (said, False) if said not in ("", "AUTO") else ("FFFFFF", True)
    return "FFFFFF", True


def _box_ground(box: "Element") -> tuple[str, bool]:
    """The fill of the shape around a text box. Where it names none the words stand on what is behind the shape."""
    for shape in box.iterancestors():
        kind = str(shape.tag).rpartition("}")[2]
        if kind in ("wsp", "shape", "rect", "roundrect", "oval"):
            fill = (attribute(shape, "v:fillcolor") or shape.get("fillcolor") or "").strip("#").upper()[:6]
            if fill and fill not in ("WHITE", "FFFFFF", "NONE"):
                return "FILLED", True
            fills = ("solidFill", "gradFill", "pattFill", "blipFill")
            looks = [item for look in shape.iter("{*}spPr") for item in look]
            own = [item for item in looks if str(item.tag).rpartition("}")[2] in fills]
            for item in own:
                said = next((str(one.get("val") or "").upper() for one in item), "")
                if str(item.tag).rpartition("}")[2] != "solidFill" or said not in ("FFFFFF", "BG1", "LT1", "WHITE"):
                    return "FILLED", True
            styled = any(str(item.tag).endswith("}fillRef") and item.get("idx") not in (None, "0") for item in shape)
            return ("FILLED", True) if styled else ("FFFFFF", False)
    return "FFFFFF", False
