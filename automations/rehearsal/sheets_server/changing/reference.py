"""What the reference says of messages: JSON that does not fit is refused as the service words it.

``reference.toml`` lists the messages. A text of digits passes for a number, snake_case for the
name of a field and null for an absent one, as everywhere in that family of services.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from functools import cache
from importlib.resources import files

from automations.rehearsal.sheets_server.model import JSON, ApiError

_PACKAGE = "type.googleapis.com/google.apps.sheets.v4."
_BAD_REQUEST = "type.googleapis.com/google.rpc.BadRequest"
_ONE_OF = {
    "Request": "kind",
    "ExtendedValue": "value",
    "DataFilter": "filter",
    "DeveloperMetadataLocation": "location",
}
"""Messages of which one field alone may stand, and what the service calls the choice."""


def fitting(given: object, message: str, at: str = "") -> JSON:
    """Return JSON as the named message, with the names and kinds of the reference.

    ``at``: where it stands in the body, such as ``requests[0]``.

    Raises:
        ApiError: With every place that does not fit.
    """
    checker = _Checker()
    result = checker.message(given, message, at)
    if checker.violations:
        raise checker.refusal()
    return result


class _Checker:
    """Collects what does not fit, as (place, sentence)."""

    def __init__(self) -> None:
        self.violations: list[tuple[str, str]] = []

    def message(self, given: object, name: str, at: str) -> JSON:
        if not isinstance(given, dict):
            self._misfit(at, _PACKAGE + name, given)
            return {}
        fields = _messages()[name]
        result: JSON = {}
        for key, value in given.items():
            field = _camel(key)
            if field not in fields:
                self._unknown(key, at)
            elif value is not None and self._is_alone(name, field, result, at):
                place = f"{at}.{_snake(field)}" if at else _snake(field)
                result[field] = self._value(
                    value, fields[field], place, f"{name}.{field[0].upper()}{field[1:]}"
                )
        return result

    def _is_alone(self, name: str, field: str, result: JSON, at: str) -> bool:
        if name not in _ONE_OF or not any(other != "locationType" for other in result):
            return True
        if field == "locationType":
            return True
        sentence = (
            f"Invalid value at '{at}' (oneof), oneof field '{_ONE_OF[name]}' is already set. "
            f"Cannot set '{field}'"
        )
        self.violations.append((at, sentence))
        return False

    def _value(self, given: object, kind: str, at: str, owner: str) -> object:
        if kind.startswith("["):
            return self._list(given, kind[1:-1], at, owner)
        if kind.startswith("{") and isinstance(given, dict):
            return {
                key: self._value(value, kind[1:-1], f"{at}[{key}]", owner)
                for key, value in given.items()
            }
        if kind in _messages():
            return self.message(given, kind, at)
        return self._scalar(given, kind, at, owner)

    def _list(self, given: object, kind: str, at: str, owner: str) -> list[object]:
        items = given if isinstance(given, list) else [given]
        return [
            self._value(item, kind, f"{at}[{number}]", owner) for number, item in enumerate(items)
        ]

    def _scalar(self, given: object, kind: str, at: str, owner: str) -> object:
        if "|" in kind:
            if given in kind.split("|"):
                return given
            self._misfit(at, _PACKAGE + owner, given)
            return kind.split("|", maxsplit=1)[0]
        read, called = _SCALARS[kind]
        value = read(given)
        if value is None:
            self._misfit(at, called, given)
        return value

    def _unknown(self, key: str, at: str) -> None:
        where = f" at '{at}'" if at else ""
        said = f'Invalid JSON payload received. Unknown name "{key}"{where}: Cannot find field.'
        self.violations.append((at, said))

    def _misfit(self, at: str, called: str, given: object) -> None:
        shown = f'"{given}"' if isinstance(given, str) else _plain(given)
        self.violations.append((at, f"Invalid value at '{at}' ({called}), {shown}"))

    def refusal(self) -> ApiError:
        """Return all that was found as one refusal."""
        told = [
            {"field": at, "description": said} if at else {"description": said}
            for at, said in self.violations
        ]
        details = [{"@type": _BAD_REQUEST, "fieldViolations": told}]
        words = "\n".join(said for _, said in self.violations)
        return ApiError(400, "INVALID_ARGUMENT", words, details)


def _plain(given: object) -> str:
    if isinstance(given, bool):
        return "true" if given else "false"
    return "" if isinstance(given, (dict, list)) else str(given)


def _whole(given: object) -> int | None:
    if isinstance(given, bool) or not isinstance(given, (int, float, str)):
        return None
    if isinstance(given, str) and not re.fullmatch(r"-?[0-9]{1,10}", given):
        return None
    if isinstance(given, float) and not given.is_integer():
        return None
    return int(given) if abs(int(given)) <= 2**31 else None


def _number(given: object) -> int | float | None:
    if isinstance(given, str):
        return (
            float(given) if re.fullmatch(r"-?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?", given) else None
        )
    return given if isinstance(given, (int, float)) and not isinstance(given, bool) else None


def _truth(given: object) -> bool | None:
    return (
        {"true": True, "false": False}.get(given)
        if isinstance(given, str)
        else (given if isinstance(given, bool) else None)
    )


def _text(given: object) -> str | None:
    return given if isinstance(given, str) else None


_SCALARS: dict[str, tuple[Callable[[object], object], str]] = {
    "int32": (_whole, "TYPE_INT32"),
    "double": (_number, "TYPE_DOUBLE"),
    "float": (_number, "TYPE_FLOAT"),
    "boolean": (_truth, "TYPE_BOOL"),
    "string": (_text, "TYPE_STRING"),
}


@cache
def _messages() -> dict[str, dict[str, str]]:
    listed = files(__package__).joinpath("reference.toml").read_text("utf-8")
    return tomllib.loads(listed)


@cache
def _camel(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])_([a-z0-9])", lambda match: match[1].upper(), name)


@cache
def _snake(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])([A-Z])", lambda match: "_" + match[1].lower(), name)


def fields_of(message: str) -> frozenset[str]:
    """Return the names of a message's fields."""
    return frozenset(_messages()[message])
