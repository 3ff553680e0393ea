"""A request as it came over the wire, and the answer that goes back."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

_JSON_TYPE = "application/json; charset=UTF-8"
_LONG = 200_000
_HTML_TYPE = "text/html; charset=UTF-8"


@dataclass(frozen=True, slots=True)
class Asked:
    """A request. ``query``: its parameters, still with every value they were given."""

    method: str
    path: str
    query: dict[str, list[str]] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""

    def parameter(self, name: str, otherwise: str = "") -> str:
        """Return the last value of a parameter."""
        return self.query.get(name, [otherwise])[-1]

    def flag(self, name: str) -> bool:
        """Tell whether a parameter says yes."""
        return self.parameter(name).lower() in {"true", "1"}

    @property
    def is_write(self) -> bool:
        """Tell whether it counts as a write; searches read, whatever their method is."""
        searching = self.path.endswith(("ByDataFilter", ":search"))
        reading = searching and not self.path.endswith((":batchUpdateByDataFilter",))
        clearing = self.path.endswith(":batchClearByDataFilter")
        return self.method != "GET" and (clearing or not reading)


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer; ``headers`` beside its type and length."""

    status: int
    body: bytes = b""
    type: str = _JSON_TYPE
    headers: dict[str, str] = field(default_factory=dict)


def answered_json(content: Any, status: int = 200, *, pretty: bool = True) -> Answered:  # noqa: ANN401 - any JSON
    """Answer JSON, indented by two as the service does unless asked not to.

    What is long is never indented here: nobody reads it, and it would take twice the time.
    """
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    if pretty and len(text) < _LONG:
        text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    return Answered(status, text.encode("utf-8", "replace"))


def answered_html(status: int, title: str, words: str) -> Answered:
    """Answer the page that stands before the service: no JSON, whatever was asked for."""
    page = (
        f"<!DOCTYPE html>\n<html lang=en>\n  <meta charset=utf-8>\n"
        f"  <title>Error {status} ({title})!!1</title>\n"
        f"  <p><b>{status}.</b> <ins>That\u2019s an error.</ins>\n"
        f"  <p>{words}  <ins>That\u2019s all we know.</ins>\n</html>\n"
    )
    return Answered(status, page.encode(), _HTML_TYPE)
