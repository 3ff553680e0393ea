"""Numbers as text: exact decimals, dates and times as ISO text, leading zeros where shown."""

from __future__ import annotations

from datetime import datetime
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation
from functools import cache

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
_OF_TIME = {Shape.DAY, Shape.TIME, Shape.MOMENT, Shape.ELAPSED}


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
    if shape in _OF_TIME:
        return _moments(values, shape, from_1904=from_1904)
    plain = _plain(values)
    if shape is Shape.PLAIN:
        return plain
    if shape is Shape.ZEROS:
        whole = plain.str.contains(_WHOLE)
        return plain.zip_with(~whole, filled(code, plain))
    return changed(plain, plain.str.contains(_NUMBER), percent)


def _plain(values: pl.Series) -> pl.Series:
    return changed(values, ~values.str.contains(_PLAIN), plain_number)


def _moments(values: pl.Series, shape: Shape, *, from_1904: bool) -> pl.Series:
    """Return ISO text for serial day numbers; what is no date in Excel stays a number.

    A serial number is exact to the millisecond, of which the begun second is kept: 17:00:00.6 is
    17:00:00, as it is where a text says so, though Excel shows the next second. A day with a time
    of its own keeps it, even where the format hides it: a deadline is compared to the second.
    """
    serial = values.cast(pl.Float64, strict=False)
    fits = (serial.is_between(0, _LAST_SERIAL, closed="left")).fill_null(value=False)
    if not fits.all():
        rest = _plain(values.filter(~fits))
        values = values.clone().scatter((~fits).arg_true(), rest)
        if fits.any():
            shown = _moments(values.filter(fits), shape, from_1904=from_1904)
            values = values.scatter(fits.arg_true(), shown)
        return values
    seconds = (serial * _DAY_SECONDS * 1000).round().cast(pl.Int64) // 1000
    day, clock = seconds // _DAY_SECONDS, seconds % _DAY_SECONDS
    parts = {"date": _dates(day, from_1904=from_1904), "time": _times().gather(clock)}
    frame = pl.DataFrame({"day": day, "clock": clock, **parts})
    return frame.select(_in_shape(shape).alias("text")).to_series()


def _dates(day: pl.Series, *, from_1904: bool) -> pl.Series:
    """Return the dates of days counted as Excel counts them; each distinct one is made once."""
    distinct = day.unique().sort()
    dates = distinct.to_frame("day").select(
        pl.when((pl.col("day") == _NOT_A_DAY) & (not from_1904))
        .then(pl.lit("1900-02-29"))
        .otherwise(
            (_epoch(pl.col("day"), from_1904=from_1904) + pl.duration(days="day")).dt.strftime(
                "%Y-%m-%d"
            )
        )
    )
    return dates.to_series().gather(distinct.search_sorted(day))


@cache
def _times() -> pl.Series:
    """Return the times of a day, second by second."""
    second = pl.datetime_range(
        datetime(2000, 1, 1, tzinfo=_NO_ZONE),
        datetime(2000, 1, 1, 23, 59, 59, tzinfo=_NO_ZONE),
        "1s",
        eager=True,
    )
    return second.dt.strftime("%H:%M:%S")


def _epoch(day: pl.Expr, *, from_1904: bool) -> pl.Expr:
    if from_1904:
        return pl.lit(datetime(1904, 1, 1, tzinfo=_NO_ZONE))
    before, after = (pl.lit(datetime(1899, 12, d, tzinfo=_NO_ZONE)) for d in (31, 30))
    return pl.when(day < _NOT_A_DAY).then(before).otherwise(after)


def _in_shape(shape: Shape) -> pl.Expr:
    date, time, moment = (
        pl.col("date"),
        pl.col("time"),
        pl.concat_str("date", "time", separator=" "),
    )
    if shape is Shape.ELAPSED:
        hours = (pl.col("day") * 24 + pl.col("clock") // 3600).cast(pl.String).str.zfill(2)
        return pl.concat_str(hours, time.str.slice(2))
    if shape is Shape.DAY:
        return pl.when(pl.col("clock") == 0).then(date).otherwise(moment)
    if shape is Shape.TIME:
        return pl.when(pl.col("day") == 0).then(time).otherwise(moment)
    return moment
