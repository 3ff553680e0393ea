"""The register as figures and tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from automations.people.matching import LADDER, RECORD
from automations.tables.dispositions import Identity, counts, words
from automations.tables.places import Place
from automations.tables.report import Audience, Cell, Column, Figure, Form, Table, report_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from automations.tables.dispositions import Rule
    from automations.tables.problems import Problem
    from automations.tables.report import Report

# The first eight stand as in the reception sheet, into which people paste them.
REGISTER_COLUMNS = (
    ("通し番号", "number", Form.COUNT, 4),
    ("氏名", "name", Form.TEXT, 8),
    ("フリガナ", "kana", Form.TEXT, 10),
    ("団体", "body", Form.TEXT, 14),
    ("所属", "section", Form.TEXT, 12),
    ("区分", "kind", Form.TEXT, 4),
    ("メール", "mail", Form.TEXT, 18),
    ("職員番号", "staff_number", Form.TEXT, 6),
    ("申込元", "places", Form.TEXT, 18),
    ("状態", "state", Form.TEXT, 4),
    ("まとめた理由", "reasons", Form.TEXT, 14),
)
Rows = tuple[tuple[Cell, ...], ...]
_TYPED = ("name", "kana", "typed_body", "section", "mail", "staff_number")
_MERGED_NOTE = "上の行を、下の行と同じ人としてまとめました。どちらも入力されたままの文字です。"
_REGISTERED, _CANCELLED = "登録", "取消"


def roster_report(
    rows: pl.DataFrame,
    people: pl.DataFrame,
    rules: Sequence[Rule],
    sources: Sequence[str],
    problems: Sequence[Problem],
) -> Report:
    """Put the register into figures and tables.

    Raises `InputUnfit` if a row has no disposition.
    """
    counted = counts(rows, rules)
    rows_of = {each.code: each.rows for each in counted}
    figures = (
        Figure("registration_rows", rows.height),
        Figure("registrants", rows_of["registration_counted"]),
        Figure("registration_duplicates", rows_of["registration_duplicate"]),
        Figure(
            "registration_cancelled",
            rows_of["registration_cancelled"] + rows_of["registration_withdrawn"],
        ),
    )
    tables = (_dispositions(rows, rules, sources), _register(people), _merged_rows(rows))
    identity = Identity("registration", "申込", "件", rows.height, counted)
    return report_of(figures, tables, problems).accounting_for(identity)


def _dispositions(rows: pl.DataFrame, rules: Sequence[Rule], sources: Sequence[str]) -> Table:
    """Count the rows of each source by what became of them; every line and column adds up."""
    found: dict[tuple[str, str], int] = {
        (code, source): number
        for code, source, number in rows.group_by("disposition", "source").len().iter_rows()
    }
    ordered = sorted(rules, key=lambda rule: not rule.counted)
    lines: list[tuple[str, list[int]]] = [
        (words(rule.code), [found.get((rule.code, source), 0) for source in sources])
        for rule in ordered
    ]
    lines.append(("読んだ行", [sum(each) for each in zip(*(of for _, of in lines), strict=True)]))
    columns = (Column("処理区分"), *(Column(each, Form.COUNT) for each in (*sources, "計")))
    cells: Rows = tuple((word, *of_sources, sum(of_sources)) for word, of_sources in lines)
    return Table("registration_dispositions", "申込の処理区分", columns, cells,
                 audience=Audience.ALL_STAFF, emphasis=frozenset({len(ordered)}))  # fmt: skip


def _register(people: pl.DataFrame) -> Table:
    """List everybody by reading, those who cancelled last and without a number."""
    said = {rung.code: _reason(rung.code) for rung in LADDER}
    reasons = pl.col("rungs").list.eval(pl.element().replace_strict(said, return_dtype=pl.String))
    shown = people.with_columns(
        state=pl.when("registered").then(pl.lit(_REGISTERED)).otherwise(pl.lit(_CANCELLED)),
        places=pl.col("places").list.join("、"),
        reasons=reasons.list.join("、"),
    )
    columns = tuple(Column(heading, form, width) for heading, _, form, width in REGISTER_COLUMNS)
    return Table("register", "登録台帳", columns, tuple(shown.select(
        key for _, key, _, _ in REGISTER_COLUMNS).iter_rows()))  # fmt: skip


def _reason(rung: str) -> str:
    return words(f"merged_{rung}")


def _merged_rows(rows: pl.DataFrame) -> Table:
    """Show every row that was merged above the one it was merged with, both as typed."""
    shown = rows.select(RECORD, "merged_with", "rung", "book", "sheet", "row", *_TYPED)
    merged = shown.filter(pl.col("rung") != "").sort(RECORD)
    involved = [*merged[RECORD], *merged["merged_with"]]
    both = shown.filter(pl.col(RECORD).is_in(involved))
    typed = {record: _as_typed(*each) for record, _, _, *each in both.iter_rows()}
    lines = tuple(
        (number, _reason(rung), became, *typed[each])
        for number, (record, other, rung, *_) in enumerate(merged.iter_rows(), 1)
        for each, became in ((record, "まとめた行"), (other, "まとめた先"))
    )
    first = (Column("組", Form.COUNT, 3), Column("まとめた理由", width=18), Column("扱い", width=6))
    headings = ("氏名", "フリガナ", "団体", "所属", "メール", "職員番号")
    rest = (Column("行", Form.LINK, 20), *(Column(each, width=18) for each in headings))
    return Table("merged_rows", "同じ人としてまとめた行", (*first, *rest), lines, _MERGED_NOTE)


def _as_typed(book: str, sheet: str, row: int, *typed: str) -> tuple[Cell, ...]:
    return (Place(book, sheet, row), *typed)
