"""The outcome of an award: each entry in or out with its reason, runners-up, the gap at the cut."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from automations.award.rules import AwardRules
from automations.award.seating import Seat, Seating, Verdict, seating
from automations.award.tally import Standing
from automations.award.ties import OpenTie, TieStep
from automations.tables.problems import Problem


@dataclass(frozen=True, slots=True)
class Outcome:
    """An entry that competes, what became of it, and why."""

    standing: Standing
    seat: Seat


@dataclass(frozen=True, slots=True)
class Selection:
    """One outcome for each entry that competes, and how ties at the cuts were settled.

    ``outcomes`` go by rank, then by number. ``runners_up`` are the best that are out, strongest
    first, without those that were knocked out; equals at the end all belong to them; none while a
    tie is open. ``margin`` is the gap in score at the cut, None while a tie is open or when nobody
    is out who could be in.
    """

    outcomes: tuple[Outcome, ...]
    tie_steps: tuple[TieStep, ...]
    open_ties: tuple[OpenTie, ...]
    problems: tuple[Problem, ...]
    runners_up: tuple[Outcome, ...]
    margin: Fraction | None

    @property
    def finalists(self) -> tuple[Outcome, ...]:
        """Return those that are in, by rank."""
        return with_verdict(self.outcomes, Verdict.FINALIST)


def select(
    standings: Sequence[Standing], rules: AwardRules, decisions: Mapping[str, str]
) -> Selection:
    """Choose the finalists among the entries that compete.

    ``decisions`` maps keys of open ties to the answers people gave. An answer that does not fit
    is a problem, and its tie stays open.
    """
    filled = seating(standings, rules, decisions)
    outcomes = tuple(Outcome(each, filled.seats[each.entry.number]) for each in standings)
    settled = not filled.open_ties
    return Selection(
        outcomes,
        tuple(filled.steps),
        tuple(filled.open_ties),
        tuple(filled.problems),
        _runners_up(outcomes, filled) if settled else (),
        _margin(outcomes) if settled else None,
    )


def with_verdict(outcomes: Sequence[Outcome], verdict: Verdict) -> tuple[Outcome, ...]:
    """Return the outcomes of one kind, in the same order."""
    return tuple(each for each in outcomes if each.seat.verdict is verdict)


def _runners_up(outcomes: Sequence[Outcome], filled: Seating) -> tuple[Outcome, ...]:
    out = [each for each in with_verdict(outcomes, Verdict.OUT) if not each.seat.knocked_out]
    wanted = min(filled.rules.selection.runners_up, len(out))
    if not wanted:
        return ()
    strengths = sorted((filled.strength(each.standing) for each in out), reverse=True)
    best = [each for each in out if filled.strength(each.standing) >= strengths[wanted - 1]]
    best.sort(key=lambda each: each.standing.entry.number)
    return tuple(sorted(best, key=lambda each: filled.strength(each.standing), reverse=True))


def _margin(outcomes: Sequence[Outcome]) -> Fraction | None:
    """Return the gap at the remaining seats, or the smallest one inside a category."""
    finalists = with_verdict(outcomes, Verdict.FINALIST)
    by_score = [each for each in finalists if not each.seat.of_category]
    if by_score:
        return _gap(by_score, with_verdict(outcomes, Verdict.OUT))
    names = sorted({each.standing.entry.category for each in finalists})
    gaps = [_gap_within(name, outcomes) for name in names]
    return min((gap for gap in gaps if gap is not None), default=None)


def _gap_within(category: str, outcomes: Sequence[Outcome]) -> Fraction | None:
    own = [each for each in outcomes if each.standing.entry.category == category]
    return _gap(with_verdict(own, Verdict.FINALIST), with_verdict(own, Verdict.OUT))


def _gap(chosen: Sequence[Outcome], out: Sequence[Outcome]) -> Fraction | None:
    """Return by how much who is in is better than who is out and could have been in.

    Whoever is out with more than that was kept out by a bound, not by those who are in.
    """
    last = min((each.standing.merit for each in chosen), default=None)
    if last is None:
        return None
    rivals = [each.standing.merit for each in out if not each.seat.barred]
    return min((last - merit for merit in rivals if merit <= last), default=None)
