"""A list online with a column of ours, and a guarded write into it."""

from __future__ import annotations

from automations.books.draft import Draft, DraftRow
from automations.books.google.writing import Ending, OnlineColumn, Wanted, Written, write_guarded
from automations.books.looks import BODY, HEADING, Look
from tests.books.google.fake_sheets import FakeSheets, Moment, Tab, text

PEOPLE = [("3", "川"), ("1", "山"), ("2", "海"), ("4", "空")]
OURS = 3
HEADING_ROW, FIRST = 2, 3
LAST = FIRST + len(PEOPLE) - 1
DATA = frozenset(range(FIRST, LAST + 1))


def fake(*, strict: bool = False) -> FakeSheets:
    """Number, name, our column, remark; a title above, a total below after a blank row."""
    rows = [["申込一覧"], ["番号", "氏名", "確認結果", "備考"]]
    rows += [[number, name, "", f"{name}の備考"] for number, name in PEOPLE]
    rows += [[], ["計", "4名"], []]
    grid = [[text(each) if each else None for each in (row + [""] * 5)[:5]] for row in rows]
    return FakeSheets([Tab(0, "申込", list(grid))], strict=strict)


def column(texts: dict[int, str] | None = None) -> OnlineColumn:
    told = texts or {row: f"{name}さん" for row, (_, name) in enumerate(PEOPLE, FIRST)}
    return OnlineColumn(0, OURS, HEADING_ROW, "確認結果", DATA, told)


def wanted(
    *columns: OnlineColumn, own: Draft | None = None, run: str = "r1", result: str = "d1"
) -> Wanted:
    return Wanted(columns, own, run, result)


def draft(*lines: str) -> Draft:
    rows = [DraftRow(1, 20, ("場所", "件"), (Look(HEADING), Look(HEADING)))]
    rows += [
        DraftRow(at, 20, (line, at), (Look(BODY), Look(BODY))) for at, line in enumerate(lines, 3)
    ]
    return Draft("集計_要確認", (20.0, 5.0), rows, frozen=1)


def beside(sheets: FakeSheets, ours: int = OURS, name: int = 2) -> dict[str, str]:
    """Return what our column says beside each name."""
    page = sheets.tab(0)
    told = {}
    for row in page.rows[HEADING_ROW:]:
        who, said = row[name - 1], row[ours - 1]
        if who:
            told[who.value] = said.value if said else ""
    return told


ALL = {name: f"{name}さん" for _, name in PEOPLE} | {"4名": ""}


def marked() -> FakeSheets:
    """Return a spreadsheet that an earlier run wrote into."""
    sheets = fake()
    first = wanted(column(dict.fromkeys(DATA, "前回")), run="r0")
    assert write_guarded(sheets, sheets.snapshot(), first).ending is Ending.WRITTEN
    sheets.reads = sheets.writes = 0
    return sheets


def run(sheets: FakeSheets, *moments: Moment, own: Draft | None = None) -> Written:
    sheets.plan = list(moments)
    return write_guarded(sheets, sheets.snapshot(), wanted(column(), own=own))
