"""Totals and ties of score votes, counted by an independent program that knows nothing of ours."""

import io
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from automations.award.rules import Counting, Method
from tests.award.counting.casting import counted, ruled

starvote = pytest.importorskip("starvote", reason="the oracle is one of the tools of the tests")
RULES = ruled(Method.MARKS, Counting.SUM, lowest_mark=0)
votes = st.lists(
    st.fixed_dictionaries({number: st.integers(0, 5) for number in (1, 2, 3, 4)}),
    min_size=1, max_size=12,
)  # fmt: skip


def first_round(ballots: list[dict[int, int]]) -> tuple[dict[int, int], set[int]]:
    """Return the oracle's totals, and the entries it cannot tell apart at the top."""
    told = io.StringIO()
    tied: set[int] = set()
    named = [{f"E{number}": mark for number, mark in ballot.items()} for ballot in ballots]
    try:
        starvote.election(
            starvote.Reweighted_Range_Voting, named, seats=2, tiebreaker=None, verbosity=1,
            print=lambda *words, end="\n": told.write(" ".join(words) + end),
        )  # fmt: skip
    except starvote.UnbreakableTieError as tie:
        if "Round 1:" in str(tie):
            tied = {int(name[1:]) for name in tie.candidates}
    score = told.getvalue().split("Round 1: Score round]")[1].split("[")[0]
    totals = {int(one): int(sum_) for one, sum_ in re.findall(r"E(\d) -- +(\d+) ", score)}
    return totals, tied


@settings(max_examples=60, deadline=None)
@given(votes)
def test_totals_and_ties_at_the_top_are_the_oracles(ballots: list[dict[int, int]]) -> None:
    found = counted(ballots, RULES, 4).standings
    totals, tied = first_round(ballots)
    assert {each.entry.number: each.score for each in found} == totals
    best = {each.entry.number for each in found if each.rank == 1}
    assert best == (tied or best)
    assert bool(tied) == (len(best) > 1)
