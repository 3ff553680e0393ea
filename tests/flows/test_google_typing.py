"""Whatever people do to a list while we write into it: no text beside another row, no edit lost.

`python -m benchmarks.google_sweep typing` plays every edit at every moment; here each that moves,
changes or takes away anything is made at the most dangerous one: when the write took effect, and
its answer is lost.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from automations.books.google import mending
from automations.books.google.following import Followed
from benchmarks.google_sweep.edits import EDITS
from benchmarks.google_sweep.stage import stage
from benchmarks.google_sweep.typing_cases import Moment, TypingCase
from benchmarks.google_sweep.typing_sweep import TypingJudge
from benchmarks.google_sweep.verdict import Wrong

LIKE_OTHERS = {
    "a cell edited",
    "a filter set",
    "a formula changed",
    "a tab added",
    "a title inserted above",
    "cells merged",
    "our column given choices",
    "our column hidden",
    "number formats changed",
    "rows coloured",
    "rows frozen",
    "rows hidden",
    "rows typed below",
    "several rows deleted",
    "sorted upwards",
    "sorted downwards",
    "texts replaced",
    "the headings guarded by a warning",
    "the tab moved",
    "typed all over our column",
    "typed into our tab",
}
"""Edits that move nothing, or that are much like another one here."""


@pytest.fixture(scope="module")
def judge(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TypingJudge]:
    with stage(tmp_path_factory.mktemp("編集")) as here:
        yield TypingJudge(here)


@pytest.mark.parametrize("name", [each for each in EDITS if each not in LIKE_OTHERS])
def test_people_edit_while_the_answer_is_lost(judge: TypingJudge, name: str) -> None:
    assert judge.play(TypingCase(name, Moment.LOST)).wrong == ()


@pytest.mark.parametrize(
    "moment", [each for each in Moment if each is not Moment.LOST], ids=lambda each: each.name
)
@pytest.mark.parametrize("name", ["sorted without our column", "our column protected"])
def test_people_edit_at_every_moment(judge: TypingJudge, name: str, moment: Moment) -> None:
    assert judge.play(TypingCase(name, moment)).wrong == ()


def test_texts_that_did_not_follow_their_rows_would_be_seen(
    judge: TypingJudge, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stays(*_: object) -> Followed:
        rows = {row: row for row in range(1, 10)}
        return Followed(rows, moved=False, changed=frozenset(), new=frozenset())

    monkeypatch.setattr(mending, "follow", stays)
    verdict = judge.play(TypingCase("sorted without our column", Moment.BOUND))
    assert {wrong for wrong, _ in verdict.wrong} == {Wrong.MIXED, Wrong.CODE}
