r"""A file takes another's place on Windows: a fake system with behaviour, and paths of Windows."""

from __future__ import annotations

import errno
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path, PureWindowsPath

import pytest

from automations import windows
from automations.windows import (
    PAUSES,
    Access,
    Hold,
    console_obeys_codes,
    hold_on,
    hold_told,
    is_device,
    patiently,
    put_in_place,
    reachable,
    take_place,
)

FOLDER = PureWindowsPath(r"\\srv\dx\催し & 100%\事務局限り")
FRESH, TARGET = FOLDER / ".0123456789ab.tmp", FOLDER / "結果.xlsx"
NOT_FOUND, REFUSED, IN_USE, DISK_FULL, UNKNOWN_CALL = 2, 5, 32, 112, 50
CANNOT_REMOVE, LOST_HALFWAY = 1175, 1176


@dataclass
class FakeDisk:
    """Files with their content and who may see them; some held open until ``now``.

    ``rights_fixed``: a share on which nobody may touch a file's rights.
    """

    files: dict[str, tuple[str, str]]
    held_until: dict[str, float] = field(default_factory=dict)
    answers: list[int] = field(default_factory=list)
    rights_fixed: bool = False
    now: float = 0.0

    def pause(self, seconds: float) -> None:
        self.now += seconds

    def replace(self, target: str, fresh: str) -> int:
        if self.answers and (code := self.answers.pop(0)):
            if code == LOST_HALFWAY:
                del self.files[target]
            return code
        if target not in self.files or fresh not in self.files:
            return NOT_FOUND
        if self.rights_fixed:
            return REFUSED
        if self.held(target) or self.held(fresh):
            return IN_USE
        self.files[target] = (self.files.pop(fresh)[0], self.files[target][1])
        return 0

    def move(self, fresh: str, target: str) -> int:
        if self.held(target) or self.held(fresh):
            return IN_USE
        if fresh not in self.files:
            return NOT_FOUND
        self.files[target] = self.files.pop(fresh)
        return 0

    def held(self, name: str) -> bool:
        return self.now < self.held_until.get(name, 0.0)


def disk(*, stands: bool = True) -> FakeDisk:
    old = {str(TARGET): ("old", "the secretariat")} if stands else {}
    return FakeDisk({str(FRESH): ("new", "everybody"), **old})


def put(fake: FakeDisk) -> None:
    take_place(FRESH, TARGET, fake, fake.pause)


def test_a_file_that_stands_there_keeps_who_may_see_it() -> None:
    fake = disk()
    put(fake)
    assert fake.files == {str(TARGET): ("new", "the secretariat")}


def test_a_file_that_is_new_is_moved() -> None:
    fake = disk(stands=False)
    put(fake)
    assert fake.files == {str(TARGET): ("new", "everybody")}


@pytest.mark.parametrize("held", [FRESH, TARGET])
def test_what_is_held_for_a_moment_is_waited_for(held: PureWindowsPath) -> None:
    fake = disk()
    fake.held_until[str(held)] = 0.5
    put(fake)
    assert fake.files == {str(TARGET): ("new", "the secretariat")}
    assert 0.5 <= fake.now < sum(PAUSES)


def test_what_stays_held_is_refused_and_both_files_stand() -> None:
    fake = disk()
    fake.held_until[str(TARGET)] = 3_600.0
    with pytest.raises(PermissionError) as refused:
        put(fake)
    assert refused.value.errno == errno.EACCES
    assert set(fake.files) == {str(FRESH), str(TARGET)}
    assert fake.now == pytest.approx(sum(PAUSES))


def test_content_that_cannot_be_removed_yet_is_waited_for() -> None:
    fake = disk()
    fake.answers = [CANNOT_REMOVE, CANNOT_REMOVE]
    put(fake)
    assert fake.files == {str(TARGET): ("new", "the secretariat")}


def test_a_file_that_windows_lost_halfway_is_moved_into_its_place() -> None:
    fake = disk()
    fake.answers = [LOST_HALFWAY]
    fake.held_until[str(FRESH)] = 0.2
    put(fake)
    assert fake.files == {str(TARGET): ("new", "everybody")}


def test_a_share_that_knows_no_replacing_still_takes_the_file() -> None:
    fake = disk()
    fake.answers = [UNKNOWN_CALL]
    put(fake)
    assert fake.files == {str(TARGET): ("new", "everybody")}


def test_a_share_that_lets_nobody_touch_rights_still_takes_the_file() -> None:
    fake = disk()
    fake.rights_fixed = True
    put(fake)
    assert fake.files == {str(TARGET): ("new", "everybody")}


@pytest.mark.parametrize(
    ("code", "number"),
    [
        (DISK_FULL, errno.ENOSPC),
        (19, errno.EROFS),
        (1117, errno.EIO),
        *((code, errno.ENETUNREACH) for code in (53, 59, 64, 67, 121, 1231)),
    ],
)
def test_what_waiting_does_not_help_is_told_at_once(code: int, number: int) -> None:
    fake = disk()
    fake.answers = [code]
    with pytest.raises(OSError) as refused:  # noqa: PT011 - its number is what is asserted
        put(fake)
    assert (refused.value.errno, fake.now) == (number, 0.0)
    assert set(fake.files) == {str(FRESH), str(TARGET)}


@dataclass
class FakeOpener:
    """A share on which other programs keep files open, and which asks for rights."""

    shut_out: dict[str, Access] = field(default_factory=dict)
    refused: set[str] = field(default_factory=set)
    present: set[str] = field(default_factory=lambda: {str(TARGET)})

    def open(self, path: str, access: Access) -> int:
        if path not in self.present:
            return NOT_FOUND
        if path in self.refused:
            return REFUSED
        return IN_USE if access & self.shut_out.get(path, Access(0)) else 0


def test_whoever_only_shuts_out_writers_does_not_hold_a_file_from_readers() -> None:
    share = FakeOpener({str(TARGET): Access.CHANGE & ~Access.READ})
    assert hold_told(TARGET, Access.READ, share) is Hold.FREE
    assert hold_told(TARGET, Access.CHANGE, share) is Hold.HELD


def test_a_lack_of_rights_tells_nothing_about_who_holds_a_file() -> None:
    assert hold_told(TARGET, Access.READ, FakeOpener(refused={str(TARGET)})) is Hold.UNKNOWN
    assert hold_told(FRESH, Access.READ, FakeOpener()) is Hold.UNKNOWN


def test_a_file_that_nobody_holds_is_free() -> None:
    assert hold_told(TARGET, Access.CHANGE, FakeOpener()) is Hold.FREE


@pytest.mark.skipif(windows._HERE, reason="Windows knows")  # noqa: SLF001 - the switch itself
def test_elsewhere_nobody_knows_who_holds_a_file(tmp_path: Path) -> None:
    (tmp_path / "結果.xlsx").write_bytes(b"")
    assert hold_on(tmp_path / "結果.xlsx", Access.CHANGE) is Hold.UNKNOWN


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(windows, "_HERE", True)


def refuse(times: int) -> Callable[[], str]:
    """Return a call that is refused so many times and then done."""
    left = [PermissionError(errno.EACCES, "held")] * times

    def act() -> str:
        if left:
            raise left.pop()
        return "done"

    return act


@pytest.mark.usefixtures("here")
def test_what_windows_refuses_for_a_moment_is_tried_again() -> None:
    waited: list[float] = []
    assert patiently(refuse(2), waited.append) == "done"
    assert waited == list(PAUSES[:2])


@pytest.mark.usefixtures("here")
def test_what_windows_goes_on_refusing_is_refused() -> None:
    with pytest.raises(PermissionError):
        patiently(refuse(len(PAUSES) + 1), lambda _: None)


@pytest.mark.skipif(windows._HERE, reason="Windows waits")  # noqa: SLF001 - the switch itself
def test_elsewhere_a_refusal_is_final() -> None:
    with pytest.raises(PermissionError):
        patiently(refuse(1))


def test_this_system_puts_a_file_in_place(tmp_path: Path) -> None:
    for name, data in (("fresh", b"new"), ("結果.xlsx", b"old")):
        (tmp_path / name).write_bytes(data)
    put_in_place(tmp_path / "fresh", tmp_path / "結果.xlsx")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [
        ("結果.xlsx", b"new")
    ]


DEEP = "深い" * 60 + "\\" + "a" * 120


@pytest.mark.parametrize(
    ("path", "taken"),
    [
        (rf"C:\催し\{DEEP}", rf"\\?\C:\催し\{DEEP}"),
        (rf"\\srv\dx\{DEEP}", rf"\\?\UNC\srv\dx\{DEEP}"),
        (rf"\\?\C:\催し\{DEEP}", rf"\\?\C:\催し\{DEEP}"),
        # Only Windows knows the current folder of a drive.
        (rf"C:催し\{DEEP}", rf"C:催し\{DEEP}"),
        (rf"\催し\{DEEP}", rf"\催し\{DEEP}"),
        (DEEP, DEEP),
        (rf"C:\催し\..\{DEEP}", rf"C:\催し\..\{DEEP}"),
        # In the long form these would become files that nothing else can open or delete.
        (rf"C:\{DEEP}\NUL", rf"C:\{DEEP}\NUL"),
        (rf"C:\{DEEP}\com1.xlsx", rf"C:\{DEEP}\com1.xlsx"),
        (r"\\srv\dx\結果.xlsx", r"\\srv\dx\結果.xlsx"),
    ],
)
def test_a_long_path_is_written_as_windows_takes_it(path: str, taken: str) -> None:
    assert reachable(PureWindowsPath(path)) == taken


@pytest.mark.parametrize("name", ["NUL", "nul.txt", "Aux .xlsx", "COM9", "lpt¹.csv", "CONOUT$"])
def test_a_device_is_no_file(name: str) -> None:
    assert is_device(name)


@pytest.mark.parametrize("name", ["null.txt", "COM10", "auxiliary", "結果.nul", "communication"])
def test_a_file_is_no_device(name: str) -> None:
    assert not is_device(name)


@pytest.mark.skipif(sys.platform == "win32", reason="depends on who reads what the tests say")
def test_consoles_of_other_systems_obey_without_being_asked() -> None:
    assert console_obeys_codes()
