"""Work on all cores, results in their order."""

from __future__ import annotations

from collections.abc import Iterator
from time import sleep

import pytest

from automations.books.in_order import in_order


def test_results_come_in_the_order_of_the_things() -> None:
    def slow_at_first(number: int) -> int:
        sleep(0.002 * (3 - number % 4))
        return number * number

    assert list(in_order(slow_at_first, range(20))) == [number * number for number in range(20)]


def test_nothing_is_done_of_nothing() -> None:
    assert list(in_order(str, [])) == []


def test_only_a_few_things_are_taken_ahead() -> None:
    taken: list[int] = []

    def things() -> Iterator[int]:
        for number in range(1_000):
            taken.append(number)
            yield number

    assert next(iter(in_order(str, things()))) == "0"
    assert len(taken) <= 10


def test_a_failure_is_raised_where_its_result_would_stand() -> None:
    results = in_order(lambda number: 6 // number, [3, 2, 0, 1])
    assert [next(results), next(results)] == [2, 3]
    with pytest.raises(ZeroDivisionError):
        next(results)
