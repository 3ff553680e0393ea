"""What settles equal scores for a prize: the panel's chain, one comparison a step."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial

from automations.award.judging.panel_rules import judging_of, panel_rules
from automations.award.judging.result import HallVote, PanelCount
from automations.award.judging_rules import JudgeTie
from automations.award.measures import Measure, measures
from automations.award.rules import AwardRules, TieRule
from automations.award.standing import Standing

_ENDS = (JudgeTie.SHARED, JudgeTie.DECISION)
_COUNTED = (JudgeTie.TOP_MARKS, JudgeTie.COUNT_BACK)
_OF_MARKS = (JudgeTie.CRITERION, JudgeTie.RAW_TOTAL, *_COUNTED)
_OF_PANEL = (*_OF_MARKS, JudgeTie.MAJORITY, JudgeTie.HALL_VOTE)
_OF_ENTRY = (JudgeTie.EARLIER, JudgeTie.LOWER_COST, JudgeTie.LOTS)


def chain(
    standings: Sequence[Standing],
    count: PanelCount,
    hall: HallVote | None,
    staff: Mapping[int, Standing],
    rules: AwardRules,
) -> tuple[Measure, ...]:
    """Return the comparisons for ``standings``, which are level, up to the step that needs none.

    A step that does not know every one of them is left out: an entry without a staff vote, or one
    that the panel did not judge. ``staff``: the staff vote, by number.
    """
    made, awaited = _Chain(standings, count, hall, staff, rules), awaited_vote(hall, staff, rules)
    found: list[Measure] = []
    for step in judging_of(rules).panel.ties:
        if step in _ENDS or step is awaited:
            break
        found += made.of_step(step)
    return tuple(found)


def awaited_vote(
    hall: HallVote | None, staff: Mapping[int, Standing], rules: AwardRules
) -> JudgeTie | None:
    """Return the first step that goes by a vote of which there is nothing yet; None if all are in.

    What is level up to there waits: a later step could choose another than the vote will.
    """
    there = {JudgeTie.HALL_VOTE: hall is not None, JudgeTie.STAFF_VOTE: bool(staff)}
    for step in judging_of(rules).panel.ties:
        if step in _ENDS:
            return None
        if not there.get(step, True):
            return step
    return None


def last_step(rules: AwardRules) -> JudgeTie:
    """Return what settles what the comparisons leave: a person, unless the prize is shared."""
    ties = judging_of(rules).panel.ties
    return next((step for step in ties if step in _ENDS), JudgeTie.DECISION)


def judges_of(number: int, count: PanelCount) -> int:
    """Return how many judges an entry has, with those recused for whom the others stand in."""
    stand_ins = (pair for pair in count.filled if pair not in count.given)
    return count.judges.get(number, 0) + sum(entry == number for _, entry in stand_ins)


@dataclass(frozen=True, slots=True)
class _Chain:
    standings: Sequence[Standing]
    count: PanelCount
    hall: HallVote | None
    staff: Mapping[int, Standing]
    rules: AwardRules

    def of_step(self, step: JudgeTie) -> Iterator[Measure]:
        """Yield what a step compares: for criteria and levels one comparison each, else one."""
        if step in _OF_PANEL and not self._all_in(self._judged):
            return
        if step in _OF_MARKS or step in _OF_ENTRY:
            yield from self._as_in_the_vote(step)
        elif step is JudgeTie.MAJORITY:
            against = partial(majority, count=self.count)
            yield Measure(step, step.value, against(self.standings), against)
        elif step is JudgeTie.STAFF_VOTE and self._all_in(self.staff):
            yield Measure(step, step.value, lambda one: self.staff[one.entry.number].merit)
        elif step is JudgeTie.HALL_VOTE and self.hall:
            votes = self.hall.votes
            yield Measure(step, step.value, lambda one: Fraction(votes.get(one.entry.number, 0)))

    @property
    def _judged(self) -> Mapping[int, Standing]:
        return {each.entry.number: each for each in self.count.standings}

    def _all_in(self, known: Mapping[int, Standing]) -> bool:
        return all(each.entry.number in known for each in self.standings)

    def _as_in_the_vote(self, step: JudgeTie) -> Iterator[Measure]:
        """Take a comparison of the vote's chain; where it looks at marks, at those of the panel."""
        own = panel_rules(self.rules)
        rule = TieRule[step.name]
        vote = replace(own, selection=replace(own.selection, ties=(rule,)))
        for each in measures(vote, self.count.standings):
            subject = step.value if each.subject == rule.value else each.subject
            value = each.value if step in _OF_ENTRY else self._of_panel(step, each.value)
            yield Measure(step, subject, value)

    def _of_panel(
        self, step: JudgeTie, value: Callable[[Standing], Fraction]
    ) -> Callable[[Standing], Fraction]:
        """Look at what the panel gave, whatever the prize goes by.

        The panel's totals have the mean of the others for who is recused, its numbers of marks
        and places have not: here they grow by the same share.
        """
        judged, count = self._judged, self.count
        if step not in _COUNTED:
            return lambda one: value(judged[one.entry.number])

        def filled(one: Standing) -> Fraction:
            number = one.entry.number
            wrote = count.judges.get(number, 0)
            share = Fraction(judges_of(number, count), wrote) if wrote else 1
            return value(judged[number]) * share

        return filled


def majority(standings: Sequence[Standing], count: PanelCount) -> Callable[[Standing], Fraction]:
    """Return how many level rivals a majority of the judges put below an entry.

    A rival counts if more than half of the judges who judged both gave the entry the better
    score. Source: the judges' majority (審査員の過半数) among the rules for ties in calls of public
    bodies; compared pair by pair here, so that it also decides among three and more.
    """
    lower = any(each.lower_wins for each in count.standings)
    worth = {pair: -value if lower else value for pair, value in count.given.items()}
    judges = sorted({judge for judge, _ in worth})

    def below(own: int, rival: int) -> bool:
        both = [one for one in judges if (one, own) in worth and (one, rival) in worth]
        better = sum(worth[one, own] > worth[one, rival] for one in both)
        return 2 * better > len(both)

    def won(own: Standing) -> Fraction:
        level = (each for each in standings if each.merit == own.merit)
        return Fraction(sum(below(own.entry.number, each.entry.number) for each in level))

    return won
