"""Settings that are well-formed each but contradict one another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from automations.award.rules import AwardRules
from automations.event.model import Event
from automations.tables.places import Place
from automations.tables.problems import Problem, problem

PlaceOf = Callable[[str], Place]


def contradictions(event: Event, place_of: PlaceOf) -> Iterator[Problem]:
    """Name every pair of settings that cannot both hold."""
    if event.registration is None and event.award is None:
        yield problem("settings_empty", place_of(""))
    if event.award:
        yield from _vote(event.award, place_of)
        yield from _selection(event.award, place_of)
        yield from _criteria(event.award, place_of)
    if event.last_time and event.last_time.day >= event.basics.day:
        yield problem("settings_last_time", place_of("last_time.day"))


def _vote(award: AwardRules, place_of: PlaceOf) -> Iterator[Problem]:
    vote = award.vote
    if vote.opens >= vote.closes:
        yield problem("settings_window", place_of("award.vote.closes"))
    if vote.lowest_mark >= vote.highest_mark:
        yield problem("settings_scale", place_of("award.vote.highest_mark"))
    if vote.choices_per_category < 1:
        path = "award.vote.choices_per_category"
        yield problem("settings_too_few", place_of(path), key=path, least=1)


def _selection(award: AwardRules, place_of: PlaceOf) -> Iterator[Problem]:
    wanted = sum(each.minimum_seats for each in award.categories)
    if award.selection.seats < max(wanted, 1):
        words = {"seats": award.selection.seats, "wanted": wanted}
        yield problem("settings_seats", place_of("award.selection.seats"), **words)
    yield from _doubled("award.categories", [each.name for each in award.categories], place_of)


def _criteria(award: AwardRules, place_of: PlaceOf) -> Iterator[Problem]:
    yield from _doubled("award.criteria", [each.name for each in award.criteria], place_of)
    for number, each in enumerate(award.criteria, 1):
        if each.weight <= 0:
            path = f"award.criteria[{number}].weight"
            yield problem("settings_weight", place_of(path), name=each.name)


def _doubled(path: str, names: list[str], place_of: PlaceOf) -> Iterator[Problem]:
    if not names:
        yield problem("settings_too_few", place_of(path), key=path, least=1)
    for name, count in Counter(names).items():
        if count > 1:
            yield problem("settings_doubled", place_of(path), name=name)
