"""The two files an organiser opens: the one that starts, and the one to read first."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

START = "はじめる.cmd"
READ_FIRST = "はじめにお読みください.txt"
_HERE = Path(__file__).parent
_BOM = b"\xef\xbb\xbf"
_NEXT = "build"


def start_file(program: Mapping[str, bytes]) -> bytes:
    """Return はじめる.cmd for these files of ``dxten/``.

    It is pure ASCII, because the command processor reads it in the code page of the PC; and it
    names the build, so that what Python keeps compiled of one build is never used for another.
    """
    return _filled(START, {_NEXT: build_of(program)}, "ascii")


def read_first(values: Mapping[str, str]) -> bytes:
    """Return はじめにお読みください.txt, which Notepad of any age shows."""
    return _BOM + _filled(READ_FIRST, values, "utf-8")


def build_of(program: Mapping[str, bytes]) -> str:
    """Return twelve digits that differ when any file of the program does."""
    whole = hashlib.sha256()
    for name in sorted(program):
        whole.update(f"{name}\0{hashlib.sha256(program[name]).hexdigest()}\n".encode())
    return whole.hexdigest()[:12]


def _filled(name: str, values: Mapping[str, str], encoding: str) -> bytes:
    text = (_HERE / name).read_text(encoding=encoding)
    for key, value in values.items():
        text = text.replace(f"@{key}@", value)
    return "\r\n".join(text.splitlines()).encode(encoding) + b"\r\n"
