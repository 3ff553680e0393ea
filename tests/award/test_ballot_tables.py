"""The list of opened ballots: what the ballots say, and nothing of whose they are."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from automations.award import ballot_tables
from automations.award.ballots import read_ballots
from automations.award.decision import AwardResult
from automations.award.entries import read_entries
from automations.award.roll import read_roll
from automations.award.rules import AwardRules, Own, VoterClass
from automations.award.schemas import roll_schema
from automations.tables.report import Table
from automations.tables.sheet import sheet_of_rows
from automations.tables.typed import read_table
from tests.award.staging import (
    AFTER,
    RULES,
    TOKYO,
    Ballot,
    ballots_table,
    decided,
    entries_table,
    with_vote,
)

VOTE = [
    Ballot("0001", {3: (2, 1), 1: (5, 4)}, 50),
    Ballot("0002", {1: (5, 3)}, 40),
    Ballot("0003", {}, 30),
    Ballot("0004", {1: (9, 9)}, 20),
    Ballot("0005", {1: (5, 3)}, 10),
    Ballot("9999", {2: (1, 1)}, 5),
]


def opened(found: AwardResult) -> Table:
    return found.report.tables["opened_ballots"]


def test_each_ballot_that_stands_is_listed_in_the_order_of_what_it_says() -> None:
    found = opened(decided(VOTE))
    assert [each.heading for each in found.columns] == [
        "票番号", "部門", "番号", "取組名", "効果", "工夫",
    ]  # fmt: skip
    assert found.rows == (
        (1, None, None, "（数える選択なし）", None, None),
        (2, None, None, "（数える選択なし）", None, None),
        (3, "窓口", "01", "窓口DX", 5, 3),
        (4, "窓口", "01", "窓口DX", 5, 3),
        (5, "窓口", "01", "窓口DX", 5, 4),
        (5, "内部", "03", "庶務の自動化", 2, 1),
    )
    assert found.note == (
        "数えた選択だけを、票ごとに示す。"
        "票番号は内容の順に付けたもので、だれの票か、いつの票かとは関係がない。"
    )


def test_a_choice_that_would_tell_the_section_is_not_listed() -> None:
    roll = tuple((f"{number:04}", "市民課", "") for number in range(1, 10))
    found = opened(decided(VOTE, with_vote(own_section=Own.IGNORED), roll=roll))
    assert {row[3] for row in found.rows} == {"（数える選択なし）", "庶務の自動化"}


def test_fewer_than_five_ballots_are_not_listed() -> None:
    found = opened(decided(VOTE[:4]))
    assert found.rows == ()
    assert found.note.endswith(
        "票が5票に満たない区分の票（4票）は、だれの票か分かるおそれがあるため示さない。"
    )


def of_classes(classes: Sequence[str]) -> Table:
    """List nine ballots of voters of these classes."""
    rules = replace(RULES, voter_classes=(VoterClass("審査員", Fraction(3)), VoterClass("職員")))
    rows = [[f"{n}", "福祉課", name] for n, name in enumerate(classes, 1)]
    sheet = sheet_of_rows("名簿.xlsx", "名簿", [["職員番号", "所属", "区分"], *rows])
    roll = read_roll(read_table(sheet, roll_schema(), TOKYO), rules.voter_classes)
    entries = entries_table()
    listed = read_entries(entries, AFTER).entries
    vote = [Ballot(f"{n}", {1: (5, 5)}) for n in range(1, len(classes) + 1)]
    return ballot_tables.opened(
        read_ballots(ballots_table(vote, entries), listed, roll, rules), listed, rules
    )


def test_a_class_stands_beside_the_ballot_unless_it_is_small() -> None:
    found = of_classes([*["職員"] * 5, *["審査員"] * 4])
    assert [each.heading for each in found.columns][:3] == ["票番号", "投票者区分", "部門"]
    assert [row[:2] for row in found.rows] == [(n, "職員") for n in range(1, 6)]
    assert "（4票）" in found.note


def test_more_than_anybody_reads_is_not_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ballot_tables, "_MOST_ROWS", 8)
    found = opened(decided(VOTE))
    assert found.rows == ()
    assert found.note.endswith("9行になるため、表にしていない。")


def test_before_the_close_there_is_no_list() -> None:
    early = decided(VOTE, as_of=VOTE_OPEN)
    assert {"opened_ballots", "ballot_register"}.isdisjoint(early.report.tables)


VOTE_OPEN = RULES.vote.opens


def shuffled(random: Random, rules: AwardRules = RULES) -> AwardResult:
    """Let others cast the same contents, at other instants, in other rows."""
    standing = VOTE[:5]
    voters = random.sample([one.voter for one in standing], 5)
    seconds = random.sample([one.second for one in standing], 5)
    mixed = [replace(one, voter=voters[n], second=seconds[n]) for n, one in enumerate(standing)]
    return decided(random.sample([*mixed, VOTE[5]], 6), rules)


@pytest.fixture(scope="module")
def as_cast() -> Table:
    return opened(decided(VOTE))


@settings(max_examples=25)
@given(random=st.randoms(use_true_random=False))
def test_who_voted_when_in_which_row_does_not_show(as_cast: Table, random: Random) -> None:
    assert opened(shuffled(random)) == as_cast
