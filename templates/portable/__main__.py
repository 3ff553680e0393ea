"""Build the folder for a city PC: ``python -m templates.portable``, behind ``make portable``."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path

from templates.portable.checking import refuse_changed, refuse_incomplete
from templates.portable.collecting import collect
from templates.portable.embedded_python import EmbeddedPython, pinned, read_embedded_python
from templates.portable.folder import MOMENT, Parts, contents, refuse_traces, write_folder
from templates.portable.lock import read_lock
from templates.portable.unfit import Unfit, sentence
from templates.portable.wheels import chosen, open_wheel

CHECKOUT = Path(__file__).resolve().parents[2]
_MEGABYTE = 1_000_000


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one of the commands; return 0, or 1 if something handed in is unfit."""
    asked = _parser().parse_args(arguments)
    try:
        said = {"folder": _folder, "wheelhouse": _wheelhouse, "check": _check, "pinned": _pinned}[
            asked.command
        ](asked)
    except Unfit as unfit:
        print(unfit, file=sys.stderr)  # noqa: T201 - the command's own words
        return 1
    print(said)  # noqa: T201 - the command's own words
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m templates.portable")
    commands = parser.add_subparsers(dest="command", required=True)
    paths = {
        "folder": ("python-zip", "wheelhouse", "product", "lock", "docs", "out"),
        "wheelhouse": ("python-zip", "product", "lock", "out"),
        "check": ("python-zip", "lock", "out"),
        "pinned": (),
    }
    standard = {"lock": CHECKOUT / "requirements.lock", "docs": CHECKOUT / "docs"}
    for name, options in paths.items():
        command = commands.add_parser(name)
        for each in options:
            needed = each not in {*standard, "product"}
            command.add_argument(
                f"--{each}", type=Path, required=needed, default=standard.get(each)
            )
    return parser


def _folder(asked: argparse.Namespace) -> str:
    python = read_embedded_python(asked.python_zip)
    locked = read_lock(asked.lock, python.environment)
    if not asked.wheelhouse.is_dir():
        raise Unfit(sentence("wheelhouse_missing", file=asked.wheelhouse.name))
    libraries = [open_wheel(path) for path in chosen(asked.wheelhouse, locked, python.tags)]
    moment = int(os.environ.get("SOURCE_DATE_EPOCH") or MOMENT)
    with ExitStack() as stack:
        product = open_wheel(_product(asked, stack))
    files = contents(Parts(python, libraries, product, asked.docs, moment))
    refuse_traces(files, [str(CHECKOUT)])
    write_folder(asked.out, files, moment)
    refuse_changed(asked.out)
    refuse_incomplete(asked.out, locked)
    size = sum(map(len, files.values())) // _MEGABYTE
    return sentence(
        "folder_made", folder=asked.out, files=len(files), size=size, python=_told(python)
    )


def _wheelhouse(asked: argparse.Namespace) -> str:
    python = read_embedded_python(asked.python_zip)
    locked = read_lock(asked.lock, python.environment)
    with ExitStack() as stack:
        wheels = collect(asked.out, python, locked, _product(asked, stack))
    size = sum(path.stat().st_size for path in wheels) // _MEGABYTE
    told = _told(python)
    return sentence("wheels_collected", folder=asked.out, files=len(wheels), size=size, python=told)


def _check(asked: argparse.Namespace) -> str:
    count = refuse_changed(asked.out)
    python = read_embedded_python(asked.python_zip)
    refuse_incomplete(asked.out, read_lock(asked.lock, python.environment))
    return sentence("checked", folder=asked.out, files=count)


def _pinned(_asked: argparse.Namespace) -> str:
    return sentence("pinned", **asdict(pinned()))


def _told(python: EmbeddedPython) -> str:
    code = "python_pinned" if python.digest == pinned().sha256 else "python_other"
    return sentence(code, version=python.version, digest=python.digest)


def _product(asked: argparse.Namespace, stack: ExitStack) -> Path:
    """Return the wheel handed in, or one built from this checkout as it stands."""
    if asked.product is not None:
        return Path(asked.product)
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(  # noqa: S603 - our own arguments, no shell
        command, cwd=CHECKOUT, capture_output=True, check=False
    )
    if done.returncode:
        raise Unfit(sentence("build_failed"))
    return next(folder.glob("*.whl"))


if __name__ == "__main__":
    sys.exit(main())
