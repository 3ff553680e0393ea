"""The books beside the judging's result: what executives get, and what only the chair sees."""

from pathlib import Path

import pytest

from automations.books.opening import read_book
from automations.flows.running import perform
from automations.flows.scope import JUDGING
from tests.flows.judged_event import confirm, judge_small_event
from tests.small_event import AFTER, RESTRICTED


@pytest.fixture
def judged(small: Path) -> Path:
    return judge_small_event(small)


def _texts(folder: Path, name: str) -> dict[str, list[str]]:
    """Return the texts of each sheet of a book, row by row."""
    book = read_book(folder / RESTRICTED / name, name)
    return {
        sheet.name: [str(value) for row in sheet.cells.rows() for value in row if value]
        for sheet in book.sheets
    }


def _correct(folder: Path) -> None:
    path = folder / "採点.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("3,6,1,2", "3,6,2,2"), encoding="utf-8")


def test_before_every_prize_is_decided_both_say_only_how_far_it_is(judged: Path) -> None:
    path = judged / "採点.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("2,4,4,3", "2,4,,3"), encoding="utf-8")
    perform(judged, JUDGING, AFTER)
    for name in ("審査結果.xlsx", "委員長用.xlsx"):
        (texts,) = _texts(judged, name).values()
        assert "記入待ち" in texts
        assert not [each for each in texts if "窓口DX" in each]


def test_executives_get_the_prizes_and_the_chair_the_standings(judged: Path) -> None:
    perform(judged, JUDGING, AFTER)
    assert list(_texts(judged, "審査結果.xlsx")) == ["集計_賞（速報）"]
    assert list(_texts(judged, "委員長用.xlsx")) == ["集計_順位と差（速報）", "集計_賞の決め手"]


def test_what_changed_is_told_to_executives_without_a_mark(judged: Path) -> None:
    confirm(judged)
    _correct(judged)
    perform(judged, JUDGING, AFTER)
    sheets = _texts(judged, "審査結果.xlsx")
    assert list(sheets) == ["集計_賞（速報）", "集計_賞の変更", "集計_確定の記録"]
    assert not [text for texts in sheets.values() for text in texts if "採点 審査員" in text]
    whole = _texts(judged, "結果_審査.xlsx")["集計_前の版からの変更"]
    assert "採点 審査員3「06」効果" in whole
