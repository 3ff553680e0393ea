"""A folder that this person may not open; a test may run as an administrator, who may."""

import errno
import os
from pathlib import Path

import pytest


def shut(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every look at what lies in ``folder``, which itself is seen to be there."""
    for name in ("stat", "open", "read_bytes"):
        really = getattr(Path, name)

        def refused(path: Path, *given: object, really: object = really, **named: object) -> object:
            if folder in path.parents:
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
            assert callable(really)
            return really(path, *given, **named)

        monkeypatch.setattr(Path, name, refused)
