"""The part ``vote`` of the benchmarks: the staff vote, how fast, and beside voting libraries."""

from __future__ import annotations

import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree
from statistics import median
from typing import TYPE_CHECKING, Any

from benchmarks import measuring

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from benchmarks.measuring import Measured

# Renumber when a generator changes.
_FOLDERS = {"folder": "vote-folder-1", "tables": "vote-tables-1", "approvals": "vote-approvals-1"}
_ROUNDS, _LARGE_ROUNDS = 5, 3
_TO_FINALISTS, _COUNTED, _TIMES_BARE, _MEMORY = 1.0, 0.3, 80, 4096  # seconds, seconds, ratio, MB
_SIZES = (10_000, 100_000, 1_000_000)
_PATIENCE = 150  # seconds that a library may be expected to take
_SEATS = 7
_WORK = Path(__file__).with_name("vote_peer_work.py")
_LIBRARIES = ("abcvoting", "pref_voting", "starvote", "votekit")


@dataclass(frozen=True, slots=True)
class _Row:
    """One measured thing and its goal; numbers in the unit that ``form`` says."""

    words: str
    value: float
    goal: float
    form: str
    memory: float
    rounds: int

    def __str__(self) -> str:
        met = "met" if self.value <= self.goal else "**missed**"
        value, goal = self.form.format(self.value), self.form.format(self.goal)
        cells = (self.words, value, f"≤ {goal}", met, f"{self.memory:.0f} MB", str(self.rounds))
        return f"| {' | '.join(cells)} |"


def main() -> None:
    """Make the inputs, run everything, print the tables in Markdown."""
    made = {name: _made(name, folder) for name, folder in _FOLDERS.items()}
    print("| staff vote | measured | goal | | peak memory | rounds |\n|---|--:|--:|---|--:|--:|")
    print(_to_finalists(made["folder"]))
    print(_counted(made["approvals"]))
    rows, spans = _million(made["tables"])
    print(*rows, "", *spans, "", sep="\n")
    for line in _beside_libraries(made["approvals"]):
        print(line, flush=True)  # the next one takes its time


def _made(name: str, folder: str) -> Path:
    """Return where an input is kept; it is made the first time only."""
    path = Path(tempfile.gettempdir()) / "dxten-benchmarks" / folder
    made = path / "made.txt"  # written last: a folder without it was left half-way
    if not made.exists():
        rmtree(path, ignore_errors=True)
        measuring.prepare(f"benchmarks.vote_{name}:write", path)
        made.touch()
    return path


def _to_finalists(folder: Path) -> _Row:
    runs = _runs("benchmarks.vote_folder:to_finalists", folder, _ROUNDS)
    words = "3,000 ballots × 21 × 4, from the workbooks to the finalists"
    seconds = median(each.alone for each in runs)
    return _Row(words, seconds, _TO_FINALISTS, "{:.2f} s", _memory(runs), _ROUNDS)


def _counted(folder: Path) -> _Row:
    runs = _runs("benchmarks.vote_approvals:counted", folder, _ROUNDS)
    seconds = median(each.found["counted"] for each in runs)
    words = "1,000,000 approval ballots × 21, counted"
    return _Row(words, seconds, _COUNTED, "{:.2f} s", _memory(runs), _ROUNDS)


def _million(folder: Path) -> tuple[list[_Row], list[str]]:
    """Compare with the least that any counting of these marks has to do, by turns."""
    ours: list[Measured] = []
    bare: list[Measured] = []
    for _ in range(_LARGE_ROUNDS):
        ours += _runs("benchmarks.vote_tables:to_standings", folder, 1)
        bare += _runs("benchmarks.vote_tables:grouped", folder, 1)
    seconds = median(each.alone for each in ours)
    least = median(each.found["seconds"] for each in bare)
    words = f"1,000,000 × 21 × 4, from Parquet to the standings: {seconds:.1f} s"
    memory = _memory(ours)
    rows = [
        _Row(f"{words} ÷ bare group_by {least:.3f} s", seconds / least, _TIMES_BARE, "{:.0f}",
             memory, _LARGE_ROUNDS),
        _Row("the same: peak memory", memory, _MEMORY, "{:.0f} MB", memory, _LARGE_ROUNDS),
    ]  # fmt: skip
    return rows, list(_spans([each.found["seconds"] for each in ours]))


def _spans(runs: Sequence[Mapping[str, float]]) -> Iterator[str]:
    yield "| stage of the million | s |\n|---|--:|"
    for name in runs[0]:
        yield f"| {name} | {median(run[name] for run in runs):.2f} |"


def _beside_libraries(folder: Path) -> Iterator[str]:
    yield "| approval, 7 of 21: from ballots in memory | ballots | s | dxten | theirs ÷ dxten |"
    yield "|---|--:|--:|--:|--:|"
    python = peers_python()
    if not python.exists():
        yield f"| {', '.join(_LIBRARIES)}: not installed in an environment of their own | | | | |"
        return
    ours = {size: _ours(folder, size) for size in _SIZES}
    for library in _LIBRARIES:
        yield from _library(library, python, folder, ours)


def peers_python() -> Path:
    """Return the interpreter of the libraries' own environment, which need not be there."""
    named = os.environ.get("VOTES_PYTHON")
    return Path(named) if named else Path(sys.prefix) / "votes" / "bin" / "python"


def _ours(folder: Path, ballots: int) -> Mapping[str, Any]:
    target = f"benchmarks.vote_approvals:counted_{ballots}"
    runs = [each.found for each in _runs(target, folder, _ROUNDS)]
    seconds = median(run["made"] + run["counted"] for run in runs)
    return {"seconds": seconds, "chosen": runs[0]["chosen"]}


def _library(
    library: str, python: Path, folder: Path, ours: Mapping[int, Mapping[str, Any]]
) -> Iterator[str]:
    """Go on to ten times as many ballots while that can be expected to end."""
    expected = 0.0
    for size in _SIZES:
        if expected > _PATIENCE:
            yield f"| {library} | {size:,} | not tried: about {expected:.0f} s | | |"
            return
        masks = str(folder / "masks.bin")
        found = measuring.elsewhere(python, _WORK, library, masks, str(size), str(_SEATS)).found
        if found["chosen"] != ours[size]["chosen"]:
            raise SystemExit(f"{library} chose others: {found['chosen']}")  # noqa: EM102, TRY003 - said once
        seconds, own = found["seconds"], ours[size]["seconds"]
        yield f"| {library} | {size:,} | {seconds:.2f} | {own:.3f} | {seconds / own:.0f} |"
        expected = seconds * 10


def _runs(target: str, folder: Path, rounds: int) -> list[Measured]:
    return [measuring.work(target, folder) for _ in range(rounds)]


def _memory(runs: Sequence[Measured]) -> float:
    return max(run.memory for run in runs)
