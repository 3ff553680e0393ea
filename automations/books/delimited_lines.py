"""The lines of a delimited text and what separates its cells; a text of any size stays one text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_DECLARED = re.compile(r'"?sep=([^"\r\n])"?(?:\r\n|\r|\n|\Z)', re.IGNORECASE)
_QUOTED = re.compile('"(?:[^"]|"")*"')
_LOOKED_AT = 20  # lines from the top ...
_HEAD = 1_000_000  # ... and letters at most
_WORDS = {",": "CSV", "\t": "TSV", ";": "CSV"}
_LONGEST = 10_000_000  # letters of a line
_MOST_IN_A_LINE = 100_000  # separators; Excel itself has 16,384 columns


class LineTooLong(Exception):  # noqa: N818 - named by its cause; "Error" would add nothing
    """A line says more than any row of a sheet; ``line`` starts at 1."""

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
        """Walk the lines with their ends. Raises `LineTooLong`."""
        for number, found in enumerate(_LINE.finditer(self.text, self.start), 1):
            start, end = found.span()
            if end - start > _MOST_IN_A_LINE:
                separators = self.text.count(self.separator, start, end)
                if separators > _MOST_IN_A_LINE or end - start > _LONGEST:
                    raise LineTooLong(number)
            yield found[0]


def separated(text: str) -> Separated:
    """Tell what separates the cells: what Excel's own line ``sep=`` says, else what is there.

    A semicolon separates only where the heading has neither tab nor comma: form tools put it
    between the choices inside a cell.
    """
    if declared := _DECLARED.match(text):
        return Separated(text, declared[1], declared.end())
    lines = [found[0] for found in islice(_LINE.finditer(text, 0, _HEAD), _LOOKED_AT)]
    head = _QUOTED.sub('""', "".join(lines))
    if head.count("\t") > head.count(","):
        return Separated(text, "\t", 0)
    heading = head.lstrip().partition("\n")[0].partition("\r")[0]
    return Separated(text, ";" if "," not in head and ";" in heading else ",", 0)
