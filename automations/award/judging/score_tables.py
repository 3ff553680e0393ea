"""What judges wrote as tables: every mark, what is complete, and what exactly is missing.

These tables say which judge gave which mark: they are for the secretariat alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from automations.award.entries import Entry
from automations.award.judging.panel import Judge, Presence
from automations.award.judging.panel_rules import panel_rules
from automations.award.judging.result import JudgingResult
from automations.award.judging.scores import MissingMark, Score, ScoreState
from automations.award.judging.wording import said, table
from automations.award.rules import AwardRules, Method
from automations.award.scale import scale_of, value_columns
from automations.tables.report import Cell, Column, Form, Table

Row = tuple[Cell, ...]
_CRITERIA = "{criterion}"
_MARKED = frozenset({ScoreState.COUNTED, ScoreState.WAITING})


@dataclass(frozen=True, slots=True)
class MarkCount:
    """How many marks a panel owes, has given and still owes; a score is of one judge and entry.

    Scores of judges who are recused, absent or left, and scores that are void, owe none.
    """

    expected: int
    entered: int
    missing: int


def mark_columns(rules: AwardRules) -> tuple[str, ...]:
    """Return what is asked for each entry: the criteria, or the one thing that judges write."""
    own = panel_rules(rules)
    if own.vote.method is Method.MARKS and own.criteria:
        return tuple(each.name for each in own.criteria)
    return (said("marks", own.vote.method.name.lower()),)


def judge_words(judge: Judge) -> str:
    """Return number and name, with the deputy who judged in that judge's place."""
    if judge.presence is Presence.DEPUTY and judge.deputy:
        return said("marks", "deputy", judge=judge.label, deputy=judge.deputy)
    return judge.label


def mark_count(result: JudgingResult, rules: AwardRules) -> MarkCount:
    """Count the marks; what the rules count without (a blank) is owed but not entered."""
    columns = value_columns(panel_rules(rules))
    lacking = _lacking(result, columns)
    owed = [each for each in result.sheets.scores if each.state in _MARKED]
    blank = sum(each.marks.count(None) for each in owed if each.state is ScoreState.COUNTED)
    expected = columns * len(owed)
    missing = sum(lacking.values())
    return MarkCount(expected, expected - missing - blank, missing)


def score_list(result: JudgingResult, rules: AwardRules) -> Table:
    """List every score: each mark, or in words why there is none."""
    judges, entries = _named(result)
    columns = mark_columns(rules)
    rows = [
        (judge_words(judges[each.judge]), f"{each.entry:02}", entries[each.entry].title,
         *_marks(each, result, rules), _state(each, result), _worth(each, result))
        for each in result.sheets.scores
    ]  # fmt: skip
    return table("score_list", rows, columns)


def completeness(result: JudgingResult, rules: AwardRules) -> Table:
    """Show judge by judge and entry by entry whether all marks are there."""
    lacking = _lacking(result, value_columns(panel_rules(rules)))
    states = {(each.judge, each.entry): each.state for each in result.sheets.scores}
    rows, short = [], []
    for place, judge in enumerate(result.panel.judges):
        pairs = [(judge.number, each.number) for each in result.presentation.entries]
        owed = sum(lacking.get(pair, 0) for pair in pairs)
        told = (_told(states.get(pair), lacking.get(pair, 0)) for pair in pairs)
        rows.append((judge_words(judge), judge.presence.value, owed, *told))
        short += [place] if owed else []
    numbers = [f"{each.number:02}" for each in result.presentation.entries]
    fitted = {_CRITERIA: [Column(number, Form.TEXT, 5) for number in numbers]}
    return table("score_completeness", rows, emphasis=frozenset(short), fitted=fitted)


def missing_scores(result: JudgingResult) -> Table:
    """List every mark that is waited for: whose, of what, on what, why, and in which cell."""
    judges, entries = _named(result)
    rows = [
        (judge_words(judges[each.judge]), f"{each.entry:02}", entries[each.entry].title,
         each.criterion or said("marks", "all_marks"), each.lack.value, each.found, each.place)
        for each in result.sheets.missing
    ]  # fmt: skip
    return table("scores_missing", rows)


def _named(result: JudgingResult) -> tuple[Mapping[int, Judge], Mapping[int, Entry]]:
    judges = {each.number: each for each in result.panel.judges}
    shown = result.presentation
    return judges, {each.number: each for each in (*shown.entries, *shown.left_out)}


def _lacking(result: JudgingResult, columns: int) -> Mapping[tuple[int, int], int]:
    """Return how many marks each score still owes; one without a criterion owes all."""
    owed: dict[tuple[int, int], set[str]] = {}
    for each in result.sheets.missing:
        owed.setdefault((each.judge, each.entry), set()).add(each.criterion)
    return {pair: columns if "" in names else len(names) for pair, names in owed.items()}


def _told(state: ScoreState | None, owed: int) -> str:
    if owed:
        return said("marks", "lacking", count=owed)
    if state is None:
        return ""
    return said("marks", "all_there" if state is ScoreState.COUNTED else state.value)


def _state(score: Score, result: JudgingResult) -> str:
    filled = result.count is not None and (score.judge, score.entry) in result.count.filled
    return said("marks", "filled" if filled else score.state.value)


def _worth(score: Score, result: JudgingResult) -> Cell:
    if result.count is None:
        return None
    pair = (score.judge, score.entry)
    return result.count.given.get(pair, result.count.filled.get(pair))


def _marks(score: Score, result: JudgingResult, rules: AwardRules) -> Iterator[Cell]:
    """Yield each mark in points, or a word; nothing stands for what was not given."""
    columns = mark_columns(rules)
    if score.state not in _MARKED:
        yield from (said("marks", score.state.value) for _ in columns)
    elif score.state is ScoreState.WAITING:
        lacks = _lacks(score, result.sheets.missing)
        for name in columns:
            lack = lacks.get(name) or lacks.get("")
            yield lack or said("marks", "written")
    else:
        points = scale_of(panel_rules(rules)).points
        for mark in score.marks:
            value = None if mark is None else points(mark)
            yield said("marks", "blank") if value is None else _plain(value)


def _plain(value: Fraction) -> Cell:
    return value.numerator if value.denominator == 1 else value


def _lacks(score: Score, missing: Sequence[MissingMark]) -> Mapping[str, str]:
    return {
        each.criterion: each.lack.value
        for each in missing
        if (each.judge, each.entry) == (score.judge, score.entry)
    }
