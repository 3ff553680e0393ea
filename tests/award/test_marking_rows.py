"""Ballots of several rows: one row an entry, held together by voter and second or by a number."""

from automations.award.marking import ballot_rows
from automations.award.rules import Arrangement, Method
from tests.award.ballot_sheets import asked, marked, own_table
from tests.award.staging import with_vote

LONG = asked(method=Method.CHOICES, arrangement=Arrangement.LONG)


def rows_of(*rows: tuple[str, ...]) -> list[list[str]]:
    return [["タイムスタンプ", "職員番号", *rows[0]], *map(list, rows[1:])]


def test_one_row_an_entry_of_one_voter_and_second() -> None:
    rows = rows_of(
        ("取組",),
        ("2024/12/03 10:00:00", "1", "窓口DX"),
        ("2024/12/03 10:00:00", "2", "窓口DX"),
        ("2024/12/03 10:00:00", "0001", "03"),
        ("2024/12/03 10:00:01", "1", "夜間窓口"),
        ("2024/12/03 10:00:01", "3", ""),
    )
    table = own_table(rows, LONG)
    assert ballot_rows(table, LONG).rows() == [(2, 2), (3, 3), (4, 2), (5, 5), (6, 6)]
    found = marked(table, LONG).select("ballot_key", "entry_key", "mark_1").rows()
    assert found == [(2, 1, 1), (2, 3, 1), (3, 1, 1), (5, None, 1)]


def test_a_ballot_number_holds_rows_together() -> None:
    rows = rows_of(
        ("票番号", "取組", "点"),
        ("2024/12/03 10:00:00", "1", "A-1", "窓口DX", "3"),
        ("2024/12/03 10:00:40", "1", "Ａ-1", "会議の短縮", "２点"),
        ("2024/12/03 10:00:40", "1", "A-2", "会議の短縮", ""),
        ("2024/12/03 10:00:40", "1", "A-2", "", "4"),
    )
    rules = asked(method=Method.POINTS, arrangement=Arrangement.LONG, points=5)
    table = own_table(rows, rules)
    assert ballot_rows(table, rules).rows() == [(2, 2), (3, 2), (4, 4), (5, 4)]
    found = marked(table, rules).select("ballot_key", "entry_key", "mark_1").rows()
    assert found == [(2, 1, 3), (2, 4, 2), (4, None, 4)]


def test_rows_of_marks_have_a_column_a_criterion() -> None:
    rules = with_vote(arrangement=Arrangement.LONG)
    rows = rows_of(
        ("取組名", "効果", "工夫"),
        ("2024/12/03 10:00:00", "1", "窓口DX", "5", "4点"),
        ("2024/12/03 10:00:00", "1", "庶務の自動化", "", "9"),
        ("2024/12/03 10:00:00", "1", "会議の短縮", "", ""),
        ("2024/12/03 10:00:00", "1", "窓口DX", "4", "4"),
    )
    found = marked(own_table(rows, rules), rules).drop("ballot_key").rows()
    assert found == [
        (1, 0, False, False, 4, 4),
        (1, 0, False, True, 5, 4),
        (3, 1, True, False, None, 9),
    ]


def test_rows_of_a_list_may_be_ticked() -> None:
    rows = rows_of(
        ("取組", "選択"),
        ("2024/12/03 10:00:00", "1", "窓口DX", "○"),
        ("2024/12/03 10:00:00", "1", "庶務の自動化", ""),
    )
    found = marked(own_table(rows, LONG), LONG).select("entry_key", "mark_1").rows()
    assert found == [(1, 1)]
