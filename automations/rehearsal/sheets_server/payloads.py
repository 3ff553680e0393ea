"""What may stand in the query and the body of ``spreadsheets.values``, and how the rest is refused.

Of ``spreadsheets.get`` the query alone, as verb ``spreadsheet``.

The kinds of the fields: ``string``, ``bool``, ``rows`` (a list of lists of anything), the name of
an enum or of a message, and ``[kind]`` for a list of them. Every place that does not fit is told
in one refusal, as that family of services does.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from automations.rehearsal.sheets_server.changing.reference import fitting
from automations.rehearsal.sheets_server.model import JSON, ApiError

_SHEETS = "type.googleapis.com/google.apps.sheets.v4"
_LIST = "type.googleapis.com/google.protobuf.ListValue"
_BAD_REQUEST = "type.googleapis.com/google.rpc.BadRequest"

ENUMS: dict[str, tuple[str, ...]] = {
    "Dimension": ("DIMENSION_UNSPECIFIED", "ROWS", "COLUMNS"),
    "ValueRenderOption": ("FORMATTED_VALUE", "UNFORMATTED_VALUE", "FORMULA"),
    "DateTimeRenderOption": ("SERIAL_NUMBER", "FORMATTED_STRING"),
    "ValueInputOption": ("INPUT_VALUE_OPTION_UNSPECIFIED", "RAW", "USER_ENTERED"),
    "AppendValuesRequest.InsertDataOption": ("OVERWRITE", "INSERT_ROWS"),
    "CommentsViewMode": (
        "COMMENTS_VIEW_MODE_UNSPECIFIED",
        "COMMENTS_VIEW_MODE_DEFAULT_FOR_CURRENT_ACCESS",
        "COMMENTS_VIEW_MODE_OMITTED",
        "COMMENTS_VIEW_MODE_INCLUDED",
    ),
}
"""Their words; a word's place is its number, which stands for it as well."""

_RENDERED = {
    "majorDimension": "Dimension",
    "valueRenderOption": "ValueRenderOption",
    "dateTimeRenderOption": "DateTimeRenderOption",
}
_ANSWERED = {
    "valueInputOption": "ValueInputOption",
    "includeValuesInResponse": "bool",
    "responseValueRenderOption": "ValueRenderOption",
    "responseDateTimeRenderOption": "DateTimeRenderOption",
}
_MESSAGES: dict[str, dict[str, str]] = {
    "ValueRange": {"range": "string", "majorDimension": "Dimension", "values": "rows"},
    "DataFilterValueRange": {
        "dataFilter": "DataFilter",
        "majorDimension": "Dimension",
        "values": "rows",
    },
    "Nothing": {},
    "BatchClear": {"ranges": "[string]"},
    "BatchUpdate": {**_ANSWERED, "data": "[ValueRange]"},
    "BatchGetByDataFilter": {**_RENDERED, "dataFilters": "[DataFilter]"},
    "BatchClearByDataFilter": {"dataFilters": "[DataFilter]"},
    "BatchUpdateByDataFilter": {**_ANSWERED, "data": "[DataFilterValueRange]"},
}
QUERIES: dict[str, dict[str, str]] = {
    "get": _RENDERED,
    "batchGet": {**_RENDERED, "ranges": "[string]"},
    "update": _ANSWERED,
    "append": {**_ANSWERED, "insertDataOption": "AppendValuesRequest.InsertDataOption"},
    "spreadsheet": {
        "ranges": "[string]",
        "includeGridData": "bool",
        "excludeTablesInBandedRanges": "bool",
        "commentsViewMode": "CommentsViewMode",
    },
}
"""What stands in the query, by verb; the others have nothing of their own there."""
_ALWAYS = frozenset(
    {
        "$.xgafv", "access_token", "alt", "callback", "fields", "key", "oauth_token",
        "prettyPrint", "quotaUser", "upload_protocol", "uploadType", "range",
    }
)  # fmt: skip
_TRUTHS = {"true": True, "t": True, "yes": True, "y": True, "1": True} | {
    "false": False, "f": False, "no": False, "n": False, "0": False,
}  # fmt: skip


def query(params: Mapping[str, Sequence[str]], verb: str) -> JSON:
    """Return the options of a query by their camelCase names; of one given twice, the last.

    Raises:
        ApiError: With every name and value that cannot be.
    """
    checked, kinds, options = _Checked(), QUERIES.get(verb, {}), {}
    for key, given in params.items():
        name = _camel(key)
        if name in kinds and kinds[name].startswith("["):
            options[name] = list(given)
        elif name in kinds:
            options[name] = [checked.value(each, kinds[name], _snake(name)) for each in given][-1]
        elif key not in _ALWAYS and name not in _ALWAYS:
            checked.add("", f"{_unknown(key)}: Cannot bind query parameter. Field '{key}' could "
                            "not be found in request message.")  # fmt: skip
    checked.stop()
    return options


def body(given: Any, message: str, at: str = "") -> JSON:  # noqa: ANN401 - any JSON
    """Return a body as the named message; ``at``: what the service calls the body, if anything.

    Raises:
        ApiError: With every name and value that cannot be.
    """
    checked = _Checked()
    result = checked.message(given or {}, message, at)
    checked.stop()
    return result


class _Checked:
    """Collects what cannot be, as (place, sentence)."""

    def __init__(self) -> None:
        self.violations: list[tuple[str, str]] = []

    def add(self, at: str, sentence: str) -> None:
        self.violations.append((at, sentence))

    def stop(self) -> None:
        if self.violations:
            told = [
                {"field": at, "description": said} if at else {"description": said}
                for at, said in self.violations
            ]
            words = "\n".join(said for _, said in self.violations)
            details = [{"@type": _BAD_REQUEST, "fieldViolations": told}]
            raise ApiError(400, "INVALID_ARGUMENT", words, details)

    def message(self, given: Any, name: str, at: str) -> JSON:  # noqa: ANN401 - any JSON
        if name == "DataFilter":
            return self._data_filter(given, at)
        if not isinstance(given, dict):
            self._misfit(at, f"{_SHEETS}.{name}", given)
            return {}
        result: JSON = {}
        for key, value in given.items():
            kind = _MESSAGES[name].get(_camel(key))
            if kind is None:
                where = f" at '{at}'" if at else ""
                self.add(at, f"{_unknown(key)}{where}: Cannot find field.")
            elif value is not None:
                place = _snake(_camel(key))
                result[_camel(key)] = self.value(value, kind, f"{at}.{place}" if at else place)
        return result

    def value(self, given: Any, kind: str, at: str) -> Any:  # noqa: ANN401 - any JSON
        if kind.startswith("["):
            items = given if isinstance(given, list) else [given]
            return [self.value(item, kind[1:-1], f"{at}[{i}]") for i, item in enumerate(items)]
        if kind == "rows":
            return self._rows(given, at)
        if kind in ENUMS:
            return self._word(given, kind, at)
        if kind == "bool":
            return self._truth(given, at)
        return self._text(given, at) if kind == "string" else self.message(given, kind, at)

    def _data_filter(self, given: Any, at: str) -> JSON:  # noqa: ANN401 - any JSON
        try:
            return fitting(given, "DataFilter", at)
        except ApiError as refused:
            for violation in refused.details[0]["fieldViolations"]:
                self.add(violation.get("field", ""), violation["description"])
            return {}

    def _rows(self, given: Any, at: str) -> list[list[Any]]:  # noqa: ANN401 - any JSON
        if not isinstance(given, list):
            self._misfit(at, _LIST, given)
            return []
        for number, row in enumerate(given):
            if not isinstance(row, list):
                self._misfit(f"{at}[{number}]", _LIST, row)
        return given

    def _word(self, given: Any, enum: str, at: str) -> str:  # noqa: ANN401 - any JSON
        words = ENUMS[enum]
        if isinstance(given, str) and given in words:
            return given
        if isinstance(given, int | str) and re.fullmatch(r"[+]?[0-9]{1,4}", str(given)):
            number = int(given)
            if number < len(words):
                return words[number]
        self._misfit(at, f"{_SHEETS}.{enum}", given)
        return words[0]

    def _truth(self, given: Any, at: str) -> bool:  # noqa: ANN401 - any JSON
        if isinstance(given, bool):
            return given
        if isinstance(given, str) and given.isascii() and given.lower() in _TRUTHS:
            return _TRUTHS[given.lower()]
        self._misfit(at, "TYPE_BOOL", given)
        return False

    def _text(self, given: Any, at: str) -> str:  # noqa: ANN401 - any JSON
        if isinstance(given, str):
            return given
        self._misfit(at, "TYPE_STRING", given)
        return ""

    def _misfit(self, at: str, called: str, given: Any) -> None:  # noqa: ANN401 - any JSON
        shown = f'"{given}"' if isinstance(given, str) else json.dumps(given, ensure_ascii=False)
        self.add(at, f"Invalid value at '{at}' ({called}), {shown}")


def _unknown(key: str) -> str:
    return f'Invalid JSON payload received. Unknown name "{key}"'


def _camel(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])_([a-z0-9])", lambda match: match[1].upper(), name)


def _snake(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])([A-Z])", lambda match: "_" + match[1].lower(), name)
