"""Read what the judging is decided from: the judges, the order of presentation, the score sheets.

Scores stand in one sheet of all, in one tab a judge, or in one file a judge in a folder; every tab
that has the headings is read, and each of them is in the record of what was read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from automations.award.judging.order import without_own_findings as without_order_findings
from automations.award.judging.score_rows import without_own_findings
from automations.award.judging.score_schema import score_schema, value_keys
from automations.award.rules import AwardRules
from automations.event.model import Event
from automations.flows.event_folder import EventFolder
from automations.flows.score_tabs import BOOKS, score_tabs, with_copies_noted
from automations.flows.table_reader import TableReader
from automations.tables.places import Place
from automations.tables.problems import problem
from automations.tables.schema import schema
from automations.tables.sources import Source
from automations.tables.typed import TypedTable
from automations.windows import within_reach

_JUDGES, _ORDER, _SCORES, _AGAIN = "審査員名簿", "発表順", "採点", "採点（2回目）"


@dataclass(frozen=True, slots=True)
class JudgingTables:
    """The sheets of the judging as read; ``scores`` and ``scores_again``: one for each tab."""

    judges: TypedTable | None = None
    order: TypedTable | None = None
    scores: tuple[TypedTable, ...] = ()
    scores_again: tuple[TypedTable, ...] = ()


def read_judging(reader: TableReader, event: Event) -> JudgingTables:
    """Read what the settings name of the judging; nothing where an event has no judging.

    What cannot be read is among the faults of ``reader``. Scores are read a second time only if
    the settings say that they are entered twice.
    """
    rules = event.award
    if rules is None or rules.judging is None or rules.judges is None:
        return JudgingTables()
    judging = rules.judging
    judges = reader.table(_JUDGES, rules.judges, schema("judges"))
    order = read_order_table(reader, judging.order) if judging.order else None
    # The second entering first: a book of both may leave it to us which tabs are the other.
    again = judging.scores_again if judging.panel.twice else None
    second = tuple(_tabs(reader, _AGAIN, again, rules)) if again else ()
    first = tuple(_tabs(reader, _SCORES, judging.scores, rules)) if judging.scores else ()
    files = tuple(_files(reader, judging.score_sheets, rules)) if judging.score_sheets else ()
    if again:
        second = with_copies_noted(reader, again, second, rules)
    if judging.scores:
        first = with_copies_noted(reader, judging.scores, first, rules)
    return JudgingTables(judges, order, (*first, *files), second)


def read_order_table(reader: TableReader, source: Source) -> TypedTable | None:
    """Read the order of presentation, which itself says what becomes of rows nobody can read."""
    table = reader.table(_ORDER, source, schema("order"))
    if table is None:
        return None
    own = without_order_findings(table)
    reader.read[-1] = replace(reader.read[-1], table=own)
    return own


def _tabs(
    reader: TableReader, words: str, source: Source, rules: AwardRules
) -> Iterator[TypedTable]:
    """Read the tab that is named, or else every tab that has the headings and no other use."""
    if not reader.folder.book(source.book).exists():
        reader.faults.append(problem("judging_not_prepared", Place(source.book)))
        return
    declared = score_schema(rules)
    for each in _named(reader, source, rules) or (source,):
        if table := reader.table(words, each, declared):
            yield _settled(reader, table, rules)


def _settled(reader: TableReader, table: TypedTable, rules: AwardRules) -> TypedTable:
    """Leave out what the sheet cannot know about itself, also where all findings are kept."""
    own = without_own_findings(table, value_keys(rules))
    reader.read[-1] = replace(reader.read[-1], table=own)
    return own


def _named(reader: TableReader, source: Source, rules: AwardRules) -> tuple[Source, ...]:
    """Return the tabs of a book that are score sheets, where the settings name none."""
    book = None if source.sheet else reader.tried(lambda: reader.opened(source.book))
    if book is None:
        return ()
    return tuple(
        replace(source, sheet=each.name) for each in score_tabs(reader, source, book, rules)
    )


def _files(reader: TableReader, named: str, rules: AwardRules) -> Iterator[TypedTable]:
    """Read every book below the folder of score sheets, by name; another use goes before."""
    if not within_reach(reader.folder.book(named)).is_dir():
        reader.faults.append(problem("score_folder_missing", Place(named)))
        return
    used = {path for path, _ in reader.uses}
    for shown, path in score_files(reader.folder, named):
        if path.resolve() not in used:
            yield from _tabs(reader, _SCORES, Source(shown), rules)


def score_files(folder: EventFolder, named: str) -> Iterator[tuple[str, Path]]:
    """Yield each book below the folder of score sheets, as it is called and where it lies."""
    root = folder.book(named)
    for path in sorted(_books_in(root), key=lambda each: each.relative_to(root).as_posix()):
        yield (PurePosixPath(named) / path.relative_to(root).as_posix()).as_posix(), path


def all_score_files(folder: EventFolder) -> Iterator[tuple[str, Path]]:
    """Yield the books in the folder of score sheets that the settings name, if there is one."""
    judging = folder.event.award.judging if folder.event.award else None
    if judging and judging.score_sheets:
        yield from score_files(folder, judging.score_sheets)


def _books_in(root: Path) -> Iterator[Path]:
    """Yield the workbooks that people put there, but no marks of an open file."""
    for path in within_reach(root).rglob("*"):
        hidden = path.name.startswith(("~$", "."))
        if path.is_file() and not hidden and path.suffix.lower() in BOOKS:
            yield path
