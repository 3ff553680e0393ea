"""Workbooks that no sane program writes: read right or refused with one message, at little cost.

All are read in one process that is allowed few seconds and little memory.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.books.odd_reading import MOST_MEMORY, needs_linux, read_apart
from tests.books.odd_workbooks import READABLE, REFUSED

pytestmark = needs_linux


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    made = {name: make() for name, (make, _) in [*READABLE.items(), *REFUSED.items()]}
    books = {f"{name}.xlsx": content for name, content in made.items()}
    return read_apart(tmp_path_factory.mktemp("odd"), books)


@pytest.mark.parametrize("name", READABLE)
def test_what_can_be_read_is_read_right(told: dict[str, Any], name: str) -> None:
    assert told["outcomes"][name] == READABLE[name][1]


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused_with_one_message(told: dict[str, Any], name: str) -> None:
    assert told["outcomes"][name] == [f"{name}.xlsx{REFUSED[name][1]}"]


def test_none_of_them_costs_much_memory(told: dict[str, Any]) -> None:
    assert told["peak"] < MOST_MEMORY
