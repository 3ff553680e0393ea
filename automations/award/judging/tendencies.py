"""How judges differ: over each entry, and, without names, how strict each of them is.

Nothing here says which judge is which: the strictest is 審査員A, and no count stands beside the
letter from which a judge who was recused or left could be told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from statistics import median

from automations.award.judging.result import JudgingResult, PanelCount
from automations.award.judging.wording import said, table
from automations.tables.places import column_letters
from automations.tables.report import Cell, Table

_LEAST_JUDGES = 3  # of two judges each would know the other's letter


def tendencies(result: JudgingResult) -> Iterator[Table]:
    """Yield how much judges disagree on each entry, and how strict they are, strictest first."""
    if result.count is None:
        return
    yield _disagreements(result, result.count)
    means = strictness(result.count.given)
    lower = any(each.lower_wins for each in result.count.standings)
    if len(means) >= _LEAST_JUDGES and not lower:  # places are the same sum for every judge
        rows = [
            (said("chair", "judge", letter=column_letters(place)), mean)
            for place, mean in enumerate(sorted(means.values()), 1)
        ]
        yield table("strictness", rows)


def strictness(given: Mapping[tuple[int, int], Fraction]) -> Mapping[int, Fraction]:
    """Return, for each judge, the mean difference to what the others gave the same entries.

    ``given`` by (judge, entry). Below nought: stricter than the others. Entries that nobody else
    judged say nothing; a judge who has only such ones is left out.
    """
    differences: dict[int, list[Fraction]] = {}
    for (judge, entry), own in sorted(given.items()):
        others = [value for (who, what), value in given.items() if what == entry and who != judge]
        if others:
            differences.setdefault(judge, []).append(own - mean(others))
    return {judge: mean(values) for judge, values in differences.items()}


def mean(values: Sequence[Fraction]) -> Fraction:
    """Return the exact mean of at least one value."""
    return sum(values, Fraction(0)) / len(values)


def mean_difference(values: Sequence[Fraction]) -> Fraction | None:
    """Return the mean difference of any two of the values; None of fewer than two."""
    pairs = [abs(one - other) for one, other in combinations(values, 2)]
    return mean(pairs) if pairs else None


def _disagreements(result: JudgingResult, count: PanelCount) -> Table:
    """List the entries by number; what stands in for a judge who is recused is left out."""
    entries = sorted(result.presentation.entries, key=lambda each: each.number)
    rows = [
        (f"{each.number:02}", each.title, *_spread(_values(each.number, count))) for each in entries
    ]
    return table("disagreements", rows)


def _values(entry: int, count: PanelCount) -> Sequence[Fraction]:
    return [value for (_, what), value in sorted(count.given.items()) if what == entry]


def _spread(values: Sequence[Fraction]) -> tuple[Cell, ...]:
    if not values:
        return (0, None, None, None, None, None, None)
    highest, lowest = max(values), min(values)
    return (
        len(values), mean(values), median(values), highest, lowest, highest - lowest,
        mean_difference(values),
    )  # fmt: skip
