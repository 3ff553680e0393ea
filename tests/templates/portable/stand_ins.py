"""A Python, wheels and a lock that look like the real ones, small enough to make in a test."""

from __future__ import annotations

import hashlib
import struct
import zipfile
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

AMD64, I386 = 0x8664, 0x14C
_BASE, _RAW = 0x1000, 0x400
# Zip members carry a time: a fixed one, so that a stand-in made twice is the same file.
_TIME = (2020, 2, 2, 0, 0, 0)


def program(needs: Sequence[str] = (), *, machine: int = AMD64, version: str = "") -> bytes:
    """Return a Windows program: one section that holds the table of the libraries it needs."""
    table, names = b"", b""
    first = _BASE + 20 * (len(needs) + 1)
    for each in needs:
        table += struct.pack("<IIIII", 0, 0, 0, first + len(names), 0)
        names += each.encode() + b"\0"
    body = table + bytes(20) + names
    optional = struct.pack("<H", 0x20B) + bytes(110)
    optional += struct.pack("<IIII", 0, 0, _BASE if needs else 0, len(body)) + bytes(112)
    header = b"MZ" + bytes(58) + struct.pack("<I", 64) + b"PE\0\0"
    header += struct.pack("<HHIIIHH", machine, 1, 0, 0, 0, len(optional), 0x22) + optional
    section = b".idata\0\0" + struct.pack("<IIII", len(body), _BASE, len(body), _RAW) + bytes(16)
    described = "ProductVersion\0\0" + version + "\0" if version else ""
    return (header + section).ljust(_RAW, b"\0") + body + described.encode("utf-16-le")


def python_files(version: str = "3.11.8", *, machine: int = AMD64) -> dict[str, bytes]:
    """Return what stands in the zip of the embeddable Python."""
    major, minor, _ = version.split(".")
    short = f"python{major}{minor}"
    kernel = ["KERNEL32.dll"]
    return {
        "python.exe": program([f"{short}.dll"], machine=machine),
        f"{short}.dll": program([*kernel, "VCRUNTIME140.dll"], machine=machine, version=version),
        "python3.dll": program(kernel),
        "vcruntime140.dll": program(kernel),
        "vcruntime140_1.dll": program(["api-ms-win-crt-heap-l1-1-0.dll", "VCRUNTIME140.dll"]),
        f"{short}.zip": b"the standard library",
        f"{short}._pth": f"{short}.zip\n.\n\n#import site\n".encode(),
        "LICENSE.txt": b"The licence of Python",
    }


def write_zip(path: Path, files: Mapping[str, bytes]) -> Path:
    """Write a zip whose bytes depend on nothing but ``files``."""
    with zipfile.ZipFile(path, "w") as package:
        for name, data in files.items():
            package.writestr(zipfile.ZipInfo(name, _TIME), data)
    return path


def write_wheel(  # noqa: PLR0913 - what a test changes in a wheel
    folder: Path,
    part: str,
    files: Mapping[str, bytes],
    *,
    tag: str = "py3-none-any",
    declares: str = "License-Expression: MIT",
    licence: str = "licenses/LICENSE",
) -> Path:
    """Write the wheel of a part such as ``alpha-1.0``."""
    name, _, version = part.partition("-")
    metadata = f"Metadata-Version: 2.4\nName: {name}\nVersion: {version}\n{declares}\n\nAbout\n"
    info = {f"{part}.dist-info/METADATA": metadata.encode()}
    if licence:
        info[f"{part}.dist-info/{licence}"] = f"The licence of {name}".encode()
    return write_zip(folder / f"{part}-{tag}.whl", {**files, **info})


def write_wheels(folder: Path) -> list[Path]:
    """Write the three kinds there are: pure, for one Python, for any Python from one on."""
    folder.mkdir(exist_ok=True)
    beta = {
        "beta/fast.pyd": program(["python311.dll", "VCRUNTIME140_1.dll", "WS2_32.dll"]),
        "beta/__pycache__/old.cpython-311.pyc": b"compiled elsewhere",
        "beta-2.1.data/purelib/beta/spread.py": b"spread = True\n",
        "beta-2.1.data/scripts/beta.exe": b"a script",
    }
    gamma = {"gamma/__init__.py": b"", "gamma/stable.pyd": program(["python3.dll", "own-1.dll"])}
    gamma |= {"gamma.libs/own-1.dll": program(["KERNEL32.dll"])}
    return [
        write_wheel(folder, "alpha-1.0", {"alpha/__init__.py": b"alpha = 1\n"}),
        write_wheel(folder, "beta-2.1", beta, tag="cp311-cp311-win_amd64"),
        write_wheel(folder, "gamma-3.0", gamma, tag="cp39-abi3-win_amd64", licence="LICENSE.txt"),
    ]


def write_lock(
    path: Path, wheels: Sequence[Path], only_on_windows: Collection[str] = ("gamma",)
) -> Path:
    """Write the lock of these wheels, and of one that is wanted everywhere but on Windows."""
    lines = ["# made by a tool", "posix-only==1.0 ; sys_platform != 'win32' \\", _hash(b"posix")]
    for wheel in wheels:
        name, version, *_ = wheel.name.split("-")
        condition = " ; sys_platform == 'win32'" if name in only_on_windows else ""
        lines += [f"{name}=={version}{condition} \\", f"{_hash(b'its source')} \\"]
        lines += [_hash(wheel.read_bytes()), "    # via dxten"]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def _hash(data: bytes) -> str:
    return f"    --hash=sha256:{hashlib.sha256(data).hexdigest()}"
