"""採点入力.xlsx: a row for each judge and entry, ready for what stands on the judges' papers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from automations.award.judging.panel import Judge
from automations.award.rules import Method
from automations.books.looks import AMBER, GREY, RED
from automations.books.new_book import NewColumn, NewSheet, Page, Tint
from automations.books.sheet_names import GUIDANCE
from automations.flows.sitting import Sitting, words
from automations.tables.places import column_letters
from automations.tables.problems import visible
from automations.tables.report import Audience, Cell
from automations.tables.sources import Source

_BEFORE = ("judge", "number", "entry")
_BEHIND = ("recused", "comment", "status")
_FITTED = frozenset({Method.MARKS, Method.RANKS})  # where a blank is something missing
_LONGEST_TEST = 200  # letters of the list in a formula; Excel takes 255
_LONGEST_NAME = 40  # letters of a judge's name in that of a file
_FORBIDDEN = {ord(each): chr(ord(each) + 0xFEE0) for each in '<>:"/\\|?*'}  # full-width twins
_RESTRICTED = f"取扱: {Audience.SECRETARIAT.value}"


@dataclass(frozen=True, slots=True)
class ScoreTab:
    """Where scores are typed; ``again``: for the second time, by somebody else.

    ``judge``: who types the own scores into a book of the judge's own; None: those of all.
    """

    source: Source
    again: bool = False
    judge: Judge | None = None

    def judges(self, sitting: Sitting) -> tuple[Judge, ...]:
        """Return whose scores are typed here."""
        return (self.judge,) if self.judge else sitting.present

    @property
    def name(self) -> str:
        """Return the name of the tab."""
        said = words()["scores"]
        return self.source.sheet or str(said["fallback_again" if self.again else "fallback"])


def score_tabs(sitting: Sitting) -> tuple[ScoreTab, ...]:
    """Return where the settings want scores typed in a workbook that we can make."""
    judging = sitting.judging
    again = judging.scores_again if judging.panel.twice else None
    both = ((judging.scores, False), (again, True))
    named = tuple(
        ScoreTab(source, second)
        for source, second in both
        if source and source.book.lower().endswith(".xlsx")
    )
    return (*_own_tabs(sitting), *named)


def _own_tabs(sitting: Sitting) -> Iterator[ScoreTab]:
    """Yield a book for each judge who comes, where there is none for all of them."""
    folder = sitting.judging.score_sheets.strip().rstrip("/")
    if folder and sitting.judging.scores is None:
        for each in sitting.present:
            yield ScoreTab(Source(f"{folder}/{_own_book(each)}"), judge=each)


def _own_book(judge: Judge) -> str:
    """Return the name of a judge's own book; letters that Windows forbids become others."""
    harmless = " ".join(visible(judge.name).translate(_FORBIDDEN).split())[:_LONGEST_NAME]
    return str(words()["scores"]["own_book"]).format(
        number=judge.number, name=harmless.rstrip(". ")
    )


def score_sheets(sitting: Sitting, tabs: Sequence[ScoreTab]) -> tuple[NewSheet, ...]:
    """Return the tabs of one book, the guidance first; it stands alone in a book without names."""
    sheets = [_sheet(sitting, each) for each in tabs]
    if all(each.source.sheet for each in tabs):
        sheets.insert(0, _guidance(sitting, tabs))
    return tuple(sheets)


def _sheet(sitting: Sitting, tab: ScoreTab) -> NewSheet:
    said, behind = words()["scores"], "_again" if tab.again else ""
    own = said["own"] if tab.judge else said
    label = tab.judge.label if tab.judge else ""
    told = (own[f"title{behind}"].format(judge=label), own[f"purpose{behind}"])
    title = (*told, sitting.asked + sitting.blanks)
    first = len(title) + 2
    count, judges = len(sitting.entries), tab.judges(sitting)
    parted = range(first + count, first + count * len(judges), max(count, 1))
    entering = f"{label or said['again' if tab.again else 'first']}　{sitting.marked}"
    header = (sitting.event.basics.name, entering, _RESTRICTED)
    tints = tuple(_tints(sitting, first))
    page = Page(header, fitted=True, tints=tints, parted=frozenset(parted))
    return NewSheet(
        tab.name, tuple(_columns(sitting)), list(_rows(sitting, judges)), title, page=page
    )


def _columns(sitting: Sitting) -> Iterator[NewColumn]:
    said = words()["scores"]
    for key in _BEFORE:
        shape = "0" if key == "number" else ""  # as text, 10 would be sorted before 2
        yield _column(said, key, number_format=shape, centered=bool(shape))
    hint, width = sitting.asked + sitting.blanks, int(said["mark_width"])
    for heading in sitting.columns:
        yield NewColumn(
            heading, width=width, choices=sitting.choices, hint=hint, centered=True,
            number_format="General",
        )  # fmt: skip
    for key in _BEHIND:
        ticked = key == "recused"
        yield _column(said, key, choices=(said["tick"],) * ticked, centered=ticked)


def _column(
    said: dict[str, Any],
    key: str,
    *,
    number_format: str = "",
    choices: tuple[str, ...] = (),
    centered: bool = False,
) -> NewColumn:
    return NewColumn(
        said["headings"][key],
        width=said["widths"][key],
        choices=choices,
        hint=said["hints"][key],
        number_format=number_format,
        centered=centered,
    )


def _rows(sitting: Sitting, judges: Sequence[Judge]) -> Iterator[tuple[Cell, ...]]:
    tick, blanks = words()["scores"]["tick"], (None,) * len(sitting.columns)
    for judge in judges:
        for entry in sitting.entries:
            recused = tick if entry.number in judge.recused else None
            yield (judge.label, entry.number, entry.title, *blanks, recused, None, None)


def _tints(sitting: Sitting, row: int) -> Iterator[Tint]:
    """Grey what is barred, redden what is out of the scale, and show what is still missing."""
    first = len(_BEFORE) + 1
    last = first + len(sitting.columns) - 1
    recused, tick = column_letters(last + 1), words()["scores"]["tick"]
    marks = f"COLUMN()>={first},COLUMN()<={last}"
    yield Tint(f'${recused}{row}="{tick}"', GREY)
    listed = f",{','.join(sitting.choices)},"
    if sitting.choices and len(listed) < _LONGEST_TEST and '"' not in listed:
        outside = f'ISERROR(FIND(","&A{row}&",","{listed}"))'
        yield Tint(f'AND({marks},A{row}<>"",{outside})', RED)
    if sitting.judging.panel.method in _FITTED:
        yield Tint(f'AND({marks},$A{row}<>"",A{row}="")', AMBER)


def _guidance(sitting: Sitting, tabs: Sequence[ScoreTab]) -> NewSheet:
    said, guide = words()["scores"], words()["scores"]["guide"]
    again = [each.format(sheet=tab.name) for tab in tabs if tab.again
             for each in guide["steps_again"]]  # fmt: skip
    steps = (f"{number}. {step}" for number, step in enumerate((*guide["steps"], *again), 1))
    title = (guide["title"], said["purpose"], "", guide["before"], *steps, "")
    header = (sitting.event.basics.name, "", _RESTRICTED)
    columns = tuple(NewColumn(heading, width=width) for heading, width in guide["columns"])
    page = Page(header, fitted=True, guide=True)
    return NewSheet(GUIDANCE, columns, list(_explained(sitting)), title, page=page)


def _explained(sitting: Sitting) -> Iterator[tuple[str, ...]]:
    said = words()["scores"]
    must = said["guide"]["required"]
    marks = ((name, sitting.asked, next(iter(sitting.choices), ""), must)
             for name in sitting.columns)  # fmt: skip
    yield from (_line(said, key, must) for key in _BEFORE)
    yield from marks
    yield from (_line(said, key, "") for key in _BEHIND)


def _line(said: dict[str, Any], key: str, must: str) -> tuple[str, ...]:
    return said["headings"][key], said["hints"][key], said["examples"][key], must
