"""What became of one entry, step by step: from the ballots that were read to in or out.

Nothing is counted anew: what the award found is looked up and put in words. Counts of choices are
said, never whose they are; before the close nothing is said but that the vote is still on.
"""

from __future__ import annotations

from collections.abc import Iterator

from automations.award.decision import AwardResult
from automations.award.entries import Entry
from automations.award.explaining_score import score_steps
from automations.award.explaining_selection import selection_steps
from automations.award.rules import AwardRules
from automations.award.score_words import score_words
from automations.award.selection import Outcome
from automations.award.told import Told, ToldStep, step, without_empty
from automations.award.wording import exact, said
from automations.tables.dispositions import Identity, words
from automations.tables.rendering import japanese_time


def told_entry(entry: Entry, found: AwardResult, rules: AwardRules) -> Told:
    """Tell how the result of an entry came about."""
    label = said("told", "number", label=entry.label)
    if not found.closed:
        return Told(label, before_close(rules))
    outcome = _outcome(entry, found)
    steps = [*_reading(entry, found), _by_hand(entry, found, rules)]
    if outcome is None:
        return Told(label, _not_ranked(entry), without_empty(steps))
    steps += score_steps(outcome.standing, found.standings, rules)
    steps += selection_steps(outcome, found, rules)
    return Told(label, verdict(outcome), without_empty(steps))


def before_close(rules: AwardRules) -> str:
    """Say that the vote is still on."""
    return said("told", "before_close", closes=japanese_time(rules.vote.closes))


def verdict(outcome: Outcome) -> str:
    """Say whether an entry is in or out, and the one reason."""
    became = said("verdicts", outcome.seat.verdict.value)
    return said("told", "verdict", verdict=became, reason=outcome.seat.reason)


def _by_hand(entry: Entry, found: AwardResult, rules: AwardRules) -> ToldStep:
    """Tell what was counted by hand for an entry, and where that stands."""
    lines = (
        said(
            "told",
            "hand_row",
            place=each.place,
            value=exact(each.value),
            unit=score_words(rules).unit,
            supporters=each.supporters,
        )
        for each in found.hand_counts.counts
        if each.entry == entry.number
    )
    return step(said("told", "hand"), lines)


def _outcome(entry: Entry, found: AwardResult) -> Outcome | None:
    own = (each for each in found.outcomes if each.standing.entry.number == entry.number)
    return next(own, None)


def _not_ranked(entry: Entry) -> str:
    reason = said("reasons", "not_ranked", disposition=words(entry.disposition))
    return said("told", "verdict", verdict=said("verdicts", "not_ranked"), reason=reason)


def _reading(entry: Entry, found: AwardResult) -> Iterator[ToldStep]:
    """Tell what was read, and how many choices of this entry ended in what."""
    ballots = (str(each) for each in found.report.identities if each.key == "ballot")
    yield step(said("told", "reading"), ballots)
    counts = found.entry_choices.get(entry.number, ())
    own = Identity(
        "choice", said("told", "choices"), "件", sum(each.rows for each in counts), counts
    )
    line = str(own) if own.read else said("told", "choices_none")
    yield step(said("told", "choices"), [line])
