"""Finalists, runners-up and all standings as tables, with the columns that this event counts by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from automations.award.entries import Entry, EntryList
from automations.award.rules import AwardRules, Counting, Method
from automations.award.score_words import score_words
from automations.award.seating import Verdict
from automations.award.selection import Outcome, Selection
from automations.award.tally import Standing
from automations.award.wording import said, table
from automations.tables.dispositions import words
from automations.tables.report import Cell, Column, Form, Table

Row = tuple[Cell, ...]
_MEANS = frozenset({
    Counting.MEAN, Counting.MEDIAN, Counting.TRIMMED, Counting.CRITERION_MEANS, Counting.Z_SCORE,
})  # fmt: skip
_SCORE, _SUPPORTERS, _TOP_MARKS = "得点", "選んだ人数", "最高点の数"
_CRITERIA = "{criterion}"


@dataclass(frozen=True, slots=True)
class _Shape:
    """Which columns the tables of this event have."""

    score: Column
    criteria: tuple[Column, ...]
    supporters: bool
    top_marks: str

    @property
    def fitted(self) -> Mapping[str, Sequence[Column]]:
        """Return what stands in the place of declared columns."""
        top = (Column(self.top_marks, Form.COUNT, 7),) if self.top_marks else ()
        fitted: dict[str, Sequence[Column]] = {
            _SCORE: (self.score,), _TOP_MARKS: top, _CRITERIA: self.criteria,
        }  # fmt: skip
        return fitted if self.supporters else fitted | {_SUPPORTERS: ()}

    def counts(self, standing: Standing) -> Iterator[Cell]:
        """Yield how many chose the entry, where that is not its score."""
        if self.supporters:
            yield standing.supporters


def standing_tables(entries: EntryList, selection: Selection, rules: AwardRules) -> Iterator[Table]:
    """Yield the finalists, the runners-up and every entry, each with its one reason."""
    shape, notes = _shape(selection, rules), _notes(selection, rules)
    open_note = said("texts", "runners_up_open") if selection.open_ties else ""
    chosen = [_placed(each, shape) for each in selection.finalists]
    next_best = [_placed(each, shape) for each in selection.runners_up]
    note, lower = _note("finalists", rules), notes.lower
    nobody = "" if chosen or selection.open_ties else said("texts", "nobody_chosen")
    yield table("finalists", chosen, note=nobody + note + lower, fitted=shape.fitted)
    note = _note("runners_up", rules) + open_note
    yield table("runners_up", next_best, note=note, fitted=shape.fitted)
    yield _standings(entries, selection, shape, notes.standings)


@dataclass(frozen=True, slots=True)
class _Notes:
    lower: str
    standings: str


def _notes(selection: Selection, rules: AwardRules) -> _Notes:
    lower = any(each.standing.lower_wins for each in selection.outcomes)
    said_of_lower = _note("lower_wins", rules) if lower else ""
    parts = [said_of_lower]
    if rules.vote.method is Method.MARKS:
        parts.append(_note("criteria_means" if _means(rules) else "criteria_totals", rules))
    if rules.vote.counting is Counting.Z_SCORE:
        parts.append(_note("z_score", rules))
    return _Notes(said_of_lower, "".join(parts))


def _note(key: str, rules: AwardRules) -> str:
    return said("notes", key, label=score_words(rules).label)


def _means(rules: AwardRules) -> bool:
    return rules.vote.counting in _MEANS


def _shape(selection: Selection, rules: AwardRules) -> _Shape:
    method, counting = rules.vote.method, rules.vote.counting
    marks, ranks = method is Method.MARKS, method is Method.RANKS
    votes = method in {Method.CHOICES, Method.APPROVAL}
    top = _TOP_MARKS if marks else ""
    if ranks and counting is not Counting.FIRSTS:
        top = said("columns", "first_places")
    criteria = _criteria_columns(selection, rules) if marks else ()
    supporters = not votes or bool(rules.voter_classes)
    return _Shape(score_column(selection.outcomes, rules), criteria, supporters, top)


def _criteria_columns(selection: Selection, rules: AwardRules) -> tuple[Column, ...]:
    """Return a column a criterion; means are rounded as scores are, whole totals stay whole."""
    values = (value for each in selection.outcomes for value in each.standing.criteria)
    form = Form.TEXT if all(value.denominator == 1 for value in values) else Form.SCORE
    return tuple(Column(each.name, form, 8) for each in rules.criteria)


def score_column(outcomes: Sequence[Outcome], rules: AwardRules) -> Column:
    """Return the column of the score; whole votes and places have no decimals."""
    label = score_words(rules).label
    whole = all(each.standing.score.denominator == 1 for each in outcomes)
    counted = whole and (label != _SCORE)
    return Column(label, Form.COUNT if counted else Form.SCORE, 7, _SCORE)


def _placed(outcome: Outcome, shape: _Shape) -> Row:
    each, entry = outcome.standing, outcome.standing.entry
    return (
        each.rank, entry.category, _number(entry), entry.title, entry.section, each.score,
        *shape.counts(each), outcome.seat.reason,
    )  # fmt: skip


def _standings(entries: EntryList, selection: Selection, shape: _Shape, note: str) -> Table:
    """List every entry: those that compete by rank, then the others by number."""
    rows = [_ranked_row(each, shape) for each in selection.outcomes]
    rows += [_unranked_row(each, shape) for each in entries.entries if not each.ranked]
    chosen = [each.seat.verdict is Verdict.FINALIST for each in selection.outcomes]
    emphasis = frozenset(place for place, isin in enumerate(chosen) if isin)
    fitted = shape.fitted
    return table("standings", rows, note=note, emphasis=emphasis, fitted=fitted)


def _ranked_row(outcome: Outcome, shape: _Shape) -> Row:
    each, entry = outcome.standing, outcome.standing.entry
    marks = map(whole, each.criteria) if shape.criteria else ()
    top = (each.top_marks,) if shape.top_marks else ()
    return (
        each.rank, each.rank_in_category, entry.category, _number(entry), entry.title,
        entry.section, each.score, *marks, *shape.counts(each), *top,
        said("verdicts", outcome.seat.verdict.value), outcome.seat.reason,
    )  # fmt: skip


def _unranked_row(entry: Entry, shape: _Shape) -> Row:
    reason = said("reasons", "not_ranked", disposition=words(entry.disposition))
    blank = len(shape.criteria) + shape.supporters + bool(shape.top_marks)
    nothing: Row = (None,) * blank
    return (
        None, None, entry.category, _number(entry), entry.title, entry.section, None, *nothing,
        said("verdicts", "not_ranked"), reason,
    )  # fmt: skip


def _number(entry: Entry) -> str:
    return f"{entry.number:02}"


def whole(value: Fraction) -> int | Fraction:
    """Return a whole number as one, so that it is shown without decimals."""
    return value.numerator if value.denominator == 1 else value
