"""Filling the seats: all bounds at once, group by group of equal merit, from the best down.

An entry can take a seat if the rest can still be chosen so that as many minimums are met, and as
many seats filled, as any selection could (`automations.award.quotas`). Where only some of a group
of equal merit can be in, the chain of tie rules is compared among those who could, the strongest
first; what it leaves level is for everybody or for a person, as declared. So a tie matters only if
it changes who is in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from automations.award import ties
from automations.award.contests import Contest, contests, rivals_in
from automations.award.knock_outs import knocked_out
from automations.award.measures import Measure, Strength, last_rule, measures, strength
from automations.award.quotas import Room, limits_of
from automations.award.rules import AwardRules, TieRule
from automations.award.score_words import score_words
from automations.award.seat_reasons import kept_for, lost_reason, put_in_words, won_reason
from automations.award.seats import Seat, Verdict
from automations.award.tally import Standing
from automations.award.ties import OpenTie, Settlement, TieStep
from automations.award.wording import said
from automations.tables.problems import Problem

__all__ = ["Seat", "Seating", "Verdict", "seating"]


@dataclass(slots=True)
class Seating:
    """The seats as they are filled; ``seats`` is keyed by the numbers of entries.

    ``stopped``: a tie is open on which it depends what can be chosen after it.
    """

    rules: AwardRules
    decisions: Mapping[str, str]
    chain: tuple[Measure, ...]
    room: Room
    seats: dict[int, Seat] = field(default_factory=dict)
    steps: list[TieStep] = field(default_factory=list)
    open_ties: list[OpenTie] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    stopped: bool = False

    def strength(self, standing: Standing) -> Strength:
        """Return what decides at the cuts."""
        return strength(standing, self.chain)

    def fill(self, standings: Iterable[Standing]) -> None:
        """Go through the groups of equal merit, the best first."""
        ordered = sorted(standings, key=lambda each: (-each.merit, each.entry.number))
        for _, level in groupby(ordered, key=lambda each: each.merit):
            if not self.stopped:
                self._fill_group(list(level))

    def _fill_group(self, group: Sequence[Standing]) -> None:
        fit = [each for each in group if self._takes(each)]
        self._leave_out([each for each in group if each not in fit])
        rivals = rivals_in(fit, self.room)
        self._let_in([each for each in fit if each not in rivals])
        for contest in contests(rivals, self.room):
            if not self.stopped:
                self._compare(contest, 0, ())

    def _takes(self, standing: Standing) -> bool:
        return self.room.takes(self.room.limits.kind(standing.entry))

    def _take(self, group: Iterable[Standing]) -> None:
        for each in group:
            self.room.take(self.room.limits.kind(each.entry))

    def _compare(self, contest: Contest, place: int, told: tuple[TieStep, ...]) -> None:
        """Compare by one measure of the chain; ``told``: the steps before it at this cut."""
        if place == len(self.chain):
            self._end(contest, told)
            return
        measure = self.chain[place]
        values = tuple((each, measure.value(each)) for each in contest.rivals)
        step = TieStep(contest.cut, measure.rule, measure.subject, values)
        at = len(self.steps)
        self.steps.append(step)
        ordered = sorted(values, key=lambda pair: (-pair[1], pair[0].entry.number))
        for _, same in groupby(ordered, key=lambda pair: pair[1]):
            members = [each for each, _ in same]
            step = self._placed(members, contest, step, place, told)
        self.steps[at] = _sorted(step)

    def _placed(
        self,
        members: Sequence[Standing],
        contest: Contest,
        step: TieStep,
        place: int,
        told: tuple[TieStep, ...],
    ) -> TieStep:
        """Place those of one value: in, out, or level and to be compared further."""
        if self.stopped:
            return replace(step, tied=(*step.tied, *_numbers(members)))
        fit = [each for each in members if self._takes(each)]
        beaten = [each for each in members if each not in fit]
        rivals = rivals_in(fit, self.room)
        won = [each for each in fit if each not in rivals]
        self._take(won)
        for each in won:
            self.seats[each.entry.number] = won_reason(step)
        for each in beaten:
            self.seats[each.entry.number] = lost_reason(step)
        if rivals:
            left = replace(contest, rivals=tuple(rivals), room=self.room)
            self._compare(left, place + 1, (*told, step))
        return replace(
            step,
            chosen=(*step.chosen, *_numbers(won)),
            dropped=(*step.dropped, *_numbers(beaten)),
            tied=(*step.tied, *_numbers(rivals)),
        )

    def _end(self, contest: Contest, told: tuple[TieStep, ...]) -> None:
        """Settle what no comparison settles: everybody, or a person."""
        contest = replace(contest, room=self.room)
        if last_rule(self.rules) is TieRule.ALL_ADVANCE:
            (step,) = ties.all_advance(contest.rivals, contest.cut).steps
            self._widen(contest)
            self._follow(step)
        else:
            self._ask(contest, told)

    def _widen(self, contest: Contest) -> None:
        """Choose all rivals: the seats, and maximums they exceed, grow by the overflow."""
        taken = self.room.taken + Counter(contest.kinds)
        seats = self.room.limits.seats + len(contest.rivals) - contest.seats
        self.room = Room(self.room.limits.grown(seats, taken), self.room.supply, taken)

    def _ask(self, contest: Contest, told: tuple[TieStep, ...]) -> None:
        asked = ties.question(contest.rivals, contest.seats, contest.cut, told, contest.choices())
        answer = ties.decided(asked, self.decisions, contest.fits)
        if isinstance(answer, Settlement):
            (step,) = answer.steps
            self._take(each for each in contest.rivals if each.entry.number in step.chosen)
            self._follow(step)
            return
        if answer is not None:
            self.problems.append(answer)
        self.steps.append(ties.undecided(asked))
        self.open_ties.append(asked)
        pending = Seat(Verdict.PENDING, said("reasons", "pending", cut=contest.cut.words))
        self.seats |= dict.fromkeys(_numbers(contest.rivals), pending)
        # Where no bounds cross, any choice leaves the same seats to those who come after.
        self.stopped = not self.room.limits.nested and len(set(contest.kinds)) > 1
        for kind in contest.kinds:
            self.room.take(kind)

    def _follow(self, step: TieStep) -> None:
        self.steps.append(step)
        self.seats |= dict.fromkeys(step.chosen, won_reason(step))
        self.seats |= dict.fromkeys(step.dropped, lost_reason(step))

    def _let_in(self, group: Sequence[Standing]) -> None:
        self._take(group)
        self.seats |= dict.fromkeys(_numbers(group), Seat(Verdict.FINALIST, ""))

    def _leave_out(self, group: Iterable[Standing]) -> None:
        for each in group:
            self.seats[each.entry.number] = self._out(each)

    def _out(self, standing: Standing) -> Seat:
        """Say why there is no seat: a maximum is reached, seats are kept, or others are better."""
        category, section = self.room.limits.kind(standing.entry)
        if self.room.left_of_category(category) == 0:
            most = self.room.limits.categories[category].maximum
            return _barred("out_category_most", category=category, most=most)
        if self.room.left_of_section(section) == 0:
            most = self.room.limits.sections[section].maximum
            name = standing.entry.section_names[0]
            return _barred("out_section_most", section=name, most=most)
        price = self.room.price((category, section))
        if price and self.room.taken.total() < self.room.limits.seats:
            if not price.minimums:
                return _barred("out_fill")
            if not self.room.limits.nested:
                minimums = "、".join(kept_for(self.room))
                return Seat(Verdict.OUT, said("reasons", "out_kept", minimums=minimums))
        return Seat(Verdict.OUT, said("reasons", "out_score", what=score_words(self.rules).short))


def _barred(reason: str, **words: object) -> Seat:
    return Seat(Verdict.OUT, said("reasons", reason, **words), barred=True)


def seating(
    standings: Sequence[Standing], rules: AwardRules, decisions: Mapping[str, str]
) -> Seating:
    """Fill the seats from the entries that may be chosen; what cannot be filled stays empty."""
    filled = _filled(standings, rules, decisions)
    if filled.stopped:
        _explore(filled, standings)
    put_in_words(filled.seats, standings, rules)
    return filled


def _filled(
    standings: Sequence[Standing], rules: AwardRules, decisions: Mapping[str, str]
) -> Seating:
    out = knocked_out(standings, rules)
    eligible = [each for each in standings if each.entry.number not in out]
    limits = limits_of(rules, (each.entry for each in eligible))
    supply = Counter(limits.kind(each.entry) for each in eligible)
    filled = Seating(rules, decisions, measures(rules, standings), Room(limits, supply))
    filled.seats |= {
        number: Seat(Verdict.OUT, why, barred=True, knocked_out=True) for number, why in out.items()
    }
    filled.fill(eligible)
    return filled


def _explore(filled: Seating, standings: Sequence[Standing]) -> None:
    """Decide what comes after an open tie as far as every answer to it says the same."""
    asked = filled.open_ties[-1]
    branches = [
        _filled(standings, filled.rules, {**filled.decisions, asked.key: option}).seats
        for option in asked.options
    ]
    waiting = Seat(Verdict.PENDING, said("reasons", "waiting"))
    for each in standings:
        number = each.entry.number
        found = {branch[number].verdict if number in branch else None for branch in branches}
        if number not in filled.seats:
            same = len(found) == 1 and None not in found
            filled.seats[number] = branches[0][number] if same else waiting


def _sorted(step: TieStep) -> TieStep:
    return replace(
        step,
        chosen=tuple(sorted(step.chosen)),
        dropped=tuple(sorted(step.dropped)),
        tied=tuple(sorted(step.tied)),
    )


def _numbers(group: Iterable[Standing]) -> tuple[int, ...]:
    return tuple(each.entry.number for each in group)
