"""The whole folder: what lies where, written so that the same inputs give the same bytes."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from templates.portable.bill_of_materials import bill, licence_list
from templates.portable.embedded_python import EmbeddedPython
from templates.portable.launcher import READ_FIRST, START, read_first, start_file
from templates.portable.libraries import laid_out, unmet
from templates.portable.pages import pages
from templates.portable.unfit import Unfit, sentence
from templates.portable.wheels import Wheel

PROGRAM, GUIDE, LICENCES = "dxten", "使い方", "ライセンス"
OURS = frozenset({PROGRAM, GUIDE, LICENCES})
PYTHON, LIBRARIES = f"{PROGRAM}/python", f"{PROGRAM}/lib"
BILL, SUMS = "sbom.cdx.json", "SHA256SUMS.txt"
# 2020-02-02, as our own wheel has it. Nothing depends on it: はじめる.cmd names each build.
MOMENT = 1_580_601_600
# Shares lie deep, and Windows' paths end at 260 characters.
_LONGEST = 140


@dataclass(frozen=True, slots=True)
class Parts:
    """What the folder is made from; ``libraries`` are in the order of the lock."""

    python: EmbeddedPython
    libraries: Sequence[Wheel]
    product: Wheel
    docs: Path
    moment: int = MOMENT


def contents(parts: Parts) -> dict[str, bytes]:
    """Return every file of the folder by its path, the list of hashes included.

    Raises:
        Unfit: the parts do not make a whole: a library Windows does not have, a path too long.
    """
    program = _program(parts)
    files = program | {START: start_file(_below(program, PROGRAM))}
    files |= {READ_FIRST: read_first(_values(parts))}
    files |= {f"{GUIDE}/{name}": data for name, data in pages(parts.docs).items()}
    files |= {f"{LICENCES}/{name}": data for name, data in _licences(parts).items()}
    files |= {BILL: bill(parts.product, parts.python, parts.libraries, parts.moment)}
    faults = [*unmet(files), *_too_long(files)]
    if faults:
        raise Unfit(*faults)
    return files | {SUMS: sums(files)}


def sums(files: Mapping[str, bytes]) -> bytes:
    """Return one line a file, as ``sha256sum -c`` and PowerShell read it."""
    digests = {name: hashlib.sha256(files[name]).hexdigest() for name in sorted(files)}
    return "".join(f"{digest}  {name}\n" for name, digest in digests.items()).encode()


def write_folder(target: Path, files: Mapping[str, bytes], moment: int) -> None:
    """Write the folder anew; what stood there is a former build and goes.

    Raises:
        Unfit: something stands there that no build put there, an event for one: it is not ours to
            throw away.
    """
    if strange := _not_built(target):
        raise Unfit(sentence("not_ours", file=target.name, found=strange))
    shutil.rmtree(target, ignore_errors=True)
    for name in sorted(files):
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(files[name])
        os.utime(path, (moment, moment))


def _not_built(target: Path) -> str:
    """Return the first file in ``target`` that no build put there, or "".

    A former build is told by its list of hashes; events lie beside our three folders.
    """
    built, ours = {SUMS}, frozenset[str]()
    if (target / SUMS).is_file():
        lines = (target / SUMS).read_text(encoding="utf-8").splitlines()
        built, ours = {SUMS, *(line.partition("  ")[2] for line in lines)}, OURS
    standing = (path.relative_to(target) for path in sorted(target.rglob("*")) if path.is_file())
    strange = (each.as_posix() for each in standing if each.parts[0] not in ours)
    return next((name for name in strange if name not in built), "")


def refuse_traces(files: Mapping[str, bytes], traces: Sequence[str]) -> None:
    """Refuse a folder in which a path of the building machine stands.

    Raises:
        Unfit: one line a file.
    """
    marks = [each.encode() for each in traces]
    found = [name for name, data in files.items() if any(mark in data for mark in marks)]
    if found:
        raise Unfit(*(sentence("trace", file=name) for name in found))


def _too_long(files: Mapping[str, bytes]) -> list[str]:
    return [sentence("path_too_long", file=name) for name in files if len(name) > _LONGEST]


def _program(parts: Parts) -> dict[str, bytes]:
    python = dict(parts.python.files) | {f"python{parts.python.short}._pth": _paths(parts)}
    files = {f"{PYTHON}/{name}": data for name, data in python.items()}
    libraries = laid_out((*parts.libraries, parts.product))
    return files | {f"{LIBRARIES}/{name}": data for name, data in libraries.items()}


def _paths(parts: Parts) -> bytes:
    """Return the whole search path: the standard library, its programs, and ours.

    This file also makes Python ignore every setting of the PC and of the person using it.
    """
    return f"python{parts.python.short}.zip\r\n.\r\n..\\lib\r\n".encode("ascii")


def _licences(parts: Parts) -> dict[str, bytes]:
    files = {
        f"{each.name}-{each.version}/{name}": data
        for each in (parts.product, *parts.libraries)
        for name, data in each.licences.items()
    }
    files[f"python-{parts.python.version}/LICENSE.txt"] = parts.python.files["LICENSE.txt"]
    listed = licence_list(parts.product, parts.python, parts.libraries)
    return files | {"一覧.txt": b"\xef\xbb\xbf" + listed.replace("\n", "\r\n").encode()}


def _values(parts: Parts) -> dict[str, str]:
    return {"version": str(parts.product.version), "python": parts.python.version}


def _below(files: Mapping[str, bytes], folder: str) -> dict[str, bytes]:
    return {name: data for name, data in files.items() if name.startswith(f"{folder}/")}
