"""A column read text by text, each distinct text once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Callable

    from polars._typing import PolarsDataType


def read_once(
    texts: pl.Series, reader: Callable[[str], object], returns: PolarsDataType
) -> pl.Series:
    """Return what ``reader`` makes of each text (String, no nulls); None becomes null.

    >>> read_once(pl.Series(["a", "bb", "a"]), len, pl.Int64).to_list()
    [1, 2, 1]
    """
    if texts.is_empty():
        return pl.Series(texts.name, [], dtype=returns)
    distinct = texts.unique()
    found = pl.Series([reader(text) for text in distinct], dtype=returns)
    return texts.replace_strict(distinct, found, return_dtype=returns)
