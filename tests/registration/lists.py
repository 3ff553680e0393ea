"""Small lists to register and to receive people with, and what is found in them."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

from automations.registration.attendance import Attendance, attendance
from automations.registration.register import Roster, roster
from automations.registration.rules import (
    Holds,
    Kind,
    LastTime,
    Later,
    RegistrationRules,
    RegistrationSource,
)
from automations.registration.schemas import reception_schema, registration_schema
from automations.tables.dispositions import words
from automations.tables.sheet import sheet_of_rows
from automations.tables.typed import TypedTable, read_table

Row = dict[str, str]

TOKYO = ZoneInfo("Asia/Tokyo")
SHEET = "受付簿.xlsx「受付簿」"
RULES = RegistrationRules(
    sources=(RegistrationSource("申込.csv"),),
    host_bodies=("みどり野区", "みどり野区役所"),
    host_mail_domains=("city.midorino.example",),
)
LAST = LastTime("前回(令和6年2月)", date(2024, 2, 9), 4, 3, 1, 1)
_REGISTRATION = ("完了時刻", "氏名", "フリガナ", "団体名", "所属", "メールアドレス", "電話番号",
                 "職員番号", "区分", "取消", "来場予定の時間帯", "備考", "同伴者数",
                 "参加人数")  # fmt: skip
_RECEPTION = ("番号", "氏名", "フリガナ", "団体名", "所属", "区分", "職員番号", "メールアドレス",
              "受付", "当日参加", "備考")  # fmt: skip

SATO = {"番号": "1", "氏名": "佐藤 花子", "フリガナ": "サトウ ハナコ", "団体名": "みどり野区",
        "所属": "財政課", "区分": "庁内", "職員番号": "00123"}  # fmt: skip
TAKAHASHI = {"番号": "2", "氏名": "髙橋 太郎", "フリガナ": "タカハシ タロウ", "区分": "自治体職員",
             "団体名": "星見市役所", "所属": "総務課", "完了時刻": "2024/12/1 9:00",
             "メールアドレス": "takahashi@hoshimi.example"}  # fmt: skip
EXHIBITOR = {"番号": "3", "氏名": "鈴木 一郎", "フリガナ": "スズキ イチロウ", "団体名": "㈱見本",
             "区分": "出展企業", "メールアドレス": "suzuki@mihon.example"}  # fmt: skip
SPEAKER = {"番号": "4", "氏名": "田中 実", "フリガナ": "タナカ ミノル", "団体名": "見本大学",
           "区分": "講師", "メールアドレス": "tanaka@mihon-u.example"}  # fmt: skip
EVERYBODY = (SATO, TAKAHASHI, EXHIBITOR, SPEAKER)
CAME = {"受付": "10:05"}


def registered(
    *rows: Row,
    book: str = "申込.csv",
    kind: Kind | None = None,
    later: Later = Later.REPLACES,
    holds: Holds = Holds.REGISTRATIONS,
) -> tuple[RegistrationSource, TypedTable]:
    """Make a source of registrations; what a row does not say is blank."""
    texts = [[row.get(heading, "") for heading in _REGISTRATION] for row in rows]
    sheet = sheet_of_rows(book, "", [list(_REGISTRATION), *texts])
    table = read_table(sheet, registration_schema(), TOKYO)
    return RegistrationSource(book, kind=kind, later=later, holds=holds), table


def received(*rows: Row) -> TypedTable:
    """Make a reception sheet; what a row does not say is blank."""
    texts = [[row.get(heading, "") for heading in _RECEPTION] for row in rows]
    sheet = sheet_of_rows("受付簿.xlsx", "受付簿", [list(_RECEPTION), *texts])
    return read_table(sheet, reception_schema(), TOKYO)


def counted(*rows: Row, people: tuple[Row, ...] = EVERYBODY, last: bool = False) -> Attendance:
    """Count a reception sheet against a register of these people."""
    register = roster([registered(*people)], RULES)
    return attendance(register, received(*rows), RULES, LAST if last else None)


def dispositions(found: Roster | Attendance) -> list[str]:
    """Return what became of each row, as people read it."""
    return [words(code) for code in found.rows["disposition"]]


def figures(found: Roster | Attendance) -> dict[str, object]:
    """Return every figure by its key."""
    return {key: each.value for key, each in found.report.figures.items()}


def sentences(found: Roster | Attendance) -> list[str]:
    """Return the problems, as people read them."""
    return [str(each) for each in found.report.problems]


def person(found: Roster) -> dict[str, object]:
    """Return the only registrant."""
    (only,) = found.registrants.iter_rows(named=True)
    return only
