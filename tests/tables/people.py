"""A list of people as typed, its schema, and what reading it finds."""

from __future__ import annotations

from collections.abc import Callable
from zoneinfo import ZoneInfo

import pytest

from automations.errors import InputUnfit
from automations.tables.schema import Blank, Choice, Field, FieldKind, Schema
from automations.tables.sheet import Sheet
from automations.tables.typed import TypedTable, read_table

Typed = Callable[..., Sheet]
TOKYO = ZoneInfo("Asia/Tokyo")
SHEET = "申込.xlsx「名簿」"

PEOPLE = Schema(
    "people",
    "申込",
    (
        Field("submitted", "受付日時", FieldKind.TIME),
        Field("name", "氏名", required=True, blank=Blank.SET_ASIDE),
        Field("number", "職員番号", FieldKind.INTEGER),
        Field(
            "kind", "区分", FieldKind.CHOICE, choices=(Choice("庁内", ("職員",)), Choice("庁外"))
        ),
        Field("cancelled", "取消", FieldKind.MARK),
        Field("note", "備考"),
    ),
)
HEADINGS = "受付日時|氏名|職員番号|区分|取消"


def read(sheet: Sheet, schema: Schema = PEOPLE) -> TypedTable:
    return read_table(sheet, schema, TOKYO)


def findings(table: TypedTable) -> list[tuple[str, str]]:
    return [(each.severity.value, str(each)) for each in table.problems]


def refused(sheet: Sheet, schema: Schema = PEOPLE) -> list[str]:
    with pytest.raises(InputUnfit) as raised:
        read(sheet, schema)
    return [str(each) for each in raised.value.sentences]
