"""Files that 審査準備 makes: those in which nobody has typed since may be made anew."""

from __future__ import annotations

from pathlib import Path

from automations.books.nothing_typed import nothing_typed, remembering
from automations.books.unfilled import is_unfilled, marked_unfilled

_KIND = "judging"  # so that 準備, which knows no entries, never puts an empty book in the place


def marked(content: bytes) -> bytes:
    """Return a file's bytes with the mark by which `is_saved` knows it again."""
    return marked_unfilled(content, _KIND)


def marked_book(content: bytes) -> bytes:
    """Return the bytes of a book for people, with the marks for `is_saved` and `is_typed`."""
    return marked(remembering(content))


def bytes_of(path: Path) -> bytes | None:
    """Return what stands there, None if nothing does."""
    return path.read_bytes() if path.exists() else None


def is_saved(path: Path) -> bool:
    """Tell whether somebody has saved a file since we made it, or made it in the first place."""
    content = bytes_of(path)
    return content is not None and not (is_unfilled(content, _KIND) or is_unfilled(content))


def is_typed(path: Path) -> bool:
    """Tell whether a book says anything that we did not write into it, whoever has saved it."""
    return is_saved(path) and not nothing_typed(path.read_bytes())
