"""The same event makes the same documents, byte for byte, wherever and on whichever PC."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.small_event import RESTRICTED

_MAKE = """
import sys
from pathlib import Path
from automations.flows.guidelines import make_guidelines
from automations.flows.notices import make_notices
from automations.flows.running import perform
from automations.flows.scope import EVERYTHING
from tests.flows.answering import approve
from tests.small_event import AFTER
folder = Path(sys.argv[1])
perform(folder, EVERYTHING, AFTER)
approve(folder)
perform(folder, EVERYTHING, AFTER)
make_notices(folder, AFTER)
make_guidelines(folder, AFTER)
"""
_PCS = (
    {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
    {"TZ": "America/New_York", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "777"},
)


def made(folder: Path, pc: dict[str, str]) -> dict[str, bytes]:
    told = [sys.executable, "-c", _MAKE, str(folder)]
    subprocess.run(told, check=True, env={**os.environ, **pc}, cwd=Path(__file__).parents[2])
    inside = folder / RESTRICTED
    found = (*inside.glob("*.docx"), *inside.glob("資料/*.docx"))
    return {each.name: each.read_bytes() for each in found}


def test_another_folder_clock_language_and_order_make_the_same_bytes(
    small: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("別") / "写し"
    shutil.copytree(small, other)
    here, there = (made(each, pc) for each, pc in zip((small, other), _PCS, strict=True))
    assert sorted(here) == [
        "ファイナリスト案.docx",
        "ファイナリスト案_別冊.docx",
        "他自治体提供版.docx",
        "報告資料.docx",
        "実施要領（案）.docx",
        "選出通知.docx",
        "非選出通知.docx",
    ]
    assert [name for name in here if here[name] != there[name]] == []
