"""The whole rehearsal event: decide what is true, then write the sheets that hide it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from automations.books.new_book import NewSheet, write_new_book
from automations.event.book_writing import write_settings_book
from automations.event.loading import SETTINGS_BOOK, event_of_text
from automations.event.toml_writing import write_settings_text
from automations.rehearsal.answers import Source
from automations.rehearsal.ballots import Ballot
from automations.rehearsal.contest import EVENT_FILE, Contest, contest, event_text
from automations.rehearsal.cut import make_tie, read_cut
from automations.rehearsal.doubtful import doubtful_answers, typed_by_ear, with_two_alike
from automations.rehearsal.entries import Entry, entries_of
from automations.rehearsal.guests import Guests, guests_of
from automations.rehearsal.judging import Judging, judging_of
from automations.rehearsal.lived_in import CANCELLED, lived_in_book, with_status
from automations.rehearsal.online_tabs import form_tab, text_tab
from automations.rehearsal.people import Inventor, Person, staff_of
from automations.rehearsal.plan import DEFAULT_SEED, Plan, chance, plan_of
from automations.rehearsal.reception import Arrival, reception_of
from automations.rehearsal.registrations import registrations_of
from automations.rehearsal.tally import Tally, tally
from automations.rehearsal.truth import (
    Award,
    Truth,
    attendance_truth,
    award_truth,
    people_of_rows,
    register_truth,
)
from automations.rehearsal.voting import ballots_of
from automations.rehearsal.writing_books import (
    BALLOTS_FIRST_ROW,
    RECEPTION,
    ballots_sheet,
    entries_sheet,
    forms_sheet,
    reception_sheet,
    roll_sheet,
)
from automations.rehearsal.writing_judging import JUDGES, ORDER, judges_sheet, order_sheet
from automations.rehearsal.writing_lists import HAND_LAYOUT_ROWS, google_csv, hand_csv
from automations.replacing import make_restricted_folder, write_file

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

    from automations.rehearsal.answers import Answer

_DRAWS = 20  # of ballots, until a tie can be made of them


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """An event in memory: every row with the person or voter it is about."""

    plan: Plan
    contest: Contest
    staff: tuple[Person, ...]
    guests: Guests
    answers: tuple[Answer, ...]
    reception: tuple[Arrival, ...]
    entries: tuple[Entry, ...]
    ballots: list[Ballot]
    seed: int

    def count(self, *, asked: bool = True) -> Tally:
        """Count the ballots; ``asked`` as `tally`."""
        return _count(self.contest, self.entries, self.staff, self.ballots, asked=asked)

    def truth(self) -> Truth:
        """Return what a job should find out."""
        layout = {
            Source.FORMS.value: 0,
            Source.GOOGLE.value: 0,
            Source.HAND.value: HAND_LAYOUT_ROWS,
        }
        award = self._award(asked=True)
        return Truth(
            attendance_truth(self.guests, self.reception),
            register_truth(self.guests, self.answers, layout),
            award,
            self._award(asked=False),
            people_of_rows(self.answers, self.reception),
            self._meant_ballots(),
            self._judging(award),
        )

    def _judging(self, award: Award) -> Judging:
        best = award.finalists[0]  # finalists go by the staff's score
        finalists = [each for each in self.entries if each.number in award.finalists]
        return judging_of(self.seed, finalists, best)

    def _meant_ballots(self) -> frozenset[int]:
        dropped = {(each.voter, each.submitted) for each in self.ballots if each.dropped}
        return frozenset(
            row
            for row, each in enumerate(self.ballots, BALLOTS_FIRST_ROW)
            if (each.voter, each.submitted) in dropped and not each.dropped
        )

    def _award(self, *, asked: bool) -> Award:
        count = self.count(asked=asked)
        withdrawn = next(entry.number for entry in self.entries if entry.withdrawn)
        exhibited = next(entry.number for entry in self.entries if not entry.judged)
        cut = read_cut(self.contest, self.entries, count, asked=asked)
        return award_truth(len(self.staff), len(self.entries), count, cut, (withdrawn, exhibited))


def write_event(folder: Path, seed: int = DEFAULT_SEED, *, settings_book: bool = False) -> Truth:
    """Write the settings and every input book of a rehearsal event; return its true answers.

    The settings are event.toml, or with ``settings_book`` what organisers fill in, 設定.xlsx. The
    same seed writes the same bytes. Raises `PermissionRefused` or `OutputNotWritten`.
    """
    rehearsal, event = rehearse(seed), event_of_text(event_text())
    make_restricted_folder(folder / event.outputs.folder)
    if settings_book:
        write_settings_book(folder / SETTINGS_BOOK, event)
    else:
        write_settings_text(folder / EVENT_FILE, event_text())
    _write_contents(folder, rehearsal)
    truth = rehearsal.truth()
    for name, sheet in _books(rehearsal, truth.judging).items():
        write_new_book(folder / name, [sheet])
    return truth


FILTERED = {Source.FORMS.value: CANCELLED}
"""The column, from 0, by which people filter a book: rows that say anything there are hidden."""


def tabs_of(rehearsal: Rehearsal) -> dict[str, NewSheet]:
    """Return the tab of each book that people share, by the book as the settings name it."""
    answers = rehearsal.answers
    texts = {
        Source.GOOGLE.value: form_tab(google_csv(answers).decode()),
        Source.HAND.value: text_tab("申込_手入力", hand_csv(answers).decode("cp932")),
    }
    books = _books(rehearsal, rehearsal.truth().judging)
    books.pop(ORDER)  # the product makes it
    return {Source.FORMS.value: with_status(forms_sheet(answers)), **texts, **books}


def rehearse(seed: int = DEFAULT_SEED) -> Rehearsal:
    """Decide a whole event without writing it. Each part has its own chance, from one seed."""
    plan, rules = plan_of(seed), contest()
    inventor = Inventor(chance(seed, "people"))
    staff = staff_of(inventor, plan.staff)
    guests = with_two_alike(chance(seed, "alike"), guests_of(plan, inventor, staff))
    answers = registrations_of(chance(seed, "registrations"), guests)
    answers, doubtful = doubtful_answers(chance(seed, "doubts"), guests, answers)
    printed = reception_of(chance(seed, "reception"), guests, answers)
    avoided = doubtful | {*guests.alike}
    reception = typed_by_ear(chance(seed, "heard"), printed, avoided)
    entries = entries_of(chance(seed, "entries"), staff, rules.opens, rules.closes)
    ballots = _tied_ballots(chance(seed, "ballots"), plan, rules, entries, staff)
    return Rehearsal(plan, rules, staff, guests, answers, reception, entries, ballots, seed)


def _tied_ballots(
    rng: Random, plan: Plan, rules: Contest, entries: tuple[Entry, ...], staff: tuple[Person, ...]
) -> list[Ballot]:
    """Draw ballots until a tie of the planned kind can be made at the cut."""
    for _ in range(_DRAWS):
        ballots = ballots_of(rng, plan, rules, entries, staff)

        def count(drawn: list[Ballot] = ballots) -> Tally:
            return _count(rules, entries, staff, drawn)

        if make_tie(rng, plan.tie, entries, rules, count):
            return ballots
    raise AssertionError(plan)


def _count(
    rules: Contest,
    entries: tuple[Entry, ...],
    staff: tuple[Person, ...],
    ballots: list[Ballot],
    *,
    asked: bool = True,
) -> Tally:
    roll = frozenset(person.staff_number for person in staff)
    return tally(rules, entries, roll, ballots, asked=asked)


def _write_contents(folder: Path, rehearsal: Rehearsal) -> None:
    contents = {
        Source.FORMS.value: lived_in_book(forms_sheet(rehearsal.answers)),
        Source.GOOGLE.value: google_csv(rehearsal.answers),
        Source.HAND.value: hand_csv(rehearsal.answers),
    }
    for name, content in contents.items():
        write_file(folder / name, content)


def _books(rehearsal: Rehearsal, judging: Judging) -> dict[str, NewSheet]:
    entries = rehearsal.entries
    return {
        RECEPTION: reception_sheet(rehearsal.reception),
        "共有/エントリー.xlsx": entries_sheet(entries),
        "事務局限り/投票対象者名簿.xlsx": roll_sheet(rehearsal.staff),
        "事務局限り/投票.xlsx": ballots_sheet(rehearsal.contest, entries, rehearsal.ballots),
        JUDGES: judges_sheet(judging.judges),
        ORDER: order_sheet(()),  # drawn once the finalists are approved
    }
