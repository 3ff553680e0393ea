"""The part ``documents`` of the benchmarks: Word documents, beside what else would make them."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from benchmarks import measuring

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.measuring import Measured

_ROUNDS = 5
_INSTALLED_AS = {"python-docx": "docx", "docxtpl": "docxtpl", "docx-mailmerge2": "mailmerge"}
_TEMPLATES = (
    "benchmarks.document_brief:write",
    "benchmarks.document_brief_peers:write",
    "benchmarks.document_certificates_peers:write",
)


def _milliseconds(seconds: float) -> str:
    return f"{1000 * seconds:.0f} ms"


def _seconds(seconds: float) -> str:
    return f"{seconds:.2f} s"


def _a_second(seconds: float) -> str:
    return f"{1000 / seconds:,.0f} a second"


@dataclass(frozen=True, slots=True)
class Job:
    """The same documents made by us and by others.

    ``theirs``: by what they are called, the ``module:function`` that does it. ``goal``: seconds
    that ours may take, and in words. ``seal``: what all of them must have found alike; ``shown``:
    how seconds are told.
    """

    words: str
    ours: str
    theirs: Mapping[str, str]
    goal: float
    goal_words: str
    shown: Callable[[float], str]
    seconds: str = "seconds"
    seal: str = "said"


_BRIEF, _BRIEF_PEERS = "benchmarks.document_brief", "benchmarks.document_brief_peers"
_OURS, _PEERS = "benchmarks.document_certificates", "benchmarks.document_certificates_peers"
_JOBS = (
    Job(
        "a brief: 10 tables (840 cells); ours has 5 charts and is checked",
        f"{_BRIEF}:ours",
        {
            "python-docx": f"{_BRIEF_PEERS}:with_python_docx",
            "docxtpl": f"{_BRIEF_PEERS}:with_docxtpl",
        },
        goal=0.1,
        goal_words="≤ 100 ms",
        shown=_milliseconds,
        seconds="first",
        seal="cells",
    ),
    Job(
        "1,000 certificates, one file; ours is checked",
        f"{_OURS}:one_file",
        {
            "python-docx": f"{_PEERS}:one_with_python_docx",
            "docxtpl": f"{_PEERS}:one_with_docxtpl",
            "docx-mailmerge2": f"{_PEERS}:one_with_mailmerge",
        },
        goal=0.5,
        goal_words="≤ 0.5 s",
        shown=_seconds,
    ),
    Job(
        "1,000 certificates, a file each",
        f"{_OURS}:files",
        {
            "python-docx": f"{_PEERS}:files_with_python_docx",
            "docxtpl": f"{_PEERS}:files_with_docxtpl",
            "docx-mailmerge2": f"{_PEERS}:files_with_mailmerge",
        },
        goal=1000 / 300,
        goal_words="≥ 300 a second",
        shown=_a_second,
    ),
)


def main() -> None:
    """Make the templates, run everybody in turns, print the tables in Markdown."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        for target in _TEMPLATES:
            measuring.prepare(target, folder)
        print("| Word documents | by | took | goal | | theirs ÷ dxten |\n|---|---|--:|--:|---|--:|")
        for job in _JOBS:
            print(*_rows(job, _measured(job, folder)), sep="\n", flush=True)
        print("", *_of_oddities(folder), sep="\n")
    lacking = sorted(name for name in _INSTALLED_AS if not _is_installed(name))
    if lacking:
        print(f"\nNot installed: {', '.join(lacking)}.")


def _measured(job: Job, folder: Path) -> dict[str, list[Measured]]:
    """Run everybody in turns, and end the benchmarks if they did not write the same."""
    theirs = {name: target for name, target in job.theirs.items() if _is_installed(name)}
    runs: dict[str, list[Measured]] = {name: [] for name in ("dxten", *theirs)}
    for _ in range(_ROUNDS):
        for name, target in {"dxten": job.ours, **theirs}.items():
            runs[name].append(measuring.work(target, folder))
    found = {run.found[job.seal] for those in runs.values() for run in those}
    if len(found) > 1:
        message = f"{job.words}: they wrote different things: {sorted(found)}"
        raise SystemExit(message)
    return runs


def _is_installed(name: str) -> bool:
    return find_spec(_INSTALLED_AS[name]) is not None


def _rows(job: Job, runs: Mapping[str, Sequence[Measured]]) -> Iterator[str]:
    ours, *theirs = (_taken(those, job.seconds) for those in runs.values())
    met = "met" if ours <= job.goal else "**missed**"
    yield _line(job.words, "dxten", job.shown(ours), job.goal_words, met, "")
    again = [those for those in runs.values() if "again" in those[0].found]
    for those in again:
        yield _line("", "the same, again", job.shown(_taken(those, "again")), "", "", "")
    for name, seconds in zip(list(runs)[1:], theirs, strict=True):
        yield _line("", name, job.shown(seconds), "", "", f"{seconds / ours:.1f}")


def _taken(runs: Sequence[Measured], key: str) -> float:
    return median(float(run.found[key]) for run in runs)


def _of_oddities(folder: Path) -> Iterator[str]:
    found = measuring.work("benchmarks.document_oddities:found", folder).found
    makers = list(dict.fromkeys(name for those in found.values() for name in those))
    yield _line("what becomes of", *makers)
    yield f"|{'---|' * (len(makers) + 1)}"
    for oddity, those in found.items():
        yield _line(oddity, *(those.get(name, "no such thing") for name in makers))


def _line(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"
