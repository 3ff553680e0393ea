"""Colours: the service keeps each of them twice, as it was once told and as it is told today.

Of each part it keeps one byte and answers it as a float of 32 bits: 0.5 comes back as 0.49803922,
and what is 0 is not told.
"""

from __future__ import annotations

import struct
from fractions import Fraction
from functools import lru_cache

from automations.rehearsal.sheets_server.model import JSON

_STYLE = "Style"
_PARTS = {"red", "green", "blue"}
_BYTE = 255
_SLACK = Fraction(1, 1000)


def mirrored(given: JSON) -> JSON:
    """Return JSON in which each ``xColor`` has its ``xColorStyle`` and the other way round.

    Where both were given the style counts, as the reference says of each such pair.
    """
    if given and given.keys() <= _PARTS:
        return _kept(given)
    result = {name: _inner(value) for name, value in given.items()}
    for name, value in given.items():
        old = name.removesuffix(_STYLE)
        if not _is_colour(old) or not isinstance(value, dict):
            continue
        if name != old and "rgbColor" in value:
            result[old] = _kept(value["rgbColor"])
        elif name == old and old + _STYLE not in given:
            result[old + _STYLE] = {"rgbColor": _kept(value)}
    return result


def _is_colour(name: str) -> bool:
    return name == "color" or (name.endswith("Color") and name != "rgbColor")


def _kept(colour: JSON) -> JSON:
    parts = {name: _part(value) if name in _PARTS else value for name, value in colour.items()}
    return {name: value for name, value in parts.items() if value}


@lru_cache(maxsize=4096)  # a sheet has thousands of cells and a handful of colours
def _part(value: float) -> int | float:
    """Return a part of a colour as it comes back; what came back comes back the same."""
    byte = int(Fraction(value) * _BYTE + _SLACK)
    if byte in {0, _BYTE}:
        return byte // _BYTE
    (short,) = struct.unpack("f", struct.pack("f", byte / _BYTE))
    written = (float(f"{short:.{digits}g}") for digits in range(6, 10))
    return next(text for text in written if struct.pack("f", text) == struct.pack("f", short))


def _inner(value: object) -> object:
    if isinstance(value, list):
        return [_inner(item) for item in value]
    return mirrored(value) if isinstance(value, dict) else value
