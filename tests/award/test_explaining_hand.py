"""What a row of the hand counts added, in words."""

from dataclasses import replace
from fractions import Fraction

from automations.award.decision import AwardResult
from automations.award.explaining import told_entry
from automations.award.explaining_hand import told_hand_count
from automations.award.hand_counts import HandCount, HandCounts, hand_count_schema
from automations.award.told import Told, ToldStep
from automations.tables.sheet import sheet_of_rows
from automations.tables.typed import TypedTable, read_table
from tests.award.staging import CLOSES, RULES, TOKYO, decided
from tests.award.test_reporting import VOTE

HEADINGS = ["会場", "取組", "票数", "点数", "確認した数", "計数者", "確認者"]


def table() -> TypedTable:
    rows = [HEADINGS, ["本庁", "01", "3", "12", "12", "青木", "井上"],
            ["本庁", "白票", "1", "", "1", "青木", "井上"]]  # fmt: skip
    return read_table(sheet_of_rows("手集計.xlsx", "手集計", rows), hand_count_schema(RULES), TOKYO)


def counted() -> AwardResult:
    place = table().place(2, "entry")
    return replace(
        decided(VOTE), hand_counts=HandCounts((HandCount(1, Fraction(12), 3, "", place),))
    )


def test_a_row_that_was_added() -> None:
    assert told_hand_count(2, table(), counted(), RULES) == Told(
        "手集計.xlsx「手集計」2行目",
        "手集計（数える）",
        (ToldStep("手集計", ("01 窓口DX: 12点（3人）",)),),
    )


def test_a_row_that_added_nothing() -> None:
    found = told_hand_count(3, table(), counted(), RULES)
    assert found is not None
    assert found.summary == (
        "得点に加えていない行です（白票・無効票・投票総数の行か、順位の対象外の取組の行）。"
    )
    assert told_hand_count(9, table(), counted(), RULES) is None


def test_before_the_close_nobody_looks_at_them() -> None:
    found = told_hand_count(2, table(), decided(VOTE, as_of=CLOSES), RULES)
    assert found is not None
    assert found.summary == (
        "投票期間中のため、票の内容はまだ集計していません。締切は、令和6年12月6日（金）17:15です。"
    )


def test_an_entry_names_the_cell_of_each_hand_count() -> None:
    found = counted()
    told = told_entry(found.entries[0], found, RULES)
    (lines,) = (each.lines for each in told.steps if each.title == "手集計")
    assert lines == ("手集計.xlsx「手集計」B2: 12点（3人）",)
