"""Names of ranges."""

from __future__ import annotations

import pytest

from automations.rehearsal.sheets_server.model import Stored
from tests.rehearsal.sheets_server.changing.asked import Do, Refused


def test_a_named_range_is_added_changed_and_taken_away(do: Do, stored: Stored) -> None:
    made = do("addNamedRange", namedRange={"name": "people", "range": {"endRowIndex": 3}})
    number = made["namedRange"]["namedRangeId"]
    new = {"namedRangeId": number, "name": "staff"}
    do("updateNamedRange", namedRange=new, fields="name")
    assert stored.named == [
        {"namedRangeId": number, "name": "staff", "range": {"sheetId": 0, "endRowIndex": 3}},
    ]
    do("deleteNamedRange", namedRangeId=number)
    assert stored.named == []


def test_a_name_there_is_once(do: Do, refused: Refused) -> None:
    given = {"name": "people", "range": {"sheetId": 0}}
    do("addNamedRange", namedRange=given)
    assert refused("addNamedRange", namedRange=given) == (
        "Cannot add named range with name people, a named range with that name already exists."
    )


@pytest.mark.parametrize("name", ["", "A1", "two words", "1st", "R1C1", "true"])
def test_what_is_no_name(refused: Refused, name: str) -> None:
    words = refused("addNamedRange", namedRange={"name": name, "range": {"sheetId": 0}})
    assert words == f"Invalid name: {name}"


def test_an_unknown_name_is_refused(refused: Refused) -> None:
    # as quoted in https://github.com/nithinmurali/pygsheets/issues/253
    given = {"namedRangeId": "x", "name": "y"}
    words = refused("updateNamedRange", namedRange=given, fields="name")
    assert words == refused("deleteNamedRange", namedRangeId="x") == "No NamedRange with id: x"
