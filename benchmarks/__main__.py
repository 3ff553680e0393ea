"""Measure and print tables in Markdown: ``python -m benchmarks [PART] [ROUNDS]``.

PART is ``event``, ``files``, ``people``, ``vote``, ``documents``, or ``all`` of them, which is the
default. ``event`` is the demo and large registers, ``files`` reading and writing large workbooks.
Slow work is done once, unless so many ROUNDS are asked for; quick work up to five times. ``people``
is who is who: how right and how fast, in tables of its own; ``documents`` is Word.
"""

from __future__ import annotations

import sys
import tempfile
from fractions import Fraction
from pathlib import Path

from benchmarks import documents_report, measuring, people_report, surroundings, vote_report
from benchmarks.comparing import Contest, Line, compare, demo, single, stages
from benchmarks.headline import Headline

_EXPECTED = Headline((751, 548, 203, 43), (1, 16, 11, 15, 17, 3, 14))
# Renumber when a generator changes.
_LARGE, _LARGER = "dxten-benchmarks/large-1", "dxten-benchmarks/larger-1"
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
_LARGE_READING = Contest(
    "500,000 × 12 cells, read",
    "benchmarks.reading_large:ours",
    {
        "unzip + expat scan": "benchmarks.reading_scan:shared",
        "openpyxl read-only": "benchmarks.reading_openpyxl:read_large",
        "pandas, calamine": "benchmarks.reading_pandas:large_with_calamine",
    },
    seconds=60,
    alone=True,
    goals={"unzip + expat scan": 1 / 3, "openpyxl read-only": 12},
)
_LARGE_INLINE_READING = Contest(
    "the same, texts in their cells, read",
    "benchmarks.reading_large:ours_inline",
    {"unzip + expat scan": "benchmarks.reading_scan:inline"},
    seconds=40,
    alone=True,
    goals={"unzip + expat scan": 1 / 3},
)
_SUMMARY = Contest(
    "a summary sheet of 100,000 × 12 cells, written",
    "benchmarks.writing_sheet:ours",
    {"openpyxl write-only": "benchmarks.writing_sheet:with_openpyxl"},
    seconds=40,
    alone=True,
    goals={"openpyxl write-only": 5},
)
_STATUS = Contest(
    "status column into 100,000 rows",
    "benchmarks.writing_back:status",
    {"openpyxl load + save": "benchmarks.writing_back:status_with_openpyxl"},
    seconds=40,
    alone=True,
    goal=2,
)
_HEAD = """\
| measured (beside) | dxten | theirs | theirs ÷ dxten | goal | | peak memory | theirs | rounds |
|---|--:|--:|--:|--:|---|--:|--:|--:|"""


def main(group: str = "all", rounds: str = "1") -> None:
    """Make the inputs, run everything in turns, print the table."""
    if group not in {"people", "vote", "documents"}:
        _print_jobs(group, int(rounds))
    if group in {"all", "people"}:
        people_report.main()
    if group in {"all", "vote"}:
        vote_report.main()
    if group in {"all", "documents"}:
        documents_report.main()
    print("", *surroundings.lines(), sep="\n")


def _print_jobs(group: str, least: int) -> None:
    lines: list[Line] = []
    spans: dict[str, float] = {}
    if group != "files":
        lines, spans = _of_the_event(least)
    if group != "event":
        lines += _of_files(least)
    print(_HEAD, *map(_shown, lines), sep="\n")
    if spans:
        print("\n| stage of the demo's job | ms |\n|---|--:|")
        print(*(f"| {name} | {span:.0f} |" for name, span in spans.items()), sep="\n")


def _of_the_event(least: int) -> tuple[list[Line], dict[str, float]]:
    with tempfile.TemporaryDirectory() as scratch:
        event = Path(scratch) / "event"
        measuring.prepare("benchmarks.product:make_event", event)
        lines, found = compare(_EVENT, event, least)
        if found != str(_EXPECTED):
            raise SystemExit(f"the demo has other figures than it should: {found}")  # noqa: EM102, TRY003 - said once
        lines = [demo(_GOAL, rounds=5), *lines]
        spans = stages("benchmarks.product:stages", event, rounds=5)
    large = _made(_LARGE, "benchmarks.large_registration:write_large_event")
    return lines + _compared((_REGISTER, _READING), large, least), spans


def _of_files(least: int) -> list[Line]:
    larger = _made(_LARGER, "benchmarks.large_book:write_large_books")
    lines = _compared((_LARGE_READING, _LARGE_INLINE_READING), larger, least)
    large = _made(_LARGE, "benchmarks.large_registration:write_large_event")
    lines += _compared((_SUMMARY, _STATUS), large, least)
    target, words = "benchmarks.writing_back:summary", "a summary sheet into a workbook of 35 MB"
    return [*lines, single(words, target, larger, rounds=5)]


def _made(folder: str, target: str) -> Path:
    """Return where an input is kept; it is made the first time only."""
    path = Path(tempfile.gettempdir()) / folder
    measuring.prepare(target, path)
    return path


def _compared(contests: tuple[Contest, ...], folder: Path, least: int) -> list[Line]:
    return [line for contest in contests for line in compare(contest, folder, least)[0]]


def _shown(line: Line) -> str:
    cells = (
        line.words,
        f"{line.ours:.2f} s",
        _optional("{:.2f} s", line.theirs),
        _optional("{:.2f}", line.ratio),
        _goal(line),
        {None: "", True: "met", False: "missed"}[line.met],
        f"{line.our_memory:.0f} MB",
        _optional("{:.0f} MB", line.their_memory),
        str(line.rounds),
    )
    return f"| {' | '.join(cells)} |"


def _goal(line: Line) -> str:
    if line.ratio_goal is not None:
        return f"≥ {Fraction(line.ratio_goal).limit_denominator(9)}"
    return _optional("< {} s", line.goal)


def _optional(form: str, value: float | None) -> str:
    return "" if value is None else form.format(value)


if __name__ == "__main__":
    main(*sys.argv[1:])
