"""100,000 rows of 12 columns to write, made on import, which no clock counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.large_registration import ROWS

if TYPE_CHECKING:
    from automations.tables.report import Cell


def _row(number: int) -> tuple[Cell, ...]:
    section = f"第{number % 12 + 1}部 第{number % 8 + 1}課"
    mail = f"{number:06}@midorino.example"
    name, kana = f"区民{number % 977} 花子", f"クミン{number % 977} ハナコ"
    said = "登録" if number % 7 else "重複: 同じ人の申込が後にあります。"
    return (
        number, name, kana, f"{number:06}", section, mail, "庁内", "申込_庁内.xlsx", number + 1,
        number % 5, said, "午後1（13:00～15:00）",
    )  # fmt: skip


SUMMARY = tuple(map(_row, range(1, ROWS + 1)))
