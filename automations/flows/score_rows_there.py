"""Which judges and entries a book of scores, that people have begun to fill in, has no row for."""

from __future__ import annotations

from collections.abc import Iterator

from automations.award.judging.score_cells import mark_reader
from automations.award.judging.score_rows import row_reader
from automations.award.judging.score_schema import score_schema, value_keys
from automations.flows.reading_sitting import ReadSitting
from automations.flows.score_book import ScoreTab
from automations.tables.problems import Problem, problem


def rows_lacking(read: ReadSitting, tab: ScoreTab) -> Iterator[Problem]:
    """Yield, judge by judge, the entries without a row, or what keeps the book from being read."""
    sitting, shown, before = read.sitting, read.shown, len(read.reader.faults)
    schema = score_schema(sitting.rules)
    table = read.reader.table(tab.name, tab.source, schema)
    if table is None:
        faults = read.reader.faults[before:]
        yield from (each for each in faults if isinstance(each, Problem))
        return
    marks = mark_reader(sitting.rules, len(shown.entries))
    listed = (*shown.entries, *shown.left_out)
    rows = row_reader(sitting.judges, listed, marks, value_keys(sitting.rules)).rows(table)
    there = {(each.judge, each.entry) for each in rows}
    for judge in tab.judges(sitting):
        lacking = [each for each in shown.entries if (judge.number, each.number) not in there]
        if lacking:
            names = "、".join(each.label for each in lacking)
            place = table.sheet.place()
            yield problem("score_rows_missing", place, judge=judge.label, entries=names)
