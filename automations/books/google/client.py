"""Requests to Google Sheets: who we are, at what pace, how patiently, and what went wrong."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from io import BytesIO
from typing import Any

from gspread.http_client import HTTPClient
from gspread.urls import SPREADSHEET_BATCH_UPDATE_URL, SPREADSHEET_URL
from requests import Response, Session

from automations.books.google.answer_trouble import trouble_of_answer
from automations.books.google.identity import Identity, known_proof
from automations.books.google.pacing import STANDARD, Limits, Pace, Patience, patiently
from automations.books.google.sessions import session_for
from automations.books.google.snapshot import MASK, Spreadsheet, spreadsheet_of
from automations.books.google.transport_trouble import trouble_of_failure
from automations.books.google.trouble import SOMEBODY_ELSE, TOO_LARGE, Stumbled, Trouble, failure_of
from automations.books.google.writing import Refused, Unknown
from automations.errors import ExpectedFailure, SettingsWrong
from automations.tables.places import Place
from automations.tables.problems import problem
from automations.waiting import SYSTEM_CLOCK, Clock

JSON = dict[str, Any]
_WRITTEN = "updatedSpreadsheet"
_FIELDS_OF_WRITE = f"replies,{_WRITTEN}({MASK})"
_UNREAD, _READ = "Googleスプレッドシート（…{end}）", "{title}（Google）"
_CONNECTION = Place("Googleへの接続")
_PIECE = 2**16  # bytes
_END = 4  # letters of a key that tell two spreadsheets apart


class Transport(HTTPClient):
    """gspread's way to the service, with our own account of what went wrong.

    gspread's own errors carry the whole answer along, cells and all.
    """

    def __init__(self, session: Session, most_bytes: int = STANDARD.most_bytes) -> None:
        super().__init__(None, session=session)  # type: ignore[arg-type]  # it documents None
        self._most = most_bytes

    def request(self, *given: Any, **named: Any) -> Response:  # noqa: ANN401 - handed on
        """Return an answer that is a JSON object; raises `Stumbled` for every other."""
        found = self._tried(*given, **named)
        if isinstance(found, Trouble):
            raise Stumbled(found)
        return found

    def _tried(
        self,
        method: str,
        endpoint: str,
        **named: Any,  # noqa: ANN401 - as above
    ) -> Response | Trouble:
        try:
            answer = self.session.request(
                method, endpoint, timeout=self.timeout, stream=True, **named
            )
            whole = _whole(answer, self._most)
            return trouble_of_answer(whole.status_code, whole.content) or whole
        except Stumbled as stumbled:
            return stumbled.trouble
        except Exception as failure:  # noqa: BLE001 - four libraries below, one boundary
            return trouble_of_failure(failure)


class Client:
    """One connection for one run; see `automations.books.google.writing.Sheets`."""

    def __init__(
        self,
        transport: Transport,
        identity: Identity,
        limits: Limits = STANDARD,
        clock: Clock = SYSTEM_CLOCK,
    ) -> None:
        self.identity = identity
        self._transport, self._limits, self._clock = transport, limits, clock
        self._pace = Pace(clock, limits.a_minute)
        self._titles: dict[str, str] = {}

    def read(self, key: str) -> Spreadsheet:
        """Return the spreadsheet as it is now; raises every `ExpectedFailure`."""
        ask = partial(
            self._transport.request, "get", SPREADSHEET_URL % key, params={"fields": MASK}
        )
        answer = self._answered(ask, writing=False)
        if isinstance(answer, Trouble):
            raise self._failure(answer, key)
        return self._known(answer)

    def write(self, key: str, requests: Sequence[Mapping[str, Any]]) -> Spreadsheet:
        """Do all of the requests or none; return the spreadsheet as it is then.

        Raises `Refused` if the service refused them, `Unknown` if nobody knows whether it did
        them, and every `ExpectedFailure`: then nothing was done.
        """
        body = {
            "requests": list(requests),
            "includeSpreadsheetInResponse": True,
            "responseIncludeGridData": True,
        }
        address, fields = SPREADSHEET_BATCH_UPDATE_URL % key, {"fields": _FIELDS_OF_WRITE}
        ask = partial(self._transport.request, "post", address, params=fields, json=body)
        answer = self._answered(ask, writing=True)
        if isinstance(answer, Trouble):
            raise self._unwritten(answer, key)
        return self._known(answer)

    def _answered(self, ask: Callable[[], Response], *, writing: bool) -> JSON | Trouble:
        patience = Patience(self._clock, self._limits.in_all, certain_only=writing)

        def once() -> JSON:
            self._pace.wait()
            self._transport.set_timeout(self._limits.of_one(patience.left))
            return _spreadsheet_in(ask(), writing=writing)

        try:
            return patiently(once, patience)
        except Stumbled as stumbled:
            return stumbled.trouble

    def _known(self, answer: JSON) -> Spreadsheet:
        spreadsheet = spreadsheet_of(answer)
        self._titles[spreadsheet.key] = spreadsheet.title
        return spreadsheet

    def _unwritten(self, trouble: Trouble, key: str) -> Exception:
        if trouble.uncertain:
            return Unknown()
        if trouble.refusal:
            return Refused(trouble.status, trouble.words)
        return self._failure(trouble, key, writing=True)

    def _failure(self, trouble: Trouble, key: str, *, writing: bool = False) -> ExpectedFailure:
        title = self._titles.get(key, "")
        named = _READ.format(title=title) if title else _UNREAD.format(end=key[-_END:])
        return failure_of(trouble, Place(named), self.identity, writing=writing)


def connect(limits: Limits = STANDARD) -> Client:
    """Return a client for whoever this PC is connected as; raises every `ExpectedFailure`.

    Nothing is asked of the network yet.
    """
    proof = known_proof()
    if proof is None:
        raise SettingsWrong(problem("google_not_connected", _CONNECTION))
    session = session_for(proof, _CONNECTION)
    return Client(Transport(session, limits.most_bytes), proof.identity, limits)


def _whole(answer: Response, most: int) -> Response:
    """Return an answer with all of its body: here what is cut off is noticed, or too large.

    How large it is shows only while it comes: it is packed, and its length is not told.
    """
    body, whole = BytesIO(), Response()
    with answer:
        for piece in answer.iter_content(_PIECE):
            body.write(piece)
            if body.tell() > most:
                raise Stumbled(replace(TOO_LARGE, uncertain=True))
    body.seek(0)
    whole.status_code, whole.raw = answer.status_code, body
    return whole


def _spreadsheet_in(response: Response, *, writing: bool) -> JSON:
    """Return the spreadsheet in an answer; raises `Stumbled` if there is none."""
    answer = json.loads(response.content)
    found = answer.get(_WRITTEN) if writing else answer
    if not isinstance(found, dict) or not isinstance(found.get("spreadsheetId"), str):
        raise Stumbled(SOMEBODY_ELSE)
    return found
