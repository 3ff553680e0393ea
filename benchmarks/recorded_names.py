"""What a recording calls things, and what our server calls them; comparing both answers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

_FILE, _SHEET, _MARK, _OF_MAIL = "file", "sheet", "mark", "mail"
_KINDS = {
    "spreadsheetId": _FILE,
    "destinationSpreadsheetId": _FILE,
    "fileId": _FILE,
    "id": _FILE,
    "sheetId": _SHEET,
    "sourceSheetId": _SHEET,
    "metadataId": _MARK,
    "namedRangeId": "name",
    "protectedRangeId": "protection",
    "filterViewId": "view",
    "filterId": "view",
    "bandedRangeId": "banding",
    "tableId": "table",
    "chartId": "object",
    "objectId": "object",
    "slicerId": "object",
    "emailAddress": _OF_MAIL,
    "permissionId": _FILE,
}
_OF_ACCOUNTS = {"displayName", "photoLink", "etag", "version", "headRevisionId", "domain"}
_PICTURE = "photoLink"
"""Told of accounts that have a picture; those of our server have none."""
_MAIL = re.compile(r"[^@\s/]+@[^@\s/]+")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")
_LONG = 15  # letters: names of files are found inside longer texts too
_NUMBER = re.compile(r"\b\d{6,10}\b")
"""An id within a sentence: no count of rows or columns is as long."""
_SEGMENTS = {"sheets": _SHEET, "developerMetadata": _MARK}


@dataclass(frozen=True, slots=True)
class Difference:
    """Where two answers differ; ``recorded`` and ``ours`` are cut short for reading."""

    place: str
    recorded: str
    ours: str


@dataclass(slots=True)
class Names:
    """What was recorded → what is ours, by kind, learnt where both answers first name a thing.

    ``chosen``: names, with their kind, that requests brought up themselves: these are kept as they
    are, and no other is learnt for them.
    """

    known: dict[str, dict[object, object]] = field(default_factory=dict)
    chosen: set[tuple[str, object]] = field(default_factory=set)

    def ours(self, kind: str, recorded: object) -> object:
        """Return our name of a thing; the recorded one while it is unknown."""
        return self.known.get(kind, {}).get(recorded, recorded)

    def is_known(self, kind: str, recorded: object) -> bool:
        """Tell whether a thing has been named before."""
        return recorded in self.known.get(kind, {})

    def learn(self, kind: str, recorded: object, ours: object) -> None:
        """Keep what a thing is called here."""
        self.known.setdefault(kind, {})[recorded] = ours

    def agree(self, kind: str, recorded: object, ours: object) -> bool:
        """Tell whether two names mean the same thing, which they do at first sight."""
        if self.is_known(kind, recorded):
            return self.ours(kind, recorded) == ours
        if (kind, recorded) in self.chosen or type(recorded) is not type(ours):
            return recorded == ours
        self.learn(kind, recorded, ours)
        return True

    def in_text(self, text: str) -> str:
        """Return a text with our names of files and mail addresses in it."""
        for kind in (_FILE, _OF_MAIL):
            for recorded, ours in self.known.get(kind, {}).items():
                if recorded != ours and (kind == _OF_MAIL or len(str(recorded)) >= _LONG):
                    text = text.replace(str(recorded), str(ours))
                    text = text.replace(quote(str(recorded), safe=""), quote(str(ours), safe=""))
        return text

    def in_sentence(self, text: str) -> str:
        """Return what the service said with our names in it, its numbers of sheets as well."""

        def ours(number: re.Match[str]) -> str:
            names = (self.known.get(kind, {}) for kind in (_SHEET, _MARK))
            return next((str(each[int(number[0])]) for each in names if int(number[0]) in each), "")

        return _NUMBER.sub(lambda number: ours(number) or number[0], self.in_text(text))

    def in_target(self, target: str) -> str:
        """Return an address with our names in it."""
        path, mark, query = self.in_text(target).partition("?")
        parts = path.split("/")
        for at, part in enumerate(parts):
            kind = _SEGMENTS.get(parts[at - 1], _FILE) if at else _FILE
            name, colon, verb = part.partition(":")
            number = int(name) if name.isdigit() and kind != _FILE else name
            parts[at] = f"{self.ours(kind, number)}{colon}{verb}"
        return "/".join(parts) + mark + query

    def in_content(self, content: Any, key: str = "") -> Any:  # noqa: ANN401 - any JSON
        """Return JSON that was sent with our names in it."""
        match content:
            case dict():
                return {name: self.in_content(each, name) for name, each in content.items()}
            case list():
                return [self.in_content(each, key) for each in content]
            case str() | int() if key in _KINDS:
                return self._named(_KINDS[key], content)
            case str():
                self.chosen |= {(_OF_MAIL, each) for each in _MAIL.findall(content)}
                return self.in_text(content)
            case _:
                return content

    def _named(self, kind: str, name: object) -> object:
        """Return our name of what a request names; unless it is known, the request chose it."""
        if not self.is_known(kind, name):
            self.chosen.add((kind, name))
        return self.ours(kind, name)


def differences(recorded: Any, ours: Any, names: Names, place: str = "") -> list[Difference]:  # noqa: ANN401 - any JSON
    """Return where two answers differ beyond names, times and accounts; learn the names."""
    match recorded, ours:
        case dict(), dict():
            return [
                found
                for key in sorted({*recorded, *ours})
                for found in _of_key(recorded, ours, names, place, key)
            ]
        case list(), list() if len(recorded) == len(ours):
            pairs = enumerate(zip(recorded, ours, strict=True))
            return [
                found
                for at, (left, right) in pairs
                for found in differences(left, right, names, f"{place}[{at}]")
            ]
        case _:
            key = re.sub(r"\[\d+\]$", "", place).rpartition(".")[2]
            return (
                [] if _is_same(recorded, ours, names, key) else [_differing(place, recorded, ours)]
            )


def _of_key(
    recorded: dict[str, Any], ours: dict[str, Any], names: Names, place: str, key: str
) -> list[Difference]:
    below = f"{place}.{key}"
    if key == _PICTURE:
        return []
    if key not in ours:
        return [_differing(below, recorded[key], "—")]
    if key not in recorded:
        return [_differing(below, "—", ours[key])]
    return differences(recorded[key], ours[key], names, below)


def _is_same(recorded: object, ours: object, names: Names, key: str) -> bool:
    if isinstance(recorded, bool) or isinstance(ours, bool):
        return recorded is ours
    if key in _OF_ACCOUNTS:
        return type(recorded) is type(ours)
    if key in _KINDS and isinstance(recorded, str | int):
        return names.agree(_KINDS[key], recorded, ours)
    if isinstance(recorded, str) and isinstance(ours, str):
        return _is_same_text(recorded, ours, names, key)
    return recorded == ours


def _is_same_text(recorded: str, ours: str, names: Names, key: str) -> bool:
    if _TIME.match(recorded) and _TIME.match(ours):
        return True
    if _MAIL.fullmatch(recorded) and _MAIL.fullmatch(ours):
        return names.agree(_OF_MAIL, recorded, ours)
    if key == "spreadsheetUrl":
        recorded, ours = recorded.partition("?")[0], ours.partition("?")[0]
    return ours in {names.in_text(recorded), names.in_sentence(recorded)}


def _differing(place: str, recorded: object, ours: object) -> Difference:
    return Difference(place.lstrip("."), _short(recorded), _short(ours))


def _short(value: object, length: int = 160) -> str:
    text = value if isinstance(value, str) else repr(value)
    return text if len(text) <= length else f"{text[:length]}…"
