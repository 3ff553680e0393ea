"""What the menu works with, handed in so that a test can hand in something else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from automations.menu.screens import Window
from automations.menu.terminal import Screen

Run = Callable[[Sequence[str]], int]


@dataclass(frozen=True, slots=True)
class Tools:
    """``run`` runs a command and returns its exit code, ``now`` is zone-aware, ``open`` opens a
    file and tells whether it could.
    """  # noqa: D205 - one sentence

    run: Run
    screen: Screen
    now: Callable[[], datetime]
    open: Callable[[Path | str], bool]

    @property
    def window(self) -> Window:
        """Return the room there is now: people pull windows wider."""
        return Window(self.screen.width, self.screen.height)

    def show(self, *lines: str) -> None:
        """Show lines below what stands there."""
        self.screen.say(lines)
