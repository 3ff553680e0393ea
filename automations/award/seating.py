"""Filling the seats: the best of each category up to its minimum, then the best of the rest.

A tie matters only if it changes who is in. Whether it does is decided by *strength*: the score
followed by every comparison of the tie chain. The ``line`` is the strength of the last seat that
remains after the categories' own; how ties inside the categories fall does not move it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from automations.award import ties
from automations.award.measures import Measure, Strength
from automations.award.rules import AwardRules, Category, TieRule
from automations.award.tally import Standing
from automations.award.ties import Cut, Line, OpenTie, Settlement, TieStep
from automations.award.wording import said
from automations.tables.problems import Problem


class Verdict(Enum):
    """What became of an entry; the value is its key among the words of ``config/award.toml``."""

    FINALIST = "finalist"
    OUT = "out"
    PENDING = "pending"


@dataclass(frozen=True, slots=True)
class Seat:
    """The verdict on one entry and the one reason for it.

    ``of_category``: a seat that the category's minimum gave, whatever the others scored.
    """

    verdict: Verdict
    reason: str
    of_category: bool = False


@dataclass(slots=True)
class Seating:
    """The seats as they are filled, cut by cut; ``seats`` is keyed by the numbers of entries.

    ``remaining`` counts the seats after those of the categories, ``leftover`` holds the strengths
    that compete for them, strongest first. ``lost`` keeps why an entry lost a tie in its category,
    which is its reason unless it wins one of the remaining seats.
    """

    rules: AwardRules
    decisions: Mapping[str, str]
    chain: tuple[Measure, ...]
    remaining: int
    leftover: tuple[Strength, ...]
    seats: dict[int, Seat] = field(default_factory=dict)
    lost: dict[int, str] = field(default_factory=dict)
    steps: list[TieStep] = field(default_factory=list)
    open_ties: list[OpenTie] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def strength(self, standing: Standing) -> Strength:
        """Return what decides at the cuts."""
        return ties.strength(standing, self.chain)

    def certain(self, standing: Standing) -> bool:
        """Tell whether everybody this strong is in, however ties fall."""
        own = self.strength(standing)
        return sum(each >= own for each in self.leftover) <= self.remaining

    def fill_category(self, category: Category, members: Sequence[Standing]) -> None:
        """Give the category's own seats to its best members."""
        seats = category.minimum_seats
        scores = sorted((each.score for each in members), reverse=True)
        last = scores[min(seats, len(scores)) - 1]
        above = [each for each in members if each.score > last]
        level = [each for each in members if each.score == last]
        words = {"category": category.name, "seats": seats}
        self._let_in(above, "in_minimum", of_category=True, **words)
        if len(above) + len(level) <= seats:
            self._let_in(level, "in_minimum", of_category=True, **words)
        elif self.certain(min(level, key=self.strength)):
            self._let_in(level, "in_either")
        else:
            cut = Cut(Line.CATEGORY, said("cuts", "category", category=category.name))
            self._settle(level, seats - len(above), cut)

    def fill_rest(self, pool: Sequence[Standing]) -> None:
        """Give the remaining seats to the best of all who have none yet."""
        if self.remaining >= len(self.leftover):
            self._let_in(pool, "in_score")
        elif self.remaining <= 0:
            self._leave_out(pool)
        else:
            self._draw_line(pool, self.leftover[self.remaining - 1])

    def _draw_line(self, pool: Sequence[Standing], line: Strength) -> None:
        score = line[0]
        self._let_in([each for each in pool if each.score > score], "in_score")
        self._leave_out([each for each in pool if each.score < score])
        group = [each for each in pool if each.score == score]
        above = [each for each in group if self.strength(each) > line]
        level = [each for each in group if self.strength(each) == line]
        if any(self.strength(each.tied[0]) == line for each in self.open_ties):
            self._let_in(above, "in_score")
            self._put(level, Verdict.PENDING, "waiting")
            self._leave_out([each for each in group if self.strength(each) < line])
            return
        free = self.remaining - sum(each > line for each in self.leftover)
        seats = len(above) + min(free, len(level))
        if not seats:  # those who could take the last seat have one of their category
            self._leave_out(group)
        elif seats < len(group):
            self._settle(group, seats, Cut(Line.REMAINING, said("cuts", "remaining")))
        else:
            self._let_in(group, "in_score")

    def _settle(self, level: Sequence[Standing], seats: int, cut: Cut) -> None:
        """Let the chain of rules choose among equal scores."""
        settled, tied = ties.compare(level, seats, self.chain, cut)
        self._record(settled, level)
        if not tied:
            return
        if cut.line is Line.CATEGORY and self.certain(tied[0]):
            self._let_in(tied, "in_either")
        elif ties.last_rule(self.rules) is TieRule.ALL_ADVANCE:
            self._record(ties.all_advance(tied, cut), tied)
        else:
            self._ask(tied, seats - len(settled.chosen), settled, cut)

    def _ask(self, tied: Sequence[Standing], seats: int, settled: Settlement, cut: Cut) -> None:
        asked = ties.question(tied, seats, cut, settled.steps)
        answer = ties.decided(asked, self.decisions)
        if isinstance(answer, Settlement):
            self._record(answer, tied)
            return
        if answer is not None:
            self.problems.append(answer)
        self.steps.append(ties.undecided(asked))
        self.open_ties.append(asked)
        self._put(tied, Verdict.PENDING, "pending", cut=cut.words)

    def _record(self, settled: Settlement, level: Sequence[Standing]) -> None:
        """Seat those whom a step settled, with that step as their reason."""
        self.steps += settled.steps
        by_number = {each.entry.number: each for each in level}
        for step in settled.steps:
            words = {"cut": step.cut.words, "subject": step.subject}
            chosen = [by_number[number] for number in step.chosen]
            own = step.cut.line is Line.CATEGORY
            self._let_in(chosen, _WON[step.rule], of_category=own, **words)
            for number in step.dropped:
                self.lost[number] = said("reasons", _LOST[step.rule], **words)
        if any(step.cut.line is Line.REMAINING for step in settled.steps):
            self._leave_out([by_number[number] for number in sorted(settled.dropped)])

    def _let_in(
        self,
        standings: Sequence[Standing],
        reason: str,
        *,
        of_category: bool = False,
        **words: object,
    ) -> None:
        self._put(standings, Verdict.FINALIST, reason, of_category=of_category, **words)

    def _leave_out(self, standings: Sequence[Standing]) -> None:
        for each in standings:
            reason = self.lost.get(each.entry.number) or said("reasons", "out_score")
            self.seats[each.entry.number] = Seat(Verdict.OUT, reason)

    def _put(
        self,
        standings: Sequence[Standing],
        verdict: Verdict,
        reason: str,
        *,
        of_category: bool = False,
        **words: object,
    ) -> None:
        for each in standings:
            self.seats[each.entry.number] = Seat(
                verdict, said("reasons", reason, **words), of_category
            )


_WON = {
    TieRule.CRITERION: "in_tie",
    TieRule.SUPPORTERS: "in_tie",
    TieRule.TOP_MARKS: "in_tie",
    TieRule.ALL_ADVANCE: "in_all_advance",
    TieRule.DECISION: "in_decision",
}
_LOST = {
    TieRule.CRITERION: "out_tie",
    TieRule.SUPPORTERS: "out_tie",
    TieRule.TOP_MARKS: "out_tie",
    TieRule.ALL_ADVANCE: "out_tie",
    TieRule.DECISION: "out_decision",
}


def seating(
    standings: Sequence[Standing], rules: AwardRules, decisions: Mapping[str, str]
) -> Seating:
    """Fill the seats from the entries that compete; fewer entries than seats stay fewer."""
    filled = _empty(standings, rules, decisions)
    for category in rules.categories:
        members = [each for each in standings if each.entry.category == category.name]
        if category.minimum_seats and members:
            filled.fill_category(category, members)
    filled.fill_rest([each for each in standings if each.entry.number not in filled.seats])
    return filled


def _empty(
    standings: Sequence[Standing], rules: AwardRules, decisions: Mapping[str, str]
) -> Seating:
    chain = ties.measures(rules)
    leftover: list[Strength] = []
    remaining = rules.selection.seats
    for category in rules.categories:
        members = [each for each in standings if each.entry.category == category.name]
        own = sorted((ties.strength(each, chain) for each in members), reverse=True)
        leftover += own[category.minimum_seats :]
        remaining -= min(category.minimum_seats, len(own))
    return Seating(rules, decisions, chain, remaining, tuple(sorted(leftover, reverse=True)))
