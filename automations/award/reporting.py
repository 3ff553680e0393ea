"""The award's part of the report: figures and tables. No table joins a voter to a choice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from automations.award import ballot_tables
from automations.award import ballots as ballot_words
from automations.award.ballots import Ballots
from automations.award.entries import Entry, EntryList
from automations.award.roll import Roll
from automations.award.rules import AwardRules
from automations.award.seating import Verdict
from automations.award.selection import Outcome, Selection
from automations.award.ties import OpenTie, TieStep
from automations.award.wording import said, table
from automations.tables.dispositions import DispositionCount, Identity, words
from automations.tables.report import Cell, Figure, Step, Table

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


def result_figures(ballots: Ballots, selection: Selection) -> Iterator[Figure]:
    """Yield what only the closed vote shows."""
    valid = sum(each.rows for each in ballots.counts if each.counted)
    yield Figure("ballots_valid", valid)
    yield Figure("ballots_not_counted", ballots.frame.height - valid)
    yield Figure("finalists", len(selection.finalists))
    if selection.margin is not None:
        yield Figure("cut_margin", selection.margin)
    if settled := "、".join(_settled_ties(selection)):
        yield Figure("tie", settled)
    if selection.open_ties:
        yield Figure("tie_open", "、".join(map(_open_tie, selection.open_ties)))


def next_steps(open_ties: Sequence[OpenTie]) -> Iterator[Step]:
    """Yield what a person is to decide."""
    for each in open_ties:
        yield Step(said("texts", "step_tie", **_tie_words(each)))


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
    weights = [(each.name, _whole(each.weight)) for each in rules.criteria]
    yield table("criteria", weights)
    yield table("entry_dispositions", _dispositions(entries.counts))


def result_tables(
    entries: EntryList, ballots: Ballots, selection: Selection, rules: AwardRules
) -> Iterator[Table]:
    """Yield the tables of the closed vote."""
    finalists = [_placed(each) for each in selection.finalists]
    open_note = said("texts", "runners_up_open") if selection.open_ties else ""
    yield table("finalists", finalists)
    yield table("runners_up", [_placed(each) for each in selection.runners_up], note=open_note)
    yield _standings(entries, selection, rules)
    yield table("ballot_dispositions", _dispositions(ballots.counts))
    yield table("choice_dispositions", _dispositions(ballots.choice_counts))
    yield ballot_tables.register(ballots)
    yield ballot_tables.opened(ballots, entries.entries, rules)
    yield table("ties", [row for step in selection.tie_steps for row in _tie_rows(step)])


def _placed(outcome: Outcome) -> Row:
    each, entry = outcome.standing, outcome.standing.entry
    return (
        each.rank, entry.category, _number(entry), entry.title, entry.section, each.score,
        each.supporters, outcome.seat.reason,
    )  # fmt: skip


def _standings(entries: EntryList, selection: Selection, rules: AwardRules) -> Table:
    """List every entry: those that compete by rank, then the others by number."""
    ranked = [_ranked_row(each) for each in selection.outcomes]
    others = [_unranked_row(each, rules) for each in entries.entries if not each.ranked]
    chosen = [each.seat.verdict is Verdict.FINALIST for each in selection.outcomes]
    emphasis = frozenset(place for place, isin in enumerate(chosen) if isin)
    names = [each.name for each in rules.criteria]
    return table("standings", [*ranked, *others], names, emphasis=emphasis)


def _ranked_row(outcome: Outcome) -> Row:
    each, entry = outcome.standing, outcome.standing.entry
    return (
        each.rank, each.rank_in_category, entry.category, _number(entry), entry.title,
        entry.section, each.score, *map(_whole, each.criteria), each.supporters, each.top_marks,
        said("verdicts", outcome.seat.verdict.value), outcome.seat.reason,
    )  # fmt: skip


def _unranked_row(entry: Entry, rules: AwardRules) -> Row:
    reason = said("reasons", "not_ranked", disposition=words(entry.disposition))
    nothing: Row = (None,) * len(rules.criteria)
    return (
        None, None, entry.category, _number(entry), entry.title, entry.section, None, *nothing,
        None, None, said("verdicts", "not_ranked"), reason,
    )  # fmt: skip


def _number(entry: Entry) -> str:
    return f"{entry.number:02}"


def _whole(value: Fraction) -> int | Fraction:
    return value.numerator if value.denominator == 1 else value


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


def _tie_rows(step: TieStep) -> Iterator[Row]:
    """One row for each contender at this step."""
    became = {
        **dict.fromkeys(step.chosen, "chosen"),
        **dict.fromkeys(step.dropped, "dropped"),
        **dict.fromkeys(step.tied, "tied"),
    }
    for each, value in step.values:
        result = said("results", became[each.entry.number])
        shown = None if value is None else _whole(value)
        yield f"{step.cut.words}: {step.subject}", each.entry.label, shown, result


def _settled_ties(selection: Selection) -> Iterator[str]:
    """Describe each cut whose tie is settled: who was tied there, and the rule that ended it."""
    still_open = {each.cut for each in selection.open_ties}
    for cut in dict.fromkeys(step.cut for step in selection.tie_steps):
        if cut not in still_open:
            own = [step for step in selection.tie_steps if step.cut == cut]
            labels = "、".join(each.entry.label for each, _ in own[0].values)
            yield said("texts", "tie", cut=cut.words, labels=labels, subject=own[-1].subject)


def _open_tie(tie: OpenTie) -> str:
    return said("texts", "tie_open", **_tie_words(tie))


def _tie_words(tie: OpenTie) -> dict[str, object]:
    return {"cut": tie.cut.words, "labels": "、".join(tie.labels), "seats": tie.seats}
