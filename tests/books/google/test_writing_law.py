"""Whatever people, networks and other runs do, no text of ours is left beside a wrong row."""

from __future__ import annotations

import copy
from collections.abc import Callable

from hypothesis import event, given, settings
from hypothesis import strategies as st

from automations.books.google.snapshot import OnlineCell, OnlineTab, Spreadsheet
from automations.books.google.writing import Ending, OnlineColumn, Wanted, Written, write_guarded
from tests.books.google.fake_sheets import Edit, FakeSheets, Moment, Tab, text
from tests.books.google.peoples_edits import (
    delete_column,
    delete_row,
    insert_column,
    insert_row,
    type_in,
)

_OURS, _HEADING, _RENAMED, _NAME = "◆", "確認結果", "メモ", "氏名"
_HEADINGS = ("番号", _NAME, "備考")
_NAMES = ("川", "山", "海", "空", "森", "谷")
_DONE = {Ending.WRITTEN, Ending.FOLLOWED, Ending.RESTLESS}


def begun(*, strict: bool) -> FakeSheets:
    """Return a list of people that an earlier run marked, our column still blank."""
    rows = [["申込一覧"], ["番号", _NAME, _HEADING, "備考"]]
    rows += [[str(at % 3), name, "", "同じ"] for at, name in enumerate(_NAMES)]
    rows += [[], ["計", "6名"], []]
    grid = [[text(each) if each else None for each in (row + [""] * 5)[:5]] for row in rows]
    sheets = FakeSheets([Tab(0, "申込", list(grid))], strict=strict)
    assert run(sheets, dict.fromkeys(_NAMES, "")) is None
    assert run(sheets, dict.fromkeys(_NAMES, "◆前回")) is not None
    for row in sheets.tab(0).rows[2:8]:
        row[2] = None
    return sheets


def run(sheets: FakeSheets, texts: dict[str, str] | None = None) -> Written | None:
    """Do what a job does: read, decide by the name, write; None: there is nothing to write."""
    before = sheets.snapshot()
    column = planned(before, texts or {name: _OURS + name for name in _NAMES})
    if column is None or not column.texts:
        return None
    return write_guarded(sheets, before, Wanted((column,), None, "r", "d"))


def planned(before: Spreadsheet, texts: dict[str, str]) -> OnlineColumn | None:
    tab = before.tabs[0]
    place, names = _at(tab, _HEADING), _at(tab, _NAME)
    if place is None or names is None or names[0] != place[0]:
        return None
    told = {
        row: cell.value
        for (row, column), cell in tab.cells.items()
        if column == names[1] and row > place[0] and cell.value in texts
    }
    stands = {row: _said(tab, row, place[1]) for row in range(place[0] + 1, tab.height + 1)}
    wanted = {
        row: texts[told[row]] if row in told else ""
        for row, said in stands.items()
        if row in told or said.startswith(_OURS)
    }
    changed = {row: said for row, said in wanted.items() if said != stands[row]}
    return OnlineColumn(0, place[1], place[0], _HEADING, frozenset(told), changed)


def _at(tab: OnlineTab, said: str) -> tuple[int, int] | None:
    return next((at for at, cell in sorted(tab.cells.items()) if cell.value == said), None)


def _said(tab: OnlineTab, row: int, column: int) -> str:
    cell = tab.cells.get((row, column))
    return cell.value if cell else ""


def shuffle(first: int, order: list[int], columns: int) -> Edit:
    """Sort rows somehow, with so many columns from the left: ours may be left out.

    With headings among them only whole rows: else no row is what any row was.
    """

    def edit(sheets: FakeSheets) -> None:
        rows = sheets.tab(0).rows
        chosen = rows[first - 1 : first - 1 + len(order)]
        headed = any(cell and cell.value in _HEADINGS for row in chosen for cell in row)
        if len(chosen) == len(order):
            width = len(rows[0]) if headed else columns
            mixed = [chosen[at][:width] for at in order]
            rows[first - 1 : first - 1 + len(order)] = [
                [*new, *old[width:]] for new, old in zip(mixed, chosen, strict=True)
            ]

    return edit


def typed(row: int, heading: str, said: str) -> Edit:
    """Type under one of people's headings."""

    def edit(sheets: FakeSheets) -> None:
        place = _at(sheets.snapshot().tabs[0], heading)
        if place and row != place[0]:
            type_in(row, place[1], said)(sheets)

    return edit


_rows, _columns = st.integers(1, 11), st.integers(1, 5)
_headings = st.sampled_from(_HEADINGS)
_peoples_edits: st.SearchStrategy[Edit] = st.one_of(
    st.builds(insert_row, _rows, st.sampled_from(["", "新"])),
    st.builds(delete_row, _rows),
    st.builds(insert_column, _columns),
    st.builds(delete_column, _columns),
    st.builds(shuffle, st.just(3), st.permutations(range(6)), st.integers(2, 5)),
    st.builds(typed, _rows, _headings, st.sampled_from(["", "直し", "山"])),
    st.builds(type_in, st.just(2), st.just(3), st.sampled_from([_RENAMED, ""])),
)
_heading_moved = st.builds(shuffle, st.integers(1, 5), st.permutations(range(4)), st.just(99))


def other_runner(sheets: FakeSheets) -> None:
    """Let another run read and write, undisturbed."""
    sheets.plan, kept = [], sheets.plan
    run(sheets)
    sheets.plan = kept


_machines: st.SearchStrategy[Edit] = st.sampled_from([other_runner, FakeSheets.deliver])


def _both(edit: Edit, shadow: FakeSheets) -> Edit:
    def both(sheets: FakeSheets) -> None:
        edit(sheets)
        edit(shadow)

    return both


def _moments(shadow: FakeSheets) -> st.SearchStrategy[list[Moment]]:
    """Return what may happen around the writes; what people do, they do to the shadow, too.

    The row of headings is sorted into the data once at most, before the first write.
    """

    def both(edit: Edit) -> Edit:
        return _both(edit, shadow)

    def edits(*kinds: st.SearchStrategy[Edit]) -> st.SearchStrategy[tuple[Edit, ...]]:
        either = st.one_of(*(each.map(both) for each in kinds), _machines)
        return st.lists(either, max_size=2).map(tuple)

    few, at_first = edits(_peoples_edits), edits(_peoples_edits, _heading_moved)
    first = st.builds(Moment, at_first, few, st.booleans())
    others = st.lists(st.builds(Moment, few, few, st.booleans(), st.booleans()), max_size=4)
    return st.one_of(others, st.builds(lambda one, more: [one, *more], first, others))


def _peoples(sheets: FakeSheets) -> list[list[OnlineCell | None]]:
    """Return what people keep outside our column; the words at its head are tested by example."""
    return [[cell if _is_peoples(cell) else None for cell in row] for row in sheets.tab(0).rows]


def _is_peoples(cell: OnlineCell | None) -> bool:
    return cell is not None and not cell.value.startswith((_OURS, _HEADING, _RENAMED))


def astray(now: Spreadsheet) -> list[str]:
    """Return the texts of ours that stand beside another row than they were made for."""
    tab = now.tabs[0]
    if _at(tab, _NAME) is None:
        return []  # the names are gone with their column: nobody can tell
    return [
        cell.value
        for (row, _), cell in sorted(tab.cells.items())
        if cell.value.startswith(_OURS)
        and cell.value[1:] not in {each.value for (at, _), each in tab.cells.items() if at == row}
    ]


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_every_text_stands_beside_its_row_and_peoples_cells_are_as_they_left_them(
    data: st.DataObject,
) -> None:
    sheets = begun(strict=data.draw(st.booleans()))
    shadow = FakeSheets(copy.deepcopy(sheets.tabs), list(sheets.marks))
    sheets.plan = data.draw(_moments(shadow))
    written = run(sheets)
    assert written is not None
    event(written.ending.name)
    if written.ending is not Ending.UNCERTAIN:
        assert astray(written.now) == []
    assert _peoples(sheets) == _peoples(shadow)


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_the_next_run_puts_right_whatever_the_last_one_left(data: st.DataObject) -> None:
    sheets = begun(strict=False)
    shadow = FakeSheets(copy.deepcopy(sheets.tabs), list(sheets.marks))
    sheets.plan = data.draw(_moments(shadow))
    run(sheets)
    sheets.plan = []
    sheets.deliver()
    again = run(sheets)
    assert again is None or again.ending is Ending.WRITTEN
    if planned(sheets.snapshot(), {}) is not None:
        assert astray(sheets.snapshot()) == []
    assert run(sheets) is None
    assert _peoples(sheets) == _peoples(shadow)


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_a_run_killed_at_any_request_leaves_nothing_the_next_one_cannot_mend(
    data: st.DataObject,
) -> None:
    sheets = begun(strict=False)
    killed_at = data.draw(st.integers(0, 3))
    edits = data.draw(st.lists(_peoples_edits, max_size=3))

    def kill(_: FakeSheets) -> None:
        raise KeyboardInterrupt

    moments = [Moment(before=tuple(edits))] * (killed_at > 0)
    dead: Callable[..., None] = kill
    before_effect = data.draw(st.booleans())
    last = Moment(before=(dead,)) if before_effect else Moment(after=(dead,))
    sheets.plan = [*moments, *[Moment()] * max(killed_at - 1, 0), last]
    try:
        run(sheets)
    except KeyboardInterrupt:
        event("killed")
    sheets.plan = []
    again = run(sheets)
    assert again is None or again.ending is Ending.WRITTEN
    if planned(sheets.snapshot(), {}) is not None:
        assert astray(sheets.snapshot()) == []
