"""What entrants are told once the finalists are approved: one row an entry, for mail merge."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from automations.award.rules import AwardRules, Counting
from automations.award.runner_up_places import runner_up_places
from automations.award.standing_tables import score_column
from automations.award.wording import said, table
from automations.tables.report import Cell, Column, Form, Table

if TYPE_CHECKING:
    from automations.award.decision import AwardResult
    from automations.award.selection import Outcome
    from automations.award.tally import Standing

CHOSEN, NOT_CHOSEN = "notices_chosen", "notices_not_chosen"
_SCORE, _MEAN = "得点", "全取組の平均得点"


@dataclass(frozen=True, slots=True)
class Addressee:
    """Whom to write to about an entry."""

    leader: str
    mail: str


@dataclass(frozen=True, slots=True)
class _Field:
    """What every notice is compared with: all that compete, and what they got on average."""

    ranked: tuple[Standing, ...]
    rules: AwardRules

    @property
    def mean(self) -> tuple[Fraction, ...]:
        """Return what all got on average; nothing where the score is an order of election."""
        if self.rules.vote.counting is Counting.STV:
            return ()
        return (_mean([each.score for each in self.ranked]),)

    def rivals(self, category: str) -> int:
        return sum(each.entry.category == category for each in self.ranked)

    def criteria(self, standing: Standing) -> tuple[Fraction, ...]:
        """Return for each criterion what the entry got, and what all got on average."""
        places = range(len(standing.criteria))
        means = [_mean([each.criteria[place] for each in self.ranked]) for place in places]
        pairs = zip(standing.criteria, means, strict=True)
        return tuple(value for pair in pairs for value in pair)


def notices(
    result: AwardResult, addressees: Mapping[int, Addressee], rules: AwardRules, day: str
) -> tuple[Table, Table]:
    """Return the data of the notices to those chosen and to the others, each by number.

    ``addressees`` by the entry's number; ``day``: when finalists present, in words. Entries that do
    not compete get none. What an entry got on a criterion is its total, or its mean, as counted.
    """
    field = _Field(result.standings, rules)
    names = [
        name
        for each in rules.criteria
        for name in (each.name, said("notices", "mean_of_all", criterion=each.name))
    ]
    names = names if all(each.criteria for each in field.ranked) else []
    chosen = {each.standing.entry.number for each in result.finalists}
    rows: dict[bool, list[Sequence[Cell]]] = {True: [], False: []}
    for each in sorted(result.outcomes, key=lambda each: each.standing.entry.number):
        number = each.standing.entry.number
        told = (day,) if number in chosen else ()
        rows[number in chosen].append(
            (*_address(each, addressees), *_result(each, result, rules), *told,
             *_feedback(each.standing, field))
        )  # fmt: skip
    fitted = _fitted(score_column(result.outcomes, rules), field)
    first, others = ((CHOSEN, rows[True]), (NOT_CHOSEN, rows[False]))
    return table(*first, names, fitted=fitted), table(*others, names, fitted=fitted)


def _fitted(score: Column, field: _Field) -> Mapping[str, Sequence[Column]]:
    """Return the columns of the score and of its mean, called by what this event counts."""
    mean = Column(said("notices", "mean_score", label=score.heading), Form.SCORE, score.width)
    return {_SCORE: (score,), _MEAN: (mean,) if field.mean else ()}


def _address(outcome: Outcome, addressees: Mapping[int, Addressee]) -> tuple[Cell, ...]:
    entry = outcome.standing.entry
    to = addressees.get(entry.number, Addressee("", ""))
    return (to.leader, entry.section, to.mail, f"{entry.number:02}", entry.title, entry.category)


def _result(outcome: Outcome, result: AwardResult, rules: AwardRules) -> tuple[str, str]:
    """Return the result and a sentence of it; a runner-up is told its place, equals the same."""
    if outcome in result.finalists:
        kind, place = "finalist", 0
    elif outcome in result.runners_up:
        kind, place = "runner_up", runner_up_places(result, rules)[outcome.standing.entry.number]
    else:
        kind, place = "out", 0
    words = {"name": rules.name, "place": place}
    return said("notices", kind, **words), said("notices", f"{kind}_words", **words)


def _feedback(standing: Standing, field: _Field) -> tuple[Cell, ...]:
    rivals = field.rivals(standing.entry.category)
    return (
        standing.score, standing.rank, len(field.ranked), standing.rank_in_category, rivals,
        standing.supporters, *field.mean, *field.criteria(standing),
    )  # fmt: skip


def _mean(values: Sequence[Fraction]) -> Fraction:
    return sum(values, Fraction(0)) / len(values) if values else Fraction(0)
