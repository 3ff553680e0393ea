"""What Google holds and what Excel holds, if it is the same, is read as the same."""

from __future__ import annotations

import string
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from automations.books.data_ranges import DataRange, data_ranges
from automations.books.google.copy import workbook_of
from automations.books.google.snapshot import (
    Area,
    Kind,
    Mark,
    OnlineCell,
    OnlineTab,
    Spreadsheet,
    spreadsheet_of,
)
from automations.errors import InputUnfit
from automations.tables.sheet import Merged, Oddity
from tests.books.google.copies import assert_alike, opened, read_twice
from tests.books.google.twofold import Content, Typed, as_google


def test_a_list_of_applicants_is_read_as_people_typed_it(folder: Path) -> None:
    content = Content(
        {
            (1, 1): Typed("番号"),
            (1, 2): Typed("受付"),
            (1, 3): Typed("率"),
            (1, 4): Typed("判定"),
            (2, 1): Typed(7, "000", ("NUMBER", "000")),
            (2, 2): Typed(45650.545138888886, "yyyy/m/d h:mm", ("DATE_TIME", "yyyy/m/d h:mm")),
            (2, 3): Typed(0.4, "0%", ("PERCENT", "0%"), formula=True),
            (2, 4): Typed("#N/A", formula=True, error=True),
            (3, 1): Typed(" =1+1\n_x000D_ "),
            (3, 3): Typed("", formula=True),
            (3, 4): Typed(value=True),
        },
        hidden=frozenset({5}),
        filtered=frozenset({3}),
        merged=((6, 1, 7, 2),),
        filter=(1, 1, 4, 4),
    )
    online, excel = read_twice(folder, content)
    assert_alike(online, excel)
    assert online.cells.rows() == [
        (1, "番号", "受付", "率", "判定"),
        (2, "007", "2024-12-24 13:05:00", "40%", "#N/A"),
        (3, " =1+1\n_x000D_ ", "", "", "TRUE"),
    ]
    assert online.odd == {(2, 4): Oddity.ERROR}
    assert (online.hidden, online.filtered) == (frozenset({3, 5}), frozenset({3}))
    assert online.merged == (Merged(6, 1, 7, 2),)
    assert online.formulas.rows() == [(2, 3), (2, 4), (3, 3)]


@pytest.mark.parametrize(
    "day", [date(1900, 1, 1), date(1900, 2, 28), date(1900, 3, 1), date(1899, 12, 31)]
)
def test_days_before_march_1900_count_otherwise_in_excel(folder: Path, day: date) -> None:
    typed = Typed(day, "yyyy/m/d", ("DATE", "yyyy/m/d"))
    online = workbook_of(spreadsheet_of(as_google(Content({(1, 1): typed}))))
    assert opened(folder, online).sheet("申込").cells.rows() == [(1, day.isoformat())]


def test_days_that_excel_cannot_count_are_texts_as_there(folder: Path) -> None:
    born = datetime(1889, 5, 3, 12)  # noqa: DTZ001 - the wall clock of a sheet
    cells = {
        (1, 1): Typed(date(1868, 10, 23), google=("DATE", "")),
        (1, 2): Typed(born, google=("DATE_TIME", "")),
        (1, 3): Typed(-(10**9), google=("DATE", "")),
    }
    online = opened(folder, workbook_of(spreadsheet_of(as_google(Content(cells)))))
    assert online.sheet().cells.rows() == [(1, "1868-10-23", "1889-05-03 12:00:00", "-1000000000")]


@pytest.mark.parametrize(
    ("number", "read"),
    [
        (3, "3"),
        (0.1 + 0.2, "0.3"),
        (1e21, "1000000000000000000000"),
        (1.5e-7, "0.00000015"),
        (-0.0, "0"),
        (12345678901234567890, "12345678901234600000"),
        (123456789012345, "123456789012345"),
    ],
)
def test_numbers_show_the_digits_that_excel_shows(folder: Path, number: float, read: str) -> None:
    content = Content({(1, 1): Typed(number)})
    online = opened(folder, workbook_of(spreadsheet_of(as_google(content))))
    assert online.sheet().cells.rows() == [(1, read)]


def test_the_same_content_is_the_same_bytes() -> None:
    content = Content({(1, 1): Typed("あ"), (2, 1): Typed(1), (2, 2): Typed(0.5, struck=True)})
    turned = replace(content, cells=dict(reversed(content.cells.items())))
    first, again = (workbook_of(spreadsheet_of(as_google(each))) for each in (content, turned))
    assert first == again


def spreadsheet(*tabs: OnlineTab, marks: tuple[Mark, ...] = ()) -> Spreadsheet:
    return Spreadsheet("k" * 44, "展示会", tabs, marks)


def tab(number: int, title: str, *, hidden: bool = False) -> OnlineTab:
    return OnlineTab(number, title, 9, 9, {(1, 1): OnlineCell(Kind.TEXT, title)}, hidden)


@pytest.mark.parametrize(
    "title",
    ["申込[1]:*?/\\", "長" * 100, "A&B <\"'>", "改行\nと\tタブ", "_x0041_", string.punctuation],
)
def test_a_tab_keeps_its_name_even_where_excel_forbids_it(folder: Path, title: str) -> None:
    book = opened(folder, workbook_of(spreadsheet(tab(0, "表紙"), tab(1, title))))
    assert book.sheet(title).cells.rows() == [(1, title)]
    assert [each.name for each in book.sheets] == ["表紙", title]


def test_hidden_tabs_are_hidden(folder: Path) -> None:
    book = opened(folder, workbook_of(spreadsheet(tab(0, "表紙"), tab(1, "控え", hidden=True))))
    assert book.hidden == frozenset({"控え"})


def names(folder: Path, *tabs: OnlineTab, marked: tuple[int, ...]) -> list[str]:
    marks = tuple(Mark(n, "dxten.sheet", "", number) for n, number in enumerate(marked, 1))
    book = opened(folder, workbook_of(spreadsheet(*tabs, marks=marks)))
    return [each.name for each in book.sheets]


def test_our_own_tab_has_its_name_whatever_people_called_it(folder: Path) -> None:
    assert names(folder, tab(0, "申込"), tab(5, "見ました"), marked=(5,)) == [
        "申込",
        "集計_要確認",
    ]


def test_a_tab_of_people_that_took_our_name_gives_it_back(folder: Path) -> None:
    tabs = tab(0, "集計_要確認"), tab(5, "見ました")
    assert names(folder, *tabs, marked=(5,)) == ["集計_要確認(2)", "集計_要確認"]
    assert names(folder, *tabs, marked=()) == ["集計_要確認", "見ました"]


def test_filter_and_tables_say_what_is_sorted_together() -> None:
    said = {(1, 1): OnlineCell(Kind.TEXT, "氏名"), (1, 2): OnlineCell(Kind.TEXT, "氏名")}
    listed = OnlineTab(
        0, "申込", 9, 9, said, filter=Area(1, 5, 9, 6), tables=(Area(1, 1, 5, 2), Area(1, 8, 9, 9))
    )
    content = workbook_of(spreadsheet(listed, replace(listed, number=1, title="別")))
    ranges = {DataRange(1, 9, 5, 6), DataRange(1, 5, 1, 2), DataRange(1, 9, 8, 9)}
    assert set(data_ranges(content, "申込", "申込")) == ranges
    assert set(data_ranges(content, "申込", "別")) == ranges


@pytest.mark.parametrize(
    ("filtered", "changes"),
    [
        ({3}, {"filter": Area(1, 1, 5, 2)}),
        ({3}, {"tables": (Area(1, 1, 5, 2),)}),
        ({3, 8}, {"tables": (Area(7, 1, 9, 2),), "filter": Area(1, 1, 5, 2)}),
        ({3, 8}, {"filter": Area(1, 1, 5, 2)}),
        ({8}, {}),
    ],
)
def test_rows_that_a_filter_a_table_or_a_slicer_hides(
    folder: Path, filtered: set[int], changes: dict[str, Area]
) -> None:
    hidden = replace(tab(0, "申込"), filtered_rows=frozenset(filtered), **changes)  # type: ignore[arg-type]  # as named
    sheet = opened(folder, workbook_of(spreadsheet(hidden))).sheet()
    assert sheet.filtered == sheet.hidden == frozenset(filtered)


def test_a_row_deeper_than_any_workbook_is_refused() -> None:
    deep = replace(tab(0, "申込"), cells={(1_048_577, 2): OnlineCell(Kind.TRUTH, "1")})
    with pytest.raises(InputUnfit) as refused:
        workbook_of(spreadsheet(deep))
    assert "".join(map(str, refused.value.sentences)) == (
        "展示会（Googleスプレッドシート）「申込」B1048577: "
        "1,048,576行目より下に値があります。これより下は読み取れません。"
        "この行から下を別のシートに移すか、使わない行を削除してください。"
    )


def test_a_spreadsheet_without_any_grid_has_no_sheets(folder: Path) -> None:
    with pytest.raises(InputUnfit, match="シート"):
        opened(folder, workbook_of(spreadsheet()))


def test_a_copied_formula_gives_the_result_it_had() -> None:
    """So nothing changes when somebody opens the copy, and nothing of Google's is calculated."""
    results = [
        OnlineCell(Kind.TEXT, '"株"と&', formula=True),
        OnlineCell(Kind.TEXT, "長" * 300, formula=True),
        OnlineCell(Kind.TEXT, "長" * 9000, formula=True),
        OnlineCell(Kind.NUMBER, "0.5", "0%", formula=True),
        OnlineCell(Kind.TRUTH, "0", formula=True),
        OnlineCell(Kind.ERROR, "#N/A", formula=True),
        OnlineCell(Kind.ERROR, "Loading...", formula=True),
    ]
    cells = {(1, column): each for column, each in enumerate(results, 1)}
    content = workbook_of(spreadsheet(replace(tab(0, "計算"), cells=cells)))
    (row,) = load_workbook(BytesIO(content)).active.iter_rows(values_only=True)  # type: ignore[union-attr]  # there is one
    assert row == (
        '="""株""と&"',
        f'="{"長" * 255}"&"{"長" * 45}"',
        "=NA()",
        "=0.5",
        "=FALSE()",
        "=#N/A",
        "=NA()",
    )


def test_decimals_stay_exact(folder: Path) -> None:
    cell = OnlineCell(Kind.NUMBER, str(Decimal("0.29")))
    book = opened(folder, workbook_of(spreadsheet(replace(tab(0, "率"), cells={(1, 1): cell}))))
    assert book.sheet().cells.rows() == [(1, "0.29")]
