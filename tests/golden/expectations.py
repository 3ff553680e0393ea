"""What every golden case may expect of a report, and how its file writes numbers down."""

import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from automations.flows.deciding import Findings
from automations.tables.report import Table

_FRACTION = re.compile(r"-?\d+/\d+")


def in_fractions(told: dict[str, Any], *sections: str) -> dict[str, Any]:
    """Read "22/3" as a fraction, in the sections named and in the cells of tables."""
    for section in sections:
        values = told.get(section, {})
        values.update({key: _fraction(value) for key, value in values.items()})
    for each in told.get("tables", {}).values():
        each["rows"] = [[_fraction(value) for value in row] for row in each["rows"]]
    return told


def figures(found: Findings, told: Mapping[str, object]) -> Mapping[str, object]:
    known = found.report.figures
    return {key: known[key].value if key in known else None for key in told}


def problems(found: Findings, told: Mapping[str, int]) -> Mapping[str, int]:
    return {code: sum(each.code == code for each in found.report.problems) for code in told}


def tables(found: Findings, told: Mapping[str, Mapping[str, list[str]]]) -> Mapping[str, object]:
    return {
        key: {"columns": each["columns"], "rows": _rows(found.report.tables[key], each["columns"])}
        for key, each in told.items()
    }


def _rows(table: Table, headings: list[str]) -> list[list[object]]:
    places = [[column.heading for column in table.columns].index(each) for each in headings]
    return [["" if row[place] is None else row[place] for place in places] for row in table.rows]


def _fraction(told: object) -> object:
    return Fraction(told) if isinstance(told, str) and _FRACTION.fullmatch(told) else told
