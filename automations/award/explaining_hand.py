"""What became of a row of the hand counts: what it added to which entry, if anything."""

from __future__ import annotations

from automations.award.decision import AwardResult
from automations.award.explaining import before_close
from automations.award.rules import AwardRules
from automations.award.score_words import score_words
from automations.award.told import Told, step
from automations.award.wording import exact, said
from automations.tables.dispositions import words
from automations.tables.typed import TypedTable

_COUNTED = "hand_counted"


def told_hand_count(
    row: int, table: TypedTable, found: AwardResult, rules: AwardRules
) -> Told | None:
    """Tell of a row of the hand counts; None if there is no such row."""
    if row not in table.frame["row"]:
        return None
    label = str(table.sheet.place(row))
    if not found.closed:
        return Told(label, before_close(rules))
    titles = {each.number: each.label for each in found.entries}
    unit = score_words(rules).unit
    for each in found.hand_counts.counts:
        if each.place.row == row:
            told = {"value": exact(each.value), "unit": unit, "supporters": each.supporters}
            added = said("told", "hand_row", place=titles[each.entry], **told)
            return Told(label, words(_COUNTED), (step(said("told", "hand"), [added]),))
    return Told(label, said("told", "hand_not_added"))
