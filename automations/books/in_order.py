"""Do a piece of work for many things on all cores, and take the results in their order."""

from __future__ import annotations

from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import chain, islice
from typing import TYPE_CHECKING, TypeVar

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

T = TypeVar("T")
R = TypeVar("R")

_MOST_WORKERS = 4  # each holds a chunk of some MB many times over


def in_order(work: Callable[[T], R], things: Iterable[T]) -> Iterator[R]:
    """Walk the results of ``work`` for each thing; only a few are under way at a time.

    The work should be done by Polars: what Python does itself, no second thread does meanwhile.
    An exception is raised where its result would stand.
    """
    ahead = iter(things)
    first = list(islice(ahead, 2))
    if len(first) < 2:  # noqa: PLR2004 - for one alone no second thread is worth its start
        yield from map(work, first)
        return
    workers = min(pl.thread_pool_size(), _MOST_WORKERS)
    under_way: deque[Future[R]] = deque()
    with ThreadPoolExecutor(workers) as pool:
        try:
            for thing in chain(first, ahead):
                under_way.append(pool.submit(work, thing))
                if len(under_way) > workers:
                    yield under_way.popleft().result()
            while under_way:
                yield under_way.popleft().result()
        finally:
            for each in under_way:
                each.cancel()
