"""What the judging made of the entries or rows that a text means, with where the 確定 stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from automations.award.entries import Entry
from automations.award.judging.confirmation import Confirmation
from automations.award.judging.explaining import Judged, changes_about, told_judging
from automations.award.judging.explaining_rows import (
    told_judge_row,
    told_order_row,
    told_score_row,
)
from automations.award.judging.result import JudgingResult, Stage
from automations.award.judging.wording import said
from automations.award.rules import AwardRules
from automations.award.told import Told
from automations.books.decision_book import Answer
from automations.flows.confirming import standing_of
from automations.flows.deciding import Findings
from automations.flows.event_folder import EventFolder
from automations.flows.reading import Inputs
from automations.ledger import confirmed_results as ledger
from automations.ledger.decisions import Decision
from automations.tables.places import Place
from automations.tables.typed import TypedTable


def told_of_entries(
    folder: EventFolder,
    findings: Findings,
    entries: tuple[Entry, ...],
    decided: Mapping[str, Decision | Answer],
) -> tuple[Told, ...]:
    """Tell what the judging made of each entry; nothing where nothing is judged.

    ``decided``: what people answered, by question. Raises `InputUnfit` if a record is damaged.
    """
    judging, rules = findings.judging, folder.event.award
    if judging is None or rules is None or not entries:
        return ()
    words, standing = _confirmed(folder, judging, rules, decided)
    staff = {each.entry.number: each for each in findings.award.standings} if findings.award else {}
    known = Judged(judging, rules, staff, words)
    return tuple(
        told_judging(each, replace(known, changes=_changes(each, standing))) for each in entries
    )


def told_of_row(place: Place, inputs: Inputs, findings: Findings, rules: AwardRules) -> Told | None:
    """Tell of a row of the judges, of the order or of a score sheet; None for any other."""
    judging, read = findings.judging, inputs.judging
    if judging is None or read is None:
        return None
    single: list[tuple[TypedTable | None, Callable[[int, TypedTable, JudgingResult], Told | None]]]
    single = [(read.judges, told_judge_row), (read.order, told_order_row)]
    for table, told in single:
        if table and _stands_in(place, table):
            return told(place.row, table, judging)
    scores = (*read.scores, *read.scores_again)
    own = (each for each in scores if _stands_in(place, each))
    found = (told_score_row(place.row, each, judging, rules) for each in own)
    return next((each for each in found if each), None)


def _confirmed(
    folder: EventFolder,
    judging: JudgingResult,
    rules: AwardRules,
    decided: Mapping[str, Decision | Answer],
) -> tuple[str, Confirmation | None]:
    """Return in words whether the result is 確定, and where it stands once prizes are decided."""
    if judging.stage is Stage.DECIDED:
        standing, _ = standing_of(folder, judging, rules, decided)
        return standing.words, standing
    versions = ledger.confirmed(folder.restricted)
    if versions:
        return said("confirmation", "changed", number=versions[-1].number), None
    return said("confirmation", "provisional"), None


def _changes(entry: Entry, standing: Confirmation | None) -> tuple[tuple[str, str, str], ...]:
    return changes_about(entry, standing) if standing else ()


def _stands_in(place: Place, table: TypedTable) -> bool:
    return (place.book, place.sheet) == (table.sheet.book, table.sheet.name)
