"""Numbers shown by the digits of a pattern, or without one."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal

from automations.rehearsal.sheets_server.locales import Customs
from automations.rehearsal.sheets_server.number_patterns import Section, Token

_LARGE, _SMALL = 15, -10  # powers of ten beyond which automatic numbers show an exponent
_DIGITS, _EXPONENT_DIGITS = 10, 6  # significant, without and with an exponent
_EMPTY = {"0": "0", "?": " ", "#": ""}
_PRECISE = Context(prec=400)  # a double has up to 309 digits before its point


def automatic(number: Decimal, customs: Customs) -> str:
    """Return a number without a format: whole ones in full, others at ten digits."""
    if number == 0:
        return "0"
    power = number.adjusted()
    if power >= _LARGE or power < _SMALL:
        return _with_exponent(number).replace(".", customs.point)
    places = max(0, _DIGITS - 1 - power)
    return _bare(_rounded(number, places)).replace(".", customs.point)


def _with_exponent(number: Decimal) -> str:
    mantissa, _, power = f"{number:.{_EXPONENT_DIGITS - 1}E}".partition("E")
    return f"{_bare(Decimal(mantissa))}E{power[0]}{power[1:].zfill(2)}"


def _bare(number: Decimal) -> str:
    """Return a number without zeros at its end.

    >>> _bare(Decimal("1.50")), _bare(Decimal("100"))
    ('1.5', '100')
    """
    spelt = f"{number:f}"
    return spelt.rstrip("0").rstrip(".") if "." in spelt else spelt


def _rounded(number: Decimal, places: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _PRECISE)


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where a section's digits stand: the indexes of its tokens before and after the point."""

    whole: tuple[int, ...]
    fraction: tuple[int, ...]
    power: tuple[int, ...]
    grouped: bool
    scale: int  # power of ten the number is multiplied by


def _layout(tokens: tuple[Token, ...]) -> _Layout:
    places: dict[str, list[int]] = {"whole": [], "fraction": [], "power": []}
    part = "whole"
    for at, token in enumerate(tokens):
        if token.kind == "point" and part == "whole":
            part = "fraction"
        elif token.kind == "exponent":
            part = "power"
        elif token.kind == "digit":
            places[part].append(at)
    digits = places["whole"] + places["fraction"]
    commas = [at for at, token in enumerate(tokens) if token.kind == "comma"]
    inside = [at for at in commas if places["whole"] and at < places["whole"][-1]]
    behind = [at for at in commas if digits and at > digits[-1]]
    percents = sum(token.kind == "percent" for token in tokens)
    return _Layout(
        tuple(places["whole"]),
        tuple(places["fraction"]),
        tuple(places["power"]),
        bool(inside),
        2 * percents - 3 * len(behind),
    )


def number_shown(number: Decimal, section: Section, customs: Customs, sign: str) -> str:
    """Return a number (not negative) by a section of digits; ``sign`` stands before it all."""
    tokens = section.tokens
    layout = _layout(tokens)
    if not layout.whole and not layout.fraction:
        return sign + "".join(_other(token, number, customs) for token in tokens)
    scaled = number.scaleb(layout.scale)
    power = _power(scaled, layout) if layout.power else 0
    rounded = _rounded(scaled.scaleb(-power), len(layout.fraction))
    whole, _, fraction = f"{rounded:f}".partition(".")
    shown = {
        **_whole(whole.lstrip("0"), layout, tokens, customs.group),
        **_fraction(fraction, layout, tokens),
        **_whole(str(abs(power)), _Layout(layout.power, (), (), False, 0), tokens, ""),  # noqa: FBT003 - not grouped
    }
    spelt = [
        shown[at] if at in shown else _beside(token, at, power, layout, customs)
        for at, token in enumerate(tokens)
    ]
    return sign + "".join(spelt)


def _power(number: Decimal, layout: _Layout) -> int:
    """Return the power of ten shown, a multiple of the digits before the point."""
    if number == 0:
        return 0
    step = max(1, len(layout.whole))
    power = number.adjusted() // step * step
    if _rounded(number.scaleb(-power), len(layout.fraction)).adjusted() >= step:
        power += step  # 9.99 rounds to 10
    return power


def _whole(digits: str, layout: _Layout, tokens: tuple[Token, ...], group: str) -> dict[int, str]:
    """Return what stands at the places before the point: the first takes all that is left over."""
    shown = {}
    count = len(layout.whole)
    for order, at in enumerate(layout.whole):
        place = count - 1 - order  # from the right
        first = len(digits) - 1 if order == 0 else place
        spelt = ""
        for each in range(max(first, place), place - 1, -1):
            digit = digits[-1 - each] if each < len(digits) else _EMPTY[tokens[at].text]
            ends_group = layout.grouped and each and each % 3 == 0 and digit.strip()
            spelt += digit + (group if ends_group else "")
        shown[at] = spelt
    return shown


def _fraction(digits: str, layout: _Layout, tokens: tuple[Token, ...]) -> dict[int, str]:
    """Return what stands at the places after the point: zeros at the end only where asked for."""
    shown = {}
    is_end = True
    for at, digit in reversed(list(zip(layout.fraction, digits, strict=True))):
        is_end = is_end and digit == "0" and tokens[at].text != "0"
        shown[at] = _EMPTY[tokens[at].text] if is_end else digit
    return shown


def _beside(token: Token, at: int, power: int, layout: _Layout, customs: Customs) -> str:
    """Return what a token that is no digit prints."""
    match token.kind:
        case "point":
            return customs.point
        case "comma":
            return "" if layout.whole and at > layout.whole[0] else token.text
        case "exponent":
            plus = "+" if token.text.endswith("+") else ""
            return token.text[0] + ("-" if power < 0 else plus)
        case _:
            return token.text


def _other(token: Token, number: Decimal, customs: Customs) -> str:
    """Return what a token prints where there is no digit: the number itself if General."""
    return automatic(number, customs) if token.kind in {"general", "text"} else token.text
