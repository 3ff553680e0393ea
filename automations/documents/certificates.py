"""賞状: one certificate a page in vertical writing, thousands of them in one file or apart.

The template shows one certificate. What is the same in all of them is written once, as text with
places to fill; so a thousand take a fraction of a second. Names stand in the letters in which they
were typed, with their variant forms; nobody's name is cut to make it fit: everything gets smaller.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias
from xml.sax.saxutils import escape

from automations.documents import lint, package, properties, wordxml
from automations.documents.certificate_room import Room, letters, room_of
from automations.documents.fields import fields_in, line_of, replace_fields
from automations.documents.fonts import refonted
from automations.documents.patterns import printable
from automations.documents.template import opened
from automations.documents.wordxml import name_of

if TYPE_CHECKING:
    from pathlib import Path

    from automations.documents.cover import DocumentCover
    from automations.documents.wordxml import Element
    from automations.tables.report import Table

    Words: TypeAlias = "Mapping[str, str]"

FIELDS = ("賞", "取組名", "所属", "受賞者", "メンバー", "文面", "日付", "授与者", "賞の名称")
TITLE = "賞状"
_SMALLER = ("", "Long", "Longest")
_ONE_LINE = {"賞", "所属", "受賞者", "メンバー", "日付", "授与者"}
_MOST_ROOM = 480  # twips between two paragraphs: more would tear the page apart
_LONG = {"取組名", "所属", "メンバー"}
_DENSITIES = (("", ""), ("Long", ""), ("Longest", ""), ("Longest", "Long"), ("Longest", "Longest"))
"""What stands behind the names of the styles as a certificate has more and more to say: of those
fields that may be long, which give way first, and of the others."""
_ALONE = 4  # so many members stand one in a line
_IN_A_LINE = {"": 2, "Long": 2, "Longest": 3}
_FILL = "\u00a0\u00a0"  # as wide as a letter; a blank at the end of a line would count for nothing
_UNIT, _OPEN, _CLOSE = "dxten", "\ue000", "\ue001"  # for private use: nothing we write holds them
_MARKED = re.compile(f"{_OPEN}([^{_CLOSE}]*){_CLOSE}")
_STYLED, _BEFORE = ":style", ":before"  # no field has such a name
_SPACING = name_of("spacing")
_STYLE, _VALUE = name_of("pStyle"), name_of("val")
_BROKEN = '</w:t><w:br/><w:t xml:space="preserve">'
_SHORT_LATIN = re.compile(r"(?<![0-9A-Za-z])[0-9A-Za-z]{1,4}(?![0-9A-Za-z])")
_UPRIGHT = {code: code + 0xFEE0 for code in range(ord("!"), ord("~") + 1)}
_POINTS = str.maketrans("", "", "、。")


@dataclass(frozen=True, slots=True)
class _Unit:
    """A paragraph of the template: its XML in pieces, literal and name in turn, and its fields."""

    pieces: tuple[str, ...]
    line: tuple[str, ...]
    style: str

    @property
    def fields(self) -> tuple[str, ...]:
        return self.line[1::2]

    def speaks(self, words: Words) -> bool:
        """Tell whether it has fields with something to say, or none."""
        return not self.fields or any(words[each] for each in self.fields)

    def said(self, words: Words) -> str:
        """Return the text of its line."""
        return _joined(self.line, words)


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A template, ready to be filled: what stands around its paragraphs, and its page."""

    parts: Mapping[str, bytes]
    head: str
    units: tuple[_Unit, ...]
    tail: str
    room: Room

    def filled(self, certificates: Sequence[Words]) -> dict[str, bytes]:
        """Return the parts of a document with a page for each certificate."""
        pages = "".join(map(self._page, certificates))
        return {**self.parts, package.BODY: f"{self.head}{pages}{self.tail}".encode()}

    def _page(self, certificate: Words) -> str:
        words, units, styles, left = certificate, self.units, [""], 0
        for long, other in _DENSITIES:
            words = {**certificate, "メンバー": _members(certificate["メンバー"], long)}
            units = tuple(each for each in self.units if each.speaks(words))
            styles = [self._styled(each, words, long, other) for each in units]
            said = zip(styles, (each.said(words) for each in units), strict=True)
            left = self.room.left(said)
            if left >= 0:
                break
        room = min(_MOST_ROOM, max(0, left) // len(units))
        return "".join(
            _xml(unit, words, style, self._before(place, style, room))
            for place, (unit, style) in enumerate(zip(units, styles, strict=True))
        )

    def _before(self, place: int, style: str, room: int) -> str:
        """Return the room before a paragraph: what is left of the page is spread over all."""
        return str(self.room.measures[style].before + (room if place else 0))

    def _styled(self, unit: _Unit, words: Words, long: str, other: str) -> str:
        """Return the style of a paragraph; what should be one line gets smaller for that alone."""
        least = long if _LONG.intersection(unit.fields) else other
        smaller = [f"{unit.style}{each}" for each in _SMALLER[_SMALLER.index(least) :]]
        there = [each for each in smaller if each in self.room.measures] or [unit.style]
        if not _ONE_LINE.intersection(unit.fields):
            return there[0]
        fitting = (each for each in there if self.room.is_one_line(each, unit.said(words)))
        return next(fitting, there[-1])


def certificates_document(template: Path, table: Table, cover: DocumentCover) -> bytes:
    """Return all certificates as one file's bytes; the same arguments give the same bytes.

    ``table``: the certificates as the judging made them, one row each.

    Raises:
        SettingsWrong: the template cannot be used.
        DocumentFaulty: the document is not sound, which is our bug.
    """
    words = [certificate(row, cover) for row in _rows(table)]
    parts = _pattern(template).filled(words)
    return _checked(template, parts, words, cover)


def certificate_files(template: Path, table: Table, cover: DocumentCover) -> Iterator[bytes]:
    """Yield each certificate as a file of its own, in the order of ``table``.

    Raises as `certificates_document`; the soundness of one kind of page is checked once.
    """
    pattern = _pattern(template)
    for place, row in enumerate(_rows(table)):
        words = certificate(row, cover)
        parts = pattern.filled([words])
        if place == 0:
            yield _checked(template, parts, [words], cover)
        else:
            yield _packed(parts, cover)


def certificate(row: Mapping[str, str], cover: DocumentCover) -> dict[str, str]:
    """Return what the fields of one certificate say; ``row``: by the headings of the table."""
    behind = f"　{cover.said.get('honorific', '')}".rstrip()
    names = [_typed(each) for each in re.split(r"[、,，\n;；]", row["メンバー"]) if each.strip()]
    longest = max(map(letters, names), default=0)
    receiver, section = _typed(row["代表者"]), upright(_typed(row["所属"]))
    return {
        "賞": upright(_typed(row["賞"])),
        "取組名": upright(_typed(row["取組名"])),
        "所属": section if receiver else "",
        "受賞者": f"{receiver or section}{behind}",
        "メンバー": "\n".join(f"{_padded(each, longest)}{behind}" for each in names),
        "文面": upright(_typed(row["文面"])).translate(_POINTS),
        "日付": row["日付（漢数字）"],
        "授与者": _giver(_typed(row["授与者"]), cover),
        "賞の名称": upright(_typed(row["賞の名称"])),
    }


def upright(text: str) -> str:
    """Return a text whose short Latin words and numbers stand upright in vertical writing.

    >>> upright("窓口DX 22言語 Microsoft"), upright("住民と職員")
    ('窓口ＤＸ ２２言語 Microsoft', '住民と職員')
    """
    return _SHORT_LATIN.sub(lambda found: found[0].translate(_UPRIGHT), text)


def _typed(text: str) -> str:
    """Return what somebody typed, on one line; letters that no document can hold are marked."""
    line = text.strip()
    if line.replace("　", "").isprintable():
        return line
    return printable({"": line})[""]


def _giver(giver: str, cover: DocumentCover) -> str:
    """Return who gives the prize: the sender with name and post, if just that post gives it."""
    sender = _typed(cover.said.get("sender", ""))
    post = re.split(r"[\s　]", sender)[0]
    if sender and (not giver or post.endswith(giver)):
        return sender
    return giver or cover.host


def _members(names: str, long: str) -> str:
    """Return names as lines of the certificate: a few one in a line, many side by side."""
    listed = names.split("\n") if names else []
    if len(listed) <= _ALONE and long != "Longest":
        return names
    size = _IN_A_LINE[long]
    lacking = -len(listed) % size
    filled = [*listed, *[_FILL * ((letters(each) + 1) // 2) for each in listed[:1] * lacking]]
    lines = (filled[start : start + size] for start in range(0, len(filled), size))
    return "\n".join("　".join(each) for each in lines)


def _padded(name: str, longest: int) -> str:
    missing = longest - letters(name)
    return f"{name}{'　' * (missing // 2)}{' ' * (missing % 2)}"


def _rows(table: Table) -> Iterator[dict[str, str]]:
    headings = [column.heading for column in table.columns]
    for row in table.rows:
        yield {name: str(cell or "") for name, cell in zip(headings, row, strict=True)}


def _pattern(template: Path) -> _Pattern:
    parts, roots = opened(template, FIELDS)
    body = roots[package.BODY][0]
    blocks = [each for each in body if each.tag == wordxml.PARAGRAPH]
    lines = [_marked(each) for each in blocks]
    for block in blocks:
        block.addprevious(block.makeelement(_UNIT))
    last = blocks[-1]
    last.addnext(last.makeelement(_UNIT))
    written = wordxml.serialise(roots[package.BODY]).decode()
    head, *units, tail = re.split(f"<{_UNIT}[^>]*/>", written)
    made = tuple(
        _Unit(tuple(_MARKED.split(xml)), line, style)
        for xml, (line, style) in zip(units, lines, strict=True)
    )
    return _Pattern(parts, head, made, tail, room_of(parts))


def _marked(paragraph: Element) -> tuple[tuple[str, ...], str]:
    """Mark the fields and the style of a paragraph; return its line in pieces, and the style."""
    found = fields_in(line_of(paragraph))
    replace_fields(paragraph, [(each, f"{_OPEN}{each.name}{_CLOSE}") for each in found])
    line, style = tuple(_MARKED.split(line_of(paragraph))), ""
    for each in paragraph.iter(_STYLE):
        style = each.get(_VALUE)
        each.set(_VALUE, f"{_OPEN}{_STYLED}{_CLOSE}")
        if each.getnext() is None:  # else people have set this paragraph's own look
            each.addnext(
                each.makeelement(_SPACING, {name_of("before"): f"{_OPEN}{_BEFORE}{_CLOSE}"})
            )
    return line, style


def _xml(unit: _Unit, words: Words, style: str, before: str) -> str:
    escaped = {each: escape(words[each]).replace("\n", _BROKEN) for each in unit.fields}
    return _joined(unit.pieces, {**escaped, _STYLED: style, _BEFORE: before})


def _joined(pieces: Sequence[str], words: Words) -> str:
    return "".join(words[each] if place % 2 else each for place, each in enumerate(pieces))


def _packed(parts: Mapping[str, bytes], cover: DocumentCover) -> bytes:
    return package.pack(refonted(properties.described(parts, cover.properties(TITLE)), cover.look))


def _checked(
    template: Path, parts: Mapping[str, bytes], words: Sequence[Words], cover: DocumentCover
) -> bytes:
    document = _packed(parts, cover)
    typed = [text for each in words for text in each.values()]
    lint.refuse_faulty(document, template.read_bytes(), typed, cover.look)
    return document
