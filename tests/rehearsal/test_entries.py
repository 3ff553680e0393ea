"""The entries: 11 and 10, one withdrawn, one only shown, titles that are prefixes."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from openpyxl import load_workbook

from automations.rehearsal.event import Rehearsal


def test_there_are_eleven_and_ten(rehearsal: Rehearsal) -> None:
    kinds = Counter(entry.category for entry in rehearsal.entries)
    assert kinds == {"区民サービス向上": 11, "業務改善": 10}
    assert [entry.number for entry in rehearsal.entries] == list(range(1, 22))


def test_one_was_withdrawn_and_one_is_only_shown(rehearsal: Rehearsal) -> None:
    assert sum(entry.withdrawn is not None for entry in rehearsal.entries) == 1
    assert sum(not entry.judged for entry in rehearsal.entries) == 1
    assert sum(entry.ranked for entry in rehearsal.entries) == 19


def test_one_title_begins_with_another(rehearsal: Rehearsal) -> None:
    titles = [entry.title for entry in rehearsal.entries]
    prefixes = [(a, b) for a in titles for b in titles if a != b and b.startswith(a)]
    assert prefixes == [("窓口DX", "窓口DXプラス")]


def test_the_sheet_has_an_example_row_and_drop_downs(folder: Path) -> None:
    sheet = load_workbook(folder / "共有/エントリー.xlsx")["エントリー"]
    assert sheet.cell(3, 1).value == "番号"
    assert sheet.cell(4, 1).value == "記入例"
    lists = {rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert lists == {'"区民サービス向上,業務改善"', '"希望する,希望しない"'}
    assert sheet.cell(3, sheet.max_column).value == "確認結果"
