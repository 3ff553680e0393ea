"""Groups of rows or columns: kept as the depth of each line, told as ranges."""

from __future__ import annotations

from automations.rehearsal.sheets_server.changing import masks
from automations.rehearsal.sheets_server.changing.grids import Lines, lines_of
from automations.rehearsal.sheets_server.model import JSON, Stored, invalid


def add(stored: Stored, asked: JSON) -> JSON:
    """``addDimensionGroup``: one deeper; the reply tells all groups of the dimension."""
    return _deepened(stored, asked, 1)


def delete(stored: Stored, asked: JSON) -> JSON:
    """``deleteDimensionGroup``: one less deep; the reply tells what groups are left."""
    return _deepened(stored, asked, -1)


def update(stored: Stored, asked: JSON) -> None:
    """``updateDimensionGroup``: closed ones hide their lines."""
    given = asked.get("dimensionGroup", {})
    lines = _checked(stored, given.get("range", {}))
    named = masks.paths(asked.get("fields"), "DimensionGroup")
    for group in _groups(lines):
        inner = group["range"]
        same = (inner["startIndex"], inner["endIndex"]) == (lines.start, lines.end)
        if same and group["depth"] == given.get("depth", 1):
            after = masks.updated(group, given, [p for p in named if p == ("collapsed",)])
            group.clear()
            group.update(after)
            _hide(lines, hidden=bool(after.get("collapsed")))
            return
    message = "No group exists over the specified range at the specified depth."
    raise invalid(message)


def _deepened(stored: Stored, asked: JSON, by: int) -> JSON:
    lines = _checked(stored, asked.get("range", {}))
    before = _groups(lines)
    depths = _depths(before)
    if by < 0 and not all(depths.get(index) for index in range(lines.start, lines.end)):
        message = "No group exists over the specified range."
        raise invalid(message)
    for index in range(lines.start, lines.end):
        depths[index] = depths.get(index, 0) + by
    after = _ranges(lines, depths)
    closed = [_place(group) for group in before if group.get("collapsed")]
    for group in after:
        if _place(group) in closed:
            group["collapsed"] = True
    lines.tab.listed[_listed(lines)] = after
    return {"dimensionGroups": after} if after else {}


def _checked(stored: Stored, dimension_range: JSON) -> Lines:
    lines = lines_of(stored, dimension_range)
    if not 0 <= lines.start < lines.end <= lines.size:
        message = f"range.endIndex[{lines.end}] is larger than current grid size ({lines.size})"
        raise invalid(message)
    return lines


def _listed(lines: Lines) -> str:
    return "rowGroups" if lines.is_rows else "columnGroups"


def _groups(lines: Lines) -> list[JSON]:
    return lines.tab.listed.get(_listed(lines), [])


def _depths(groups: list[JSON]) -> dict[int, int]:
    depths: dict[int, int] = {}
    for group in groups:
        for index in range(group["range"]["startIndex"], group["range"]["endIndex"]):
            depths[index] = max(depths.get(index, 0), group["depth"])
    return depths


def _ranges(lines: Lines, depths: dict[int, int]) -> list[JSON]:
    """Return the groups of each depth: lines next to each other that are at least so deep."""
    found = []
    for depth in range(1, max(depths.values(), default=0) + 1):
        inside = sorted(index for index, own in depths.items() if own >= depth)
        starts = [index for index in inside if index - 1 not in set(inside)]
        ends = [index + 1 for index in inside if index + 1 not in set(inside)]
        found += [_group(lines, start, end, depth) for start, end in zip(starts, ends, strict=True)]
    return found


def _group(lines: Lines, start: int, end: int, depth: int) -> JSON:
    dimension = "ROWS" if lines.is_rows else "COLUMNS"
    place = {"sheetId": lines.tab.id, "dimension": dimension, "startIndex": start, "endIndex": end}
    return {"range": place, "depth": depth}


def _place(group: JSON) -> tuple[int, int, int]:
    inner = group["range"]
    return inner["startIndex"], inner["endIndex"], group["depth"]


def _hide(lines: Lines, *, hidden: bool) -> None:
    for index in range(lines.start, lines.end):
        others = {n: v for n, v in lines.properties.get(index, {}).items() if n != "hiddenByUser"}
        kept = {**others, "hiddenByUser": True} if hidden else others
        if kept:
            lines.properties[index] = kept
        else:
            lines.properties.pop(index, None)
