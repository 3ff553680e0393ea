"""Open a file or folder with the program that people open it with."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from threading import Thread


def open_with_its_program(path: Path | str) -> bool:
    """Open it as a double click would; False where there is no desktop or it refuses.

    An address, which is no `Path`, opens in the browser.
    """
    try:
        return _opened(path if isinstance(path, str) else path.resolve())
    except OSError:
        return False


if sys.platform == "win32":

    def _opened(path: Path | str) -> bool:
        os.startfile(path)  # noqa: S606 - what people would double-click: their own book
        return True

else:

    def _opened(path: Path | str) -> bool:
        opener = shutil.which("xdg-open")
        if opener is None or not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
            return False
        silent = subprocess.DEVNULL
        # It may outlive us and must not write into the menu.
        program = subprocess.Popen(  # noqa: S603 - no shell; the path is one argument
            [opener, str(path)], stdin=silent, stdout=silent, stderr=silent, start_new_session=True
        )
        Thread(target=program.wait, daemon=True).start()  # lets the system forget it at its end
        return True
