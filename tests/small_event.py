"""A small event with everything in it, made of two golden cases: quick enough to run often."""

import shutil
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

GOLDEN = Path(__file__).parent / "golden"
PEOPLE = GOLDEN / "attendance/walk_ins"
VOTE, VOID_VOTE = GOLDEN / "finalists/quota_and_tie", GOLDEN / "finalists/void_ballots"
AFTER = datetime(2024, 12, 25, 9, tzinfo=ZoneInfo("Asia/Tokyo"))
RESTRICTED = "事務局限り"


def write_small_event(folder: Path, vote: Path = VOTE) -> Path:
    """Write the settings and the books; who came and who won is worked out in the golden cases."""
    folder.mkdir()
    for case in (PEOPLE, vote):
        shutil.copytree(case / "inputs", folder, dirs_exist_ok=True)
    settings = _settings(vote)
    award = settings[settings.index("[award]") :]
    (folder / "event.toml").write_text(f"{_settings(PEOPLE)}\n{award}", encoding="utf-8")
    return folder


def _settings(case: Path) -> str:
    return (case / "settings/event.toml").read_text(encoding="utf-8")


def change_text(path: Path, changes: Mapping[str, str]) -> None:
    """Replace what stands in a text file; what is not there is a fault of the test."""
    text = path.read_text(encoding="utf-8")
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
