from __future__ import annotations

import pytest

from automations.rehearsal.sheets_server.formula_shifting import copied, retitled, rewritten
from automations.rehearsal.sheets_server.shifts import deleted, inserted, moved

TWO_ROWS_AT_3 = inserted(0, 2, 2, is_rows=True)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("=A1+A3", "=A1+A5"),
        ("=SUM($B$2:$B$4)", "=SUM($B$2:$B$6)"),
        ("=SUM(A:A)", "=SUM(A:A)"),
        ("=SUM(2:4)", "=SUM(2:6)"),
        ('=A3&"A3"', '=A5&"A3"'),
        ("=List!A3+Other!A3", "=List!A5+Other!A3"),
        ("='List'!A3", "='List'!A5"),
        ("=LOG10(A3)", "=LOG10(A5)"),
        ("=A3B", "=A3B"),
    ],
)
def test_references_to_the_sheet_follow_their_cells(before: str, after: str) -> None:
    assert rewritten(before, "List", here=True, by=TWO_ROWS_AT_3) == after


def test_a_bare_reference_in_another_sheet_stays() -> None:
    assert rewritten("=A3+List!A3", "List", here=False, by=TWO_ROWS_AT_3) == "=A3+List!A5"


def test_a_quoted_title_is_known() -> None:
    by = inserted(0, 0, 1, is_rows=False)
    assert rewritten("='It''s'!A1", "It's", here=False, by=by) == "='It''s'!B1"


def test_what_is_gone_is_an_error() -> None:
    by = deleted(0, 2, 3, is_rows=True)
    assert rewritten("=A3+A4", "List", here=True, by=by) == "=#REF!+A3"


def test_a_moved_cell_is_followed() -> None:
    by = moved(0, 0, 1, 3, is_rows=True)
    assert rewritten("=A1+A2", "List", here=True, by=by) == "=A3+A1"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("=A1", "=C2"),
        ("=$A1+A$1+$A$1", "=$A2+C$1+$A$1"),
        ("=SUM(A1:B2)", "=SUM(C2:D3)"),
        ("=SUM(A:$B)", "=SUM(C:$B)"),
        ("=SUM(1:$3)", "=SUM(2:$3)"),
        ("=Other!A1", "=Other!C2"),
    ],
)
def test_a_copied_formula_looks_as_far_as_it_did(before: str, after: str) -> None:
    assert copied(before, 1, 2) == after


def test_a_copy_that_would_look_off_the_sheet_is_an_error() -> None:
    assert copied("=A1+B2", -1, 0) == "=#REF!+B1"


@pytest.mark.parametrize(
    ("new", "after"),
    [
        ("People", "=People!A1+Other!A1+A1"),
        ("My list", "='My list'!A1+Other!A1+A1"),
        (None, "=#REF!+Other!A1+A1"),
    ],
)
def test_a_new_title_is_followed(new: str | None, after: str) -> None:
    assert retitled("=List!A1+Other!A1+A1", "list", new) == after
