"""Standings of the panel: the judges' scores as ballots of a vote, with recusals made up for.

All that ties, thresholds and people look at beside the score is what the vote makes of the same
marks. Where recused judges are filled, what is added up (``raw``, totals of criteria) is filled as
the score is, by the mean of the others; else who has a recused judge would lose each comparison.
What is counted (``supporters``, ``top_marks``, ``levels``, ``distribution``) is what was written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import polars as pl

from automations.award.choices import COUNTED
from automations.award.counting.classes import Score
from automations.award.counting.places import place_levels, placed
from automations.award.counting.profiles import profiles
from automations.award.counting.results import results
from automations.award.counting.vote import Vote, vote_of
from automations.award.counting.ways import MEANS, Counted
from automations.award.entries import Entry
from automations.award.judging.panel_worth import Marked, Pair
from automations.award.marking import marks
from automations.award.rules import AwardRules, Counting, Method
from automations.award.scale import value_columns
from automations.award.standing import Standing
from automations.award.tally import ranked

_IN_PLACES = frozenset({Counting.RANK_POINTS, Counting.BORDA, Counting.FIRSTS})


@dataclass(frozen=True, slots=True)
class Scored:
    """What counts, the score of each entry by number (None: nobody gave any), and who is filled.

    ``filled``: recused judges for whom the mean of the others stands in.
    """

    counted: Sequence[Marked]
    scores: Mapping[int, Fraction | None]
    filled: Sequence[Pair]


def panel_standings(
    scored: Scored, entries: Sequence[Entry], rules: AwardRules
) -> tuple[Standing, ...]:
    """Return the standings by rank, then by number; ``rules`` are the panel's.

    Raises `SettingsWrong` if the weights have so many digits that sums could overflow.
    """
    vote = vote_of(_ballots(scored.counted, rules), entries, rules)
    made = Counted(
        {number: Score(value) for number, value in scored.scores.items()},
        lower_wins=rules.vote.counting is Counting.RANK_POINTS,
        levels=_levels(vote),
    )
    shares = _shares(scored)
    return ranked(
        [
            _filled(each, shares.get(each.entry.number, Fraction(1)), rules)
            for each in results(made, profiles(vote), vote, ())
        ]
    )


def _ballots(counted: Sequence[Marked], rules: AwardRules) -> pl.DataFrame:
    """Return the scores as choices that count; who does not choose an entry says nothing of it."""
    names = marks(value_columns(rules))
    schema = {"ballot_key": pl.UInt32, "entry_key": pl.Int64,
              **dict.fromkeys(names, pl.Int64), "disposition": pl.String}  # fmt: skip
    chosen = rules.vote.method is Method.CHOICES
    rows = [
        (each.judge, each.entry, *each.marks, COUNTED)
        for each in counted
        if not chosen or each.marks[0]
    ]
    return pl.DataFrame(rows, schema=schema, orient="row")


def _levels(vote: Vote) -> Mapping[int, tuple[int, ...]] | None:
    in_places = vote.rules.vote.counting in _IN_PLACES
    return place_levels(placed(vote), vote) if in_places else None


def _shares(scored: Scored) -> Mapping[int, Fraction]:
    """Return by what recused judges multiply what the others gave, where they are filled."""
    judged = Counter(each.entry for each in scored.counted)
    out = Counter(entry for _, entry in scored.filled)
    return {each: Fraction(own + out[each], own) for each, own in judged.items()}


def _filled(standing: Standing, share: Fraction, rules: AwardRules) -> Standing:
    """Fill what is added up; means are the same with the mean of the others and without."""
    criteria = standing.criteria
    if rules.vote.counting not in MEANS:
        criteria = tuple(each * share for each in criteria)
    return replace(standing, raw=standing.raw * share, criteria=criteria)
