"""What the columns of registrations and of the reception sheet mean, and words only we read."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from automations.tables.parsing import choices_by_word, folded, moment
from automations.tables.schema import Schema, schema

_ANY_ZONE = ZoneInfo("UTC")
CANCELLED = "取消"
_CAME = "来場"


def registration_schema() -> Schema:
    """Return the schema of a registration source."""
    return schema("registration")


def reception_schema() -> Schema:
    """Return the schema of the reception sheet."""
    return schema("reception")


def has_come(declared: Schema, text: str) -> bool | None:
    """Read whether somebody was received: at a time, or by a mark; blank is no.

    >>> [has_come(reception_schema(), text) for text in ("１０：０５", "○", "", "欠席", "?")]
    [True, True, False, False, None]
    """
    if not text:
        return False
    if moment(text, _ANY_ZONE) or moment(f"2000/1/1 {text}", _ANY_ZONE):
        return True
    choices = next((each.choices for each in declared.fields if each.key == "received"), ())
    value = choices_by_word(choices).get(folded(text))
    return None if value is None else value == _CAME
