"""説明 on the command line: a person, a row, or two rows, with everything that was decided."""

from pathlib import Path

import pytest

from automations.cli import run
from automations.errors import DONE, DONE_WITH_WARNINGS
from tests.doubtful_event import BOOK, key_of, listed, write_doubtful_event
from tests.flows.judging_pairs import judge
from tests.small_event import write_small_event

TYPED = (
    "氏名: 松本 優子", "フリガナ: マツモト ユウコ", "団体: あおば市", "所属: 企画課",
    "メール: yuuko@aoba.example", "電話: 03-0000-0001", "区分: 庁外",
    "申込日時: 令和6年11月11日（月）10:00",
)  # fmt: skip
FIRST = ["  申込.csv「申込」2行目: 重複", "    " + "  ".join(TYPED)]
PLACES = ("申込.csv 2行目", "申込 2", "申込.csv「申込」2行目", "申込　２行")


@pytest.fixture
def judged(tmp_path: Path) -> Path:
    folder = write_doubtful_event(tmp_path / "催し")
    listed(folder)
    judge(folder / BOOK, {key_of(folder, 2, 6): "同一人物"})
    return folder


@pytest.fixture
def said(judged: Path, capsys: pytest.CaptureFixture[str]) -> "Said":
    return Said(judged, capsys)


class Said:
    """Asks, and returns what the screen says."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._folder, self._capsys = folder, capsys

    def about(self, *asked: str, ends: int = DONE) -> list[str]:
        self._capsys.readouterr()
        assert run(["説明", str(self._folder), *asked]) == ends
        return self._capsys.readouterr().out.splitlines()


def test_a_person_is_told_row_by_row_with_who_decided_what(said: Said) -> None:
    lines = said.about("松本　優子")
    assert lines[:3] == ["■ 松本 優子  2行  登録台帳の7番", *FIRST]
    assert lines[3] == "  申込.csv「申込」6行目: 登録"
    assert lines[5].startswith("    申込.csv「申込」2行目と同じ人です（")
    assert lines[6:8] == ["      氏名: 松本 裕子 ／ 松本 優子", "  人の判定:"]
    assert lines[8:] == ["    申込.csv「申込」の2行目と6行目: 同一人物（係長）"]


@pytest.mark.parametrize(
    "asked", ["マツモト ユウコ", "ﾏﾂﾓﾄﾕｳｺ", "YUUKO@aoba.example", "松本裕子", "松本"]
)
def test_a_person_is_found_by_anything_that_identifies(said: Said, asked: str) -> None:
    assert said.about(asked)[0] == "■ 松本 優子  2行  登録台帳の7番"


def test_what_nobody_has_judged_is_said_too(said: Said) -> None:
    assert said.about("高田 誠")[-2:] == [
        "  まだ判定のない組:",
        "    申込.csv「申込」の5行目と9行目は、同じ人ですか。",
    ]


@pytest.mark.parametrize("asked", PLACES)
def test_a_place_is_told_with_its_person(said: Said, asked: str) -> None:
    assert said.about(asked)[1:3] == FIRST


def test_two_places_are_compared_level_by_level(said: Said) -> None:
    lines = said.about("申込 2行目と申込 6行目")
    assert lines[0] == (
        "■ 申込.csv「申込」2行目と申込.csv「申込」6行目は、同じ一人として数えています。"
    )
    assert said.about("申込.csv「申込」の2行目と6行目") == lines
    apart = said.about("申込", "3", "申込", "7")
    assert apart[0] == "■ 申込.csv「申込」3行目と申込.csv「申込」7行目は、別々に数えています。"


def test_nobody_is_no_failure(said: Said) -> None:
    assert said.about("無名 太郎", ends=DONE_WITH_WARNINGS) == [
        "見つかりません。",
        "氏名・職員番号・メールか、場所を入れてください。例: 申込_庁内.xlsx 12行目",
    ]


def test_who_came_is_told_with_when_and_whether_registered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = Said(write_small_event(tmp_path / "小さな催し"), capsys)
    lines = said.about("受付簿 2行目")
    assert lines[0] == "■ 青木 一  3行  登録台帳の1番"
    assert [line for line in lines if "受付: " in line or "行目: " in line] == [
        "  申込.csv「申込」2行目: 登録",
        "  受付簿.csv「受付簿」2行目: 来場（申込あり）",
        "    受付: 10:05  申込あり",
        "  受付簿.csv「受付簿」11行目: 同じ人の二度目の受付",
        "    受付: 10:40  申込あり",
    ]
    (walk_in,) = (line for line in said.about("木村七海") if "受付簿" in line)
    assert walk_in == "  受付簿.csv「受付簿」9行目: 来場（当日参加）"
