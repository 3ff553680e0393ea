"""The prizes in their declared order: who gets each, who is passed over, and what is still open.

An entry gets one prize, unless a prize may be given besides others. As long as a prize is open,
a later one that it might change waits; what is decided never changes by an answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from automations.award.judging.chain import last_step
from automations.award.judging.prize_contest import SHEET, Won, by_hand, by_score, options, reach
from automations.award.judging.prize_field import PrizeField, PrizeLine, prize_lines
from automations.award.judging.prize_reasons import awarded_reason, open_reason
from automations.award.judging.result import Awarded, OpenPrize, Prizes
from automations.award.judging.wording import said
from automations.award.judging_rules import JudgeTie
from automations.award.prize_rules import PrizeWay
from automations.award.rules import AwardRules
from automations.award.standing import Standing
from automations.award.tie_question import evidence
from automations.award.ties import OpenTie, TieStep
from automations.tables.problems import Problem

__all__ = ["SHEET", "PrizeField", "award_prizes"]


@dataclass(frozen=True, slots=True)
class _Made:
    """What became of one prize.

    ``at_stake``: who may still get it, by number; ``most``: how many of them at most.
    """

    awarded: Awarded
    steps: tuple[TieStep, ...] = ()
    open: OpenPrize | None = None
    problem: Problem | None = None
    at_stake: frozenset[int] = frozenset()
    most: int = 0


def award_prizes(field: PrizeField, rules: AwardRules, decisions: Mapping[str, str]) -> Prizes:
    """Decide every prize that can be; ``decisions``: what people answered, by question.

    The order of the standings in ``field`` does not matter. An answer to a question that is not
    asked any more is not looked at.
    """
    made: list[_Made] = []
    for line in prize_lines(field, rules):
        made.append(_made(line, made, field, rules, decisions))
    return Prizes(
        tuple(each.awarded for each in made),
        tuple(step for each in made for step in each.steps),
        tuple(each.open for each in made if each.open),
        tuple(each.problem for each in made if each.problem),
    )


def _made(
    line: PrizeLine,
    before: Sequence[_Made],
    field: PrizeField,
    rules: AwardRules,
    decisions: Mapping[str, str],
) -> _Made:
    if line.lacking:
        everybody = frozenset(each.number for each in field.shown.entries)
        return _undecided(line, line.lacking, everybody, rules)
    taken = {entry.number for each in before for entry in each.awarded.entries}
    pool = _pool(line, taken)
    if awaited := _awaited(line, pool, before):
        names = "」「".join(each.awarded.name for each in awaited)
        reason = said("prize_reasons", "waits", prizes=names)
        return _undecided(line, reason, _stake(line, pool, before), rules)
    if line.rule.way is PrizeWay.BY_HAND:
        won = by_hand(line, pool, decisions)
    else:
        won = by_score(line, pool, field, rules, decisions)
    if won.lacking:
        return _undecided(line, won.lacking, _stake(line, pool, before), rules)
    return _open(line, won, won.asked) if won.asked else _decided(line, won, taken)


def _pool(line: PrizeLine, taken: Iterable[int]) -> Sequence[Standing]:
    """Return who is looked at: where nobody moves up, also who has a prize already."""
    rule = line.rule
    if rule.besides or not (rule.cascade or rule.way is PrizeWay.BY_HAND):
        return line.standings
    return [each for each in line.standings if each.entry.number not in taken]


def _awaited(line: PrizeLine, pool: Sequence[Standing], before: Sequence[_Made]) -> Sequence[_Made]:
    """Return the open prizes that might take away somebody who may get this one.

    Who cannot get a prize has no say in it: it would be the same without them.
    """
    if line.rule.besides:
        return ()
    top = {each.entry.number for each in reach(pool, line.rule.count)}
    return [each for each in before if each.at_stake & top]


def _stake(line: PrizeLine, pool: Sequence[Standing], before: Sequence[_Made]) -> frozenset[int]:
    """Return who may get a prize that waits: as many more as others may take away from it.

    The more are looked at, the more prizes may take somebody away, until there are no more.
    """
    seats, taken_away = line.rule.count, 0
    moves_up = line.rule.cascade or line.rule.way is PrizeWay.BY_HAND
    while True:
        stake = _numbers(reach(pool, seats + taken_away))
        more = sum(each.most for each in before if each.at_stake & stake) if moves_up else 0
        if more == taken_away:
            return stake
        taken_away = more


def _undecided(line: PrizeLine, reason: str, stake: frozenset[int], rules: AwardRules) -> _Made:
    """Let a prize wait; where equal scores share it, any number may get it."""
    shared = last_step(rules) is JudgeTie.SHARED
    most = len(stake) if shared else line.rule.count
    return _Made(_nobody(line, reason, waits=True), at_stake=stake, most=most)


def _open(line: PrizeLine, won: Won, asked: OpenTie) -> _Made:
    prize = _nobody(line, open_reason(line, asked), is_open=True)
    most = len(won.sure) + asked.seats
    return _Made(prize, won.steps, _question(line, asked), won.problem, won.possible, most)


def _decided(line: PrizeLine, won: Won, taken: Iterable[int]) -> _Made:
    barred = frozenset() if line.rule.besides else frozenset(taken)
    winners = [each for each in _best_first(won.sure) if each.entry.number not in barred]
    passed = _passed(line, won, barred)
    reason = awarded_reason(line, won, winners, passed)
    entries = tuple(each.entry for each in winners)
    prize = Awarded(line.name, line.rule, entries, reason, tuple(each.entry for each in passed))
    return _Made(prize, won.steps)


def _passed(line: PrizeLine, won: Won, barred: frozenset[int]) -> Sequence[Standing]:
    """Return who stood as well as those chosen, or better, but has a prize already."""
    if line.rule.way is PrizeWay.BY_HAND:
        return ()
    last = min((each.merit for each in won.sure), default=None)
    with_prize = (each for each in line.standings if each.entry.number in barred)
    if line.rule.cascade and len(won.sure) >= line.rule.count:
        return [each for each in with_prize if last is None or each.merit >= last]
    if line.rule.cascade:
        return list(with_prize)
    return [each for each in with_prize if each in won.sure]


def _nobody(line: PrizeLine, reason: str, *, is_open: bool = False, waits: bool = False) -> Awarded:
    return Awarded(line.name, line.rule, (), reason, open=is_open, waits=waits)


def _question(line: PrizeLine, asked: OpenTie) -> OpenPrize:
    labels = "、".join(asked.labels)
    if line.rule.way is PrizeWay.BY_HAND:
        giver = line.rule.giver or said("prizes", "giver")
        words = {"prize": line.name, "giver": giver, "count": line.rule.count}
        told = ((said("prizes", "candidates"), "\n".join(asked.labels)),)
        text = said("prizes", "question_by_hand", **words)
        return OpenPrize(asked.key, line.name, text, told, options(asked, line))
    text = said(
        "prizes", "question_tie",
        prize=line.name, label=line.words.label, labels=labels, seats=asked.seats,
    )  # fmt: skip
    compared = evidence(asked, line.words)
    return OpenPrize(asked.key, line.name, text, compared, options(asked, line), asked)


def _best_first(standings: Iterable[Standing]) -> Sequence[Standing]:
    return sorted(standings, key=lambda each: (-each.merit, each.entry.number))


def _numbers(standings: Iterable[Standing]) -> frozenset[int]:
    return frozenset(each.entry.number for each in standings)
