"""Numbers as text: exact decimals, dates and times as ISO text, leading zeros where shown."""

from __future__ import annotations

from datetime import datetime
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation

import polars as pl

from automations.books.excel_texts import changed
from automations.books.number_formats import Shape, filled

_EXACT = Context(prec=15, rounding=ROUND_HALF_UP)  # the digits Excel shows and keeps
_PLAIN = r"^(?:-?[1-9][0-9]{0,14}|0|-?[0-9]{1,13}\.[0-9]{0,2}[1-9])$"
_WHOLE = r"^[0-9]+$"
_NUMBER = r"^-?[0-9]+(?:\.[0-9]+)?$"
_DAY_SECONDS = 86_400
_LAST_SERIAL = 2_958_466  # 9999-12-31 and a day
_NOT_A_DAY = 60  # the 29 February 1900 that never was
_NO_ZONE = None  # a cell's time has none


def plain_number(text: str) -> str:
    """Return a stored number without exponent and noise; what is no number stays as it is.

    >>> plain_number("0.28999999999999998"), plain_number("7.0"), plain_number("1.5E-3")
    ('0.29', '7', '0.0015')
    """
    try:
        number = _EXACT.create_decimal(Decimal(text))
    except InvalidOperation:
        return text
    if not number.is_finite():
        return text
    shown = f"{number:f}"
    shown = shown.rstrip("0").rstrip(".") if "." in shown else shown
    return "0" if shown in {"-0", ""} else shown


def percent(number: str) -> str:
    """Return a plain number as people see it in a cell that shows percentages.

    Who types 40% into a cell gets the number 0.4 and such a format; read as 0.4 it would say
    something that nobody wrote.

    >>> percent("0.4"), percent("1"), percent("0.333")
    ('40%', '100%', '33.3%')
    """
    return f"{plain_number(str(Decimal(number).scaleb(2, _EXACT)))}%"


def number_texts(values: pl.Series, shape: Shape, code: str, *, from_1904: bool) -> pl.Series:
    """Return the texts of stored numbers that share one number format."""
    plain = changed(values, ~values.str.contains(_PLAIN), plain_number)
    if shape is Shape.PLAIN:
        return plain
    if shape is Shape.ZEROS:
        return changed(plain, plain.str.contains(_WHOLE), lambda digits: filled(code, digits))
    if shape is Shape.PERCENT:
        return changed(plain, plain.str.contains(_NUMBER), percent)
    return _moments(plain, shape, from_1904=from_1904)


def _moments(plain: pl.Series, shape: Shape, *, from_1904: bool) -> pl.Series:
    """Return ISO text for serial day numbers; what is no date in Excel stays a number.

    A serial number is exact to the millisecond, of which the begun second is kept: 17:00:00.6 is
    17:00:00, as it is where a text says so, though Excel shows the next second. A day with a time
    of its own keeps it, even where the format hides it: a deadline is compared to the second.
    """
    serial = pl.col("plain").cast(pl.Float64, strict=False)
    seconds = (serial * _DAY_SECONDS * 1000).round().cast(pl.Int64, strict=False) // 1000
    day, clock = seconds // _DAY_SECONDS, seconds % _DAY_SECONDS
    moment = (_epoch(day, from_1904=from_1904) + pl.duration(seconds=seconds)).dt.strftime(
        "%Y-%m-%d %H:%M:%S"
    )
    if not from_1904:
        never = pl.lit("1900-02-29 ") + moment.str.slice(11)
        moment = pl.when(day == _NOT_A_DAY).then(never).otherwise(moment)
    text = _in_shape(shape, moment, day, clock)
    fits = serial.is_between(0, _LAST_SERIAL, closed="left")
    shown = pl.when(fits).then(text).otherwise(pl.col("plain"))
    return plain.alias("plain").to_frame().select(shown.fill_null(pl.col("plain"))).to_series()


def _epoch(day: pl.Expr, *, from_1904: bool) -> pl.Expr:
    if from_1904:
        return pl.lit(datetime(1904, 1, 1, tzinfo=_NO_ZONE))
    before, after = (pl.lit(datetime(1899, 12, d, tzinfo=_NO_ZONE)) for d in (31, 30))
    return pl.when(day < _NOT_A_DAY).then(before).otherwise(after)


def _in_shape(shape: Shape, moment: pl.Expr, day: pl.Expr, clock: pl.Expr) -> pl.Expr:
    if shape is Shape.ELAPSED:
        hours = (day * 24 + clock // 3600).cast(pl.String).str.zfill(2)
        return pl.concat_str(hours, moment.str.slice(13))
    if shape is Shape.DAY:
        return pl.when(clock == 0).then(moment.str.head(10)).otherwise(moment)
    if shape is Shape.TIME:
        return pl.when(day == 0).then(moment.str.slice(11)).otherwise(moment)
    return moment
