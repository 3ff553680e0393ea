"""投票番号: the numbers of the vote in the hall, made once, and the slips to hand out."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

import polars as pl

from automations.award.judging.hall_schemas import token_schema
from automations.award.judging.token_words import make_tokens
from automations.award.rules import AwardRules
from automations.books.new_book import NewColumn, NewSheet, Page, new_book_bytes
from automations.books.unfilled import is_unfilled
from automations.documents.token_slips import token_slips
from automations.errors import InputUnfit, SettingsWrong
from automations.flows.answers import answers_in_force
from automations.flows.event_folder import EventFolder, open_event
from automations.flows.expected_tables import expected_tables
from automations.flows.file_names import TOKEN_SLIPS
from automations.flows.finding import instant
from automations.flows.table_reader import TableReader
from automations.flows.waiting_outputs import PATIENCE, Patience, when_closed
from automations.ledger.locking import event_lock
from automations.replacing import clear_leftovers, whole_package, write_file
from automations.resources import template_file
from automations.tables.places import Place
from automations.tables.problems import problem
from automations.tables.report import Audience, Form
from automations.tables.sources import Source
from automations.tables.typed import Layout

_WORDS = "会場投票の番号"


@dataclass(frozen=True, slots=True)
class MadeTokens:
    """How many numbers the list has, where list and slips lie; ``made``: the list is new."""

    count: int
    book: Path
    slips: Path
    made: bool


def make_hall_tokens(
    root: Path,
    count: int,
    as_of: datetime | None = None,
    below: Callable[[int], int] = secrets.randbelow,
    patience: Patience = PATIENCE,
) -> MadeTokens:
    """Make the list of ``count`` numbers, unless there is one, and slips of what stands there.

    A list that is there is never changed: its numbers may be in people's hands. Its slips can be
    made again at any time. No name is written anywhere, so nobody can tell whose number is whose.

    Raises:
        SettingsWrong: the settings name no list, or one that cannot be made.
        InputUnfit: the list that is there cannot be read, or has no number.
        OutputNotWritten: somebody has a file open, or it cannot be written.
    """
    folder = open_event(root)
    rules, source = _source(folder)
    book = folder.book(source.book)
    with event_lock(folder.restricted, instant(folder, as_of)):
        clear_leftovers(folder.restricted)
        made = not book.exists() or is_unfilled(book.read_bytes())
        if made:
            tokens = make_tokens(count, below)
            _write(book, _list(folder, source, tokens), patience)
        else:
            tokens = _listed(folder, source)
        slips = folder.restricted / TOKEN_SLIPS
        _write(slips, _slips(folder, rules, tokens), patience)
    return MadeTokens(len(tokens), book, slips, made)


def _source(folder: EventFolder) -> tuple[AwardRules, Source]:
    """Return which list the settings name; a book of its own, for it is written whole."""
    rules = folder.event.award
    source = rules.judging.hall_tokens if rules and rules.judging else None
    if rules is None or source is None:
        raise SettingsWrong(problem("hall_tokens_not_set", Place(folder.root.resolve().name)))
    if not source.book.lower().endswith(".xlsx"):
        raise SettingsWrong(problem("hall_tokens_not_excel", Place(source.book)))
    if others := _others_in(folder, source):
        words = {"others": "、".join(others)}
        raise SettingsWrong(problem("hall_tokens_shared_book", Place(source.book), **words))
    return rules, source


def _others_in(folder: EventFolder, source: Source) -> list[str]:
    """Return what else the settings expect in the book of the list."""
    book = folder.book(source.book)
    tables = (each for each in expected_tables(folder.event) if each.words != _WORDS)
    return [each.words for each in tables if folder.book(each.book) == book]


def _list(folder: EventFolder, source: Source, tokens: tuple[str, ...]) -> bytes:
    header = (folder.event.basics.name, "", f"取扱: {Audience.SECRETARIAT.value}")
    columns = (NewColumn("No.", Form.COUNT, 6), NewColumn("投票番号", width=16))
    rows = list(enumerate(tokens, 1))
    return new_book_bytes([NewSheet(source.sheet or _WORDS, columns, rows, page=Page(header))])


def _listed(folder: EventFolder, source: Source) -> tuple[str, ...]:
    """Return the numbers that are there, as they stand there."""
    reader = TableReader(folder, answers_in_force(folder))
    table = reader.table(_WORDS, source, token_schema())
    if table is None:
        raise InputUnfit(*reader.faults)
    said = (pl.col("layout") == Layout.DATA.value) & (pl.col("token") != "")
    tokens = tuple(table.frame.filter(said).sort("row")["token"])
    if not tokens:
        raise InputUnfit(problem("hall_tokens_none", Place(source.book)))
    return tokens


def _slips(folder: EventFolder, rules: AwardRules, tokens: tuple[str, ...]) -> bytes:
    basics = folder.event.basics
    choices = rules.judging.hall.choices if rules.judging else 1
    words = {"催し": basics.name, "賞の名称": rules.name, "選べる件数": str(choices)}
    return token_slips(template_file(TOKEN_SLIPS, folder.root), tokens, words, basics.office)


def _write(path: Path, content: bytes, patience: Patience) -> None:
    when_closed(partial(write_file, path, content, whole_package), path, patience)
