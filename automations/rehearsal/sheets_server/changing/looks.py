"""How ranges look: conditional formats and alternating colours."""

from __future__ import annotations

from automations.rehearsal.sheets_server.a1 import bounds
from automations.rehearsal.sheets_server.changing.colours import mirrored
from automations.rehearsal.sheets_server.changing.grids import box_of, meets, whole_range, with_tab
from automations.rehearsal.sheets_server.changing.objects import (
    BANDINGS,
    added,
    removed,
    updated,
)
from automations.rehearsal.sheets_server.changing.sheets import tab_with
from automations.rehearsal.sheets_server.model import JSON, Stored, Tab, invalid


def add_rule(stored: Stored, asked: JSON) -> None:
    """``addConditionalFormatRule``: at its index, the first unless said otherwise."""
    rule = asked.get("rule", {})
    tab = _ruled(stored, rule)
    rules = tab.listed.setdefault("conditionalFormats", [])
    index = asked.get("index", 0)
    if not 0 <= index <= len(rules):
        message = f"Cannot add conditional format on sheet: {tab.id} at index: {index}"
        raise invalid(message)
    rules.insert(index, _kept(rule))


def update_rule(stored: Stored, asked: JSON) -> JSON:
    """``updateConditionalFormatRule``: another rule in its place, or another place for it."""
    if "rule" in asked:
        tab = _ruled(stored, asked["rule"])
        index = asked.get("index", 0)
        old = _at(tab, index)
        new = tab.listed["conditionalFormats"][index] = _kept(asked["rule"])
        return {"newRule": new, "newIndex": index, "oldRule": old}
    if "newIndex" not in asked:
        message = "Must specify either a rule or a newIndex."
        raise invalid(message)
    tab = tab_with(stored, asked.get("sheetId", 0))
    index, to = asked.get("index", 0), asked["newIndex"]
    rule = _at(tab, index)
    _at(tab, to)
    rules = tab.listed["conditionalFormats"]
    rules.insert(to, rules.pop(index))
    return {"newRule": rule, "oldIndex": index, "newIndex": to}


def delete_rule(stored: Stored, asked: JSON) -> JSON:
    """``deleteConditionalFormatRule``: the reply tells the rule."""
    tab = tab_with(stored, asked.get("sheetId", 0))
    rule = _at(tab, asked.get("index", 0))
    tab.listed["conditionalFormats"].remove(rule)
    return {"rule": rule}


def add_banding(stored: Stored, asked: JSON) -> JSON:
    """``addBanding``: where there is none yet."""
    given = asked.get("bandedRange", {})
    tab, _ = box_of(stored, given.get("range", {}))
    if "rowProperties" not in given and "columnProperties" not in given:
        message = "Must specify either rowProperties or columnProperties."
        raise invalid(message)
    kept = {**given, "range": whole_range(tab, given.get("range", {}))}
    _check_alone(tab, kept)
    return {"bandedRange": added(stored, BANDINGS, tab, kept)}


def update_banding(stored: Stored, asked: JSON) -> None:
    """``updateBanding``: by its mask."""
    tab, after = updated(stored, BANDINGS, asked.get("bandedRange", {}), asked.get("fields"))
    box_of(stored, {"sheetId": tab.id, **after.get("range", {})})
    after["range"] = whole_range(tab, after.get("range", {}))
    _check_alone(tab, after)


def delete_banding(stored: Stored, asked: JSON) -> None:
    """``deleteBanding``."""
    removed(stored, BANDINGS, asked.get("bandedRangeId"))


def _ruled(stored: Stored, rule: JSON) -> Tab:
    """Return the sheet a rule is for; all its ranges lie there."""
    if not rule.get("ranges"):
        message = "Must specify at least one range."
        raise invalid(message)
    if "booleanRule" not in rule and "gradientRule" not in rule:
        message = "Must specify either a booleanRule or a gradientRule."
        raise invalid(message)
    tabs = [box_of(stored, each)[0] for each in rule["ranges"]]
    if any(tab is not tabs[0] for tab in tabs):
        message = "All ranges must be on the same sheet."
        raise invalid(message)
    return tabs[0]


def _kept(rule: JSON) -> JSON:
    kept: JSON = mirrored({**rule, "ranges": [with_tab(each) for each in rule["ranges"]]})
    return kept


def _at(tab: Tab, index: int) -> JSON:
    rules = tab.listed.get("conditionalFormats", [])
    if not 0 <= index < len(rules):
        message = f"No conditional format on sheet: {tab.id} at index: {index}"
        raise invalid(message)
    return rules[index]


def _check_alone(tab: Tab, banding: JSON) -> None:
    box = bounds(tab, banding["range"])
    for other in tab.listed.get("bandedRanges", []):
        if other is not banding and meets(bounds(tab, other["range"]), box):
            message = (
                "You cannot add alternating background colors to a range that already has "
                "alternating background colors."
            )
            raise invalid(message)
