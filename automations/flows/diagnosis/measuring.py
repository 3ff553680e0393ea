"""Find out the facts about this PC. What cannot be found out is None, never a failure."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tempfile
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from automations.flows.diagnosis.libraries import needed, python_wanted
from automations.flows.diagnosis.machine import Machine

_COMPATIBLE = "_polars_runtime_compat"
_ZONE = "Asia/Tokyo"
_MEGABYTE = 1024 * 1024
_AVX2 = 40  # PF_AVX2_INSTRUCTIONS_AVAILABLE
_REMOVABLE = frozenset({2, 5})  # DRIVE_REMOVABLE, DRIVE_CDROM
_SYNCED = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_PATIENCE = 10  # seconds


def this_machine(root: Path) -> Machine:
    """Look at this PC, and at what it sees of the folder ``root``."""
    nearest = nearest_folder(root)
    return Machine(
        python=sys.version_info[:3],
        python_wanted=python_wanted(),
        bits=64 if sys.maxsize > 2**32 else 32,
        libraries=needed(),
        avx2=_avx2(),
        compatible=importlib.util.find_spec(_COMPATIBLE) is not None,
        fonts=_fonts(),
        now=datetime.now(UTC).astimezone(),
        share_now=_share_now(nearest),
        built=_built(),
        zones=_zones(),
        free=_free(nearest),
        synced=tuple(("OneDrive", Path(where)) for name in _SYNCED if (where := os.getenv(name))),
        removable=_removable(nearest),
        tells_rights=os.name == "posix",
    )


def nearest_folder(path: Path) -> Path:
    """Return the path itself, or the nearest folder above it that is there."""
    whole = path.absolute()
    return next((each for each in (whole, *whole.parents) if each.is_dir()), whole)


def _avx2() -> bool | None:
    if sys.platform == "win32":
        # Windows before version 2004 does not know the question and says no.
        return bool(ctypes.windll.kernel32.IsProcessorFeaturePresent(_AVX2))
    with suppress(OSError):
        flags = re.search(r"^flags\s*:(.*)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
        return "avx2" in flags[1].split() if flags else None
    return None


def _fonts() -> frozenset[str] | None:
    if os.name == "nt":
        own = Path(os.getenv("LOCALAPPDATA", ""), "Microsoft", "Windows", "Fonts")
        folders = (Path(os.getenv("WINDIR", "C:\\Windows"), "Fonts"), own)
        return frozenset(
            each.stem for where in folders if where.is_dir() for each in where.iterdir()
        )
    program = shutil.which("fc-list")
    if program is None:
        return None
    try:
        told = subprocess.run(  # noqa: S603 - the system's own list of fonts, nothing of anybody's
            [program, ":", "family"], capture_output=True, check=True, timeout=_PATIENCE
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return frozenset(re.split(r"[,\n]", told.stdout.decode("utf-8", errors="replace")))


def _share_now(folder: Path) -> datetime | None:
    """Let the file system put its own time on a small file: a share has a clock of its own."""
    try:
        handle, name = tempfile.mkstemp(dir=folder, prefix=".", suffix=".tmp")
    except OSError:
        return None
    try:
        with open(handle, "wb") as file:  # noqa: PTH123 - a descriptor, not a path
            file.write(b"dxten")
        return datetime.fromtimestamp(Path(name).stat().st_mtime, UTC).astimezone()
    except OSError:
        return None
    finally:
        with suppress(OSError):
            Path(name).unlink()


def _built() -> date | None:
    """Return the day of our own newest file, which copying keeps."""
    package = Path(__file__).resolve().parent
    with suppress(OSError):
        changed = max(each.stat().st_mtime for each in package.glob("*.py"))
        return datetime.fromtimestamp(changed, UTC).date()
    return None


def _zones() -> bool:
    try:
        ZoneInfo(_ZONE)
    except (ZoneInfoNotFoundError, OSError, ValueError):
        return False
    return True


def _free(folder: Path) -> int | None:
    with suppress(OSError):
        return shutil.disk_usage(folder).free // _MEGABYTE
    return None


def _removable(folder: Path) -> bool:
    if sys.platform == "win32":
        drive = ctypes.windll.kernel32.GetDriveTypeW(folder.anchor)
        return drive in _REMOVABLE
    return False
