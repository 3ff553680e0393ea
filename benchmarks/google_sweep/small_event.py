"""The event of every case: two lists in one spreadsheet, and the settings that name them.

Every row has a text of its own, so that rows can be told apart wherever people put them. Our
column stands between columns of people's. The first state has something to look at, so that our
own tab is made; what people then change settles it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from automations.rehearsal.sheets_server.making import Value
from automations.rehearsal.sheets_server.model import JSON

REGISTER, RECEPTION, STATUS = "申込", "受付簿", "確認結果"
OWN = "集計_要確認"
TITLE = "小さな催し 共有"
AT = "2024-12-25T09:00"
COLUMN = 9
"""Our column in the reception list, from 0."""
NEW_TAB = 999
"""The highest sheetId of a tab that people make here; ours are higher by far."""
_REGISTER = """
氏名,フリガナ,団体名,所属,メールアドレス,職員番号,区分,確認結果,備考
青木 一,アオキ ハジメ,みどり野区,総務課,,00001,庁内,,
井上 二葉,イノウエ フタバ,みどり野区役所,税務課,,00002,庁内,,車いす
上田 三郎,ウエダ サブロウ,あおば市,企画課,ueda@aoba.example,,庁外,,
江口 四郎,エグチ シロウ,あおば市役所,総務課,eguchi@aoba.example,,庁外,,
大野 五月,オオノ サツキ,(株)かえで,営業課,oono@kaede.example,,出展者,,
加藤 六,カトウ ロク,さくら大学,研究室,kato@sakura.example,,登壇者,,
"""
_RECEPTION = """
番号,氏名,フリガナ,団体名,所属,区分,メールアドレス,受付,当日参加,確認結果,備考,控え
1,青木 一,アオキ ハジメ,みどり野区,総務課,庁内,,10:05,,,窓口A,=A2+100
2,井上 二葉,イノウエ フタバ,みどり野区役所,税務課,庁内,,,,,,=A3+100
3,上田 三郎,ウエダ サブロウ,あおば市,企画課,庁外,ueda@aoba.example,来るかも,,,窓口B,=A4+100
4,江口 四郎,エグチ シロウ,あおば市役所,総務課,庁外,eguchi@aoba.example,,,,,=A5+100
5,大野 五月,オオノ サツキ,(株)かえで,営業課,出展者,oono@kaede.example,○,,,,=A6+100
6,加藤 六,カトウ ロク,さくら大学,研究室,登壇者,kato@sakura.example,9:30,,,窓口A,=A7+100
7,江口四郎,ｴｸﾞﾁ ｼﾛｳ,あおば市役所,総務課,庁外,eguchi@aoba.example,○,○,,,=A8+100
8,工藤 八重,クドウ ヤエ,かえで町,総務課,庁外,kudo@kaede-town.example,13:00,○,,,=A9+100
"""
_SETTINGS = """
[basics]
name = "小さな催し"
host = "みどり野区"
day = 2024-12-24

[registration]
host_bodies = ["みどり野区", "みどり野区役所"]

[[registration.sources]]
book = "google:{key}#申込"

[registration.reception]
book = "google:{key}#受付簿"
"""


def tabs() -> dict[str, list[list[Value]]]:
    """Return the lists as people keep them, by tab."""
    return {REGISTER: _rows(_REGISTER), RECEPTION: _rows(_RECEPTION)}


def _rows(text: str) -> list[list[Value]]:
    return [[_value(each) for each in line.split(",")] for line in text.strip().splitlines()]


def _value(typed: str) -> Value:
    if not typed:
        return None
    return int(typed) if typed.isdecimal() and not typed.startswith("0") else typed


def write_settings(root: Path, key: str) -> None:
    """Make the event's folder."""
    root.mkdir(parents=True)
    (root / "event.toml").write_text(_SETTINGS.format(key=key), encoding="utf-8")


def second_day(register: int, reception: int) -> Sequence[JSON]:
    """Return what people change between the first run and the second; ids of both tabs."""
    later = ["9", "木村 七海", "キムラ ナナミ", "みどり野区", "福祉課", "庁内", "", "11:20", "○"]
    return (
        typed(reception, 3, 7, "10:30"),
        typed(register, 3, 8, "資料を郵送"),
        *(typed(reception, 9, column, text) for column, text in enumerate(later) if text),
    )


def typed(tab: int, row: int, column: int, text: str) -> JSON:
    """Return what typing a text does, "" empties; row and column from 0."""
    value = {"formulaValue" if text.startswith("=") else "stringValue": text} if text else None
    cell = {"userEnteredValue": value} if value else {}
    return {
        "updateCells": {
            "start": {"sheetId": tab, "rowIndex": row, "columnIndex": column},
            "rows": [{"values": [cell]}],
            "fields": "userEnteredValue",
        }
    }
