"""What a cell of an OpenDocument spreadsheet says: its value where it is exact, else what it shows.

Attributes and types: OpenDocument 1.3, part 3, 19.385 and following; LibreOffice keeps errors in a
text and truth values in a number, both of which only the displayed text tells apart.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import Decimal

from automations.books.excel_numbers import percent, plain_number

_ERROR = re.compile(r"#[A-Z0-9/]+[!?]?|(?:Err|エラー):[0-9]{3}")
_TRUTHS = frozenset({"TRUE", "FALSE"})
_ZEROS = re.compile(r"[0-9][0-9() /-]*")
_NO_DIGIT = re.compile("[^0-9]")
_DURATION = re.compile(
    r"(-?)P(?:([0-9]{1,7})D)?T?(?:([0-9]{1,9})H)?(?:([0-9]{1,9})M)?(?:([0-9]{1,9}(?:\.[0-9]+)?)S)?"
)
_CLOCK = re.compile("[0-9]:[0-9]{2}|時")
_MILLISECOND = Decimal("0.001")


def is_error(text: str) -> bool:
    """Tell whether the displayed text of a formula is an error value."""
    return _ERROR.fullmatch(text) is not None


def number_text(value: str, displayed: str) -> str:
    """Return a number as people see it where that carries meaning, else its exact value.

    >>> number_text("7", "007"), number_text("600001", "060-0001"), number_text("1234", "1,234")
    ('007', '060-0001', '1234')
    >>> number_text("1", "TRUE"), number_text("0.30000000000000004", "0.3")
    ('TRUE', '0.3')
    """
    if displayed in _TRUTHS:
        return displayed
    plain = plain_number(value)
    if plain.isdecimal() and displayed != plain and _ZEROS.fullmatch(displayed):
        digits = _NO_DIGIT.sub("", displayed)
        return displayed if digits.lstrip("0") == plain.lstrip("0") else plain
    return plain


def percent_text(value: str) -> str:
    """Return a share as people see it; what is no number stays as it is."""
    plain = plain_number(value)
    return percent(plain) if re.fullmatch("-?[0-9]+(?:[.][0-9]+)?", plain) else plain


def date_text(value: str, displayed: str) -> str:
    """Return ISO text; a day has a time if it is another than midnight or the cell shows one.

    >>> date_text("2024-12-24", "令和6年"), date_text("2024-12-24T16:59:59.9999", "24日")
    ('2024-12-24', '2024-12-24 17:00:00')
    >>> date_text("2024-12-24", "12/24 0:00")
    '2024-12-24 00:00:00'
    """
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return value
    moment += timedelta(microseconds=500)
    timed = bool(_CLOCK.search(displayed)) or (moment.hour, moment.minute, moment.second) != (
        0,
        0,
        0,
    )
    return f"{moment:%Y-%m-%d %H:%M:%S}" if timed else f"{moment:%Y-%m-%d}"


def time_text(value: str) -> str:
    """Return hours, minutes and begun seconds of a duration; hours may be more than 24.

    >>> time_text("PT10H05M00S"), time_text("PT26H29M59.9999999S"), time_text("noon")
    ('10:05:00', '26:30:00', 'noon')
    """
    found = _DURATION.fullmatch(value)
    if not found or found[1]:
        return value
    days, hours, minutes = (int(each or 0) for each in found.group(2, 3, 4))
    seconds = int(Decimal(found[5] or 0).quantize(_MILLISECOND))
    total = ((days * 24 + hours) * 60 + minutes) * 60 + seconds
    return f"{total // 3600:02}:{total // 60 % 60:02}:{total % 60:02}"
