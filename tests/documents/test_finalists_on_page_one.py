"""Titles are shortened only as far as page 1 asks, and never into nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from automations.documents.finalists_on_page_one import fitted
from automations.documents.text_width import lines_of, shortened_to, width
from automations.tables.report import Column, Table

POINTS = Table(
    "selection", "選考の要点", (Column("項目"), Column("文")), (("当落線", "短い文"),) * 4
)
LONG = "長" * 60


def finalists(*titles: str) -> Table:
    rows = tuple((title, "理由") for title in titles)
    return Table("finalists", "案", (Column("取組名"), Column("選出の理由")), rows)


def titles(table: Table) -> list[str]:
    return [str(row[0]) for row in table.rows]


def test_short_titles_stay_as_they_are() -> None:
    table = finalists("窓口DX", "窓口DXプラス")
    assert fitted(table, POINTS) == table


def test_seven_long_titles_get_three_lines_each() -> None:
    assert titles(fitted(finalists(*[LONG] * 7), POINTS)) == ["長" * 41 + "…"] * 7


def test_one_long_title_among_short_ones_stays_whole() -> None:
    table = finalists(LONG, *["窓口DX"] * 6)
    assert fitted(table, POINTS) == table


def test_twenty_titles_get_one_line_each() -> None:
    assert titles(fitted(finalists(*[LONG] * 20), POINTS)) == ["長" * 13 + "…"] * 20


@given(st.text(min_size=1), st.integers(min_value=2, max_value=40))
def test_a_shortened_text_is_a_beginning_that_fits(text: str, letters: int) -> None:
    shortened = shortened_to(text, letters)
    assert width(shortened) <= 2 * letters
    assert shortened == text or text.startswith(shortened.removesuffix("…"))
    assert lines_of(shortened, letters) == 1
