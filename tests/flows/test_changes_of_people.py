"""Change or delete one row about people: exactly the figures change that should, and no other."""

from collections import Counter
from fractions import Fraction
from pathlib import Path

from automations.registration.rules import Kind
from automations.rehearsal.answers import Trap
from automations.rehearsal.event import Rehearsal
from automations.rehearsal.reception import Arrival, Found
from tests.flows.counting import Facts, changed
from tests.flows.editing import (
    BY_HAND,
    FIRST_ROW,
    FORMS,
    RECEPTION,
    change_cells,
    change_line,
    delete_rows,
)

REGISTERED = 799  # eight of them twice, as long as nobody has said who is one person
CAME = 692  # of these; two more are not recognised before somebody says who they are
ONE_OF = {
    "visitors": Fraction(1, 580),
    "host_staff": Fraction(1, 490),
    "external": Fraction(1, 90),
    "bodies": Fraction(1, 18),
}
ABOVE_THE_HAND_LIST = 4  # lines above the first registration: title, blank, headings, example


def compared(key: str, by: int) -> Facts:
    """A figure with everything that compares it with last time."""
    return {key: by, f"{key}_change": by, f"{key}_rate": by * ONE_OF[key]}


def arrivals(rehearsal: Rehearsal, kind: Kind, found: Found | None) -> list[tuple[int, Arrival]]:
    """Return the reception rows of one kind, each with its number, whose person has no other."""
    rows = Counter(each.person for each in rehearsal.reception)
    return [
        (row, each)
        for row, each in enumerate(rehearsal.reception, FIRST_ROW[RECEPTION])
        if each.person.kind is kind and each.found is found and rows[each.person] == 1
    ]


def test_without_one_host_visitor_who_walked_in(
    event: Path, before: Facts, rehearsal: Rehearsal
) -> None:
    row, _ = arrivals(rehearsal, Kind.HOST, Found.WALK_IN)[0]
    delete_rows(event, RECEPTION, [row])
    assert changed(event, before) == {
        **compared("visitors", -1),
        **compared("host_staff", -1),
        "walk_ins": -1,
        "reception: 来場（当日参加）": -1,
    }


def test_without_the_mark_of_one_who_had_registered(
    event: Path, before: Facts, rehearsal: Rehearsal
) -> None:
    bodies = Counter(each.person.body for each in rehearsal.reception if each.received)
    row, _ = next(
        (row, each)
        for row, each in arrivals(rehearsal, Kind.EXTERNAL, None)
        if bodies[each.person.body] > 2
    )
    change_cells(event, RECEPTION, row, {"受付": None})
    assert changed(event, before) == {
        **compared("visitors", -1),
        **compared("external", -1),
        "no_shows": 1,
        "attendance_rate": -Fraction(1, REGISTERED),
        "reception: 来場（申込あり）": -1,
        "reception: 欠席": 1,
    }


def test_a_visitor_from_a_body_of_which_nobody_else_came(
    event: Path, before: Facts, rehearsal: Rehearsal
) -> None:
    bodies = Counter(each.person.body for each in rehearsal.reception if each.received)
    row, _ = next(
        (row, each)
        for row, each in arrivals(rehearsal, Kind.EXTERNAL, None)
        if bodies[each.person.body] > 2 and each.mail
    )
    change_cells(event, RECEPTION, row, {"団体名": "だれも知らない村"})
    assert changed(event, before) == compared("bodies", 1)


def test_without_one_registration_that_was_a_copy(
    event: Path, before: Facts, rehearsal: Rehearsal
) -> None:
    forms = [each for each in rehearsal.answers if f"{each.source.value}" == FORMS]
    forms.sort(key=lambda each: each.submitted)
    row = next(
        row for row, each in enumerate(forms, FIRST_ROW[FORMS]) if each.traps == {Trap.EXACT}
    )
    delete_rows(event, FORMS, [row])
    assert changed(event, before) == {
        "registration_rows": -1,
        "registration_duplicates": -1,
        "registration: 重複": -1,
    }


def test_one_who_stayed_away_cancels_after_all(
    event: Path, before: Facts, rehearsal: Rehearsal
) -> None:
    wrote = Counter(each.person for each in rehearsal.answers)
    by_hand = [each for each in rehearsal.answers if each.source.value == BY_HAND]
    by_hand.sort(key=lambda each: each.submitted)
    absent = {row.person for _, row in arrivals(rehearsal, Kind.EXTERNAL, Found.NO_SHOW)}
    line = next(
        line
        for line, each in enumerate(by_hand, ABOVE_THE_HAND_LIST + 1)
        if each.person in absent and wrote[each.person] == 1
    )
    change_line(event, BY_HAND, line, {10: "取消"})
    assert changed(event, before) == {
        "registrants": -1,
        "registrants_least": -1,
        "registration_cancelled": 1,
        "registration: 登録": -1,
        "registration: 取消": 1,
        "no_shows": -1,
        "attendance_rate": Fraction(CAME, REGISTERED - 1) - Fraction(CAME, REGISTERED),
        "reception: 欠席": -1,
        "reception: 取消済みの人": 1,
    }
