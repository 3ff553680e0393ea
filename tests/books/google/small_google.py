"""A little Google on this PC: it answers what a test tells it to, over real HTTP."""

from __future__ import annotations

import base64
import json
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit

from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

KEY = "1SpreadsheetKeyOfTheTests_abcdefghijklmnop-Z"
ADDRESS = "dxten@tests.example.com"
TOKEN = "ya29.a-token-that-nobody-may-see"  # noqa: S105 - the fake's own
CELL = "住吉 花子の評点"
"""What a cell says: it must never be seen in a message."""
PAGE = f"<html><title>Error</title>{CELL}</html>".encode()

Answer = Callable[["Exchange"], None]


@cache
def private_key() -> str:
    """Return a key made for this run of the tests."""
    made = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return made.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


def key_file(server: str = "", *, other: dict[str, object] | None = None) -> dict[str, object]:
    """Return what stands in a service account's key file."""
    fields: dict[str, object] = {
        "type": "service_account",
        "project_id": "tests",
        "private_key_id": "1",
        "private_key": private_key(),
        "client_email": ADDRESS,
        "token_uri": "https://oauth2.googleapis.com/token",
    }
    return fields | ({"dxten_server": server} if server else {}) | (other or {})


def spreadsheet(title: str = "申込") -> dict[str, Any]:
    """Return a spreadsheet as the service answers it: one tab, one cell."""
    cell = {"effectiveValue": {"stringValue": CELL}}
    tab = {
        "properties": {
            "sheetId": 0,
            "title": "シート1",
            "index": 0,
            "sheetType": "GRID",
            "gridProperties": {"rowCount": 3, "columnCount": 2},
        },
        "data": [{"rowData": [{"values": [cell]}]}],
    }
    return {"spreadsheetId": KEY, "properties": {"title": title}, "sheets": [tab]}


def told(status: int, body: object) -> Answer:
    """Answer with a JSON body, or with bytes as they are."""
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return lambda exchange: exchange.send(status, content)


def refused(status: int, message: str, name: str, reason: str = "") -> Answer:
    """Answer with an error in the form of Google's services."""
    error: dict[str, object] = {"code": status, "message": message, "status": name}
    if reason:
        kind = "type.googleapis.com/google.rpc.ErrorInfo"
        error["details"] = [{"@type": kind, "reason": reason, "domain": "googleapis.com"}]
    return told(status, {"error": error})


def redirected(address: str) -> Answer:
    """Lead elsewhere, as a network does whose user has to sign in first."""
    return lambda exchange: exchange.send(302, PAGE, location=address)


def reset(exchange: Exchange) -> None:
    """Close the connection without an answer."""
    exchange.connection.shutdown(socket.SHUT_RDWR)


def cut_off(exchange: Exchange) -> None:
    """Promise more than is sent."""
    exchange.send(200, b'{"spreadsheetId": "', promised=1_000)


def silent(exchange: Exchange) -> None:
    """Answer nothing until the test is over."""
    exchange.google.over.wait()


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that arrived."""

    method: str
    path: str
    query: dict[str, list[str]]
    body: bytes
    authorization: str


class Exchange(BaseHTTPRequestHandler):
    """One request and its answer."""

    protocol_version = "HTTP/1.1"
    google: SmallGoogle

    def do_GET(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self._answer()

    def send(self, status: int, content: bytes, promised: int = 0, location: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(promised or len(content)))
        self.send_header("Connection", "close")
        if location:
            self.send_header("Location", location)
        self.send_header("Metadata-Flavor", "Google")
        self.end_headers()
        self.wfile.write(content)
        self.close_connection = True

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def _answer(self) -> None:
        self.close_connection = True
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        asked = urlsplit(self.path)
        authorization = self.headers.get("Authorization", "")
        self.google.take(
            Asked(self.command, asked.path, parse_qs(asked.query), body, authorization), self
        )


@dataclass
class SmallGoogle:
    """``answers`` to the requests in their order, then a spreadsheet; ``tokens`` likewise."""

    answers: list[Answer] = field(default_factory=list)
    tokens: list[Answer] = field(default_factory=list)
    log: list[Asked] = field(default_factory=list)
    asked_for_tokens: list[Asked] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> Self:
        handler = type("Exchange", (Exchange,), {"google": self})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.address = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        failure: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.over.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def take(self, asked: Asked, exchange: Exchange) -> None:
        """Answer as the test wants it."""
        if asked.path == "/token":
            self.asked_for_tokens.append(asked)
            waiting, usual = self.tokens, told(200, self.token())
        else:
            self.log.append(asked)
            waiting, usual = self.answers, told(200, self._usual(asked))
        (waiting.pop(0) if waiting else usual)(exchange)

    def token(self) -> dict[str, object]:
        """Return the next token; the first one ends in 1."""
        count = len(self.asked_for_tokens)
        return {"access_token": f"{TOKEN}{count}", "expires_in": 3599, "token_type": "Bearer"}

    def claims(self) -> dict[str, object]:
        """Return what the last request for a token claims."""
        (assertion,) = parse_qs(self.asked_for_tokens[-1].body.decode())["assertion"]
        part = assertion.split(".")[1]
        claims = json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))
        assert isinstance(claims, dict)
        return claims

    @staticmethod
    def _usual(asked: Asked) -> dict[str, object]:
        if asked.method == "GET":
            return spreadsheet()
        return {"replies": [], "updatedSpreadsheet": spreadsheet()}
