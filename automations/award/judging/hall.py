"""The vote in the hall: answers of a form, with or without numbers, and totals counted by hand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from automations.award.judging.hall_ballots import HallBallots, read_ballots
from automations.award.judging.hall_totals import HallTotals, read_totals
from automations.award.judging.order import Presentation
from automations.award.judging.panel_rules import judging_of
from automations.award.judging.result import HallVote
from automations.award.judging.token_words import read_tokens
from automations.award.judging.wording import table as worded
from automations.award.rules import AwardRules
from automations.tables.problems import Problem, in_order, problem
from automations.tables.rendering import shown as rendered
from automations.tables.report import Form, Table
from automations.tables.typed import TypedTable

_NO_BALLOTS = HallBallots({}, 0, 0, 0, (), ())
_NO_TOTALS = HallTotals({}, 0, 0, 0, (), ())


def read_hall(  # noqa: PLR0913, PLR0917 - three sheets, and what they are judged by
    ballots: TypedTable | None,
    tokens: TypedTable | None,
    counts: TypedTable | None,
    shown: Presentation,
    rules: AwardRules,
    as_of: datetime | None = None,
) -> HallVote | None:
    """Count the vote of the hall; None if there is no form and no hand count, or no row in them.

    Both add up. Without ``tokens`` each answer is a ballot. Up to the close, as ``as_of`` has it,
    only how many answered is told: votes are empty, and so is every finding about choices. A
    refusing problem means that the vote must not be used.
    """
    if not any(each.frame.height for each in (ballots, counts) if each):
        return None
    closes = judging_of(rules).hall.closes
    closed = as_of is None or closes is None or as_of > closes
    listed = read_tokens(tokens) if tokens else None
    form = read_ballots(ballots, listed, shown, rules, closed=closed) if ballots else _NO_BALLOTS
    hand = read_totals(counts, shown, rules) if counts and closed else _NO_TOTALS
    early = () if closed or closes is None else (_not_closed(closes, ballots or counts),)
    votes = {number: form.votes.get(number, 0) + hand.votes.get(number, 0)
             for number in sorted({*form.votes, *hand.votes})}  # fmt: skip
    return HallVote(
        votes,
        form.ballots + hand.ballots,
        form.counts,
        hand.counts,
        in_order([*(listed.problems if listed else ()), *form.problems, *hand.problems, *early]),
        (_table(shown, form.votes, hand.votes, votes),) if ballots and counts and closed else (),
        blank=form.blank + hand.blank,
        void=form.void + hand.void,
        closed=closed,
    )


def _not_closed(closes: datetime, table: TypedTable | None) -> Problem:
    if table is None:  # one of the two is there
        raise AssertionError
    return problem("hall_not_closed", table.sheet.place(), closes=rendered(closes, Form.TIME))


def _table(
    shown: Presentation, form: Mapping[int, int], hand: Mapping[int, int], votes: Mapping[int, int]
) -> Table:
    """List where the votes are from, in the order of presentation."""
    rows = [
        (f"{each.number:02}", each.title, form.get(each.number, 0), hand.get(each.number, 0),
         votes.get(each.number, 0))
        for each in shown.entries
    ]  # fmt: skip
    return worded("hall_sources", rows)
