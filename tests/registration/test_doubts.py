"""The pairs that people are asked about, of the register and of the reception sheet together."""

import polars as pl

from automations.people.matching import Doubt, Matching
from automations.registration.attendance import Attendance
from automations.registration.doubts import doubts_of, pair_words
from automations.registration.register import Roster
from automations.tables.places import Place
from automations.tables.report import report_of

NOTHING = pl.DataFrame()


def doubt(one: int, other: int, points: int = 40) -> Doubt:
    return Doubt(f"{one}-{other}", one, other, points, ())


def matching(persons: list[int], *doubts: Doubt) -> Matching:
    """Return a matching of as many records, each with its person."""
    labels = pl.DataFrame({"record": range(len(persons)), "person": persons})
    return Matching(labels, (), (), doubts)


def asked(register: Matching, both: Matching | None = None) -> list[str]:
    roster = Roster(NOTHING, NOTHING, report_of(), register)
    attendance = Attendance(NOTHING, NOTHING, report_of(), both) if both else None
    return [each.key for each in doubts_of(roster, attendance)]


def test_without_a_reception_sheet_the_register_asks_alone() -> None:
    assert asked(matching([0, 1, 2], doubt(0, 1), doubt(1, 2))) == ["0-1", "1-2"]


def test_two_persons_are_asked_about_once_as_the_register_does() -> None:
    """Record 2 of the reception is the person of record 1: 0 and 2 is the question 0 and 1."""
    register = matching([0, 1], doubt(0, 1))
    assert asked(register, matching([0, 1, 1], doubt(0, 2, 50))) == ["0-1"]


def test_what_only_the_reception_sheet_makes_doubtful_is_asked_too_the_likeliest_first() -> None:
    register = matching([0, 1], doubt(0, 1))
    both = matching([0, 1, 2], doubt(1, 2, 60), doubt(0, 1))
    assert asked(register, both) == ["1-2", "0-1"]


def test_two_rows_of_one_sheet_are_named_by_one_sheet() -> None:
    one, other = Place("申込.xlsx", "回答", 12), Place("申込.xlsx", "回答", 3)
    assert pair_words(one, other) == "申込.xlsx「回答」の3行目と12行目"
    elsewhere = Place("受付簿.xlsx", "受付簿", 5)
    assert pair_words(one, elsewhere) == "申込.xlsx「回答」12行目と受付簿.xlsx「受付簿」5行目"
