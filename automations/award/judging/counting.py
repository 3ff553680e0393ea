"""Counting what the panel gave: from score sheets to a score and a place for every entry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction
from statistics import median

from automations.award.counting.deviation import made_one
from automations.award.counting.vote import whole_weights
from automations.award.judging.order import Presentation
from automations.award.judging.panel import Panel
from automations.award.judging.panel_rules import judging_of, panel_rules
from automations.award.judging.panel_standings import Scored, panel_standings
from automations.award.judging.panel_worth import Marked, marked, worths
from automations.award.judging.recusals import by_entry, recused, stand_ins
from automations.award.judging.result import PanelCount
from automations.award.judging.scores import ScoreSheets
from automations.award.judging_rules import Recusal
from automations.award.rules import AwardRules, Counting, Method
from automations.award.scale import scale_of

_SUMS = frozenset({Counting.SUM, Counting.BORDA, Counting.FIRSTS})


def count_panel(
    sheets: ScoreSheets, panel: Panel, shown: Presentation, rules: AwardRules
) -> PanelCount:
    """Count the scores of the entries presented, by the rules of the panel.

    Nothing but scores that are counted gives anything. Recused judges are filled by the mean of
    the others where the rules say so, whatever is then made of the values: a sum, a mean, a
    median. Only the sum of the criteria's means has none to fill: it leaves them out.

    ``full`` is the best there is: full marks from as many as gave any entry a value, fills
    included, where values are added up; where they are averaged, full marks. So an entry with
    fewer values than others (recusals that are left out, void scores) falls short of it.
    """
    ours, declared = panel_rules(rules), judging_of(rules).panel
    numbers = [each.number for each in shown.entries]
    counted = marked(sheets, numbers, ours)
    given = worths(counted, len(numbers), ours)
    out = recused(sheets, numbers) if declared.recusal is Recusal.MEAN_OF_OTHERS else ()
    filled = stand_ins(out, given)
    values = by_entry({**given, **filled})
    judges = Counter(each.entry for each in counted)
    scored = Scored(counted, _scores(counted, values, numbers, ours), out)
    return PanelCount(
        panel_standings(scored, shown.entries, ours),
        given,
        filled,
        {number: judges[number] for number in numbers},
        _full(values, len(numbers), ours),
        _short(judges, len(panel.judges), numbers, declared.quorum),
        tuple(sorted({each.judge for each in counted} - {judge for judge, _ in given})),
    )


def _scores(
    counted: Sequence[Marked],
    values: Mapping[int, Sequence[Fraction]],
    numbers: Sequence[int],
    rules: AwardRules,
) -> Mapping[int, Fraction | None]:
    """Return the score of each entry; None where nobody gave it any value."""
    match rules.vote.counting:
        case Counting.CRITERION_MEANS:
            return {each: _criterion_means(counted, each, rules) for each in numbers}
        case Counting.RANK_POINTS:
            # Less wins: who has no place at all would win with nought, and stands last instead.
            last = Fraction(len(numbers) * _most(values))
            return {each: sum(values.get(each, ()), Fraction(0)) or last for each in numbers}
        case Counting.Z_SCORE:
            return made_one({each: _mean(values.get(each, ())) for each in numbers})
        case _:
            return {each: _value(sorted(values.get(each, ())), rules) for each in numbers}


def _value(values: Sequence[Fraction], rules: AwardRules) -> Fraction | None:
    """Make one score of an entry's values, which are in ascending order."""
    match rules.vote.counting:
        case Counting.MEDIAN:
            return median(values) if values else None
        case Counting.TRIMMED:
            out = rules.vote.trimmed
            return _mean(values[out : len(values) - out] or values)
        case Counting.MEAN:
            return _mean(values)
        case _:
            return sum(values, Fraction(0))


def _mean(values: Sequence[Fraction]) -> Fraction | None:
    return sum(values, Fraction(0)) / len(values) if values else None


def _criterion_means(counted: Sequence[Marked], entry: int, rules: AwardRules) -> Fraction | None:
    """Add up the means of the criteria by weight; a criterion nobody marked drops out."""
    unit = scale_of(rules).unit
    columns = zip(*(each.marks for each in counted if each.entry == entry), strict=True)
    present = [[mark for mark in column if mark is not None] for column in columns]
    means = [
        (weight, Fraction(sum(column), len(column) * unit))
        for weight, column in zip(whole_weights(rules.criteria), present, strict=False)
        if column
    ]
    whole = sum(weight for weight, _ in means)
    return sum((weight * mean for weight, mean in means), Fraction(0)) / whole if whole else None


def _full(
    values: Mapping[int, Sequence[Fraction]], presented: int, rules: AwardRules
) -> Fraction | None:
    """Return the best score there can be; None without marks that have a best."""
    best = _best(presented, rules)
    if best is None or best <= 0:
        return None
    return best * _most(values) if rules.vote.counting in _SUMS else best


def _best(presented: int, rules: AwardRules) -> Fraction | None:
    """Return the most that one judge's score of one entry can be worth."""
    match rules.vote.counting:
        case Counting.RANK_POINTS | Counting.Z_SCORE:
            return None
        case Counting.FIRSTS:
            return Fraction(1)
        case Counting.BORDA:
            return Fraction(presented - 1)
        case _ if rules.vote.method is Method.POINTS:
            return Fraction(rules.vote.points)
        case _:
            return scale_of(rules).points(scale_of(rules).highest)


def _most(values: Mapping[int, Sequence[Fraction]]) -> int:
    """Return how many values the entry with most of them has."""
    return max(map(len, values.values()), default=0)


def _short(
    judges: Mapping[int, int], panel: int, numbers: Sequence[int], quorum: Fraction
) -> tuple[int, ...]:
    """Return the entries judged by less than the quorum (a percentage) of the judges listed."""
    return tuple(sorted(each for each in numbers if judges.get(each, 0) * 100 < quorum * panel))
