"""The order of presentation: as it stands on the day, and who does not present after all."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from automations.award.judging.order import Presentation, read_order, without_own_findings
from automations.tables.sheet import Oddity
from automations.tables.typed import read_table
from tests.award.judging.staging import PRESENTED, order_table, shown
from tests.award.staging import TOKYO

BOOK = "共有/発表順.xlsx「発表順」"


def order(found: Presentation) -> list[int]:
    return [each.number for each in found.entries]


def told(found: Presentation) -> list[str]:
    return [str(each) for each in found.problems]


def test_without_a_sheet_entries_present_by_number() -> None:
    assert (order(shown()), told(shown())) == ([1, 2, 3], [])


def test_entries_present_in_the_order_of_the_sheet() -> None:
    found = shown([("2", "1"), ("1", "", "03 庶務の自動化"), ("3", "2", "窓口DXプラス")])
    assert (order(found), told(found)) == ([3, 1, 2], [])
    assert found.states == ((2, "order_listed"), (3, "order_listed"), (4, "order_listed"))


@pytest.mark.parametrize("text", ["欠場", "辞退", "×", "発表しない"])
def test_an_entry_that_does_not_present_is_left_out(text: str) -> None:
    found = shown([("1", "1"), ("2", "2", "", text), ("3", "3", "", "発表する")])
    assert (order(found), [each.number for each in found.left_out]) == ([1, 3], [2])
    assert {each.code: each.rows for each in found.counts if each.rows} == {
        "order_left_out": 1, "order_listed": 2,
    }  # fmt: skip


def test_whether_an_entry_presents_may_be_unclear() -> None:
    found = shown([("1", "1"), ("2", "2", "", "体調不良"), ("3", "3")])
    assert order(found) == [1, 2, 3]
    assert [each.number for each in found.unclear] == [2]
    assert told(found) == [
        (
            f"{BOOK}D3: 取組「02 窓口DXプラス」が発表するかどうか分かりません（「体調不良」）。"
            "欄「発表」を、発表するときは空に、しないときは欠場にしてください。それまで賞を決めません。"
        )
    ]


def test_what_the_order_says_itself_is_not_said_of_the_sheet_too() -> None:
    table = order_table([("1", "1"), ("2", "2", "", "体調不良")])
    assert [each.code for each in table.problems] == ["cell_not_choice_set_aside"]
    assert without_own_findings(table).problems == ()


def test_a_place_in_error_is_only_no_place() -> None:
    table = order_table([("1", "1"), ("2", "2"), ("", "3")])
    odd = replace(table.sheet, odd={(4, 1): Oddity.ERROR})
    found = read_order(read_table(odd, table.schema, TOKYO), PRESENTED)
    assert (order(found), found.unclear) == ([1, 2, 3], ())
    assert [each.code for each in found.problems] == ["order_place_blank"]


def test_a_title_corrected_later_is_noted_once_and_the_number_decides() -> None:
    found = shown([("2", "1", "窓口の改革"), ("1", "2"), ("3", "3")])
    assert order(found) == [2, 1, 3]
    assert told(found) == [
        (
            f"{BOOK}C2: 取組の欄が今の取組名と違う行が1行あります: 「窓口の改革」。"
            "番号の取組として数えました。番号が正しければ、そのままで構いません。"
        )
    ]


def test_last_years_order_is_refused_though_its_numbers_fit() -> None:
    found = shown([("2", "1", "窓口の改革"), ("1", "2", "税の改革"), ("3", "3")])
    assert told(found) == [
        (
            f"{BOOK}C2: 番号は同じでも、取組の欄が今の取組名と違う行が2行あります: "
            "「税の改革」、「窓口の改革」。ほかの催しの発表順のようです。"
            "このブックを別の場所に移し、「審査準備」で作り直してください。"
            "取組名を変えただけなら、取組の欄も直してください。"
        )
    ]


def test_entries_that_are_not_listed_follow_by_number() -> None:
    found = shown([("1", "3")])
    assert order(found) == [3, 1, 2]
    assert told(found) == [
        f"{BOOK}: 取組「{entry}」が発表順にないため、最後に発表するものとしました。"
        "発表順に書き足すか、発表しないときは、行を足して欄「発表」に欠場と書いてください。"
        for entry in ("01 窓口DX", "02 窓口DXプラス")
    ]


def test_an_empty_sheet_tells_no_entry_of_its_own() -> None:
    assert (order(shown([])), told(shown([]))) == ([1, 2, 3], [])


def test_a_place_that_two_share_or_nobody_wrote_is_noted() -> None:
    found = shown([("1", "3"), ("1", "2"), ("", "1")])
    assert order(found) == [2, 3, 1]
    shared = "順1に、取組が二つ以上あるため、番号の順に並べました。順を一つずつ別にしてください。"
    assert told(found) == [
        f"{BOOK}A2: {shared}",
        f"{BOOK}A3: {shared}",
        (
            f"{BOOK}A4: 取組「01 窓口DX」の順がないため、順のある取組の後に、番号の順に並べました。"
            "発表の順を書いてください。"
        ),
    ]


def test_a_row_that_names_no_entry_or_two_is_set_aside() -> None:
    found = shown([("1", "1"), ("2", "2"), ("3", "3"), ("4", "8"), ("5", "1", "庶務の自動化")])
    assert told(found) == [
        (
            f"{BOOK}B5: 「8」は、審査の対象の取組にありません。"
            "番号か取組名を直すか、その行を消してください。"
        ),
        (
            f"{BOOK}C6: 番号の欄は「1」、取組の欄は「庶務の自動化」で、別の取組です。"
            "どちらかを直してください。"
        ),
    ]
    assert found.states[-2:] == ((5, "order_unfit"), (6, "order_unfit"))


def test_an_entry_listed_twice_is_one_unless_the_rows_differ() -> None:
    same = shown([("1", "1"), ("2", "2"), ("3", "3"), ("1", "", "窓口DX")])
    assert (order(same), told(same)) == ([1, 2, 3], [])
    other = shown([("1", "1"), ("2", "2"), ("3", "3"), ("1", "1", "", "欠場")])
    assert order(other) == [1, 2, 3]
    assert told(other) == [
        (
            f"{BOOK}5行目: 取組「01 窓口DX」が、{BOOK}2行目にもあり、内容が違います。"
            "どちらか1行にしてください。"
        )
    ]


def test_an_entry_presents_unless_the_sheet_clearly_says_otherwise() -> None:
    found = shown([("1", "1", "", "未定"), ("2", "2"), ("3", "3")])
    assert order(found) == [1, 2, 3]
    assert found.states[0] == (2, "order_unfit")


@given(st.permutations([("2", "1"), ("1", "2"), ("", "3"), ("1", "3", "", "欠場")]))
def test_the_order_of_the_rows_changes_nothing(rows: list[tuple[str, ...]]) -> None:
    found = shown(rows)
    assert (order(found), found.left_out) == ([2, 1, 3], ())
