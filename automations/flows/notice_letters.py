"""選出通知 and 非選出通知: the letters of 通知.xlsx, a page for each entrant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

from automations.award.notices import CHOSEN, NOT_CHOSEN
from automations.documents.letters import letters
from automations.event.model import Event
from automations.flows.documents import DOCUMENTS_FOLDER
from automations.flows.event_folder import EventFolder
from automations.flows.file_names import LETTER_CHOSEN, LETTER_NOT_CHOSEN
from automations.flows.letter_cover import letter_cover
from automations.resources import template_file
from automations.tables.rendering import shown
from automations.tables.report import Cell, Column, Report, Table

LETTERS: Mapping[str, tuple[str, str]] = {
    CHOSEN: (LETTER_CHOSEN, "documents/notice_chosen.toml"),
    NOT_CHOSEN: (LETTER_NOT_CHOSEN, "documents/notice_not_chosen.toml"),
}
"""The file and the words of each table of the notices."""
_KEYS: Mapping[str, str] = {
    "宛名": "name", "所属": "section", "番号": "number", "取組名": "title", "部門": "category",
    "結果の文": "result", "発表の日": "presented", "得点": "score", "全体の順位": "rank",
    "審査した件数": "ranked", "部門内の順位": "rank_in_category", "部門の件数": "in_category",
    "選んだ人数": "supporters",
}  # fmt: skip
_UNITS = {"rank": "位", "rank_in_category": "位", "ranked": "件", "in_category": "件",
          "supporters": "人"}  # fmt: skip
_MEAN, _OF_ALL = "mean", "（全取組の平均）"


def letter_paths(folder: EventFolder) -> tuple[Path, ...]:
    """Return where the letters lie."""
    return tuple(folder.restricted / DOCUMENTS_FOLDER / name for name, _ in LETTERS.values())


def notice_letters(
    folder: EventFolder, report: Report, at: datetime, number: str, approved: str
) -> Iterator[tuple[Path, bytes]]:
    """Yield the letters of each table that has somebody to write to.

    ``number``: the 照合番号; ``approved``: what the properties bear of the approval.
    """
    for (key, (name, words)), path in zip(LETTERS.items(), letter_paths(folder), strict=True):
        table, place = report.tables[key], _place(folder.event)
        if table.rows:
            cover = letter_cover(folder.event, at, number, {"keywords": approved, "place": place})
            people = [_called(folder.event, each) for each in entrants(table)]
            yield path, letters(words, template_file(name, folder.root), people, cover)


def _called(event: Event, entrant: dict[str, str]) -> dict[str, str]:
    """Ask nobody to present where nothing says that finalists do."""
    presents = event.schedule.judging or "judging" in event.parts
    return entrant if presents else {**entrant, "presented": ""}


def entrants(table: Table) -> list[dict[str, str]]:
    """Return what is known of each entrant, by key, as people read it."""
    return [_known(table.columns, row) for row in table.rows]


def _known(columns: tuple[Column, ...], row: tuple[Cell, ...]) -> dict[str, str]:
    known: dict[str, str] = {}
    criteria: list[str] = []
    for place, (column, cell) in enumerate(zip(columns, row, strict=True)):
        text = shown(cell, column.form)
        if key := _KEYS.get(column.in_templates or column.heading):
            known[key] = f"{text}{_UNITS.get(key, '')}"
        elif "score" in known and _MEAN not in known and column.heading.endswith(known["label"]):
            known[_MEAN] = text
        elif column.heading.endswith(_OF_ALL):
            name = columns[place - 1]
            criteria.append(f"{name.heading} {shown(row[place - 1], name.form)}（{text}）")
        if key == "score":
            known["label"] = known["score_label"] = column.heading
    known["supported"] = known.get("supporters", "") if known.get("supporters") != "0人" else ""
    return {**known, "criteria": "、".join(criteria), **_own_category(known)}


def _own_category(known: Mapping[str, str]) -> dict[str, str]:
    """Leave out the place in a category where there is but one."""
    if known["in_category"] != known["ranked"]:
        return {}
    return {"rank_in_category": "", "category": ""}


def _place(event: Event) -> str:
    """Return where finalists present, if that is known: the venue, if it is on that day."""
    judging = event.schedule.judging
    return event.basics.venue if judging is None or judging.date() == event.basics.day else ""
