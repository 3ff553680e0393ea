"""Files of all formats but .xlsx that no sane program writes: one sentence each, at little cost.

All are read in one process that is allowed few seconds and little memory.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

import pytest

from tests.books.odd_files import FINE, ODD
from tests.books.odd_reading import MOST_MEMORY, needs_linux, read_apart

pytestmark = needs_linux


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    odd = {name: content for name, (content, _) in ODD.items()}
    return read_apart(tmp_path_factory.mktemp("odd"), FINE | odd)


@pytest.mark.parametrize("name", FINE)
def test_what_only_looks_odd_is_read(told: dict[str, Any], name: str) -> None:
    assert told["outcomes"][PurePath(name).stem][0][-1] in {"山田", "7"}


@pytest.mark.parametrize("name", ODD)
def test_what_cannot_be_read_is_refused_with_one_sentence(told: dict[str, Any], name: str) -> None:
    assert told["outcomes"][PurePath(name).stem] == [f"{name}{ODD[name][1]}"]


def test_none_of_them_costs_much_memory(told: dict[str, Any]) -> None:
    assert told["peak"] < MOST_MEMORY
