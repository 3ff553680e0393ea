"""What might fool the judging: last year's sheets, sorted rows, odd names, a stopped run."""

from pathlib import Path

import pytest

from automations.books.opening import read_book
from automations.errors import ExpectedFailure, InputUnfit
from automations.flows.announcing import announce
from automations.flows.running import Outcome, perform
from automations.flows.scope import EVERYTHING, JUDGING
from automations.ledger.confirmed_results import confirmed
from tests.flows.answering import answer
from tests.flows.judged_event import DAY, SHEET, confirm, judge_small_event
from tests.small_event import AFTER, RESTRICTED

SCORES = "採点.csv"
_CONFIRMED = "確定（第1版、区長 山田、令和6年12月24日（火））"


@pytest.fixture
def judged(small: Path) -> Path:
    return judge_small_event(small)


def _judge(folder: Path) -> Outcome:
    return perform(folder, JUDGING, AFTER)


def _state(outcome: Outcome) -> object:
    return outcome.findings.report.figures["judging_state"].value


def _lines(folder: Path) -> list[str]:
    return (folder / SCORES).read_text(encoding="utf-8").splitlines()


def _write(folder: Path, lines: list[str]) -> None:
    (folder / SCORES).write_text("\n".join(lines), encoding="utf-8")


def test_last_years_scores_in_this_years_folder_give_no_prize(judged: Path) -> None:
    heading, *rows = _lines(judged)
    parts = (row.split(",", 2) for row in rows)
    titled = [f"{judge},{number},前回の取組{number},{marks}" for judge, number, marks in parts]
    _write(judged, [heading.replace("番号,", "番号,取組,"), *titled])
    with pytest.raises(InputUnfit, match="ほかの催しの採点のようです"):
        _judge(judged)
    assert "finalists" in perform(judged, EVERYTHING, AFTER).findings.report.tables


def test_who_sorts_the_scores_changes_nothing_that_was_confirmed(judged: Path) -> None:
    confirm(judged)
    heading, *rows = _lines(judged)
    _write(judged, [heading, *sorted(rows, key=lambda row: row.split(",")[1:])])
    assert _state(_judge(judged)) == _CONFIRMED


def test_a_renamed_criterion_is_asked_about_and_never_taken_for_another(judged: Path) -> None:
    heading, *rows = _lines(judged)
    _write(judged, [heading.replace("効果", "できばえ"), *rows])
    with pytest.raises(InputUnfit, match="効果"):
        _judge(judged)


def test_a_run_stopped_after_the_record_is_made_good_by_the_next(judged: Path) -> None:
    _judge(judged)
    answer(judged, SHEET, {"判定": "確定する", "理由": "", "判定者": "区長 山田", "判定日": DAY})
    result = judged / RESTRICTED / "審査結果.xlsx"
    result.unlink()
    result.mkdir()  # nothing can be put in its place
    with pytest.raises(ExpectedFailure):
        _judge(judged)
    assert len(confirmed(judged / RESTRICTED)) == 1
    result.rmdir()
    assert _state(_judge(judged)) == _CONFIRMED
    assert len(confirmed(judged / RESTRICTED)) == 1


def test_names_with_odd_characters_go_through_to_the_certificates(judged: Path) -> None:
    settings = judged / "event.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace('"大賞"', '"𠮷野R&D<特>大賞"'), encoding="utf-8")
    judges = judged / "審査員.csv"
    named = judges.read_text(encoding="utf-8").replace("審査 太郎", "𠮷﨑 A&B")
    judges.write_text(named, encoding="utf-8")
    confirm(judged)
    announce(judged, AFTER)
    book = read_book(judged / RESTRICTED / "発表.xlsx", "発表.xlsx")
    texts = [str(each) for sheet in book.sheets for row in sheet.cells.rows() for each in row]
    assert any("𠮷野R&D<特>大賞の発表です。" in each for each in texts)
    assert not any("A&B" in each for each in texts)
