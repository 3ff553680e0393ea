"""The part ``people`` of the benchmarks: who is who, how right, how fast, beside others."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks import measuring
from benchmarks.people_figures import Figure, Goals, figures, from_data

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

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
    print(f"\n| {words}: seeds 1001 to 1020 | dxten | 95 % interval | goal | |")
    print("|---|--:|---|--:|---|")
    print(*map(_shown, figures([from_data(each) for each in told], goals)), sep="\n", flush=True)


def _shown(figure: Figure) -> str:
    form = "{:.1f}" if figure.at_most else "{:.5f}"
    low, high = (form.format(bound) for bound in figure.interval)
    goal = "" if figure.goal is None else f"{'≤' if figure.at_most else '≥'} {figure.goal:g}"
    verdict = _verdict(figure.met)
    return (
        f"| {figure.words} | {form.format(figure.value)} | {low} to {high} | {goal} | {verdict} |"
    )


def _verdict(met: bool | None) -> str:  # noqa: FBT001 - three cases, none of them an option
    return {None: "", True: "met", False: "**missed**"}[met]


def _made(size: str, folder: Path) -> Path:
    measuring.prepare(f"benchmarks.people_sizes:{size}", folder / size)
    return folder / size


def _found(target: str, folder: Path) -> Any:  # noqa: ANN401 - whatever the target prints as JSON
    folder.mkdir(exist_ok=True)
    return measuring.work(target, folder).found


def _print_speed(made: Mapping[str, Path]) -> None:
    print("\n| matched (first run of a process) | rows | seconds | goal | | peak memory |")
    print("|---|--:|--:|--:|---|--:|")
    for size, goal in _SPEED.items():
        runs = [measuring.work("benchmarks.people_speed:matching", made[size])
                for _ in range(_ROUNDS[size])]  # fmt: skip
        seconds = sorted(run.found["seconds"] for run in runs)[len(runs) // 2]
        memory = max(run.memory for run in runs)
        print(f"| {size} | {runs[0].found['rows']:,} | {seconds:.3f} | ≤ {goal:g} | "
              f"{_verdict(seconds <= goal)} | {memory:.0f} MB |", flush=True)  # fmt: skip
    again = _found("benchmarks.people_speed:matching_again", made["real"])
    print(f"| real, once more in the same process | | {again['seconds']:.3f} | | | |")
    with _on_one_core():
        keys = _found("benchmarks.people_speed:normalising", made["large"])
    print("\n| made of every row, on one core | rows a second | goal | |\n|---|--:|--:|---|")
    rate = keys["rows"] / keys["keys"]
    print(f"| the seven keys | {rate:,.0f} | ≥ {_NORMALISED:,} | {_verdict(rate >= _NORMALISED)} |")
    print(f"| keys, signature, kind, body | {keys['rows'] / keys['all']:,.0f} | | |", flush=True)


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
    else:
        _print_febrl(folder)
    print("\n| who (threshold) | rows | F1 | precision | recall | seconds | peak memory |")
    print("|---|--:|--:|--:|--:|--:|--:|")
    everybody = {"dxten (certain, nobody asked)": "benchmarks.people_speed:matching_judged"}
    everybody |= {f"{name} (the best one)": f"benchmarks.people_peers:{name}"
                  for name in PEERS if name not in missing}  # fmt: skip
    for size, rows in (("small", "2,800"), ("large", "141,000")):
        for name, target in everybody.items():
            run = measuring.work(target, made[size])
            shown = " | ".join(f"{run.found[each]:.4f}" for each in ("f1", "precision", "recall"))
            print(f"| {name} | {rows} | {shown} | {run.found['seconds']:.2f} | "
                  f"{run.memory:.0f} MB |", flush=True)  # fmt: skip


def _print_febrl(folder: Path) -> None:
    print("\n| febrl, certain alone | true pairs | missed | goal | wrong | F1 | seconds | |")
    print("|---|--:|--:|--:|--:|--:|--:|---|")
    for name, each in _found("benchmarks.people_febrl:febrl", folder / "none").items():
        met = each["missed"] <= _MISSED[name] and not each["wrong"]
        print(f"| {name} | {each['true']:,} | {each['missed']} | ≤ {_MISSED[name]} | "
              f"{each['wrong']} | {each['f1']:.5f} | {each['seconds']:.2f} | "
              f"{_verdict(met)} |", flush=True)  # fmt: skip
