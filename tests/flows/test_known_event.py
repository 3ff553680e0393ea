"""The event as it was read last: read again when something was saved, and only then."""

import os
import shutil
from pathlib import Path

import pytest

from automations.errors import SettingsWrong
from automations.flows.event_folder import open_event
from automations.flows.known_event import known_event
from automations.flows.running import perform
from automations.flows.scope import ATTENDANCE
from tests.online_event import REGISTER, online_event
from tests.small_event import AFTER, change_text


def later(path: Path) -> None:
    """Let a file be saved a second later than it was, however fast the test is."""
    told = path.stat()
    os.utime(path, ns=(told.st_atime_ns, told.st_mtime_ns + 1_000_000_000))


def test_it_is_the_event_and_read_once(small: Path) -> None:
    first = known_event(small)
    assert first == open_event(small)
    assert known_event(small) is first


def test_what_was_saved_since_is_read_again(small: Path) -> None:
    known_event(small)
    change_text(small / "event.toml", {"小さな催し": "大きな催し"})
    later(small / "event.toml")
    assert known_event(small).event.basics.name == "大きな催し"


def test_two_events_do_not_drive_each_other_out(small: Path, tmp_path: Path) -> None:
    other = shutil.copytree(small, tmp_path / "ほかの催し")
    first = known_event(small)
    assert known_event(other).root == other
    assert known_event(small) is first


def test_settings_that_are_wrong_are_read_until_they_are_right(small: Path) -> None:
    settings = small / "event.toml"
    whole = settings.read_bytes()
    known_event(small)
    settings.write_bytes(b"[")
    later(settings)
    for _ in range(2):
        with pytest.raises(SettingsWrong):
            known_event(small)
    settings.write_bytes(whole)
    assert known_event(small) == open_event(small)


def test_a_second_file_of_settings_is_seen(small: Path) -> None:
    known_event(small)
    (small / "設定.xlsx").touch()
    with pytest.raises(SettingsWrong):
        known_event(small)


def test_a_tab_that_an_address_names_by_its_number_has_its_name_when_it_was_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with online_event(tmp_path / "催し", monkeypatch) as event:
        address = f"https://docs.google.com/spreadsheets/d/{event.key}/edit#gid=0"
        change_text(event.root / "event.toml", {f"{event.book}#{REGISTER}": address})
        assert _registered_in(event.root) == "#gid=0"
        assert event.server.log == []
        perform(event.root, ATTENDANCE, AFTER)
        event.server.log.clear()
        assert _registered_in(event.root) == REGISTER
        assert event.server.log == []


def _registered_in(root: Path) -> str:
    rules = known_event(root).event.registration
    assert rules is not None
    return rules.sources[0].sheet
