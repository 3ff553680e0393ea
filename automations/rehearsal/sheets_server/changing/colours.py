"""Colours: the service keeps each of them twice, as it was once told and as it is told today."""

from __future__ import annotations

from automations.rehearsal.sheets_server.model import JSON

_STYLE = "Style"


def mirrored(given: JSON) -> JSON:
    """Return JSON in which each ``xColor`` has its ``xColorStyle`` and the other way round.

    Where both were given the style counts, as the reference says of each such pair.
    """
    result = {name: _inner(value) for name, value in given.items()}
    for name, value in given.items():
        old = name.removesuffix(_STYLE)
        if not (old.endswith("Color") or old == "color") or not isinstance(value, dict):
            continue
        if name != old and "rgbColor" in value:
            result[old] = value["rgbColor"]
        elif name == old and old + _STYLE not in given:
            result[old + _STYLE] = {"rgbColor": value}
    return result


def _inner(value: object) -> object:
    if isinstance(value, list):
        return [_inner(item) for item in value]
    return mirrored(value) if isinstance(value, dict) else value
