"""Measure everything and print one table, in Markdown: ``python -m benchmarks [ROUNDS]``.

Slow work is done once, unless so many ROUNDS are asked for; quick work up to five times.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from benchmarks import measuring, surroundings
from benchmarks.comparing import Contest, Line, compare, demo, stages
from benchmarks.headline import Headline

_EXPECTED = Headline((751, 548, 203, 43), (16, 1, 15, 11, 17, 3, 14))
_LARGE = "dxten-benchmarks/large-1"  # renumber when its generator changes
_GOAL = 5  # seconds
_SCRIPT = "pandas + openpyxl"

_EVENT = Contest(
    "the demo's whole job",
    "benchmarks.product:event",
    {f"{_SCRIPT} + python-docx": "benchmarks.ordinary_event:run"},
    seconds=25,
)
_REGISTER = Contest(
    "register of 100,000 registrations",
    "benchmarks.product:register",
    {_SCRIPT: "benchmarks.ordinary_event:run_register"},
    seconds=50,
)
_READING = Contest(
    "100,000 registrations, read only",
    "benchmarks.product:read",
    {
        "openpyxl read-only": "benchmarks.reading_openpyxl:read",
        "pandas, openpyxl": "benchmarks.reading_pandas:with_openpyxl",
        "pandas, calamine": "benchmarks.reading_pandas:with_calamine",
    },
    seconds=25,
    alone=True,
)
_HEAD = """\
| measured (beside) | dxten | theirs | theirs ÷ dxten | goal | | peak memory | theirs | rounds |
|---|--:|--:|--:|--:|---|--:|--:|--:|"""


def main(rounds: str = "1") -> None:
    """Make the inputs, run everything in turns, print the table."""
    least = int(rounds)
    large = Path(tempfile.gettempdir()) / _LARGE
    measuring.prepare("benchmarks.large_registration:write_large_event", large)
    with tempfile.TemporaryDirectory() as scratch:
        event = Path(scratch) / "event"
        measuring.prepare("benchmarks.product:make_event", event)
        lines, found = compare(_EVENT, event, least)
        if found != str(_EXPECTED):
            raise SystemExit(f"the demo has other figures than it should: {found}")  # noqa: EM102, TRY003 - said once
        lines = [demo(_GOAL, rounds=5), *lines]
        spans = stages("benchmarks.product:stages", event, rounds=5)
    lines += compare(_REGISTER, large, least)[0] + compare(_READING, large, least)[0]
    print(_HEAD, *map(_shown, lines), sep="\n")
    print("\n| stage of the demo's job | ms |\n|---|--:|")
    print(*(f"| {name} | {span:.0f} |" for name, span in spans.items()), sep="\n")
    print("", *surroundings.lines(), sep="\n")


def _shown(line: Line) -> str:
    cells = (
        line.words,
        f"{line.ours:.2f} s",
        _optional("{:.2f} s", line.theirs),
        _optional("{:.2f}", line.ratio),
        _optional("< {} s", line.goal),
        {None: "", True: "met", False: "missed"}[line.met],
        f"{line.our_memory:.0f} MB",
        _optional("{:.0f} MB", line.their_memory),
        str(line.rounds),
    )
    return f"| {' | '.join(cells)} |"


def _optional(form: str, value: float | None) -> str:
    return "" if value is None else form.format(value)


if __name__ == "__main__":
    main(*sys.argv[1:])
