"""The judging as a report: figures, tables, and what became of every row that was read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from automations.award.judging.panel import Presence
from automations.award.judging.panel_tables import hall_table, part_table, standings_table
from automations.award.judging.prize_tables import knocked_out_entries, prize_table, prize_ties
from automations.award.judging.result import JudgingResult, Stage
from automations.award.judging.score_tables import (
    completeness,
    mark_count,
    missing_scores,
    score_list,
)
from automations.award.judging.scores import ScoreState
from automations.award.judging.wording import said
from automations.award.rules import AwardRules
from automations.tables.dispositions import DispositionCount, Identity
from automations.tables.report import Figure, Report, Table, report_of

_OVER = frozenset({Stage.UNDECIDED, Stage.DECIDED})


def judging_report(result: JudgingResult, rules: AwardRules) -> Report:
    """Return all that may be told of the judging at its stage, for the secretariat."""
    report = report_of(figures(result, rules), tables(result, rules))
    return report.accounting_for(*identities(result))


def figures(result: JudgingResult, rules: AwardRules) -> Iterator[Figure]:
    """Yield how far the judging is; the first prize once it is decided."""
    yield Figure("judging_stage", said("stages", result.stage.name.lower()))
    judges = result.panel.judges
    yield Figure("judges", len(judges))
    absent = sum(each.presence is Presence.ABSENT for each in judges)
    yield Figure("judges_present", len(judges) - absent)
    yield Figure("presented", len(result.presentation.entries))
    marks = mark_count(result, rules)
    yield Figure("marks_expected", marks.expected)
    yield Figure("marks_entered", marks.entered)
    yield Figure("marks_missing", marks.missing)
    yield Figure("recusals", sum(each.state is ScoreState.RECUSED for each in result.sheets.scores))
    if result.hall:
        yield Figure("hall_ballots", result.hall.ballots)
    yield from _of_prizes(result)


def tables(result: JudgingResult, rules: AwardRules) -> Iterator[Table]:
    """Yield the tables of the stage; standings and prizes only once nothing is waited for."""
    if result.stage in _OVER and result.prizes:
        yield prize_table(result.prizes)
        yield standings_table(result, rules)
        yield from prize_ties(result.prizes)
        yield from knocked_out_entries(result, rules)
        yield from part_table(result, rules)
    if result.sheets.missing:
        yield missing_scores(result)
    yield completeness(result, rules)
    if result.sheets.started:
        yield score_list(result, rules)
    yield from _of_hall(result)


def identities(result: JudgingResult) -> Iterator[Identity]:
    """Yield what was read and what became of it, list by list."""
    yield from _identity("judge", result.panel.counts)
    yield from _identity("order", result.presentation.counts)
    yield from _identity("score", result.sheets.counts)
    if result.hall:
        yield from _identity("hall_ballot", result.hall.counts)
        yield from _identity("hall_count", result.hall.hand_counts)


def _identity(key: str, counts: Sequence[DispositionCount]) -> Iterator[Identity]:
    if counts:
        rows = sum(each.rows for each in counts)
        unit = said("reporting", "row")
        yield Identity(key, said("reporting", key), unit, rows, tuple(counts))


def _of_prizes(result: JudgingResult) -> Iterator[Figure]:
    if result.prizes is None:
        return
    yield Figure("prizes_open", sum(each.open or each.waits for each in result.prizes.awarded))
    first = next(iter(result.prizes.awarded), None)
    if first and not (first.open or first.waits):
        labels = "、".join(each.label for each in first.entries)
        words = {"prize": first.name, "winners": labels or said("reporting", "nobody")}
        yield Figure("grand_prize", said("reporting", "grand_prize", **words))


def _of_hall(result: JudgingResult) -> Iterator[Table]:
    """Yield the votes of the hall once the result is told, and what the reading adds."""
    if result.hall is None:
        return
    if result.stage in _OVER:
        yield hall_table(result.hall, result.presentation.entries)
    yield from result.hall.tables
