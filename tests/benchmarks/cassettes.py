"""Cassettes written by hand, as the documentation of VCR.py and of Betamax describes their files.

https://vcrpy.readthedocs.io/en/latest/advanced.html (serializer "json"), and
https://betamax.readthedocs.io/en/latest/cassettes.html. What they hold is made after Google's
reference; nothing of it was recorded.
"""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

SHEETS, DRIVE = "https://sheets.googleapis.com", "https://www.googleapis.com"
_BEGIN = datetime(2024, 2, 1, 9, 0, tzinfo=UTC)
Written = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Said:
    """A request and its answer; ``second``: how long after the beginning, None for untold."""

    method: str
    url: str
    asked: object = None
    status: int = 200
    answered: object = None
    second: int | None = None

    @property
    def sent(self) -> str:
        """The body that was sent."""
        return "" if self.asked is None else json.dumps(self.asked)

    @property
    def came(self) -> str:
        """The body that came."""
        return "" if self.answered is None else json.dumps(self.answered, indent=2) + "\n"


def vcr(folder: Path, name: str, said: Sequence[Said]) -> Path:
    """Write a cassette of VCR.py in JSON."""
    return _write(folder, name, {"version": 1, "interactions": [_vcr(each) for each in said]})


def betamax(folder: Path, name: str, said: Sequence[Said]) -> Path:
    """Write a cassette of Betamax: an answer stands there in base64, as it was compressed."""
    recorded = [_betamax(each) for each in said]
    content = {"http_interactions": recorded, "recorded_with": "betamax/0.8.1"}
    return _write(folder, name, content)


def _vcr(said: Said) -> Written:
    headers = {"Content-Type": ["application/json; charset=UTF-8"]}
    if said.second is not None:
        headers["Date"] = [format_datetime(_time(said.second), usegmt=True)]
    return {
        "request": {
            "method": said.method,
            "uri": said.url,
            "body": said.sent or None,
            "headers": {"User-Agent": ["python-requests"], "Content-Length": ["0"]},
        },
        "response": {
            "status": {"code": said.status, "message": "OK"},
            "headers": headers,
            "body": {"string": said.came},
        },
    }


def _betamax(said: Said) -> Written:
    packed = base64.b64encode(gzip.compress(said.came.encode())).decode()
    body = {"encoding": "UTF-8", "base64_string": packed} if said.came else {"string": ""}
    written: Written = {
        "request": {
            "method": said.method,
            "uri": said.url,
            "body": {"encoding": "utf-8", "string": said.sent},
            "headers": {"Content-Type": ["application/json"], "Authorization": ["<AUTH>"]},
        },
        "response": {
            "status": {"code": said.status, "message": "OK"},
            "headers": {"Content-Encoding": ["gzip"]},
            "body": body,
            "url": said.url,
        },
    }
    if said.second is not None:
        written["recorded_at"] = _time(said.second).replace(tzinfo=None).isoformat()
    return written


def _time(second: int) -> datetime:
    return _BEGIN + timedelta(seconds=second)


def _write(folder: Path, name: str, content: Written) -> Path:
    path = folder / f"{name}.json"
    path.write_text(json.dumps(content), "utf-8")
    return path
