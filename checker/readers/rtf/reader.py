"""Token by token through an RTF: groups, destinations, what changes how characters and paragraphs look."""

from checker.model import BlockKind, Run, RunFlag
from checker.readers.rtf import words
from checker.readers.rtf.buffer import Buffer
from checker.readers.rtf.encoding import codec_of_page
from checker.readers.rtf.fields import Fields
from checker.readers.rtf.margins import Margins
from checker.readers.rtf.state import Font, Group, Row, Style
from checker.readers.rtf.stories import PART, Story
from checker.readers.rtf.tokens import Token

#: Stories within each other. Nobody nests a tenth of it; what lies deeper is read as part of the story around it.
_DEEPEST = 50


class Reading:
    """An RTF while it is read: what was gathered so far. ``over`` is set where the document ends."""

    def __init__(self) -> None:
        self.over = False
        self._groups: list[Group] = []
        self._now = Group("skip")
        self._starred = False
        self._buffer = Buffer()
        self._passing = 0  # bytes still to pass over after a \u
        self._page = "cp1252"
        self._fonts: dict[int, Font] = {}
        self._font = 0  # the one that the font table is at
        self._styles: dict[int, Style] = {}
        self._style: int | None = 0  # the one that the style sheet is at
        self._fields = Fields()
        self._stories: list[tuple[int, str, Story]] = [(0, "", Story())]
        self.notes: list[Story] = []
        self.endnotes: list[Story] = []
        self.margins = Margins()
        self._rows: dict[int, Row] = {}
        self._labels = ""
        self._labelled = False
        self.counts = dict.fromkeys(("comments", "images", "formulas", "unnumbered", "objects"), 0)
        self.info: dict[str, str] = {}

    def take(self, token: Token) -> None:
        """Take one token."""
        if token.kind == "text":
            if self._now.into not in ("skip", "upr", "info"):
                self._text(token)
            return
        starred, self._starred = self._starred, False
        if token.kind == "{":
            self._flush()
            self._groups.append(self._now)
            self._now = self._now if len(self._groups) > 1 else Group()
            self._style = 0
        elif token.kind == "}":
            self._flush()
            self._close(token.offset)
        elif token.word == "*":
            self._starred = True
        elif self._now.into != "skip":
            self._word(token, starred)
        if token.word != "u":
            self._passing = 0

    @property
    def _story(self) -> Story:
        return self._stories[-1][2]

    @property
    def _face(self) -> Font:
        """The font of the characters that come."""
        now = self._now
        number = now.double if now.slot == "d" and now.double is not None else now.font
        return self._fonts.get(number, Font())

    def _text(self, token: Token) -> None:
        data = token.data
        if self._passing:
            data, self._passing = data[self._passing :], max(self._passing - len(data), 0)
        if data:
            self._buffer.add_bytes(data, token.offset + len(token.data) - len(data))

    def _flush(self) -> None:
        """Give what was gathered to where it belongs."""
        start = self._buffer.start
        text = self._buffer.take(self._face, self._page)
        into = self._now.into
        if not text:
            return
        if into == "text":
            flags = self._now.flags | self._story.flags
            self._story.open.runs.append(Run(text, PART, f"at[{start}]", flags))
        elif into == "label":
            self._labels += text
        elif into in ("code", "choice"):
            self._fields.gather(into, text)
        elif into == "font":
            font = self._fonts.get(self._font, Font())
            self._fonts[self._font] = font._replace(name=font.name or text.partition(";")[0].strip())
        elif into == "style" and self._style is not None:
            style = self._styles.get(self._style, Style())
            self._styles[self._style] = style._replace(name=style.name + text.partition(";")[0].strip())
        elif into in words.INFO:
            self.info[into] = (self.info.get(into, "") + text).strip()

    def _close(self, offset: int) -> None:
        closed = self._now
        if not self._groups:
            self.over = True
            return
        depth = len(self._groups)
        self._now = self._groups.pop()
        if closed.into == "label" and self._now.into != "label" and self._labels:
            label = self._labels.strip("\t ")
            label += " " if label and self._labels[-1] in "\t " else ""
            self._labels, self._labelled = "", True
            flags = self._now.flags | self._story.flags | RunFlag.AUTOMATIC
            self._story.open.runs.insert(0, Run(label, PART, f"at[{offset}]", flags))
        drawn = self._fields.close(depth)
        if drawn and self._now.into == "text":
            flags = self._now.flags | self._story.flags
            self._story.open.runs.append(Run(drawn, PART, f"at[{offset}]", flags))
        if self._stories[-1][0] == depth and depth:
            self._leave()
        self.over = not self._groups

    def _leave(self) -> None:
        """End the innermost story."""
        _, name, story = self._stories.pop()
        if not story.open.empty:
            story.end_paragraph(story.open.offset)
        if story.kind is BlockKind.NOTE:
            (self.endnotes if name == "endnote" else self.notes).append(story)
        elif story.kind is BlockKind.TEXTBOX:
            self._story.open.boxes.append(story)
        else:
            self.margins.add(name, story)

    def _word(self, token: Token, starred: bool) -> None:
        word = token.word
        if word in words.CHARACTERS:
            self._buffer.add(words.CHARACTERS[word], token.offset, self._face, self._page)
        elif word == "u":
            self._unicode(token)
        elif word in words.ENDS:
            self._end(word, token.offset)
        elif not (self._enter(word, starred) or self._format(word, token.number)):
            self._table_or_section(word, token.number or 0)

    def _unicode(self, token: Token) -> None:
        code = (token.number or 0) & 0xFFFF
        self._buffer.add(chr(code), token.offset, self._face, self._page)
        self._passing = self._now.fallback

    def _enter(self, word: str, starred: bool) -> bool:
        """Whether *word* begins a destination; the group is in it then."""
        now = self._now
        if word == "ud" and now.into == "upr":
            self._now = now._replace(into=self._groups[-2].into if len(self._groups) > 1 else "text")
        elif word in words.COUNTED:
            self.counts[words.COUNTED[word]] += 1
            self._now = now._replace(into="skip")
        elif word in words.SKIPPED or (starred and word not in words.ENTERED):
            self._now = now._replace(into="skip")
        elif word in words.STORIES and now.into == "text" and len(self._stories) <= _DEEPEST:
            story = Story(words.STORIES[word], now.flags if word == "footnote" else RunFlag.NONE)
            self._stories.append((len(self._groups), word, story))
            self._now = Group("text", now.fallback, font=now.font)
        elif word in words.GATHERED:
            self._now = now._replace(into=words.GATHERED[word])
            self.info.pop(self._now.into, None)  # said twice, the last holds
        elif word == "field":
            self._fields.open(len(self._groups))
        elif word == "fldrslt":
            self._fields.result()
        elif word == "object":
            self.counts["objects"] += 1
        else:
            return False
        return True

    def _format(self, word: str, number: int | None) -> bool:
        """Whether *word* changes how characters or paragraphs look."""
        now = self._now
        if word in words.SWITCHES:
            self._flush()
            flag = words.SWITCHES[word]
            self._now = now._replace(flags=now.flags & ~flag if number == 0 else now.flags | flag)
        elif word == "plain":
            self._flush()
            self._now = now._replace(flags=RunFlag.NONE, slot="", double=None)
        elif word in ("f", "af", "loch", "hich", "dbch", "fcharset"):
            self._typeface(word, number or 0)
        elif word == "pard":
            self._now = now._replace(style=0, outline=None, in_table=False, depth=None, listed=False)
        elif word == "s":
            self._now, self._style = now._replace(style=number or 0), number or 0
        elif word in ("cs", "ts", "ds") and now.into == "style":
            self._style = None
        elif word == "outlinelevel":
            level = (number or 0) + 1 if 0 <= (number or 0) < 9 else 0
            self._now = now._replace(outline=level)
            if now.into == "style" and self._style is not None:
                self._styles[self._style] = self._styles.get(self._style, Style())._replace(outline=level)
        elif word == "ls":
            self._now = now._replace(listed=bool(number))
        elif word == "uc":
            self._now = now._replace(fallback=min(max(number or 0, 0), 16))
        else:
            return False
        return True

    def _typeface(self, word: str, number: int) -> None:
        self._buffer.settle(self._face, self._page)
        now = self._now
        if word == "fcharset":
            self._fonts[self._font] = self._fonts.get(self._font, Font())._replace(charset=number)
        elif word in ("loch", "hich", "dbch"):
            self._now = now._replace(slot=word[0])
        elif now.into == "font":
            self._flush()
            self._font = number
        elif now.slot == "d":
            self._now = now._replace(double=number)
        elif word == "f":
            self._now = now._replace(font=number)

    def _table_or_section(self, word: str, number: int) -> None:
        if word == "intbl":
            self._now = self._now._replace(in_table=True)
        elif word == "itap":
            self._now = self._now._replace(depth=number, in_table=number > 0)
        elif word == "trowd":
            self._rows[self._depth] = Row()
        elif word == "trleft":
            self._row.left = number
        elif word == "clvmrg":
            self._row.above = True
        elif word in ("clmgf", "clmrg"):
            self._row.beside = True
        elif word == "cellx":
            self._row.cell(number)
        elif word == "ftnalt" and self._story.kind is BlockKind.NOTE:
            self._stories[-1] = (self._stories[-1][0], "endnote", self._story)
        elif word in ("ansicpg", "mac"):
            self._page = codec_of_page(10000 if word == "mac" else number)
        elif self._now.into == "form":
            self._fields.form(word, number)
        else:
            self.margins.word(word)

    @property
    def _depth(self) -> int:
        return max(self._now.tables, 2) if self._now.into == "row" else 1

    @property
    def _row(self) -> Row:
        return self._rows.setdefault(self._depth, Row())

    def _end(self, word: str, offset: int) -> None:
        self._flush()
        now, story = self._now, self._story
        if now.into not in ("text", "row") or (word == "sect" and story.open.empty):
            return self.margins.end_section() if word == "sect" else None
        ended = story.end_paragraph(offset)
        style = self._styles.get(now.style, Style())
        ended.outline = style.level if now.outline is None else now.outline
        ended.title = style.is_title
        deep = word.startswith("nest")
        ended.depth = max(now.tables, 2) if deep else 1 if word in ("cell", "row") else now.tables
        ended.cell_end = word.endswith("cell")
        if word.endswith("row"):
            ended.row_end, ended.row = True, tuple(self._rows.get(ended.depth, Row()).cells)
        elif word in ("par", "\n", "\r"):
            ended.mark = now.flags & (RunFlag.DELETED | RunFlag.HIDDEN)
        if now.listed and not self._labelled and not ended.empty:
            self.counts["unnumbered"] += 1
        self._labelled = False
        if word == "sect":
            self.margins.end_section()
        return None

    def finish(self) -> bool:
        """Close whatever is open; whether the file breaks off before its end."""
        self._flush()
        cut = bool(self._groups)
        while len(self._stories) > 1:
            self._leave()
        self.margins.end_section()
        return cut

    @property
    def body(self) -> Story:
        """The story of the body."""
        return self._stories[0][2]

    @property
    def damaged(self) -> int:
        """How many bytes could not be read."""
        return self._buffer.damaged
