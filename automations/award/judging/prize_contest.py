"""One prize: who gets it, by score and the chain or by hand, and what a person must be asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain as chained
from itertools import combinations

from automations.award.judging.chain import awaited_vote, chain, last_step
from automations.award.judging.prize_field import PrizeField, PrizeLine
from automations.award.judging.wording import said
from automations.award.judging_rules import JudgeTie
from automations.award.prize_rules import PrizeWay
from automations.award.rules import AwardRules
from automations.award.standing import Standing
from automations.award.tie_ways import Way, way_of
from automations.award.ties import (
    TIES,
    Cut,
    Line,
    OpenTie,
    Settlement,
    TieStep,
    all_advance,
    compare,
    decided,
    question,
)
from automations.tables.parsing import folded
from automations.tables.places import Place
from automations.tables.problems import Problem, problem

SHEET = "判定_賞"
PRIZES = "賞-"  # how the numbers of questions about prizes begin
_NO_VOTE = {JudgeTie.HALL_VOTE: "no_hall", JudgeTie.STAFF_VOTE: "no_staff"}


@dataclass(frozen=True, slots=True)
class Won:
    """Who gets one prize: ``sure`` for certain, and what a person is ``asked`` about the rest.

    ``way``: what the giver said of the choice, where one was asked. ``lacking``: which vote is
    not there yet that equal scores go by.
    """

    sure: tuple[Standing, ...]
    steps: tuple[TieStep, ...] = ()
    asked: OpenTie | None = None
    problem: Problem | None = None
    way: Way | None = None
    lacking: str = ""

    @property
    def possible(self) -> frozenset[int]:
        """Return all who get the prize whatever a person answers, or for some answer."""
        tied = self.asked.tied if self.asked else ()
        return frozenset(each.entry.number for each in (*self.sure, *tied))


def reach(listed: Sequence[Standing], seats: int) -> tuple[Standing, ...]:
    """Return who is at least level with the last of so many seats; all if there are fewer.

    Who gets a prize is among these, and nobody else has a say in it.
    """
    if len(listed) <= seats:
        return tuple(listed)
    last = sorted((each.merit for each in listed), reverse=True)[seats - 1]
    return tuple(each for each in listed if each.merit >= last)


def by_score(
    line: PrizeLine,
    pool: Sequence[Standing],
    field: PrizeField,
    rules: AwardRules,
    decisions: Mapping[str, str],
) -> Won:
    """Give the prize to the best of ``pool``; equal scores at the last seat go by the chain."""
    top, count = reach(pool, line.rule.count), line.rule.count
    if len(top) <= count:
        return Won(top)
    last = min(each.merit for each in top)
    above = tuple(each for each in top if each.merit > last)
    level = [each for each in top if each.merit == last]
    cut, seats = Cut(Line.PRIZE, line.name), count - len(above)
    measures = chain(level, field.count, field.hall, field.staff, rules)
    found, tied = compare(level, seats, measures, cut)
    awaited = awaited_vote(field.hall, field.staff, rules)
    if tied and awaited:
        return Won((), lacking=said("prize_reasons", _NO_VOTE[awaited]))
    if tied and last_step(rules) is JudgeTie.SHARED:
        found = Settlement((*found.steps, *all_advance(tied, cut, JudgeTie.SHARED).steps))
    elif tied:
        rest = question(tied, seats - len(found.chosen), cut, found.steps)
        won = (*above, *_of(found, level))
        return _answered(Won(won, found.steps, _named(rest, line)), line, decisions)
    return Won((*above, *_of(found, level)), found.steps)


def by_hand(line: PrizeLine, pool: Sequence[Standing], decisions: Mapping[str, str]) -> Won:
    """Ask the giver, who names up to as many as there are prizes, or nobody.

    What stands in 判定.xlsx must be one of the options: so every such choice is one.
    """
    if not pool:
        return Won(())
    cut, listed = Cut(Line.PRIZE, line.name), sorted(pool, key=lambda each: each.entry.number)
    numbers = [each.entry.number for each in listed]
    sizes = range(1, line.rule.count + 1)
    some = chained.from_iterable(combinations(numbers, size) for size in sizes)
    asked = _named(question(listed, line.rule.count, cut, (), some), line)
    if folded(decisions.get(asked.key, "")) == folded(said("prizes", "nobody")):
        return Won((), way=way_of(asked.key, decisions))
    return _answered(Won((), (), asked), line, decisions)


def options(asked: OpenTie, line: PrizeLine) -> tuple[str, ...]:
    """Return the answers to a question, as people name them; the giver may also give nothing.

    None where there would be too many: then people write the entries as they name them.
    """
    if line.rule.way is not PrizeWay.BY_HAND:
        return asked.options
    some = asked.labels if line.rule.count == 1 else asked.options
    return (*some, said("prizes", "nobody")) if some else ()


def _answered(won: Won, line: PrizeLine, decisions: Mapping[str, str]) -> Won:
    """Take the answer to what is asked; without one, or with an unfit one, it stays asked."""
    asked = won.asked
    if asked is None:
        return won
    fits = _some_of(asked) if line.rule.way is PrizeWay.BY_HAND else None
    found = decided(asked, decisions, fits)
    if isinstance(found, Settlement):
        # What a giver chooses was no tie: it is told in the reason, not among the ties.
        steps = () if line.rule.way is PrizeWay.BY_HAND else (*won.steps, *found.steps)
        return Won((*won.sure, *_of(found, asked.tied)), steps, way=found.steps[-1].way)
    return replace(won, problem=_unfit(line, asked, decisions) if found else None)


def _some_of(asked: OpenTie) -> Callable[[frozenset[int]], bool]:
    return lambda chosen: 0 < len(chosen) <= asked.seats


def _unfit(line: PrizeLine, asked: OpenTie, decisions: Mapping[str, str]) -> Problem:
    nobody = (said("prizes", "nobody"),) if line.rule.way is PrizeWay.BY_HAND else ()
    words = {"prize": line.name, "answer": decisions[asked.key].strip(), "seats": asked.seats}
    labels = "、".join((*asked.labels, *nobody))
    return problem("prize_answer_unfit", Place(SHEET), **words, labels=labels)


def _of(found: Settlement, listed: Sequence[Standing]) -> tuple[Standing, ...]:
    return tuple(each for each in listed if each.entry.number in found.chosen)


def _named(asked: OpenTie, line: PrizeLine) -> OpenTie:
    """Put the prize's name into the number of a question."""
    own = asked.key.removeprefix(f"{TIES}{Line.PRIZE.value}-")
    return replace(asked, key=f"{PRIZES}{line.name}-{own}")
