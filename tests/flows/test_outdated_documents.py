"""Documents of an earlier result stay where they are, and are named: nobody may trust them."""

from datetime import timedelta
from pathlib import Path

import pytest

from automations.flows.announcing import announce
from automations.flows.event_folder import open_event
from automations.flows.notices import make_notices
from automations.flows.outdated_documents import outdated_documents
from automations.flows.running import perform
from automations.flows.scope import FINALISTS
from tests.flows.answering import approve, thaw
from tests.flows.judged_event import confirm, judge_small_event
from tests.small_event import AFTER, RESTRICTED, change_text

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
DURING = AFTER.replace(day=6, hour=10)
WORDS = (
    "この資料は、いまの結果から作られたものではありません。"
    "使わずに、消すか別の場所に移してください。必要なときは、作り直してください。"
)


def named(folder: Path) -> list[str]:
    return [each.place.book for each in outdated_documents(open_event(folder))]


def reopen(folder: Path) -> None:
    """Let people vote until the day after."""
    thaw(folder)
    change_text(folder / "event.toml", {"closes = 2024-12-06": "closes = 2024-12-26"})


@pytest.fixture
def noticed(small: Path) -> Path:
    """The small event with its finalists approved and the letters written."""
    perform(small, FINALISTS, AFTER)
    approve(small)
    make_notices(small, AFTER)
    return small


def test_what_stands_is_not_named(noticed: Path) -> None:
    perform(noticed, FINALISTS, AFTER)
    assert named(noticed) == []


def test_a_proposal_that_the_run_does_not_make_any_more_is_named_by_it(small: Path) -> None:
    perform(small, FINALISTS, AFTER)
    outcome = perform(small, FINALISTS, DURING)
    told = [str(each) for each in outcome.findings.report.problems]
    assert [each for each in told if each.startswith("資料/")] == [
        f"資料/ファイナリスト案.docx: {WORDS}",
        f"資料/ファイナリスト案_別冊.docx: {WORDS}",
    ]
    assert (small / RESTRICTED / "資料/ファイナリスト案.docx").exists()


def test_the_check_names_it_until_it_is_made_anew_or_gone(small: Path) -> None:
    perform(small, FINALISTS, AFTER)
    reopen(small)
    perform(small, FINALISTS, AFTER + HOUR)
    both = ["資料/ファイナリスト案.docx", "資料/ファイナリスト案_別冊.docx"]
    assert named(small) == both
    (small / RESTRICTED / both[1]).unlink()
    assert named(small) == both[:1]
    perform(small, FINALISTS, AFTER + 2 * DAY)
    assert named(small) == []


def test_letters_of_an_earlier_approval_are_named(noticed: Path) -> None:
    change_text(noticed / "投票.csv", {"0005,,,3,2,,,,,3,2,,": "0005,,,4,2,,,,,3,2,,"})
    perform(noticed, FINALISTS, AFTER)
    letters = ["資料/選出通知.docx", "資料/非選出通知.docx"]
    assert named(noticed) == letters
    approve(noticed)
    assert named(noticed) == letters
    make_notices(noticed, AFTER)
    assert named(noticed) == []


def test_certificates_of_an_earlier_announcement_are_named(small: Path) -> None:
    confirm(judge_small_event(small))
    announce(small, AFTER)
    assert named(small) == []
    change_text(small / "エントリー.csv", {"窓口DX": "窓口DX改"})
    assert named(small)[-2:] == ["資料/読み上げ原稿.docx", "資料/賞状.docx"]
