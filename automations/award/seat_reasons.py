"""Why an entry is in or out, in words: by a tie step, by its category, its section or its score."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from dataclasses import replace

from automations.award.judging_rules import JudgeTie
from automations.award.quotas import Room
from automations.award.rules import AwardRules, TieRule
from automations.award.score_words import score_words
from automations.award.seats import Seat, Verdict
from automations.award.tally import Standing
from automations.award.ties import Line, TieStep
from automations.award.wording import said
from automations.people.canonical import SectionKey, section_key

_Words = Mapping[TieRule | JudgeTie, str]

_WON: _Words = {TieRule.ALL_ADVANCE: "in_all_advance", TieRule.DECISION: "in_decision"}
_LOST: _Words = {TieRule.DECISION: "out_decision"}


def won_reason(step: TieStep) -> Seat:
    """Return the seat that a step of a tie gives."""
    reason = said("reasons", _key(_WON, step, "in_tie"), **_words(step))
    return Seat(
        Verdict.FINALIST, reason, of_category=step.cut.line in {Line.CATEGORY, Line.SECTION}
    )


def lost_reason(step: TieStep) -> Seat:
    """Return what becomes of an entry that a step of a tie leaves behind."""
    reason = said("reasons", _key(_LOST, step, "out_tie"), **_words(step))
    barred = step.cut.line in {Line.CATEGORY_MOST, Line.SECTION_MOST}
    return Seat(Verdict.OUT, reason, barred=barred)


def put_in_words(
    seats: MutableMapping[int, Seat], standings: Sequence[Standing], rules: AwardRules
) -> None:
    """Say of those who are in without a tie which seats they have."""
    for each in standings:
        seat = seats[each.entry.number]
        if seat.verdict is Verdict.FINALIST and not seat.reason:
            seats[each.entry.number] = _seat_of(each, standings, seats, rules)


def _seat_of(
    own: Standing, standings: Sequence[Standing], seats: Mapping[int, Seat], rules: AwardRules
) -> Seat:
    allowed = [each for each in standings if not seats[each.entry.number].barred]
    kin = [each for each in allowed if each.entry.category == own.entry.category]
    minimum = _minimum(own.entry.category, rules)
    reason = "in_score" if any(each.minimum_seats for each in rules.categories) else "in_order"
    seat = Seat(Verdict.FINALIST, said("reasons", reason, by=score_words(rules).by))
    better = [each for each in allowed if each.merit > own.merit]
    past = [each for each in better if _is_out(seats[each.entry.number])]
    if any(each in kin for each in past):  # bounds cross: what it is in for is not its category
        return replace(seat, reason=_of_bounds(own, rules), of_category=True)
    if sum(each.merit >= own.merit for each in kin) <= minimum:
        words = {"category": own.entry.category, "seats": minimum}
        return replace(seat, reason=said("reasons", "in_minimum", **words), of_category=True)
    if sum(each.merit > own.merit for each in kin) < minimum:
        return replace(seat, reason=said("reasons", "in_either"))
    if _of_section(own, rules) and past:
        return replace(seat, reason=_of_bounds(own, rules), of_category=True)
    return seat


def _of_bounds(own: Standing, rules: AwardRules) -> str:
    """Say for which minimum somebody is in who is weaker than others that are out."""
    if not (minimum := _of_section(own, rules)):
        return said("reasons", "in_bounds")
    words = {"section": own.entry.section_names[0], "seats": minimum}
    return said("reasons", "in_section", **words)


def kept_for(room: Room) -> Iterator[str]:
    """Name the minimums for which seats are still kept."""
    limits = room.limits
    for name in limits.categories:
        if room.needed(name) and _can_be_filled(name, room):
            yield said("reasons", "minimum_of_category", category=name)
    for key in limits.sections:
        if room.needed_of_section(key) and _can_be_filled(key, room):
            yield said("reasons", "minimum_of_section", section=limits.names[SectionKey(key)])


def _can_be_filled(name: str, room: Room) -> bool:
    return any(room.takes(kind) for kind in room.supply if name in kind)


def _is_out(seat: Seat) -> bool:
    return seat.verdict is Verdict.OUT


def _minimum(category: str, rules: AwardRules) -> int:
    return next((each.minimum_seats for each in rules.categories if each.name == category), 0)


def _of_section(own: Standing, rules: AwardRules) -> int:
    """Return how many of its section must be in."""
    key = own.entry.lead_section
    quotas = (each for each in rules.section_quotas if section_key(each.name) == key)
    return next((each.minimum for each in quotas), 0)


def _key(keys: _Words, step: TieStep, otherwise: str) -> str:
    found = keys.get(step.rule, otherwise)
    return f"{found}_by" if step.way and step.way.told else found


def _words(step: TieStep) -> dict[str, object]:
    way = step.way
    told = {"way": way.words, "told": way.told} if way else {"way": said("texts", "a_person")}
    return {"cut": step.cut.words, "subject": step.subject, **told}
