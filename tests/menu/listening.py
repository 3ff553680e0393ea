"""A screen that remembers what it showed and types what it was given."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from automations.menu.terminal import Leaving
from automations.menu.tools import Tools
from tests.planned_event import at


@dataclass
class Listener:
    """Shows lines since it was last cleared; leaves when nothing is left to type."""

    typed: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    pages: list[list[str]] = field(default_factory=list)
    width: int = 80
    height: int = 25

    def clear(self) -> None:
        self.pages.append(self.lines)
        self.lines = []

    def say(self, lines: Iterable[str]) -> None:
        self.lines.extend(lines)

    def ask(self, prompt: str) -> str:
        if not self.typed:
            raise Leaving
        keys = self.typed.pop(0)
        self.lines.append(f"{prompt}{keys}")
        return keys

    ask_as_typed = ask

    @property
    def everything(self) -> list[str]:
        """All lines that were ever shown."""
        return [line for page in (*self.pages, self.lines) for line in page]


@dataclass
class Desk:
    """The tools of a menu under test: what was run, what was opened."""

    screen: Listener
    ends: int = 0
    does: Callable[[Sequence[str]], None] = lambda _arguments: None
    desktop: bool = True
    now: datetime = field(default_factory=lambda: at(9, 1))
    ran: list[list[str]] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)

    def tools(self) -> Tools:
        """Return what the menu gets."""
        return Tools(self._run, self.screen, lambda: self.now, self._open)

    def _run(self, arguments: Sequence[str]) -> int:
        self.ran.append(list(arguments))
        self.does(arguments)
        return self.ends

    def _open(self, path: Path | str) -> bool:
        self.opened.append(path if isinstance(path, str) else path.name)
        return self.desktop


def desk(*typed: str, ends: int = 0, desktop: bool = True) -> Desk:
    """Return the tools of somebody who types this, one line each."""
    return Desk(Listener(list(typed)), ends=ends, desktop=desktop)
