"""Replay recorded exchanges with Google against our server: as many answers alike as possible.

Anyone with recordings runs ``python -m benchmarks.replay_recordings FOLDER [--differences N]``:
FOLDER holds cassettes (``*.json``, in folders too) that the tests of a client library recorded
with VCR.py or Betamax. None come with dxten. Each cassette meets a server of its own, its requests
in their order; cassettes that share a spreadsheet meet one together, in the order of their times.
Then follow a table by endpoint and type of request, and the first N differences.

Ids, mail addresses and times are the service's to choose: an answer may have others, but the same
one ever after. A spreadsheet that a recording uses or lists without having made it is made at its
first sight, with the tabs and values the recording first tells of; one that the service did not
find, or did not show, is unknown or closed here too. What was answered 429 or 5xx is left out:
those answers speak of the service's load, and the request had no effect. So are requests for
tokens, which are signed with a key that nobody records.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

from automations.rehearsal.sheets_server.making import grant
from automations.rehearsal.sheets_server.model import Stored
from automations.rehearsal.sheets_server.serving import SheetsServer
from automations.rehearsal.sheets_server.whole_spreadsheets import own
from benchmarks.recorded_names import Difference, Names, differences
from benchmarks.recorded_sessions import Take, sessions
from benchmarks.recorded_spreadsheets import listed, made
from benchmarks.recordings import Exchange, decoded, spreadsheets_of

_MAIL = "recorder@example.com"
_SCOPES = frozenset(f"https://www.googleapis.com/auth/{each}" for each in ("spreadsheets", "drive"))
_TOO_MANY, _FAILED = 429, 500
_UNAUTHENTICATED, _FORBIDDEN, _UNKNOWN = 401, 403, 404
_FIRST = 20


@dataclass(frozen=True, slots=True)
class Outcome:
    """One exchange replayed; ``left_out``: not sent, because of what was answered."""

    cassette: str
    number: int  # in the cassette, from 1
    label: str
    same_status: bool = False
    found: tuple[Difference, ...] = ()
    left_out: bool = False

    @property
    def is_same(self) -> bool:
        """Tell whether status and content are the same."""
        return self.same_status and not self.found


@dataclass(slots=True)
class Replay:
    """Cassettes that belong together against one server."""

    server: SheetsServer
    recorded: Sequence[Take]
    names: Names = field(default_factory=Names)

    def outcomes(self) -> Iterator[Outcome]:
        """Yield what comes of each exchange, in order."""
        token = self.server.tokens.give(_MAIL, _SCOPES)
        for at, take in enumerate(self.recorded):
            each, place = take.exchange, (take.cassette, take.number, take.exchange.label)
            if each.is_for_token or each.status == _TOO_MANY or each.status >= _FAILED:
                yield Outcome(*place, left_out=True)
                continue
            self._open(each, at)
            self._list(each, at)
            status, body = self._send(each, token)
            found = differences(each.answer, decoded(body), self.names)
            if status != each.status:
                found.insert(0, Difference("status", str(each.status), str(status)))
            yield Outcome(*place, status == each.status, tuple(found))

    def _open(self, exchange: Exchange, at: int) -> None:
        """Make the spreadsheets that a request names and nobody made, unless they are not there."""
        world = self.server.world
        for key in spreadsheets_of(exchange):
            if self.names.is_known("file", key) and key not in world.spreadsheets:
                continue
            if exchange.status == _UNKNOWN and key not in world.spreadsheets:
                continue
            stored = world.spreadsheets.get(key) or self._made(key, at)
            if exchange.status != _FORBIDDEN and not self.names.is_known("file", key):
                self._let_in(stored)

    def _list(self, exchange: Exchange, at: int) -> None:
        """Make the spreadsheets that a list has and nobody made: they are older than all here."""
        world, older = self.server.world, {}
        for file in reversed(listed(exchange)):
            if self.names.is_known("file", file["id"]) or file["id"] in world.spreadsheets:
                continue
            stored = self._made(file["id"], at)
            stored.properties["title"] = file.get("name", stored.properties["title"])
            self._let_in(stored)
            older[stored.id] = world.spreadsheets.pop(stored.id)
        world.spreadsheets = {**older, **world.spreadsheets}

    def _made(self, key: str, at: int) -> Stored:
        coming = (take.exchange for take in self.recorded[at:])
        return made(self.server.world, key, coming)

    def _let_in(self, stored: Stored) -> None:
        own(stored, _MAIL)
        grant(stored, _MAIL)
        self.names.learn("file", stored.id, stored.id)

    def _send(self, exchange: Exchange, token: str) -> tuple[int, bytes]:
        target = self.names.in_target(exchange.target)
        asked = decoded(exchange.sent)
        if isinstance(asked, bytes):
            body = self.names.in_text(asked.decode("utf-8", "surrogateescape")).encode(
                "utf-8", "surrogateescape"
            )
        else:
            body = b"" if asked is None else json.dumps(self.names.in_content(asked)).encode()
        headers = {"Content-Type": exchange.type} if body else {}
        if exchange.status != _UNAUTHENTICATED:
            headers["Authorization"] = f"Bearer {token}"
        return self._answered(exchange.method, target, body, headers)

    def _answered(
        self, method: str, target: str, body: bytes, headers: dict[str, str]
    ) -> tuple[int, bytes]:
        connection = HTTPConnection(urlsplit(self.server.address).netloc)
        try:
            connection.request(method, target, body or None, headers)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()


def replayed(folder: Path) -> list[Outcome]:
    """Return what comes of every exchange of the cassettes in a folder, by cassette."""
    found: list[Outcome] = []
    for session in sessions(folder):
        with SheetsServer() as server:
            found += Replay(server, session).outcomes()
            server.bugs.clear()  # they were answered with 500, so they stand in the table
    return sorted(found, key=lambda each: (each.cassette, each.number))


def table(outcomes: Iterable[Outcome]) -> list[str]:
    """Return the table by endpoint and type of request, in Markdown, the whole last."""
    groups: dict[str, list[Outcome]] = {}
    for each in outcomes:
        groups.setdefault(each.label, []).append(each)
    rows = [_row(label, groups[label]) for label in sorted(groups)]
    heading = "| request | exchanges | left out | same status | same JSON | share |"
    whole = _row("all", [each for group in groups.values() for each in group])
    return [heading, "|---|--:|--:|--:|--:|--:|", *rows, whole]


def _row(label: str, outcomes: list[Outcome]) -> str:
    sent = [each for each in outcomes if not each.left_out]
    same = sum(each.is_same for each in sent)
    share = f"{float(Fraction(same * 100, len(sent))):.1f} %" if sent else "—"
    status = sum(each.same_status for each in sent)
    left = len(outcomes) - len(sent)
    return f"| {label} | {len(outcomes)} | {left} | {status} | {same} | {share} |"


def told(outcomes: Iterable[Outcome], first: int) -> list[str]:
    """Return the first differing exchanges, each with where it differs."""
    differing = [each for each in outcomes if each.found][:first]
    return [
        f"{each.cassette} {each.number}: {each.label}\n"
        + "\n".join(f"    {d.place}: {d.recorded}  →  {d.ours}" for d in each.found[:5])
        for each in differing
    ]


def main(arguments: Sequence[str] | None = None) -> None:
    """Replay a folder and print what is the same and what is not."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.replay_recordings")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--differences", type=int, default=_FIRST, metavar="N")
    options = parser.parse_args(arguments)
    outcomes = replayed(options.folder)
    print("\n".join(table(outcomes)), end="\n\n")
    print("\n".join(told(outcomes, options.differences)))


if __name__ == "__main__":
    main()
