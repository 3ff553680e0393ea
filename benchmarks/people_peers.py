"""Who matches people otherwise, on the product's canonical fields; imported only when asked for.

Both learn without the truth which agreements say how much. What they find depends on the
threshold one sets; they get the one that fits the truth best, which nobody knows in life.
"""

from __future__ import annotations

import logging
import warnings
from time import perf_counter, process_time
from typing import TYPE_CHECKING, Any

import polars as pl

from automations.people.matching import KEYS
from benchmarks.people_counts import Pairs, joined, pairs
from benchmarks.people_sizes import keyed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_THRESHOLDS = (0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.97, *(1 - 10**-digits for digits in range(2, 14)))
_BLOCKS = (
    ("name_key",), ("kana_key",), ("mail_key",), ("staff_number_key",),
    ("phone_key", "section_key"),
)  # fmt: skip
Scored = list[tuple[int, int, float]]
"""Two records, and how likely they are one person."""


def splink(folder: Path) -> dict[str, float]:
    """Match with Splink on DuckDB."""
    return _judged(folder, _with_splink)


def recordlinkage(folder: Path) -> dict[str, float]:
    """Match with recordlinkage: the usual comparisons, weighed by its ECM classifier."""
    return _judged(folder, _with_recordlinkage)


def _judged(folder: Path, scored: Any) -> dict[str, float]:  # noqa: ANN401 - either of the two
    """Return seconds, and what is found at the threshold whose F1 is highest."""
    rows = keyed(folder)
    fields = rows.select("record", *(pl.col(key).replace("", None) for key in KEYS))
    start, busy = perf_counter(), process_time()
    found = scored(fields)
    seconds, busy = perf_counter() - start, process_time() - busy
    truth = rows["person"].to_list()
    best = max((_at(threshold, found, truth) for threshold in _THRESHOLDS), key=lambda at: at.f1)
    return {"seconds": seconds, "processor": busy, "f1": best.f1, "precision": best.precision,
            "recall": best.recall}  # fmt: skip


def _at(threshold: float, found: Scored, truth: Sequence[int]) -> Pairs:
    links = [(one, other) for one, other, likely in found if likely >= threshold]
    return pairs(truth, joined(range(len(truth)), links))


def _with_splink(fields: pl.DataFrame) -> Scored:
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on  # noqa: PLC0415 - may be absent
    from splink import comparison_library as compare  # noqa: PLC0415 - may be absent

    logging.getLogger("splink").setLevel(logging.CRITICAL)
    fields_compared: list[Any] = [
        compare.ExactMatch(key).configure(term_frequency_adjustments=True)
        for key in ("phone_key", "body_key", "section_key")
    ]
    fields_compared += [
        compare.LevenshteinAtThresholds(key, [1, 3]).configure(term_frequency_adjustments=True)
        for key in ("name_key", "kana_key", "mail_key", "staff_number_key")
    ]
    settings = SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="record",
        comparisons=fields_compared,
        blocking_rules_to_generate_predictions=[block_on(*each) for each in _BLOCKS],
    )
    database = DuckDBAPI()
    linker = Linker(database.register(fields.to_arrow()), settings, log_level=None)
    sure: list[Any] = [block_on("staff_number_key", "name_key"), block_on("mail_key", "name_key")]
    linker.training.estimate_probability_two_random_records_match(sure, recall=0.8)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for key in ("name_key", "mail_key", "staff_number_key"):
        linker.training.estimate_parameters_using_expectation_maximisation(block_on(key))
    predicted = linker.inference.predict(threshold_match_probability=_THRESHOLDS[0])
    frame = pl.DataFrame(predicted.as_dict())
    scored: Scored = frame.select("record_l", "record_r", "match_probability").rows()
    return scored


def _with_recordlinkage(fields: pl.DataFrame) -> Scored:
    import recordlinkage as linkage  # noqa: PLC0415 - may be absent
    from recordlinkage.index import Block  # noqa: PLC0415 - may be absent

    warnings.simplefilter("ignore")
    frame = fields.to_pandas().set_index("record")
    index = linkage.Index([Block(list(each)) for each in _BLOCKS])
    candidates = index.index(frame)
    compare = linkage.Compare()
    for key in ("name_key", "kana_key", "mail_key", "staff_number_key"):
        compare.string(key, key, method="jarowinkler", threshold=0.85)
    for key in ("phone_key", "body_key", "section_key"):
        compare.exact(key, key)
    features = compare.compute(candidates, frame)
    features.columns = range(features.shape[1])
    classifier = linkage.ECMClassifier()
    classifier.fit(features)
    likely = classifier.prob(features)
    return [(one, other, float(score)) for (one, other), score in likely.items()]
