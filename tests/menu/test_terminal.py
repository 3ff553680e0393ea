"""Reading what was typed, however it was typed, until nobody types any more."""

import io
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from automations.menu.terminal import Leaving, Terminal, number_of


class OldConsole(io.TextIOWrapper):
    """A console that knows the letters of CP932 only."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), encoding="cp932", errors="replace")


def typing(monkeypatch: pytest.MonkeyPatch, data: bytes) -> Terminal:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))
    return Terminal()


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("33", 33),
        ("３３", 33),
        (" 3 3 ", 33),
        ("　３３　", 33),
        ("0", 0),
        ("", None),
        ("三", None),
        ("-1", None),
        ("3.5", None),
        ("²", 2),
        ("12345", None),
        ("٣", None),
    ],
)
def test_a_number_is_read_however_it_was_typed(typed: str, number: int | None) -> None:
    assert number_of(typed) == number


@given(st.text())
def test_whatever_is_typed_is_a_number_or_nothing(typed: str) -> None:
    assert (number_of(typed) or 0) in range(10_000)


def test_what_was_typed_is_folded_and_freed_of_what_a_screen_obeys(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    terminal = typing(monkeypatch, "　ＤＸ展\x1b[2J \n".encode())
    assert terminal.ask("番号: ") == "DX展[2J"
    assert capsys.readouterr().out == "番号: "


def test_a_path_is_taken_letter_by_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    typed = typing(monkeypatch, '"E:\\ＤＸ展 ①\\"\r\n'.encode())
    assert typed.ask_as_typed("場所: ") == '"E:\\ＤＸ展 ①\\"'


@pytest.mark.parametrize("data", [b"", b"\x1a\n", b"\x1a"])
def test_who_types_no_more_leaves(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = typing(monkeypatch, data)
    with pytest.raises(Leaving):
        terminal.ask("番号: ")


def test_without_a_console_nobody_types(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(Leaving):
        Terminal().ask("番号: ")


def test_a_closed_console_ends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = typing(monkeypatch, b"33\n")
    sys.stdin.close()
    with pytest.raises(Leaving):
        terminal.ask("番号: ")


def test_bytes_that_are_no_text_are_answered_like_any_nonsense(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert number_of(typing(monkeypatch, b"\xff\xfe\n").ask("番号: ")) is None


def test_an_old_console_gets_the_letters_it_has(monkeypatch: pytest.MonkeyPatch) -> None:
    console = OldConsole()
    monkeypatch.setattr(sys, "stdout", console)
    Terminal().say(["▶ 4 投票 ─", "♥"])
    console.flush()
    assert console.buffer.getvalue().decode("cp932").splitlines() == ["→ 4 投票 ─", "?"]  # type: ignore[attr-defined]  # the bytes below
