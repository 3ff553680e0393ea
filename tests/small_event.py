"""A small event with everything in it, made of two golden cases: quick enough to run often."""

import shutil
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

GOLDEN = Path(__file__).parent / "golden"
PEOPLE, VOTE = GOLDEN / "attendance/walk_ins", GOLDEN / "finalists/quota_and_tie"
AFTER = datetime(2024, 12, 25, 9, tzinfo=ZoneInfo("Asia/Tokyo"))
RESTRICTED = "事務局限り"
FINALISTS = ("窓口DX", "窓口DXプラス", "庶務の自動化")


def write_small_event(folder: Path) -> Path:
    """Write the settings and the books; who came and who won is worked out in the golden cases."""
    folder.mkdir()
    for case in (PEOPLE, VOTE):
        shutil.copytree(case / "inputs", folder, dirs_exist_ok=True)
    people, vote = (_settings(case) for case in (PEOPLE, VOTE))
    award = vote[vote.index("[award]") :]
    (folder / "event.toml").write_text(f"{people}\n{award}", encoding="utf-8")
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
