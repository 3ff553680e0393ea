"""What the second opinion prints: how far it agrees, and the pairs on which it does not."""

from __future__ import annotations

import polars as pl

from automations.flows.disagreements import THRESHOLD, Disagreements
from automations.people.matching import RECORD
from automations.tables.dispositions import words
from automations.tables.places import Place
from automations.tables.report import Cell, Column, Figure, Form, Report, Table, report_of

MOST_LISTED = 1_000
"""Pairs of a kind that are listed; all of them are counted."""

_TYPED = ("name", "kana", "typed_body", "section", "mail", "phone", "staff_number")
_HEADINGS = ("氏名", "フリガナ", "団体", "所属", "メール", "電話番号", "職員番号")
_COLUMNS = (
    Column("組", Form.COUNT, 3),
    Column("同じ人の見込み（％）", Form.COUNT, 6),
    Column("登録台帳での扱いと理由", width=18),
    Column("行", Form.LINK, 20),
    *(Column(each, width=16) for each in _HEADINGS),
)
_HINT = (
    "目安の一覧です。ここから決まることはなく、登録台帳にも、判定にも、何も書き込みません。\n"
    f"見込みは四捨五入した整数で、{THRESHOLD}％以上を、同じ人とみたものとしています。\n"
    "人に質問している組と、人が判定した組は、載せません。どちらの行も、入力されたままの文字です。"
)
_Lines = tuple[tuple[Cell, ...], ...]


def disagreement_report(rows: pl.DataFrame, found: Disagreements) -> Report:
    """Put what was found into figures and two lists; ``rows`` are a `Roster`'s."""
    figures = (
        Figure("second_opinion_compared", found.compared),
        Figure("second_opinion_agreed", found.compared - found.differing),
        Figure("second_opinion_apart", found.apart.height),
        Figure("second_opinion_together", found.together.height),
    )
    apart = _table("apart", "第二意見では別人", rows, found.apart)
    together = _table("together", "第二意見では同じ人", rows, found.together)
    return report_of(figures, (apart, together))


def _table(key: str, title: str, rows: pl.DataFrame, pairs: pl.DataFrame) -> Table:
    listed = pairs.head(MOST_LISTED)
    rest = pairs.height - listed.height
    cut = f"\nほかに{rest:,}組あります。差の大きい順に、{MOST_LISTED:,}組だけを載せました。"
    note = _HINT + (cut if rest else "")
    return Table(f"second_opinion_{key}", title, _COLUMNS, _lines(rows, listed), note)


def _lines(rows: pl.DataFrame, pairs: pl.DataFrame) -> _Lines:
    """Return two lines a pair, one below the other, so that their texts can be compared."""
    involved = rows.filter(pl.col(RECORD).is_in([*pairs["one"], *pairs["other"]]))
    shown = involved.select(RECORD, "staff_number_key", "book", "sheet", "row", *_TYPED)
    numbers = dict(shown.select(RECORD, "staff_number_key").iter_rows())
    typed = {
        record: (Place(book, sheet, row), *texts)
        for record, _, book, sheet, row, *texts in shown.iter_rows()
    }
    return tuple(
        (number, percent, _reason(rung, numbers[one], numbers[other]), *typed[record])
        for number, (one, other, percent, rung) in enumerate(pairs.iter_rows(), 1)
        for record in (one, other)
    )


def _reason(rung: str, number: str, other: str) -> str:
    if rung:
        return f"同じ人: {words(f'merged_{rung}')}"
    if number and other and number != other:
        return "別の人: 職員番号が違う"
    return "別の人: 同じ人と言える決まりに当てはまらない"
