"""A book that somebody is saving is waited for; one in order is read at once, and only once."""

from __future__ import annotations

import errno
import os
import unicodedata
import zipfile
from collections.abc import Callable
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest

from automations.books import settling
from automations.books.opening import read_book
from automations.books.settling import PATIENCE, NotSettledError, Unsettled, read_settled
from automations.errors import InputUnfit, PermissionRefused, TryAgain
from automations.waiting import SystemClock
from automations.windows import Hold
from tests.passing_time import PassingTime

NOTE = b"\x05suzuk" + b" " * 49


def _packed() -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        package.writestr("a", "b" * 1_000)
    return packed.getvalue()


WHOLE = _packed()
HALF = WHOLE[: len(WHOLE) // 2]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "受付簿.xlsx"
    path.write_bytes(WHOLE)
    return path


@pytest.fixture
def opened(book: Path) -> Path:
    """Somebody has the book open, and Excel has noted it."""
    note = book.with_name(f"~${book.name}")
    note.write_bytes(NOTE)
    return note


def test_a_book_in_order_is_read_at_once(book: Path, opened: Path) -> None:
    clock = PassingTime()
    assert opened.exists()
    assert (read_settled(book, clock), clock.time) == (WHOLE, 0.0)


def test_a_book_that_is_still_written_is_read_when_it_is_whole(book: Path) -> None:
    book.write_bytes(HALF)
    clock = PassingTime({0.5: partial(book.write_bytes, WHOLE)})
    assert read_settled(book, clock) == WHOLE
    assert 0.5 <= clock.time < 1.0


def test_a_book_that_grows_slowly_is_waited_for_as_long_as_it_grows(book: Path) -> None:
    book.write_bytes(WHOLE[:10])
    parts = {0.6 * n: partial(book.write_bytes, WHOLE[: 10 + n]) for n in range(1, 6)}
    clock = PassingTime({**parts, 3.6: partial(book.write_bytes, WHOLE)})
    assert read_settled(book, clock) == WHOLE


def test_a_book_that_changes_while_it_is_read_is_read_again(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really, later = Path.read_bytes, [WHOLE + b"\0" * 9]

    def saved_meanwhile(path: Path) -> bytes:
        content = really(path)
        if path == book and later:
            path.write_bytes(later.pop())
        return content

    monkeypatch.setattr(Path, "read_bytes", saved_meanwhile)
    clock = PassingTime()
    assert read_settled(book, clock) == WHOLE + b"\0" * 9
    assert 0.0 < clock.time < PATIENCE


@pytest.mark.usefixtures("opened")
def test_the_moment_without_a_file_while_excel_saves_is_passed_over(book: Path) -> None:
    book.rename(book.with_name("A1B2C3D4"))
    clock = PassingTime({0.3: partial(book.with_name("A1B2C3D4").rename, book)})
    assert read_settled(book, clock) == WHOLE


def test_nobody_waits_for_a_book_that_is_not_there(tmp_path: Path) -> None:
    clock = PassingTime()
    with pytest.raises(FileNotFoundError):
        read_settled(tmp_path / "受付簿.xlsx", clock)
    assert clock.time == 0.0


def test_a_half_book_that_nobody_has_open_is_soon_taken_for_broken(book: Path) -> None:
    book.write_bytes(HALF)
    clock = PassingTime()
    assert read_settled(book, clock) == HALF
    assert 1.0 <= clock.time <= 2.0


@pytest.mark.usefixtures("opened")
def test_a_blank_file_that_stays_blank_is_blank(book: Path) -> None:
    book.write_bytes(b"")
    assert read_settled(book, PassingTime()) == b""


@pytest.mark.usefixtures("opened")
def test_a_half_book_that_somebody_has_open_is_waited_for_and_then_named(book: Path) -> None:
    book.write_bytes(HALF)
    clock = PassingTime()
    with pytest.raises(NotSettledError) as refused:
        read_settled(book, clock)
    assert (refused.value.why, refused.value.owner) == (Unsettled.SAVING, "suzuk")
    assert clock.time == pytest.approx(PATIENCE)


def _said(book: Path, kind: type[Exception]) -> str:
    with pytest.raises(kind) as refused:
        read_book(book, "共有/受付簿.xlsx")
    return str(refused.value)


@pytest.mark.usefixtures("opened")
def test_who_saves_a_book_all_the_while_is_told(book: Path) -> None:
    book.write_bytes(HALF)
    assert _said(book, TryAgain) == (
        "共有/受付簿.xlsx: いま保存されている途中で、まだ読めません（suzukさんが開いています）。"
        "保存が終わるのを待ち、1分ほどたってから、もう一度実行してください。"
    )


def test_a_book_that_never_comes_to_rest_is_told(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = SystemClock.sleep

    def meanwhile(clock: SystemClock, seconds: float) -> None:
        really(clock, seconds)
        book.write_bytes(book.read_bytes() + b"\0")

    book.write_bytes(HALF)
    monkeypatch.setattr(SystemClock, "sleep", meanwhile)
    assert _said(book, TryAgain) == (
        "共有/受付簿.xlsx: いま保存されている途中で、まだ読めません。"
        "保存が終わるのを待ち、1分ほどたってから、もう一度実行してください。"
    )


def _refusing(number: int, times: int = 1_000) -> Callable[[Path], bytes]:
    left, really = [number] * times, Path.read_bytes

    def refuse(path: Path) -> bytes:
        if left and not path.name.startswith("~$"):
            raise OSError(left.pop(), os.strerror(number))
        return really(path)

    return refuse


@pytest.mark.usefixtures("opened")
def test_who_lets_nobody_else_read_is_waited_for(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "read_bytes", _refusing(errno.EBUSY, 3))
    assert read_settled(book, PassingTime()) == WHOLE


@pytest.mark.usefixtures("opened")
@pytest.mark.parametrize("number", [errno.EBUSY, errno.EACCES])
def test_who_lets_nobody_else_read_is_named(
    book: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    # Windows answers like this for a lack of rights and for a file that is held.
    monkeypatch.setattr(settling, "hold_on", lambda *_: Hold.HELD)
    monkeypatch.setattr(Path, "read_bytes", _refusing(number))
    assert _said(book, TryAgain) == (
        "共有/受付簿.xlsx: suzukさんが、ほかの人には読めない形で開いています。"
        "閉じてもらってから、もう一度実行してください。"
    )


@pytest.mark.usefixtures("opened")
@pytest.mark.parametrize("hold", [Hold.FREE, Hold.UNKNOWN])
def test_a_lack_of_rights_is_no_waiting(
    book: Path, monkeypatch: pytest.MonkeyPatch, hold: Hold
) -> None:
    monkeypatch.setattr(settling, "hold_on", lambda *_: hold)
    monkeypatch.setattr(Path, "read_bytes", _refusing(errno.EACCES))
    assert _said(book, PermissionRefused) == (
        "共有/受付簿.xlsx: ファイルを開く権限がありません。"
        "フォルダーの管理者に読み取りの権限を付けてもらってください。"
    )


def test_a_share_that_is_gone_is_told_in_japanese(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "read_bytes", _refusing(errno.EHOSTDOWN))
    assert _said(book, InputUnfit) == (
        "共有/受付簿.xlsx: ファイルを開けませんでした（ネットワークのつながりが切れました）。"
        "ネットワークのつながりを確かめて、もう一度実行してください。"
    )


def test_a_share_that_goes_while_we_look_for_a_name_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost(_: Path) -> None:
        raise OSError(errno.EHOSTDOWN, os.strerror(errno.EHOSTDOWN))

    monkeypatch.setattr(Path, "iterdir", lost)
    assert "ネットワークのつながりが切れました" in _said(tmp_path / "受付簿.xlsx", InputUnfit)


def test_two_books_that_look_alike_are_not_chosen_between(tmp_path: Path) -> None:
    names = [unicodedata.normalize(form, "ブック.csv") for form in ("NFC", "NFD")]
    for name in names:
        (tmp_path / name).write_text("氏名\n山田\n", encoding="utf-8")
    if len(list(tmp_path.iterdir())) < len(names):
        pytest.skip("this file system takes both for one name")
    assert _said(tmp_path / names[0], InputUnfit) == (
        "共有/受付簿.xlsx: 見た目が同じ名前のファイルが、同じフォルダーに二つあります"
        "（濁点などの文字の持ち方だけが違います）。"
        "中身を見比べて正しいほうを残し、もう一方は名前を変えるか、別のフォルダーに移してください。"
    )
