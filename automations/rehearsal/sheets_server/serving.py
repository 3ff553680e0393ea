"""The server: HTTP on loopback, one request at a time on what it keeps.

>>> with SheetsServer(auth=False) as server:
...     key = server.made("受付簿", {"申込": [["氏名"], ["東野 瑞穂"]]})
...     with server.edit(key) as stored:
...         print(stored.tabs[0].title)
申込
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event, RLock, Thread
from types import TracebackType
from typing import Self

from automations.rehearsal.sheets_server import machine
from automations.rehearsal.sheets_server.asking import Asker
from automations.rehearsal.sheets_server.delivering import Sent, delivered
from automations.rehearsal.sheets_server.exchange import Answered, Asked
from automations.rehearsal.sheets_server.faults import Fault, FaultPlan, Kind, Sort, sort_of
from automations.rehearsal.sheets_server.listening import Listener
from automations.rehearsal.sheets_server.making import (
    ANYONE,
    Value,
    filled_spreadsheet,
    grant,
    revoke,
)
from automations.rehearsal.sheets_server.model import ApiError, Stored, World
from automations.rehearsal.sheets_server.quotas import Quotas
from automations.rehearsal.sheets_server.refusals import refused
from automations.rehearsal.sheets_server.routes import answer
from automations.rehearsal.sheets_server.tokens import Tokens, refuse_scopes

_POLL = 0.01


@dataclass(slots=True)
class _Late:
    """A request on its way, and how many further ones arrive before it."""

    asked: Asked
    left: int


@dataclass(slots=True)
class _Running:
    """What there is only while the server runs."""

    listener: Listener
    thread: Thread
    closing: Event = field(default_factory=Event)


class SheetsServer:
    """Google Sheets (and of Drive what clients of it use) on ``http://127.0.0.1:PORT``.

    ``auth``: whether tokens are asked for and people let in by name; without, everyone may do
    everything. ``port``: 0 for any that is free. Attributes: ``world``, ``log`` (method, path and
    status of each answer; status 0 for none), ``faults``, ``tokens``, ``quotas`` (None for none),
    ``attached`` (the account that this machine has, "" for none).
    """

    def __init__(self, world: World | None = None, *, auth: bool = True, port: int = 0) -> None:
        self.world = World() if world is None else world
        self.log: list[tuple[str, str, int]] = []
        self.faults = FaultPlan()
        self.tokens = Tokens()
        self.quotas: Quotas | None = None
        self.attached = ""
        self.bugs: list[Exception] = []
        self._auth, self._port = auth, port
        self._lock = RLock()
        self._late: list[_Late] = []
        self._running: _Running | None = None

    def __enter__(self) -> Self:
        listener = Listener(self._port, self._serve)
        thread = Thread(target=listener.serve_forever, args=(_POLL,), daemon=True)
        self._running = _Running(listener, thread)
        thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        running, self._running = self._up(), None
        running.closing.set()
        running.listener.close()
        running.thread.join()
        if kind is None and self.bugs:
            raise self.bugs[0]

    @property
    def address(self) -> str:
        """``http://127.0.0.1:PORT``."""
        return f"http://127.0.0.1:{self._up().listener.server_port}"

    def service_key(self, mail: str) -> dict[str, str]:
        """Return a service account's key file that leads here; its key is made just now."""
        return self.tokens.service_key(mail) | {"dxten_server": self.address}

    def made(
        self,
        title: str,
        tabs: Mapping[str, Sequence[Sequence[Value]]] | None = None,
        *,
        writers: Sequence[str] = (ANYONE,),
        readers: Sequence[str] = (),
    ) -> str:
        """Put a Japanese spreadsheet there; return its key. ``tabs``: rows of values by title."""
        with self._lock:
            stored = filled_spreadsheet(self.world, title, tabs or {})
            revoke(stored, ANYONE)
            for mail in readers:
                grant(stored, mail, write=False)
            for mail in writers:
                grant(stored, mail)
            return stored.id

    @contextmanager
    def edit(self, key: str) -> Iterator[Stored]:
        """Let nobody else at the spreadsheets while somebody types into one."""
        with self._lock:
            yield self.world.spreadsheets[key]

    def deliver_late(self) -> None:
        """Let every request that is still on its way arrive now."""
        with self._lock:
            late, self._late = self._late, []
            for each in late:
                self._do(each.asked)

    def _up(self) -> _Running:
        if self._running is None:
            message = "the server runs only inside its with block"
            raise RuntimeError(message)
        return self._running

    def _serve(self, asked: Asked) -> Sent:
        """Do a request, or not, as faults will have it; return what goes over the wire."""
        with self._lock:
            fault = self.faults.next_for(asked)
            sent = delivered(fault, lambda: self._do(asked))
            if sort_of(asked) is not Sort.TOKEN:
                self._bring_late()
            if fault is not None and fault.kind is Kind.LATE:
                self._late.append(_Late(asked, fault.further))
            status = sent.answered.status if sent.answered else 0
            self.log.append((asked.method, asked.path, status))
        if sent.wait and (running := self._running):
            running.closing.wait(sent.wait)
        return sent

    def _bring_late(self) -> None:
        for late in self._late:
            late.left -= 1
        arrived = [late for late in self._late if late.left <= 0]
        self._late = [late for late in self._late if late.left > 0]
        for late in arrived:
            self._do(late.asked)

    def _do(self, asked: Asked) -> Answered:
        """Return the true answer."""
        try:
            if asked.path.startswith(machine.ROOT):
                return machine.answer(asked, self.attached, self.tokens)
            if sort_of(asked) is Sort.TOKEN:
                return self.tokens.exchange(asked.body)
            return answer(self.world, asked, self._asker(asked))
        except ApiError as error:
            return refused(error)
        except Exception as bug:  # noqa: BLE001 - told when the server closes, as nothing is printed
            self.bugs.append(bug)
            return refused(ApiError(500, "INTERNAL", "Internal error encountered."))

    def _asker(self, asked: Asked) -> Asker:
        if not self._auth:
            return Asker()
        permit = self.tokens.asker(asked.headers.get("authorization", ""))
        drive = not asked.path.startswith("/v4/")
        refuse_scopes(permit, write=asked.is_write, drive=drive)
        if self.quotas is not None and not drive:
            self.quotas.spend(permit.mail, write=asked.is_write)
        return Asker(permit.mail)


__all__ = ["Fault", "Kind", "SheetsServer", "Sort"]
