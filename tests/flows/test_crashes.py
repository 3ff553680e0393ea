"""A run that is killed at any step on the disk: the next one puts everything right by itself."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from automations.flows.running import Outcome, perform
from automations.flows.scope import EVERYTHING
from automations.ledger.runs import runs
from tests.small_event import AFTER, RESTRICTED, change_text, write_small_event

CHECKOUT = Path(__file__).resolve().parent.parent.parent
PUBLISHED = ("結果.xlsx", "報告資料.docx")

pytestmark = pytest.mark.skipif(
    os.name == "nt", reason="the killed process is a fork, which Windows lacks"
)


def killed_and_healed(tmp_path: Path, *held: str) -> tuple[Outcome, list[Path]]:
    """Return a run that nobody disturbed, and the folders of those that were killed and healed."""
    event, attempts = write_small_event(tmp_path / "催し"), tmp_path / "試み"
    attempts.mkdir()
    if held:  # there has to be something that can be open
        perform(event, EVERYTHING, AFTER.replace(hour=8))
        change_text(event / "投票.csv", {"10:00:00,0008,3": "10:00:00,0008,4"})
    driver = [sys.executable, "-m", "tests.flows.dying_run", str(event), str(attempts), *held]
    subprocess.run(driver, check=True, cwd=CHECKOUT)
    undisturbed = perform(event, EVERYTHING, AFTER)
    for folder in attempts.iterdir():
        restricted = folder / RESTRICTED
        assert [(restricted / name).read_bytes() for name in PUBLISHED] == [
            (event / RESTRICTED / name).read_bytes() for name in PUBLISHED
        ], folder.name
        left = [path for path in restricted.rglob("*") if path.name.startswith((".", "書込中"))]
        assert left == []
    return undisturbed, sorted(attempts.iterdir())


def test_after_a_run_that_was_killed_the_next_one_heals_everything(tmp_path: Path) -> None:
    undisturbed, healed = killed_and_healed(tmp_path)
    assert len(healed) > len(PUBLISHED), "the first run was killed before and after each file"
    for folder in healed:
        assert runs(folder / RESTRICTED) == (undisturbed.run,)


def test_a_file_that_waited_when_its_run_was_killed_is_taken_away_by_the_next(
    tmp_path: Path,
) -> None:
    undisturbed, healed = killed_and_healed(tmp_path, "結果.xlsx")
    waited = [each for each in healed if any(r.exit_code == 75 for r in runs(each / RESTRICTED))]
    assert 0 < len(waited) < len(healed), "some were killed before their record, some after it"
    for folder in healed:
        names = {each.name for each in (folder / RESTRICTED).iterdir() if each.is_file()}
        assert names - {"判定.xlsx"} == set(PUBLISHED), folder.name
        assert runs(folder / RESTRICTED)[-1] == undisturbed.run
