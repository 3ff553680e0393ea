"""Why a prize goes to whom, to nobody, or waits for a person: one sentence a prize."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from automations.award import wording
from automations.award.judging.prize_contest import Won
from automations.award.judging.prize_field import PrizeLine
from automations.award.judging.wording import said
from automations.award.judging_rules import JudgeTie
from automations.award.prize_rules import PrizeWay
from automations.award.rules import TieRule
from automations.award.standing import Standing
from automations.award.tie_ways import Way
from automations.award.ties import OpenTie, TieStep

_LEAST = Fraction(1, 100)  # less than that would be shown as nought


def awarded_reason(
    line: PrizeLine, won: Won, winners: Sequence[Standing], passed: Sequence[Standing]
) -> str:
    """Say why ``winners`` get the prize, what settled equal scores, and why seats stay empty."""
    by_hand = line.rule.way is PrizeWay.BY_HAND
    clauses = _by_hand(line, won) if by_hand else _by_score(line, won, winners, passed)
    return "。".join(clauses)


def open_reason(line: PrizeLine, asked: OpenTie) -> str:
    """Say what a person is to decide."""
    if line.rule.way is PrizeWay.BY_HAND:
        return said("prize_reasons", "open_by_hand", giver=_giver(line))
    return said("prize_reasons", "open_tie", labels="、".join(asked.labels))


def _by_hand(line: PrizeLine, won: Won) -> Iterator[str]:
    words = {"giver": _giver(line), "told": _told(won.way)}
    by = "_by" if words["told"] else ""
    if won.sure:
        yield said("prize_reasons", f"by_hand{by}", **words)
    else:
        key = f"why_giver{by}" if line.standings else "why_none"
        yield said("prize_reasons", "nobody", why=said("prize_reasons", key, **words))


def _by_score(
    line: PrizeLine, won: Won, winners: Sequence[Standing], passed: Sequence[Standing]
) -> Iterator[str]:
    if winners:
        scores = "、".join(_scored(line, each) for each in winners)
        words = {"label": line.words.label, "count": len(winners), "scores": scores}
        key = "by_score" if len(won.sure) == len(winners) else "of_score"
        yield said("prize_reasons", key, all=len(won.sure), **words)
    if won.steps:
        yield _tie(won.steps)
    if winners:
        yield from _gap(line, won)
    empty = line.rule.count - len(winners)
    if winners and passed and (empty <= 0 or not _is_theirs(line, passed)):
        yield said("prize_reasons", "passed", labels=_labels(passed))
    if empty > 0:
        key = "rest" if winners else "nobody"
        yield said("prize_reasons", key, count=empty, why=_why_empty(line, passed))


def _gap(line: PrizeLine, won: Won) -> Iterator[str]:
    """Tell how far behind the next one is; level ones are told of with the tie.

    Neither its name nor its score: executives read this, and are told of no entry without a prize.
    """
    last = min(each.merit for each in won.sure)
    behind = [each for each in (*line.standings, *line.short) if each.merit < last]
    if behind:
        best = max(each.merit for each in behind)
        yield said("prize_reasons", "gap", gap=_points(line, last - best))


def _tie(steps: Sequence[TieStep]) -> str:
    """Say what settled equal scores in the end."""
    first, last = steps[0], steps[-1]
    labels = _labels(each for each, _ in first.values)
    if last.rule is JudgeTie.SHARED:
        return said("prize_reasons", "shared", labels=_labels(each for each, _ in last.values))
    if last.rule is not TieRule.DECISION:
        return said("prize_reasons", "tie", labels=labels, subject=last.subject)
    way = last.way or Way(wording.said("texts", "a_person"), "")
    key = "decided_by" if way.told else "decided"
    return said("prize_reasons", key, labels=labels, way=way.words, told=way.told)


def _why_empty(line: PrizeLine, passed: Sequence[Standing]) -> str:
    if _is_theirs(line, passed):
        return said("prize_reasons", "why_taken", labels=_labels(passed))
    if line.short:
        least = wording.exact(line.rule.least)
        return said("prize_reasons", "why_least", least=least)
    return said("prize_reasons", "why_none")


def _is_theirs(line: PrizeLine, passed: Sequence[Standing]) -> bool:
    """Tell whether seats are empty for those who have a prize, not for who falls short."""
    return bool(passed) and not (line.rule.cascade and line.short)


def _told(way: Way | None) -> str:
    """Return what a giver wrote down, the way of deciding first."""
    if way is None:
        return ""
    known = way.words != wording.said("texts", "a_person")
    return "。".join(each for each in (way.words if known else "", way.told) if each)


def _scored(line: PrizeLine, standing: Standing) -> str:
    return f"{standing.entry.label} {_points(line, standing.score)}"


def _points(line: PrizeLine, value: Fraction) -> str:
    """Return a score as tables show it; exactly where nothing of it would be left."""
    return line.words.rounded(value) if abs(value) >= _LEAST else line.words.briefly(value)


def _giver(line: PrizeLine) -> str:
    return line.rule.giver or said("prizes", "giver")


def _labels(standings: Iterable[Standing]) -> str:
    return "、".join(each.entry.label for each in standings)
