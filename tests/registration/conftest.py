"""Small lists to register and to receive people with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from zoneinfo import ZoneInfo

import pytest

from automations.registration.rules import Kind, RegistrationRules, RegistrationSource
from automations.registration.schemas import reception_schema, registration_schema
from automations.tables.sheet import sheet_of_rows
from automations.tables.typed import TypedTable, read_table

TOKYO = ZoneInfo("Asia/Tokyo")
REGISTRATION = ("完了時刻", "氏名", "フリガナ", "団体名", "所属", "メールアドレス", "電話番号",
                "職員番号", "区分", "取消")  # fmt: skip
RECEPTION = ("番号", "氏名", "フリガナ", "団体名", "所属", "区分", "職員番号", "メールアドレス",
             "受付", "当日参加")  # fmt: skip

Row = Mapping[str, str]


@pytest.fixture
def rules() -> RegistrationRules:
    return RegistrationRules(
        sources=(RegistrationSource("申込.csv"),),
        host_bodies=("みどり野区", "みどり野区役所"),
        host_mail_domains=("city.midorino.example",),
    )


@pytest.fixture
def registered() -> Callable[..., tuple[RegistrationSource, TypedTable]]:
    """Make a source of registrations; what a row does not say is blank."""

    def make(
        *rows: Row, book: str = "申込.csv", kind: Kind | None = None
    ) -> tuple[RegistrationSource, TypedTable]:
        texts = [[row.get(heading, "") for heading in REGISTRATION] for row in rows]
        sheet = sheet_of_rows(book, "", [list(REGISTRATION), *texts])
        table = read_table(sheet, registration_schema(), TOKYO)
        return RegistrationSource(book, kind=kind), table

    return make


@pytest.fixture
def received() -> Callable[..., TypedTable]:
    """Make a reception sheet; what a row does not say is blank."""

    def make(*rows: Row) -> TypedTable:
        texts = [[row.get(heading, "") for heading in RECEPTION] for row in rows]
        sheet = sheet_of_rows("受付簿.xlsx", "受付簿", [list(RECEPTION), *texts])
        return read_table(sheet, reception_schema(), TOKYO)

    return make
