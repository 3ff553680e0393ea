"""HTTP on loopback: each connection a thread, all of them gone when it closes."""

from __future__ import annotations

import socket
import struct
from collections.abc import Callable
from contextlib import suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread, current_thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

from automations.rehearsal.sheets_server.delivering import Sent
from automations.rehearsal.sheets_server.exchange import Answered, Asked

_LOOPBACK = "127.0.0.1"
_PATIENCE = 5.0
_AT_ONCE = struct.pack("ii", 1, 0)
"""Closing at once, with a reset, instead of in good order."""


class Listener(ThreadingHTTPServer):
    """Listens on loopback alone; ``serve`` returns what goes back for each request."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, port: int, serve: Callable[[Asked], Sent]) -> None:
        self.serve = serve
        self._open: set[socket.socket] = set()
        self._struck: set[socket.socket] = set()
        self._busy: set[Thread] = set()
        self._guard = Lock()
        super().__init__((_LOOPBACK, port), _Connection)

    def process_request(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - as inherited
        """Begin a connection, and remember it."""
        with self._guard:
            self._open.add(request)
        super().process_request(request, client_address)

    def process_request_thread(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - as inherited
        """Serve a connection until it ends, in a thread that closing waits for."""
        with self._guard:
            self._busy.add(current_thread())
        try:
            super().process_request_thread(request, client_address)
        finally:
            with self._guard:
                self._busy.discard(current_thread())

    def shutdown_request(self, request: Any) -> None:  # noqa: ANN401 - as inherited
        """End a connection: in good order, or at once if it was to be reset."""
        with self._guard:
            self._open.discard(request)
            struck = request in self._struck
            self._struck.discard(request)
        if struck:
            self.close_request(request)
        else:
            super().shutdown_request(request)

    def strike(self, request: socket.socket) -> None:
        """Let a connection end with a reset."""
        request.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _AT_ONCE)
        with self._guard:
            self._struck.add(request)

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - as inherited
        """Print nothing of a client that has gone."""

    def close(self) -> None:
        """End every connection, and listen no longer."""
        self.shutdown()
        with self._guard:
            still_open, still_busy = list(self._open), list(self._busy)
        for each in still_open:
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
        for thread in still_busy:
            thread.join(_PATIENCE)
        self.server_close()


class _Connection(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "ESF"
    sys_version = ""
    disable_nagle_algorithm = True
    server: Listener

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002, ANN401 - as inherited
        """Print nothing."""

    def _serve(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        address = urlsplit(self.path)
        query = parse_qs(address.query, keep_blank_values=True)
        headers = {name.lower(): value for name, value in self.headers.items()}
        asked = Asked(self.command, address.path, query, headers, body)
        sent = self.server.serve(asked)
        with suppress(OSError):
            self._send(sent)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = _serve  # noqa: N815 - as inherited

    def _send(self, sent: Sent) -> None:
        if sent.answered is None:
            self.server.strike(self.connection)
            self.close_connection = True
            return
        body = sent.answered.body
        length = len(body) if sent.declared is None else sent.declared
        self.wfile.write(self._head(sent.answered, length) + body[: sent.kept])
        self.close_connection |= length != len(body) or sent.kept is not None

    def _head(self, answered: Answered, length: int) -> bytes:
        phrase = HTTPStatus(answered.status).phrase
        headers = {"Content-Type": answered.type, "Content-Length": str(length)}
        headers |= {"Date": self.date_time_string(), "Server": "ESF"} | answered.headers
        lines = [f"HTTP/1.1 {answered.status} {phrase}", *(f"{k}: {v}" for k, v in headers.items())]
        return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")
