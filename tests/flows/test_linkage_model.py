"""The linkage model of the second opinion: what it learns from, and what it leaves behind."""

import os
from pathlib import Path

import polars as pl
import pytest
from splink.backends.sqlite import SQLiteAPI

from automations.flows.linkage_model import (
    MemoryShortError,
    NothingToLearnFromError,
    fields,
    in_memory,
    scores,
    settings,
)
from automations.people.matching import RECORD
from tests.flows.linked_people import everybody, pairs


@pytest.fixture(scope="module")
def said() -> pl.DataFrame:
    with in_memory() as database:
        return scores(everybody(), database)


def percent(said: pl.DataFrame, one: int, other: int) -> int:
    found = said.filter(pl.col("one") == one, pl.col("other") == other)["percent"].to_list()
    assert len(found) == 1
    return int(found[0])


def test_whoever_registered_twice_is_likely_one_person(said: pl.DataFrame) -> None:
    assert {percent(said, *pair) for pair in pairs(everybody())} == {100}


def test_namesakes_with_nothing_else_in_common_are_likely_two(said: pl.DataFrame) -> None:
    one, other = everybody()[RECORD][-2:]
    assert percent(said, one, other) < 50


def test_pairs_are_in_order_and_each_is_scored_once(said: pl.DataFrame) -> None:
    assert said.equals(said.sort("one", "other"))
    assert said.select("one", "other").is_unique().all()
    assert said.filter(pl.col("one") >= pl.col("other")).is_empty()


def test_where_the_records_stand_never_counts(said: pl.DataFrame) -> None:
    with in_memory() as database:
        assert scores(everybody().reverse(), database).equals(said)


def test_whom_we_merged_is_scored_even_with_nothing_in_common() -> None:
    last = everybody().height - 1
    merged = everybody().with_columns(
        person=pl.when(pl.col(RECORD) == last).then(0).otherwise("person").cast(pl.UInt32)
    )
    with in_memory() as database:
        assert percent(scores(merged, database), 0, last) == 0


def test_another_database_says_the_same(said: pl.DataFrame) -> None:
    assert scores(everybody(), SQLiteAPI()).equals(said)


@pytest.mark.parametrize("dialect", ["duckdb", "spark", "postgres", "sqlite"])
def test_what_is_compared_can_be_said_in_any_dialect(dialect: str) -> None:
    compared = settings().get_settings(dialect).comparisons
    assert [each.output_column_name for each in compared] == [
        "name",
        "mail",
        "phone",
        "staff_number",
        "belonging",
    ]


def test_a_key_that_says_nothing_is_null_and_so_is_what_is_made_of_it() -> None:
    silent = everybody().head(1).with_columns(kana_key=pl.lit(""), section_key=pl.lit(""))
    made = fields(silent).select("kana_key", "name_and_kana", "body_and_section", "family", "given")
    assert made.rows() == [(None, None, None, "青木", "一郎")]


@pytest.mark.parametrize("height", [0, 1, 2, 49])
def test_of_too_few_records_nothing_is_learnt(height: int) -> None:
    with in_memory() as database, pytest.raises(NothingToLearnFromError):
        scores(everybody().head(height), database)


def test_where_nobody_registered_twice_nothing_is_learnt() -> None:
    once = everybody().filter(pl.col(RECORD) == pl.col("person"))
    with in_memory() as database, pytest.raises(NothingToLearnFromError):
        scores(once, database)


def test_where_all_are_one_person_nothing_is_learnt() -> None:
    rows = everybody().head(1)
    alike = pl.concat([rows.with_columns(pl.lit(n, pl.UInt32).alias(RECORD)) for n in range(60)])
    with in_memory() as database, pytest.raises(NothingToLearnFromError):
        scores(alike, database)


def test_what_does_not_fit_into_memory_is_said_so() -> None:
    with in_memory() as database:
        database.duckdb_con.execute("SET memory_limit = '1MB'")
        with pytest.raises(MemoryShortError):
            scores(everybody(), database)


def test_nothing_is_written_anywhere_and_nothing_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("HOME", "TMPDIR"):
        monkeypatch.setenv(name, str(tmp_path))
    with in_memory() as database:
        scores(everybody(), database)
    assert os.listdir(tmp_path) == []  # noqa: PTH208 - what is hidden counts, too
    assert capfd.readouterr() == ("", "")


def test_the_database_opens_no_file(tmp_path: Path) -> None:
    (tmp_path / "ある.csv").write_text("a\n1\n", encoding="utf-8")
    with in_memory() as database, pytest.raises(Exception, match="disabled by configuration"):
        database.duckdb_con.read_csv(str(tmp_path / "ある.csv"))
