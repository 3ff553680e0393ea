"""The rehearsal's judging day, from the papers to what is announced, each step with its time."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

import click

from automations.award.judging import prizes
from automations.award.judging.confirmation import SHEET as CONFIRMATIONS
from automations.award.judging.confirmation import winners
from automations.award.judging.scores import MissingMark, Score, ScoreSheets, ScoreState
from automations.books.filling_in import fill_in
from automations.books.new_book import write_new_book
from automations.flows.announcing import announce
from automations.flows.event_folder import EventFolder, open_event
from automations.flows.judging_papers import prepare_judging
from automations.flows.running import Outcome, perform
from automations.flows.scope import JUDGING
from automations.jobs.rehearsed_vote import answered
from automations.language import _
from automations.rehearsal import Truth
from automations.rehearsal.judging import Judging
from automations.rehearsal.score_papers import Slip
from automations.rehearsal.typing_scores import as_first_typed, as_meant, type_scores
from automations.rehearsal.verdicts import verdicts
from automations.rehearsal.writing_judging import ORDER, order_sheet
from automations.tables.problems import visible
from automations.tables.rendering import japanese_time

# Minutes after the judging begins; the presentations end after 90, the result is due after 120.
_PREPARED, _TYPED, _MENDED, _CONFIRMED, _ANNOUNCED = -240, 92, 97, 112, 120
_CORRECTED, _CONFIRMED_AGAIN, _ANNOUNCED_AGAIN = 150, 158, 165
_ANSWERED_IN = 4  # minutes that people take for an answer
_ROUNDS = 4  # of counting: one answer about a prize may let the next be asked

_Made = TypeVar("_Made")


@dataclass(slots=True)
class _Day:
    """The day as it goes by; ``seconds`` is a clock that only goes forward, ``spent`` what our
    own work took of it so far.
    """  # noqa: D205 - one sentence

    folder: EventFolder
    truth: Truth
    seconds: Callable[[], float]
    spent: list[float] = field(default_factory=list)

    @property
    def judging(self) -> Judging:
        return self.truth.judging

    @property
    def scores(self) -> Path:
        award = self.folder.event.award
        if not (award and award.judging and award.judging.scores):  # the rehearsal has them
            raise AssertionError
        return self.folder.book(award.judging.scores.book)

    def at(self, minutes: int) -> datetime:
        starts = self.folder.event.schedule.judging
        if starts is None:  # the rehearsal has one
            raise AssertionError
        return starts + timedelta(minutes=minutes)

    def timed(self, step: Callable[[], _Made]) -> _Made:
        began = self.seconds()
        made = step()
        self.spent.append(self.seconds() - began)
        return made

    def headed(self, minutes: int, words: str) -> str:
        """Return the line of a step that was just timed."""
        took = _("computed in {seconds:.1f} seconds").format(seconds=self.spent[-1])
        return f"  {japanese_time(self.at(minutes))}  {words}  （{took}）"


@dataclass(frozen=True, slots=True)
class Played:
    """What was counted: when marks were missing, when first 確定, and with the late correction."""

    waiting: Outcome
    first: Outcome
    corrected: Outcome

    @property
    def as_written(self) -> bool:
        """Tell whether it ended with a first and a second version that the chair confirmed."""
        return (_version(self.first), _version(self.corrected)) == (1, 2)


def rehearse_judging(
    root: Path, truth: Truth, seconds: Callable[[], float] = time.monotonic
) -> Played:
    """Play the day: papers, slips, a tie, 確定, announcement, a late correction.

    ``seconds``: what computing is timed with.
    """
    day = _Day(open_event(root), truth, seconds)
    _tell([_("■ Judging day, from the papers to the announcement")])
    _prepare(day)
    _type(day)
    waiting = _count(day, _TYPED)
    _mend(day, (day.judging.missing, day.judging.too_high))
    first = _confirmed(day, _settled(day, _MENDED), _CONFIRMED)
    _announce(day, _ANNOUNCED)
    _mend(day, (day.judging.late,))
    corrected = _confirmed(day, _settled(day, _CORRECTED), _CONFIRMED_AGAIN)
    _announce(day, _ANNOUNCED_AGAIN)
    _tell(_total(day))
    return Played(waiting, first, corrected)


def _prepare(day: _Day) -> None:
    write_new_book(day.folder.root / ORDER, [order_sheet(day.judging.order.items())])
    made = day.timed(lambda: prepare_judging(day.folder.root, day.at(_PREPARED)))
    words = _("Judges: {judges}, entries: {entries}, marks: {marks}")
    told = words.format(judges=made.judges, entries=made.entries, marks=day.judging.marks)
    files = [f"    {path}" for path in made.written]
    _tell([day.headed(_PREPARED, _("Preparation of the judging")), f"    {told}", *files])


def _type(day: _Day) -> None:
    cells = as_first_typed(day.judging)
    type_scores(day.scores, day.judging.standards.criteria, cells)
    words = _("The secretariat typed {count} marks into {book}, with slips")
    typed = sum(bool(text) for text in cells.values())
    _tell([f"    → {words.format(count=typed, book=day.scores.name)}"])


def _mend(day: _Day, slips: Iterable[Slip]) -> None:
    for slip in slips:
        places = type_scores(day.scores, day.judging.standards.criteria, as_meant([slip]))
        ((row, _column),) = places.values()
        words = _("Row {row} of {book}, {criterion}: {typed} was mended to {meant}")
        told = words.format(
            row=row,
            book=day.scores.name,
            criterion=day.judging.standards.criteria[slip.criterion],
            typed=slip.typed or _("a blank"),
            meant=slip.meant,
        )
        _tell([f"    → {told}"])


def _count(day: _Day, minutes: int) -> Outcome:
    outcome = day.timed(lambda: perform(day.folder.root, JUDGING, day.at(minutes)))
    _tell([day.headed(minutes, JUDGING.words), *(f"    {each}" for each in _found(outcome))])
    return outcome


def _found(outcome: Outcome) -> Iterator[str]:
    judging, standing = outcome.findings.judging, outcome.findings.confirmation
    if judging is None:  # what is judged is known
        raise AssertionError
    yield standing.words if standing else judging.stage.value
    yield from map(_lacking, judging.sheets.missing)
    if judging.sheets.missing:
        yield from map(_kept_out, _recused(judging.sheets))
    if standing and not standing.confirmed and judging.prizes:
        yield from (f"{prize.name}: {winners(prize)}" for prize in judging.prizes.awarded)
        yield from (f"{label}: {before} → {after}" for label, before, after in standing.changes)


def _lacking(missing: MissingMark) -> str:
    words = _("{place}: judge {judge}, entry {entry}, {criterion}: {lack}")
    found = f"「{missing.found}」" if missing.found else ""
    return words.format(
        place=missing.place,
        judge=missing.judge,
        entry=f"{missing.entry:02}",
        criterion=missing.criterion,
        lack=missing.lack.value + found,
    )


def _recused(sheets: ScoreSheets) -> Iterator[Score]:
    return (each for each in sheets.scores if each.state is ScoreState.RECUSED)


def _kept_out(score: Score) -> str:
    words = _("Judge {judge} keeps out of entry {entry}: nothing is waited for")
    return words.format(judge=score.judge, entry=f"{score.entry:02}")


def _settled(day: _Day, minutes: int) -> Outcome:
    """Count, and have people answer who gets a prize, until all prizes are decided."""
    outcome = _count(day, minutes)
    for each in range(1, _ROUNDS):
        if not _answer(day, outcome, prizes.SHEET):
            break
        outcome = _count(day, minutes + each * _ANSWERED_IN)
    return outcome


def _confirmed(day: _Day, outcome: Outcome, minutes: int) -> Outcome:
    """Have the chair confirm just this, and count with the answer."""
    _answer(day, outcome, CONFIRMATIONS)
    return _count(day, minutes)


def _answer(day: _Day, outcome: Outcome, sheet: str) -> bool:
    """Answer what is asked on a sheet; tell whether anything was."""
    everything = (*outcome.findings.questions, *outcome.findings.offered)
    asked = [each for each in everything if each.sheet == sheet]
    answers = verdicts(day.truth, asked)
    fill_in(day.folder.decision_book, answers)
    _tell(f"  {line}" for line in answered(asked, answers))
    return bool(asked)


def _announce(day: _Day, minutes: int) -> None:
    made = day.timed(lambda: announce(day.folder.root, day.at(minutes)))
    said = _("Announcements: {lines}, certificates: {certificates}")
    told = said.format(lines=made.lines, certificates=made.certificates)
    files = [f"    {path}" for path in made.files]
    _tell([day.headed(minutes, _("Announcement")), f"    {told}", *files])


def _version(outcome: Outcome) -> int:
    """Return the number of the version that is 確定, 0 if none is."""
    standing = outcome.findings.confirmation
    return standing.number if standing and standing.confirmed else 0


def _total(day: _Day) -> Iterator[str]:
    words = _("All of the computing took {seconds:.1f} seconds, the longest step {longest:.1f}")
    yield f"  {words.format(seconds=sum(day.spent), longest=max(day.spent))}"


def _tell(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(visible(line))
