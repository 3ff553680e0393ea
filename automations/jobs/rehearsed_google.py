"""The rehearsal in Google Sheets: a server of our own on this machine stands in for Google."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from automations.books.google.addresses import PREFIX
from automations.books.google.identity import keep_service_key
from automations.books.google.private_folder import FOLDER
from automations.event.book_writing import write_settings_book
from automations.event.loading import SETTINGS_BOOK, load_event
from automations.event.online_sources import AnySource, changed_sources
from automations.language import _
from automations.rehearsal.event import FILTERED, rehearse, tabs_of
from automations.rehearsal.online_tabs import put_online
from automations.rehearsal.sheets_server.serving import SheetsServer

_KEY_FILE = "key.json"
_OURS = "dx-ten@rehearsal.iam.gserviceaccount.example"
_SHARED, _RESTRICTED = "{event} 共有", "{event} 事務局限り"


@dataclass(frozen=True, slots=True)
class RehearsedGoogle:
    """What stands in for Google: the server, and the keys of the spreadsheets on it."""

    server: SheetsServer
    keys: tuple[str, ...]

    def lines(self) -> Iterator[str]:
        """Say how often Google was asked."""
        reads = sum(method == "GET" for method, path, _status in self.server.log if "/v4/" in path)
        writes = sum(path.endswith(":batchUpdate") for _m, path, _status in self.server.log)
        yield _("Asked of Google: {reads} readings, {writes} writings").format(
            reads=reads, writes=writes
        )


@contextmanager
def rehearsed_google(folder: Path, seed: int) -> Iterator[RehearsedGoogle]:
    """Put the shared sheets of a rehearsal where Google would have them, and connect this PC.

    The settings of the event in ``folder`` name the spreadsheets from then on; the files that
    they were are taken away. Inside the block every job finds them; behind it nobody does.
    """
    with SheetsServer() as server, _connected(server):
        placed = _placed(server, folder, seed)

        def online(source: AnySource) -> AnySource:
            book, sheet = placed.get(source.book, (source.book, source.sheet))
            return replace(source, book=book, sheet=sheet)

        event = changed_sources(load_event(folder), online)
        write_settings_book(folder / SETTINGS_BOOK, event)
        for name in placed:
            (folder / name).unlink()
        keys = dict.fromkeys(book.removeprefix(PREFIX) for book, _tab in placed.values())
        server.log.clear()
        yield RehearsedGoogle(server, tuple(keys))


def _placed(server: SheetsServer, folder: Path, seed: int) -> Mapping[str, tuple[str, str]]:
    """Put every book online; return the spreadsheet and the tab that each of them became."""
    event = load_event(folder)
    tabs = tabs_of(rehearse(seed))
    placed: dict[str, tuple[str, str]] = {}
    for title, restricted in ((_SHARED, False), (_RESTRICTED, True)):
        own = {
            book: sheet
            for book, sheet in tabs.items()
            if book.startswith(event.outputs.folder) == restricted
        }
        named = {sheet.name: sheet for sheet in own.values()}
        shown = title.format(event=event.basics.name)
        filtered = {own[book].name: column for book, column in FILTERED.items() if book in own}
        key = put_online(server.world, shown, named, _OURS, filtered)
        placed |= {book: (PREFIX + key, sheet.name) for book, sheet in own.items()}
    return placed


@contextmanager
def _connected(server: SheetsServer) -> Iterator[None]:
    """Let this process be whom the server knows, and nobody else on this PC."""
    before = os.environ.get(FOLDER)
    with TemporaryDirectory(prefix="dxten-") as private:
        key = Path(private) / _KEY_FILE
        key.touch(mode=0o600)
        key.write_text(json.dumps(server.service_key(_OURS)), encoding="utf-8")
        os.environ[FOLDER] = str(Path(private) / "connection")
        try:
            keep_service_key(key)
            yield
        finally:
            if before is None:
                del os.environ[FOLDER]
            else:
                os.environ[FOLDER] = before


def tell_google(google: RehearsedGoogle) -> None:
    """Say how often Google was asked, and that it is gone now."""
    click.echo()
    click.echo(f"■ {_('Google Sheets, as this rehearsal had it')}")
    for line in google.lines():
        click.echo(f"  {line}")
    click.echo("  " + _("It stood in for Google on this PC alone, and is gone now."))
