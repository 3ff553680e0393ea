"""Keys and lines of the console that we were started in, for whatever asks a person questions."""

from __future__ import annotations

import io
import signal
import sys

import click

from automations.tables.problems import visible

CONTROL_Z = "\x1a"  # how a Windows console says that nothing follows
# What an old console lacks, and what it shows instead.
_SUBSTITUTES = str.maketrans({"▶": "→", "〜": "～", "—": "―", "−": "－"})


class Closed(Exception):  # noqa: N818 - the reader goes, which is no error
    """Nobody types any more."""


def take_any_bytes() -> None:
    """Read what is no text in this console's letters as "?", from the first line on."""
    # Once a line was read it cannot be changed any more: then the menu has done it.
    if isinstance(sys.stdin, io.TextIOWrapper) and sys.stdin.errors != "replace":
        sys.stdin.reconfigure(errors="replace")


def ask(prompt: str) -> str:
    """Return the very letters that somebody typed; `Closed` when nobody types any more."""
    _write(prompt)
    line = typed_line()
    if not line or line.strip() == CONTROL_Z:
        _write("\n")
        raise Closed
    return line.strip("\r\n")


def say(*lines: str) -> None:
    """Show lines; `Closed` when the window is gone."""
    for line in lines:
        _write(f"{visible(line).rstrip()}\n")


def typed_line() -> str:
    """Return the next line with its end, "" where none follows."""
    if sys.platform != "win32":
        # A library has the system go on reading after Ctrl-C: the menu would seem to hang.
        signal.siginterrupt(signal.SIGINT, True)  # noqa: FBT003 - the standard library's signature
    try:
        return sys.stdin.readline() if sys.stdin else ""
    except (OSError, ValueError):  # closed, or no console behind it
        return ""


def showable(text: str) -> str:
    """Return a text as far as this console has its letters."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return text.translate(_SUBSTITUTES)
    return text


def _write(text: str) -> None:
    try:
        click.echo(showable(text), nl=False)
    except OSError:
        raise Closed from None
