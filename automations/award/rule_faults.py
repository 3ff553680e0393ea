"""A contradiction in the settings of an award, and where it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from automations.award.judging_rules import JudgeCriterion
from automations.award.rules import Criterion
from automations.tables.parsing import folded
from automations.tables.places import Place
from automations.tables.problems import Problem, problem


@dataclass(frozen=True, slots=True)
class Fault:
    """A contradiction: the code of its problem, the setting it stands in, the words for it.

    ``path`` is seen from the award's section: "selection.seats", "categories[2].name".
    """

    code: str
    path: str
    words: dict[str, object]

    def at(self, place: Place) -> Problem:
        """Return the fault as a problem at ``place``."""
        return problem(self.code, place, **self.words)


def too_small(path: str, label: str, found: int | Fraction, least: int) -> Iterator[Fault]:
    """Yield a fault if a number is below the least it may be."""
    if found < least:
        yield Fault("award_too_small", path, {"label": label, "found": found, "least": least})


def doubled(
    path: str,
    key: str,
    named: Iterable[tuple[str, ...]],
    reduced: Callable[[str], str] = folded,
) -> Iterator[Fault]:
    """Yield a fault for each that shares a name with one before; ``named``: name, then aliases.

    ``reduced``: what of a name counts when two are compared.
    """
    seen: set[str] = set()
    for number, names in enumerate(named, 1):
        own = {reduced(name) for name in names}
        if own & seen:
            yield Fault("award_name_doubled", f"{path}[{number}].{key}", {"name": names[0]})
        seen |= own


def weight_faults(section: str, criteria: Sequence[Criterion | JudgeCriterion]) -> Iterator[Fault]:
    """Yield a fault for each criterion that weighs nothing; ``section``: where they stand."""
    for number, each in enumerate(criteria, 1):
        if each.weight <= 0:
            words: dict[str, object] = {"name": each.name, "found": each.weight}
            yield Fault("award_weight_not_positive", f"{section}[{number}].weight", words)
