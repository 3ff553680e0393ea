"""Fields in a paragraph: ``{{来場者数}}``. A field is a name and nothing else, so nothing can run.

Word splits a line of text over many runs, between any two letters. A paragraph is therefore read
as one line, fields are found in that line, and each is replaced where its first letter stands:
the field takes the look of its first brace.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from automations.documents import wordxml

if TYPE_CHECKING:
    from collections.abc import Sequence

    from automations.documents.wordxml import Element

_BRACES = str.maketrans("｛｝", "{}")  # one letter each: positions stay
_ANY_BRACE = re.compile("[{}｛｝]")
_FIELD = re.compile(r"\{\{([^{}\n]*)\}\}")
# Quotes, which people put around names and Word makes others of; what nobody sees; hyphens that
# Word does not break at.
_AS_NOTHING = "\"'“”‘’„‟「」『』〝〟\u00ad\u200b\u200c\u200d\u2060\ufeff"
_PLAIN = str.maketrans({**dict.fromkeys(_AS_NOTHING), "\u2010": "-", "\u2011": "-"})
_RUBY = re.compile(r"(.+)《(.+)》")
_AS_LETTERS = {
    wordxml.BREAK: "\n",
    wordxml.name_of("cr"): "\n",
    wordxml.name_of("tab"): "\t",
    wordxml.name_of("ptab"): "\t",
    wordxml.name_of("noBreakHyphen"): "‑",
}
# What stands in these is no text of the paragraph: a text box has paragraphs of its own, tab stops
# are no tabs, and what was deleted or moved away is shown for the record only.
_APART = frozenset(map(wordxml.name_of, ("p", "pPr", "del", "moveFrom")))
_IF, _UNLESS, _END = "もし", "がなければ", "ここまで"


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its plain name, and where it stands in the paragraph's line (from 0).

    ``reading``: what stands above its value, of ``{{取組名《取組名のふりがな》}}``.
    """

    name: str
    start: int
    end: int
    reading: str = ""

    @property
    def above(self) -> Field:
        """The field whose value is the reading above this one's; a bare name is a column."""
        whole = "." in self.reading or not self.table
        name = self.reading if whole else f"{self.table}.{self.reading}"
        return Field(name, self.start, self.end)

    @property
    def table(self) -> str:
        """The part before the dot, "" for a field that names no column."""
        return self.name.partition(".")[0] if "." in self.name else ""

    @property
    def column(self) -> str:
        """The part after the dot."""
        return self.name.partition(".")[2]


@dataclass(frozen=True, slots=True)
class Condition:
    """A paragraph that opens a part: kept if ``name`` has a value, or only if it has none."""

    name: str
    unless: bool


def plain(name: str) -> str:
    """Return a name as it is compared: width, spaces and quotes make no difference.

    >>> plain(" ファイナリスト．取組名　"), plain("“来場者数”"), plain("もし「前回」がなければ")
    ('ファイナリスト.取組名', '来場者数', 'もし前回がなければ')
    """
    return "".join(unicodedata.normalize("NFKC", name).split()).translate(_PLAIN)


def line_of(paragraph: Element) -> str:
    """Return the text of a paragraph; a line break is one letter too."""
    return "".join(_letters(piece) for piece in _pieces(paragraph))


def fields_in(line: str) -> tuple[Field, ...]:
    """Find the fields of a line.

    >>> [field.name for field in fields_in("来場 ｛｛ 来場者数 ｝｝、{{結論.文}}")]
    ['来場者数', '結論.文']
    """
    return _fields_in(line) if _ANY_BRACE.search(line) else ()  # most lines have none


@lru_cache(maxsize=1024)  # who checks, settles and fills in a line all ask for its fields
def _fields_in(line: str) -> tuple[Field, ...]:
    found = _FIELD.finditer(line.translate(_BRACES))
    return tuple(_field(plain(match[1]), match.start(), match.end()) for match in found)


def _field(name: str, start: int, end: int) -> Field:
    ruby = _RUBY.fullmatch(name)
    if ruby is None:
        return Field(name, start, end)
    return Field(plain(ruby[1]), start, end, plain(ruby[2]))


def stray_braces(line: str) -> bool:
    """Tell whether a line holds double braces that make no field.

    >>> stray_braces("{{来場者数}"), stray_braces("{{来場者数}}人"), stray_braces("{a}")
    (True, False, False)
    """
    if not _ANY_BRACE.search(line):
        return False
    rest = _FIELD.sub("", line.translate(_BRACES))
    return "{{" in rest or "}}" in rest


def condition_of(name: str) -> Condition | None:
    """Read a field's name as the opening of a part.

    >>> condition_of("もし前回がなければ")
    Condition(name='前回', unless=True)
    >>> condition_of("前回")
    """
    if not name.startswith(_IF):
        return None
    rest = name.removeprefix(_IF)
    return Condition(rest.removesuffix(_UNLESS).removesuffix("があれば"), rest.endswith(_UNLESS))


def closes(name: str) -> bool:
    """Tell whether a field's name closes a part."""
    return name == _END


def replace_fields(paragraph: Element, values: Sequence[tuple[Field, str]]) -> None:
    """Write each value in the place of its field; the text around keeps its look."""
    pieces = [_Piece(holder, _letters(holder)) for holder in _pieces(paragraph)]
    for field, value in sorted(values, key=lambda each: each[0].start, reverse=True):
        _replace(pieces, field, value)
    for piece in pieces:
        if piece.text != _letters(piece.holder):
            _write(piece)


@dataclass(slots=True)
class _Piece:
    holder: Element
    text: str


def _write(piece: _Piece) -> None:
    if piece.holder.tag != wordxml.TEXT:  # a tab or the like within a field: it goes with it
        text = piece.holder.makeelement(wordxml.TEXT)
        piece.holder.getparent().replace(piece.holder, text)
        piece.holder = text
    wordxml.write_text(piece.holder, piece.text)


def _replace(pieces: list[_Piece], field: Field, value: str) -> None:
    offset = 0
    for piece in pieces:
        start, end = field.start - offset, field.end - offset
        length = len(_letters(piece.holder))
        offset += length
        if start < length and end > 0:
            before, after = piece.text[: max(start, 0)], piece.text[max(end, 0) :]
            piece.text = before + (value if start >= 0 else "") + after


def _pieces(paragraph: Element) -> list[Element]:
    found = paragraph.iter(wordxml.TEXT, *_AS_LETTERS)
    return [piece for piece in found if _around(piece) is paragraph]


def _around(piece: Element) -> Element:
    """Return the innermost element around a piece in which it may be no text of a paragraph."""
    above = piece.getparent().getparent()
    if above.tag == wordxml.PARAGRAPH:  # nearly every piece is in a run of its paragraph
        return above
    return next(each for each in piece.iterancestors() if each.tag in _APART)


def _letters(piece: Element) -> str:
    return _AS_LETTERS.get(piece.tag) or piece.text or ""
