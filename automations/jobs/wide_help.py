"""Help in columns that line up: a Japanese letter is as wide as two Latin ones."""

from __future__ import annotations

from collections.abc import Iterable

import click
from rich.cells import cell_len

_GAP = 2


class WideHelp(click.HelpFormatter):
    """Lays lists of terms out by the width that letters have on the screen."""

    def write_dl(
        self,
        rows: Iterable[tuple[str, str]],
        col_max: int = 30,
        col_spacing: int = _GAP,
    ) -> None:
        """Write each term and what it means on one line; ``col_max`` bounds the first column."""
        listed = list(rows)
        widest = min(col_max, max((cell_len(term) for term, _ in listed), default=0))
        for term, meaning in listed:
            space = " " * (max(0, widest - cell_len(term)) + col_spacing)
            self.write(f"{' ' * self.current_indent}{term}{space}{meaning}\n")


class WideContext(click.Context):
    """The context of a command whose help is Japanese."""

    formatter_class = WideHelp
