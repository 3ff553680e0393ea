"""A whole table of the Report in the place of a paragraph that says only its name."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from automations.documents import wordxml
from automations.documents.wordxml import name_of
from automations.tables.rendering import shown
from automations.tables.report import Form

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from automations.documents.wordxml import Element
    from automations.tables.report import Column, Table

_TEXT_WIDTH = 9866  # twips: A4 with margins of 18 mm, where the section does not say
_CELL_MARGINS = 170  # twips, left and right
_LEAST = 600  # twips of a column
_SHADE = {"val": "clear", "color": "auto", "fill": "E7E6E6"}
_HEAD, _TEXT, _NUMBER, _GRID = "CellHead", "CellText", "CellNumber", "TableGrid"
_NARROW, _TITLE = 6, 12  # full-width letters: of a number, and of a text without a width


def draw_table(paragraph: Element, table: Table, styles: frozenset[str], width: int) -> None:
    """Put a table with headings in the place of ``paragraph``; without rows nothing stands there.

    ``styles``: the template's; a style that it lacks is not named. ``width`` in twips.
    """
    if table.rows:
        paragraph.addprevious(_table(paragraph, table, styles, width))
    else:
        empty = paragraph.makeelement(wordxml.PARAGRAPH)
        paragraph.addprevious(empty)  # a cell must not be left without a paragraph
    wordxml.remove(paragraph)


def room_for(paragraph: Element) -> int:
    """Return how wide a table may be in the place of a paragraph, in twips."""
    cell = wordxml.nearest_above(paragraph, wordxml.CELL)
    width = cell.find(f"{name_of('tcPr')}/{name_of('tcW')}") if cell is not None else None
    if width is not None and width.get(name_of("type")) == "dxa":
        return int(width.get(name_of("w"))) - _CELL_MARGINS
    return _text_width(paragraph.getroottree().getroot())


def _text_width(root: Element) -> int:
    size = next(root.iter(name_of("pgSz")), None)
    margins = next(root.iter(name_of("pgMar")), None)
    if size is None or margins is None:
        return _TEXT_WIDTH
    sides = (int(margins.get(name_of(side), "0")) for side in ("left", "right"))
    return int(size.get(name_of("w"), str(_TEXT_WIDTH))) - sum(sides)


def _table(at: Element, table: Table, styles: frozenset[str], width: int) -> Element:
    widths = _widths(table.columns, width)
    made = at.makeelement(wordxml.TABLE)
    look = _add(made, "tblPr")
    if _GRID in styles:
        _add(look, "tblStyle", val=_GRID)
    _add(look, "tblW", w=str(sum(widths)), type="dxa")
    if _GRID not in styles:
        _add_borders(look)
    _add(look, "tblLayout", type="fixed")
    grid = _add(made, "tblGrid")
    for each in widths:
        _add(grid, "gridCol", w=str(each))
    heads = [(column.heading, _HEAD) for column in table.columns]
    made.append(_row(at, heads, widths, styles, head=True))
    forms = [column.form for column in table.columns]
    looks = [("", _TEXT if form is Form.TEXT else _NUMBER) for form in forms]
    pattern = _row(at, looks, widths, styles)  # copying is much faster than making
    for row in table.rows:
        made.append(_filled(pattern, map(shown, row, forms)))
    return made


def _filled(pattern: Element, texts: Iterable[str]) -> Element:
    row = deepcopy(pattern)
    holders = list(row.iter(wordxml.TEXT))  # a text of several lines brings more of them
    for holder, text in zip(holders, texts, strict=True):
        wordxml.write_text(holder, text)
    return row


def _widths(columns: Sequence[Column], width: int) -> list[int]:
    """Share the width as the columns ask for it."""
    asked = [
        each.width or max(len(each.heading), _TITLE if each.form is Form.TEXT else _NARROW)
        for each in columns
    ]
    shares = [max(_LEAST, width * each // sum(asked)) for each in asked]
    shares[asked.index(max(asked))] += width - sum(shares)
    return shares


def _row(
    at: Element,
    cells: Iterable[tuple[str, str]],
    widths: Sequence[int],
    styles: frozenset[str],
    *,
    head: bool = False,
) -> Element:
    row = at.makeelement(wordxml.ROW)
    look = _add(row, "trPr")
    _add(look, "cantSplit")
    if head:
        _add(look, "tblHeader")
    for (text, style), width in zip(cells, widths, strict=True):
        cell = _add(row, "tc")
        about = _add(cell, "tcPr")
        _add(about, "tcW", w=str(width), type="dxa")
        if head:
            _add(about, "shd", **_SHADE)
        _add(about, "vAlign", val="center")
        _write(_add(cell, "p"), text, style if style in styles else "")
    return row


def _write(paragraph: Element, text: str, style: str) -> None:
    if style:
        _add(_add(paragraph, "pPr"), "pStyle", val=style)
    wordxml.write_text(_add(_add(paragraph, "r"), "t"), text)


def _add_borders(look: Element) -> None:
    borders = _add(look, "tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        _add(borders, side, val="single", sz="4", space="0", color="595959")


def _add(parent: Element, tag: str, **words: str) -> Element:
    made = parent.makeelement(name_of(tag), {name_of(key): said for key, said in words.items()})
    parent.append(made)
    return made
