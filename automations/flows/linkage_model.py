"""The probabilistic linkage model of the second opinion, as Splink works it out.

The only module that knows Splink and DuckDB, which come with the extra ``splink``. Nothing here
depends on a dialect: levels ask for equal texts alone, parts of texts are columns of their own.
So any database for which Splink has a `DatabaseAPI` can take the place of DuckDB.

Splink weighs its comparisons as if they were independent. Those that are not are one comparison
here: namesakes have one reading, and a section belongs to one body.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import duckdb
import polars as pl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on
from splink import comparison_level_library as levels
from splink import comparison_library as comparisons
from splink.internals.database_api import DatabaseAPI
from splink.internals.exceptions import EMTrainingException, SplinkException

from automations.people.matching import KEYS, RECORD

GROUP = "person"
ONE, OTHER, PERCENT = "one", "other", "percent"

# What is equal here is one person as good as always; how much of everybody it finds is a guess.
_SURE = (
    ("staff_number_key", "name_key"),
    ("mail_key", "name_key"),
    ("phone_key", "name_key", "kana_key"),
)
_FOUND_BY_THEM = 0.8
_LEARNT_WITHIN = ("name_key", "mail_key", "staff_number_key", "phone_key")
_FEWEST_RECORDS = 50  # of fewer, what is learnt is chance
_FEWEST_ROUNDS = 2  # within one name nothing is learnt of names, and so on
_COMPARED_WITHIN = (
    *((key,) for key in _LEARNT_WITHIN),
    ("kana_key",),
    ("family", "section_key"),
    ("given", "section_key"),
    (GROUP,),
)
_MOST_SAMPLED = 10_000_000  # pairs of chance: all there are up to 4,472 records
_SEED = 1
_QUIETLY = (
    "SET threads = 1",  # sums in another order would differ in their last digits
    "SET enable_progress_bar = false",
    "SET temp_directory = ''",  # what does not fit into memory goes nowhere
    "SET allow_persistent_secrets = false",
    "SET autoinstall_known_extensions = false",
    "SET autoload_known_extensions = false",
    "SET enable_external_access = false",  # no files, no network; from here on for good
)


class NothingToLearnFromError(Exception):
    """The records are too few, or too few of them are one person, for a model to be trained."""


class MemoryShortError(Exception):
    """The records and their pairs do not fit into the memory of this computer."""


@contextmanager
def in_memory() -> Iterator[DatabaseAPI[Any]]:
    """Offer a database that lives in this process alone and is gone afterwards."""
    with duckdb.connect(":memory:") as connection:
        for setting in _QUIETLY:
            connection.execute(setting)
        yield DuckDBAPI(connection)


def fields(rows: pl.DataFrame) -> pl.DataFrame:
    """Return what the model compares, from ``record``, ``person`` and the keys of `KEYS`.

    Records are put in order, so that where they stood never counts.
    ``person``: who is one person for us. Such pairs are scored in any case; nothing is learnt
    from it. Keys and parts of keys that say nothing are null.
    """
    said = rows.sort(RECORD).select(RECORD, GROUP, *(pl.col(key).replace("", None) for key in KEYS))
    return said.with_columns(
        family=pl.col("name_key").str.slice(0, 2),
        given=pl.col("name_key").str.slice(-2),
        name_and_kana=pl.concat_str("name_key", "kana_key", separator=" "),
        body_and_section=pl.concat_str("body_key", "section_key", separator=" "),
    )


def trained(table: Any, database: DatabaseAPI[Any]) -> Linker:  # noqa: ANN401 - what a backend takes
    """Return the model, trained on records in ``database``.

    ``table`` has the columns of `fields`: an Arrow table, or whatever else the database takes,
    such as the name of a table in it. Raises `NothingToLearnFromError`.
    """
    logging.getLogger("splink").setLevel(logging.CRITICAL)  # it speaks of its own parameters
    linker = Linker(database.register(table), settings(), log_level=None)
    _train(linker)
    return linker


def scores(rows: pl.DataFrame, database: DatabaseAPI[Any]) -> pl.DataFrame:
    """Train on the records and score the pairs that have anything in common.

    ``rows``: as in `fields`. Return ``one`` < ``other`` (records, ascending) and ``percent``: the
    model's probability that they are one person, rounded half up. Raises as `trained` does, and
    `MemoryShortError`.
    """
    if rows.height < _FEWEST_RECORDS:
        raise NothingToLearnFromError
    try:
        linker = trained(fields(rows).to_arrow(), database)
        found = pl.DataFrame(linker.inference.predict(warning_mode="never").as_dict())
    except SplinkException as failed:
        if isinstance(failed.__cause__, duckdb.OutOfMemoryException):
            raise MemoryShortError from failed
        raise
    pair = pl.col(f"{RECORD}_l", f"{RECORD}_r")
    return found.select(
        pl.min_horizontal(pair).cast(pl.UInt32).alias(ONE),
        pl.max_horizontal(pair).cast(pl.UInt32).alias(OTHER),
        (pl.col("match_probability") * 100 + 0.5).floor().cast(pl.UInt8).alias(PERCENT),
    ).sort(ONE, OTHER)


def settings() -> SettingsCreator:
    """Return what is compared, how, and among which pairs; no dialect of SQL is spoken yet."""
    return SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name=RECORD,
        comparisons=[
            _comparison("name", "name_and_kana", "name_key", "kana_key", "family", "given"),
            _comparison("mail", "mail_key"),
            _comparison("phone", "phone_key"),
            _comparison("staff_number", "staff_number_key"),
            _comparison("belonging", "body_and_section", "body_key"),
        ],
        blocking_rules_to_generate_predictions=[block_on(*each) for each in _COMPARED_WITHIN],
        retain_matching_columns=False,
        retain_intermediate_calculation_columns=False,
    )


def _comparison(name: str, whole: str, *parts: str) -> comparisons.CustomComparison:
    """Compare a field: equal as a whole (what is rare counts more), equal in a part, or not."""
    return comparisons.CustomComparison(
        output_column_name=name,
        comparison_levels=[
            levels.NullLevel((parts or (whole,))[0]),
            levels.ExactMatchLevel(whole, term_frequency_adjustments=True),
            *(levels.ExactMatchLevel(part) for part in parts),
            levels.ElseLevel(),
        ],
    )


def _train(linker: Linker) -> None:
    """Learn how often fields agree: by chance, and where two records are one person."""
    try:
        linker.training.estimate_probability_two_random_records_match(
            [block_on(*each) for each in _SURE], recall=_FOUND_BY_THEM
        )
    except ValueError as too_many:
        raise NothingToLearnFromError from too_many
    linker.training.estimate_u_using_random_sampling(max_pairs=_MOST_SAMPLED, seed=_SEED)
    learnt = [key for key in _LEARNT_WITHIN if _learns(linker, key)]
    if len(learnt) < _FEWEST_ROUNDS:
        raise NothingToLearnFromError


def _learns(linker: Linker, key: str) -> bool:
    try:
        linker.training.estimate_parameters_using_expectation_maximisation(block_on(key))
    except (EMTrainingException, ValueError):  # no pairs; or none, or all, seem to be one person
        return False
    return True
