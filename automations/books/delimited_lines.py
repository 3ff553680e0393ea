"""The lines of a delimited text and what separates its cells; a text of any size stays one text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_DECLARED = re.compile(r'"?sep=([^"\r\n])"?(?:\r\n|\r|\n|\Z)', re.IGNORECASE)
_LOOKED_AT = 20  # lines from the top
_WORDS = {",": "CSV", "\t": "TSV", ";": "CSV"}
_MOST_IN_A_LINE = 100_000  # separators; Excel itself has 16,384 columns


class TooWide(Exception):  # noqa: N818 - named by its cause; "Error" would add nothing
    """A line has more cells than any sheet; ``line`` starts at 1."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


@dataclass(frozen=True, slots=True)
class Separated:
    """A text, the letter that separates its cells, and where the first row begins."""

    text: str
    separator: str
    start: int

    def words(self, encoding: str) -> str:
        """Say in Japanese what the file is read as."""
        separator = "" if self.separator in ",\t" else f"、「{self.separator}」区切り"
        return f"{_WORDS.get(self.separator, 'CSV')}（{encoding}{separator}）"

    def lines(self) -> Iterator[str]:
        """Walk the lines with their ends. Raises `TooWide`."""
        for number, line in enumerate(_lines(self.text, self.start), 1):
            if len(line) > _MOST_IN_A_LINE and line.count(self.separator) > _MOST_IN_A_LINE:
                raise TooWide(number)
            yield line


def separated(text: str) -> Separated:
    """Tell what separates the cells: what Excel's own line ``sep=`` says, else what is there.

    A semicolon separates only where the heading has neither tab nor comma: form tools put it
    between the choices inside a cell.
    """
    if declared := _DECLARED.match(text):
        return Separated(text, declared[1], declared.end())
    head = list(islice(_lines(text, 0), _LOOKED_AT))
    tabs, commas = (sum(line.count(letter) for line in head) for letter in "\t,")
    heading = next((line for line in head if line.strip()), "")
    if tabs > commas:
        return Separated(text, "\t", 0)
    return Separated(text, ";" if not commas and ";" in heading else ",", 0)


def _lines(text: str, start: int) -> Iterator[str]:
    return (found[0] for found in _LINE.finditer(text, start))
