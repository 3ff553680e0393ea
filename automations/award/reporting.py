"""The award's part of the report: figures and tables. No table joins a voter to a choice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from automations.award import ballot_tables
from automations.award import ballots as ballot_words
from automations.award.ballots import Ballots
from automations.award.entries import Entry, EntryList
from automations.award.hand_counts import HandCounts
from automations.award.knock_outs import knock_out_table
from automations.award.margins import margin_figures, margin_of
from automations.award.roll import Roll
from automations.award.rules import AwardRules, Method
from automations.award.score_words import POINTS, score_words
from automations.award.selection import Selection
from automations.award.standing_tables import standing_tables, whole
from automations.award.tie_tables import tie_figures, tie_table
from automations.award.wording import said, table
from automations.tables.dispositions import DispositionCount, Identity
from automations.tables.report import Cell, Figure, Form, Report, Table, report_of

Row = tuple[Cell, ...]


def turnout_figures(entries: EntryList, roll: Roll, ballots: Ballots) -> Iterator[Figure]:
    """Yield what may be shown at any time: no mark of any ballot goes into these."""
    voters = ballots.voters
    yield Figure("entries", len(entries.entries))
    yield Figure("entries_ranked", len(entries.ranked))
    yield Figure("roll", roll.size)
    yield Figure("ballots_received", ballots.frame.height)
    yield Figure("voters", voters)
    yield Figure("turnout", Fraction(voters, roll.size), n=voters, denominator=roll.size)


def result_figures(ballots: Ballots, selection: Selection, rules: AwardRules) -> Iterator[Figure]:
    """Yield what only the closed vote shows."""
    valid = sum(each.rows for each in ballots.counts if each.counted)
    yield Figure("ballots_valid", valid)
    yield Figure("ballots_not_counted", ballots.frame.height - valid)
    waiting = pending_ballots(ballots)
    if waiting:
        yield Figure("ballots_pending", waiting)
    yield Figure("finalists", len(selection.finalists))
    if selection.margin is not None:
        unit = score_words(rules).unit
        whole_ones = unit != POINTS and selection.margin.denominator == 1
        form = Form.COUNT if whole_ones else None
        yield Figure("cut_margin", selection.margin, own_unit=unit, own_form=form)
    yield from margin_figures(margin_of(selection, waiting, rules))
    yield from tie_figures(selection)


def pending_ballots(ballots: Ballots) -> int:
    """Return how many ballots wait for a person."""
    return sum(each.rows for each in _pending(ballots))


def identities(entries: EntryList, ballots: Ballots | None) -> Iterator[Identity]:
    """Yield what was read and what became of it; of the ballots only once the vote is closed."""
    yield _identity("entry", "取組", "行", entries.counts)
    if ballots:
        yield _identity("ballot", "投票", "票", ballots.counts)
        yield _identity("choice", "票の中の選択", "件", ballots.choice_counts)


def _identity(key: str, words: str, unit: str, counts: tuple[DispositionCount, ...]) -> Identity:
    return Identity(key, words, unit, sum(each.rows for each in counts), counts)


def tables_before_vote(rules: AwardRules, entries: EntryList) -> Iterator[Table]:
    """Yield the tables that stand before anybody has voted."""
    if rules.vote.method is Method.MARKS:
        weights = [(each.name, whole(each.weight)) for each in rules.criteria]
        yield table("criteria", weights, note=_note_of_weights(rules))
    yield table("entry_dispositions", _dispositions(entries.counts))


def _note_of_weights(rules: AwardRules) -> str:
    return said("notes", "weights") if len(rules.criteria) > 1 else ""


def result_tables(
    entries: EntryList, ballots: Ballots, selection: Selection, rules: AwardRules
) -> Iterator[Table]:
    """Yield the tables of the closed vote."""
    yield from standing_tables(entries, selection, rules)
    yield table("ballot_dispositions", _dispositions(ballots.counts))
    if waiting := [
        (each.words, each.rows, said("pending", each.code)) for each in _pending(ballots)
    ]:
        yield table("pending_ballots", waiting)
    yield table("choice_dispositions", _dispositions(ballots.choice_counts))
    yield ballot_tables.register(ballots)
    yield ballot_tables.opened(ballots, entries.entries, rules)
    yield from knock_out_table([each.standing for each in selection.outcomes], rules)
    yield tie_table(selection.tie_steps)


def hand_report(hand: HandCounts, entries: Sequence[Entry]) -> Report:
    """Return what the hand counts add to a report; empty where nothing was counted by hand."""
    if not hand.dispositions:
        return report_of()
    titles = {each.number: each for each in entries}
    rows = [
        (each.place, f"{each.entry:02}", titles[each.entry].title, each.voter_class,
         whole(each.value), each.supporters)
        for each in hand.counts
    ]  # fmt: skip
    tables = (
        table("hand_counts", rows),
        table("hand_dispositions", _dispositions(hand.dispositions)),
    )
    return report_of([Figure("hand_votes", sum(each.supporters for each in hand.counts))], tables)


def _pending(ballots: Ballots) -> list[DispositionCount]:
    return [each for each in ballots.counts if each.code in ballot_words.PENDING and each.rows]


def _dispositions(counts: Sequence[DispositionCount]) -> list[Row]:
    """List each disposition; rows that are no data are listed only where there are any."""
    return [
        (each.words, each.rows, _handling(each))
        for each in counts
        if each.rows or not each.code.startswith("layout_")
    ]


def _handling(count: DispositionCount) -> str:
    if count.counted:
        return said("handling", "counted")
    pending = count.code in ballot_words.PENDING
    return said("handling", "pending" if pending else "not_counted")
