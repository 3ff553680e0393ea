"""The workbooks that a new event starts with: columns, drop-downs, an example, guidance.

What a column is called and which answers it takes comes from its schema, so a template can never
disagree with what is read; what helps people to fill it in is data in ``config/workbooks.toml``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Any

from automations import resources
from automations.award.ballot_columns import BALLOT_NUMBER, Listed, ballot_fields
from automations.award.rules import Arrangement, AwardRules, Method
from automations.books.google.addresses import BY_NUMBER, key_of
from automations.books.new_book import NewColumn, NewSheet, Page
from automations.books.sheet_names import GUIDANCE
from automations.event.model import Event
from automations.flows.expected_tables import ExpectedTable, expected_tables
from automations.flows.form_words import how_answers_come
from automations.registration.rules import RegistrationSource
from automations.tables.report import Audience, Form
from automations.tables.schema import Blank, Field, FieldKind, Schema

_ENTRY_SHOWN = (1, "窓口の記入をなくす")
_EXAMPLE_MARK_GIVEN = 4
_RESTRICTED = f"取扱: {Audience.SECRETARIAT.value}"

_Header = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class BlankBook:
    """A workbook to be made: where it lies, seen from the event's folder, and its tabs."""

    book: str
    sheets: tuple[NewSheet, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """One column of a template and what is said about it."""

    column: NewColumn
    what: str
    example: str
    required: bool


def blank_books(event: Event) -> tuple[BlankBook, ...]:
    """Return the workbooks which the settings name and people fill in by hand, in that order.

    Files of form tools (CSV, further lists of registrations) are not ours to make.
    """
    return _books(_by_hand(event), event)


def online_books(event: Event) -> tuple[BlankBook, ...]:
    """Return what people fill in by hand in Google Sheets, as `blank_books` does.

    ``book`` is then as `automations.books.google.addresses.GoogleAddress.book` names it. What
    forms answer into is not ours to make there either.
    """
    return _books((each for each in _no_forms(event) if _is_named_tab(each)), event)


def _books(tables: Iterable[ExpectedTable], event: Event) -> tuple[BlankBook, ...]:
    by_book: dict[str, list[ExpectedTable]] = {}
    for wanted in tables:
        by_book.setdefault(wanted.book, []).append(wanted)
    return tuple(BlankBook(book, tuple(_tabs(each, event))) for book, each in by_book.items())


def columns_of(declared: Schema) -> tuple[tuple[str, str], ...]:
    """Return heading and key of each column of the template that a schema has, in order."""
    fields = {each.key: each for each in declared.fields}
    said = _about()[declared.name]["columns"]
    return tuple((_line(fields.get(key), each).column.heading, key) for key, each in said.items())


def _by_hand(event: Event) -> Iterator[ExpectedTable]:
    yield from (each for each in _no_forms(event) if each.book.lower().endswith(".xlsx"))


def _no_forms(event: Event) -> Iterator[ExpectedTable]:
    """Leave out what comes from elsewhere.

    All but the first list of registrations and what the hall answers come from forms; the book of
    scores is made when it is known who presents.
    """
    sources = event.registration.sources if event.registration else ()
    of_forms = {_where(source) for source in sources[1:]}
    for table in expected_tables(event):
        if _where(table) not in of_forms and not table.late:
            yield table


def _where(named: ExpectedTable | RegistrationSource) -> tuple[str, str]:
    """Tell tables apart: a form's file is its own, but answers may share a spreadsheet."""
    return named.book, named.sheet if key_of(named.book) else ""


def _is_named_tab(table: ExpectedTable) -> bool:
    """Tell whether a tab of Google Sheets could be made: one known by its number is there."""
    return bool(key_of(table.book) and table.sheet and not table.sheet.startswith(BY_NUMBER))


def _tabs(tables: Iterable[ExpectedTable], event: Event) -> Iterator[NewSheet]:
    """Each table's tab behind one with its guidance; alone where the settings name no tab."""
    for number, wanted in enumerate(tables):
        about = _said_there(_about()[wanted.schema.name], wanted.book)
        lines = _lines(wanted.schema, about["columns"], event.award)
        header = (event.basics.name, "", _RESTRICTED if wanted.secret else "")
        if wanted.sheet:
            name = GUIDANCE if number == 0 else f"{GUIDANCE}({wanted.schema.label})"
            yield _guidance(name, {**about, "steps": _steps(wanted, about)}, lines, header)
        yield NewSheet(
            wanted.sheet or wanted.schema.label,
            tuple(each.column for each in lines),
            [(None,) * len(lines)] * about["rows"],
            title=(about["title"], about["purpose"]),
            example=tuple(each.example or None for each in lines),
            page=_page(about, header),
        )


def _said_there(about: Mapping[str, Any], book: str) -> Mapping[str, Any]:
    """Speak of spreadsheets and addresses where the table is in Google Sheets, not of files."""
    if not key_of(book):
        return about
    there = _about()["online"]
    steps = [there.get(each, each) for each in about["steps"]]
    return {**about, "steps": steps, "purpose": there.get(about["purpose"], about["purpose"])}


def _page(about: Mapping[str, Any], header: _Header) -> Page:
    height = float(about.get("height", Page().row_height))
    return Page(header, large=about.get("paper") == "A3", row_height=height, fitted=True)


def _steps(wanted: ExpectedTable, about: Mapping[str, Any]) -> list[str]:
    """What to do first; where a form's answers take the book's place, also how to get them."""
    steps: list[str] = about["steps"]
    # In Google Sheets answers come by themselves.
    how = "" if key_of(wanted.book) else how_answers_come(wanted.profile)
    return [*steps, how] if how else steps


def _guidance(
    name: str, about: Mapping[str, Any], lines: Iterable[_Line], header: _Header
) -> NewSheet:
    """First what to do, then each column: what to write, an example, whether it must be there."""
    steps = (f"{number}. {step}" for number, step in enumerate(about["steps"], 1))
    columns = (
        NewColumn("見出し", width=14),
        NewColumn("書くこと", width=36),
        NewColumn("例", width=20),
        NewColumn("必須", width=5),
    )
    rows = [
        (each.column.heading, each.what, each.example, "必須" if each.required else "")
        for each in lines
    ]
    title = (
        f"{about['title']}の記入のしかた",
        about["purpose"],
        "",
        "はじめにすること",
        *steps,
        "",
    )
    page = Page(header, fitted=True, guide=True)
    return NewSheet(name, columns, rows, title=title, page=page)


def _lines(declared: Schema, said: Mapping[str, Any], award: AwardRules | None) -> list[_Line]:
    fields = {each.key: each for each in declared.fields}
    lines = [_line(fields.get(key), about) for key, about in said.items()]
    if declared.name == "ballots" and award:
        lines.extend(_grid(award))
    return lines


def _line(declared: Field | None, about: Mapping[str, Any]) -> _Line:
    if declared is None:
        column = NewColumn(about["heading"], width=about["width"], hint=about["what"])
        return _Line(column, about["what"], about["example"], required=False)
    choices = _choices(declared, about)
    column = NewColumn(
        about.get("heading", declared.heading),
        Form.TIME if declared.kind is FieldKind.TIME else Form.TEXT,
        about["width"],
        choices,
        _hint(about),
        # As text, 10 would be sorted before 2.
        "0" if declared.serial else "",
    )
    example = about["example"] or (next(iter(choices), "") if declared.key == "category" else "")
    required = declared.required and declared.blank is not Blank.ALLOWED
    return _Line(column, about["what"], example, required)


def _choices(declared: Field, about: Mapping[str, Any]) -> tuple[str, ...]:
    if declared.kind is FieldKind.MARK:
        return ("○",)
    if declared.kind is FieldKind.CHOICE:
        return tuple(each.value for each in declared.choices)
    return tuple(about.get("choices", ()))


def _hint(about: Mapping[str, Any]) -> str:
    return f"{about['what']}\n例: {about['example']}" if about["example"] else about["what"]


def _grid(award: AwardRules) -> Iterator[_Line]:
    """One column for each criterion, as the form writes them, for an example entry.

    Votes without marks, or with one row an entry, have the columns that their rules ask for.
    """
    if award.vote.method is not Method.MARKS or award.vote.arrangement is not Arrangement.GRID:
        yield from _choices_asked(award)
        return
    scale = f"{award.vote.lowest_mark}から{award.vote.highest_mark}までの評点。"
    what = f"{scale}評価しない取組は空。"
    marks = tuple(str(mark) for mark in range(award.vote.lowest_mark, award.vote.highest_mark + 1))
    for criterion, (number, title) in product(award.criteria, [_ENTRY_SHOWN]):
        heading = f"{criterion.name} [{number:02} {title}]"
        column = NewColumn(heading, width=12, choices=marks, hint=what)
        yield _Line(column, what, str(min(_EXAMPLE_MARK_GIVEN, len(marks))), required=False)


def _choices_asked(award: AwardRules) -> Iterator[_Line]:
    about = _about()["ballots"]["arranged"][award.vote.arrangement.value]
    number, title = _ENTRY_SHOWN
    grid = award.vote.arrangement is Arrangement.GRID
    each_category = 1 if grid else max(award.vote.choices_per_category, 1)
    shown = [
        Listed(at, title, category.name, running=True)
        for category in award.categories[: 1 if grid else None]
        for at in range(number, number + each_category)
    ]
    ticked = grid and award.vote.method in {Method.CHOICES, Method.APPROVAL}
    for each in ballot_fields(award, shown):
        if each.required or each.key == BALLOT_NUMBER:
            choices = ("○",) if ticked else ()
            column = NewColumn(each.heading, width=14, choices=choices, hint=about["what"])
            yield _Line(column, about["what"], about["example"], required=False)


@cache
def _about() -> Mapping[str, Any]:
    return tomllib.loads(resources.config_file("workbooks.toml").read_text(encoding="utf-8"))
