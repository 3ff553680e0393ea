"""A trial of a spreadsheet: what the service must keep is proved there, and no trace is left."""

from dataclasses import replace

import pytest

from automations.books.google.service import Unknown
from automations.books.google.snapshot import Mark
from automations.books.google.trial import FIRST_NUMBER, TRIAL, Broken, Promise, try_out
from tests.books.google.kept_sheets import EMPTY, KeptSheets


def test_a_service_that_keeps_its_promises_passes_and_keeps_no_trace() -> None:
    sheets = KeptSheets()
    before = sheets.now
    assert try_out(sheets, before, 12) == before
    assert sheets.now == before
    assert len(sheets.asked) == 5


@pytest.mark.parametrize("promise", Promise)
def test_a_promise_that_is_broken_is_named(promise: Promise) -> None:
    sheets = KeptSheets(broken=promise)
    with pytest.raises(Broken) as broken:
        try_out(sheets, sheets.now, 12)
    assert broken.value.promise is promise
    if promise is not Promise.CLEARED:
        assert sheets.now.marks == (), "nothing is left of the trial"


def test_the_service_s_own_reason_is_handed_on() -> None:
    with pytest.raises(Broken) as broken:
        try_out(KeptSheets(broken=Promise.WRITES), EMPTY, 0)
    assert broken.value.words == "いまは書けません"


@pytest.mark.parametrize("lost", [True, False])
def test_a_trial_that_is_cut_off_cleans_up_all_the_same(lost: bool) -> None:  # noqa: FBT001 - a case
    sheets = KeptSheets(cut_off=1, lost=lost)
    before = sheets.now
    with pytest.raises(Unknown):
        try_out(sheets, before, 12)
    assert sheets.now == before


def test_what_an_earlier_trial_left_goes_too() -> None:
    left = Mark(FIRST_NUMBER + 5, TRIAL, "1", 7, 1)
    ours = Mark(1_500_000_001, "dxten.run", "{}")
    sheets = KeptSheets(now=replace(EMPTY, marks=(left, ours)))
    assert try_out(sheets, sheets.now, 99).marks == (ours,)
