"""Runs: each execution that decided something, as a folder that never changes afterwards.

``記録/集計回/<YYYYMMDD-HHMMSS>-<照合番号>/`` (with ``-2`` and so on behind it where other runs of
that instant found the same) holds ``記録.json`` (the manifest: numbers and seals,
no personal data), ``読取控え/`` (the inputs, byte for byte as they were read) and ``結果控え/``
(what was published). Books of ballots are not among the inputs kept there: see `originals`.
"""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from automations.ledger import online_copies, originals, storage, write_backs
from automations.ledger.records import DAMAGE, digest, encoded, framed, opened, read_record
from automations.ledger.seals import seal_inputs
from automations.tables.problems import Problem, in_order, refuse_input
from automations.windows import within_reach

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping
    from pathlib import Path

FOLDER = "集計回"
MANIFEST = "記録.json"
KEPT = "読取控え"
_RESULTS = "結果控え"
_FORMAT = 1
# 32 letters, 5 bits each; 0 and O, 1 and I (and l) are left out: people read them to each other.
_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
NAME = re.compile(rf"(\d{{8}}-\d{{6}}-[{_LETTERS}]{{8}})(?:-([2-9]|[1-9]\d+))?")
# 40 kanji are 120 bytes; a path on Windows has 260 characters in all.
_LONGEST_STEM, _LONGEST_SUFFIX = 40, 10


@dataclass(frozen=True, slots=True)
class Input:
    """One thing that was read: ``rows`` of content, their seal, the digests of file and tab."""

    name: str
    rows: int
    seal: str
    digest: str
    tab: str = ""  # in Google Sheets, where people type on the tabs beside it all the time


@dataclass(frozen=True, slots=True)
class Output:
    """One file that was published: its name, and the digest of its bytes."""

    name: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One execution: what went in, what came out.

    ``job`` is what people call what was done: each job is compared with its own runs only.
    ``at`` is zone-aware. ``result_seal`` covers everything published, places included.
    ``outcome`` is what people were told in a few words, ``exit_code`` what the system was told.
    ``questions``: the keys of those that waited for a person, in order; ``approval``: that of the
    question whether the result is approved, "" where there was none; ``confirmation``: that of the
    question whether the result of the judging is 確定.
    """

    job: str
    at: datetime
    version: str
    settings_seal: str
    inputs: tuple[Input, ...]
    decisions_seal: str
    seed: str
    result_seal: str
    outcome: str
    exit_code: int
    outputs: tuple[Output, ...] = ()
    questions: tuple[str, ...] = ()
    approval: str = ""
    confirmation: str = ""

    def __post_init__(self) -> None:
        if self.at.utcoffset() is None:
            message = "a run needs a zone-aware instant"
            raise ValueError(message)

    @property
    def inputs_seal(self) -> str:
        """Return one seal over the content of all inputs, in any order."""
        return seal_inputs((each.name, each.seal) for each in self.inputs)

    @property
    def check_number(self) -> str:
        """Return the 照合番号: 8 letters that stand for the result and the inputs."""
        return check_number(self.result_seal, self.inputs_seal)

    @property
    def id(self) -> str:
        """Return the name of the run's folder: its instant in its own zone, its check number."""
        return f"{self.at:%Y%m%d-%H%M%S}-{self.check_number}"


def check_number(result_seal: str, inputs_seal: str) -> str:
    """Derive the 照合番号 from what was decided and what it was decided from.

    >>> check_number("result", "inputs")
    'XRBF629G'
    """
    number = int(digest(framed(result_seal, inputs_seal))[:10], 16)
    return "".join(_LETTERS[number >> shift & 31] for shift in range(35, -5, -5))


def record_run(  # noqa: PLR0913, PLR0917 - a record has this many parts
    root: Path,
    run: Run,
    kept: Mapping[str, bytes],
    results: Mapping[str, bytes] | None = None,
    publish: Callable[[], None] = lambda: None,
    apart: Mapping[str, bytes] | None = None,
) -> Path:
    """Record a run under ``root``, the event's restricted folder; return the run's folder.

    ``kept`` holds the inputs' bytes by the name of their file or book, ``results`` those of what
    was published. ``apart``: the bytes of books of ballots, which are kept as `originals`; the
    manifest names their digests only. The caller holds the event's lock. Recording the very same
    run again changes nothing; another run of the same instant and check number gets a folder of
    its own.

    ``publish`` is called when the whole record is on the disk and lacks only its name: a full disk
    is met before anything is published, and what could not be published is not recorded.

    Raises:
        PermissionRefused, OutputNotWritten: nothing was recorded.
    """
    parent, copies = _runs_folder(root), _stored(kept)
    digests = {at: digest(data) for at, data in copies.items()}
    with storage.writing(root, parent / run.id):
        storage.begin(parent)
        originals.keep(root, apart or {})
        target, manifest = _place(parent, run, digests, _digests(apart or {}))
        if target.exists():
            publish()
            return target
        with storage.whole_folder(target) as folder:
            storage.write_files(folder / KEPT, copies)
            storage.write_files(folder / _RESULTS, _stored(results or {}))
            storage.write_files(folder, {MANIFEST: manifest})
            publish()
    return target


def read_runs(root: Path) -> tuple[tuple[Run, ...], tuple[Problem, ...]]:
    """Return the recorded runs, the oldest first, and which records cannot be used.

    Raises `PermissionRefused` if we may not look.
    """
    found = [_read(root, folder) for folder in folders(root)]
    good = [each for each in found if isinstance(each, Run)]
    bad = (each for each in found if isinstance(each, Problem))
    # Stable: runs of one instant and check number stay in the order of their folders' numbers.
    return tuple(sorted(good, key=lambda run: (run.at, run.id))), in_order(bad)


def folders(root: Path) -> tuple[Path, ...]:
    """Return the folders of the runs by their names; raises `PermissionRefused`."""
    found = storage.listed(root, _runs_folder(root), "*")
    named = ((NAME.fullmatch(each.name), each) for each in found)
    numbered = sorted((match[1], int(match[2] or 1), each) for match, each in named if match)
    return tuple(folder for *_, folder in numbered)


def runs(root: Path) -> tuple[Run, ...]:
    """Return the recorded runs, the oldest first; raise `InputUnfit` if one cannot be used."""
    good, bad = read_runs(root)
    refuse_input(bad)
    return good


def same_findings(root: Path, run: Run) -> tuple[Run, ...]:
    """Return the recorded runs of the same job that found exactly what ``run`` does, latest first.

    If what one of them published still stands, there is nothing to write. The instant does not
    count, nor do the bytes of the files: a book that was only opened and saved again holds the
    same content. Raises `InputUnfit` if a record cannot be used.
    """
    own = _apart_from_its_time(run)
    return tuple(each for each in reversed(runs(root)) if _apart_from_its_time(each) == own)


def _apart_from_its_time(run: Run) -> Run:
    bare = (replace(each, digest="", tab="") for each in run.inputs)
    inputs = tuple(sorted(bare, key=lambda each: each.name))
    epoch = datetime.fromtimestamp(0, run.at.tzinfo)
    return replace(run, at=epoch, inputs=inputs, outputs=())


def destroy_originals(
    root: Path, books: Collection[str] = (), said: originals.Destruction | None = None
) -> int:
    """Destroy all that joins a voter to a choice among what we keep; return how many files.

    ``books``: the names of the books of ballots as the settings have them; those of which runs
    say so are known. ``said``: who does it and when. Every record stays and can be read as before.
    The caller holds the event's lock. Raises as `originals.destroy` does; then it has to be done
    again.
    """
    # What was read online last is no original: it comes back as often as somebody reads it.
    kept = [*_copies_kept(root, books), *online_copies.files_of(root, books)]
    return originals.destroy(root, kept, said)


def originals_kept(root: Path, books: Collection[str] = ()) -> bool:
    """Tell whether we keep anything that joins a voter to a choice; ``books`` as above."""
    return originals.are_kept(root) or any(each.is_file() for each in _copies_kept(root, books))


def _copies_kept(root: Path, books: Collection[str]) -> Collection[Path]:
    """Return the copies of the books of ballots that earlier versions kept among the records."""
    found = [(folder, content) for folder in folders(root) if (content := _manifest(folder))]
    names = {*books, *(name for _, content in found for name in content.get("apart", {}))}
    copies = [each for folder, content in found for each in _copies(folder, content, names)]
    return [*copies, *write_backs.kept_files(root, names)]


def _manifest(folder: Path) -> Mapping[str, Any] | None:
    try:
        return opened(within_reach(folder / MANIFEST).read_bytes())
    except (OSError, *DAMAGE):  # who reads the runs is told
        return None


def _copies(folder: Path, content: Mapping[str, Any], books: Collection[str]) -> Iterator[Path]:
    """Yield what a run of an earlier version kept of the books of ballots."""
    read = (each for each in content["inputs"] for book in books
            if each["name"].startswith(f"{book}「"))  # fmt: skip
    digests = {each["digest"] for each in read}
    yield from (folder / KEPT / name for name, each in content["kept"].items() if each in digests)


def _digests(files: Mapping[str, bytes]) -> dict[str, str]:
    return {name: digest(data) for name, data in files.items()}


def _stored(files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {_stored_name(n, name): files[name] for n, name in enumerate(sorted(files), 1)}


def _runs_folder(root: Path) -> Path:
    return root / storage.RECORDS / FOLDER


def _place(
    parent: Path, run: Run, kept: Mapping[str, str], apart: Mapping[str, str], number: int = 1
) -> tuple[Path, bytes]:
    """Return the first folder that is free or holds this very run, and the manifest for it."""
    target = parent / (run.id if number == 1 else f"{run.id}-{number}")
    manifest = encoded(_content(run, target.name, kept, apart))
    if target.exists() and (target / MANIFEST).read_bytes() != manifest:
        return _place(parent, run, kept, apart, number + 1)
    return target, manifest


def _stored_name(number: int, name: str) -> str:
    """Keep a name readable and harmless: the number in front makes it unique on every system."""
    harmless = "".join(c if c.isprintable() and c not in '<>:"/\\|?*' else "_" for c in name)
    path = PurePath(harmless.strip(" ."))
    return f"{number:02}_{path.stem[:_LONGEST_STEM]}{path.suffix[:_LONGEST_SUFFIX]}".rstrip(" .")


def _content(
    run: Run, name: str, kept: Mapping[str, str], apart: Mapping[str, str]
) -> dict[str, object]:
    derived = {"format": _FORMAT, "id": name, "check_number": run.check_number, "kept": kept}
    books = {"apart": apart} if apart else {}
    return {**asdict(run), "at": run.at.isoformat(), **derived, **books}


def _read(root: Path, folder: Path) -> Run | Problem:
    def meaning(content: Mapping[str, Any]) -> Run:
        run = _run(content)
        # The folder's name is part of the record: a run that was renamed is not what we wrote.
        own = named[1] if (named := NAME.fullmatch(folder.name)) else ""
        if (content["format"], content["id"], run.id) != (_FORMAT, folder.name, own):
            raise ValueError(folder.name)
        return run

    return read_record(root, folder / MANIFEST, "run_damaged", meaning)


def _run(content: Mapping[str, Any]) -> Run:
    # Records of before the fields came hold no questions, and nothing to approve.
    whole = {"questions": (), "approval": "", "confirmation": "", **content}
    plain = {name: whole[name] for name in Run.__dataclass_fields__}
    inputs = tuple(Input(**each) for each in content["inputs"])
    outputs = tuple(Output(**each) for each in content["outputs"])
    at, questions = datetime.fromisoformat(content["at"]), tuple(whole["questions"])
    return Run(**plain | {"at": at, "inputs": inputs, "outputs": outputs, "questions": questions})
