"""What would be written back into people's books, cell by cell; planning writes nothing."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from automations.books.draft import Draft
from automations.books.google.addresses import key_of
from automations.books.opening import Book
from automations.books.problem_sheet import PROBLEM_SHEET, problem_draft
from automations.books.result_book import Cover
from automations.books.splicing.changes import Changes, StatusCell, StatusColumn
from automations.flows.event_folder import EventFolder
from automations.flows.expected_tables import expected_tables
from automations.flows.lost_columns import lost_columns
from automations.flows.reading import Seen
from automations.flows.remarks import part_of
from automations.flows.row_states import States
from automations.flows.scope import Scope
from automations.flows.status_columns import OurColumn, column_problems, our_columns
from automations.flows.status_texts import status_cells, without_others
from automations.tables.places import Place, cell_address
from automations.tables.problems import Problem, in_order, problem
from automations.tables.report import Audience
from automations.tables.sheet import Sheet

_LONGEST = 60  # letters of the name of a file, which holds 255 bytes and words of ours
_FORBIDDEN = re.compile(r'[/\\:*?"<>|\x00-\x1f]|^[. ]+|[. ]+$')


@dataclass(frozen=True, slots=True)
class CellChange:
    """A cell of our column: where it stands, what it says now, what it is to say."""

    sheet: str
    address: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class SaidColumn:
    """Our column of a sheet, and what each row of it is to say."""

    column: OurColumn
    cells: tuple[StatusCell, ...]

    @property
    def changed(self) -> tuple[StatusCell, ...]:
        """Return the cells that say something else now."""
        standing = self.column.standing
        return tuple(each for each in self.cells if each.text != standing.get(each.row, ""))


@dataclass(frozen=True, slots=True)
class BookPlan:
    """What is to change in one book, which was read as ``book``.

    ``tab``: our tab, if it is to be written anew; ``problems``: those that it lists. ``cover``:
    what stands at the head of each page of ours. ``key``: that of a spreadsheet in Google Sheets,
    "" for a file; ``path`` is then where a book beside it would stand.
    """

    book: Book = field(repr=False)
    path: Path
    columns: tuple[SaidColumn, ...]
    problems: tuple[Problem, ...]
    cover: Cover
    tab: Draft | None
    key: str = ""

    @property
    def name(self) -> str:
        """Return the book as the settings name it."""
        return self.book.name

    @property
    def is_news(self) -> bool:
        """Tell whether anything is to change in the book."""
        return self.tab is not None or any(said.changed for said in self.columns)

    @property
    def cells(self) -> tuple[CellChange, ...]:
        """Return the cells that change, sheet by sheet from the top."""
        return tuple(_change(said.column, each) for said in self.columns for each in said.changed)

    @property
    def changes(self) -> Changes:
        """Return the changes as a workbook takes them."""
        status = (
            StatusColumn(said.column.sheet.name, said.column.number, changed)
            for said in self.columns
            if (changed := said.changed)
        )
        return Changes(status=tuple(status), own=(self.tab,) if self.tab else ())


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to change in people's books, as found at an instant.

    ``left_alone``: books, columns of ours, or cells in them, that are not written, and why.
    """

    at: datetime
    books: tuple[BookPlan, ...] = ()
    left_alone: tuple[Problem, ...] = ()


def plan(  # noqa: PLR0913, PLR0917 - a pure function of all it depends on
    folder: EventFolder,
    scope: Scope,
    seen: Seen,
    states: States | None,
    problems: Iterable[Problem],
    at: datetime,
) -> Plan:
    """Return what is to change in each book that has our column and rows of data, by name.

    Args:
        folder: the event.
        scope: the job; our tab is complete only in a book of which it covers everything.
        seen: what the job looked into.
        states: what became of the rows; None: the input was refused.
        problems: everything that the job found.
        at: the instant for which that holds.
    """
    columns = [each for each in our_columns(seen) if each.inside]
    there = sorted({each.sheet.book for each in columns if each.data or each.standing})
    resting = [name for name in there if _is_at_rest(folder, name)]
    names = [name for name in there if name not in resting]
    found = in_order(_shareable(seen, problems))
    planned = []
    for name in names:
        own = [each for each in columns if each.sheet.book == name]
        said = tuple(_said(each, states, found) for each in own)
        listed = tuple(each for each in found if each.place.book == name)
        cover, path = _cover(folder, name, at), _stands(folder, name)
        tab = problem_draft(listed, cover, same_book=name)
        new = _covers(folder, scope, name) and _is_news(seen.books[name], tab, listed)
        own_tab, key = tab if new else None, key_of(folder.online.named(name))
        planned.append(BookPlan(seen.books[name], path, said, listed, cover, own_tab, key))
    left_alone = [problem("google_at_rest", Place(name)) for name in resting]
    left_alone += [*lost_columns(folder, seen), *column_problems(seen)]
    return Plan(at, tuple(planned), tuple(left_alone))


def _is_at_rest(folder: EventFolder, name: str) -> bool:
    """Tell whether a book is in Google Sheets, and nobody here knows what stands there now."""
    return folder.online.at_rest and bool(key_of(folder.online.named(name)))


def says_the_same(draft: Draft, sheet: Sheet | None) -> bool:
    """Tell whether a sheet has the words of a draft; what heads the pages does not count."""
    drawn = {each.number: _filled(each.values) for each in draft.rows}
    stands = {row: _filled(texts) for row, texts in sheet.rows()} if sheet else {}
    return {k: v for k, v in drawn.items() if v} == {k: v for k, v in stands.items() if v}


def _filled(values: Sequence[object]) -> dict[int, str]:
    texts = {column: "" if each is None else str(each) for column, each in enumerate(values, 1)}
    return {column: text for column, text in texts.items() if text}


def _is_news(book: Book, tab: Draft, problems: Collection[Problem]) -> bool:
    """Tell whether our tab says something new; a book in order need not get one."""
    standing = next((each for each in book.sheets if each.name == PROBLEM_SHEET), None)
    return not says_the_same(tab, standing) if standing else bool(problems)


def _said(column: OurColumn, states: States | None, problems: Iterable[Problem]) -> SaidColumn:
    sheet = column.sheet
    known = None if states is None else states.get((sheet.book, sheet.name), {})
    said = status_cells(sheet, column.data, column.standing, known, problems, table=column.table)
    return SaidColumn(column, said)


def _change(column: OurColumn, cell: StatusCell) -> CellChange:
    address = cell_address(cell.row, column.number)
    return CellChange(column.sheet.name, address, column.standing.get(cell.row, ""), cell.text)


def _shareable(seen: Seen, problems: Iterable[Problem]) -> Iterator[Problem]:
    """Leave out what tells of a ballot's choices: a row among secret columns, but no column."""
    secret = {
        (each.sheet.book, each.sheet.name)
        for each in seen.sheets
        if any(field.secret for field in each.schema.fields)
    }
    for each in problems:
        place = each.place
        if not ((place.book, place.sheet) in secret and place.row and not place.column):
            yield without_others(each)


def _covers(folder: EventFolder, scope: Scope, name: str) -> bool:
    """Tell whether a job looks into every table of a book that any job looks into."""
    there = [each for each in expected_tables(folder.event) if folder.shown(each.book) == name]
    return all(part_of(each) in scope.parts for each in there if each.schema.name != "judges")


def _stands(folder: EventFolder, name: str) -> Path:
    """Return where a book stands; what is said beside an online one stands among the results."""
    if key_of(folder.online.named(name)):
        return folder.restricted / f"{_FORBIDDEN.sub('_', name)[:_LONGEST]}.xlsx"
    return folder.book(name)


def _is_secret(folder: EventFolder, name: str) -> bool:
    """Tell whether a book in Google Sheets holds what only the secretariat may see."""
    there = (each for each in expected_tables(folder.event) if folder.shown(each.book) == name)
    return bool(key_of(folder.online.named(name))) and any(each.secret for each in there)


def _cover(folder: EventFolder, name: str, at: datetime) -> Cover:
    restricted = folder.restricted.resolve()
    is_inside = (folder.root / name).resolve().is_relative_to(restricted)
    restrained = is_inside or _is_secret(folder, name)
    audience = Audience.SECRETARIAT if restrained else Audience.ALL_STAFF
    return Cover(folder.event.basics.name, at.replace(second=0), "", audience.value)
