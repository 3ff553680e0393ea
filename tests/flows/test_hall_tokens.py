"""投票番号 from end to end: a list nobody can guess, slips to cut, and answers that count by it."""

import random
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from automations.award.judging.hall import read_hall
from automations.books.unfilled import marked_unfilled
from automations.errors import InputUnfit, SettingsWrong
from automations.flows.event_folder import open_event
from automations.flows.hall_tokens import MadeTokens, make_hall_tokens
from automations.flows.reading_hall import read_hall_tables
from automations.flows.table_reader import TableReader
from tests.award.judging.hall_sheets import ALL, SHOWN
from tests.flows.test_reading_hall import FORM, staged

BOOK = "事務局限り/会場投票の番号.xlsx"
TOKENS = f'[award.judging.hall_tokens]\nbook = "{BOOK}"\n'


def made(folder: Path, count: int = 12) -> MadeTokens:
    chance = random.Random(7)  # noqa: S311 - a test must be the same every time
    return make_hall_tokens(folder, count, below=chance.randrange)


def listed(folder: Path) -> list[str]:
    sheet = load_workbook(folder / BOOK).worksheets[0]
    heading, *rows = sheet.iter_rows(values_only=True)
    assert heading == ("No.", "投票番号")
    assert [row[0] for row in rows] == list(range(1, len(rows) + 1))
    return [str(row[1]) for row in rows]


def slips(folder: Path) -> list[str]:
    """Return what each slip says, in the order in which they are printed."""
    (table,) = Document(str(folder / "事務局限り/投票番号.docx")).tables
    return [cell.text for row in table.rows for cell in row.cells if cell.text.strip()]


@pytest.fixture
def event(tmp_path: Path) -> Path:
    return staged(tmp_path / "催し", TOKENS + FORM).folder.root


def test_a_list_and_a_slip_for_each_number_are_made(event: Path) -> None:
    found = made(event)
    assert (found.count, found.made) == (12, True)
    numbers = listed(event)
    assert len(set(numbers)) == 12
    assert slips(event) == [
        f"小さな催し\nDXアワード　会場投票\n投票番号\n{each}\n"
        "投票のときに書いてください。番号のない回答は数えません。\n"
        "選べるのは1件までです。だれの番号かは記録していません。"
        for each in numbers
    ]


def test_made_again_the_numbers_stand_and_the_slips_are_the_same(event: Path) -> None:
    made(event)
    numbers, printed = listed(event), slips(event)
    book = (event / BOOK).read_bytes()
    again = make_hall_tokens(event, 500)
    assert (again.count, again.made) == (12, False)
    assert (listed(event), slips(event), (event / BOOK).read_bytes()) == (numbers, printed, book)


def test_chance_is_the_systems_own_unless_a_test_says_otherwise(
    event: Path, tmp_path: Path
) -> None:
    other = staged(tmp_path / "別の催し", TOKENS + FORM).folder.root
    make_hall_tokens(event, 50)
    make_hall_tokens(other, 50)
    assert not {*listed(event)} & {*listed(other)}


def test_a_blank_book_of_ours_is_filled(event: Path) -> None:
    made(event)
    (event / BOOK).write_bytes(marked_unfilled((event / BOOK).read_bytes()))
    assert made(event, 3).made
    assert len(listed(event)) == 3


def test_what_is_made_is_what_counts(event: Path) -> None:
    made(event)
    typed = listed(event)[4].lower().replace("-", " ")
    rows = f"タイムスタンプ,投票番号,投票先\n2026/01/24 15:00:00,{typed},1\n,2222-2222,1\n"
    (event / "会場投票.csv").write_text(rows, encoding="utf-8")
    reader = TableReader(open_event(event), {})
    tables, rules = read_hall_tables(reader, reader.folder.event, ALL), reader.folder.event.award
    assert rules is not None
    found = read_hall(tables.ballots, tables.tokens, tables.counts, SHOWN, rules)
    assert found is not None
    assert dict(found.votes) == {1: 1, 2: 0, 3: 0}


def test_an_event_whose_settings_name_no_list_is_told_where_to(tmp_path: Path) -> None:
    folder = staged(tmp_path / "催し", FORM).folder.root
    with pytest.raises(SettingsWrong) as told:
        made(folder)
    assert str(told.value) == (
        "催し: 設定に、会場投票の番号のブックがありません。設定の「ブック」の「会場投票の番号」に、"
        "番号の一覧を置くファイル（例: 事務局限り/会場投票の番号.xlsx）を書いてください。"
    )


def test_a_list_is_made_as_a_workbook_only(tmp_path: Path) -> None:
    folder = staged(tmp_path / "催し", TOKENS.replace(".xlsx", ".csv") + FORM).folder.root
    with pytest.raises(SettingsWrong) as told:
        made(folder)
    assert str(told.value) == (
        "事務局限り/会場投票の番号.csv: 投票番号の一覧は、Excelブック（.xlsx）にだけ作れます。"
        "設定の「会場投票の番号」のファイル名を.xlsxにしてください。"
    )


def test_a_book_with_other_tables_is_not_written_over(tmp_path: Path) -> None:
    form = FORM.replace("会場投票.csv", BOOK) + 'sheet = "回答"\n'
    folder = staged(tmp_path / "催し", f'{TOKENS}sheet = "番号"\n{form}').folder.root
    with pytest.raises(SettingsWrong) as told:
        made(folder)
    assert str(told.value) == (
        f"{BOOK}: 投票番号の一覧のブックが、ほかの表（会場投票）と同じです。"
        "設定の「会場投票の番号」に、別のファイルを書いてください。"
    )
    assert not (folder / BOOK).exists()


def test_a_list_without_a_number_is_not_taken_for_one(event: Path) -> None:
    made(event, 1)
    book = load_workbook(event / BOOK)
    book.worksheets[0].delete_rows(2)
    book.save(event / BOOK)
    with pytest.raises(InputUnfit) as told:
        made(event)
    assert str(told.value) == (
        f"{BOOK}: 投票番号の一覧に、番号が一つもありません。"
        "新しく作るときは、このファイルを別の場所に移してから、もう一度実行してください。"
    )
