"""What an entry saves a year, from what people typed, with the arithmetic shown.

``月10時間×3人`` is 10時間×3人×12か月＝360時間/年. A quantity is a product of factors, each with a
unit; a period before or behind one of them (月, /週) says how often, and what counts periods
(12か月) answers it. Hours and money are kept apart. What is not wholly understood is left as typed:
a number that somebody guessed would be believed. The words, and how many weeks and working days a
year has, are data in ``config/savings.toml``.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Any, NamedTuple

from automations import resources
from automations.award.money import NUMBER, exact, yen_in

HOURS, YEN = "hours", "yen"
_MINUTES_AN_HOUR = 60
_TIMES = re.compile(r"[×x✕✖*](?=[^0-9.]*[0-9])")
_PARTS = re.compile(r"(?<![0-9])[,]|,(?![0-9]{3}(?![0-9]))|[、;。\n+]+")
_EQUAL = re.compile(r"[=→⇒]")
_IN_BRACKETS = re.compile(r"\(([^()]*)\)")
_PLACES = 1  # behind the point, where a number has no end


@dataclass(frozen=True, slots=True)
class Saving:
    """What a cell says: hours and yen a year, exact; None where it says nothing of them.

    ``arithmetic``: how each was reckoned, ready to be read. ``unread``: the cell says something
    that is not understood, and nothing of it is counted.
    """

    typed: str
    hours: Fraction | None = None
    yen: Fraction | None = None
    arithmetic: str = ""
    unread: bool = False


class _Factor(NamedTuple):
    """A number and what it counts: the unit's exponents, what people read, whether it is "about".

    ``base``: hours or yen, "" if it counts something else; ``minutes``: the number is in those.
    """

    amount: Fraction
    dimensions: Mapping[str, int]
    shown: str
    base: str = ""
    minutes: bool = False


class _Product(NamedTuple):
    base: str
    amount: Fraction
    arithmetic: str


def read_saving(text: str) -> Saving:
    """Read a cell of 削減時間.

    >>> read_saving("月10時間×3人").arithmetic
    '10時間×3人×12か月＝360時間/年'
    """
    typed = text.strip()
    if not typed or typed in _words()["words"]["none"]:
        return Saving("")
    plain = unicodedata.normalize("NFKC", typed).casefold()
    parts = [each for part in _PARTS.split(plain) if (each := "".join(part.split()))]
    products = [_agreed(each) for each in parts]
    read = [each for each in products if each]
    if not read or len(read) < len(products):
        return Saving(typed, unread=True)
    arithmetic = str(_said("between")).join(each.arithmetic for each in read)
    return Saving(typed, _sum(read, HOURS), _sum(read, YEN), arithmetic)


def days_and_weeks() -> Mapping[str, int]:
    """Return how many months, weeks and working days are reckoned to a year."""
    years: Mapping[str, int] = _words()["year"]
    return years


def _agreed(part: str) -> _Product | None:
    """Read one quantity; where people wrote the result behind it, both must say the same."""
    products = [_product(side) for side in _EQUAL.split(part)]
    first = products[0]
    if first is None or any(each is None for each in products):
        return None
    said = {(each.base, each.amount) for each in products if each}
    return first if len(said) == 1 else None


def _product(text: str) -> _Product | None:
    plain, about = _without_words(text)
    factors = [_factor(each) for each in _TIMES.split(plain)]
    known = [each for each in factors if each]
    bases = [each for each in known if each.base]
    if len(known) < len(factors) or len(bases) != 1:
        return None
    dimensions = _joined(known)
    period = _period(dimensions)
    if period is None:
        return None
    return _reckoned(known, bases[0], period, about=about)


def _reckoned(factors: list[_Factor], base: _Factor, period: str, *, about: bool) -> _Product:
    amount = Fraction(1)
    for each in factors:
        amount *= each.amount
    shown = [each.shown for each in factors]
    if period:
        times = days_and_weeks()[period]
        amount *= times
        shown.append(f"{times}{_said({'月': 'month', '週': 'week', '日': 'day'}[period])}")
    arithmetic = "×".join(shown)
    if base.minutes:
        amount /= _MINUTES_AN_HOUR
        arithmetic += f"÷{_MINUTES_AN_HOUR}"
    result = _said(base.base).format(amount=_amount(amount))
    result = f"{_said('about')}{result}" if about else result
    alone = len(factors) == 1 and not period and not base.minutes
    said = result if alone else _said("sum").format(arithmetic=arithmetic, result=result)
    return _Product(base.base, amount, said)


def _joined(factors: Iterable[_Factor]) -> Counter[str]:
    joined: Counter[str] = Counter()
    for each in factors:
        for unit, exponent in each.dimensions.items():
            joined[unit] += exponent
    return joined


def _period(dimensions: Mapping[str, int]) -> str | None:
    """Return what has to be reckoned up to a year ("": nothing); None where that is unclear.

    Somebody's hours are nobody's: what is said of one (1人2時間) needs how many there are.
    """
    periods = days_and_weeks().keys()
    if any(exponent < 0 for unit, exponent in dimensions.items() if unit not in {*periods, "年"}):
        return None
    left = {unit: dimensions[unit] for unit in periods if dimensions.get(unit)}
    if len(left) > 1 or any(abs(exponent) > 1 for exponent in left.values()):
        return None
    if dimensions.get("年", 0) not in {0, -1} or (left and dimensions.get("年")):
        return None
    return next((unit for unit, exponent in left.items() if exponent < 0), "")


def _factor(text: str) -> _Factor | None:
    """Read one factor: periods and what each is of, a number, its unit, a period behind it."""
    dimensions: Counter[str] = Counter()
    rest = text
    while found := _ahead().match(rest):
        rest = rest[found.end() :]
        dimensions[_meant(found[1] or found[2])] -= 1
    if found := _behind().search(rest):
        rest = rest[: found.start()]
        dimensions[_meant(found[1])] -= 1
    return _quantity(rest, dimensions)


def _quantity(text: str, dimensions: Counter[str]) -> _Factor | None:
    units = _words()["units"]
    if found := _timed().fullmatch(text):
        hours, minutes = (exact(each) if each else None for each in found.group(1, 2))
        if hours is not None and minutes is not None:
            whole = hours + minutes / _MINUTES_AN_HOUR
            shown = f"{_plain(found[1])}時間{_plain(found[2])}分"
            return _Factor(whole, dimensions, shown, HOURS)
        if hours is not None:
            return _Factor(hours, dimensions, f"{_plain(found[1])}時間", HOURS)
        if minutes is not None:
            return _Factor(minutes, dimensions, f"{_plain(found[2])}分", HOURS, minutes=True)
    if (yen := yen_in(text)) is not None:
        return _Factor(yen, dimensions, text, YEN)
    found = re.fullmatch(rf"({NUMBER})(\D+)", text)
    if found and (found[2] in units["counters"] or _is_period(found[2])):
        dimensions[_meant(found[2])] += 1
        return _Factor(exact(found[1]), dimensions, f"{_plain(found[1])}{found[2]}")
    return None


def _without_words(text: str) -> tuple[str, bool]:
    """Leave out what changes nothing; tell whether the quantity is said to be about so much."""
    words = _words()["words"]
    plain = _IN_BRACKETS.sub(_opened, text)
    about = any(word in plain for word in words["about"])
    for word in (*words["about"], *words["leave_out"]):
        plain = plain.replace(word, "")
    return plain, about


def _opened(found: re.Match[str]) -> str:
    """Take what stands in brackets for a remark, or for the period that it names."""
    said = found[1]
    if said in _words()["words"]["remarks"]:
        return ""
    return f"/{said}" if _is_period(said) else found[0]


def _is_period(word: str) -> bool:
    return any(word in words for words in _words()["periods"].values())


def _meant(word: str) -> str:
    for period, words in _words()["periods"].items():
        if word in words:
            return str(period)
    return str(_words()["units"]["alike"].get(word, word))


@cache
def _ahead() -> re.Pattern[str]:
    """Match a period (月, 1日, 毎週) or one of something (1件, 1人当たり) ahead of a quantity."""
    periods = _any_of(word for words in _words()["periods"].values() for word in words)
    counters = _any_of(_words()["units"]["counters"])
    return re.compile(
        rf"(?:1?({periods})|1({counters}))(?:当たり|あたり|につき|に)?(?=[^0-9/]*[0-9])"
    )


@cache
def _behind() -> re.Pattern[str]:
    words = (*(word for words in _words()["periods"].values() for word in words),
             *_words()["units"]["counters"])  # fmt: skip
    return re.compile(rf"/1?({_any_of(words)})$")


@cache
def _timed() -> re.Pattern[str]:
    units = _words()["units"]
    hours, minutes = _any_of(units["hours"]), _any_of(units["minutes"])
    return re.compile(rf"(?:({NUMBER})(?:{hours}))?(?:({NUMBER})(?:{minutes}))?")


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(each) for each in sorted(words, key=lambda word: (-len(word), word)))


def _plain(number: str) -> str:
    return _amount(exact(number))


def _amount(value: Fraction) -> str:
    """Show a number; one that has no end is rounded half up, and says so by 約."""
    scaled, places = value, 0
    while scaled.denominator != 1 and places < 4:  # noqa: PLR2004 - nobody reads more of them
        scaled, places = scaled * 10, places + 1
    if scaled.denominator == 1:
        whole, rest = divmod(int(scaled), 10**places)
        return f"{whole:,}.{rest:0{places}}" if places else f"{whole:,}"
    rounded = int(value * 10**_PLACES + Fraction(1, 2))
    whole, rest = divmod(rounded, 10**_PLACES)
    return f"約{whole:,}.{rest}"


def _sum(products: Iterable[_Product], base: str) -> Fraction | None:
    amounts = [each.amount for each in products if each.base == base]
    return sum(amounts, Fraction()) if amounts else None


def _said(key: str) -> str:
    return str(_words()["said"][key])


@cache
def _words() -> Mapping[str, Any]:
    return tomllib.loads(resources.config_file("savings.toml").read_text(encoding="utf-8"))
