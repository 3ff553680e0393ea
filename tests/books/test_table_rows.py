"""Rows drawn many at once look exactly as if each had been drawn by itself."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from automations.books.draft import Draft, DraftRow
from automations.books.drawing import Drawing, Written
from automations.books.looks import BODY, STRESSED
from automations.books.table_rows import draw_rows
from automations.tables.places import Place
from automations.tables.report import Cell, Form

_FORMS = (Form.TEXT, Form.COUNT, Form.POINTS, Form.TIME)
_WIDTHS = (9, 8, 12, 20)
_TEXTS = st.text("あaｱ\n ", max_size=20)
_FRACTIONS = st.fractions(-9, 9, max_denominator=99)
_ROWS = st.lists(
    st.tuples(
        st.one_of(_TEXTS, st.builds(Place, _TEXTS)),
        st.one_of(st.integers(-(10**9), 10**9), st.none()),
        st.one_of(_FRACTIONS, st.integers(-9, 9), st.just("")),
        st.one_of(st.just(datetime(2024, 12, 24, 18, tzinfo=UTC)), st.just(date(2024, 12, 24))),
    ),
    max_size=12,
)


def _one_by_one(rows: list[tuple[Cell, ...]], stressed: set[int], page: Drawing) -> None:
    for index, row in enumerate(rows):
        role = STRESSED if index in stressed else BODY
        page.line([Written(each, form, role) for each, form in zip(row, _FORMS, strict=True)])


@given(_ROWS, st.sets(st.integers(0, 11)), st.booleans())
def test_many_rows_are_drawn_as_each_of_them_is(
    rows: list[tuple[Cell, ...]],
    stressed: set[int],
    one_line: bool,  # noqa: FBT001 - drawn by hypothesis
) -> None:
    pages = [Drawing(Draft("表", _WIDTHS), one_line=one_line, row=4) for _ in range(2)]
    draw_rows(pages[0], _FORMS, rows, stressed)
    _one_by_one(rows, stressed, pages[1])
    assert pages[0] == pages[1]


@given(st.lists(st.tuples(st.text("あa", min_size=1)), min_size=1))
def test_a_column_of_one_kind_is_drawn_so_too(rows: list[tuple[Cell, ...]]) -> None:
    pages = [Drawing(Draft("表", (9,)), one_line=True) for _ in range(2)]
    draw_rows(pages[0], (Form.TEXT,), rows, ())
    for row in rows:
        pages[1].line([Written(row[0])])
    assert pages[0] == pages[1]


def test_rows_that_look_alike_share_their_looks() -> None:
    page = Drawing(Draft("表", (9, 9)), one_line=True)
    draw_rows(page, (Form.TEXT, Form.COUNT), [("a", 1), ("b", 2), ("c", None)], {1})
    first, second, third = (row.looks for row in page.draft.rows)
    assert [each.role for each in (*first, *second) if each] == [BODY, BODY, STRESSED, STRESSED]
    assert [row.values for row in page.draft.rows] == [("a", 1), ("b", 2), ("c", None)]
    more = Drawing(Draft("表", (9,)), one_line=True)
    draw_rows(more, (Form.TEXT,), [("a",)] * 3, ())
    assert len({id(row.looks) for row in more.draft.rows}) == 1
    assert third == (first[0], third[1])


def test_no_row_draws_nothing() -> None:
    page = Drawing(Draft("表", (9,)), row=3)
    draw_rows(page, (Form.TEXT,), (), ())
    assert (page.row, page.draft.rows) == (3, list[DraftRow]())
