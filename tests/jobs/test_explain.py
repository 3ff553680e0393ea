"""説明 on the command line: a person, a row, or two rows, with everything that was decided."""

from pathlib import Path

import pytest

from automations.cli import run
from automations.errors import DONE, DONE_WITH_WARNINGS
from tests.doubtful_event import BOOK, key_of, listed, write_doubtful_event
from tests.flows.judging_pairs import judge
from tests.small_event import change_text, write_small_event

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
        "取組は、番号か名前で入れてください。例: 取組 3",
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


SEATS = (
    "    ファイナリストは3件。窓口から得点の高い順に1件、内部から得点の高い順に1件を選び、"
    "残りは部門を問わず得点の高い順に選ぶ。"
)
ENTRY = [
    "■ 取組03 証明書の郵送申請  選外: 残りの枠の同点を「効果」で決定（選外）",
    "  読み取った票",
    "    投票8票 ＝ 有効8",
    "  この取組の選択",
    "    この取組の選択3件 ＝ 有効3",
    "  評点の分布",
    "    効果（配点2）: 4点 2件、3点 1件（合計11点、平均3.67点）",
    "    工夫（配点1）: 4点 2件、3点 1件（合計11点、平均3.67点）",
    "  得点の計算",
    "    （効果 11×2 ＋ 工夫 11×1）÷ 3 ＝ 11点",
    "    得点: 11点",
    "    選んだ人数: 3人",
    "  順位",
    "    全体で2位（6件中）、窓口で2位（3件中）",
    "    同じ得点の取組: 02 窓口DXプラス",
    "  枠",
    SEATS,
    "  同点の決着",
    "    残りの枠: 「効果」で比べる。この取組 11、02 窓口DXプラス 13 → 選外",
    "  結果",
    "    選外: 残りの枠の同点を「効果」で決定（選外）",
    "    次点1番目です。",
    "  当落線との差",
    "    選ばれた最下位（02 窓口DXプラス）と同じ得点です。",
]


@pytest.fixture
def small(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Said:
    return Said(write_small_event(tmp_path / "小さな催し"), capsys)


@pytest.mark.parametrize(
    "asked",
    [
        "取組 3", "取組３", "3番", "03 証明書の郵送申請", "証明書の郵送申請", "証明書",
        "エントリー.csv 4行目",
    ],
)  # fmt: skip
def test_an_entry_is_told_step_by_step_however_it_is_named(small: Said, asked: str) -> None:
    assert small.about(asked)[-len(ENTRY) :] == ENTRY


def test_a_part_of_titles_finds_all_that_have_it(small: Said) -> None:
    lines = [line for line in small.about("窓口") if line.startswith("■")]
    assert [line.split("  ")[0] for line in lines] == ["■ 取組01 窓口DX", "■ 取組02 窓口DXプラス"]
    (whole,) = (line for line in small.about("窓口DX") if line.startswith("■"))
    assert whole.startswith("■ 取組01 窓口DX")


def test_a_text_that_is_a_person_and_an_entry_tells_both(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_small_event(tmp_path / "小さな催し")
    for name in ("エントリー.csv", "投票.csv"):
        change_text(folder / name, {"証明書の郵送申請": "青木 一"})
    lines = Said(folder, capsys).about("青木 一")
    heads = [line for line in lines if line.startswith("■")]
    assert heads == [
        "■ 青木 一  3行  登録台帳の1番",
        "■ 取組03 青木 一  選外: 残りの枠の同点を「効果」で決定（選外）",
    ]


def test_before_the_close_an_entry_is_only_told_that_the_vote_is_on(small: Said) -> None:
    assert small.about("取組 3", "--as-of", "2024-12-05T09:00") == [
        (
            "■ 取組03 証明書の郵送申請  投票期間中のため、票の内容はまだ集計していません。"
            "締切は、令和6年12月6日（金）17:15です。"
        ),
    ]


def test_a_ballot_is_told_without_its_choices(small: Said) -> None:
    assert small.about("投票.csv 2行目") == [
        "■ 投票.csv「投票」2行目  受理",
        "  職員番号 0001  受付 令和6年12月2日（月）9:00",
        (
            "    受け付けた票です。投票の秘密を守るため、何に投票したか、どの選択を数えたかは、"
            "だれにも示しません。"
        ),
    ]


def test_a_person_of_the_roll_is_told_with_the_ballots_that_came(small: Said) -> None:
    assert small.about("名簿.csv 10行目") == [
        "■ 名簿.csv「名簿」10行目  投票対象者 職員番号 0009 市民課、税務課",
        "  この人の票",
        "    受け付けた票はありません。",
    ]


def test_people_are_told_though_the_award_cannot_be_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_small_event(tmp_path / "小さな催し")
    (folder / "投票.csv").unlink()
    said = Said(folder, capsys)
    lines = said.about("受付簿 2行目")
    assert lines[0] == "■ 青木 一  3行  登録台帳の1番"
    assert lines[-2:] == [
        "調べられなかったものがあります。",
        (
            "投票.csv: ファイルがありません（もしかして「名簿.csv」）。"
            "ファイルの名前と場所を確かめ、設定か名前のどちらかを直してください。"
        ),
    ]
