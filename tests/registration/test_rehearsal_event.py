"""The rehearsal's own answers are the product's answers: for its usual event and for others."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import polars as pl
import pytest

from automations.books.opening import read_book
from automations.people.verdicts import Verdict
from automations.registration.attendance import Attendance, attendance
from automations.registration.doubts import doubts_of
from automations.registration.register import Roster, roster
from automations.registration.rules import LastTime, RegistrationRules, RegistrationSource
from automations.registration.schemas import reception_schema, registration_schema
from automations.rehearsal import Truth, write_event
from automations.rehearsal.plan import DEFAULT_SEED
from automations.tables.places import Place
from automations.tables.settings import Decoder, decode_section
from automations.tables.sheet import ROW, Sheet
from automations.tables.sources import Source
from automations.tables.typed import TypedTable, read_table
from tests.judging import before_answers, by_truth

TOKYO = ZoneInfo("Asia/Tokyo")
_HEADING_ROWS = 6  # titles and headings of every sheet stand above this row


@dataclass(frozen=True, slots=True)
class Event:
    truth: Truth
    rules: RegistrationRules
    last: LastTime
    sheets: dict[str, Sheet]

    def counted(
        self, sheets: dict[str, Sheet], said: Mapping[str, Verdict] | None = None
    ) -> tuple[Roster, Attendance]:
        reception = self.rules.reception
        assert reception is not None
        sources = [
            (each, read_table(sheets[each.book], registration_schema(), TOKYO))
            for each in self.rules.sources
        ]
        found = roster(sources, self.rules, said=said)
        arrivals: TypedTable = read_table(sheets[reception.book], reception_schema(), TOKYO)
        return found, attendance(found, arrivals, self.rules, self.last, said)


def event_of(folder: Path, seed: int) -> Event:
    truth = write_event(folder, seed)
    settings = tomllib.loads((folder / "event.toml").read_text(encoding="utf-8"))
    decoder = Decoder(lambda _: Place("event.toml"), TOKYO)
    rules = decode_section(decoder, RegistrationRules, settings["registration"])
    last = decode_section(decoder, LastTime, settings["last_time"])
    assert rules is not None
    assert rules.reception is not None
    assert last is not None
    lists: tuple[RegistrationSource | Source, ...] = (*rules.sources, rules.reception)
    sheets = {
        each.book: read_book(folder / each.book, each.book).sheet(each.sheet) for each in lists
    }
    return Event(truth, rules, last, sheets)


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> Event:
    return event_of(tmp_path_factory.mktemp("event"), DEFAULT_SEED)


def shuffled(sheet: Sheet, rng: Random) -> Sheet:
    """Put the rows below the headings into another order."""
    top = sheet.cells.filter(pl.col(ROW) <= _HEADING_ROWS)
    rows = sheet.cells.filter(pl.col(ROW) > _HEADING_ROWS)
    order = rng.sample(range(rows.height), rows.height)
    mixed = rows.drop(ROW)[order].with_columns(rows[ROW]).select(rows.columns)
    return Sheet(sheet.book, sheet.name, pl.concat([top, mixed]))


def figures(found: tuple[Roster, Attendance]) -> dict[str, object]:
    report = found[0].report.joined(found[1].report)
    return {key: figure.value for key, figure in report.figures.items()}


def expected(truth: Truth) -> dict[str, object]:
    """Say the truth in the product's words: a cancellation that was taken back is one too."""
    register, came = truth.register, truth.attendance
    return {
        "registration_rows": sum(register.rows.values()) + sum(register.layout_rows.values()),
        "registrants": register.registrants,
        "registration_duplicates": register.duplicates,
        "registration_cancelled": register.cancelled_rows + register.taken_back,
        "visitors": came.visitors,
        "host_staff": came.host_staff,
        "external": came.external,
        "bodies": came.bodies,
        "exhibitors": came.exhibitors,
        "speakers": came.speakers,
        "walk_ins": came.walk_ins,
        "no_shows": came.no_shows,
    }


def test_the_usual_event_is_counted_as_it_was_with_and_without_answers(usual: Event) -> None:
    asked = usual.counted(usual.sheets)
    said = by_truth(usual.truth, *asked)
    answered = usual.counted(usual.sheets, said)
    for truth, found in ((before_answers(usual.truth, *asked), asked), (usual.truth, answered)):
        told = figures(found)
        assert {key: told[key] for key in expected(truth)} == expected(truth)
        assert [told[key] for key in ("visitors", "host_staff", "external", "bodies")] == [
            751, 548, 203, 43,
        ]  # fmt: skip
    asked_of = Counter(said.values())
    assert (asked_of[Verdict.SAME], asked_of[Verdict.DIFFERENT] <= 5) == (10, True)
    assert doubts_of(*answered) == ()


@pytest.mark.parametrize("seed", range(1, 9))
def test_another_event_is_counted_as_it_was(seed: int, tmp_path: Path) -> None:
    event = event_of(tmp_path, seed)
    asked = event.counted(event.sheets)
    answered = event.counted(event.sheets, by_truth(event.truth, *asked))
    truths = (before_answers(event.truth, *asked), event.truth)
    for truth, found in zip(truths, map(figures, (asked, answered)), strict=True):
        assert {key: found[key] for key in expected(truth)} == expected(truth)
    assert doubts_of(*answered) == ()


@pytest.mark.parametrize("seed", range(1, 9))
def test_every_row_that_was_planted_is_asked_about(seed: int, tmp_path: Path) -> None:
    event = event_of(tmp_path, seed)
    same = list(by_truth(event.truth, *event.counted(event.sheets)).values()).count(Verdict.SAME)
    assert same >= event.truth.register.doubtful + event.truth.attendance.by_ear == 10


def test_every_reception_row_is_accounted_for(usual: Event) -> None:
    _, came = usual.counted(usual.sheets)
    whole = came.report.tables["reception_dispositions"].rows[-1]
    assert whole == ("読んだ行", usual.truth.attendance.reception_rows)


@pytest.mark.parametrize("seed", range(3))
def test_shuffled_rows_give_the_same_figures(seed: int, usual: Event) -> None:
    rng = Random(seed)  # noqa: S311 - an order to test with
    mixed = {book: shuffled(sheet, rng) for book, sheet in usual.sheets.items()}
    assert figures(usual.counted(mixed)) == figures(usual.counted(usual.sheets))
