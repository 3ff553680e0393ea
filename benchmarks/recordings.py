"""HTTP exchanges that a client library's tests recorded, as they come in files.

Known are the cassettes of VCR.py in JSON and those of Betamax. A body may stand there as text, as
the JSON of it, in base64 or compressed by gzip.
"""

from __future__ import annotations

import base64
import binascii
import gzip
import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit

_GZIP = b"\x1f\x8b"
_WRITTEN = "%/:?#[]@!$&'()*+,;=~-._"
"""What stands in an address as it is; ``%`` as well, for it is mostly encoded already."""
_BASE64 = re.compile(rb"[A-Za-z0-9+/\s]{16,}={0,2}\s*")


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request that was sent once, and the answer that came."""

    method: str
    url: str
    type: str  # of what was sent
    sent: bytes
    status: int
    answered: bytes
    time: datetime | None = None  # when the answer came, to the second

    @property
    def path(self) -> str:
        """The address without its host and parameters, as it was written."""
        return urlsplit(self.url).path

    @property
    def target(self) -> str:
        """The address without its host."""
        parts = urlsplit(self.url)
        target = f"{parts.path}?{parts.query}" if parts.query else parts.path
        return quote(target, safe=_WRITTEN)

    @property
    def is_for_token(self) -> bool:
        """Tell whether it asks for a token, signed by a key that is not recorded."""
        host = urlsplit(self.url).hostname or ""
        return host.startswith(("oauth2.", "accounts.")) or self.path.endswith("/token")

    @property
    def answer(self) -> Any:  # noqa: ANN401 - any JSON
        """The answer as JSON, or as bytes where it is none."""
        return decoded(self.answered)

    @property
    def label(self) -> str:
        """The endpoint, and for a ``batchUpdate`` the types of its requests."""
        place = self.path
        for pattern, short in _PLACES:
            place = re.sub(pattern, short, place)
        asked = decoded(self.sent)
        if not place.endswith("{id}:batchUpdate") or not isinstance(asked, dict):
            return f"{self.method} {place}"
        kinds = sorted({kind for each in asked.get("requests", []) for kind in each})
        return f"{self.method} {place} {'+'.join(kinds)}"


_PLACES = (
    (r"^/v4/spreadsheets/[^/:]+", "/v4/spreadsheets/{id}"),
    (r"(/values/)[^/]+?(:append|:clear)?$", r"\1{range}\2"),
    (r"/(sheets|developerMetadata)/[^/:]+", r"/\1/{id}"),
    (r"/files/[^/:]+", "/files/{id}"),
    (r"/permissions/[^/:]+", "/permissions/{id}"),
)


def exchanges(cassette: Path) -> list[Exchange]:
    """Return what a file recorded, in its order; nothing where it is no cassette."""
    try:
        content = json.loads(cassette.read_bytes())
    except ValueError:
        return []
    if not isinstance(content, dict):
        return []
    found = content.get("interactions") or content.get("http_interactions") or []
    return [_exchange(each) for each in found]


def _exchange(interaction: dict[str, Any]) -> Exchange:
    request, response = interaction["request"], interaction["response"]
    return Exchange(
        request["method"].upper(),
        request.get("uri") or request["url"],
        _header(request, "content-type") or "application/json",
        _body(request.get("body")),
        _status(response.get("status", response)),
        _body(response.get("body")),
        _time(interaction),
    )


def _status(status: object) -> int:
    return int(status["code"]) if isinstance(status, dict) else int(str(status))


def _header(message: dict[str, Any], name: str) -> str:
    """Return a header, which may stand there as a list of one; "" for none."""
    headers = {each.lower(): value for each, value in (message.get("headers") or {}).items()}
    value = headers.get(name) or ""
    return str(value[0] if isinstance(value, list) else value)


def _time(interaction: dict[str, Any]) -> datetime | None:
    """Return when an answer came: Betamax notes it, and else the service's ``Date`` tells."""
    noted = interaction.get("recorded_at")
    date = _header(interaction["response"], "date")
    try:
        time = datetime.fromisoformat(noted) if noted else parsedate_to_datetime(date)
    except ValueError:
        return None
    return time if time.tzinfo else time.replace(tzinfo=UTC)


def _body(body: object) -> bytes:
    """Return the bytes of a body, out of whatever it is wrapped in."""
    match body:
        case None:
            return b""
        case {"base64_string": str(text)}:
            return _unpacked(base64.b64decode(text))
        case {"string": inner}:
            return _body(inner)
        case str():
            return _unpacked(_of_text(body))
        case dict() | list():
            return json.dumps(body).encode()
        case _:
            return str(body).encode()


def _of_text(text: str) -> bytes:
    """Return a text's bytes: those of a compressed body were read as if each were a letter."""
    if text.startswith(_GZIP.decode("latin-1")):
        return text.encode("latin-1")
    raw = text.encode("utf-8", "surrogateescape")
    if not _BASE64.fullmatch(raw):
        return raw
    try:
        opened = base64.b64decode(raw, validate=False)
    except binascii.Error:
        return raw
    is_meant = opened.startswith((_GZIP, b"{", b"["))
    return opened if is_meant else raw


def _unpacked(raw: bytes) -> bytes:
    return gzip.decompress(raw) if raw.startswith(_GZIP) else raw


def decoded(body: bytes) -> Any:  # noqa: ANN401 - any JSON
    """Return JSON's content, None for an empty body, other bodies as they are."""
    if not body.strip():
        return None
    try:
        return json.loads(body)
    except ValueError:
        return body


def spreadsheets_of(exchange: Exchange) -> list[str]:
    """Return the ids of spreadsheets that a request names."""
    found = re.findall(r"/(?:v4/spreadsheets|files)/([\w-]{20,})", unquote(exchange.path))
    asked = decoded(exchange.sent)
    if isinstance(asked, dict) and isinstance(asked.get("destinationSpreadsheetId"), str):
        found.append(asked["destinationSpreadsheetId"])
    return found
