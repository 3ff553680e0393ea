"""Score sheets: exactly one score for every judge and entry presented, one disposition a row.

One sheet of all, or one tab or file a judge: the rows of all of them are one pile, and neither
their order nor that of the sheets decides anything.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from automations.award.entries import Entry
from automations.award.judging.double_entry import Entered, entered
from automations.award.judging.order import Presentation
from automations.award.judging.panel import Judge, Panel
from automations.award.judging.panel_rules import judging_of, panel_rules
from automations.award.judging.score_cells import mark_reader
from automations.award.judging.score_findings import about_pairs, about_rows
from automations.award.judging.score_limits import over_limits
from automations.award.judging.score_pairs import Asked, Pair, Settled, settle
from automations.award.judging.score_rows import RowReader, ScoreRow, row_reader
from automations.award.judging.score_schema import (
    score_schema,
    value_headings,
    value_keys,
)
from automations.award.judging.scores import ScoreSheets, ScoreState
from automations.award.layouts import LAYOUT_RULES
from automations.award.rules import AwardRules, Method
from automations.tables import dispositions
from automations.tables.dispositions import DispositionCount, Rule
from automations.tables.places import Place
from automations.tables.problems import in_order
from automations.tables.typed import TypedTable

__all__ = ["SCORE_RULES", "read_scores", "score_schema"]

_NOTHING, _UNPLACED, _LEFT_OUT = "score_nothing", "score_unplaced", "score_left_out"
_REPEATED, _AGAIN = "score_repeated", "score_again"
_OTHERS = (_NOTHING, _UNPLACED, _LEFT_OUT, _REPEATED, _AGAIN)
_STATES = tuple(each.value for each in ScoreState if each is not ScoreState.COUNTED)
SCORE_RULES = (
    *LAYOUT_RULES,
    *(Rule(code, pl.col("state") == code) for code in (*_OTHERS, *_STATES)),
    Rule(ScoreState.COUNTED.value, pl.col("state") == ScoreState.COUNTED.value, counted=True),
)
"""What becomes of a row of a score sheet, first match wins."""

_Key = tuple[int, int]  # a judge and an entry


@dataclass(frozen=True, slots=True)
class _Pile:
    """All rows of one entering, and those of each judge and entry."""

    rows: tuple[ScoreRow, ...]
    pairs: Mapping[_Key, Entered]

    def pair(self, key: _Key) -> Entered:
        return self.pairs.get(key, Entered())


def read_scores(  # noqa: PLR0913, PLR0917 - a pure function of all it depends on
    first: Sequence[TypedTable],
    again: Sequence[TypedTable],
    panel: Panel,
    shown: Presentation,
    rules: AwardRules,
    entries: Sequence[Entry] = (),
) -> ScoreSheets:
    """Read what the judges wrote.

    Args:
        first: the score sheets.
        again: those of the second entering, which are compared with the first if the settings say
            that scores are entered twice, and else left alone.
        panel: the judges; every one of them is asked about every entry presented.
        shown: the entries presented, and those left out: their rows do not count.
        rules: the rules of the award.
        entries: all entries of the award: a title of another of them is no old title.
    """
    twice = judging_of(rules).panel.twice
    pile, second = _piles(first, again if twice else None, panel, shown, rules, entries)
    asked = _asked(rules, shown)
    pairs = [each for judge in panel.judges for each in _pairs(judge, pile, second, shown, asked)]
    settled = [settle(each, asked) for each in pairs]
    tables = [*first, *(again if twice else ())]
    started = any(each.marked for each in pile.rows)  # boxes are ticked when a book is made
    counts, states = _disposed(tables, dict(_codes(pile, second, pairs, settled, shown)))
    found = [*about_rows((*pile.rows, *(second.rows if second else ())))]
    if started:  # before that nobody is told of each cell
        found += about_pairs(pairs, settled, tables, rules)
    scores = tuple(each.score for each in settled)
    missing = tuple(lack for each in settled for lack in each.missing)
    comments = tuple(_comments(pile))
    return ScoreSheets(scores, missing, counts, in_order(found), started, states, comments)


def _piles(  # noqa: PLR0913, PLR0917 - as `read_scores`
    first: Sequence[TypedTable],
    again: Sequence[TypedTable] | None,
    panel: Panel,
    shown: Presentation,
    rules: AwardRules,
    entries: Sequence[Entry],
) -> tuple[_Pile, _Pile | None]:
    """Return the rows of both enterings; None: there is no second one."""
    marks = mark_reader(rules, len(shown.entries))
    listed = (*shown.entries, *shown.left_out)
    reader = row_reader(panel.judges, listed, marks, value_keys(rules), entries)
    return _pile(reader, first), None if again is None else _pile(reader, again)


def _asked(rules: AwardRules, shown: Presentation) -> Asked:
    own, marks = judging_of(rules).panel, mark_reader(rules, len(shown.entries))
    return Asked(own, _criteria(rules), value_headings(rules), marks.nothing, marks.scale)


def _criteria(rules: AwardRules) -> tuple[str, ...]:
    """Return the criteria, or a single "" where judges do not mark."""
    panel = panel_rules(rules)
    marks = panel.vote.method is Method.MARKS
    return tuple(each.name for each in panel.criteria) if marks else ("",)


def _pile(reader: RowReader, tables: Iterable[TypedTable]) -> _Pile:
    rows = tuple(sorted((row for each in tables for row in reader.rows(each)),
                        key=lambda row: row.place))  # fmt: skip
    pairs: dict[_Key, list[ScoreRow]] = defaultdict(list)
    for each in rows:
        if each.fault is None and each.judge is not None and each.entry is not None:
            pairs[each.judge, each.entry].append(each)
    return _Pile(rows, {key: entered(own) for key, own in pairs.items()})


def _pairs(
    judge: Judge, pile: _Pile, second: _Pile | None, shown: Presentation, asked: Asked
) -> Iterator[Pair]:
    """Yield the judge with each entry presented, by number."""
    entries = sorted(shown.entries, key=lambda each: each.number)
    first = {each.number: pile.pair((judge.number, each.number)) for each in entries}
    counting = {entry: own.row for entry, own in first.items()
                if own.row and not own.row.recused and entry not in judge.recused}  # fmt: skip
    over = over_limits(judge, counting, asked.rules)
    begun = any(row.marked for own in first.values() for row in own.rows)
    places = sorted(row.place for row in pile.rows if row.judge == judge.number)
    sheet = Place(places[0].book, places[0].sheet) if places else None
    for each in entries:
        key = (judge.number, each.number)
        again = second.pair(key) if second else None
        yield Pair(judge, each, first[each.number], again, begun, over.get(each.number), sheet)


def _codes(
    pile: _Pile,
    second: _Pile | None,
    pairs: Sequence[Pair],
    settled: Sequence[Settled],
    shown: Presentation,
) -> Iterator[tuple[Place, str]]:
    """Yield what became of each row, by place."""
    out = {each.number for each in shown.left_out}
    for each in (*pile.rows, *(second.rows if second else ())):
        if each.fault is not None:
            yield each.place, _UNPLACED if each.marked else _NOTHING
        elif each.entry in out:
            yield each.place, _LEFT_OUT
    for pair, found in zip(pairs, settled, strict=True):
        yield from _of(pair.first, found.score.state.value)
        if pair.again:
            yield from _of(pair.again, _AGAIN)


def _of(own: Entered, code: str) -> Iterator[tuple[Place, str]]:
    stand = {each.place for each in own.versions}
    for each in own.rows:
        beside = _REPEATED if each.written else _NOTHING
        yield each.place, code if each.place in stand else beside


def _disposed(
    tables: Sequence[TypedTable], codes: Mapping[Place, str]
) -> tuple[tuple[DispositionCount, ...], tuple[tuple[Place, tuple[tuple[int, str], ...]], ...]]:
    """Count what became of all rows, and say it sheet by sheet."""
    frames, states = [], []
    for each in sorted(tables, key=lambda table: table.sheet.place()):
        rows = each.frame["row"]
        found = [codes.get(each.place(row), "") for row in rows]
        state = pl.Series("state", found, dtype=pl.String)
        frames.append(each.frame.select("row", "layout").with_columns(state))
        own = sorted((row, code) for row, code in zip(rows, found, strict=True) if code)
        states.append((each.sheet.place(), tuple(own)))
    if not frames:
        return (), ()
    disposed = dispositions.dispose(pl.concat(frames), SCORE_RULES)
    return dispositions.counts(disposed, SCORE_RULES), tuple(states)


def _comments(pile: _Pile) -> Iterator[tuple[int, int, str]]:
    """Yield what judges wrote in words: judge, entry, text; each once, in that order."""
    said = {
        (row.judge, row.entry, row.comment)
        for row in pile.rows
        if row.fault is None and row.judge is not None and row.entry is not None and row.comment
    }
    yield from sorted(said)
