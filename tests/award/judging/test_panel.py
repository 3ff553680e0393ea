"""The list of judges: numbers, presence, and the entries from which each is kept."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from automations.award.judging.panel import Judge, Panel, Presence, read_panel
from automations.errors import InputUnfit
from automations.tables.sheet import Oddity
from automations.tables.typed import read_table
from tests.award.judging.staging import PRESENTED, panel, panel_table
from tests.award.staging import TOKYO

BOOK = "共有/審査員.xlsx「審査員名簿」"


def told(found: Panel) -> list[str]:
    return [str(each) for each in found.problems]


def test_judges_stand_by_number_with_all_that_the_list_says() -> None:
    found = panel([
        ("2", "採点 花子", "", "代理", "", "代理 次郎"),
        ("1", "審査 太郎", "福祉課", "", "3"),
    ])  # fmt: skip
    assert found.judges == (
        Judge(1, "審査 太郎", body="福祉課", recused=frozenset({3}), row=3),
        Judge(2, "採点 花子", presence=Presence.DEPUTY, deputy="代理 次郎", row=2),
    )
    assert found.problems == ()
    assert [(each.code, each.rows) for each in found.counts if each.rows] == [("panel_listed", 2)]
    assert found.states == ((2, "panel_listed"), (3, "panel_listed"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", set()), ("なし", set()), ("3", {3}), ("2、3", {2, 3}), ("02 窓口DXプラス", {2}),
        ("窓口DX", {1}), ("1,3", {1, 3}), ("①③", {1, 3}),
    ],
)  # fmt: skip
def test_a_cell_names_the_entries_from_which_a_judge_is_kept(text: str, expected: set[int]) -> None:
    found = panel([("1", "審査 太郎", "", "", text)])
    assert found.judges[0].recused == expected
    assert found.problems == ()


def test_an_entry_that_nobody_knows_is_refused() -> None:
    assert told(panel([("1", "審査 太郎", "", "", "2、窓口DXプラ")])) == [
        (
            f"{BOOK}E2: 除斥する取組「2、窓口DXプラ」が、どの取組か分かりません"
            "（もしかして「窓口DXプラス」）。取組の番号か取組名に直してください。"
        )
    ]


def test_a_blank_number_becomes_the_next_free_one() -> None:
    found = panel([("", "審査 太郎"), ("1", "採点 花子"), ("", "評価 三郎")])
    assert [(each.number, each.name) for each in found.judges] == [
        (1, "採点 花子"), (2, "審査 太郎"), (3, "評価 三郎"),
    ]  # fmt: skip
    assert told(found) == [
        f"{BOOK}A{row}: 審査員「{name}」に番号がないため、{number}番としました。"
        "この番号でよければ、番号の欄に書いてください。"
        for row, name, number in ((2, "審査 太郎", 2), (4, "評価 三郎", 3))
    ]


def test_doubled_numbers_and_names_are_refused() -> None:
    assert told(panel([("1", "審査 太郎"), ("1", "審査太郎")])) == [
        sentence
        for row in (2, 3)
        for sentence in (
            (
                f"{BOOK}A{row}: 審査員の番号1が、二人以上に付いています。"
                "番号を一人ずつ別にしてください。"
            ),
            (
                f"{BOOK}B{row}: 審査員「{('審査 太郎', '審査太郎')[row - 2]}」が、審査員名簿に"
                "二度あります。同じ人なら1行を消してください。別の人なら、氏名の後にAやBを付けて区別してください。"
            ),
        )
    ]


@pytest.mark.parametrize("number", ["-1"])
def test_a_number_below_one_is_refused(number: str) -> None:
    assert told(panel([(number, "審査 太郎")])) == [
        f"{BOOK}A2: 審査員の番号-1は使えません。番号を1以上の数にしてください。"
    ]


def test_a_deputy_without_a_name_is_noted() -> None:
    assert told(panel([("1", "審査 太郎", "", "代理")])) == [
        (
            f"{BOOK}F2: 審査員「審査 太郎」の出欠は代理ですが、代理者の氏名がありません。"
            "代理者の欄に氏名を書いてください。"
        )
    ]


def test_somebody_must_look_at_a_judge_of_an_entrys_own_section() -> None:
    assert told(panel([("1", "審査 太郎", "税務課"), ("2", "採点 花子", "税務課", "", "2")])) == [
        (
            f"{BOOK}E2: 審査員「審査 太郎」の所属は取組「02 窓口DXプラス」の所属と同じですが、"
            "除斥になっていません。審査から外すときは、除斥する取組に番号を書いてください。"
        )
    ]


def test_nobody_in_the_list_is_refused() -> None:
    found = panel([])
    assert told(found) == [
        f"{BOOK}1行目: 審査員名簿に、審査員が一人もいません。審査員を1行に一人ずつ書いてください。"
    ]
    assert found.judges == ()


@pytest.mark.parametrize(
    ("text", "presence"),
    [("", Presence.PRESENT), ("○", Presence.PRESENT), ("欠", Presence.ABSENT),
     ("代理出席", Presence.DEPUTY), ("途中退席", Presence.LEFT)],
)  # fmt: skip
def test_presence_is_as_people_write_it(text: str, presence: Presence) -> None:
    assert panel([("1", "審査 太郎", "", text)]).judges[0].presence is presence


def test_a_list_with_a_presence_that_nobody_can_read_is_refused() -> None:
    """Without the row the judge would be no judge: the quorum shrinks, and nobody waits."""
    with pytest.raises(InputUnfit) as refused:
        panel([("1", "審査 太郎", "", "遅刻"), ("2", "採点 花子")])
    assert str(refused.value) == (
        f"{BOOK}D2: 「出欠」の「遅刻」は選択肢にありません。"
        "次のどれかにしてください: 出席、欠席、代理、途中退席。"
    )


def test_a_row_without_a_name_is_refused() -> None:
    """A name that was cleared would drop the judge, and nobody would wait for the marks."""
    with pytest.raises(InputUnfit) as refused:
        panel([("1", "", "税務課"), ("2", "採点 花子")])
    assert str(refused.value) == f"{BOOK}B2: 「氏名」が空です。値を入れるか、行ごと消してください。"


def test_a_row_with_a_cell_in_error_is_refused() -> None:
    table = panel_table([("1", "審査 太郎"), ("2", "採点 花子")])
    odd = replace(table.sheet, odd={(2, 4): Oddity.ERROR})
    found = read_panel(read_table(odd, table.schema, TOKYO), PRESENTED)
    assert told(found) == [
        (
            f"{BOOK}2行目: 審査員名簿のこの行に、読めないセルがあります。"
            "直してください。審査員が欠けたままでは集計できません。"
        )
    ]
    assert found.states == ((2, "panel_unfit"), (3, "panel_listed"))


@given(st.permutations([("3", "審査 太郎"), ("1", "採点 花子"), ("2", "評価 三郎", "税務課")]))
def test_numbered_rows_may_stand_in_any_order(rows: list[tuple[str, ...]]) -> None:
    assert [(each.number, each.name) for each in panel(rows).judges] == [
        (1, "採点 花子"), (2, "評価 三郎"), (3, "審査 太郎"),
    ]  # fmt: skip
