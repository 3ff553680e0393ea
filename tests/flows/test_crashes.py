"""A run that is killed at any step on the disk: the next one puts everything right by itself."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from automations.flows.running import perform
from automations.flows.scope import EVERYTHING
from automations.ledger.runs import runs
from tests.small_event import AFTER, RESTRICTED, write_small_event

CHECKOUT = Path(__file__).resolve().parent.parent.parent
PUBLISHED = ("結果.xlsx", "報告資料.docx")


@pytest.mark.skipif(os.name == "nt", reason="the killed process is a fork, which Windows lacks")
def test_after_a_run_that_was_killed_the_next_one_heals_everything(tmp_path: Path) -> None:
    event, attempts = write_small_event(tmp_path / "催し"), tmp_path / "試み"
    attempts.mkdir()
    driver = [sys.executable, "-m", "tests.flows.dying_run", str(event), str(attempts)]
    subprocess.run(driver, check=True, cwd=CHECKOUT)
    undisturbed = perform(event, EVERYTHING, AFTER)
    healed = sorted(attempts.iterdir())
    assert len(healed) > len(PUBLISHED), "the first run was killed before and after each file"
    for folder in healed:
        restricted = folder / RESTRICTED
        assert [(restricted / name).read_bytes() for name in PUBLISHED] == [
            (event / RESTRICTED / name).read_bytes() for name in PUBLISHED
        ], folder.name
        assert runs(restricted) == (undisturbed.run,)
        left = [path for path in restricted.rglob("*") if path.name.startswith((".", "書込中"))]
        assert left == []
