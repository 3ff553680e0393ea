"""Which numbers of which table a declared chart shows."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from automations.documents.charts import Chart, ChartDeclared, ChartShape, Series, charts_of
from automations.tables.report import Cell, Column, Form, Table

KINDS = Table(
    "comparison",
    "前回との比較",
    (Column("区分"), Column("今回", Form.COUNT), Column("前回", Form.COUNT)),
    (("庁内", 548, 490), ("庁外", 203, 90), ("来場者計", 751, 580)),
)
BAND = ChartDeclared(
    key="kinds",
    label="来場者の構成の図",
    shape=ChartShape.BAND,
    table="comparison",
    labels="区分",
    values=("今回", "前回"),
    rows=("庁外", "庁内"),
    across=True,
    unit="人",
)


def chart(declared: ChartDeclared, table: Table = KINDS) -> Chart | None:
    return charts_of([declared], {table.key: table}).get(declared.label)


def filled(*rows: tuple[Cell, ...]) -> Table:
    return replace(KINDS, rows=rows)


def test_across_a_row_is_a_series_in_the_order_of_the_table() -> None:
    assert chart(BAND) == Chart(
        "来場者の構成",
        ChartShape.BAND,
        ("今回", "前回"),
        (Series("庁内", (548, 490)), Series("庁外", (203, 90))),
        "人",
        Form.COUNT,
    )


def test_otherwise_a_column_is_a_series() -> None:
    found = chart(replace(BAND, across=False))
    assert found is not None
    assert found.categories == ("庁内", "庁外")
    assert found.series == (Series("今回", (548, 203)), Series("前回", (490, 90)))


def test_no_rows_named_means_all() -> None:
    found = chart(replace(BAND, across=False, rows=()))
    assert found is not None
    assert found.categories == ("庁内", "庁外", "来場者計")


def test_a_unit_is_said_once_and_not_with_every_name() -> None:
    columns = (KINDS.columns[0], Column("今回（人）", Form.COUNT))
    declared = replace(BAND, values=("今回（人）",), rows=("庁内来場者数（人）",))
    found = chart(declared, Table("comparison", "", columns, (("庁内来場者数（人）", 548),)))
    assert found is not None
    assert (found.categories, found.series) == (("今回",), (Series("庁内来場者数", (548,)),))


def test_a_row_that_is_missing_is_left_out() -> None:
    found = chart(BAND, filled(("庁外", 203, 90)))
    assert found is not None
    assert found.series == (Series("庁外", (203, 90)),)


def test_what_is_no_number_is_a_gap_and_a_series_of_gaps_is_none() -> None:
    found = chart(BAND, filled(("庁内", 548, "非公表"), ("庁外", None, "")))
    assert found is not None
    assert found.series == (Series("庁内", (548, None)),)


@pytest.mark.parametrize("across", [True, False])
def test_no_chart_without_a_number_a_row_or_a_table(across: bool) -> None:  # noqa: FBT001 - both ways
    declared = replace(BAND, across=across)
    assert chart(declared, filled(("庁内", None, None))) is None
    assert chart(declared, filled()) is None
    assert charts_of([declared], {}) == {}


def test_a_column_that_the_table_has_only_sometimes_is_left_out() -> None:
    first_time = Table("comparison", "", KINDS.columns[:2], (("庁内", 548), ("庁外", 203)))
    tables, sometimes = {"comparison": first_time}, {"comparison": ("前回",)}
    found = charts_of([BAND], tables, sometimes)["来場者の構成の図"]
    assert found.categories == ("今回",)
    assert charts_of([replace(BAND, values=("前回",))], tables, sometimes) == {}


def test_a_column_that_nobody_knows_is_our_bug() -> None:
    with pytest.raises(ValueError, match=r"^chart kinds: table comparison has no \['全回'\]$"):
        chart(replace(BAND, values=("今回", "全回")))
    with pytest.raises(ValueError, match=r"^chart kinds: table comparison has no \['部門'\]$"):
        chart(replace(BAND, labels="部門"))


def test_counts_and_shares_do_not_share_an_axis() -> None:
    columns = (*KINDS.columns[:2], Column("前回", Form.RATIO))
    with pytest.raises(
        ValueError, match=r"^chart kinds: one axis cannot show \['count', 'ratio'\]$"
    ):
        chart(BAND, replace(KINDS, columns=columns))


def test_columns_are_named_as_in_templates_and_shown_as_headed() -> None:
    columns = (Column("課", in_templates="区分"), *KINDS.columns[1:])
    found = chart(replace(BAND, across=False), replace(KINDS, columns=columns))
    assert found is not None
    assert found.categories == ("庁内", "庁外")
    columns = (KINDS.columns[0], Column("令和6年", Form.COUNT, in_templates="今回"))
    table = Table("comparison", "", columns, (("庁内", Fraction(548)),))
    found = chart(replace(BAND, values=("今回",)), table)
    assert found is not None
    assert found.categories == ("令和6年",)
