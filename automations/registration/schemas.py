"""What the columns of registrations and of the reception sheet mean, and words only we read."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from automations.tables.parsing import choices_by_word, folded, moment
from automations.tables.schema import Schema, schema

_ANY_ZONE = ZoneInfo("UTC")
CANCELLED, CAME = "取消", "来場"


def registration_schema(profile: str = "") -> Schema:
    """Return the schema of a registration source; "" is the usual one.

    Raises `FileNotFoundError` for a profile that ``config/tables`` does not have.
    """
    return schema(profile or "registration")


def reception_schema() -> Schema:
    """Return the schema of the reception sheet."""
    return schema("reception")


def is_cancelled(declared: Schema, text: str) -> bool | None:
    """Read whether a registration is cancelled; blank is no, None is not to be told."""
    return _read(declared, "cancelled", CANCELLED, text)


def has_come(declared: Schema, text: str) -> bool | None:
    """Read whether somebody was received: at a time, or by a mark; blank is no.

    >>> [has_come(reception_schema(), text) for text in ("１０：０５", "○", "", "欠席", "?")]
    [True, True, False, False, None]
    """
    if text and (moment(text, _ANY_ZONE) or moment(f"2000/1/1 {text}", _ANY_ZONE)):
        return True
    return _read(declared, "received", CAME, text)


def _read(declared: Schema, key: str, yes: str, text: str) -> bool | None:
    if not text:
        return False
    choices = next((each.choices for each in declared.fields if each.key == key), ())
    value = choices_by_word(choices).get(folded(text))
    return None if value is None else value == yes
