"""Every policy for a choice, with every method: which choices count, and the one reason if not."""

from dataclasses import replace
from fractions import Fraction
from random import Random

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from automations.award.rules import (
    Arrangement,
    AwardRules,
    BlankCriterion,
    Counting,
    Criterion,
    Extent,
    Method,
    Overvote,
    Own,
    Repeated,
    SharedPlace,
)
from tests.award.said import Said, became, judged
from tests.award.staging import RULES, with_vote

COUNTINGS = {
    Method.MARKS: Counting.SUM,
    Method.CHOICES: Counting.SUM,
    Method.APPROVAL: Counting.SUM,
    Method.POINTS: Counting.SUM,
    Method.RANKS: Counting.BORDA,
}
every_method = pytest.mark.parametrize("method", list(Method), ids=lambda each: each.value)


def rules_of(method: Method, **changes: object) -> AwardRules:
    """Return rules under which nothing is limited; marks have one criterion, as all have."""
    one = replace(RULES, criteria=(Criterion("効果", Fraction(1)),))
    usual: dict[str, object] = {
        "method": method,
        "counting": COUNTINGS[method],
        "arrangement": Arrangement.LONG,
        "choices_per_category": 0,
        "points": 10,
        "own_section": Own.ALLOWED,
    }
    return with_vote(one, **{**usual, **changes})


@every_method
def test_what_is_in_order_counts(method: Method) -> None:
    assert became([Said(2, 1), Said(2, 3, (2,))], rules_of(method)) == ["counted", "counted"]


@every_method
def test_the_state_of_the_ballot_and_of_the_entry_comes_first(method: Method) -> None:
    rows = [Said(2, 1), Said(3, None), Said(3, 5), Said(3, 6), Said(3, 99), Said(3, 3, (2,))]
    assert became(rows, rules_of(method), not_counted=[2]) == [
        "ballot_not_counted", "unknown_entry", "withdrawn", "not_ranked", "unknown_entry",
        "counted",
    ]  # fmt: skip


@every_method
@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        (Repeated.ONCE, ["counted", "repeated", "counted", "counted"]),
        (Repeated.IGNORED, ["repeated", "repeated", "counted", "counted"]),
        (Repeated.BALLOT, ["repeated", "repeated", "repeated", "counted"]),
    ],
)
def test_an_entry_that_is_named_again(
    policy: Repeated, expected: list[str], method: Method
) -> None:
    rows = [Said(2, 1), Said(2, 1, (2,), repeated=True), Said(2, 3, (3,)), Said(3, 1)]
    assert became(rows, rules_of(method, repeated=policy)) == expected


@every_method
def test_an_unknown_name_that_is_written_twice_voids_nothing_else(method: Method) -> None:
    rows = [Said(2, None), Said(2, None, (2,), repeated=True), Said(2, 3, (3,))]
    expected = ["unknown_entry", "unknown_entry", "counted"]
    assert became(rows, rules_of(method, repeated=Repeated.BALLOT)) == expected


@every_method
def test_a_row_that_gives_nothing_is_no_choice(method: Method) -> None:
    assert became([Said(2, 1, (None,)), Said(2, 3)], rules_of(method)) == ["unmarked", "counted"]


@every_method
def test_what_is_out_of_scale_does_not_count(method: Method) -> None:
    rows = [Said(2, 1, (None,), unfit=True), Said(2, 2, (99,), unfit=True), Said(2, 3)]
    with_marks = replace(rows[0], marks=(0,))  # unreadable is not blank
    found = became([with_marks, *rows[1:]], rules_of(method, points=1000))
    assert found == ["out_of_scale", "out_of_scale", "counted"]


TOO_MANY = [Said(2, 1), Said(2, 2, (2,)), Said(2, 3, (3,)), Said(3, 1), Said(3, 3, (2,))]
LIMITED = [each for each in Method if each is not Method.APPROVAL]


@pytest.mark.parametrize("method", LIMITED, ids=lambda each: each.value)
@pytest.mark.parametrize(
    ("extent", "limit", "policy", "expected"),
    [
        (Extent.CATEGORY, 1, Overvote.CATEGORY, ["overvote", "overvote", "counted"]),
        (Extent.CATEGORY, 1, Overvote.BALLOT, ["overvote", "overvote", "overvote"]),
        (Extent.CATEGORY, 2, Overvote.BALLOT, ["counted", "counted", "counted"]),
        (Extent.OVERALL, 2, Overvote.CATEGORY, ["overvote", "overvote", "overvote"]),
        (Extent.OVERALL, 3, Overvote.CATEGORY, ["counted", "counted", "counted"]),
        (Extent.OVERALL, 0, Overvote.BALLOT, ["counted", "counted", "counted"]),
    ],
)
def test_too_many_choices(
    extent: Extent, limit: int, policy: Overvote, expected: list[str], method: Method
) -> None:
    rules = rules_of(method, extent=extent, choices_per_category=limit, overvote=policy)
    assert became(TOO_MANY, rules) == [*expected, "counted", "counted"]


def test_approval_knows_no_limit() -> None:
    rules = rules_of(Method.APPROVAL, choices_per_category=1)
    assert became(TOO_MANY, rules) == ["counted"] * 5


def test_an_entry_named_again_is_chosen_once() -> None:
    rows = [Said(2, 1), Said(2, 1, repeated=True)]
    assert became(rows, rules_of(Method.CHOICES, choices_per_category=1)) == ["counted", "repeated"]


def test_an_unknown_name_is_of_no_category_but_one_of_all_that_were_chosen() -> None:
    rows = [Said(2, None), Said(2, None), Said(2, 1)]
    by_category = rules_of(Method.CHOICES, choices_per_category=1)
    assert became(rows, by_category) == ["unknown_entry", "unknown_entry", "counted"]
    overall = rules_of(Method.CHOICES, choices_per_category=2, extent=Extent.OVERALL)
    assert became(rows, overall) == ["unknown_entry", "unknown_entry", "overvote"]


def test_names_of_no_entry_can_be_more_than_there_are_entries() -> None:
    rules = rules_of(Method.CHOICES, choices_per_category=100, extent=Extent.OVERALL)
    rows = [Said(2, None)] * 100
    assert became([*rows, Said(3, 1)], rules)[-1] == "counted"
    assert became([*rows, Said(2, 1)], rules)[-1] == "overvote"


@pytest.mark.parametrize(
    ("extent", "policy", "expected"),
    [
        (Extent.CATEGORY, Overvote.CATEGORY, ["overvote", "overvote", "counted"]),
        (Extent.CATEGORY, Overvote.BALLOT, ["overvote", "overvote", "overvote"]),
        (Extent.OVERALL, Overvote.CATEGORY, ["overvote", "overvote", "overvote"]),
    ],
)
def test_more_points_than_there_are(extent: Extent, policy: Overvote, expected: list[str]) -> None:
    rules = rules_of(Method.POINTS, extent=extent, overvote=policy, points=10)
    rows = [Said(2, 1, (6,)), Said(2, 2, (5,)), Said(2, 3, (1,)), Said(3, 1, (10,))]
    assert became(rows, rules) == [*expected, "counted"]


def test_points_beyond_all_measure_are_too_many_and_nothing_else() -> None:
    rows = [Said(2, 1, (2**63 - 1,), unfit=True), Said(2, 2, (2**63 - 1,), unfit=True), Said(2, 3)]
    expected = ["out_of_scale", "out_of_scale", "counted"]
    assert became(rows, rules_of(Method.POINTS)) == expected


@pytest.mark.parametrize(
    ("extent", "policy", "expected"),
    [
        (Extent.CATEGORY, SharedPlace.MEAN, ["counted"] * 4),
        (Extent.CATEGORY, SharedPlace.CATEGORY, ["shared_place"] * 2 + ["counted"] * 2),
        (Extent.OVERALL, SharedPlace.CATEGORY, ["shared_place"] * 3 + ["counted"]),
    ],
)
def test_a_place_that_is_given_twice(
    extent: Extent, policy: SharedPlace, expected: list[str]
) -> None:
    rules = rules_of(Method.RANKS, extent=extent, shared_place=policy)
    assert became([Said(2, 1), Said(2, 2), Said(2, 3, (2,)), Said(3, 1)], rules) == expected


def test_a_place_given_to_one_entry_twice_is_not_shared() -> None:
    rules = rules_of(Method.RANKS, shared_place=SharedPlace.CATEGORY)
    assert became([Said(2, 1), Said(2, 1, repeated=True)], rules) == ["counted", "repeated"]


OWN = [(2, 1, True, False), (2, 3, False, True), (3, 2, True, True)]


@every_method
@pytest.mark.parametrize(
    ("section", "entry", "expected"),
    [
        (Own.ALLOWED, Own.ALLOWED, ["counted"] * 5),
        (Own.IGNORED, Own.ALLOWED, ["own_section", *["counted"] * 4]),
        (Own.CATEGORY, Own.ALLOWED, ["own_section", "own_section", *["counted"] * 3]),
        (Own.ALLOWED, Own.IGNORED, ["counted", "counted", "own_entry", "counted", "counted"]),
        (Own.ALLOWED, Own.CATEGORY, ["counted", "counted", "own_entry", "own_entry", "counted"]),
        (
            Own.IGNORED,
            Own.CATEGORY,
            ["own_section", "counted", "own_entry", "own_entry", "counted"],
        ),
    ],
)
def test_what_is_the_voters_own(
    section: Own, entry: Own, expected: list[str], method: Method
) -> None:
    rows = [Said(2, 1), Said(2, 2, (2,)), Said(2, 3, (3,)), Said(2, 4, (4,)), Said(3, 1)]
    rules = rules_of(method, own_section=section, own_entry=entry)
    assert became(rows, rules, own=OWN) == expected


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        (BlankCriterion.VOID, ["incomplete", "unmarked", "counted"]),
        (BlankCriterion.RENORMALISED, ["counted", "unmarked", "counted"]),
        (BlankCriterion.ZERO, ["counted", "unmarked", "counted"]),
    ],
)
def test_a_blank_criterion(policy: BlankCriterion, expected: list[str]) -> None:
    rules = with_vote(arrangement=Arrangement.LONG, blank_criterion=policy)
    rows = [Said(2, 1, (5, None)), Said(2, 2, (None, None)), Said(2, 3, (1, 1))]
    assert became(rows, rules) == expected


def test_a_deviation_needs_enough_marks_that_differ() -> None:
    rules = with_vote(counting=Counting.Z_SCORE, least_for_deviation=3, choices_per_category=0)
    alike = [Said(2, n, pair) for n, pair in ((1, (5, 1)), (2, (4, 3)), (3, (3, 5)))]
    few = [Said(3, 1, (1, 1)), Said(3, 3, (5, 5)), Said(3, 5, (2, 2))]
    differ = [Said(4, n, (n, n)) for n in (1, 2, 3)]
    assert became([*alike, *few, *differ], rules) == [
        *["no_deviation"] * 3, "no_deviation", "no_deviation", "withdrawn", *["counted"] * 3,
    ]  # fmt: skip


def test_totals_are_compared_exactly_where_blanks_take_their_weight_along() -> None:
    rules = with_vote(
        counting=Counting.Z_SCORE, least_for_deviation=2, choices_per_category=0,
        blank_criterion=BlankCriterion.RENORMALISED,
    )  # fmt: skip
    # (3·2 + 3·1) / 3 = 3/1 of the second criterion alone.
    alike = [Said(2, 1, (3, 3)), Said(2, 3, (None, 3))]
    assert became(alike, rules) == ["no_deviation"] * 2
    zero = with_vote(rules, blank_criterion=BlankCriterion.ZERO)
    assert became(alike, zero) == ["counted"] * 2


@st.composite
def votes(draw: st.DrawFn) -> list[Said]:
    pairs = st.tuples(st.integers(2, 5), st.sampled_from([1, 2, 3, 4, 5, 6, None]))
    keys = draw(st.lists(pairs, unique=True, max_size=20))
    mark = st.tuples(st.one_of(st.none(), st.integers(1, 5)), st.integers(1, 5))
    return [Said(*key, draw(mark), draw(st.booleans()), draw(st.booleans())) for key in keys]


any_rules = st.builds(
    lambda **policies: with_vote(arrangement=Arrangement.LONG, **policies),
    method=st.just(Method.MARKS),
    counting=st.sampled_from([Counting.SUM, Counting.Z_SCORE]),
    extent=st.sampled_from(Extent),
    overvote=st.sampled_from(Overvote),
    repeated=st.sampled_from(Repeated),
    own_section=st.sampled_from(Own),
    own_entry=st.sampled_from(Own),
    blank_criterion=st.sampled_from(BlankCriterion),
    choices_per_category=st.integers(0, 3),
)


@given(votes(), any_rules, st.randoms(use_true_random=False))
def test_the_order_of_rows_never_matters(
    rows: list[Said], rules: AwardRules, random: Random
) -> None:
    shuffled = random.sample(rows, len(rows))
    first, second = (became(each, rules, OWN) for each in (rows, shuffled))
    assert dict(zip(rows, first, strict=True)) == dict(zip(shuffled, second, strict=True))


@given(votes(), votes(), any_rules)
def test_a_ballot_that_does_not_stand_changes_no_other(
    rows: list[Said], more: list[Said], rules: AwardRules
) -> None:
    void = [replace(each, ballot=each.ballot + 100) for each in more]
    own = [*OWN, (102, 1, True, True)]
    alone = became(rows, rules, OWN)
    found = became([*void, *rows], rules, own, not_counted=range(100, 110))
    assert found[len(void) :] == alone
    assert set(found[: len(void)]) <= {"ballot_not_counted"}


@given(votes(), any_rules)
def test_nobody_who_looks_at_choices_sees_a_voter(rows: list[Said], rules: AwardRules) -> None:
    found = judged(rows, rules, OWN)
    assert {"voter", "voter_key", "staff_number", "submitted"}.isdisjoint(found.columns)
    assert not any(found.null_count().select(pl.exclude("^mark_.*$", "entry_key")).row(0))
