"""The control words of RTF 1.9.1 that matter to a reader of the page."""

from checker.model import BlockKind, RunFlag

#: Destinations that hold no words of the page. What begins with \* and is not entered below is passed over too.
SKIPPED = frozenset(
    """
    colortbl nonshppict shprslt nonesttables xe tc rxe atnid atnauthor filetbl listtable listoverridetable revtbl
    objdata bkmkstart bkmkend sp private falt panose fontemb fontfile pntxtb pntxta docvar ftnsep ftnsepc ftncn
    aftnsep aftnsepc aftncn template
    """.split()  # noqa: SIM905
)
#: Destinations that are passed over and counted, and as what.
COUNTED = {"pict": "images", "annotation": "comments", "mmath": "formulas", "moMath": "formulas"}
#: Destinations with a story of their own.
STORIES = {
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), BlockKind.HEADER),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), BlockKind.FOOTER),
    "footnote": BlockKind.NOTE,
    "shptxt": BlockKind.TEXTBOX,
    "dptxbxtext": BlockKind.TEXTBOX,
}
#: Destinations whose characters are gathered, and under which name.
GATHERED = {
    "fonttbl": "font",
    "stylesheet": "style",
    "fldinst": "code",
    "formfield": "form",
    "ffl": "choice",
    "listtext": "label",
    "pntext": "label",
    "info": "info",
    "upr": "upr",
    "author": "author",
    "operator": "last_modified_by",
    "company": "company",
    "nesttableprops": "row",
}
#: Destinations that begin with \* and hold words, with those that have a story or are gathered.
ENTERED = frozenset((*STORIES, *GATHERED, *COUNTED, "shpinst", "do", "shppict", "ud"))
#: Properties that ``Content.metadata`` has.
INFO = ("author", "last_modified_by", "company")
CHARACTERS = {
    "tab": "\t",
    "line": "\n",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "emdash": "—",
    "endash": "–",
    "bullet": "•",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": "\u2005",
    "~": "\xa0",
    "_": "-",
    "\\": "\\",
    "{": "{",
    "}": "}",
}
#: What ends a paragraph: the words, and a line end after a backslash.
ENDS = ("par", "\n", "\r", "cell", "nestcell", "row", "nestrow", "sect")
SWITCHES = {"v": RunFlag.HIDDEN, "deleted": RunFlag.DELETED, "revised": RunFlag.INSERTED}
