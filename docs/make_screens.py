"""Put the menu's screens into the guide and README: what a person sees who begins an event.

The menu itself is served, on a fixed day, to somebody who types what the guide says; a test
compares the committed pages.
"""

from __future__ import annotations

import contextlib
import io
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from automations.cli import run
from automations.language import speak
from automations.menu.home import serve
from automations.menu.terminal import Leaving
from automations.menu.tools import Tools

DOCS = Path(__file__).resolve().parent
PAGES = (DOCS / "guide.md", DOCS.parent / "README.md")
_NOW = datetime(2027, 9, 1, 10, tzinfo=ZoneInfo("Asia/Tokyo"))
_NEW_EVENT = ("1", "みどり野区×DX展", "みどり野区", "令和9年12月24日", "")
_BACK, _OTHER_EVENT, _LEAVE = "", "99", "0"
_BLOCK = "<!-- screen: {} -->\n"


@dataclass
class _Reader:
    """Types what it was given, and keeps every screen as it stood when it was asked."""

    typed: list[str]
    screens: list[str] = field(default_factory=list)
    width: int = 80
    height: int = 31
    _lines: list[str] = field(default_factory=list)

    def clear(self) -> None:
        self._lines = []

    def say(self, lines: Iterable[str]) -> None:
        self._lines.extend(lines)

    def ask(self, prompt: str) -> str:
        if not self.typed:
            raise Leaving
        self.screens.append("\n".join(line.rstrip() for line in (*self._lines, prompt)))
        return self.typed.pop(0)

    ask_as_typed = ask


def screens(home: Path) -> Iterator[tuple[str, str]]:
    """Begin an event in ``home``; yield the two screens that the guide shows, with their names."""
    reader = _Reader([*_NEW_EVENT, _BACK, _OTHER_EVENT, _LEAVE])
    with contextlib.suppress(Leaving):
        serve(Tools(_run, reader, lambda: _NOW, lambda _path: True), home)
    yield "home", reader.screens[-1]
    yield "event", reader.screens[-2]


def _run(arguments: Sequence[str]) -> int:
    with contextlib.redirect_stdout(io.StringIO()):
        return run(list(arguments))


def with_screens(page: str, shown: Iterable[tuple[str, str]]) -> str:
    """Return the page with each screen that it has a mark for, below that mark."""
    for name, screen in shown:
        mark = _BLOCK.format(name)
        before, found, after = page.partition(mark)
        if not found:
            continue
        rest = re.sub(r"\A```text\n.*?\n```\n", "", after, flags=re.DOTALL)
        page = f"{before}{mark}```text\n{screen}\n```\n{rest}"
    return page


def main() -> None:
    """Write the screens into the guide."""
    speak()
    with tempfile.TemporaryDirectory() as home:
        shown = list(screens(Path(home)))
    for page in PAGES:
        made = with_screens(page.read_text(encoding="utf-8"), shown)
        page.write_text(made, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
