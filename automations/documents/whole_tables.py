"""A whole table of the Report in the place of a paragraph that says only its name."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from automations.documents import wordxml
from automations.documents.blocks import put_before, take_out
from automations.documents.wordxml import name_of
from automations.tables.rendering import shown
from automations.tables.report import Form

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from automations.documents.wordxml import Element
    from automations.tables.report import Column, Table

_TEXT_WIDTH = 9866  # twips: A4 with margins of 18 mm, where the section does not say
_CELL_MARGINS = 170  # twips, left and right
# What a section is like is said at its end.
_SECTION = "(descendant::w:sectPr | following::w:sectPr)[1]"
_LEAST = 600  # twips of a column
_SHADE = {"val": "clear", "color": "auto", "fill": "E7E6E6"}
_HEAD, _TEXT, _NUMBER = "CellHead", "CellText", "CellNumber"
# A style by the identity that the shipped templates give it, by its name in Word's list, or the
# next best; Word gives those that it knows itself other identities.
_KNOWN_AS = {
    _HEAD: (_HEAD, "表の見出し", _TEXT, "表の文字"),
    _TEXT: (_TEXT, "表の文字"),
    _NUMBER: (_NUMBER, "表の数値"),
    "TableGrid": ("TableGrid", "Table Grid", "表 (格子)"),
}
_NUMBERS = frozenset(Form) - {Form.TEXT, Form.LINK, Form.DAY, Form.TIME}
_PLACED = {_HEAD: "center", _NUMBER: "right"}  # where no style says so
_PAGE_BREAK = name_of("pageBreakBefore")
_NARROW, _TITLE = 6, 12  # full-width letters: of a number, and of a text without a width


def draw_table(paragraph: Element, table: Table, styles: Mapping[str, str], width: int) -> None:
    """Put a table with headings in the place of ``paragraph``; without rows nothing stands there.

    ``styles``: the identities of the template's by identity and by name; a style that it lacks is
    not named. ``width`` in twips.
    """
    if table.rows:
        own = {key: _first(names, styles) for key, names in _KNOWN_AS.items()}
        made = _table(paragraph, table, own, width)
        _begin_page(paragraph, made)
        put_before(paragraph, made)
    take_out(paragraph)


def _first(names: Iterable[str], styles: Mapping[str, str]) -> str:
    return next((styles[name] for name in names if name in styles), "")


def _begin_page(paragraph: Element, table: Element) -> None:
    """Let a table begin a page if the paragraph did in whose place it stands."""
    broken = paragraph.find(f"{name_of('pPr')}/{_PAGE_BREAK}")
    if broken is not None:
        first = next(wordxml.paragraphs(table))
        look = first.find(name_of("pPr"))
        at = 1 if look[0].tag == name_of("pStyle") else 0
        look.insert(at, deepcopy(broken))


def room_for(paragraph: Element) -> int:
    """Return how wide a table may be in the place of a paragraph, in twips."""
    cell = wordxml.nearest_above(paragraph, wordxml.CELL)
    width = cell.find(f"{name_of('tcPr')}/{name_of('tcW')}") if cell is not None else None
    if width is not None and width.get(name_of("type")) == "dxa":
        return int(width.get(name_of("w"))) - _CELL_MARGINS
    return _text_width(paragraph)


def _text_width(paragraph: Element) -> int:
    section = next(iter(paragraph.xpath(_SECTION, namespaces={"w": wordxml.WORD})), None)
    size, margins = (
        None if section is None else section.find(name_of(tag)) for tag in ("pgSz", "pgMar")
    )
    if size is None or margins is None:
        return _TEXT_WIDTH
    sides = sum(int(margins.get(name_of(side), "0")) for side in ("left", "right"))
    return int(size.get(name_of("w"), str(_TEXT_WIDTH + sides))) - sides


def _table(at: Element, table: Table, styles: Mapping[str, str], width: int) -> Element:
    widths = _widths(table.columns, width)
    made = at.makeelement(wordxml.TABLE)
    look = _add(made, "tblPr")
    if grid_style := styles["TableGrid"]:
        _add(look, "tblStyle", val=grid_style)
    _add(look, "tblW", w=str(sum(widths)), type="dxa")
    if not grid_style:
        _add_borders(look)
    _add(look, "tblLayout", type="fixed")
    grid = _add(made, "tblGrid")
    for each in widths:
        _add(grid, "gridCol", w=str(each))
    heads = [(column.heading, _HEAD) for column in table.columns]
    made.append(_row(at, heads, widths, styles, head=True))
    forms = [column.form for column in table.columns]
    looks = [("", _NUMBER if form in _NUMBERS else _TEXT) for form in forms]
    pattern = _row(at, looks, widths, styles)  # copying is much faster than making
    for number, row in enumerate(table.rows):
        made.append(_filled(pattern, map(shown, row, forms)))
        if number in table.emphasis:
            _stress(made[-1])
    return made


def _filled(pattern: Element, texts: Iterable[str]) -> Element:
    row = deepcopy(pattern)
    holders = list(row.iter(wordxml.TEXT))  # a text of several lines brings more of them
    for holder, text in zip(holders, texts, strict=True):
        wordxml.write_text(holder, text)
    return row


def _stress(row: Element) -> None:
    for run in row.iter(name_of("r")):
        look = run.makeelement(name_of("rPr"))
        run.insert(0, look)
        _add(look, "b")
        _add(look, "bCs")


def _widths(columns: Sequence[Column], width: int) -> list[int]:
    """Share the width as the columns ask for it."""
    asked = [
        each.width or max(len(each.heading), _NARROW if each.form in _NUMBERS else _TITLE)
        for each in columns
    ]
    least = min(_LEAST, width // len(columns))
    rest = width - least * len(columns)
    shares = [least + rest * each // sum(asked) for each in asked]
    shares[asked.index(max(asked))] += width - sum(shares)
    return shares


def _row(
    at: Element,
    cells: Iterable[tuple[str, str]],
    widths: Sequence[int],
    styles: Mapping[str, str],
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
        _write(_add(cell, "p"), text, style, styles[style])
    return row


def _write(paragraph: Element, text: str, wanted: str, style: str) -> None:
    look = _add(paragraph, "pPr")
    if style:
        _add(look, "pStyle", val=style)
    elif wanted in _PLACED:
        _add(look, "jc", val=_PLACED[wanted])
    wordxml.write_text(_add(_add(paragraph, "r"), "t"), text)


def _add_borders(look: Element) -> None:
    borders = _add(look, "tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        _add(borders, side, val="single", sz="4", space="0", color="595959")


def _add(parent: Element, tag: str, **words: str) -> Element:
    made = parent.makeelement(name_of(tag), {name_of(key): said for key, said in words.items()})
    parent.append(made)
    return made
