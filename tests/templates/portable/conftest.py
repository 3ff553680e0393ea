"""The inputs of a build, made once and never changed by a test."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.templates.portable.stand_ins import (
    python_files,
    write_lock,
    write_wheel,
    write_wheels,
    write_zip,
)


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a build is handed in."""

    python_zip: Path
    wheelhouse: Path
    lock: Path
    product: Path

    def arguments(self, out: Path, *, product: bool = True) -> list[str]:
        """Return them as the command line takes them."""
        own = ["--product", str(self.product)] if product else []
        return [
            "folder",
            *("--python-zip", str(self.python_zip)),
            *("--wheelhouse", str(self.wheelhouse)),
            *("--lock", str(self.lock)),
            *("--out", str(out)),
            *own,
        ]


@pytest.fixture
def inputs(tmp_path: Path) -> Inputs:
    """Return the inputs of a build that succeeds, free to be spoilt."""
    return make_inputs(tmp_path)


def make_inputs(folder: Path) -> Inputs:
    """Make them in a folder."""
    python_zip = write_zip(folder / "python-3.11.8-embed-amd64.zip", python_files())
    wheels = write_wheels(folder / "wheelhouse")
    lock = write_lock(folder / "requirements.lock", wheels)
    product = write_wheel(folder, "dxten-0.1.0", {"automations/__init__.py": b""})
    return Inputs(python_zip, folder / "wheelhouse", lock, product)
