"""What might fool the vote: odd titles, rows sorted between two runs, last year's answers."""

from automations.award.rules import TieRule
from automations.award.ties import OpenTie
from tests.award.staging import Ballot, decided, scores, with_selection

TITLES = (
    ("1", "R&D <窓口>", "窓口", "市民課", "希望する", ""),
    ("2", "𠮷野家&連携", "窓口", "税務課", "", ""),
    ("3", "=1+1の自動化", "内部", "総務課", "希望する", ""),
    ("4", "会議の「短縮」", "内部", "企画課", "希望する", ""),
)
# 02 and 04 are level for the last seat, in everything.
LEVEL = [
    Ballot("0001", {1: (5, 5), 3: (5, 5)}, 10),
    Ballot("0002", {2: (3, 3), 4: (3, 3)}, 20),
]
RULES = with_selection(seats=3, ties=(TieRule.CRITERION, TieRule.DECISION))


def question(ballots: list[Ballot]) -> OpenTie:
    (asked,) = decided(ballots, RULES, TITLES).open_ties
    return asked


def test_a_tie_of_odd_titles_is_answered_by_what_the_list_offers() -> None:
    asked = question(LEVEL)
    assert asked.options == ("02 𠮷野家&連携", "04 会議の「短縮」")
    for option, number in zip(asked.options, (2, 4), strict=True):
        found = decided(LEVEL, RULES, TITLES, decisions={asked.key: option})
        chosen = {each.standing.entry.number for each in found.finalists}
        assert chosen == {1, 3, number}


def test_rows_sorted_between_two_runs_ask_the_same_question() -> None:
    one, other = question(LEVEL), question(LEVEL[::-1])
    assert (one.key, one.options) == (other.key, other.options)


def test_an_answer_of_other_ballots_settles_nothing() -> None:
    """Last year's answer, or one given before a ballot changed: the same two are level anew."""
    asked = question(LEVEL)
    other = [LEVEL[0], Ballot("0002", {2: (4, 4), 4: (4, 4)}, 20)]
    found = decided(other, RULES, TITLES, decisions={asked.key: asked.options[0]})
    assert [each.key for each in found.open_ties] == [question(other).key] != [asked.key]
    assert {each.standing.entry.number for each in found.finalists} == {1, 3}


def test_an_answer_that_names_who_is_not_tied_is_no_answer() -> None:
    asked = question(LEVEL)
    found = decided(LEVEL, RULES, TITLES, decisions={asked.key: "01 R&D <窓口>"})
    assert "tie_answer_unfit" in {each.code for each in found.report.problems}
    assert [each.key for each in found.open_ties] == [asked.key]
    assert scores(found) == scores(decided(LEVEL, RULES, TITLES))
