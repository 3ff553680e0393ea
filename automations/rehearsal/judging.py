"""The truth of the judging: papers, slips, scores and prizes, by a count that is nobody else's."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from automations.rehearsal.panel import panel_of, standards
from automations.rehearsal.plan import chance
from automations.rehearsal.score_papers import papers_of, parts_of, slips_of, typed_wrongly

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from random import Random

    from automations.rehearsal.entries import Entry
    from automations.rehearsal.panel import Panellist, Standards
    from automations.rehearsal.score_papers import Papers, Parts, Slip

GRAND, BEST, GIVEN, STAFF = "大賞", "優秀賞", "区長特別賞", "職員投票賞"
_DRAWS = 50  # of papers, until nobody unmeant is in the way


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the panel comes to: scores by entry, and who gets which prize.

    A prize is named with the category where each has one, else with "".
    """

    scores: Mapping[int, Fraction]
    prizes: Mapping[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class Judging:
    """What is true of the judging day; entries and judges are named by number.

    ``order``: the entries as they present, each with its title. ``papers``: what judges wrote, by
    judge and entry; whoever is ``recused`` (judge, entry) wrote nothing. ``missing`` and
    ``too_high`` are mended before anything is decided; ``late`` is found after the 確定, so
    ``at_first`` counts it as typed and ``corrected`` as it was meant. ``tied``: the two at the top;
    a person says it is ``chosen``. ``given``: what its giver chooses.
    """

    standards: Standards
    judges: tuple[Panellist, ...]
    order: Mapping[int, str]
    papers: Papers
    recused: tuple[int, int]
    missing: Slip
    too_high: Slip
    late: Slip
    tied: tuple[int, int]
    chosen: int
    given: int
    at_first: Ruling
    corrected: Ruling

    @property
    def marks(self) -> int:
        """Return how many marks there would be if nobody kept out."""
        return len(self.judges) * len(self.order) * len(self.standards.criteria)


def judging_of(seed: int, finalists: Sequence[Entry], staff_best: int) -> Judging:
    """Decide the judging of the finalists; ``staff_best`` is the best of the staff's vote."""
    rng, goes_by = chance(seed, "judging"), standards()
    for _ in range(_DRAWS):
        parts = parts_of(rng, finalists)
        section = next(each.section for each in finalists if each.number == parts.kept_out)
        judges = panel_of(chance(seed, "panel"), section, parts.kept_out)
        papers = papers_of(rng, judges, finalists, parts, goes_by)
        made = _judging(rng, finalists, (judges, papers, parts), goes_by, staff_best)
        if _as_meant(made, parts):
            return made
    raise AssertionError(seed)


def _judging(
    rng: Random,
    finalists: Sequence[Entry],
    drawn: tuple[tuple[Panellist, ...], Papers, Parts],
    goes_by: Standards,
    staff_best: int,
) -> Judging:
    judges, papers, parts = drawn
    missing, too_high, late = slips_of(rng, papers, parts)
    numbers = [each.number for each in finalists]
    titles = {each.number: each.title for each in finalists}
    chosen = rng.choice(parts.level)
    others = {*numbers} - {*parts.level, parts.ahead, parts.behind}
    given = rng.choice(sorted(others))
    categories = {each.number: each.category for each in finalists}
    said = (chosen, given, staff_best)
    return Judging(
        goes_by, judges, {each: titles[each] for each in rng.sample(numbers, len(numbers))}, papers,
        next((each.number, each.recused) for each in judges if each.recused),
        missing, too_high, late, parts.level, chosen, given,
        ruling_on(typed_wrongly(papers, late), goes_by, categories, said),
        ruling_on(papers, goes_by, categories, said),
    )  # fmt: skip


def ruling_on(
    papers: Papers, goes_by: Standards, categories: Mapping[int, str], said: tuple[int, int, int]
) -> Ruling:
    """Count papers; ``said``: who gets the grand prize, the giver's and the staff's."""
    chosen, given, staff_best = said
    scores = {number: _score(papers, goes_by, number) for number in categories}
    prizes = {(GRAND, ""): chosen}
    for category in dict.fromkeys(categories.values()):
        own = [each for each in categories if categories[each] == category and each != chosen]
        prizes[BEST, category] = max(own, key=lambda each: (scores[each], -each))
    prizes |= {(GIVEN, ""): given, (STAFF, ""): staff_best}
    return Ruling(scores, prizes)


def _score(papers: Papers, goes_by: Standards, number: int) -> Fraction:
    """Weigh the marks, and take the mean of the judges who marked the entry."""
    own = [marks for (_, entry), marks in papers.items() if entry == number]
    weighed = sum(
        weight * mark for marks in own for weight, mark in zip(goes_by.weights, marks, strict=True)
    )
    return Fraction(weighed, sum(goes_by.weights) * len(own))


def _as_meant(made: Judging, parts: Parts) -> bool:
    """Tell whether two are level at the top, and the late slip swaps one prize and no other."""
    for found in (made.at_first, made.corrected):
        top = max(found.scores.values())
        if {number for number, score in found.scores.items() if score == top} != {*made.tied}:
            return False
    before, after = made.at_first.prizes, made.corrected.prizes
    swapped = {(before[each], after[each]) for each in before if before[each] != after[each]}
    return swapped == {(parts.ahead, parts.behind)}
