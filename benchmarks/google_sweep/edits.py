"""What people do to a spreadsheet that somebody writes into, as the browser would do it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from automations.rehearsal.sheets_server.model import JSON, Stored, Tab
from benchmarks.google_sweep.lists import (
    List,
    chosen,
    cleared,
    copied,
    cut,
    deleted,
    filtered,
    hidden,
    in_order,
    inserted,
    list_of,
    looking,
    merged,
    moved_column,
    moved_row,
    new_column,
    pasted_anew,
    properties,
    protected,
    replaced,
    swapped,
)
from benchmarks.google_sweep.small_event import NEW_TAB, OWN, RECEPTION, REGISTER, STATUS, typed

Doing = Callable[[Stored], Sequence[JSON]]
_WALK_IN = ("10", "林 十子", "ハヤシ トオコ", "かえで町", "総務課", "庁外", "", "14:05", "○")
_TEST = ("11", "森 一二", "モリ カズジ", "さくら大学", "研究室", "庁外", "", "14:10", "○")


def _on(doing: Callable[[List], Sequence[JSON]], title: str = RECEPTION) -> Doing:
    return lambda stored: doing(list_of(stored, title))


def _typed(row: int, column: int, text: str) -> Doing:
    """Type into the ``row``-th row of data, from 0."""
    return _on(lambda it: [typed(it.tab, it.first + row, column, text)])


def _own(doing: Callable[[Tab], Sequence[JSON]]) -> Doing:
    """Do something to our own tab, if there is one."""
    return lambda stored: [
        request
        for each in stored.tabs
        if each.title.startswith(OWN) and each.id > NEW_TAB
        for request in doing(each)
    ]


def _added(title: str) -> Doing:
    """Add a tab; if its name is taken, people call it something like it."""

    def requests(stored: Stored) -> Sequence[JSON]:
        is_taken = any(each.title == title for each in stored.tabs)
        told = {"sheetId": NEW_TAB, "title": f"{title}（手書き）" if is_taken else title}
        return [{"addSheet": {"properties": told}}, typed(NEW_TAB, 0, 0, "人のメモ")]

    return requests


def _twice(doing: Callable[[List], Sequence[JSON]]) -> Doing:
    """Do it to both lists."""
    return lambda stored: [
        request for title in (REGISTER, RECEPTION) for request in doing(list_of(stored, title))
    ]


def _heading(text: str) -> Doing:
    return _on(lambda it: [typed(it.tab, it.first - 1, it.ours, text)])


_NUMBERS = {"numberFormat": {"type": "NUMBER", "pattern": "000"}}
_YELLOW = {"backgroundColor": {"red": 1.0, "green": 1.0}}
turned = _on(partial(in_order, by=2, order="DESCENDING"))
"""What makes a mending write necessary: the whole list is sorted."""

EDITS: Mapping[str, Doing] = {
    "a cell edited": _typed(1, 7, "10:20"),
    "a name edited": _typed(2, 1, "上田 史郎"),
    "a cell cleared": _typed(0, 7, ""),
    "a remark typed": _typed(3, 10, "駐車場"),
    "a whole row cleared": _on(lambda it: [cleared(it.row(it.first + 3))]),
    "a row deleted": _on(lambda it: deleted(it, it.first + 2)),
    "the last row deleted": _on(lambda it: deleted(it, it.last - 1)),
    "several rows deleted": _on(lambda it: deleted(it, it.first, 3)),
    "an empty row inserted above": _on(lambda it: inserted(it, it.first)),
    "a row inserted inside": _on(lambda it: inserted(it, it.first + 3, _WALK_IN)),
    "a row typed below": _on(lambda it: it.texts(it.last, _WALK_IN)),
    "rows typed below": _on(
        lambda it: [*it.texts(it.last, _WALK_IN), *it.texts(it.last + 1, _TEST)]
    ),
    "a form's answer inserted": _on(lambda it: inserted(it, it.last, _WALK_IN)),
    "a title inserted above": _on(lambda it: inserted(it, 0, ["受付簿（会場用）"])),
    "sorted upwards": _on(partial(in_order, by=2, order="ASCENDING")),
    "sorted downwards": _on(partial(in_order, by=6, order="DESCENDING")),
    "sorted without our column": _on(lambda it: in_order(it, 2, "DESCENDING", right=it.ours)),
    "some rows sorted": _on(partial(in_order, by=2, order="DESCENDING", rows=(2, 6))),
    "both lists sorted": _twice(partial(in_order, by=1, order="DESCENDING")),
    "rows shuffled": _on(
        lambda it: [{"randomizeRange": {"range": it.box(it.first, 0, it.last, it.width)}}]
    ),
    "a row moved": _on(lambda it: moved_row(it, 1, 6)),
    "a row cut and pasted": _on(lambda it: [cut(it, it.first + 1, it.last + 1)]),
    "rows swapped": _on(swapped),
    "a row duplicated": _on(
        lambda it: [
            *inserted(it, it.first + 2),
            copied(it.row(it.first + 1), it.row(it.first + 2)),
        ]
    ),
    "a row copied over another": _on(
        lambda it: [copied(it.row(it.first + 1), it.row(it.first + 4))]
    ),
    "the list pasted anew": _on(pasted_anew),
    "texts replaced": _on(replaced),
    "a column inserted before ours": _on(lambda it: new_column(it, it.ours)),
    "a column inserted behind ours": _on(lambda it: new_column(it, it.ours + 1)),
    "a first column inserted": _on(lambda it: new_column(it, 0)),
    "our column moved": _on(lambda it: moved_column(it, it.ours, 1)),
    "a column moved over ours": _on(lambda it: moved_column(it, it.ours + 1, 2)),
    "our column deleted": _on(
        lambda it: [{"deleteDimension": {"range": it.columns(it.ours, it.ours + 1)}}]
    ),
    "a column before ours deleted": _on(
        lambda it: [{"deleteDimension": {"range": it.columns(2, 3)}}]
    ),
    "a column behind ours deleted": _on(
        lambda it: [{"deleteDimension": {"range": it.columns(it.ours + 1, it.ours + 2)}}]
    ),
    "our heading renamed": _heading("メモ"),
    "our heading cleared": _heading(""),
    "a second heading like ours": _on(lambda it: [typed(it.tab, it.first - 1, it.width, STATUS)]),
    "typed into our column": _on(lambda it: [typed(it.tab, it.first + 4, it.ours, "本人に確認中")]),
    "typed all over our column": _on(
        lambda it: [typed(it.tab, row, it.ours, "確認中") for row in range(it.first, it.last)]
    ),
    "pasted over our column": _on(lambda it: [copied(it.column(it.ours + 1), it.column(it.ours))]),
    "our write undone": _on(lambda it: [cleared(it.column(it.ours))]),
    "our column merged": _on(lambda it: merged(it, it.ours)),
    "our column hidden": _on(lambda it: hidden(it.columns(it.ours, it.ours + 1))),
    "our column given choices": _on(chosen),
    "the tab renamed": _on(lambda it: properties(it, "title", title="受付（本番）")),
    "the tab deleted": _on(lambda it: [{"deleteSheet": {"sheetId": it.tab}}]),
    "the tab duplicated": _on(
        lambda it: [
            {
                "duplicateSheet": {
                    "sourceSheetId": it.tab,
                    "newSheetId": NEW_TAB,
                    "newSheetName": "受付簿 のコピー",
                }
            }
        ]
    ),
    "the tab moved": _on(lambda it: properties(it, "index", index=0)),
    "a tab added": _added("買い物"),
    "a tab named like ours added": _added(OWN),
    "our tab deleted": _own(lambda tab: [{"deleteSheet": {"sheetId": tab.id}}]),
    "our tab renamed": _own(
        lambda tab: [
            {
                "updateSheetProperties": {
                    "properties": {"sheetId": tab.id, "title": "要確認（済）"},
                    "fields": "title",
                }
            }
        ]
    ),
    "typed into our tab": _own(lambda tab: [typed(tab.id, 1, 1, "済"), typed(tab.id, 9, 0, "済")]),
    "rows hidden": _on(lambda it: hidden(it.rows(it.first + 1, it.first + 3))),
    "a filter set": _on(filtered),
    "cells merged": _on(lambda it: merged(it, it.ours + 1)),
    "our column protected": _on(lambda it: protected(it.column(it.ours))),
    "the tab protected": _on(lambda it: protected({"sheetId": it.tab})),
    "the headings guarded by a warning": _on(
        lambda it: protected(it.row(it.first - 1), warning=True)
    ),
    "number formats changed": _on(lambda it: looking(it.column(0), _NUMBERS)),
    "rows coloured": _on(lambda it: looking(it.row(it.first + 2), _YELLOW)),
    "rows frozen": _on(
        lambda it: properties(
            it, "gridProperties.frozenRowCount", gridProperties={"frozenRowCount": 1}
        )
    ),
    "a formula changed": _on(lambda it: [typed(it.tab, it.first + 2, it.width - 1, "=A2*2")]),
}
"""Every kind of edit, by the row of the table."""
