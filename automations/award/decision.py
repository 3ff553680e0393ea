"""The award from end to end: sheets and rules in, finalists with reasons and a report out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from automations.award import reporting, same_second, tie_tables
from automations.award.ballots import OF_MARKS, OUTSIDE, Ballots, read_ballots
from automations.award.entries import Entry, EntryList, read_entries, sections_not_on_roll
from automations.award.entry_choices import EntryChoices, choices_by_entry
from automations.award.hand_counts import HandCounts, read_hand_counts
from automations.award.own_entries import doubtful_people
from automations.award.promotion import promoted, withdrawn_since
from automations.award.roll import Roll, read_roll
from automations.award.rule_checks import faults
from automations.award.rules import AwardRules, Own
from automations.award.same_second import SameSecond
from automations.award.score_words import ScoreWords, score_words
from automations.award.section_turnout import turnout_by_section
from automations.award.selection import Outcome, Selection, select
from automations.award.tally import Standing, Tally, tally
from automations.award.ties import OpenTie, TieStep
from automations.award.wording import said
from automations.tables.dispositions import DispositionCount, Identity
from automations.tables.places import Place
from automations.tables.problems import Problem, in_order, problem, refuse_input, refuse_settings
from automations.tables.report import Report, report_of
from automations.tables.typed import TypedTable


@dataclass(frozen=True, slots=True)
class AwardResult:
    """What was decided at ``as_of``; before the close only the turnout is known.

    ``outcomes`` has every entry that competes, by rank; ``open_ties`` are questions to a person.
    The counts of dispositions add up to what was read: rows of the ballots, choices on them,
    rows of the entries; ``entry_choices`` has those of the choices for each entry by its number.
    ``ballot_states`` says what became of each row of the ballots, as far as
    that may be seen beside a voter; ``ballot_questions`` are to a person, as ties are;
    ``hand_counts`` were added to the count; ``words`` say what was counted, once anything was.
    """

    report: Report
    entries: tuple[Entry, ...]
    ballot_counts: tuple[DispositionCount, ...] = ()
    choice_counts: tuple[DispositionCount, ...] = ()
    entry_counts: tuple[DispositionCount, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    finalists: tuple[Outcome, ...] = ()
    runners_up: tuple[Outcome, ...] = ()
    tie_steps: tuple[TieStep, ...] = ()
    open_ties: tuple[OpenTie, ...] = ()
    ballot_states: tuple[tuple[int, str], ...] = ()
    ballot_questions: tuple[SameSecond, ...] = ()
    entry_choices: EntryChoices = field(default_factory=dict)
    hand_counts: HandCounts = field(default_factory=HandCounts)
    words: ScoreWords | None = None

    @property
    def closed(self) -> bool:
        """Tell whether the vote is closed, so that anything is known but the turnout."""
        return bool(self.ballot_counts)

    @property
    def standings(self) -> tuple[Standing, ...]:
        """Return what each entry that competes got, by rank."""
        return tuple(each.standing for each in self.outcomes)


def decide(  # noqa: PLR0913, PLR0917 - a pure function of all it depends on
    entries: TypedTable,
    roll: TypedTable,
    ballots: TypedTable,
    rules: AwardRules,
    as_of: datetime,
    decisions: Mapping[str, str],
    hand: TypedTable | None = None,
) -> AwardResult:
    """Decide the award as it stands at ``as_of`` (zone-aware).

    ``decisions`` maps the keys of `OpenTie` to what people answered, ``hand`` are the votes counted
    by hand; before the close nobody looks at them. A ballot may come until the end of the closing
    second: results exist only after it. Problems that refuse are in the report, too.

    Raises:
        SettingsWrong: the rules contradict each other.
        InputUnfit: an entry or the roll cannot be used as it stands.
    """
    refuse_settings(fault.at(Place("設定")) for fault in faults(rules))
    listed, voters = read_entries(entries, as_of), read_roll(roll, rules.voter_classes)
    refuse_input((*listed.problems, *voters.problems))
    found = read_ballots(ballots, listed.entries, voters, rules, decisions)
    problems = (*listed.problems, *voters.problems, *found.problems)
    if as_of.replace(microsecond=0) <= rules.vote.closes:
        return _with_sections(_before_close(listed, voters, found, rules, problems), roll, found)
    by_hand = read_hand_counts(hand, listed.entries, rules) if hand else HandCounts()
    count = tally(found.choices, listed.entries, rules, by_hand.counts)
    selection = select(count.standings, rules, decisions)
    if left := withdrawn_since(listed.entries, rules.vote, as_of):
        before = _at_the_close(entries, ballots, voters, rules, decisions, by_hand)
        selection = promoted(selection, before, left)
    more = (
        *_of_entries(entries, listed, voters, selection, rules),
        *_doubtful_vote(ballots, found, by_hand),
        *by_hand.problems,
        *selection.problems,
    )
    result = _result(listed, voters, found, rules, count, selection, (*problems, *more))
    return _with_sections(_with_hand(result, by_hand), roll, found)


def _at_the_close(  # noqa: PLR0913, PLR0917 - as `decide`
    entries: TypedTable,
    ballots: TypedTable,
    voters: Roll,
    rules: AwardRules,
    decisions: Mapping[str, str],
    hand: HandCounts,
) -> Selection:
    """Return who was chosen as the entries stood when the vote closed."""
    then = read_entries(entries, rules.vote.closes).entries
    votes = read_ballots(ballots, then, voters, rules, decisions).choices
    return select(tally(votes, then, rules, hand.counts).standings, rules, decisions)


def _with_hand(result: AwardResult, hand: HandCounts) -> AwardResult:
    """Account for each row of the hand counts, where there are any."""
    if not hand.dispositions:
        return result
    rows = sum(each.rows for each in hand.dispositions)
    identity = Identity("hand", said("counting", "hand"), "行", rows, hand.dispositions)
    added = reporting.hand_report(hand, result.entries)
    report = result.report.joined(added).accounting_for(identity)
    return replace(result, report=report, hand_counts=hand)


def _with_sections(result: AwardResult, roll: TypedTable, ballots: Ballots) -> AwardResult:
    """Add the turnout of each section, which may be shown at any time."""
    sections = report_of(tables=[turnout_by_section(roll, ballots)])
    return replace(result, report=result.report.joined(sections))


def _before_close(
    entries: EntryList,
    roll: Roll,
    ballots: Ballots,
    rules: AwardRules,
    problems: tuple[Problem, ...],
) -> AwardResult:
    report = report_of(
        figures=reporting.turnout_figures(entries, roll, ballots),
        tables=reporting.tables_before_vote(rules, entries),
        problems=in_order(each for each in problems if each.code not in OF_MARKS),
        notes=[said("texts", "before_close")],
    )
    report = report.accounting_for(*reporting.identities(entries, None))
    return AwardResult(report, entries.entries, entry_counts=entries.counts)


def _result(  # noqa: PLR0913, PLR0917 - everything that was found
    entries: EntryList,
    roll: Roll,
    ballots: Ballots,
    rules: AwardRules,
    count: Tally,
    selection: Selection,
    problems: tuple[Problem, ...],
) -> AwardResult:
    figures = (
        *reporting.turnout_figures(entries, roll, ballots),
        *reporting.result_figures(ballots, selection, rules),
    )
    tables = (
        *reporting.tables_before_vote(rules, entries),
        *reporting.result_tables(entries, ballots, selection, rules),
        *count.tables,
    )
    steps = (*same_second.steps(ballots.questions), *tie_tables.next_steps(selection.open_ties))
    return AwardResult(
        report_of(figures, tables, in_order(problems), steps).accounting_for(
            *reporting.identities(entries, ballots)
        ),
        entries.entries,
        ballots.counts,
        ballots.choice_counts,
        entries.counts,
        selection.outcomes,
        selection.finalists,
        selection.runners_up,
        selection.tie_steps,
        selection.open_ties,
        ballots.shown_states,
        ballots.questions,
        entry_choices=choices_by_entry(ballots, entries.entries),
        words=score_words(rules),
    )


def _of_entries(
    table: TypedTable, listed: EntryList, roll: Roll, selection: Selection, rules: AwardRules
) -> Iterator[Problem]:
    """Report what is to be looked at among the entries once the vote is counted."""
    yield from _unknown_sections(table, listed, roll, rules)
    yield from _doubtful_people(table, listed, roll, rules)
    yield from _shortfalls(table, listed, selection, rules)


def _unknown_sections(
    table: TypedTable, entries: EntryList, roll: Roll, rules: AwardRules
) -> Iterator[Problem]:
    if rules.vote.own_section is not Own.ALLOWED:
        yield from sections_not_on_roll(table, entries.ranked, roll.sections)


def _doubtful_people(
    table: TypedTable, entries: EntryList, roll: Roll, rules: AwardRules
) -> Iterator[Problem]:
    if rules.vote.own_entry is not Own.ALLOWED:
        yield from doubtful_people(table, entries.ranked, roll)


def _doubtful_vote(table: TypedTable, ballots: Ballots, hand: HandCounts) -> Iterator[Problem]:
    """Report a vote that is perhaps another one's; no valid ballot would be one tie at nought."""
    outside = sum(each.rows for each in ballots.counts if each.code in OUTSIDE)
    words = {"ballots": ballots.frame.height, "outside": outside}
    if not any(each.rows for each in ballots.counts if each.counted) and not hand.counts:
        yield problem("ballots_none_counted", table.sheet.place(), **words)
    elif outside * 2 >= ballots.frame.height:
        yield problem("ballots_mostly_outside", table.sheet.place(), **words)


def _shortfalls(
    table: TypedTable, entries: EntryList, selection: Selection, rules: AwardRules
) -> Iterator[Problem]:
    """Report seats that nobody can take; they stay empty."""
    place, ranked = table.sheet.place(), entries.ranked
    for each in rules.categories:
        found = sum(entry.category == each.name for entry in ranked)
        if found < each.minimum_seats:
            words = {"category": each.name, "found": found, "seats": each.minimum_seats}
            yield problem("award_category_shortfall", place, **words)
    if len(ranked) < rules.selection.seats:
        words = {"found": len(ranked), "seats": rules.selection.seats}
        yield problem("award_shortfall", place, **words)
    chosen, seats = len(selection.finalists), rules.selection.seats
    if chosen < min(seats, len(ranked)) and not selection.open_ties:
        yield problem("award_seats_empty", place, chosen=chosen, seats=seats)
