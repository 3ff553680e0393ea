"""How large the rehearsal event is: every figure that is decided before anybody is invented."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from automations.award.rules import TieRule
from automations.rehearsal.words import words

DEFAULT_SEED = 20241224


@dataclass(frozen=True, slots=True)
class Plan:
    """The figures of one event; ``config/rehearsal/plan.toml`` says what each counts."""

    staff: int
    host_visitors: int
    external_visitors: int
    bodies: int
    host_walk_ins: int
    external_walk_ins: int
    host_no_shows: int
    external_no_shows: int
    host_cancelled: int
    external_cancelled: int
    exhibitors: int
    exhibitors_absent: int
    speakers: int
    ballots: int
    late: int
    early: int
    unknown_voters: int
    revoted: int
    blank: int
    all_void: int
    overvoted: int
    own_section: int
    incomplete: int
    out_of_scale: int
    own_entry: int
    tests: int
    without_number: int
    sent_twice: int
    conflicts: int
    tie: TieRule

    @property
    def valid_ballots(self) -> int:
        """The ballots that are left when every other fate is taken off.

        Of two that are in conflict one counts as well, once its voter was asked.
        """
        outside = self.tests + self.without_number + self.late + self.early + self.unknown_voters
        again = self.revoted + self.sent_twice + 2 * self.conflicts
        return self.ballots - outside - again - self.blank - self.all_void


def chance(seed: int, part: str) -> Random:
    """Return the chance of one part of an event: a change of one part leaves the others alone."""
    return Random(f"{seed}:{part}")  # noqa: S311 - play, not secrets


def plan_of(seed: int) -> Plan:
    """Return the figures of the default seed, or draw those of another one."""
    listed = words("plan")
    if seed == DEFAULT_SEED:
        figures = dict(listed["default"])
    else:
        rng = chance(seed, "plan")
        figures = {key: _drawn(rng, span) for key, span in listed["other"].items()}
    return Plan(**{**figures, "tie": TieRule(figures["tie"])})


def _drawn(rng: Random, span: list[int] | list[str]) -> int | str:
    if isinstance(span[0], str):
        return rng.choice(span)
    least, most = span
    return rng.randint(int(least), int(most))
