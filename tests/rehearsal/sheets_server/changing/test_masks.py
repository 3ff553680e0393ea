from __future__ import annotations

import pytest

from automations.rehearsal.sheets_server.changing.masks import paths, updated
from automations.rehearsal.sheets_server.model import JSON, ApiError


@pytest.mark.parametrize(
    ("fields", "read"),
    [
        ("title", [("title",)]),
        (" title , index", [("title",), ("index",)]),
        ("gridProperties.rowCount", [("gridProperties", "rowCount")]),
        (
            "gridProperties(rowCount,columnCount),title",
            [("gridProperties", "rowCount"), ("gridProperties", "columnCount"), ("title",)],
        ),
    ],
)
def test_a_mask_is_read(fields: str, read: list[tuple[str, ...]]) -> None:
    assert paths(fields, "SheetProperties") == read


def test_a_star_means_every_field() -> None:
    assert paths("*", "GridCoordinate") == [("columnIndex",), ("rowIndex",), ("sheetId",)]


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(ApiError) as caught:
        paths("titel", "SheetProperties")
    assert caught.value.message == "Invalid field: titel"


@pytest.mark.parametrize(
    ("path", "after"),
    [
        (("a",), {"a": 9, "b": {"c": 2, "d": 3}}),
        (("b",), {"a": 1, "b": {"c": 8}}),
        (("b", "c"), {"a": 1, "b": {"c": 8, "d": 3}}),
        (("b", "d"), {"a": 1, "b": {"c": 2}}),
        (("e",), {"a": 1, "b": {"c": 2, "d": 3}}),
        (("e", "f"), {"a": 1, "b": {"c": 2, "d": 3}}),
    ],
)
def test_a_path_is_taken_from_the_update_or_cleared(path: tuple[str, ...], after: JSON) -> None:
    old: JSON = {"a": 1, "b": {"c": 2, "d": 3}}
    assert updated(old, {"a": 9, "b": {"c": 8}}, [path]) == after
    assert old == {"a": 1, "b": {"c": 2, "d": 3}}
