"""Serial numbers shown as dates and times."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from itertools import groupby

from automations.rehearsal.sheets_server.locales import Customs
from automations.rehearsal.sheets_server.number_patterns import Section, Token

_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - a sheet's dates know no zone
_DAY = 86_400_000  # milliseconds
_ELAPSED = {"h": 3_600_000, "m": 60_000, "s": 1000}  # milliseconds
_NOON = 12


def date_shown(serial: Decimal, section: Section, customs: Customs) -> str | None:
    """Return days since 1899-12-30 by a section of dates; None beyond the calendar."""
    milliseconds = int((serial * _DAY).to_integral_value(ROUND_HALF_UP))
    try:
        moment = _EPOCH + timedelta(milliseconds=milliseconds)
    except OverflowError:
        return None
    by_halves = section.has("half")
    shown = []
    for kind, run in groupby(section.tokens, key=lambda token: token.kind):
        tokens = list(run)
        if kind == "fraction":
            shown.append(f"{moment.microsecond // 1000:03}"[: len(tokens)].ljust(len(tokens), "0"))
        else:
            shown += [
                _piece(token, moment, milliseconds, customs, by_halves=by_halves)
                for token in tokens
            ]
    return "".join(shown)


def _piece(
    token: Token, moment: datetime, milliseconds: int, customs: Customs, *, by_halves: bool
) -> str:
    match token.kind:
        case "date":
            return _date_piece(token.text, moment, customs, by_halves=by_halves)
        case "elapsed":
            count = abs(milliseconds) // _ELAPSED[token.text[0]]
            return ("-" if milliseconds < 0 else "") + str(count).zfill(len(token.text))
        case "half":
            half = customs.halves[moment.hour >= _NOON]
            return half if "m" in token.text.lower() else "ap"[moment.hour >= _NOON]
        case _:
            return token.text


def _date_piece(letters: str, moment: datetime, customs: Customs, *, by_halves: bool) -> str:
    hour = (moment.hour % _NOON or _NOON) if by_halves else moment.hour
    numbers = {"h": hour, "n": moment.minute, "s": moment.second}
    if letters[0] in numbers:
        return str(numbers[letters[0]]).zfill(min(2, len(letters)))
    match letters:
        case "y" | "yy":
            return f"{moment.year % 100:02}"
        case "m" | "mm":
            return str(moment.month).zfill(len(letters))
        case "d" | "dd":
            return str(moment.day).zfill(len(letters))
        case _:
            return _long_piece(letters, moment, customs)


def _long_piece(letters: str, moment: datetime, customs: Customs) -> str:
    match letters:
        case "mmm":
            return customs.short_months[moment.month - 1]
        case "mmmmm":
            return customs.months[moment.month - 1][0]
        case "ddd":
            return customs.short_days[moment.weekday()]
        case _:
            names = {"m": customs.months[moment.month - 1], "d": customs.days[moment.weekday()]}
            return names.get(letters[0], f"{moment.year:04}")
