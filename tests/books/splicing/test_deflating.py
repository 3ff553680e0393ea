"""What is packed in blocks unpacks like anything else."""

from __future__ import annotations

import random
import zlib

import pytest

from automations.books.splicing.deflating import deflated


@pytest.mark.parametrize("size", [0, 1, 10_000_000, 10_000_001, 12_000_000, 13_500_000])
def test_packing_loses_nothing_and_always_gives_the_same(size: int) -> None:
    chance = random.Random(size)  # noqa: S311 - nothing is secret here
    pattern = chance.randbytes(5_000)
    content = (pattern * (size // len(pattern) + 1))[:size]
    assert zlib.decompress(deflated(content), -zlib.MAX_WBITS) == content
    assert deflated(content) == deflated(content)
