"""Numbers as people type them: thousands, decimals, percent, money, powers of ten."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction

from automations.rehearsal.sheets_server.locales import customs
from automations.rehearsal.sheets_server.model import JSON

Typed = tuple[int | float, JSON | None]
"""The number, and the ``NumberFormat`` that typing it so sets (None: automatic)."""

_MONEY = {"en_US": "$", "en_GB": "£", "ja_JP": "¥"}
_EVERY_YEN = {"ja_JP": "¥￥\\"}
_NUMBER = re.compile(
    r"(?P<whole>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)?(?P<decimals>\.[0-9]*)?"
    r"(?P<power>[eE][-+]?[0-9]{1,3})?",
    re.ASCII,
)


def typed_number(text: str, locale: str) -> Typed | None:
    """Return the number that a text is, with its format; None where it is none."""
    bare = _halfwidth(text) if locale == "ja_JP" else text
    sign, bare = _signed(bare)
    money, bare = _without_money(bare, locale)
    if money and not sign:
        sign, bare = _signed(bare)
    percent = bare.endswith("%")
    found = _NUMBER.fullmatch(bare.removesuffix("%").rstrip() if percent else bare)
    if not found or not any(each.isdigit() for each in bare) or (money and percent):
        return None
    if not found["whole"] and not (found["decimals"] or "").strip("."):
        return None
    digits = (found["whole"] or "0").replace(",", "") + (found["decimals"] or "").rstrip(".")
    exact = Fraction(digits + (found["power"] or "")) * (-1 if sign == "-" else 1)
    number = exact / 100 if percent else exact
    return _as_json(number), _format(found, percent=percent, money=bool(money), locale=locale)


def _format(found: re.Match[str], *, percent: bool, money: bool, locale: str) -> JSON | None:
    has_decimals = bool((found["decimals"] or "").strip("."))
    if percent:
        return {"type": "PERCENT", "pattern": "0.00%" if has_decimals else "0%"}
    if money:
        pattern = customs(locale).patterns["CURRENCY"]
        return {
            "type": "CURRENCY",
            "pattern": pattern if has_decimals else pattern.replace(".00", ""),
        }
    if found["power"]:
        return {"type": "SCIENTIFIC", "pattern": "0.00E+00"}
    if "," in (found["whole"] or ""):
        return {"type": "NUMBER", "pattern": "#,##0.00" if has_decimals else "#,##0"}
    return None


def _signed(text: str) -> tuple[str, str]:
    """Return the sign in front, and the rest; brackets mean minus, as in ledgers."""
    if text.startswith("(") and text.endswith(")"):
        return "-", text[1:-1]
    return (text[0], text[1:]) if text[:1] in {"+", "-"} else ("", text)


def _without_money(text: str, locale: str) -> tuple[str, str]:
    """Return the sign of money as the locale writes it, and the text without it."""
    usual = _MONEY.get(locale, "$")
    if text[:1] and text[:1] in _EVERY_YEN.get(locale, usual):
        return usual, text[1:].lstrip()
    return "", text


def _halfwidth(text: str) -> str:
    """Return full-width digits and signs as ASCII: a Japanese spreadsheet takes both."""
    return unicodedata.normalize("NFKC", text).replace("−", "-")


def _as_json(number: Fraction) -> int | float:
    return int(number) if number.denominator == 1 else float(number)
