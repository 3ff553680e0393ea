"""What people see of a value: its ``formattedValue``, by number format and locale."""

from __future__ import annotations

import operator
from decimal import Decimal

from automations.rehearsal.sheets_server.formula_values import SHOWN, Kind
from automations.rehearsal.sheets_server.locales import customs
from automations.rehearsal.sheets_server.model import JSON
from automations.rehearsal.sheets_server.number_patterns import Section, sections
from automations.rehearsal.sheets_server.showing_dates import date_shown
from automations.rehearsal.sheets_server.showing_numbers import automatic, number_shown

_COMPARED = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "<>": operator.ne,
}
_TEXT_SECTION = 3  # positive; negative; zero; text


def formatted(effective: JSON | None, number_format: JSON | None, locale: str = "en_US") -> str:
    """Return a calculated value (``ExtendedValue``) as Sheets shows it; empty for None.

    ``number_format``: a ``NumberFormat`` {type, pattern}; None for automatic.
    """
    match effective:
        case {"numberValue": int() | float() as number}:
            return _number(number, _pattern(number_format, locale), locale)
        case {"boolValue": truth}:
            return "TRUE" if truth else "FALSE"
        case {"errorValue": {"type": str(kind)}}:
            return SHOWN[Kind(kind)]
        case {"stringValue": str(text)}:
            return _text(text, _pattern(number_format, locale))
        case _:
            return ""


def default_format(kind: str, locale: str = "en_US") -> JSON:
    """Return the ``NumberFormat`` {type, pattern} of a kind that names no pattern.

    It is what typing a value of this kind sets. ``kind``: DATE, TIME, DATE_TIME, PERCENT,
    CURRENCY, SCIENTIFIC, NUMBER or TEXT.
    """
    return {"type": kind, "pattern": customs(locale).patterns[kind]}


def _pattern(number_format: JSON | None, locale: str) -> str:
    """Return the pattern that a format sets; empty for automatic."""
    if not number_format:
        return ""
    kind = number_format.get("type", "")
    pattern: str = number_format.get("pattern") or customs(locale).patterns.get(kind, "")
    return pattern


def _number(number: float, pattern: str, locale: str) -> str:
    decimal = Decimal(repr(number))
    if pattern in {"", "@", "General"}:
        return automatic(decimal, customs(locale))
    section, is_split = _section_for(decimal, sections(pattern))
    if section is None:
        return "#" * 3  # no section is for it
    if not section.tokens:
        return ""
    if section.is_date:
        shown = date_shown(decimal, section, customs(locale))
        return automatic(decimal, customs(locale)) if shown is None else shown
    sign = "-" if decimal < 0 and not is_split else ""
    return number_shown(abs(decimal), section, customs(locale), sign)


def _section_for(number: Decimal, found: tuple[Section, ...]) -> tuple[Section | None, bool]:
    """Return the section a number is shown by, and whether the section speaks for its sign."""
    if any(section.condition for section in found):
        return _section_by_condition(number, found)
    if number == 0 and len(found) > 2:  # noqa: PLR2004 - the third is for zero
        return found[2], False
    if number < 0 and len(found) > 1:
        return found[1], True
    return found[0], False


def _section_by_condition(
    number: Decimal, found: tuple[Section, ...]
) -> tuple[Section | None, bool]:
    for section in found[:_TEXT_SECTION]:
        if section.condition is None:
            return section, False
        sign, limit = section.condition
        if _COMPARED[sign](number, Decimal(repr(limit))):
            return section, False
    return None, False


def _text(text: str, pattern: str) -> str:
    """Return a text by its section, where the pattern has one."""
    found = sections(pattern)
    section = found[_TEXT_SECTION] if len(found) > _TEXT_SECTION else found[-1]
    if not section.has("text"):
        return text
    return "".join(text if token.kind == "text" else token.text for token in section.tokens)
