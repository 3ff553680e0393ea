"""One server, one connected PC and as many small events as there are cases."""

from __future__ import annotations

import io
import json
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from unittest.mock import patch

import stamina

from automations import cli
from automations.books.google import client
from automations.books.google.identity import keep_service_key
from automations.books.google.pacing import Limits
from automations.books.google.private_folder import FOLDER
from automations.language import speak
from automations.rehearsal.sheets_server.changing import change
from automations.rehearsal.sheets_server.faults import FaultPlan
from automations.rehearsal.sheets_server.making import ANYONE, filled_spreadsheet, grant, revoke
from automations.rehearsal.sheets_server.model import JSON, Stored
from automations.rehearsal.sheets_server.serving import SheetsServer
from benchmarks.google_sweep.small_event import (
    AT,
    TITLE,
    second_day,
    tabs,
    write_settings,
)

MAIL = "dx-ten@test.iam.gserviceaccount.example"
ANSWERING = 0.6
"""Seconds that the product waits for an answer here, in place of a minute."""
_TRIES = 9


@dataclass(frozen=True, slots=True)
class Ended:
    """How one command ended: its exit code, and what people read."""

    code: int
    words: str


@dataclass(frozen=True, slots=True)
class Event:
    """One small event: its folder and its spreadsheet."""

    root: Path
    key: str

    def run(self) -> Ended:
        """Run the command as people do."""
        said = io.StringIO()
        with redirect_stdout(said), redirect_stderr(said):
            code = cli.run(["attendance", str(self.root), "--as-of", AT])
        return Ended(code, said.getvalue())

    def published(self) -> dict[str, bytes]:
        """Return every file of a result, by name; what is kept on record is none."""
        files = (each for each in self.root.rglob("*") if each.is_file())
        return {
            str(each.relative_to(self.root)): each.read_bytes()
            for each in files
            if "記録" not in each.parts and not each.name.startswith(".")
        }


@dataclass(frozen=True, slots=True)
class _Saved:
    stored: Stored
    root: Path


@dataclass(slots=True)
class Stage:
    """Where cases are played, one after the other."""

    server: SheetsServer
    folder: Path
    _count: int = 0
    _saved: dict[int, _Saved] = field(default_factory=dict)

    def connect(self, address: str = "") -> None:
        """Connect this PC with a new key; ``address``: another one than the server's."""
        key = self.server.service_key(MAIL)
        path = self.folder / "鍵.json"
        path.touch(mode=0o600)
        path.write_text(json.dumps({**key, **({"dxten_server": address} if address else {})}))
        keep_service_key(path)

    def event(self, runs: int = 0) -> Event:
        """Return a new event as it is before its first run, or changed and before its second.

        It is always the same spreadsheet, put back as it was: one event is played at a time.
        """
        self.server.faults = FaultPlan()
        self.server.deliver_late()
        saved = self._saved.get(runs) or self._saved.setdefault(runs, self._begun(runs))
        self.server.world.spreadsheets[saved.stored.id] = saved.stored.copied()
        self.server.log.clear()
        root = self._new_folder()
        shutil.copytree(saved.root, root)
        return Event(root, saved.stored.id)

    def _begun(self, runs: int) -> _Saved:
        if not runs:
            stored = filled_spreadsheet(self.server.world, TITLE, tabs())
            revoke(stored, ANYONE)
            grant(stored, MAIL)
            event = self._event(stored.id)
        else:
            event = self.event(runs - 1)
            event.run()
            register, reception = (each.id for each in self.stored(event).tabs[:2])
            self.type(event, lambda _: second_day(register, reception))
        return _Saved(self.stored(event), event.root)

    def twin(self, event: Event) -> Event:
        """Return an event on which nothing has run; its spreadsheet is as this one's is now."""
        with self.server.edit(event.key) as stored:
            twin = stored.copied()
        twin.id = f"{event.key[:-5]}{self._count:05d}"
        self.server.world.spreadsheets[twin.id] = twin
        return self._event(twin.id)

    def _event(self, key: str) -> Event:
        root = self._new_folder()
        write_settings(root, key)
        return Event(root, key)

    def _new_folder(self) -> Path:
        self._count += 1
        parent = self.folder / f"{self._count}"
        parent.mkdir()
        return parent / "催し"

    def type(self, event: Event, doing: Callable[[Stored], Sequence[JSON]]) -> None:
        """Do what people do, who look at the spreadsheet before they do it."""
        with self.server.edit(event.key) as stored:
            for each in doing(stored):
                change(stored, each)

    def stored(self, event: Event) -> Stored:
        """Return a copy of what the server keeps."""
        with self.server.edit(event.key) as stored:
            return stored.copied()


@contextmanager
def stage(folder: Path) -> Iterator[Stage]:
    """Serve, connect this process, and let nobody wait between tries."""
    limits = Limits(connecting=2, answering=ANSWERING, a_minute=1_000_000)
    with ExitStack() as until:
        server = until.enter_context(SheetsServer())
        until.enter_context(patch.dict(os.environ, {FOLDER: str(folder / "接続")}))
        until.enter_context(patch.object(client, "connect", partial(client.connect, limits)))
        until.enter_context(stamina.set_testing(True, attempts=_TRIES, cap=True))
        speak()
        there = Stage(server, folder)
        there.connect()
        yield there
