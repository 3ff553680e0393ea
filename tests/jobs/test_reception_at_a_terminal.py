"""Two real desks side by side, as people and scanners meet them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Self

import pytest

if sys.platform == "win32":
    pytest.skip("a terminal of this kind is not on Windows", allow_module_level=True)

import pexpect  # type: ignore[import-untyped]  # it ships no types

from automations.ledger.check_ins import read_check_ins
from tests.flows.reception_people import HANA, RIN, TARO, at_the_door
from tests.small_event import RESTRICTED, write_small_event

CHECKOUT = Path(__file__).resolve().parent.parent.parent
PROMPT, CLOCK = "番号・QR・氏名: ", "正しい時刻: "
ENDED = "このPCの受付を終わりました。"
PATIENCE = 90  # seconds: the machine may be busy with other tests


class RealDesk:
    """A desk at a terminal of its own."""

    def __init__(self, event: Path, home: Path, *arguments: str) -> None:
        gone = {"DISPLAY", "WAYLAND_DISPLAY", "DXTEN_HOME", "DXTEN_LANGUAGE", "COLUMNS", "LINES"}
        kept = {name: value for name, value in os.environ.items() if name not in gone}
        settings = {"PYTHONPATH": str(CHECKOUT), "PYTHONUTF8": "1", "POLARS_MAX_THREADS": "1",
                    "XDG_DATA_HOME": str(home)}  # fmt: skip
        self.terminal = pexpect.spawn(
            sys.executable,
            ["-m", "automations", *(arguments or ("reception", str(event)))],
            cwd=str(event),
            env=kept | settings,
            encoding="utf-8",
            dimensions=(40, 100),
            timeout=PATIENCE,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_reason: object) -> None:
        self.terminal.close(force=True)

    def reads(self, wanted: str) -> str:
        """Wait for a text; return what stood before it."""
        self.terminal.expect_exact(wanted)
        return str(self.terminal.before)

    def opens(self) -> Self:
        """Say that the clock is right."""
        self.reads(CLOCK)
        self.terminal.sendline("")
        self.reads(PROMPT)
        return self

    def types(self, text: str, wanted: str = PROMPT) -> str:
        """Type a line and wait for the next prompt; return what was answered."""
        self.terminal.sendline(text)
        return self.reads(wanted)

    def ends(self, keys: str) -> int | None:
        """Send keys that end it; return the exit status."""
        self.terminal.send(keys)
        self.reads(ENDED)
        self.terminal.expect(pexpect.EOF)
        self.terminal.close()
        status: int | None = self.terminal.exitstatus
        return status


@pytest.fixture
def event(tmp_path: Path) -> Path:
    return at_the_door(write_small_event(tmp_path / "小さな 催し")).root


@pytest.fixture
def desk(event: Path, tmp_path: Path) -> Iterator[RealDesk]:
    with RealDesk(event, tmp_path) as opened:
        yield opened.opens()


def test_two_desks_receive_each_person_once(event: Path, desk: RealDesk, tmp_path: Path) -> None:
    with RealDesk(event, tmp_path) as other:
        other.opens()
        assert "○ 受付しました 1 高橋 花子 様（庁外・星見市）" in desk.types(HANA.text)
        assert "に受付済みです 1 高橋 花子 様（庁外・星見市）" in other.types("１")
        assert "来場 2人" in other.types("すずき", "戻ります）: ") + other.types("1")
        assert "に受付済みです 3 鈴木 凛" in desk.types("3")
        assert "来場 3人" in desk.types("2")
        assert other.ends("終了\n") == 0
    assert desk.ends("終了\n") == 0
    assert len(read_check_ins(event / RESTRICTED).recorded) == 3


@pytest.mark.parametrize("keys", ["\x03", "\x04", "\x16\x1a\n", "終了\n"])
def test_it_can_be_left_by_any_key_that_ends_things(keys: str, event: Path, desk: RealDesk) -> None:
    desk.types("2")
    assert desk.ends(keys) == 0
    (recorded,) = read_check_ins(event / RESTRICTED).recorded
    assert recorded.entry.number == TARO.number


def test_a_desk_that_is_killed_has_recorded_what_it_said(event: Path, desk: RealDesk) -> None:
    for number in (1, 2, 3):
        assert "○ 受付しました" in desk.types(str(number))
    desk.terminal.kill(9)
    desk.terminal.wait()
    numbers = [each.entry.number for each in read_check_ins(event / RESTRICTED).recorded]
    assert numbers == [HANA.number, TARO.number, RIN.number]


def test_the_menu_opens_the_desk_and_takes_over_again(event: Path, tmp_path: Path) -> None:
    with RealDesk(event, tmp_path, "--help") as helped:
        helped.reads("受付 (reception)")
    with RealDesk(event, tmp_path) as menu:
        menu.terminal.close(force=True)
        menu.terminal = pexpect.spawn(
            sys.executable, ["-m", "automations"], cwd=str(event), env=menu.terminal.env,
            encoding="utf-8", dimensions=(40, 100), timeout=PATIENCE,
        )  # fmt: skip
        menu.reads("番号を入れて Enter: ")
        menu.terminal.sendline("63")
        menu.opens()
        assert "○ 受付しました 1 高橋 花子 様（庁外・星見市）" in menu.types("1")
        menu.terminal.send("\x03")
        menu.reads("■ 終わりました。")
        menu.reads("Enter で戻ります: ")
