"""A share on which people have files open in Office: it answers as Windows does.

Who opens a file leaves a note beside it; nobody else replaces, writes or deletes the file until it
is closed again. Reading it stays possible.
"""

from __future__ import annotations

import errno
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from automations import owner_notes
from automations.windows import Access, Hold

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest


@dataclass
class OfficeShare:
    """``held``: the files that somebody has open."""

    held: set[Path] = field(default_factory=set)

    def opens(self, path: Path, owner: str) -> None:
        """Let somebody open a file."""
        self.held |= {path, _note(path)}
        name = owner.encode("cp932")
        os.close(os.open(_note(path), os.O_CREAT | os.O_WRONLY))
        _note(path).write_bytes(bytes([len(name)]) + name.ljust(54))

    def closes(self, path: Path) -> None:
        """Let that person close it again."""
        self.held -= {path, _note(path)}
        _note(path).unlink()

    def hold_on(self, path: Path, access: Access) -> Hold:
        """Answer as CreateFileW does."""
        return Hold.HELD if access is Access.CHANGE and path in self.held else Hold.FREE

    def refuse(self, *paths: object) -> None:
        """Refuse whoever would change a file that is open."""
        if self.held.intersection(paths):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def _note(path: Path) -> Path:
    return path.with_name(f"~${path.name}")


def office_share(monkeypatch: pytest.MonkeyPatch) -> OfficeShare:
    """Let every file of this test lie on such a share."""
    share = OfficeShare()

    def guarded(really: Callable[..., object], *, writes: bool) -> Callable[..., object]:
        def act(path: Path, *given: object, **named: object) -> object:
            if writes or "r+b" in given:
                share.refuse(path, *given)
            return really(path, *given, **named)

        return act

    for name, writes in (("open", False), ("replace", True), ("unlink", True)):
        monkeypatch.setattr(Path, name, guarded(getattr(Path, name), writes=writes))
    monkeypatch.setattr(owner_notes, "hold_on", share.hold_on)
    return share
