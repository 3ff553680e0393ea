"""The vote in the hall from its sheets to a prize, and what no file says of it."""

import zipfile
from pathlib import Path

import pytest

from automations.flows.running import Outcome, perform
from automations.flows.scope import JUDGING
from tests.flows.judged_event import judge_small_event
from tests.small_event import AFTER, RESTRICTED

_HALL = """
[[award.judging.prizes]]
name = "会場賞"
way = "会場投票の上位"
besides = true

[award.judging.hall_ballots]
book = "会場投票.csv"

[award.judging.hall_tokens]
book = "番号.csv"

[award.judging.hall_counts]
book = "手集計.csv"
"""
_TOKENS = ("QJ4K-TW9A", "MZ7H-PX3E", "C8DF-6VRN")
_ANSWERS = """\
タイムスタンプ,投票番号,心に残った発表は？
2024/12/24 15:00:00,qj4k tw9a,05 会議の短縮
2024/12/24 15:00:01,MZ7H-PX3E,05 会議の短縮
2024/12/24 15:00:02,MZ7H-PX3E,01 窓口DX
2024/12/24 15:00:03,C8DF-6VRM,01 窓口DX
"""
_COUNTED = "取組,票数,確認した数,計数者,確認者\n6,1,1,計数 花子,確認 太郎\n"


@pytest.fixture
def judged(small: Path) -> Path:
    folder = judge_small_event(small)
    settings = folder / "event.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + _HALL, encoding="utf-8")
    return folder


def vote(folder: Path) -> None:
    for name, text in (("会場投票", _ANSWERS), ("手集計", _COUNTED)):
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    (folder / "番号.csv").write_text("\n".join(("投票番号", *_TOKENS)), encoding="utf-8")


def codes(outcome: Outcome) -> set[str]:
    return {each.code for each in outcome.findings.report.problems if "hall" in each.code}


def hall_prize(outcome: Outcome) -> tuple[tuple[str, ...], bool]:
    judging = outcome.findings.judging
    assert judging
    assert judging.prizes
    last = judging.prizes.awarded[-1]
    return tuple(each.label for each in last.entries), last.waits


def test_the_halls_prize_goes_to_whom_listed_numbers_and_hands_chose(judged: Path) -> None:
    vote(judged)
    outcome = perform(judged, JUDGING, AFTER)
    judging = outcome.findings.judging
    assert judging
    assert judging.hall
    assert dict(judging.hall.votes) == {1: 0, 2: 0, 3: 0, 4: 0, 5: 2, 6: 1}
    assert hall_prize(outcome) == (("05 会議の短縮",), False)
    assert codes(outcome) == {"hall_question_taken", "hall_unknown_token"}


def test_what_is_not_there_yet_is_told_and_its_prize_waits(judged: Path) -> None:
    outcome = perform(judged, JUDGING, AFTER)
    assert hall_prize(outcome)[0] == ()
    assert codes(outcome) == {"hall_not_there"}


def test_no_file_that_is_published_names_a_number(judged: Path) -> None:
    vote(judged)
    outcome = perform(judged, JUDGING, AFTER)
    assert len(outcome.files) > 1
    written = [outcome.folder.root / RESTRICTED / "要確認.xlsx", *outcome.files]
    texts = [_text(path) for path in written if path.exists()]
    said = (*_TOKENS, "qj4k tw9a", "C8DF-6VRM", *(each.replace("-", "") for each in _TOKENS))
    assert [each for each in said for text in texts if each in text] == []


def _text(path: Path) -> str:
    if not zipfile.is_zipfile(path):
        return path.read_text(encoding="utf-8", errors="replace")
    with zipfile.ZipFile(path) as book:
        parts = [book.read(name) for name in book.namelist()]
    return b"".join(parts).decode("utf-8", errors="replace")
