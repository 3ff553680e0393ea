"""Conditions of filters: the plain ones; of others every value is taken to meet them."""

from __future__ import annotations

from collections.abc import Callable

from automations.rehearsal.sheets_server.model import JSON

_NUMBERS: dict[str, Callable[[float, float], bool]] = {
    "NUMBER_GREATER": lambda value, bound: value > bound,
    "NUMBER_GREATER_THAN_EQ": lambda value, bound: value >= bound,
    "NUMBER_LESS": lambda value, bound: value < bound,
    "NUMBER_LESS_THAN_EQ": lambda value, bound: value <= bound,
    "NUMBER_EQ": lambda value, bound: value == bound,
    "NUMBER_NOT_EQ": lambda value, bound: value != bound,
}
_TEXTS: dict[str, Callable[[str, str], bool]] = {
    "TEXT_CONTAINS": lambda text, part: part in text,
    "TEXT_NOT_CONTAINS": lambda text, part: part not in text,
    "TEXT_STARTS_WITH": lambda text, part: text.startswith(part),
    "TEXT_ENDS_WITH": lambda text, part: text.endswith(part),
    "TEXT_EQ": lambda text, whole: text == whole,
    "TEXT_NOT_EQ": lambda text, whole: text != whole,
}


def is_met(condition: JSON | None, value: JSON | None, shown: str) -> bool:
    """Tell whether a calculated value, shown as ``shown``, meets a ``BooleanCondition``."""
    if condition is None:
        return True
    kind = str(condition.get("type"))
    given = [str(each.get("userEnteredValue", "")) for each in condition.get("values", [])]
    if kind in {"BLANK", "NOT_BLANK"}:
        return (shown == "") == (kind == "BLANK")
    if kind in _TEXTS and given:
        return _TEXTS[kind](shown.casefold(), given[0].casefold())
    if kind in _NUMBERS and given:
        number = (value or {}).get("numberValue")
        return number is not None and _NUMBERS[kind](float(number), float(given[0]))
    return True
