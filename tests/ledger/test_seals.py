"""Equal content gives equal seals, whatever its order; any other content gives another seal."""

from dataclasses import replace

import polars as pl
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from automations.ledger.seals import seal_inputs, seal_sheet
from automations.tables.headings import Headings
from automations.tables.sheet import Oddity, Sheet, sheet_of_rows

HEADINGS = ["職員番号", "氏名", "所属", "出欠"]
# Digits and colons are what the seal itself frames texts with.
TEXTS = st.text("01:あ \n", max_size=3)
ROWS = st.lists(st.lists(TEXTS, min_size=4, max_size=4), min_size=1, max_size=6)


def seal_of(rows: list[list[str]], *ignore: str) -> str:
    """Seal rows of which the first holds the headings."""
    return seal_sheet(sheet_of_rows("申込.xlsx", "回答", rows), headings_of(rows), ignore)


def headings_of(rows: list[list[str]], row: int = 1) -> Headings:
    texts = {column: text for column, text in enumerate(rows[row - 1], 1) if text.strip()}
    return Headings(row, {}, texts)


def counted(rows: list[list[str]]) -> list[list[str]]:
    return [row for row in rows if any(row)]


@given(ROWS, st.data())
def test_the_order_of_rows_changes_nothing(rows: list[list[str]], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(rows))
    assert seal_of([HEADINGS, *shuffled]) == seal_of([HEADINGS, *rows])


@given(ROWS, st.permutations(range(4)))
def test_the_order_of_columns_changes_nothing(rows: list[list[str]], order: list[int]) -> None:
    moved = [[row[column] for column in order] for row in [HEADINGS, *rows]]
    assert seal_of(moved) == seal_of([HEADINGS, *rows])


@given(ROWS, st.data())
def test_another_text_in_any_one_cell_changes_the_seal(
    rows: list[list[str]], data: st.DataObject
) -> None:
    row, column = data.draw(st.integers(0, len(rows) - 1)), data.draw(st.integers(0, 3))
    text = data.draw(TEXTS)
    assume(text != rows[row][column])
    changed = [list(each) for each in rows]
    changed[row][column] = text
    assert seal_of([HEADINGS, *changed]) != seal_of([HEADINGS, *rows])


@given(ROWS, st.data())
def test_removing_or_doubling_any_one_row_changes_the_seal(
    rows: list[list[str]], data: st.DataObject
) -> None:
    rows = counted(rows)
    assume(rows)
    at = data.draw(st.integers(0, len(rows) - 1))
    before = seal_of([HEADINGS, *rows])
    assert seal_of([HEADINGS, *rows[:at], *rows[at + 1 :]]) != before
    assert seal_of([HEADINGS, *rows, rows[at]]) != before


@given(ROWS, ROWS)
def test_equal_seals_mean_equal_content(one: list[list[str]], other: list[list[str]]) -> None:
    same = sorted(counted(one)) == sorted(counted(other))
    assert (seal_of([HEADINGS, *one]) == seal_of([HEADINGS, *other])) == same


@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=5), st.data())
def test_the_order_of_files_changes_nothing(
    files: list[tuple[str, str]], data: st.DataObject
) -> None:
    assert seal_inputs(data.draw(st.permutations(files))) == seal_inputs(files)


@given(st.lists(st.tuples(TEXTS, TEXTS)), st.lists(st.tuples(TEXTS, TEXTS)))
def test_other_files_give_another_seal(
    one: list[tuple[str, str]], other: list[tuple[str, str]]
) -> None:
    assert (seal_inputs(one) == seal_inputs(other)) == (sorted(one) == sorted(other))


PLAIN = [["氏名", "所属"], ["緑野一郎", "文書課"], ["緑野花子", ""]]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([*PLAIN, ["", ""], ["", ""]], id="blank rows"),
        pytest.param([[*row, "", ""] for row in PLAIN], id="blank columns on the right"),
        pytest.param([["", *row] for row in PLAIN], id="a blank column on the left"),
    ],
)
def test_what_is_blank_is_no_content(rows: list[list[str]]) -> None:
    assert seal_of(rows) == seal_of(PLAIN)


def test_title_rows_and_row_numbers_do_not_count() -> None:
    titled = [["名簿", ""], ["作成日", "12/24"], *PLAIN]
    sheet = sheet_of_rows("申込.xlsx", "回答", titled, first_row=1)
    assert seal_sheet(sheet, headings_of(titled, row=3)) == seal_of(PLAIN)


def test_names_of_book_and_sheet_do_not_count() -> None:
    sheet = sheet_of_rows("別名.xlsx", "写し", PLAIN)
    assert seal_sheet(sheet, headings_of(PLAIN)) == seal_of(PLAIN)


def test_our_own_column_does_not_count_wherever_it_stands() -> None:
    answered = [["確認結果", *PLAIN[0]], ["問題なし", *PLAIN[1]], ["", *PLAIN[2]]]
    assert seal_of(answered, "c1") == seal_of(PLAIN)
    assert seal_of(answered) != seal_of(PLAIN)


def test_a_row_that_holds_only_our_own_words_is_blank() -> None:
    answered = [["確認結果", *PLAIN[0]], ["", *PLAIN[1]], ["", *PLAIN[2]], ["問題なし", "", ""]]
    assert seal_of(answered, "c1") == seal_of(PLAIN)


def test_renaming_or_adding_a_heading_changes_the_seal() -> None:
    assert seal_of([["名前", "所属"], *PLAIN[1:]]) != seal_of(PLAIN)
    assert seal_of([["氏名", "所属", "備考"], *PLAIN[1:]]) != seal_of(PLAIN)


def test_a_value_counts_under_its_own_heading() -> None:
    assert seal_of([["氏名", "所属"], ["あ", "い"]]) != seal_of([["氏名", "所属"], ["い", "あ"]])


def test_under_one_heading_twice_left_and_right_count() -> None:
    assert seal_of([["氏名", "氏名"], ["あ", "い"]]) != seal_of([["氏名", "氏名"], ["い", "あ"]])


def test_a_text_without_heading_counts() -> None:
    noted = [["氏名", "所属", ""], ["緑野一郎", "文書課", "欠席"], ["緑野花子", "", ""]]
    assert seal_of(noted) != seal_of(PLAIN)


def test_an_error_an_uncalculated_formula_and_a_blank_are_three_contents() -> None:
    def odd(*cells: tuple[int, int, Oddity]) -> str:
        marked = replace(sheet, odd={(row, column): oddity for row, column, oddity in cells})
        return seal_sheet(marked, headings_of(PLAIN))

    sheet = sheet_of_rows("申込.xlsx", "回答", PLAIN)
    seals = [
        odd(),
        odd((3, 2, Oddity.ERROR)),
        odd((3, 2, Oddity.UNCALCULATED)),
        odd((2, 2, Oddity.ERROR)),
    ]
    assert len(set(seals)) == 4
    assert odd((1, 1, Oddity.ERROR), (3, 9, Oddity.ERROR)) == odd()


def test_a_row_of_nothing_but_an_uncalculated_formula_counts() -> None:
    rows = [*PLAIN, ["", ""]]
    sheet = sheet_of_rows("申込.xlsx", "回答", rows)
    formula = replace(sheet, odd={(4, 1): Oddity.UNCALCULATED})
    assert seal_sheet(formula, headings_of(rows)) != seal_of(rows)


def test_hidden_rows_are_content_like_any_other() -> None:
    filtered = replace(sheet_of_rows("申込.xlsx", "回答", PLAIN), hidden=frozenset({2}))
    assert seal_sheet(filtered, headings_of(PLAIN)) == seal_of(PLAIN)


def test_a_sheet_without_columns_has_a_seal() -> None:
    empty = Sheet("空.xlsx", "空", pl.DataFrame(schema={"row": pl.UInt32}))
    assert seal_sheet(empty, Headings(0, {}, {})) == seal_of([[""]])
