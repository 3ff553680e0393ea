"""Files that 審査準備 makes: those that nobody has saved since may be made anew."""

from __future__ import annotations

from pathlib import Path

from automations.books.unfilled import is_unfilled, marked_unfilled

_KIND = "judging"  # so that 準備, which knows no entries, never puts an empty book in the place


def marked(content: bytes) -> bytes:
    """Return a file's bytes with the mark by which `is_saved` knows it again."""
    return marked_unfilled(content, _KIND)


def bytes_of(path: Path) -> bytes | None:
    """Return what stands there, None if nothing does."""
    return path.read_bytes() if path.exists() else None


def is_saved(path: Path) -> bool:
    """Tell whether somebody has saved a file since we made it, or made it in the first place."""
    content = bytes_of(path)
    return content is not None and not (is_unfilled(content, _KIND) or is_unfilled(content))
