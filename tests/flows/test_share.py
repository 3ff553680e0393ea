"""Who stands at a desk is not kept waiting by a share that fails or hangs."""

from __future__ import annotations

from threading import Event

import pytest

from automations.errors import TryAgain
from automations.flows.share import Share, ShareAway


class Seconds:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def fail() -> None:
    raise OSError(51, "gone")


def test_an_errand_returns_what_it_found() -> None:
    assert Share().do(lambda: [1, 2]) == [1, 2]


def test_what_failed_is_not_tried_again_at_once() -> None:
    seconds = Seconds()
    share, done = Share(seconds), list[int]()
    with pytest.raises(ShareAway):
        share.do(fail)
    with pytest.raises(ShareAway):
        share.do(lambda: done.append(1))
    assert done == []
    seconds.now = 5
    share.do(lambda: done.append(2))
    assert done == [2]


def test_whoever_insists_is_not_put_off() -> None:
    share, done = Share(Seconds()), list[int]()
    with pytest.raises(ShareAway):
        share.do(fail)
    share.do(lambda: done.append(1), insist=True)
    assert done == [1]


def test_a_refusal_of_ours_is_no_bug() -> None:
    def refuse() -> None:
        raise TryAgain

    with pytest.raises(ShareAway):
        Share().do(refuse)


def test_a_bug_is_told_where_it_was_asked_for() -> None:
    with pytest.raises(ZeroDivisionError):
        Share().do(lambda: 1 // 0)


def test_one_errand_at_a_time_while_one_hangs() -> None:
    seconds, back = Seconds(), Event()
    share, done = Share(seconds), list[int]()

    def hang() -> None:
        back.wait(30)
        done.append(1)

    with pytest.raises(ShareAway):
        share.do(hang, patience=0.01)
    seconds.now = 100
    with pytest.raises(ShareAway):
        share.do(lambda: done.append(2))
    assert done == []
    back.set()
    share.do(lambda: done.append(3), patience=30, insist=True)
    assert done == [1, 3]
