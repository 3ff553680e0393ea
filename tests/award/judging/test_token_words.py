"""Numbers of the hall: made so that nobody guesses one, and a slip of the pen is no other one."""

import random
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from automations.award.judging.token_words import (
    ALPHABET,
    LENGTH,
    MOST,
    check_character,
    make_tokens,
    token_key,
)

DRAWN = st.text(st.sampled_from(ALPHABET), min_size=LENGTH - 1, max_size=LENGTH - 1)


def below(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - a test must be the same every time


def test_the_alphabet_has_nothing_that_looks_alike() -> None:
    assert not set("0O1IL") & set(ALPHABET)
    assert (len(ALPHABET), len(set(ALPHABET))) == (31, 31)


def test_so_many_different_numbers_are_made() -> None:
    made = make_tokens(300, below(1).randrange)
    assert len(set(map(token_key, made))) == 300
    assert {(len(each), each[4]) for each in made} == {(9, "-")}
    assert all(check_character(token_key(each)[:-1]) == token_key(each)[-1] for each in made)


def test_a_number_that_comes_up_again_is_drawn_again() -> None:
    drawn = iter([0] * 14 + [1] * 7)
    assert make_tokens(2, lambda _: next(drawn)) == ("2222-2222", "3333-333E")


@pytest.mark.parametrize("count", [0, -1, MOST + 1])
def test_a_count_that_is_none_is_our_bug(count: int) -> None:
    with pytest.raises(ValueError, match="not a count of tokens"):
        make_tokens(count, below(1).randrange)


@given(DRAWN, st.integers(0, LENGTH - 1), st.sampled_from(ALPHABET))
def test_one_wrong_character_never_makes_another_number(drawn: str, at: int, wrong: str) -> None:
    token = drawn + check_character(drawn)
    typed = token[:at] + wrong + token[at + 1 :]
    assert (typed == token) == (check_character(typed[:-1]) == typed[-1])


@given(DRAWN, st.sampled_from([*combinations(range(LENGTH), 2)]))
def test_nor_do_two_that_changed_places(drawn: str, places: tuple[int, int]) -> None:
    token = drawn + check_character(drawn)
    one, other = places
    letters = list(token)
    letters[one], letters[other] = letters[other], letters[one]
    typed = "".join(letters)
    assert (typed == token) == (check_character(typed[:-1]) == typed[-1])


@given(st.text())
def test_a_key_is_its_own_key(text: str) -> None:
    assert token_key(token_key(text)) == token_key(text)
