"""Collect the wheels a city PC needs into a folder that an IT section can carry in.

pip judges conditions by the machine it runs on, so it gets them judged already; each file it
brings has to have a hash of the lock.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from templates.portable.embedded_python import PLATFORM, EmbeddedPython
from templates.portable.lock import Locked
from templates.portable.unfit import Unfit, sentence
from templates.portable.wheels import NOTES, chosen

_REQUIREMENTS, _READ_FIRST = sorted(NOTES)


def collect(
    target: Path, python: EmbeddedPython, locked: Sequence[Locked], product: Path
) -> tuple[Path, ...]:
    """Fill ``target`` anew and return the wheels in it.

    Raises:
        Unfit: pip could not bring a wheel, or what it brought is not what the lock names.
    """
    if target.exists() and any(not _ours(each) for each in target.iterdir()):
        raise Unfit(sentence("not_ours", file=target.name))
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    lines = "".join(f"{each.line}\n" for each in locked)
    (target / _REQUIREMENTS).write_text(lines, encoding="utf-8", newline="\n")
    _download(target, python)
    shutil.copyfile(product, target / product.name)
    minor = python.environment["python_version"]
    words = sentence("wheelhouse_note", minor=minor, product=product.name)
    (target / _READ_FIRST).write_text(words, encoding="utf-8-sig", newline="\r\n")
    return chosen(target, locked, python.tags)


def _ours(path: Path) -> bool:
    return path.suffix == ".whl" or path.name in NOTES


def _download(target: Path, python: EmbeddedPython) -> None:
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", "download"]
    command += ["--require-hashes", "--no-deps", "--only-binary", ":all:"]
    command += ["--platform", PLATFORM, "--implementation", "cp"]
    command += ["--python-version", python.environment["python_version"]]
    for abi in (f"cp{python.short}", "abi3", "none"):
        command += ["--abi", abi]
    command += ["--requirement", str(target / _REQUIREMENTS), "--dest", str(target)]
    done = subprocess.run(command, check=False)  # noqa: S603 - our own arguments, no shell
    if done.returncode:
        raise Unfit(sentence("download_failed"))
