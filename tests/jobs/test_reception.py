"""The desk as it reads: what is typed, what is answered, and that it ends safely in any way."""

from __future__ import annotations

import io
import platform
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from automations.cli import run
from automations.flows import reception_log
from automations.jobs import console
from automations.ledger.check_ins import add_lines, read_check_ins
from tests.flows.reception_people import HANA, RIN, TARO, at_the_door
from tests.registration.desks import ticket
from tests.small_event import RESTRICTED, write_small_event

MANY = [ticket(n, f"山田 {n}子", kana="ヤマダ", kind="庁外") for n in range(20, 32)]


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return write_small_event(tmp_path / "小さな催し")


@pytest.fixture
def event(small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    def here(*_names: object, **_more: object) -> Path:
        return tmp_path / "here"

    monkeypatch.setattr(reception_log, "user_data_path", here)
    monkeypatch.setattr(platform, "node", lambda: "窓口1")
    return at_the_door(small, [HANA, TARO, RIN, *MANY]).root


class Sitting:
    """Types lines at the desk and reads what stands below the first prompt."""

    def __init__(
        self, event: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        self.event, self._patch, self._screen = event, monkeypatch, capsys
        self.code = -1

    def types(self, *lines: str, encoding: str = "utf-8") -> list[str]:
        """Type what somebody types after the clock was right; return what is answered."""
        data = "".join(f"{line}\n" for line in ("", *lines)).encode(encoding)
        stdin = io.TextIOWrapper(io.BytesIO(data), encoding=encoding)
        self._patch.setattr(sys, "stdin", stdin)
        self.code = run(["受付", str(self.event)])
        said = self._screen.readouterr().out
        assert "Traceback" not in said
        below = said.partition("番号・QR・氏名: ")[2]
        return [line for line in below.replace("番号・QR・氏名: ", "\n").splitlines() if line]


@pytest.fixture
def sitting(
    event: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Sitting:
    return Sitting(event, monkeypatch, capsys)


ENDED = "このPCの受付を終わりました。"
NOBODY = "    来場 0人（庁内 0  庁外 0  出展者 0  登壇者 0） うち当日 0"
ONE = "    来場 1人（庁内 0  庁外 1  出展者 0  登壇者 0） うち当日 0"


def test_a_number_is_received(sitting: Sitting) -> None:
    assert sitting.types("１", "終了") == [
        "○ 受付しました 1 高橋 花子 様（庁外・星見市）",
        ONE,
        ENDED,
    ]
    assert sitting.code == 0


def test_a_scan_is_received_and_a_second_one_is_answered(sitting: Sitting) -> None:
    first, _count, again, *_rest = sitting.types(HANA.text, HANA.text.lower())
    assert first == "○ 受付しました 1 高橋 花子 様（庁外・星見市）"
    assert again.startswith("！ ")
    assert again.endswith("に受付済みです 1 高橋 花子 様（庁外・星見市） このPC")


def test_a_number_that_nobody_has(sitting: Sitting) -> None:
    assert sitting.types("99", f"0001-{TARO.code}") == [
        "× この番号はありません: 99",
        f"× 番号と後ろの文字が合いません: 1-{TARO.code} 票を確かめてください。",
        ENDED,
    ]


def test_a_name_is_chosen_from_those_it_fits(sitting: Sitting) -> None:
    assert sitting.types("たかはし", "1", "髙橋", "") == [
        " 1  髙橋 太郎（タカハシ タロウ）  庁内  みどり野区  財政課  [2]",
        " 2  高橋 花子（タカハシ ハナコ）  庁外  星見市  総務課  [1]",
        "どの人ですか（Enter で戻ります）: ○ 受付しました 2 髙橋 太郎 様（庁内・財政課）",
        "    来場 1人（庁内 1  庁外 0  出展者 0  登壇者 0） うち当日 0",
        " 1  髙橋 太郎（タカハシ タロウ）  庁内  みどり野区  財政課  [2]  受付済み",
        " 2  高橋 花子（タカハシ ハナコ）  庁外  星見市  総務課  [1]",
        "どの人ですか（Enter で戻ります）: ",
        ENDED,
    ]


def test_of_many_the_first_nine_are_offered(sitting: Sitting) -> None:
    lines = sitting.types("やまだ", "10", "やまだ", "9")
    assert lines[9] == "    ほかに3人います。もう少し長く入れてください。"
    assert lines[10].endswith("× この番号はありません: 10"), "two digits are a number"
    assert lines[-3].endswith("○ 受付しました 28 山田 28子 様（庁外）")


def test_a_scan_in_the_place_of_a_digit_is_the_next_person(sitting: Sitting) -> None:
    lines = sitting.types("やまだ", HANA.text)
    assert lines[-3].endswith("○ 受付しました 1 高橋 花子 様（庁外・星見市）")


def test_the_last_one_or_a_number_is_taken_back(sitting: Sitting) -> None:
    assert sitting.types("1", "取消", "とりけし 3", "-", "3", "取消３") == [
        "○ 受付しました 1 高橋 花子 様（庁外・星見市）",
        ONE,
        "－ 取り消しました 1 高橋 花子 様（庁外・星見市）",
        NOBODY,
        "× まだ受け付けていません 3 鈴木 凛 様（出展者・見本社）",
        "× このPCに、取り消す受付はありません。",
        "○ 受付しました 3 鈴木 凛 様（出展者・見本社）",
        "    来場 1人（庁内 0  庁外 0  出展者 1  登壇者 0） うち当日 0",
        "－ 取り消しました 3 鈴木 凛 様（出展者・見本社）",
        NOBODY,
        ENDED,
    ]


def test_a_walk_in_is_asked_and_corrected(sitting: Sitting) -> None:
    lines = sitting.types(
        "当日", "守 進", "", "月見町", "", "2", "訂正", "森 進", "モリ", "", "", ""
    )
    assert [line.rpartition(": ")[2] for line in lines] == [
        "○ 受付しました 守 進 様（庁外・月見町）",
        "    来場 1人（庁内 0  庁外 1  出展者 0  登壇者 0） うち当日 1",
        "○ 直しました 森 進 様（庁外・月見町）",
        "    来場 1人（庁内 0  庁外 1  出展者 0  登壇者 0） うち当日 1",
        ENDED,
    ]


def test_a_walk_in_with_a_number_after_all_is_received_by_it(sitting: Sitting) -> None:
    by_name = sitting.types("当日", "高橋花子", "1")
    assert by_name[-3].endswith("○ 受付しました 1 高橋 花子 様（庁外・星見市）")
    by_staff_number = sitting.types("+", "１２３", "1")
    assert by_staff_number[-3].endswith("○ 受付しました 2 髙橋 太郎 様（庁内・財政課）")


def test_a_staff_number_that_nobody_has_needs_a_name(sitting: Sitting) -> None:
    lines = sitting.types("当日", "777", "森 進", "", "", "", "")
    assert lines[0].endswith("その職員番号の申込はありません。氏名も入れてください。")
    assert lines[1].endswith("○ 受付しました 森 進 様（庁内）")
    (recorded,) = read_check_ins(sitting.event / RESTRICTED).recorded
    assert (recorded.entry.typed.name, recorded.entry.typed.staff_number) == ("森 進", "777")


def test_no_name_is_nobody(sitting: Sitting) -> None:
    *_asked, answer, ended = sitting.types("当日", "", "訂正")
    assert answer == "× このPCに、当日参加の受付はありません。"
    assert ended == ENDED


def test_the_state_is_told_by_kind_and_body(sitting: Sitting) -> None:
    assert sitting.types("1", "2", "3", "状況")[6:] == [
        "いまの来場（全部のPC。正確な数は 来場集計 で出します）",
        "    庁内           1",
        "    庁外           1",
        "    出展者         1",
        "    登壇者         0",
        "    計             3",
        "    うち当日       0",
        "庁外などの団体（全部で2団体、多い順）",
        "    星見市       1",
        "    見本社       1",
        ENDED,
    ]


def test_help_is_there(sitting: Sitting) -> None:
    assert "  取消          最後の受付を取り消します（取消 123 なら123番の人）" in sitting.types(
        "？"
    )


@pytest.mark.parametrize("typed", ["abc", "()", "1; rm", "取 消", "\x1b[2J", "a" * 5000, "１．５"])
def test_nonsense_is_answered_kindly(typed: str, sitting: Sitting) -> None:
    lines = sitting.types(typed)
    assert lines[-1] == ENDED
    assert read_check_ins(sitting.event / RESTRICTED).recorded == ()


def test_a_clock_that_is_wrong_is_corrected(
    sitting: Sitting, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("きのう\n25:00\n"))
    assert run(["受付", str(sitting.event)]) == 0
    assert capsys.readouterr().out.count("時刻は 13:05 のように入れてください。") == 2


def test_an_old_console_can_show_everything(sitting: Sitting) -> None:
    for line in sitting.types("1", "1", "99", "取消", "たか", "", "状況", "ヘルプ"):
        assert line.replace("髙", "高").encode("cp932")


def test_who_interrupts_leaves_safely(
    event: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = iter(["\n", "1\n"])

    def typed() -> str:
        if line := next(lines, ""):
            return line
        raise KeyboardInterrupt

    monkeypatch.setattr(console, "typed_line", typed)
    assert run(["受付", str(event)]) == 0
    assert capsys.readouterr().out.endswith(f"{ENDED}\n")
    assert len(read_check_ins(event / RESTRICTED).recorded) == 1


def test_while_the_share_is_away_that_is_said(
    sitting: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nowhere_but_here(path: Path, lines: Sequence[bytes], kept: int, length: int) -> int:
        if RESTRICTED in path.parts:
            raise OSError(51, "gone")
        return add_lines(path, lines, kept, length)

    with monkeypatch.context() as patch:
        patch.setattr("automations.flows.reception_log.add_lines", nowhere_but_here)
        lines = sitting.types("1", "終了")
    assert lines[1] == (
        "    共有につながりません。このPCに1件を控えています。つながりしだい書き込みます。"
    )
    assert lines[-1].startswith("共有につながらないため、1件をこのPCに控えています。")
    assert sitting.code == 10
    assert sitting.types("終了") == [ENDED]
    assert len(read_check_ins(sitting.event / RESTRICTED).recorded) == 1


def test_an_event_without_registrations_has_no_reception(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = small / "event.toml"
    text = settings.read_text(encoding="utf-8")
    start = text.index("[registration]")
    end = text.index("[award]")
    settings.write_text(text[:start] + text[end:], encoding="utf-8")
    assert run(["受付", str(small)]) == 78
    assert "設定に「申込と受付」がありません" in capsys.readouterr().err
