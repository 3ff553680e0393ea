"""How a decision counts: what it shows of the way there, and votes counted by hand."""

from collections.abc import Sequence
from datetime import datetime

from automations.award.decision import AwardResult, decide
from automations.award.hand_counts import hand_count_schema
from automations.award.rules import Arrangement, AwardRules, Counting, Extent, Method
from automations.tables.sheet import sheet_of_rows
from automations.tables.typed import TypedTable, read_table
from tests.award.ballot_sheets import asked, ballot_table
from tests.award.staging import (
    AFTER,
    CLOSES,
    TOKYO,
    Ballot,
    decided,
    entries_table,
    roll_table,
    scores,
    with_vote,
)

HEADINGS = ["会場", "取組", "区分", "票数", "点数", "確認した数", "計数者", "確認者"]
APPROVAL = asked(method=Method.APPROVAL, arrangement=Arrangement.ONE_CELL, extent=Extent.OVERALL)
BALLOTS = ballot_table(["投票"], [["01 窓口DX"]], APPROVAL)


def hand_table(rules: AwardRules, *rows: Sequence[str]) -> TypedTable:
    signed = [
        ["本庁舎", entry, "", votes, "", "", "計数 花子", "確認 太郎"] for entry, votes in rows
    ]
    sheet = sheet_of_rows("事務局限り/手集計.xlsx", "手集計", [HEADINGS, *signed])
    return read_table(sheet, hand_count_schema(rules), TOKYO)


def with_hand(rows: Sequence[Sequence[str]], as_of: datetime = AFTER) -> AwardResult:
    hand = hand_table(APPROVAL, *rows)
    return decide(entries_table(), roll_table(), BALLOTS, APPROVAL, as_of, {}, hand)


def test_the_way_a_count_went_is_shown_after_the_result() -> None:
    rules = with_vote(counting=Counting.TRIMMED)
    found = decided([Ballot("0001", {1: (5, 4), 3: (4, 4)})], rules)
    assert [row[0] for row in found.report.tables["trimmed_few"].rows] == ["01", "03"]


def test_votes_counted_by_hand_are_added_and_accounted_for() -> None:
    found = with_hand([["窓口DX", "30"], ["3", "12"]])
    assert scores(found)[1] == 31
    assert scores(found)[3] == 12
    (own,) = [each for each in found.report.identities if each.key == "hand"]
    assert (own.read, sum(each.rows for each in own.parts)) == (2, 2)
    assert [each.supporters for each in found.hand_counts.counts] == [30, 12]


def test_before_the_close_nobody_looks_at_hand_counts() -> None:
    found = with_hand([["窓口DX", "多数"]], as_of=CLOSES)
    assert found.hand_counts.counts == ()
    assert found.report.problems == ()
    assert [each.key for each in found.report.identities] == ["entry"]


def test_a_hand_count_that_cannot_be_read_refuses_publication() -> None:
    found = with_hand([["窓口DX", "多数"]])
    assert "hand_count_unreadable" in [each.code for each in found.report.problems]
