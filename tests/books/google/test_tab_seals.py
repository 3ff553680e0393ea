"""The seal of a tab: what changes it is what people typed there."""

from dataclasses import replace

from automations.books.google.snapshot import Area, Kind, OnlineCell, OnlineTab
from automations.books.google.tab_seals import tab_seal

KEY = "k" * 44
TEXTS = {(1, 1): "受付簿", (2, 1): "氏名", (2, 2): "確認結果", (3, 1): "東野", (3, 2): "来場"}
TAB = OnlineTab(7, "受付簿", 9, 9, {at: OnlineCell(Kind.TEXT, said) for at, said in TEXTS.items()})


def with_text(row: int, column: int, text: str) -> OnlineTab:
    return replace(TAB, cells={**TAB.cells, (row, column): OnlineCell(Kind.TEXT, text)})


def test_what_is_called_or_hidden_otherwise_is_the_same() -> None:
    other = replace(TAB, title="当日", hidden=True, hidden_rows=frozenset({3}), width=20)
    assert tab_seal(KEY, other) == tab_seal(KEY, TAB)


def test_what_stands_in_our_column_does_not_count() -> None:
    assert tab_seal(KEY, with_text(3, 2, "")) == tab_seal(KEY, TAB)
    assert tab_seal(KEY, with_text(9, 2, "何か")) == tab_seal(KEY, TAB)


def test_every_text_of_people_counts_and_where_it_stands() -> None:
    cells = [with_text(3, 1, "西野"), with_text(4, 1, "東野"), with_text(2, 2, "備考")]
    others = [*cells, replace(TAB, number=8), replace(TAB, merged=(Area(3, 1, 4, 1),))]
    seals = {tab_seal(KEY, each) for each in (TAB, *others)}
    assert len(seals) == 1 + len(others)
    assert tab_seal("o" * 44, TAB) not in seals
