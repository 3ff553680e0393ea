"""The true answers of a rehearsal event, kept by its generator and not by the product."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from automations.rehearsal.answers import DOUBTFUL, Source, in_sheet_order
from automations.rehearsal.reception import Found
from automations.rehearsal.writing_books import RECEPTION, RECEPTION_FIRST_ROW
from automations.rehearsal.writing_lists import HAND_FIRST_ROW

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from enum import Enum
    from fractions import Fraction

    from automations.award.rules import TieRule
    from automations.rehearsal.answers import Answer
    from automations.rehearsal.cut import Cut
    from automations.rehearsal.guests import Guests
    from automations.rehearsal.judging import Judging
    from automations.rehearsal.people import Person
    from automations.rehearsal.reception import Arrival
    from automations.rehearsal.tally import BallotFate, ChoiceFate, Tally

_FIRST_ROWS = {Source.FORMS: 2, Source.GOOGLE: 2, Source.HAND: HAND_FIRST_ROW}


@dataclass(frozen=True, slots=True)
class Attendance:
    """Who was there; all are persons except ``bodies``.

    ``visitors`` = ``host_staff`` + ``external``. ``walk_ins`` are the visitors whom no
    registration knows, ``no_shows`` those registered who stayed away; neither counts exhibitors
    or speakers. ``by_ear`` are those registered who came and stand on the sheet as walk-ins, in
    such a spelling that a person has to say who they are. ``reception_rows`` leaves out headings.
    """

    visitors: int
    host_staff: int
    external: int
    bodies: int
    exhibitors: int
    speakers: int
    walk_ins: int
    no_shows: int
    by_ear: int
    reception_rows: int
    reception_oddities: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Register:
    """What the registrations hold.

    ``rows`` is keyed by the book's path and leaves out headings, the example and the totals row;
    ``layout_rows`` are those last two. ``registrants`` are distinct persons whose registration
    stands, ``guests_expected`` those of them who are neither exhibitors nor speakers.
    ``duplicates`` are their registering rows beyond one for each, ``taken_back`` their rows that
    cancelled and were followed by a new registration. ``cancelled`` are persons whose last word
    was to cancel, ``cancelled_rows`` all rows of theirs; ``doubtful`` the duplicates of which a
    person has to say whose they are. So
    rows = registrants + duplicates + taken_back + cancelled_rows.
    """

    rows: Mapping[str, int]
    layout_rows: Mapping[str, int]
    registrants: int
    guests_expected: int
    duplicates: int
    taken_back: int
    cancelled: int
    cancelled_rows: int
    doubtful: int
    oddities: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Award:
    """The vote and its result; entries are named by number.

    ``scores``, ``supporters`` and ``criterion_totals`` hold the ranked entries only. See
    `automations.rehearsal.cut.Cut` for the finalists and the tie.
    """

    roll: int
    entries: int
    withdrawn: int
    exhibited: int
    ballots_received: int
    ballots_valid: int
    ballots: Mapping[BallotFate, int]
    choices: Mapping[ChoiceFate, int]
    scores: Mapping[int, Fraction]
    supporters: Mapping[int, int]
    criterion_totals: Mapping[int, tuple[int, ...]]
    finalists: tuple[int, ...]
    runners_up: tuple[int, ...]
    tied: tuple[int, int]
    settled_by: TieRule


@dataclass(frozen=True, slots=True)
class Truth:
    """Everything a job should find out about the event, once people have answered its questions.

    ``unanswered_award``: what it finds of the award as long as nobody has.
    ``people``: for each row of a registration or of the reception sheet, by the book's path and
    the row as the sheet shows it, the number of the person it is about. ``meant_ballots``: of
    ballots that differ in one second, the rows of those that their voters meant. ``judging``: the
    day on which the finalists are judged.
    """

    attendance: Attendance
    register: Register
    award: Award
    unanswered_award: Award
    people: Mapping[tuple[str, int], int]
    meant_ballots: frozenset[int]
    judging: Judging

    def unanswered(self, registrations: int, arrivals: int) -> Truth:
        """Return what a job finds as long as so many pairs of rows of one person are unanswered.

        Of two ``registrations`` one came; whoever of the ``arrivals`` was not recognised counts as
        absent and as a walk-in. The visitors are the same all the while.
        """
        register, came = self.register, self.attendance
        register = replace(
            register,
            registrants=register.registrants + registrations,
            guests_expected=register.guests_expected + registrations,
            duplicates=register.duplicates - registrations,
        )
        came = replace(
            came,
            no_shows=came.no_shows + registrations + arrivals,
            walk_ins=came.walk_ins + arrivals,
        )
        return replace(self, register=register, attendance=came)


def people_of_rows(
    answers: Sequence[Answer], reception: Sequence[Arrival]
) -> Mapping[tuple[str, int], int]:
    """Say of each row whom it is about; people are numbered as they are met."""
    rows = [
        ((source.value, row), each.person)
        for source, first in _FIRST_ROWS.items()
        for row, each in enumerate(in_sheet_order(answers, source), first)
    ]
    rows += [((RECEPTION, row), each.person)
             for row, each in enumerate(reception, RECEPTION_FIRST_ROW)]  # fmt: skip
    numbers: dict[Person, int] = {}
    return {place: numbers.setdefault(person, len(numbers)) for place, person in rows}


def attendance_truth(guests: Guests, reception: Sequence[Arrival]) -> Attendance:
    """Count who was there from what was decided before any sheet was written."""
    host, external = guests.host, guests.external
    return Attendance(
        visitors=len(host.visitors) + len(external.visitors),
        host_staff=len(host.visitors),
        external=len(external.visitors),
        bodies=len({person.body for person in external.visitors}),
        exhibitors=len(guests.exhibitors.visitors),
        speakers=len(guests.speakers.visitors),
        walk_ins=len(host.walk_ins) + len(external.walk_ins),
        no_shows=len(host.no_shows) + len(external.no_shows),
        by_ear=sum(row.found is Found.BY_EAR for row in reception),
        reception_rows=len(reception),
        reception_oddities=_counted(row.found for row in reception if row.found),
    )


def register_truth(
    guests: Guests, answers: Sequence[Answer], layout_rows: Mapping[str, int]
) -> Register:
    """Count the registrations by the persons they were written for."""
    by_person: dict[Person, list[Answer]] = {}
    for each in answers:
        by_person.setdefault(each.person, []).append(each)
    cancelled = {
        person: len(rows)
        for person, rows in by_person.items()
        if max(rows, key=lambda row: row.submitted).cancelled
    }
    kept = [rows for person, rows in by_person.items() if person not in cancelled]
    taken_back = sum(row.cancelled for rows in kept for row in rows)
    received = Counter(each.source for each in answers)
    return Register(
        rows={source.value: received[source] for source in Source},
        layout_rows=layout_rows,
        registrants=len(kept),
        guests_expected=len(guests.host.registered) + len(guests.external.registered),
        duplicates=sum(map(len, kept)) - len(kept) - taken_back,
        taken_back=taken_back,
        cancelled=len(cancelled),
        cancelled_rows=sum(cancelled.values()),
        doubtful=sum(bool(each.traps & DOUBTFUL) for each in answers),
        oddities=_counted(trap for each in answers for trap in each.traps),
    )


def award_truth(roll: int, entries: int, count: Tally, cut: Cut, odd: tuple[int, int]) -> Award:
    """Put the count and the cut together; ``odd`` are the withdrawn and the exhibited entry."""
    withdrawn, exhibited = odd
    return Award(
        roll=roll,
        entries=entries,
        withdrawn=withdrawn,
        exhibited=exhibited,
        ballots_received=sum(count.ballots.values()),
        ballots_valid=len({id(ballot) for ballot, _ in count.counted}),
        ballots=dict(count.ballots),
        choices=dict(count.choices),
        scores=count.scores,
        supporters=count.supporters,
        criterion_totals=count.totals,
        finalists=cut.finalists,
        runners_up=cut.runners_up,
        tied=cut.tied,
        settled_by=cut.settled_by,
    )


def _counted(found: Iterable[Enum]) -> dict[str, int]:
    """Count by the words for people, in the order of the alphabet."""
    return dict(sorted(Counter(str(each.value) for each in found).items()))
