"""Which entries, ballots or voters a text means, and what became of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from automations.award.decision import AwardResult
from automations.award.entry_search import entries_called, is_entry_number
from automations.award.explaining import told_entry
from automations.award.explaining_ballots import told_ballot, told_voter
from automations.award.explaining_hand import told_hand_count
from automations.award.rules import AwardRules
from automations.award.told import Told
from automations.flows.event_folder import EventFolder
from automations.flows.finding import find
from automations.flows.named_places import places_in
from automations.flows.reading import Inputs
from automations.flows.scope import FINALISTS
from automations.tables.places import Place
from automations.tables.typed import TypedTable


def explain_award(
    folder: EventFolder, text: str, choices: Mapping[str, str], at: datetime
) -> tuple[Told, ...]:
    """Look up what a text means among the entries, the ballots and the roll, as of ``at``.

    ``choices``: what people answered, by question. Raises `InputUnfit` as a run of the award does;
    nothing is written.
    """
    if folder.event.award is None:
        return ()
    inputs, findings = find(folder, FINALISTS, at, choices)
    found = findings.award
    if found is None:
        return ()
    places = () if is_entry_number(text) else places_in(text, _lists(inputs))
    if places:
        told = (_told_at(each, inputs, found, folder.event.award) for each in places)
        return tuple(each for each in told if each)
    named = entries_called(text, found.entries)
    return tuple(told_entry(each, found, folder.event.award) for each in named)


def _lists(inputs: Inputs) -> Iterator[tuple[str, str, str]]:
    for each in inputs.read:
        yield each.table.sheet.book, each.table.sheet.name, each.words


def _told_at(place: Place, inputs: Inputs, found: AwardResult, rules: AwardRules) -> Told | None:
    """Tell of the row of whichever list stands there."""
    row, ballots = place.row, inputs.ballots
    if _stands_in(place, inputs.entries):
        own = (each for each in found.entries if each.row == row)
        return next((told_entry(each, found, rules) for each in own), None)
    if ballots and _stands_in(place, ballots):
        return told_ballot(row, ballots, found, rules)
    if inputs.roll and ballots and _stands_in(place, inputs.roll):
        return told_voter(row, inputs.roll, ballots, found, rules)
    if inputs.hand_counts and _stands_in(place, inputs.hand_counts):
        return told_hand_count(row, inputs.hand_counts, found, rules)
    return None


def _stands_in(place: Place, table: TypedTable | None) -> bool:
    return table is not None and (place.book, place.sheet) == (table.sheet.book, table.sheet.name)
