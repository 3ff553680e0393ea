"""The lock is one for every system: its conditions are judged for the city PC."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from templates.portable.embedded_python import EmbeddedPython, pinned
from templates.portable.lock import LEFT_OUT, read_lock

CHECKOUT = Path(__file__).resolve().parents[3]
WINDOWS = EmbeddedPython((3, 12), "3.12.10", "", {}).environment


@pytest.mark.parametrize(
    ("condition", "wanted"),
    [
        ("sys_platform == 'win32'", True),
        ("sys_platform == 'linux'", False),
        ("os_name == 'nt' and platform_machine == 'AMD64'", True),
        ("platform_system != 'Windows'", False),
        ("platform_python_implementation != 'PyPy'", True),
        ("python_full_version < '3.12'", False),
        ("python_version >= '3.12'", True),
    ],
)
def test_a_condition_is_judged_for_windows(tmp_path: Path, condition: str, *, wanted: bool) -> None:
    lock = tmp_path / "requirements.lock"
    lock.write_text(f"a==1 ; {condition} \\\n    --hash=sha256:{'0' * 64}\n", encoding="utf-8")
    assert [str(each) for each in read_lock(lock, WINDOWS)] == (["a 1"] if wanted else [])


def test_the_real_lock_brings_what_windows_needs() -> None:
    locked = {each.name for each in read_lock(CHECKOUT / "requirements.lock", WINDOWS)}
    assert {"tzdata", "polars", "polars-runtime-compat", "openpyxl", "lxml"} <= locked


def test_of_the_two_runtimes_only_the_one_for_every_pc_is_wanted() -> None:
    # tests/test_polars_runtime.py has it that this is the one that is loaded.
    lines = (CHECKOUT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    names = {line.partition("==")[0] for line in lines if re.match(r"\w", line)}
    locked = {each.name for each in read_lock(CHECKOUT / "requirements.lock", WINDOWS)}
    assert names - locked == {"polars-runtime-32"} == LEFT_OUT


def test_a_line_for_pip_has_all_its_hashes_and_no_condition() -> None:
    (tzdata,) = [
        each for each in read_lock(CHECKOUT / "requirements.lock", WINDOWS) if each.name == "tzdata"
    ]
    assert re.fullmatch(r"tzdata==\S+( --hash=sha256:[0-9a-f]{64}){2}", tzdata.line)


def test_the_pinned_python_is_the_official_one() -> None:
    known = pinned()
    assert known.address == (
        f"https://www.python.org/ftp/python/{known.version}/python-{known.version}-embed-amd64.zip"
    )
    assert re.fullmatch("[0-9a-f]{64}", known.sha256)
