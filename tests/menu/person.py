"""A person at a terminal: types keys, reads the screen, waits for a prompt and for nothing else."""

import os
import re
import sys
from pathlib import Path
from typing import Self

import pexpect  # type: ignore[import-untyped]  # it ships no types
import pyte

CHECKOUT = Path(__file__).resolve().parent.parent.parent
NUMBER = "番号を入れて Enter: "
BACK = "Enter で戻ります: "
OPEN = "（そのまま Enter で戻ります）: "
PROMPTS = (NUMBER, OPEN, BACK)
PATIENCE = 90  # seconds: the machine may be busy with other tests


class Person:
    """Sits before the menu, started in ``folder`` as a double click starts it."""

    def __init__(self, folder: Path, width: int = 100, height: int = 40) -> None:
        self.screen = pyte.Screen(width, height)
        self._letters = pyte.Stream(self.screen)
        self.scrolled = ""  # all that went by since the last keys
        self._menu = pexpect.spawn(
            sys.executable,
            ["-m", "automations"],
            cwd=str(folder),
            env=_environment(),
            encoding="utf-8",
            dimensions=(height, width),
            timeout=PATIENCE,
        )
        self.reads(*PROMPTS)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_reason: object) -> None:
        self._menu.close(force=True)

    def reads(self, *prompts: str) -> None:
        """Wait until the menu asks."""
        self._menu.expect_exact(list(prompts))
        self.scrolled = self._menu.before + self._menu.after
        self._letters.feed(self.scrolled)

    def types(self, keys: str, *prompts: str) -> None:
        """Type keys and Enter, and wait for the next prompt."""
        self._menu.sendline(keys)
        self.reads(*(prompts or PROMPTS))

    def leaves(self, keys: str = "0\n") -> None:
        """Type what ends the menu, and wait until it has ended."""
        self._menu.send(keys)
        self._menu.expect(pexpect.EOF)
        self._letters.feed(self._menu.before)
        self._menu.close()

    @property
    def left_with(self) -> int | None:
        """The exit status after `leaves`."""
        status: int | None = self._menu.exitstatus
        return status

    @property
    def lines(self) -> list[str]:
        """What stands on the screen."""
        return [line.rstrip() for line in self.screen.display]

    @property
    def sees(self) -> str:
        """What stands on the screen, as one text."""
        return "\n".join(self.lines)

    @property
    def next_number(self) -> int:
        """The number of the first thing to do, as the screen says it."""
        line = next(each for each in self.lines if each.startswith("次にすること"))
        found = re.match(r"次にすること\s+(\d+)", line)
        assert found, line
        return int(found[1])


def _environment() -> dict[str, str]:
    """Return a PC without a desktop: nothing is opened while tests run."""
    gone = {"DISPLAY", "WAYLAND_DISPLAY", "DXTEN_HOME", "DXTEN_LANGUAGE", "COLUMNS", "LINES"}
    kept = {name: value for name, value in os.environ.items() if name not in gone}
    return kept | {"PYTHONPATH": str(CHECKOUT), "PYTHONUTF8": "1", "POLARS_MAX_THREADS": "1"}
