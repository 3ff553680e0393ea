"""Charts and slicers: kept as they are given; nothing is drawn."""

from __future__ import annotations

from automations.rehearsal.sheets_server.changing import masks, sheets
from automations.rehearsal.sheets_server.changing.colours import mirrored
from automations.rehearsal.sheets_server.changing.objects import (
    CHARTS,
    SLICERS,
    added,
    every,
    found,
    removed,
)
from automations.rehearsal.sheets_server.model import JSON, Stored, Tab, invalid


def add_chart(stored: Stored, asked: JSON) -> JSON:
    """``addChart``: over cells, or on a sheet of its own."""
    given = asked.get("chart", {})
    tab = _home(stored, given.get("position", {}))
    position = given.get("position", {})
    if position.get("newSheet"):
        position = {"sheetId": tab.id}
    return {"chart": added(stored, CHARTS, tab, {**given, "position": position})}


def update_chart(stored: Stored, asked: JSON) -> None:
    """``updateChartSpec``: another in its place."""
    _, chart = found(stored, CHARTS, asked.get("chartId"))
    chart["spec"] = mirrored(asked.get("spec", {}))


def add_slicer(stored: Stored, asked: JSON) -> JSON:
    """``addSlicer``."""
    given = asked.get("slicer", {})
    tab = _home(stored, given.get("position", {}))
    return {"slicer": added(stored, SLICERS, tab, given)}


def update_slicer(stored: Stored, asked: JSON) -> None:
    """``updateSlicerSpec``: by its mask."""
    _, slicer = found(stored, SLICERS, asked.get("slicerId"))
    named = masks.paths(asked.get("fields"), "SlicerSpec")
    slicer["spec"] = masks.updated(slicer.get("spec", {}), mirrored(asked.get("spec", {})), named)


def delete(stored: Stored, asked: JSON) -> None:
    """``deleteEmbeddedObject``: a chart or a slicer."""
    number = asked.get("objectId")
    is_slicer = any(item["slicerId"] == number for _, item in every(stored, SLICERS))
    removed(stored, SLICERS if is_slicer else CHARTS, number)


def update_position(stored: Stored, asked: JSON) -> JSON:
    """``updateEmbeddedObjectPosition``: by its mask, which counts from ``overlayPosition``."""
    tab, item = _object(stored, asked.get("objectId"))
    given = asked.get("newPosition", {})
    if given.get("newSheet") or "sheetId" in given:
        to = _home(stored, given)
        field = "slicers" if "slicerId" in item else "charts"
        tab.listed[field].remove(item)
        to.listed.setdefault(field, []).append(item)
        item["position"] = {"sheetId": to.id}
    else:
        named = masks.paths(asked.get("fields"), "OverlayPosition")
        old = item.get("position", {}).get("overlayPosition", {})
        after = masks.updated(old, given.get("overlayPosition", {}), named)
        item["position"] = {"overlayPosition": after}
    return {"position": item["position"]}


def update_border(stored: Stored, asked: JSON) -> None:
    """``updateEmbeddedObjectBorder``: by its mask."""
    _, item = _object(stored, asked.get("objectId"))
    named = masks.paths(asked.get("fields"), "EmbeddedObjectBorder")
    item["border"] = masks.updated(item.get("border", {}), mirrored(asked.get("border", {})), named)


def _object(stored: Stored, number: int | None) -> tuple[Tab, JSON]:
    is_slicer = any(item["slicerId"] == number for _, item in every(stored, SLICERS))
    return found(stored, SLICERS if is_slicer else CHARTS, number)


def _home(stored: Stored, position: JSON) -> Tab:
    """Return the sheet that something is placed on; a new one is made."""
    if position.get("newSheet"):
        made = sheets.add(stored, {"properties": {"sheetType": "OBJECT"}})
        return sheets.tab_with(stored, made["properties"]["sheetId"])
    if "sheetId" in position:
        return sheets.tab_with(stored, position["sheetId"])
    anchor = position.get("overlayPosition", {}).get("anchorCell")
    if anchor is None:
        message = "Must specify a position."
        raise invalid(message)
    anchor.setdefault("sheetId", 0)
    return sheets.tab_with(stored, anchor["sheetId"])
