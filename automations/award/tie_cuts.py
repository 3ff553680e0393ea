"""What to ask about a tie: which of the entries, for how many seats, and what the place is called.

Where bounds are nested, the seats of a category's minimum are asked about first, then those below
a category's maximum: such questions stand alone. Everything else is one question.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from automations.award import ties
from automations.award.measures import Measure
from automations.award.quotas import Kind, Limit, Room
from automations.award.tally import Standing
from automations.award.tie_choices import as_entries, largest_choices, most_of
from automations.award.ties import Cut, Line, OpenTie, TieStep
from automations.award.wording import said


def tie_questions(
    free: Sequence[Standing], room: Room, chain: Sequence[Measure]
) -> tuple[OpenTie, ...]:
    """Return what to ask about entries of equal strength that cannot all be chosen."""
    if room.limits.nested:
        for found in (_of_minimums(free, room, chain), _below_maximums(free, room, chain)):
            if asked := tuple(found):
                return asked
    return (whole_question(free, room, chain),)


def whole_question(free: Sequence[Standing], room: Room, chain: Sequence[Measure]) -> OpenTie:
    """Ask about all of them at once."""
    numbers: dict[Kind, list[int]] = defaultdict(list)
    for each in free:
        numbers[room.limits.kind(each.entry)].append(each.entry.number)
    kinds = {kind: len(each) for kind, each in numbers.items()}
    ways, seats = largest_choices(room, kinds), most_of(room, kinds)
    cut = _place(free, room, seats)
    choices = as_entries(ways, numbers, ties.MOST_OPTIONS) if ways else ()
    return ties.question(free, seats, cut, _level_steps(free, chain, cut), choices)


def may_choose(chosen: Sequence[Standing], asked: OpenTie, room: Room) -> bool:
    """Tell whether an answer takes as many as it may, and no more."""
    trial = room.copy()
    if not trial.take_all(room.limits.kind(each.entry) for each in chosen):
        return False
    if asked.cut.line is Line.CATEGORY:
        return len(chosen) == asked.seats
    rest = [each for each in asked.tied if each not in chosen]
    return not any(trial.takes(room.limits.kind(each.entry)) for each in rest)


def own_cut(category: str) -> Cut:
    """Return the place of the seats that are a category's own."""
    return Cut(Line.CATEGORY, said("cuts", "category", category=category))


def category_cut(category: str) -> Cut:
    """Return the place of a category's last seat."""
    return Cut(Line.CATEGORY_MOST, said("cuts", "category_most", category=category))


def section_cut(section: str) -> Cut:
    """Return the place of a section's last seat."""
    return Cut(Line.SECTION_MOST, said("cuts", "section_most", section=section))


def last_cut() -> Cut:
    """Return the place of the last seat of all."""
    return Cut(Line.REMAINING, said("cuts", "remaining"))


def _of_minimums(
    free: Sequence[Standing], room: Room, chain: Sequence[Measure]
) -> Iterator[OpenTie]:
    for name, limit in room.limits.categories.items():
        members = [each for each in free if each.entry.category == name]
        needed = limit.minimum - room.taken_of(category=name)
        if 0 < needed < len(members):
            cut = own_cut(name)
            yield ties.question(members, needed, cut, _level_steps(members, chain, cut))


def _below_maximums(
    free: Sequence[Standing], room: Room, chain: Sequence[Measure]
) -> Iterator[OpenTie]:
    """Ask about a category apart if nothing but its own maximum keeps its entries out."""
    for name, limit in room.limits.categories.items():
        members = [each for each in free if each.entry.category == name]
        others = [each for each in free if each.entry.category != name]
        left = None if limit.maximum is None else limit.maximum - room.taken_of(category=name)
        if left is None or not left < len(members):
            continue
        if _rank(members, room) == left and left + _rank(others, room) == _rank(free, room):
            cut = category_cut(name)
            yield ties.question(members, left, cut, _level_steps(members, chain, cut))


def _rank(standings: Sequence[Standing], room: Room) -> int:
    kinds: dict[Kind, int] = defaultdict(int)
    for each in standings:
        kinds[room.limits.kind(each.entry)] += 1
    return room.rank(kinds)


def _place(free: Sequence[Standing], room: Room, seats: int) -> Cut:
    """Call the place by the bound that all of them share, if it is what keeps them out."""
    limits, kinds = room.limits, {room.limits.kind(each.entry) for each in free}
    categories, sections = {kind[0] for kind in kinds}, {kind[1] for kind in kinds}
    if len(sections) == 1:
        (section,) = sections
        most = limits.sections.get(section, Limit()).maximum
        if most is not None and room.taken_of(section=section) + seats == most:
            return section_cut(limits.names[section])
    if len(categories) == 1:
        (category,) = categories
        most = limits.categories.get(category, Limit()).maximum
        if most is not None and room.taken_of(category=category) + seats == most:
            return category_cut(category)
    return last_cut()


def _level_steps(
    tied: Sequence[Standing], chain: Sequence[Measure], cut: Cut
) -> tuple[TieStep, ...]:
    """Return the comparisons in which all who are tied were level."""
    numbers = tuple(each.entry.number for each in tied)
    return tuple(
        TieStep(
            cut,
            measure.rule,
            measure.subject,
            tuple((each, measure.value(each)) for each in tied),
            tied=numbers,
        )
        for measure in chain
    )
