"""The register as figures and tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from automations.people.bodies import body_code
from automations.people.canonical import keyed
from automations.people.keys import BodyKey
from automations.people.matching import LADDER, RECORD
from automations.registration.later_answers import fewest
from automations.tables.dispositions import Identity, counts, words
from automations.tables.places import Place
from automations.tables.report import (
    Audience,
    Cell,
    Column,
    Figure,
    Form,
    Table,
    figure_kinds,
    report_of,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from automations.people.matching import Doubt, Matching
    from automations.tables.dispositions import DispositionCount, Rule
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
    ("状態", "state", Form.TEXT, 6),
    ("まとめた理由", "reasons", Form.TEXT, 14),
    ("団体コード", "body_code", Form.TEXT, 6),
    ("同伴者", "companions", Form.COUNT, 4),
    ("要判定", "open_questions", Form.COUNT, 4),
)
Rows = tuple[tuple[Cell, ...], ...]
_TYPED = ("name", "kana", "typed_body", "section", "mail", "staff_number")
_MERGED_NOTE = "上の行を、下の行と同じ人としてまとめました。どちらも入力されたままの文字です。"
_REGISTERED, _CANCELLED, _NEVER = "登録", "取消", "申込のない取消"
_PREFIX = "registration_"


def roster_report(  # noqa: PLR0913, PLR0917 - all that the register's figures hang on
    rows: pl.DataFrame,
    people: pl.DataFrame,
    rules: Sequence[Rule],
    sources: Sequence[str],
    problems: Sequence[Problem],
    matching: Matching,
) -> Report:
    """Put the register into figures and tables.

    Raises `InputUnfit` if a row has no disposition.
    """
    counted = counts(rows, rules)
    parts = _parts(counted)
    waiting = (*matching.doubts, *matching.waiting)
    least = fewest(rows, waiting)
    heads = int(people["companions"].sum())
    figures = [
        Figure("registration_rows", rows.height),
        *(Figure(f"{_PREFIX}{key}" if key != "registrants" else key, number)
          for key, number in parts.items()),
        *([Figure("companions", heads)] if heads else []),
        *([Figure("registrants_least", least)] if waiting else []),
    ]  # fmt: skip
    note = _sum_note(parts, rows.height)
    tables = (
        _dispositions(rows, rules, sources, note),
        _register(_with_questions(people, rows, waiting), _register_note(matching, least)),
        _merged_rows(rows),
    )
    identity = Identity("registration", "申込", "件", rows.height, counted)
    return report_of(figures, tables, problems).accounting_for(identity)


def _parts(counted: Sequence[DispositionCount]) -> dict[str, int]:
    """Return the terms of 申込者 = 読んだ行 − …; what is set aside may yet be a registrant."""
    rows_of = {each.code.removeprefix(_PREFIX): each.rows for each in counted}
    cancelled = ("cancelled", "withdrawn", "cancelled_nobody")
    held = ("unnamed", "several_names", "unfit")
    parts = {
        "registrants": rows_of["counted"],
        "duplicates": rows_of["duplicate"],
        "additions": rows_of["added"],
        "cancelled": sum(rows_of[each] for each in cancelled),
        "tests": rows_of["test"],
        "held": sum(rows_of[each] for each in held),
    }
    return {**parts, "apart": sum(rows_of.values()) - sum(parts.values())}


def _sum_note(parts: Mapping[str, int], read: int) -> str:
    """Write the sum out; `figures.toml` says what each term is called."""
    rest = [(f"{_PREFIX}{key}", number) for key, number in parts.items() if key != "registrants"]
    kinds = figure_kinds()
    terms = "".join(f" − {kinds[key].label}{number:,}" for key, number in rest)
    return f"申込者{parts['registrants']:,}人 ＝ 読んだ行{read:,}{terms}"


def _register_note(matching: Matching, least: int) -> str:
    """Say what stands open: what is counted as two people may be one."""
    if not (matching.doubts or matching.waiting):
        return "同じ人かどうかの判定を待つ組はありません。"
    return (
        f"同じ人かもしれない組のうち、{len(matching.doubts):,}組は判定を待ち、"
        f"{len(matching.waiting):,}組は保留です。どの組も、別の二人として数えています。"
        f"すべての組が同じ人なら、申込者は少なくとも{least:,}人です。"
    )


def _with_questions(
    people: pl.DataFrame, rows: pl.DataFrame, doubts: Sequence[Doubt]
) -> pl.DataFrame:
    """Add ``open_questions``: in how many pairs that nobody has judged a person stands."""
    records = [record for each in doubts for record in (each.one, each.other)]
    asked = pl.DataFrame({RECORD: records}, schema={RECORD: rows.schema[RECORD]})
    found = asked.join(rows.select(RECORD, "person"), on=RECORD).group_by("person").len()
    counted = found.sort("person").rename({"len": "open_questions"})
    return people.join(counted, on="person", how="left", maintain_order="left")


def _dispositions(
    rows: pl.DataFrame, rules: Sequence[Rule], sources: Sequence[str], note: str
) -> Table:
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
    return Table("registration_dispositions", "申込の処理区分", columns, cells, note,
                 audience=Audience.ALL_STAFF, emphasis=frozenset({len(ordered)}))  # fmt: skip


def _register(people: pl.DataFrame, note: str) -> Table:
    """List everybody by reading, those who cancelled last and without a number."""
    said = {rung.code: _reason(rung.code) for rung in LADDER}
    reasons = pl.col("rungs").list.eval(pl.element().replace_strict(said, return_dtype=pl.String))
    cancelled = pl.when("never_registered").then(pl.lit(_NEVER)).otherwise(pl.lit(_CANCELLED))
    shown = people.with_columns(
        state=pl.when("registered").then(pl.lit(_REGISTERED)).otherwise(cancelled),
        body_code=keyed(people["body_key"], _code),
        companions=pl.when(pl.col("companions") > 0).then("companions"),
        places=pl.col("places").list.join("、"),
        reasons=reasons.list.join("、"),
    )
    columns = tuple(Column(heading, form, width) for heading, _, form, width in REGISTER_COLUMNS)
    return Table("register", "登録台帳", columns, tuple(shown.select(
        key for _, key, _, _ in REGISTER_COLUMNS).iter_rows()), note)  # fmt: skip


def _code(key: str) -> str:
    """Return the 団体コード of a body's key; "" where it has none."""
    return body_code(BodyKey(key))


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
