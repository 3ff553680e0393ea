"""集計_要確認 in a book of people's: only what concerns it, leading to its own cells."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from automations.books.draft import Link
from automations.books.looks import BODY, LINK, SERIOUS, SET_ASIDE, SLIGHT
from automations.books.problem_sheet import problem_draft, role_of
from automations.books.result_book import Cover
from automations.tables.places import Place
from automations.tables.problems import Problem, Severity

_AS_OF = datetime(2024, 12, 24, 18, 0, tzinfo=ZoneInfo("Asia/Tokyo"))
_COVER = Cover("みどり野区×DX展", _AS_OF, "a1b2c3d4", "全職員")
_BOOK = "共有/受付簿.xlsx"


def _problem(place: Place, severity: Severity = Severity.NOTE) -> Problem:
    return Problem("a", place, "読めません", "直す", severity)


def test_problems_of_the_book_itself_lead_to_its_cells() -> None:
    problems = [
        _problem(Place(_BOOK, "受付'簿", 12, 11)),
        _problem(Place(_BOOK, "受付'簿", 15), Severity.REFUSE),
        _problem(Place(_BOOK), Severity.SET_ASIDE),
    ]
    draft = problem_draft(problems, _COVER, same_book=_BOOK)
    lines = draft.rows[3:]
    assert [line.values[:2] for line in lines] == [
        ("要修正", "「受付'簿」15行目"),
        ("保留", "このブック"),
        ("確認", "「受付'簿」K12"),
    ]
    assert [line.links for line in lines] == [
        {2: Link("", "'受付''簿'!A15")},
        {},
        {2: Link("", "'受付''簿'!K12")},
    ]
    roles = [[look.role for look in line.looks[:2] if look] for line in lines]
    assert roles == [[SERIOUS, LINK], [SET_ASIDE, BODY], [SLIGHT, LINK]]
    assert draft.page.header == (
        "みどり野区×DX展",
        "令和6年12月24日（火）18:00 時点",
        "取扱: 全職員",
    )


def test_in_a_book_of_peoples_it_says_that_nothing_written_there_lasts() -> None:
    said = str(problem_draft((), _COVER, same_book=_BOOK).rows[1].values[0])
    assert said.endswith("　／　このシートは作り直されます。書き足した文字は残りません")
    assert "残りません" not in str(problem_draft((), _COVER).rows[1].values[0])


def test_a_book_without_problems_says_so() -> None:
    draft = problem_draft((), _COVER, same_book=_BOOK)
    assert draft.rows[-1].values == ("要確認はありません。", None, None, None)
    assert draft.merged == ["A5:D5"]


def test_all_in_order_has_no_colour() -> None:
    assert [role_of(each) for each in (None, *Severity)] == [BODY, SERIOUS, SET_ASIDE, SLIGHT]
