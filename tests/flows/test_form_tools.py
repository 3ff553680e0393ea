"""Registrations from three form tools at once, as files on a share: each is read as it is."""

import csv
import io
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from automations.flows.running import perform
from automations.flows.scope import ROSTER
from tests.small_event import AFTER, change_text

Rows = Sequence[Sequence[object]]

MICROSOFT: Rows = (
    ("ID", "開始時刻", "完了時刻", "メール", "名前", "最終変更時刻", "氏名（漢字）", "氏名（カナ）",
     "職員番号", "所属（部・課）", "参加を取り消す"),
    (1, datetime(2024, 12, 2, 9), datetime(2024, 12, 2, 9, 3), "anonymous", "anonymous", None,  # noqa: DTZ001 - cells have no zone
     "青木 一", "アオキ ハジメ", "00001", "総務部 総務課", None),
    (2, datetime(2024, 12, 2, 9, 10), datetime(2024, 12, 2, 9, 12), "anonymous", "anonymous",  # noqa: DTZ001 - cells have no zone
     None, "井上 二葉", "イノウエ フタバ", "00002", "税務部 税務課", "取消;"),
)  # fmt: skip
GOOGLE: Rows = (
    ("タイムスタンプ", "メールアドレス", "お名前", "フリガナ", "団体名", "部署名", "区分"),
    ("2024/12/02 10:03:00", "ueda@aoba.example", "上田 三郎", "ウエダ サブロウ", "あおば市",
     "企画課", "他自治体職員"),
)  # fmt: skip
KINTONE: Rows = (
    ("レコード番号", "作成者", "作成日時", "更新者", "更新日時", "氏名", "フリガナ", "会社名",
     "メールアドレス", "区分"),
    ("APP-1", "事務局", "2024/12/02 11:04", "事務局", "2024/12/03 09:00", "江藤 四郎",
     "エトウ シロウ", "㈱見本", "eto@mihon.example", "出展企業"),
)  # fmt: skip
SOURCES = """[[registration.sources]]
book = "庁内.xlsx"
kind = "庁内"

[[registration.sources]]
book = "庁外.csv"

[[registration.sources]]
book = "出展.csv"
profile = "kintone"
"""


@pytest.fixture
def event(small: Path) -> Path:
    book = Workbook()
    for row in MICROSOFT:
        book.worksheets[0].append(list(row))
    book.save(small / "庁内.xlsx")
    (small / "庁外.csv").write_bytes(delimited(GOOGLE).encode())
    (small / "出展.csv").write_bytes(delimited(KINTONE).encode("cp932"))
    change_text(small / "event.toml", {'[[registration.sources]]\nbook = "申込.csv"\n': SOURCES})
    return small


def delimited(rows: Rows) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue()


def test_three_tools_make_one_register(event: Path) -> None:
    outcome = perform(event, ROSTER, AFTER)
    assert outcome.findings.roster
    people = outcome.findings.roster.people
    assert people.select("registered", "name", "kind", "section", "body", "mail").rows() == [
        (True, "青木 一", "庁内", "総務部 総務課", "みどり野区", ""),
        (True, "上田 三郎", "庁外", "企画課", "あおば市", "ueda@aoba.example"),
        (True, "江藤 四郎", "出展者", "", "㈱見本", "eto@mihon.example"),
        (False, "井上 二葉", "庁内", "税務部 税務課", "みどり野区", ""),
    ]
    assert outcome.findings.report.problems == ()
    assert outcome.code == 0
