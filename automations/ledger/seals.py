"""What was read, as one number: equal content gives equal seals, in whatever order it stood.

The content of a sheet is its headings and, for each row below them, what stands under each
heading. The order of rows, of columns and of files does not count; nor do title rows, rows that
are blank throughout, hidden rows, row numbers and our own columns. How often a row occurs counts.
Where one heading stands twice, left and right count, because the product reads the left one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from automations.ledger.records import digest, framed
from automations.tables.sheet import ROW

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from automations.tables.headings import Headings
    from automations.tables.sheet import Sheet


def seal_sheet(sheet: Sheet, headings: Headings, ignore: Collection[str] = ()) -> str:
    """Return the SHA-256 (hexadecimal) of the content below the headings.

    Args:
        sheet: as read.
        headings: ``row`` is the last heading row (from 1; 0 if there is none), ``texts`` are the
            headings as typed, by column number.
        ignore: column keys such as ``"c7"`` that are ours and not what people wrote.
    """
    below = sheet.cells.filter(pl.col(ROW) > headings.row)
    columns = _columns(below, headings, ignore)
    rows = (digest(row) for row in _rows(sheet, below, [key for _, _, key in columns]))
    names = framed(*(text for text, _, _ in columns))
    return digest(framed(digest(names), *sorted(rows)))


def seal_inputs(named_seals: Iterable[tuple[str, str]]) -> str:
    """Return one seal over the (name, seal) of everything that was read, in any order.

    >>> seal_inputs([("a", "1"), ("b", "2")]) == seal_inputs([("b", "2"), ("a", "1")])
    True
    """
    return digest(framed(*sorted(framed(name, seal).hex() for name, seal in named_seals)))


def _columns(
    below: pl.DataFrame, headings: Headings, ignore: Collection[str]
) -> list[tuple[str, int, str]]:
    """Return (heading, how many of that heading stand to its left, key) in order of the first two.

    A column without heading and content is no content: a sheet may grow on its right unnoticed.
    """
    occurrences: dict[str, int] = {}
    columns = []
    for number, key in enumerate(below.columns[1:], 1):
        text = headings.texts.get(number, "")
        if key in ignore or not (text or (below[key] != "").any()):
            continue
        columns.append((text, occurrences.setdefault(text, 0), key))
        occurrences[text] += 1
    return sorted(columns)


def _rows(sheet: Sheet, below: pl.DataFrame, keys: list[str]) -> Iterator[bytes]:
    """Frame the texts of each row that is not blank, with what is odd about its cells."""
    if not keys:
        return
    cells = [part for key in keys for part in (pl.col(key).str.len_bytes(), pl.lit(":"), key)]
    texts = below.select(pl.concat_str(cells)).to_series()
    blank = "0:" * len(keys)
    oddities = _oddities(sheet, keys)
    for row, text in zip(below[ROW], texts, strict=True):
        if text != blank or row in oddities:
            yield text.encode() + oddities.get(row, b"")


def _oddities(sheet: Sheet, keys: list[str]) -> dict[int, bytes]:
    """Return, by row, which cells are not what their text says: an error is not a blank."""
    position = {int(key.removeprefix("c")): place for place, key in enumerate(keys)}
    found: dict[int, list[tuple[int, str]]] = {}
    for (row, column), oddity in sheet.odd.items():
        if column in position:
            found.setdefault(row, []).append((position[column], oddity.name))
    return {
        row: framed(*(f"{place} {name}" for place, name in sorted(cells)))
        for row, cells in found.items()
    }
