"""The one place where the menu reads keys and writes lines."""

from __future__ import annotations

import shutil
import unicodedata
from collections.abc import Iterable
from typing import Protocol

import click

from automations.jobs.console import CONTROL_Z, showable, take_any_bytes, typed_line
from automations.tables.problems import visible
from automations.windows import console_obeys_codes

_LONGEST_NUMBER = 4


class Leaving(Exception):  # noqa: N818 - the reader goes, which is no error
    """Nobody types any more: the menu ends."""


class Screen(Protocol):
    """What the menu needs of a terminal; ``width`` counts Latin letters."""

    @property
    def width(self) -> int: ...  # noqa: D102 - said above

    @property
    def height(self) -> int: ...  # noqa: D102 - lines

    def clear(self) -> None: ...  # noqa: D102 - begin an empty screen

    def say(self, lines: Iterable[str]) -> None: ...  # noqa: D102 - show lines

    def ask(self, prompt: str) -> str: ...  # noqa: D102 - raises `Leaving`

    def ask_as_typed(self, prompt: str) -> str: ...  # noqa: D102 - raises `Leaving`


class Terminal:
    """The console or pipe that we were started in."""

    def __init__(self) -> None:
        take_any_bytes()

    @property
    def width(self) -> int:
        """Return how many Latin letters stand side by side."""
        return shutil.get_terminal_size((80, 25)).columns

    @property
    def height(self) -> int:
        """Return how many lines stand below each other."""
        return shutil.get_terminal_size((80, 25)).lines

    def clear(self) -> None:
        """Begin an empty screen; a pipe has none."""
        if console_obeys_codes():
            click.clear()

    def say(self, lines: Iterable[str]) -> None:
        """Show lines, as far as this console has their letters."""
        for line in lines:
            _write(f"{visible(line).rstrip()}\n")

    def ask(self, prompt: str) -> str:
        """Return what a person typed, folded to plain letters; `Leaving` when nobody types."""
        return visible(unicodedata.normalize("NFKC", self.ask_as_typed(prompt))).strip()

    def ask_as_typed(self, prompt: str) -> str:
        """Return the very letters: the name of a file may hold any; `Leaving` as in `ask`."""
        _write(prompt)
        typed = typed_line()
        if not typed or typed.strip() == CONTROL_Z:
            _write("\n")
            raise Leaving
        return typed.strip("\r\n")


def number_of(text: str) -> int | None:
    """Read a number however it was typed; None for anything else.

    >>> number_of("３ ３"), number_of("33 "), number_of("三三"), number_of("")
    (33, 33, None, None)
    """
    digits = "".join(unicodedata.normalize("NFKC", text).split())
    plain = digits.isascii() and digits.isdigit() and len(digits) <= _LONGEST_NUMBER
    return int(digits) if plain else None


def _write(text: str) -> None:
    """Write as far as this console has the letters; `Leaving` when its window is gone."""
    try:
        click.echo(showable(text), nl=False)
    except OSError:
        raise Leaving from None
