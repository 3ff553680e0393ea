"""Schulze, worked by hand and by the known example; and against every path tried out."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from automations.award.rules import Counting, Extent, Method
from tests.award.counting.casting import by_number, counted, entry, of_classes, ruled, scores
from tests.award.counting.naive import beaten

RULES = ruled(Method.RANKS, Counting.SCHULZE)
orders = st.lists(st.dictionaries(st.integers(1, 4), st.integers(1, 3), max_size=4), max_size=8)


def ranking(letters: str) -> dict[int, int]:
    return {"ABCDE".index(letter) + 1: place for place, letter in enumerate(letters, 1)}


def test_the_known_example_comes_out_as_known() -> None:
    """45 voters, five candidates: E before A before C before B before D."""
    groups = {
        "ACBED": 5, "ADECB": 5, "BEDAC": 8, "CABED": 3, "CAEBD": 7, "CBADE": 2, "DCEBA": 7,
        "EBADC": 8,
    }  # fmt: skip
    vote = [ranking(letters) for letters, number in groups.items() for _ in range(number)]
    found = counted(vote, RULES, 5)
    assert [each.entry.number for each in found.standings] == [5, 1, 3, 2, 4]
    assert [each.score for each in found.standings] == [0, 1, 2, 3, 4]
    assert found.tables[0].rows[0] == ("01", "取組1", None, 20, 26, 30, 22)


def test_what_is_not_named_stands_below_what_is() -> None:
    vote = [{1: 1}, {1: 1}, {2: 1}]
    found = counted(vote, RULES)
    assert [row[2:] for row in found.tables[0].rows] == [(None, 2, 2), (1, None, 1), (0, 0, None)]
    assert scores(vote, RULES) == {1: 0, 2: 1, 3: 2}
    assert by_number(found)[1].merit == 0


def test_a_circle_of_equal_strength_is_a_tie() -> None:
    vote = [ranking("ABC"), ranking("BCA"), ranking("CAB")]
    assert scores(vote, RULES) == {1: 0, 2: 0, 3: 0}


def test_each_category_has_its_own_table() -> None:
    entries = [entry(1), entry(2, "内部"), entry(3)]
    found = counted([{1: 1, 2: 1}], ruled(Method.RANKS, Counting.SCHULZE, extent=Extent.CATEGORY),
                    entries)  # fmt: skip
    assert [(each.key, each.title, len(each.rows)) for each in found.tables] == [
        ("duels", "取組どうしの比較（内部）", 1),
        ("duels_2", "取組どうしの比較（窓口）", 2),
    ]


def test_a_class_of_more_weight_wins_more_duels() -> None:
    rules = ruled(
        Method.RANKS,
        Counting.SCHULZE,
        voter_classes=of_classes(("審査員", 1, 1), ("来場者", 1, 2)),
    )
    vote, classes = [{1: 1}, {2: 1}, {1: 1}, {2: 1}], ["審査員", "来場者", "審査員", "審査員"]
    found = counted(vote, rules, 2, classes)
    assert [row[2:] for row in found.tables[0].rows[:1]] == [(None, Fraction(8, 9))]
    assert scores(vote, rules, 2, classes) == {1: 1, 2: 0}


@settings(max_examples=60, deadline=None)
@given(orders)
def test_it_finds_the_strongest_of_all_paths(ballots: list[dict[int, int]]) -> None:
    assert scores(ballots, RULES, 4) == beaten(ballots, range(1, 5))
