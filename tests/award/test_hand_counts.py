"""Votes counted by hand: what counts, and every way in which a count is refused."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import pytest

from automations.award.entries import read_entries
from automations.award.hand_counts import HandCounts, hand_count_schema, read_hand_counts
from automations.award.rules import AwardRules, Extent, Method, VoterClass
from automations.tables.sheet import sheet_of_rows
from automations.tables.typed import read_table
from tests.award.ballot_sheets import asked, entry_table
from tests.award.staging import AFTER, ENTRIES, TOKYO

HEADINGS = ["会場", "取組", "区分", "票数", "点数", "確認した数", "計数者", "確認者"]
ONE = asked(method=Method.CHOICES, choices_per_category=1, extent=Extent.OVERALL)
TWO = asked(method=Method.CHOICES, choices_per_category=2)
POINTS = asked(method=Method.POINTS, points=5, extent=Extent.OVERALL)


def counted(
    rows: Sequence[Sequence[str]],
    rules: AwardRules = ONE,
    entries: Sequence[Sequence[str]] = ENTRIES,
) -> HandCounts:
    """Read rows of 会場, 取組, 区分, 票数, 点数, 確認した数, and who counted and checked."""
    signed = [[*row, *["計数 花子", "確認 太郎"][len(row) - 6 :]] for row in rows]
    sheet = sheet_of_rows("事務局限り/手集計.xlsx", "手集計", [HEADINGS, *signed])
    table = read_table(sheet, hand_count_schema(rules), TOKYO)
    return read_hand_counts(table, read_entries(entry_table(entries), AFTER).entries, rules)


def told(result: HandCounts) -> list[str]:
    return [str(each).partition("」")[2] for each in result.problems]


def states(result: HandCounts) -> dict[str, int]:
    return {each.code: each.rows for each in result.dispositions if each.rows}


@pytest.mark.parametrize("signed", [[], ["", ""]], ids=["signed", "not signed"])
def test_a_row_that_sums_up_counts_nothing(signed: list[str]) -> None:
    rows = [["本庁舎", "1", "", "12", "", "12"], ["出張所", "3", "", "3", "", ""]]
    result = counted([*rows, ["", "合計", "", "15", "", "", *signed]])
    assert (told(result), states(result)) == ([], {"layout_total": 1, "hand_counted": 2})
    assert told(counted([*rows, ["本庁舎", "合計", "", "15", "", "", *signed]])) == [
        (
            "D4: 合計の行の票数（15）が、上の行の合計（12）と違います。"
            "数え直して、違う数を直してください。合計の行は集計に使わないので、消してもかまいません。"
        )
    ]


def test_points_are_summed_up_in_their_own_column() -> None:
    rows = [["", "1", "", "2", "7", ""], ["", "3", "", "1", "3", ""]]
    assert told(counted([*rows, ["", "計", "", "3", "10", ""]], POINTS)) == []
    (wrong,) = told(counted([*rows, ["", "計", "", "3", "11", ""]], POINTS))
    assert wrong.startswith("E4: 合計の行の点数（11）が、上の行の合計（10）と違います")


def test_totals_are_read_with_blank_and_void_ballots() -> None:
    result = counted(
        [
            ["本庁舎", "窓口DX", "", "12票", "", "12"],
            ["本庁舎", "3", "", "３", "", ""],
            ["本庁舎", "白票", "", "2", "", ""],
            ["本庁舎", "無効票", "", "1", "", ""],
            ["本庁舎", "投票総数", "", "18", "", ""],
            ["出張所", "03 庶務の自動化", "", "0", "", ""],
        ]
    )
    found = [(each.entry, int(each.value), each.supporters, str(each.place))
             for each in result.counts]  # fmt: skip
    assert found == [
        (1, 12, 12, "事務局限り/手集計.xlsx「手集計」B2"),
        (3, 3, 3, "事務局限り/手集計.xlsx「手集計」B3"),
        (3, 0, 0, "事務局限り/手集計.xlsx「手集計」B7"),
    ]
    assert (result.blank, result.void, result.problems) == (2, 1, ())
    assert states(result) == {"hand_sum": 3, "hand_counted": 3}


def test_points_may_stand_beside_the_number_of_ballots() -> None:
    result = counted([["", "1", "", "4", "11点", ""], ["", "2", "", "", "5", ""]], POINTS)
    found = [(each.entry, each.value, each.supporters) for each in result.counts]
    assert found == [(1, Fraction(11), 4), (2, Fraction(5), 0)]


def test_what_does_not_compete_is_not_counted() -> None:
    entries = ((*ENTRIES[0][:5], "2024/12/04"), (*ENTRIES[1][:4], "希望しない", ""), *ENTRIES[2:])
    result = counted([["", str(number), "", "1", "", ""] for number in (1, 2, 3)], ONE, entries)
    assert [each.entry for each in result.counts] == [3]
    assert states(result) == {"hand_withdrawn": 1, "hand_not_ranked": 1, "hand_counted": 1}


def test_each_class_of_voters_is_counted_apart() -> None:
    rules = replace(ONE, voter_classes=(VoterClass("審査員"), VoterClass("来場者")))
    result = counted([["", "1", "来場者", "2", "", ""], ["", "1", " 審査員", "1", "", ""]], rules)
    found = {each.voter_class: int(each.value) for each in result.counts}
    assert found == {"来場者": 2, "審査員": 1}


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (
            ["", "窓口", "", "1", "", ""],
            (
                "B2: 「窓口」は、取組の番号・取組名のどれとも一致しません（もしかして「窓口DX」"
                "）。取組の番号か、取組名をそのまま書いてください。白票・無効票・投票総数の行は"
                "、そのとおりに書きます。"
            ),
        ),
        (
            ["", "", "", "1", "", ""],
            "B2: 「取組」が空です。数えた数を書いてください。一つもなければ0と書きます。",
        ),
        (
            ["", "1", "", "", "", ""],
            "D2: 「票数」が空です。数えた数を書いてください。一つもなければ0と書きます。",
        ),
        (
            ["", "1", "", "約10", "", ""],
            (
                "D2: 「票数」の「約10」は、0以上の整数ではありません。数えた数を、整数で書き直"
                "してください。"
            ),
        ),
        (
            ["", "1", "", "12", "", "13"],
            (
                "F2: 計数者の数（12）と、確認した数（13）が違います。数え直して、両方の数を合わ"
                "せてください。"
            ),
        ),
        (
            ["", "1", "", "12", "", "", "計数 花子", ""],
            (
                "H2: 計数者と確認者の両方の氏名がありません。数えた人と確かめた人の氏名を書いて"
                "ください。"
            ),
        ),
        (
            ["", "1", "", "12", "", "", "計数　花子", "計数花子 様"],
            (
                "H2: 計数者と確認者が同じ人（計数花子 様）です。別の人が数え直し、その人の氏名"
                "を確認者に書いてください。"
            ),
        ),
    ],
)
def test_a_count_nobody_can_vouch_for_is_refused(row: list[str], message: str) -> None:
    result = counted([row])
    assert told(result) == [message]
    assert (result.counts, states(result)) == ((), {"hand_unfit": 1})


def test_an_unknown_class_is_refused() -> None:
    rules = replace(ONE, voter_classes=(VoterClass("審査員"), VoterClass("来場者")))
    assert told(counted([["", "1", "来場", "1", "", ""], ["", "2", "", "1", "", ""]], rules)) == [
        (
            "C2: 区分「来場」は、設定の投票者区分にありません（もしかして「来場者」）。審査"
            "員、来場者のどれかを書いてください。"
        ),
        "C3: 「区分」が空です。数えた数を書いてください。一つもなければ0と書きます。",
    ]


def test_the_same_entry_twice_at_one_place_is_refused() -> None:
    rows = [["本庁舎", "1", "", "3", "", ""], ["本庁舎", "窓口DX", "", "4", "", ""]]
    assert told(counted(rows)) == [
        (
            "B3: 「窓口DX」が、同じ会場・区分の2行目にもあります。一方を消すか、会場を分け"
            "て書いてください。"
        )
    ]


def test_one_choice_a_ballot_must_add_up_to_all_ballots() -> None:
    rows = [
        ["本庁舎", *row, "", ""]
        for row in (["1", "", "3"], ["白票", "", "1"], ["投票総数", "", "5"])
    ]
    assert told(counted(rows)) == [
        (
            "B4: 「本庁舎」の投票総数（5）が、取組の票数の合計（3）・白票（1）・無効票（0）"
            "の合計（4）と違います。数え直して、違う数を直してください。"
        )
    ]


def test_several_choices_a_ballot_cannot_be_more_than_the_ballots_can_give() -> None:
    numbers = (["1", "", "5"], ["2", "", "4"], ["投票総数", "", "4"])
    rows = [["", *row, "", ""] for row in numbers]
    assert told(counted(rows, TWO)) == [
        (
            "B4: この手集計の「01 窓口DX」の数（5）が、有効な票（4）から出せる上限（4）を超"
            "えています。投票総数・白票・無効票と、取組ごとの数を数え直してください。"
        ),
        (
            "B4: この手集計の窓口部門の合計（9）が、有効な票（4）から出せる上限（8）を超え"
            "ています。投票総数・白票・無効票と、取組ごとの数を数え直してください。"
        ),
    ]


def test_points_cannot_be_more_than_the_budgets_of_all_ballots() -> None:
    rows = [
        ["", "1", "", "", "9", ""],
        ["", "2", "", "", "2", ""],
        ["", "投票総数", "", "2", "", ""],
    ]
    assert told(counted(rows, POINTS)) == [
        (
            "B4: この手集計の合計（11）が、有効な票（2）から出せる上限（10）を超えています"
            "。投票総数・白票・無効票と、取組ごとの数を数え直してください。"
        )
    ]
