"""What the settings of an award can contradict each other in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from automations.award.rules import AwardRules, Category, Criterion, SelectionRules, VoteRules
from automations.tables.parsing import folded
from automations.tables.places import Place
from automations.tables.problems import Problem, problem
from automations.tables.rendering import japanese_time

_WIDEST_SCALE = 100  # steps from the lowest mark to the highest: a form lists each of them


@dataclass(frozen=True, slots=True)
class Fault:
    """A contradiction: the code of its problem, the setting it stands in, the words for it."""

    code: str
    path: str
    words: dict[str, object]

    def at(self, place: Place) -> Problem:
        """Return the fault as a problem at ``place``."""
        return problem(self.code, place, **self.words)


def faults(rules: AwardRules) -> tuple[Fault, ...]:
    """Return every contradiction; paths are seen from the award's section ("selection.seats")."""
    return tuple(
        chain(
            _names("categories", "部門", rules.categories),
            _names("criteria", "評価基準", rules.criteria),
            _weights(rules.criteria),
            _vote(rules.vote),
            _seats(rules.selection, rules.categories),
        )
    )


def _names(path: str, label: str, named: Sequence[Category | Criterion]) -> Iterator[Fault]:
    if not named:
        yield Fault("award_none", path, {"label": label})
    seen: set[str] = set()
    for number, each in enumerate(named, 1):
        own = {folded(name) for name in (each.name, *each.aliases)}
        if own & seen:
            yield Fault("award_name_doubled", f"{path}[{number}].name", {"name": each.name})
        seen |= own


def _weights(criteria: Sequence[Criterion]) -> Iterator[Fault]:
    for number, each in enumerate(criteria, 1):
        if each.weight <= 0:
            words: dict[str, object] = {"name": each.name, "found": each.weight}
            yield Fault("award_weight_not_positive", f"criteria[{number}].weight", words)


def _vote(vote: VoteRules) -> Iterator[Fault]:
    yield from _least("vote.choices_per_category", "選べる件数", vote.choices_per_category, 1)
    yield from _least("vote.lowest_mark", "最低点", vote.lowest_mark, 0)
    if vote.lowest_mark >= vote.highest_mark:
        words: dict[str, object] = {"lowest": vote.lowest_mark, "highest": vote.highest_mark}
        yield Fault("award_scale_empty", "vote.lowest_mark", words)
    if vote.highest_mark - vote.lowest_mark > _WIDEST_SCALE:
        words = {"lowest": vote.lowest_mark, "highest": vote.highest_mark, "most": _WIDEST_SCALE}
        yield Fault("award_scale_wide", "vote.highest_mark", words)
    if vote.closes < vote.opens:
        words = {"opens": japanese_time(vote.opens), "closes": japanese_time(vote.closes)}
        yield Fault("award_window_empty", "vote.closes", words)


def _seats(selection: SelectionRules, categories: Sequence[Category]) -> Iterator[Fault]:
    yield from _least("selection.seats", "ファイナリスト数", selection.seats, 1)
    yield from _least("selection.runners_up", "次点の数", selection.runners_up, 0)
    for number, each in enumerate(categories, 1):
        path = f"categories[{number}].minimum_seats"
        yield from _least(path, "最低選出数", each.minimum_seats, 0)
    minimums = sum(each.minimum_seats for each in categories)
    if minimums > selection.seats:
        words: dict[str, object] = {"minimums": minimums, "seats": selection.seats}
        yield Fault("award_minimums_exceed_seats", "selection.seats", words)


def _least(path: str, label: str, found: int, least: int) -> Iterator[Fault]:
    if found < least:
        yield Fault("award_too_small", path, {"label": label, "found": found, "least": least})
