"""「もしかして」 suggests what is near, the same in whatever order the words are known."""

from hypothesis import given
from hypothesis import strategies as st

from automations.tables.nearest import did_you_mean, nearest

KNOWN = ["seats", "ties", "runners_up", "部門", "評価基準"]


def test_a_slip_of_the_pen() -> None:
    assert nearest("seat", KNOWN) == "seats"
    assert nearest("steas", KNOWN) == "seats"
    assert nearest("評価基順", KNOWN) == "評価基準"


def test_width_and_case_do_not_count() -> None:
    assert nearest("ＳＥＡＴＳ", KNOWN) == "seats"


def test_nothing_near() -> None:
    assert nearest("venue", KNOWN) == ""
    assert nearest("seats", []) == ""
    assert did_you_mean("venue", KNOWN) == ""


def test_how_far_is_near_can_be_told() -> None:
    assert nearest("部署", KNOWN) == "部門"
    assert nearest("部署", KNOWN, farthest=0.34) == ""


@given(st.permutations(["ab", "ac", "ad", "xy"]))
def test_equally_near_words_are_settled_by_themselves(known: list[str]) -> None:
    assert nearest("a", known) == "ab"


@given(st.sampled_from(KNOWN))
def test_a_known_word_is_nearest_to_itself(word: str) -> None:
    assert nearest(word, KNOWN) == word
