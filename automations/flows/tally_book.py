"""集計表.xlsx: the paper with which three people work out the result by hand (Plan B).

Nothing is calculated in it: each page says in words what is written into which box.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from automations.award.entries import Entry
from automations.award.judging.panel import Judge, Presence
from automations.award.judging_rules import Part
from automations.award.rules import Counting, Method
from automations.award.wording import exact
from automations.books.paper_pages import PaperPage, PaperTable, paper_pages_bytes
from automations.flows.sitting import Sitting, words
from automations.flows.tally_prizes import prizes_page
from automations.flows.tally_steps import counting_lines, equal_weights, page_header

_CONVERTED = frozenset(
    {Counting.Z_SCORE, Counting.RANK_POINTS, Counting.FIRSTS, Counting.BORDA}
)  # what a judge's points become something else in
_LABEL, _TOTAL, _NOTE = 26.0, 11.0, 16.0  # widths as Excel counts them
_ROOM, _NARROWEST, _WIDEST = 95.0, 7.0, 11.0
_ROW, _LOWEST_ROW, _ROWS_ROOM = 34.0, 30.0, 330.0  # points
_MANY = 16  # boxes in a row beyond which a page is printed on A3


def tally_pages(sitting: Sitting) -> tuple[PaperPage, ...]:
    """Return every page, in the order in which people work through them."""
    return (*_entry_pages(sitting), *_grids(sitting), prizes_page(sitting))


def tally_book(sitting: Sitting) -> bytes:
    """Return the workbook; the same sitting makes the same bytes."""
    return paper_pages_bytes(tally_pages(sitting))


def _said() -> Mapping[str, Any]:
    found: Mapping[str, Any] = words()["tally"]
    return found


def has_entry_pages(sitting: Sitting) -> bool:
    """Tell whether a judge gives several marks, which are added up entry by entry."""
    return sitting.judging.panel.method is Method.MARKS and len(sitting.columns) > 1


def _height(rows: int) -> float:
    return min(max(_ROWS_ROOM / max(rows, 1), _LOWEST_ROW), _ROW)


def _entry_pages(sitting: Sitting) -> Iterator[PaperPage]:
    if not has_entry_pages(sitting):
        return
    for place, entry in enumerate(sitting.entries, 1):
        yield _entry_page(sitting, place, entry)


def _entry_page(sitting: Sitting, place: int, entry: Entry) -> PaperPage:
    said, plain = _said()["entry"], equal_weights(sitting)
    filled = {"place": place, "label": entry.label, "section": entry.section}
    headings = [(said["judge"], 1)]
    for name, weight in zip(sitting.columns, sitting.weights, strict=True):
        headings.append((name if plain else f"{name}\n{said['mark']}", 1))
        headings += [] if plain else [(said["times"].format(weight=weight), 1)]
    boxes = len(headings) - 1
    width = min(max(_ROOM / boxes, _NARROWEST), _WIDEST)
    headings += [(said["total"], 1), (said["note"], 1)]
    rows = [*_judge_rows(sitting, entry, boxes), *_below(sitting, boxes)]
    return PaperPage(
        said["name"].format(**filled),
        said["title"].format(**filled),
        (_LABEL, *[width] * boxes, _TOTAL, _NOTE),
        (PaperTable(tuple(headings), tuple(rows), _height(len(rows)),
                    _barred(sitting, entry, boxes + 1)),),
        (said["plain" if plain else "weighted"], sitting.asked),
        header=page_header(sitting),
    )  # fmt: skip


def _judge_rows(sitting: Sitting, entry: Entry, boxes: int) -> Iterator[tuple[str, ...]]:
    for judge in sitting.judges:
        yield (judge.label, *[""] * (boxes + 1), _kept_out(judge, entry))


def _kept_out(judge: Judge, entry: Entry) -> str:
    """Return why a judge gives an entry nothing, "" if they do."""
    said = _said()["entry"]
    if judge.presence is Presence.ABSENT:
        return str(said["absent"])
    return str(said["recused"]) if entry.number in judge.recused else ""


def _barred(sitting: Sitting, entry: Entry, boxes: int) -> frozenset[tuple[int, int]]:
    return frozenset(
        (row, column)
        for row, judge in enumerate(sitting.judges)
        for column in range(1, boxes + 1)
        if _kept_out(judge, entry)
    )


def _below(sitting: Sitting, boxes: int) -> Iterator[tuple[str, ...]]:
    """Where criteria are averaged one by one, add them up below the judges."""
    if sitting.judging.panel.counting is Counting.CRITERION_MEANS:
        for key in ("sum", "mean"):
            yield (_said()["entry"][key], *[""] * (boxes + 2))


def _grids(sitting: Sitting) -> Iterator[PaperPage]:
    """Yield the judges' points, where they become something else, and what the score is made of."""
    panel = sitting.judging.panel
    if panel.method is Method.MARKS and panel.counting in _CONVERTED:
        yield _grid(sitting, "points", [], [_source(sitting), _said()["method"]["shaded"]])
    yield _grid(sitting, "", _result_headings(sitting), counting_lines(sitting, _source(sitting)))


def _source(sitting: Sitting) -> str:
    key = "sheet" if has_entry_pages(sitting) else "direct"
    return f"{_said()['method'][key]}{'' if has_entry_pages(sitting) else sitting.asked}"


def _result_headings(sitting: Sitting) -> list[str]:
    said, shares = _said()["all"], sitting.judging.shares
    found = [said["judges"], said["score"]]
    for each in shares:
        name = {"part": each.part.value, "share": exact(each.share)}
        found += [] if each.part is Part.JUDGES else [said["vote"].format(**name)]
        found.append(said["converted"].format(**name))
    return [*found, *([said["result"]] if shares else []), said["rank"]]


def _grid(sitting: Sitting, kind: str, behind: Sequence[str], lines: Sequence[str]) -> PaperPage:
    said, key = _said()["all"], f"_{kind}" * bool(kind)
    judges = sitting.judges
    headings = [said["order"], said["entry"], *map(_stacked, judges), *behind]
    count = len(judges) + len(behind)
    width = min(max(_ROOM / count, _NARROWEST), _WIDEST)
    rows = [
        (str(place), entry.label, *map(_absence, judges), *[""] * len(behind))
        for place, entry in enumerate(sitting.entries, 1)
    ]
    shaded = frozenset(
        (row, column)
        for row, entry in enumerate(sitting.entries)
        for column, judge in enumerate(judges, 2)
        if _kept_out(judge, entry)
    )
    table = PaperTable(tuple((text, 1) for text in headings), tuple(rows), _height(len(rows)),
                       shaded)  # fmt: skip
    return PaperPage(
        said[f"name{key}"], said[f"title{key}"], (5.0, 32.0, *[width] * count), (table,),
        (_said()["about"],), tuple(lines), page_header(sitting), large=count > _MANY,
    )  # fmt: skip


def _stacked(judge: Judge) -> str:
    """Return a judge's number and name below each other: the columns are narrow."""
    return "\n".join(judge.label.split())


def _absence(judge: Judge) -> str:
    """Return what stands in the boxes of a judge who is not there; of one who is recused nothing.

    The mean of the others may be written there.
    """
    return str(_said()["entry"]["absent"]) if judge.presence is Presence.ABSENT else ""
