"""Metrics of a matching, on examples worked by hand."""

import json
from collections.abc import Iterable
from dataclasses import asdict

import polars as pl
import pytest

from automations.people.matching import KEYS
from automations.people.verdicts import signature
from benchmarks.people_counts import Pairs, joined, pairs
from benchmarks.people_figures import Figure, Goals, figures, from_data
from benchmarks.people_intervals import resampled, share, wilson
from benchmarks.people_keys import matched_columns, with_keys
from benchmarks.people_quality import DEVELOPING, REPORTING, quality
from benchmarks.people_registrations import registrations


def test_pairs_are_counted_after_closure() -> None:
    # Truth: {a b c} {d e}; found: {a b} {c d} {e}. Pairs: 3 + 1 true, 2 found, a-b in both.
    assert pairs([1, 1, 1, 2, 2], [7, 7, 8, 8, 9]) == Pairs(4, 2, 1)


def test_precision_recall_and_f1() -> None:
    counted = Pairs(truth=4, found=2, both=1)
    assert (counted.precision, counted.recall) == (1 / 2, 1 / 4)
    assert counted.f1 == pytest.approx(1 / 3)


def test_where_nothing_is_found_nothing_is_wrong() -> None:
    assert Pairs(4, 0, 0).precision == 1
    assert Pairs(0, 0, 0).f1 == 1


def test_rehearsals_are_pooled_pair_by_pair() -> None:
    assert Pairs(4, 2, 1) + Pairs(10, 8, 8) == Pairs(14, 10, 9)


def test_links_join_groups_and_what_they_are_joined_to() -> None:
    assert joined([0, 1, 1, 3, 4], [(0, 2), (4, 3)]) == [0, 0, 0, 3, 3]


def test_no_link_leaves_groups_as_they_are() -> None:
    assert joined([5, 5, 7], []) == [5, 5, 7]


def typed(rows: Iterable[dict[str, object]]) -> pl.DataFrame:
    """Give records 0, 1, ... a person, the keys named and none else, and a signature."""
    return pl.DataFrame(
        [
            {"record": record, **dict.fromkeys(KEYS, ""), **row,
             "signature": signature([str(record)])}
            for record, row in enumerate(rows)
        ]
    )  # fmt: skip


def test_the_certain_are_counted_against_the_truth() -> None:
    hanako = {"mail_key": "hanako@a.example", "name_key": "山田花子"}
    found = quality(
        typed(
            [
                {"person": 1, **hanako},
                {"person": 1, **hanako},
                {"person": 2, "name_key": "鈴木太郎"},
            ]
        )
    )
    assert (found.rows, found.persons) == (3, 2)
    assert found.certain == Pairs(1, 1, 1)


def test_answering_truly_makes_nothing_worse_and_leaves_no_question() -> None:
    found = quality(with_keys(registrations(150, 2)))
    assert found.answered.both >= found.certain.both
    assert found.reachable.both >= found.certain.both
    assert found.true_asked <= found.asked <= found.asked_in_all
    assert found.unmended == 0


def test_the_matching_does_not_see_the_truth() -> None:
    columns = matched_columns(with_keys(registrations(50, 1))).columns
    assert columns == ["record", "signature", *KEYS]


def test_pooled_figures_are_of_all_pairs_not_the_mean_of_seeds() -> None:
    one, other = (quality(with_keys(registrations(60, seed))) for seed in (1, 2))
    both = one.certain + other.certain
    recall = figures([one, other], Goals())[1]
    assert (recall.words, recall.value) == ("certain: recall of pairs", both.recall)


def test_a_rehearsal_survives_being_told_as_json() -> None:
    found = quality(with_keys(registrations(60, 1)))
    assert from_data(json.loads(json.dumps(asdict(found)))) == found


@pytest.mark.parametrize(
    ("value", "goal", "at_most", "met"),
    [
        (0.9, 0.9, False, True),
        (0.89, 0.9, False, False),
        (61, 60, True, False),
        (1, None, False, None),
    ],
)
def test_a_goal_is_met_by_the_figure_itself(
    value: float, goal: float | None, *, at_most: bool, met: bool | None
) -> None:
    assert Figure("", value, (0, 1), goal, at_most=at_most).met is met


def test_reporting_seeds_are_none_of_the_developing_ones() -> None:
    assert not set(DEVELOPING) & set(REPORTING)
    assert len(REPORTING) >= 20


def test_wilson_of_a_half() -> None:
    low, high = wilson(50, 100)
    assert (round(low, 4), round(high, 4)) == (0.4038, 0.5962)


def test_wilson_of_nothing_is_everything() -> None:
    assert wilson(0, 0) == (0.0, 1.0)


def test_seeds_drawn_anew_give_the_same_interval_each_time() -> None:
    def mean(those: Iterable[float]) -> float:
        values = list(those)
        return sum(values) / len(values)

    first = resampled([1.0, 2.0, 3.0, 4.0], mean)
    assert first == resampled([1.0, 2.0, 3.0, 4.0], mean)
    assert 1 <= first[0] < 2.5 < first[1] <= 4


def test_a_share_without_a_failure_still_has_an_interval() -> None:
    pooled, (low, high) = share([100, 100], lambda hits: hits, lambda _hits: 100)
    assert (pooled, high) == (1.0, 1.0)
    assert round(low, 4) == 0.9812
