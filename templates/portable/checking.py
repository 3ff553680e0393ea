"""Is a folder, wherever it was copied to, still the one that was built?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.metadata import PathDistribution
from pathlib import Path

from packaging.utils import canonicalize_name

from templates.portable.folder import LIBRARIES, OURS, SUMS
from templates.portable.lock import Locked
from templates.portable.unfit import Unfit, sentence
from templates.portable.wheels import PRODUCT, digest_of


def refuse_changed(folder: Path) -> int:
    """Compare every file with SHA256SUMS.txt and return how many there are.

    Events lie beside our three folders: only inside these is a file that is not listed a fault.

    Raises:
        Unfit: one line for every file that is missing, changed, or not ours.
    """
    wanted = _listed(folder)
    faults = [*_differences(folder, wanted), *_strangers(folder, wanted)]
    if faults:
        raise Unfit(*faults)
    return len(wanted)


def refuse_incomplete(folder: Path, locked: Sequence[Locked]) -> None:
    """Compare what is installed in the folder with the lock: all of it, at its version, no more.

    Raises:
        Unfit: one line for every library that is missing, at another version, or too many.
    """
    standing = {
        canonicalize_name(each.name): each.version
        for path in (folder / LIBRARIES).glob("*.dist-info")
        for each in [PathDistribution(path)]
    }
    wanted = {each.name: str(each.version) for each in locked}
    faults = [
        sentence("part_differs", part=name, found=standing.get(name, "なし"), wanted=version)
        for name, version in wanted.items()
        if standing.get(name) != version
    ]
    more = sorted(standing.keys() - wanted.keys() - {PRODUCT})
    faults.extend(sentence("part_extra", part=name) for name in more)
    if PRODUCT not in standing:
        faults.append(sentence("product_missing", part=PRODUCT))
    if faults:
        raise Unfit(*faults)


def _listed(folder: Path) -> dict[str, str]:
    try:
        lines = (folder / SUMS).read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        raise Unfit(sentence("sums_missing", file=SUMS)) from None
    return {name: digest for digest, _, name in (line.partition("  ") for line in lines)}


def _differences(folder: Path, wanted: dict[str, str]) -> Iterator[str]:
    for name, digest in wanted.items():
        if not (folder / name).is_file():
            yield sentence("file_missing", file=name)
        elif digest_of(folder / name) != digest:
            yield sentence("file_changed", file=name)


def _strangers(folder: Path, wanted: dict[str, str]) -> Iterator[str]:
    for ours in sorted(OURS):
        for path in sorted((folder / ours).rglob("*")):
            name = path.relative_to(folder).as_posix()
            if path.is_file() and name not in wanted:
                yield sentence("file_extra", file=name)
