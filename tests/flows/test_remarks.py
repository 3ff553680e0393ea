"""要確認 stays until a job has found in order all that it speaks of, and no longer."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from automations.errors import InputUnfit
from automations.flows.event_folder import open_event
from automations.flows.remarks import bearing, parts_borne, parts_spoken_of
from automations.flows.running import inspect, perform
from automations.flows.scope import (
    ATTENDANCE,
    BRIEF,
    CHECK,
    EVERYTHING,
    FINALISTS,
    ROSTER,
    Part,
    Scope,
)
from automations.tables.places import Place
from automations.tables.problems import problem
from tests.flows.judged_event import judge_small_event
from tests.small_event import AFTER, RESTRICTED, change_text

REMARKS = f"{RESTRICTED}/要確認.xlsx"
FAULTS = {"申込.csv": "氏名", "受付簿.csv": "氏名", "エントリー.csv": "取組名", "名簿.csv": "所属"}


def spoil(folder: Path, *books: str) -> Callable[[], None]:
    """Give books a heading that nobody knows; return what mends them."""
    whole = {book: (folder / book).read_bytes() for book in books}
    for book in books:
        change_text(folder / book, {FAULTS[book]: "＊＊＊"})

    def mend() -> None:
        for book, content in whole.items():
            (folder / book).write_bytes(content)

    return mend


def refused(folder: Path, scope: Scope) -> None:
    with pytest.raises(InputUnfit):
        perform(folder, scope, AFTER)


def listed(folder: Path) -> bool:
    return (folder / REMARKS).exists()


@pytest.mark.parametrize("scope", [ROSTER, ATTENDANCE])
def test_a_job_that_read_other_books_leaves_the_list(scope: Scope, small: Path) -> None:
    spoil(small, "エントリー.csv", "名簿.csv")
    inspect(small, AFTER)
    before = (small / REMARKS).read_bytes()
    perform(small, scope, AFTER)
    perform(small, scope, AFTER)  # nothing new: no other way out
    assert (small / REMARKS).read_bytes() == before


@pytest.mark.parametrize("scope", [FINALISTS, BRIEF, EVERYTHING])
def test_the_list_goes_with_the_faults_that_it_names(scope: Scope, small: Path) -> None:
    mend = spoil(small, "エントリー.csv", "名簿.csv")
    inspect(small, AFTER)
    mend()
    perform(small, scope, AFTER)
    assert not listed(small)


def test_a_result_that_stands_already_takes_the_list_away_too(small: Path) -> None:
    perform(small, FINALISTS, AFTER)
    mend = spoil(small, "名簿.csv")
    refused(small, FINALISTS)
    mend()
    assert perform(small, FINALISTS, AFTER).unchanged
    assert not listed(small)


def test_half_of_a_list_is_not_enough(small: Path) -> None:
    mend = spoil(small, "申込.csv", "エントリー.csv")
    inspect(small, AFTER)
    mend()
    perform(small, FINALISTS, AFTER)
    assert listed(small)
    perform(small, EVERYTHING, AFTER)
    assert not listed(small)


def test_what_a_wider_job_refused_a_narrower_one_may_find_mended(small: Path) -> None:
    mend = spoil(small, "申込.csv")
    refused(small, EVERYTHING)
    mend()
    perform(small, ROSTER, AFTER)
    assert not listed(small)


def test_the_reception_is_no_matter_of_the_roster(small: Path) -> None:
    mend = spoil(small, "受付簿.csv")
    refused(small, ATTENDANCE)
    perform(small, ROSTER, AFTER)
    assert listed(small)
    mend()
    perform(small, ATTENDANCE, AFTER)
    assert not listed(small)


def test_a_list_of_nothing_goes_with_the_next_result(small: Path) -> None:
    inspect(small, AFTER)
    assert listed(small)
    perform(small, ROSTER, AFTER)
    assert not listed(small)


def test_a_list_that_does_not_say_what_it_speaks_of_waits_for_a_job_that_covers_all(
    small: Path,
) -> None:
    inspect(small, AFTER)
    book = load_workbook(small / REMARKS)
    book.properties.keywords = "会議用"
    book.save(small / REMARKS)
    perform(small, ROSTER, AFTER)
    assert listed(small)
    perform(small, EVERYTHING, AFTER)
    assert not listed(small)


def test_a_damaged_list_waits_for_a_job_that_covers_all(small: Path) -> None:
    (small / RESTRICTED).mkdir()
    (small / REMARKS).write_bytes(b"PK damaged")
    perform(small, ROSTER, AFTER)
    assert listed(small)
    perform(small, EVERYTHING, AFTER)
    assert not listed(small)


@pytest.mark.parametrize(
    ("place", "parts"),
    [
        (Place("申込.csv", "申込", 3), {Part.REGISTER}),
        (Place("受付簿.csv"), {Part.ATTENDANCE}),
        (Place("投票.csv", "投票"), {Part.AWARD}),
        (Place("判定.xlsx", "判定_同点", 5), set()),
        (Place(f"{RESTRICTED}/記録/判定/x.json"), set()),
        (Place("みどり野区×DX展"), {*Part} - {Part.JUDGING}),  # it has none
    ],
)
def test_what_a_problem_is_about(place: Place, parts: set[Part], small: Path) -> None:
    found = [problem("sheet_blank", place, table="申込")]
    assert parts_spoken_of(open_event(small), found, CHECK) == parts


@pytest.mark.parametrize(
    ("place", "parts"),
    [
        (Place("審査員.csv", "審査員", 2), {Part.JUDGING}),
        (Place("採点.csv"), {Part.JUDGING}),
        (Place("投票.csv", "投票"), {Part.AWARD}),
        (Place("みどり野区×DX展"), {*Part}),
    ],
)
def test_what_a_problem_of_a_judged_event_is_about(
    place: Place, parts: set[Part], small: Path
) -> None:
    folder = open_event(judge_small_event(small))
    found = [problem("sheet_blank", place, table="採点")]
    assert parts_spoken_of(folder, found, CHECK) == parts


def test_one_book_for_everything_is_told_apart_by_its_sheets(small: Path) -> None:
    change_text(small / "event.toml", {'book = "受付簿.csv"': 'book = "申込.csv"\nsheet = "受付"'})
    folder = open_event(small)

    def parts(sheet: str, scope: Scope) -> set[Part]:
        found = [problem("sheet_blank", Place("申込.csv", sheet), table="")]
        return {*parts_spoken_of(folder, found, scope)}

    assert parts("受付", CHECK) == {Part.ATTENDANCE}
    assert parts("受付", ROSTER) == {Part.REGISTER}
    assert parts("", CHECK) == {Part.REGISTER, Part.ATTENDANCE}


def test_a_book_in_the_folder_of_score_sheets_is_the_judgings(small: Path) -> None:
    folder = judge_small_event(small)
    own = "[award.judging.scores]"
    change_text(folder / "event.toml", {own: f'[award.judging]\nscore_sheets = "採点票"\n\n{own}'})
    found = [problem("sheet_blank", Place("採点票/1 審査 太郎.xlsx", "採点", 3), table="採点")]
    assert parts_spoken_of(open_event(folder), found, CHECK) == {Part.JUDGING}


@pytest.mark.parametrize("parts", [set(), {Part.AWARD}, {Part.REGISTER, Part.ATTENDANCE}])
def test_a_list_bears_what_it_speaks_of(parts: set[Part]) -> None:
    assert parts_borne(bearing(parts)) == parts


def test_the_words_are_what_people_read_among_the_properties() -> None:
    assert bearing({Part.AWARD, Part.ATTENDANCE}) == "対象: 取組と投票、来場"
