"""設定.xlsx and event.toml say the same: what is written in either becomes the same event."""

import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings

from automations.event.book_writing import settings_book_bytes
from automations.event.loading import SETTINGS_BOOK, SETTINGS_TEXT, event_of_text, load_event
from automations.event.model import Event
from automations.event.toml_writing import settings_text, settings_text_bytes
from automations.rehearsal.contest import event_text
from tests.event.events import events


def loaded(name: str, content: bytes) -> Event:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / name).write_bytes(content)
        return load_event(Path(folder))


@settings(max_examples=20)
@given(events())
def test_a_workbook_reads_back_as_the_event_it_was_written_from(event: Event) -> None:
    again = loaded(SETTINGS_BOOK, settings_book_bytes(event))
    assert again == event
    assert repr(again) == repr(event)


@settings(max_examples=40)
@given(events())
def test_a_text_reads_back_as_the_event_it_was_written_from(event: Event) -> None:
    assert loaded(SETTINGS_TEXT, settings_text_bytes(event)) == event
    assert repr(event_of_text(settings_text(event))) == repr(event)


def test_the_same_event_makes_the_same_bytes() -> None:
    event = event_of_text(event_text())
    assert settings_book_bytes(event) == settings_book_bytes(event)


def test_what_an_event_lacks_is_left_empty_and_read_back_as_absent() -> None:
    event = event_of_text(event_text())
    assert event.registration is not None
    without = replace(
        event,
        award=None,
        last_time=None,
        registration=replace(event.registration, reception=None),
    )
    assert loaded(SETTINGS_BOOK, settings_book_bytes(without)) == without
