"""エントリーシート.xlsx: what sections fill in is what the list of entries asks for."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from automations.award.rules import AwardRules
from automations.books.opening import read_book
from automations.event.model import Basics, Event, Schedule
from automations.flows.files_to_make import files_to_make
from automations.tables.sources import Source
from tests.award.staging import RULES

EVENT = Event(Basics("みどり野市×DX展", "みどり野市", date(2027, 12, 24)), award=RULES)


def made(folder: Path, event: Event = EVENT) -> Path:
    for each in files_to_make(event):
        each.write(folder / each.path)
    return folder / "共有/エントリーシート.xlsx"


def test_the_row_to_copy_has_the_columns_of_the_list(tmp_path: Path) -> None:
    form = load_workbook(made(tmp_path))["転記用"]
    listed = read_book(tmp_path / "共有/エントリー.xlsx", "a").sheets[0]
    headings = next(texts for _row, texts in listed.rows() if texts[0] == "番号")
    assert [cell.value for cell in form[4]] == [text for text in headings if text]


def test_what_the_secretariat_fills_in_stays_empty_and_the_rest_is_taken_over(
    tmp_path: Path,
) -> None:
    form = load_workbook(made(tmp_path))["転記用"]
    empty = {heading.value for heading, cell in zip(form[4], form[5], strict=True)
             if cell.value is None}  # fmt: skip
    assert empty == {
        "番号", "取組名のふりがな", "別表記", "代表者のふりがな", "応募日時", "受付の判断",
        "取下げ日時", "確認結果",
    }  # fmt: skip


def test_it_offers_the_categories_of_the_event(tmp_path: Path) -> None:
    rules = load_workbook(made(tmp_path))["応募用紙"].data_validations.dataValidation
    assert {rule.formula1 for rule in rules} == {'"窓口,内部"', '"希望する,希望しない"'}


@pytest.mark.parametrize(
    ("office", "closes", "told"),
    [
        ("情報政策課", date(2027, 10, 15), ["情報政策課", "令和9年10月15日（金）"]),
        ("", None, ["（提出先を書き入れてください）", "令和　　年　　月　　日"]),
    ],
)
def test_it_says_where_and_until_when_to_hand_it_in(
    tmp_path: Path, office: str, closes: date | None, told: list[str]
) -> None:
    basics = replace(EVENT.basics, office=office)
    event = replace(EVENT, basics=basics, schedule=Schedule(entries_close=closes))
    sheet = load_workbook(made(tmp_path, event))["応募用紙"]
    foot = {row[0].value: row[1].value for row in sheet.iter_rows()}
    assert [foot["提出先"], foot["締切"]] == told
    assert sheet["A1"].value == "みどり野市×DX展（令和9年12月24日（金）開催）"
    assert sheet["A2"].value == "DXアワード　エントリーシート"


def test_it_lies_beside_the_list_of_entries(tmp_path: Path) -> None:
    rules: AwardRules = replace(RULES, entries=Source("賞/取組.xlsx"))
    paths = [each.path for each in files_to_make(replace(EVENT, award=rules))]
    assert "賞/エントリーシート.xlsx" in paths
    made(tmp_path, replace(EVENT, award=rules))
    line = load_workbook(tmp_path / "賞/エントリーシート.xlsx")["転記用"]["A2"].value
    assert isinstance(line, str)
    assert "（賞/取組.xlsx）" in line


def test_without_an_award_nobody_enters() -> None:
    paths = [each.path for each in files_to_make(replace(EVENT, award=None))]
    assert [path for path in paths if "エントリー" in path] == []
