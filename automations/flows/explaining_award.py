"""Which entries, ballots, voters or score sheets a text means, and what became of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from automations.award.entry_search import entries_called, is_entry_number
from automations.award.explaining import told_entry
from automations.award.explaining_ballots import told_ballot, told_voter
from automations.award.explaining_hand import told_hand_count
from automations.award.rules import AwardRules
from automations.award.told import Told
from automations.books.decision_book import Answer
from automations.errors import ExpectedFailure, InputUnfit
from automations.flows.answers import choices_of
from automations.flows.deciding import Findings
from automations.flows.event_folder import EventFolder
from automations.flows.explaining_judging import told_of_entries, told_of_row
from automations.flows.finding import find
from automations.flows.named_places import places_in
from automations.flows.reading import Inputs, is_prepared
from automations.flows.scope import FINALISTS, JUDGING
from automations.ledger.decisions import Decision
from automations.tables.places import Place
from automations.tables.typed import TypedTable


@dataclass(frozen=True, slots=True)
class ExplainedAward:
    """What a text means of the award; ``unread``: what keeps the judging from being looked up."""

    told: tuple[Told, ...] = ()
    unread: tuple[ExpectedFailure, ...] = ()


def explain_award(
    folder: EventFolder, text: str, decided: Mapping[str, Decision | Answer], at: datetime
) -> ExplainedAward:
    """Look up what a text means among entries, ballots, the roll and the judging, as of ``at``.

    ``decided``: what people answered, by question. Raises `InputUnfit` as a run of the award does;
    a fault of the judging hides nothing of the vote. Nothing is written.
    """
    rules = folder.event.award
    if rules is None:
        return ExplainedAward()
    inputs, findings, unread = _found(folder, at, choices_of(decided))
    found = findings.award
    if found is None:
        return ExplainedAward(unread=unread)
    places = () if is_entry_number(text) else places_in(text, _lists(inputs))
    if places:
        rows = [_told_at(each, inputs, findings, rules) for each in places]
        return ExplainedAward(tuple(each for each in rows if each), unread)
    named = entries_called(text, found.entries)
    told = [told_entry(each, found, rules) for each in named]
    return ExplainedAward((*told, *told_of_entries(folder, findings, named, decided)), unread)


def _found(
    folder: EventFolder, at: datetime, choices: Mapping[str, str]
) -> tuple[Inputs, Findings, tuple[ExpectedFailure, ...]]:
    """Read and decide the award with its judging; without it where only that cannot be used."""
    if not is_prepared(folder):
        return (*find(folder, FINALISTS, at, choices), ())
    try:
        return (*find(folder, JUDGING, at, choices), ())
    except InputUnfit as unfit:
        return (*find(folder, FINALISTS, at, choices), (unfit,))


def _lists(inputs: Inputs) -> Iterator[tuple[str, str, str]]:
    for each in inputs.read:
        yield each.table.sheet.book, each.table.sheet.name, each.words


def _told_at(place: Place, inputs: Inputs, findings: Findings, rules: AwardRules) -> Told | None:
    """Tell of the row of whichever list stands there."""
    row, ballots, found = place.row, inputs.ballots, findings.award
    if found is None:
        return None
    if _stands_in(place, inputs.entries):
        own = (each for each in found.entries if each.row == row)
        return next((told_entry(each, found, rules) for each in own), None)
    if ballots and _stands_in(place, ballots):
        return told_ballot(row, ballots, found, rules)
    if inputs.roll and ballots and _stands_in(place, inputs.roll):
        return told_voter(row, inputs.roll, ballots, found, rules)
    if inputs.hand_counts and _stands_in(place, inputs.hand_counts):
        return told_hand_count(row, inputs.hand_counts, found, rules)
    return told_of_row(place, inputs, findings, rules)


def _stands_in(place: Place, table: TypedTable | None) -> bool:
    return table is not None and (place.book, place.sheet) == (table.sheet.book, table.sheet.name)
