"""Every row has exactly one disposition, and read = counted + each reason."""

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from automations.errors import InputUnfit
from automations.tables.dispositions import (
    UNCLASSIFIED,
    DispositionCount,
    Rule,
    counts,
    dispose,
    words,
)

EXAMPLE, TOTAL, NOTE = (f"layout_{name}" for name in ("example", "total", "note"))
RULES = (
    Rule(EXAMPLE, pl.col("late")),
    Rule(TOTAL, ~pl.col("on_roll")),
    Rule(NOTE, pl.col("late").not_() & pl.col("on_roll"), counted=True),
)
unknown = st.one_of(st.none(), st.booleans())
frames = st.lists(st.tuples(unknown, unknown)).map(
    lambda rows: pl.DataFrame(
        rows, schema={"late": pl.Boolean, "on_roll": pl.Boolean}, orient="row"
    ).with_row_index("row", 2)
)


def test_the_first_rule_that_fits_wins() -> None:
    frame = pl.DataFrame({"late": [True, True, False, False], "on_roll": [False, True] * 2})
    assert dispose(frame, RULES)["disposition"].to_list() == [EXAMPLE, EXAMPLE, TOTAL, NOTE]


def test_every_rule_is_counted_also_without_rows() -> None:
    frame = pl.DataFrame({"late": [True, True], "on_roll": [True, False]})
    assert counts(dispose(frame, RULES), RULES) == (
        DispositionCount(EXAMPLE, "記入例", 2, counted=False),
        DispositionCount(TOTAL, "合計行", 0, counted=False),
        DispositionCount(NOTE, "欄外の記載", 0, counted=True),
    )


def test_the_codes_of_millions_of_rows_take_a_byte_each() -> None:
    frame = pl.DataFrame({"late": [True, False, False], "on_roll": [True, False, True]})
    disposed = dispose(frame, RULES, millions=True)
    assert disposed["disposition"].dtype == pl.Enum([UNCLASSIFIED, EXAMPLE, TOTAL, NOTE])
    assert disposed["disposition"].to_list() == dispose(frame, RULES)["disposition"].to_list()
    assert counts(disposed, RULES) == counts(dispose(frame, RULES), RULES)


@given(frames)
def test_read_is_counted_plus_each_reason(frame: pl.DataFrame) -> None:
    disposed = dispose(frame, RULES)
    assert disposed["disposition"].null_count() == 0
    assert sum(each.rows for each in counts(disposed, RULES)) == frame.height


@given(frames)
def test_what_is_unknown_is_never_counted(frame: pl.DataFrame) -> None:
    disposed = dispose(frame, RULES)
    unclear = pl.any_horizontal(pl.col("late", "on_roll").is_null())
    assert NOTE not in disposed.filter(unclear)["disposition"].to_list()


@given(frames, st.permutations(RULES))
def test_what_counts_needs_its_own_rule_in_whatever_order(
    frame: pl.DataFrame, rules: list[Rule]
) -> None:
    counted = dispose(frame, rules).filter(pl.col("disposition") == NOTE)
    assert counted.height == frame.filter(~pl.col("late") & pl.col("on_roll")).height


def test_the_order_of_rows_does_not_matter() -> None:
    frame = pl.DataFrame({"late": [True, False, None], "on_roll": [True, True, False]})
    forward, backward = (counts(dispose(each, RULES), RULES) for each in (frame, frame.reverse()))
    assert forward == backward


def test_a_row_that_no_rule_describes_refuses_publication() -> None:
    frame = pl.DataFrame({"row": range(2, 9), "late": [False] * 7, "on_roll": [True] * 7})
    with pytest.raises(InputUnfit) as refused:
        counts(dispose(frame, RULES[:2]), RULES[:2])
    assert str(refused.value) == (
        "どの処理区分にも当てはまらない行が7行あります（2、3、4、5、6行目ほか）。"
        "結果は公表できません。その行に変わった入力がないか確かめ、"
        "なければシステムの担当者に知らせてください。"
    )


def test_rows_without_numbers_are_refused_as_well() -> None:
    disposed = dispose(pl.DataFrame({"late": [False], "on_roll": [True]}), RULES[:2])
    with pytest.raises(InputUnfit, match="当てはまらない行が1行あります。結果は"):
        counts(disposed, RULES[:2])


def test_no_rows_at_all() -> None:
    frame = pl.DataFrame(schema={"late": pl.Boolean, "on_roll": pl.Boolean})
    assert [each.rows for each in counts(dispose(frame, RULES), RULES)] == [0, 0, 0]


def test_two_rules_of_one_code_are_our_bug() -> None:
    frame = pl.DataFrame({"late": [True], "on_roll": [True]})
    with pytest.raises(ValueError, match="rules share a code"):
        dispose(frame, (*RULES, Rule(NOTE, pl.lit(value=True))))
    with pytest.raises(ValueError, match="rules share a code"):
        dispose(frame, (Rule("unclassified", pl.lit(value=True)),))


def test_rows_of_other_rules_are_our_bug() -> None:
    frame = dispose(pl.DataFrame({"late": [True], "on_roll": [True]}), RULES)
    with pytest.raises(ValueError, match="rows disposed by other rules"):
        counts(frame, RULES[1:])


def test_a_code_without_words_is_our_bug() -> None:
    with pytest.raises(KeyError):
        words("nobody_declared_this")
