"""What became of one ballot, or of the ballots of one voter, for the voter who asks.

What only the marks of a ballot tell (that it is blank, that too much was chosen) is never said:
all accepted ballots are told alike. No choice is read here.
"""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from automations.award.ballots import ACCEPTED
from automations.award.decision import AwardResult
from automations.award.explaining import before_close
from automations.award.rules import AwardRules
from automations.award.told import Told, step, without_empty
from automations.award.wording import said
from automations.people.canonical import keyed, staff_number_key
from automations.tables.dispositions import words
from automations.tables.rendering import japanese_time
from automations.tables.typed import TypedTable

_ACCEPTED_WORDS = "accepted"


def told_ballot(row: int, table: TypedTable, found: AwardResult, rules: AwardRules) -> Told | None:
    """Tell what became of the ballot in a row of its sheet; None if there is no such row."""
    label = str(table.sheet.place(row))
    sent = table.frame.filter(pl.col("row") == row).select("staff_number", "submitted")
    if sent.is_empty():
        return None
    if not found.closed:
        return Told(label, before_close(rules))
    code = dict(found.ballot_states)[row]
    number, submitted = sent.row(0)
    who = [said("told", "sent_by", number=number)] if number else []
    when = [said("told", "sent_at", at=japanese_time(submitted))] if submitted else []
    reason = ballot_reason(code, rules)
    return Told(label, ballot_state(code), (step("  ".join((*who, *when)), [reason]),))


def told_voter(
    row: int, roll: TypedTable, ballots: TypedTable, found: AwardResult, rules: AwardRules
) -> Told | None:
    """Tell who a row of the roll is, and what became of each ballot sent under that number."""
    own = roll.frame.filter(pl.col("row") == row).select(
        "staff_number", "section", "second_section"
    )
    if own.is_empty():
        return None
    number, *sections = own.row(0)
    summary = said("told", "voter", number=number, sections="、".join(filter(None, sections)))
    label = str(roll.sheet.place(row))
    if not found.closed:
        return Told(label, summary, (step(said("told", "ballots"), [before_close(rules)]),))
    lines = list(_ballots_of(number, ballots, found)) or [said("told", "ballots_none")]
    return Told(label, summary, without_empty([step(said("told", "ballots"), lines)]))


def _ballots_of(number: str, ballots: TypedTable, found: AwardResult) -> Iterator[str]:
    key, states = staff_number_key(number), dict(found.ballot_states)
    if not key:
        return
    sent = ballots.frame.filter(keyed(ballots.frame["staff_number"], staff_number_key) == key)
    for row in sent["row"].sort():
        if row in states:
            yield f"{ballots.sheet.place(row)}: {ballot_state(states[row])}"


def ballot_state(code: str) -> str:
    """Return what people call what became of a ballot, as far as it may be said."""
    return said("register", "accepted") if code == ACCEPTED else words(code)


def ballot_reason(code: str, rules: AwardRules) -> str:
    """Return why, in a sentence for the voter."""
    vote = rules.vote
    return said(
        "told_ballot",
        _ACCEPTED_WORDS if code == ACCEPTED else code,
        opens=japanese_time(vote.opens),
        closes=japanese_time(vote.closes),
        revote=vote.revote.value,
    )
