"""The event of the golden case with four pairs of rows that sound or look like one person."""

import shutil
from pathlib import Path

from automations.flows.running import Outcome, perform
from automations.flows.scope import ROSTER
from tests.flows.judging_pairs import asked_pairs
from tests.small_event import AFTER, GOLDEN, RESTRICTED

CASE = GOLDEN / "roster/doubtful_pairs"
BOOK = f"{RESTRICTED}/判定.xlsx"


def write_doubtful_event(folder: Path) -> Path:
    """Write settings and registrations; rows 2 to 5 are four people, 6 to 9 look like them."""
    shutil.copytree(CASE / "inputs", folder)
    shutil.copy(CASE / "settings/event.toml", folder)
    return folder


def listed(folder: Path) -> Outcome:
    """Make the register."""
    return perform(folder, ROSTER, AFTER)


def key_of(folder: Path, one: int, other: int) -> str:
    """Return the number of the question about two rows."""
    asked = asked_pairs(folder / BOOK)
    (key,) = (key for key, each in asked.items() if f"{one}行目と{other}行目" in each["質問"])
    return key
