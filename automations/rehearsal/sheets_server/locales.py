"""How numbers and dates are written where a spreadsheet is at home."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

_MONTHS = "January February March April May June July August September October November December"
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
_ENGLISH_MONTHS = tuple(_MONTHS.split())
_ENGLISH_DAYS = tuple(_DAYS.split())


def _patterns(date: str, time: str, currency: str, clock: str = "H:mm:ss") -> dict[str, str]:
    return {
        "DATE": date,
        "TIME": time,
        "DATE_TIME": f"{date} {clock}",
        "CURRENCY": currency,
        "NUMBER": "#,##0.00",
        "PERCENT": "0.00%",
        "SCIENTIFIC": "0.00E+00",
        "TEXT": "@",
    }


@dataclass(frozen=True, slots=True)
class Customs:
    """A locale's patterns by kind of format, its signs, and the names of months and days."""

    patterns: Mapping[str, str]
    point: str = "."
    group: str = ","
    halves: tuple[str, str] = ("AM", "PM")
    months: tuple[str, ...] = _ENGLISH_MONTHS
    short_months: tuple[str, ...] = field(default=tuple(each[:3] for each in _ENGLISH_MONTHS))
    days: tuple[str, ...] = _ENGLISH_DAYS  # from Monday
    short_days: tuple[str, ...] = field(default=tuple(each[:3] for each in _ENGLISH_DAYS))


_JAPANESE_MONTHS = tuple(f"{month}月" for month in range(1, 13))

_AMERICAN = Customs(_patterns("M/d/yyyy", "h:mm:ss am/pm", '"$"#,##0.00'))
_CUSTOMS = {
    "en_US": _AMERICAN,
    "ja_JP": Customs(
        _patterns("yyyy/MM/dd", "H:mm:ss", "[$¥-411]#,##0"),
        halves=("午前", "午後"),
        months=_JAPANESE_MONTHS,
        short_months=_JAPANESE_MONTHS,
        days=tuple(f"{day}曜日" for day in "月火水木金土日"),
        short_days=tuple("月火水木金土日"),
    ),
    "en_GB": Customs(_patterns("dd/MM/yyyy", "HH:mm:ss", "[$£-809]#,##0.00", "HH:mm:ss")),
    "de_DE": Customs(
        _patterns("dd.MM.yyyy", "HH:mm:ss", "#,##0.00\\ [$€-407]", "HH:mm:ss"), ",", "."
    ),
    "fr_FR": Customs(
        _patterns("dd/MM/yyyy", "HH:mm:ss", "#,##0.00\\ [$€-40C]", "HH:mm:ss"), ",", "\u202f"
    ),
    "es_ES": Customs(_patterns("d/M/yyyy", "H:mm:ss", "#,##0.00\\ [$€-C0A]"), ",", "."),
    "it_IT": Customs(_patterns("dd/MM/yyyy", "H.mm.ss", "#,##0.00\\ [$€-410]"), ",", "."),
    "pt_BR": Customs(
        _patterns("dd/MM/yyyy", "HH:mm:ss", "[$R$-416]\\ #,##0.00", "HH:mm:ss"), ",", "."
    ),
}


def customs(locale: str) -> Customs:
    """Return the customs of a locale (``ja_JP``, ``ja``); those of the United States for others.

    >>> customs("ja").patterns["DATE"]
    'yyyy/MM/dd'
    """
    found = _CUSTOMS.get(locale)
    if found is not None:
        return found
    language = locale.partition("_")[0]
    return next(
        (each for name, each in _CUSTOMS.items() if name.startswith(f"{language}_")), _AMERICAN
    )
