"""The rows of a table, drawn column by column: of 100,000 rows each has a look soon known."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import repeat

from automations.books.cell_looks import LIST_HEIGHT, in_cell, legible, look_of, too_long
from automations.books.draft import DraftRow
from automations.books.drawing import Drawing
from automations.books.extents import row_height, text_width
from automations.books.looks import BODY, STRESSED, Look
from automations.tables.rendering import shown
from automations.tables.report import Cell, Form

_Row = tuple[Cell, ...]
_Shape = tuple[type, bool]  # of a cell: the kind of its value, and whether it stays in one line


@dataclass(frozen=True, slots=True)
class _RowShape:
    """What rows have in common; a ``flat`` one has every text in one line."""

    looks: tuple[Look, ...]
    flat: bool


def draw_rows(
    page: Drawing, forms: Sequence[Form], rows: Sequence[_Row], stressed: Collection[int]
) -> None:
    """Draw rows, those whose index (from 0) is ``stressed`` so that they stand out."""
    numbers: dict[_Shape, int] = {}
    columns = list(zip(forms, page.draft.widths, zip(*rows, strict=True), strict=False))
    shapes = zip(*(_shapes(page, *column, numbers) for column in columns), strict=False)
    known: dict[tuple[str, tuple[int, ...]], _RowShape] = {}
    draw, first = page.draft.rows.append, page.row + 1
    for index, (row, codes) in enumerate(zip(_in_cells(forms, rows), shapes, strict=False)):
        key = (STRESSED if index in stressed else BODY, codes)
        shape = known.get(key)
        if shape is None:
            shape = known[key] = _row_shape(*key, forms, list(numbers))
        flat = page.one_line and shape.flat
        height = LIST_HEIGHT if flat else _height(page, forms, rows[index])
        draw(DraftRow(first + index, height, row, shape.looks))
    page.row += len(rows)


def _row_shape(
    role: str, codes: tuple[int, ...], forms: Sequence[Form], shapes: Sequence[_Shape]
) -> _RowShape:
    cells = [shapes[code] for code in codes]
    looks = (
        look_of(role, form, "", kind, shrunk=shrunk)
        for form, (kind, shrunk) in zip(forms, cells, strict=True)
    )
    return _RowShape(tuple(looks), all(shrunk for _, shrunk in cells))


def _shapes(
    page: Drawing,
    form: Form,
    width: float,
    values: Sequence[Cell],
    numbers: dict[_Shape, int],
) -> Iterable[int]:
    """Return the number of each cell's shape; ``numbers`` gains those it does not know yet."""
    kinds = set(map(type, values))
    alike = len(kinds) == 1 and (not page.one_line or _all_fit(values, form, width))
    if alike:
        return repeat(numbers.setdefault((kinds.pop(), page.one_line), len(numbers)))
    shapes = ((type(each), page.one_line and not too_long(each, form, width)) for each in values)
    return [numbers.setdefault(each, len(numbers)) for each in shapes]


def _all_fit(values: Sequence[Cell], form: Form, width: float) -> bool:
    """Tell, at a glance, whether all values of a kind can be read in one line."""
    if isinstance(values[0], str):
        longest = max(map(len, values))  # type: ignore[arg-type]  # texts
        narrow = "".join(values).isascii()  # type: ignore[arg-type]  # texts
        return legible(longest if narrow else 2 * longest, width)
    if isinstance(values[0], int):
        ends = (max(values), min(values))  # type: ignore[type-var]  # integers
        return legible(max(text_width(shown(each, form)) for each in ends) + 1, width)
    return values[0] is None


def _in_cells(forms: Sequence[Form], rows: Sequence[_Row]) -> Iterable[_Row]:
    if Form.POINTS not in forms:
        return rows
    return (tuple(map(in_cell, row, forms)) for row in rows)


def _height(page: Drawing, forms: Sequence[Form], row: _Row) -> float:
    texts = map(shown, row, forms)
    return row_height(zip(texts, page.draft.widths, strict=False))
