"""The judging from end to end: what judges wrote and the rules in, prizes with reasons out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from fractions import Fraction

from automations.award.entries import Entry
from automations.award.judging.counting import count_panel
from automations.award.judging.hall import read_hall
from automations.award.judging.mixing import mixed
from automations.award.judging.order import Presentation, read_order
from automations.award.judging.panel import Panel, read_panel
from automations.award.judging.panel_rules import judging_of, panel_rules
from automations.award.judging.prizes import PrizeField, award_prizes
from automations.award.judging.reporting import judging_report
from automations.award.judging.result import (
    HallVote,
    JudgingResult,
    PanelCount,
    PartScore,
    Stage,
)
from automations.award.judging.score_reading import read_scores
from automations.award.judging.scores import ScoreSheets
from automations.award.judging_rules import JudgeTie, JudgingRules, Part
from automations.award.judging_sentences import prize_knock_out_sentence
from automations.award.knock_outs import knocked_out
from automations.award.prize_rules import PrizeWay
from automations.award.rules import AwardRules, Counting
from automations.award.scale import scale_of
from automations.award.standing import Standing
from automations.tables.places import Place
from automations.tables.problems import Problem, in_order, problem, refuse_input
from automations.tables.report import report_of
from automations.tables.typed import TypedTable


@dataclass(frozen=True, slots=True)
class JudgingTables:
    """What was read for the judging; what the event does not have is None or empty."""

    judges: TypedTable
    order: TypedTable | None = None
    scores: tuple[TypedTable, ...] = ()
    scores_again: tuple[TypedTable, ...] = ()
    hall_ballots: TypedTable | None = None
    hall_tokens: TypedTable | None = None
    hall_counts: TypedTable | None = None


@dataclass(frozen=True, slots=True)
class _Read:
    """What the sheets say, before anything is counted."""

    panel: Panel
    shown: Presentation
    sheets: ScoreSheets
    hall: HallVote | None

    @property
    def problems(self) -> tuple[Problem, ...]:
        hall = self.hall.problems if self.hall else ()
        return (*self.panel.problems, *self.shown.problems, *self.sheets.problems, *hall)


def judge(  # noqa: PLR0913, PLR0917 - a pure function of all it depends on
    tables: JudgingTables,
    candidates: Sequence[Entry],
    staff: Mapping[int, Standing],
    rules: AwardRules,
    as_of: datetime,
    decisions: Mapping[str, str],
    entries: Sequence[Entry],
) -> JudgingResult:
    """Decide the prizes as they stand at ``as_of`` (zone-aware).

    ``candidates``: the entries that are judged, among all ``entries`` of the award. ``staff``:
    what each entry got in the staff vote, by number; empty without one. ``decisions``: what
    people answered, by question. While anything is waited for there are no standings and no
    prizes.

    Raises `InputUnfit` if a sheet cannot be used as it stands.
    """
    read = _read(tables, entries, candidates, rules, as_of)
    refuse_input(read.problems)
    count = (
        count_panel(read.sheets, read.panel, read.shown, rules) if read.sheets.complete else None
    )
    waiting = (
        *_waiting(read, count, rules, as_of),
        *_hall_not_there(tables, read, rules),
        *_staff_not_there(read, staff, rules),
    )
    if count is None or waiting or read.shown.unclear:
        result = _undecided(read, count)
    else:
        result = _decided(read, count, staff, rules, decisions)
    problems = in_order((*read.problems, *waiting, *_of_prizes(result)))
    report = judging_report(result, rules).joined(report_of(problems=problems))
    return replace(result, report=report)


def _read(
    tables: JudgingTables,
    entries: Sequence[Entry],
    candidates: Sequence[Entry],
    rules: AwardRules,
    as_of: datetime,
) -> _Read:
    panel = read_panel(tables.judges, entries)
    shown = read_order(tables.order, candidates)
    sheets = read_scores(tables.scores, tables.scores_again, panel, shown, rules, entries)
    voted = (tables.hall_ballots, tables.hall_tokens, tables.hall_counts)
    hall = read_hall(*voted, shown, rules, as_of)
    return _Read(panel, shown, sheets, hall)


def _waiting(
    read: _Read, count: PanelCount | None, rules: AwardRules, as_of: datetime
) -> Iterator[Problem]:
    """Yield what keeps the prizes from being decided, beside marks that are not there."""
    judging = judging_of(rules)
    place = Place(rules.name)
    if count and count.short:
        yield _quorum(read, count, rules)
    if not read.sheets.started:
        return
    has_share = any(each.part is Part.HALL for each in judging.shares)
    closes = judging.hall.closes
    if closes and as_of.replace(microsecond=0) <= closes:
        if has_share or _hall_decides(judging):
            yield problem("judging_hall_open", place)
    elif has_share and (read.hall is None or not read.hall.ballots):
        yield problem("judging_hall_empty", place)


def _quorum(read: _Read, count: PanelCount, rules: AwardRules) -> Problem:
    named = {each.number: each for each in read.shown.entries}
    labels = (f"{named[each].label}（{count.judges.get(each, 0)}人）" for each in count.short)
    quorum = judging_of(rules).panel.quorum
    words = {"entries": "、".join(labels), "judges": len(read.panel.judges), "quorum": quorum}
    return problem("judging_quorum", Place(rules.name), **words)


def _hall_not_there(tables: JudgingTables, read: _Read, rules: AwardRules) -> Iterator[Problem]:
    """Yield the sheets of the hall's votes that are named and not there, where votes decide.

    Without them the other votes would decide alone, and nobody could see it in the result. Where
    there are no votes at all and only a prize hangs on them, that prize alone waits.
    """
    judging = judging_of(rules)
    has_share = any(each.part is Part.HALL for each in judging.shares)
    decides = _hall_decides(judging) and read.hall is not None
    if not read.sheets.started or not (has_share or decides):
        return
    named = (
        ("会場投票", judging.hall_ballots, tables.hall_ballots),
        ("会場投票の手集計", judging.hall_counts, tables.hall_counts),
    )
    for words, source, table in named:
        if source and table is None:
            yield problem("judging_hall_missing", Place(source.book), table=words)


def _staff_not_there(
    read: _Read, staff: Mapping[int, Standing], rules: AwardRules
) -> Iterator[Problem]:
    """Tell that the staff vote is open yet, of which the result takes a share."""
    has_share = any(each.part is Part.STAFF for each in judging_of(rules).shares)
    if read.sheets.started and has_share and not staff:
        yield problem("judging_staff_open", Place(rules.name))


def _hall_decides(judging: JudgingRules) -> bool:
    """Tell whether the hall gives a prize, or settles equal scores."""
    gives = any(each.way is PrizeWay.HALL for each in judging.prizes)
    return gives or JudgeTie.HALL_VOTE in judging.panel.ties


def _undecided(read: _Read, count: PanelCount | None) -> JudgingResult:
    stage = Stage.WAITING if read.sheets.started else Stage.NOT_STARTED
    return JudgingResult(stage, report_of(), read.shown, read.panel, read.sheets, count, read.hall)


def _decided(
    read: _Read,
    count: PanelCount,
    staff: Mapping[int, Standing],
    rules: AwardRules,
    decisions: Mapping[str, str],
) -> JudgingResult:
    standings = mixed(count, parts(count, read.hall, read.shown, staff, rules), rules)
    out = knocked_out(count.standings, panel_rules(rules), prize_knock_out_sentence)
    field = PrizeField(standings, count, read.sheets, read.panel, read.shown, read.hall, staff, out)
    prizes = award_prizes(field, rules, decisions)
    settled = not any(each.open or each.waits for each in prizes.awarded)
    stage = Stage.DECIDED if settled else Stage.UNDECIDED
    return JudgingResult(
        stage, report_of(), read.shown, read.panel,
        read.sheets, count, read.hall, standings, out, prizes,
    )  # fmt: skip


def parts(
    count: PanelCount,
    hall: HallVote | None,
    shown: Presentation,
    staff: Mapping[int, Standing],
    rules: AwardRules,
) -> tuple[PartScore, ...]:
    """Return the parts of the result with their shares; none where the panel alone decides."""
    made = {
        Part.JUDGES: lambda share: _of_panel(count, share),
        Part.HALL: lambda share: _of_hall(hall, shown, share),
        Part.STAFF: lambda share: _of_staff(staff, shown, share, rules),
    }
    return tuple(made[each.part](each.share) for each in judging_of(rules).shares)


def _of_panel(count: PanelCount, share: Fraction) -> PartScore:
    scores = {each.entry.number: each.score for each in count.standings}
    lower = any(each.lower_wins for each in count.standings)
    return PartScore(Part.JUDGES, share, scores, count.full, lower)


def _of_hall(hall: HallVote | None, shown: Presentation, share: Fraction) -> PartScore:
    votes = hall.votes if hall else {}
    scores = {each.number: Fraction(votes.get(each.number, 0)) for each in shown.entries}
    return PartScore(Part.HALL, share, scores, Fraction(hall.ballots) if hall else None)


def _of_staff(
    staff: Mapping[int, Standing], shown: Presentation, share: Fraction, rules: AwardRules
) -> PartScore:
    # Who is not in the staff vote is left out: mixing gives nothing, or the last place.
    known = {each.number: staff[each.number] for each in shown.entries if each.number in staff}
    lower = any(each.lower_wins for each in known.values())
    scores = {number: each.score for number, each in known.items()}
    ballots = {number: each.supporters for number, each in known.items()}
    return PartScore(Part.STAFF, share, scores, _full_of_vote(rules), lower, ballots)


def _full_of_vote(rules: AwardRules) -> Fraction | None:
    """Return full marks where the staff vote has any: the mean of marks cannot be more."""
    means = (Counting.MEAN, Counting.MEDIAN, Counting.TRIMMED, Counting.CRITERION_MEANS)
    scale = scale_of(rules)
    return scale.points(scale.highest) if rules.vote.counting in means else None


def _of_prizes(result: JudgingResult) -> Sequence[Problem]:
    return result.prizes.problems if result.prizes else ()
