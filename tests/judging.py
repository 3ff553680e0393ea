"""Answers to all questions, about pairs of rows and about the award, by what is true."""

from __future__ import annotations

from automations.flows.deciding import Findings
from automations.people.verdicts import Verdict
from automations.registration.attendance import Attendance
from automations.registration.doubts import Side, doubts_of, sides_of
from automations.registration.register import Roster
from automations.rehearsal import Truth
from automations.rehearsal.verdicts import verdicts

RECEPTION = "受付簿"


def pairs(roster: Roster | None, attendance: Attendance | None) -> dict[str, tuple[Side, Side]]:
    """Return the rows that are asked about, by question."""
    doubts = doubts_of(roster, attendance)
    records = {number for each in doubts for number in (each.one, each.other)}
    sides = sides_of(roster, attendance, records)
    return {each.key: (sides[each.one], sides[each.other]) for each in doubts}


def by_truth(
    truth: Truth, roster: Roster | None, attendance: Attendance | None
) -> dict[str, Verdict]:
    """Return the right answer to each question."""
    return {
        key: Verdict.SAME if _is_one(truth, *sides) else Verdict.DIFFERENT
        for key, sides in pairs(roster, attendance).items()
    }


def answers_by_truth(truth: Truth, found: Findings) -> dict[str, str]:
    """Return the right answer to every question that is open, as it is typed."""
    pairs_of_one = by_truth(truth, found.roster, found.attendance)
    of_the_award = verdicts(truth, found.questions)
    return {
        **{key: each.value for key, each in pairs_of_one.items()},
        **{key: each.choice for key, each in of_the_award.items()},
    }


def before_answers(truth: Truth, roster: Roster, attendance: Attendance) -> Truth:
    """Return what is found as long as the pairs that are asked about count as two."""
    asked = pairs(roster, attendance).values()
    same = [sides for sides in asked if _is_one(truth, *sides)]
    arrivals = sum(any(RECEPTION in side.place.book for side in sides) for sides in same)
    return truth.unanswered(len(same) - arrivals, arrivals)


def _is_one(truth: Truth, one: Side, other: Side) -> bool:
    people = truth.people
    return people[one.place.book, one.place.row] == people[other.place.book, other.place.row]
