"""A worksheet part taken apart: what stands around its rows, and the rows, none of them copied."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from automations.books.splicing.changes import Unspliceable
from automations.books.splicing.edits import Edit, appended, attribute_set, edited
from automations.books.splicing.refusals import DAMAGED, ROWS_DISORDERED
from automations.books.splicing.xml_elements import TOKEN, Element, parsed, tag_name
from automations.books.splicing.xml_text import refuse_unsafe
from automations.tables.places import cell_address, column_number

_SLASH = ord("/")
_NUMBER = re.compile(rb"\sr\s*=\s*[\"'](\d{1,7})[\"']")
_DATA = re.compile(rb"<((?:[\w.-]+:)?)sheetData(?:\s[^>]*|/)?>")
_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})(?::\$?([A-Z]{1,3})\$?([0-9]{1,7}))?")


class Row(NamedTuple):
    """A row: its number from 1; its tags stand at start to opened and at closing to end."""

    number: int
    start: int
    opened: int
    closing: int
    end: int


@dataclass(frozen=True, slots=True)
class Worksheet:
    """A worksheet part; ``frame`` is all of it but what stands from ``start`` to ``end``, its rows.

    ``regular``: rows are written the way nearly every program writes them, so that searching for
    bytes finds what is in them. ``rows`` are in their order.
    """

    name: str
    content: bytes
    frame: Element
    data: Element
    start: int
    end: int
    rows: Sequence[Row]
    regular: bool

    @property
    def prefix(self) -> str:
        """What stands before the names of elements, such as ``x:``."""
        return self.data.prefix

    def edited(self, rows: list[Edit], frame: list[Edit]) -> bytes:
        """Return the part with edits made in its rows and, seen from there, in its frame."""
        moved = self.end - self.start
        around = [
            Edit(each.start + moved, each.end + moved, each.new)
            if each.start >= self.data.closing
            else each
            for each in frame
        ]
        return edited(self.content, [*rows, *around])

    def with_rows(self, fresh: Iterable[tuple[int, bytes]]) -> tuple[list[Edit], list[Edit]]:
        """Return the edits, of rows and of the frame, that put rows (number, XML) in their places.

        The fresh rows come in their order; there must be no rows with their numbers.
        """
        later = iter([*self.rows, None])
        row, gathered = next(later), dict[int, bytes]()
        for number, xml in fresh:
            while row is not None and row.number < number:
                row = next(later)
            at = self.end if row is None else row.start
            gathered[at] = gathered.get(at, b"") + xml
        if self.data.empty:
            return [], [appended(self.data, xml) for xml in gathered.values()]
        return [Edit(at, at, xml) for at, xml in gathered.items()], []

    def grown(self, first: tuple[int, int], last: tuple[int, int]) -> list[Edit]:
        """Return the edit of the frame that lets the part's stated extent reach those cells.

        Both are (row, column), from 1.
        """
        stated = self.frame.first("dimension")
        area = area_of(stated.get("ref")) if stated is not None else None
        if stated is None or area is None:
            return []
        top, left, bottom, right = area
        fresh = (
            *map(min, (top, left), first),
            *map(max, (bottom, right), last),
        )
        if fresh == area:
            return []
        ends = cell_address(fresh[0], fresh[1]), cell_address(fresh[2], fresh[3])
        return [attribute_set(stated, "ref", ":".join(ends))]


def area_of(reference: str) -> tuple[int, int, int, int] | None:
    """Return a range as its first row and column and its last row and column, from 1.

    >>> area_of("B2:$D$5"), area_of("C3")
    ((2, 2, 5, 4), (3, 3, 3, 3))
    """
    found = _RANGE.fullmatch(reference)
    if found is None:
        return None
    row, column = int(found[2]), column_number(found[1])
    last = (int(found[4]), column_number(found[3])) if found[3] else (row, column)
    return (row, column, *last)


def worksheet(name: str, content: bytes) -> Worksheet:
    """Take a part in UTF-8 apart; ``name`` is what people call the sheet.

    Raises `Unspliceable` if it is unsafe, damaged, or its rows are not in order.
    """
    simple = _simple_data(content)
    prefix, start, end, empty = simple or _data(content)
    frame = parsed(content if empty else content[:start] + content[end:])
    data = frame.first("sheetData")
    if frame.name != "worksheet" or data is None:
        raise Unspliceable(DAMAGED)
    rows = _regular_rows(content, start, end, prefix.encode()) if simple else None
    regular = rows is not None and _one_prefix(frame)
    if rows is None or not regular:
        refuse_unsafe(content)
        rows = list(_other_rows(content, start, end))
    if any(row.number >= after.number for row, after in pairwise(rows)):
        raise Unspliceable(ROWS_DISORDERED, sheet=name)
    return Worksheet(name, content, frame, data, start, end, rows, regular)


def _simple_data(content: bytes) -> tuple[str, int, int, bool] | None:
    """Return what `_data` does for a part that declares nothing and comments on nothing.

    Parsing a large part takes as long as all the rest, so its rows are not parsed before they are
    changed, but once, with the changes: see `automations.books.splicing.self_check`.
    """
    found = _DATA.search(content)
    if found is None or b"<!" in content:
        return None
    prefix, start = found[1].decode(), found.end()
    if found[0].endswith(b"/>"):
        return prefix, start, start, True
    end = content.rfind(b"</" + found[1] + b"sheetData")
    return (prefix, start, end, False) if end >= start else None


def _data(content: bytes) -> tuple[str, int, int, bool]:
    """Return the prefix of the rows, where they stand, and whether there is no place for any."""
    refuse_unsafe(content)
    tags = (each for each in TOKEN.finditer(content) if content[each.start() + 1] not in b"!?/")
    for token in tags:
        prefix, colon, name = tag_name(token[0]).rpartition(":")
        if name != "sheetData":
            continue
        if token[0].endswith(b"/>"):
            return prefix + colon, token.end(), token.end(), True
        end = _end_of_data(content, token.end(), (prefix + colon).encode())
        return prefix + colon, token.end(), end, False
    raise Unspliceable(DAMAGED)


def _end_of_data(content: bytes, start: int, prefix: bytes) -> int:
    tag = b"</" + prefix + b"sheetData"
    ends = (each.start() for each in TOKEN.finditer(content, start) if each[0].startswith(tag))
    return next(ends)


def _one_prefix(frame: Element) -> bool:
    """Tell whether the namespace of cells has one prefix only."""
    return list(frame.scope.values()).count(frame.space) == 1


def _regular_rows(content: bytes, start: int, end: int, prefix: bytes) -> list[Row] | None:
    """Return the rows if all of them are written in the usual way."""
    tag = re.compile(b'<%brow r="([0-9]{1,7})"[^>]*>' % prefix)
    closing = b"</%brow>" % prefix
    rows, at, gaps = list[Row](), start, False
    # A row begins where the one before ends: looking there first spares searching all of it.
    while found := tag.match(content, at, end) or tag.search(content, at, end):
        begins, opened = found.span()
        gaps = gaps or begins > at
        at = ends = opened
        if content[opened - 2] != _SLASH:
            ends = content.find(closing, opened, end)
            at = ends + len(closing)
        if ends < 0:
            return None
        rows.append(Row(int(found[1]), begins, opened, ends, at))
    if gaps or content[at:end].strip():  # where rows in another spelling may stand
        spelt = content.count(b"<%brow" % prefix, start, end)
        closed = content.count(closing, start, end)
        if (spelt, closed) != (len(rows), sum(row.end > row.opened for row in rows)):
            return None
    return rows if content.find(b"xmlns", start, end) < 0 else None


def _other_rows(content: bytes, start: int, end: int) -> Iterator[Row]:
    number = 0
    for tag, opened, closing, after in outermost(content, start, end):
        if tag_name(content[tag:opened]).rpartition(":")[2] != "row":
            raise Unspliceable(DAMAGED)
        given = _NUMBER.search(content, tag, opened)
        number = int(given[1]) if given else number + 1
        yield Row(number, tag, opened, closing, after)


def outermost(content: bytes, start: int, end: int) -> Iterator[tuple[int, int, int, int]]:
    """Walk the elements of a piece of XML that no other encloses: where their two tags stand."""
    depth, tag, opened = 0, 0, 0
    for token in TOKEN.finditer(content, start, end):
        kind = content[token.start() + 1]
        if kind in b"!?":
            continue
        if kind == _SLASH:
            depth -= 1
            if not depth:
                yield tag, opened, token.start(), token.end()
            continue
        if not depth:
            tag, opened = token.start(), token.end()
        if content[token.end() - 2] != _SLASH:
            depth += 1
        elif not depth:
            yield tag, opened, opened, opened
