"""審査準備 after people had the books open: only what somebody typed makes a book theirs."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from openpyxl import load_workbook

from automations.flows.judging_papers import MadePapers, prepare_judging
from automations.flows.running import perform
from automations.flows.scope import JUDGING
from tests.flows.test_judging_papers import approved, judged
from tests.judged_event import ORDER, SCORES
from tests.small_event import AFTER, change_text

__all__ = ["approved", "judged"]


def prepare(folder: Path) -> MadePapers:
    return prepare_judging(folder, AFTER)


def save(folder: Path, book: str, cells: Mapping[str, int | str | None] | None = None) -> None:
    """Save a book as Excel does, with or without a change."""
    opened = load_workbook(folder / book)
    for cell, value in (cells or {}).items():
        opened.worksheets[-1 if book == ORDER else 1][cell] = value
    opened.save(folder / book)


def another_judge_comes(folder: Path) -> None:
    change_text(folder / "審査員名簿.csv", {"欠席 五郎,部長,,欠席": "欠席 五郎,部長,,出席"})


def judges_in(folder: Path) -> list[object]:
    rows = load_workbook(folder / SCORES)["採点"].iter_rows(min_row=5, values_only=True)
    return sorted({row[0] for row in rows if row[0]}, key=str)


def test_a_book_that_only_we_wrote_into_while_judging_is_made_anew(judged: Path) -> None:
    prepare(judged)
    perform(judged, JUDGING, AFTER)
    another_judge_comes(judged)
    made = prepare(judged)
    assert made.kept == ()
    assert made.problems == ()
    assert judges_in(judged)[-1] == "4 欠席 五郎"


def test_books_that_were_only_opened_and_saved_are_made_anew(judged: Path) -> None:
    prepare(judged)
    save(judged, SCORES)
    save(judged, ORDER)
    another_judge_comes(judged)
    assert prepare(judged).kept == ()
    assert judges_in(judged)[-1] == "4 欠席 五郎"


def test_a_prefilled_recusal_that_is_no_longer_in_the_list_is_nobodys_typing(judged: Path) -> None:
    prepare(judged)
    save(judged, SCORES)
    change_text(judged / "審査員名簿.csv", {"出席,1,": "出席,,"})
    assert prepare(judged).kept == ()
    assert load_workbook(judged / SCORES)["採点"]["F9"].value is None


@pytest.mark.parametrize(
    "cells",
    [{"D5": 5}, {"G6": "よく聞いている"}, {"F6": "○"}, {"F9": None}, {"A11": "4 欠席 五郎"}],
    ids=["mark", "comment", "recusal", "no longer recused", "row"],
)
@pytest.mark.parametrize("judging", [False, True], ids=["before judging", "after judging"])
def test_what_anybody_typed_is_never_lost(
    judged: Path, cells: Mapping[str, int | str | None], *, judging: bool
) -> None:
    prepare(judged)
    save(judged, SCORES, cells)
    if judging:
        perform(judged, JUDGING, AFTER)
    typed = (judged / SCORES).read_bytes()
    another_judge_comes(judged)
    made = prepare(judged)
    assert [path.name for path in made.kept] == ["採点入力.xlsx"]
    assert (judged / SCORES).read_bytes() == typed


def test_an_order_changed_by_hand_stays(judged: Path) -> None:
    prepare(judged)
    save(judged, ORDER, {"A4": 2, "A5": 1})
    perform(judged, JUDGING, AFTER)
    typed = (judged / ORDER).read_bytes()
    made = prepare(judged)
    assert [path.name for path in made.kept] == ["発表順.xlsx"]
    assert (judged / ORDER).read_bytes() == typed
