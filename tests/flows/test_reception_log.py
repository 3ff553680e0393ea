"""What a desk records is on the share, or on its PC until the share is back; nothing is lost."""

from __future__ import annotations

import tempfile
from datetime import timedelta
from pathlib import Path

import pytest

from automations.flows import reception_log
from automations.flows.event_folder import open_event
from automations.flows.reception_desk import Desk
from automations.flows.reception_log import DeskLog, Kept
from automations.flows.share import Share
from automations.ledger.check_ins import begin, file_name, folder_of, line_of, read_check_ins
from automations.registration.checkins import CheckIn
from tests.flows.reception_people import HANA, RIN, TARO, at_the_door
from tests.registration.desks import OPENED, entry

NAME = file_name("PC-1", "ABCDEFGH", OPENED)
ENTRIES = [entry("ABCDEFGH", n, of=who) for n, who in enumerate((HANA, TARO, RIN), 1)]


class Seconds:
    """A clock that passes when it is told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class Network:
    """A share that can be taken away: its folder is not there for a while."""

    def __init__(self, root: Path) -> None:
        self.root, self._away = root, root.with_name("away")

    def goes(self) -> None:
        self.root.rename(self._away)

    def comes_back(self) -> None:
        self._away.rename(self.root)


@pytest.fixture
def network(tmp_path: Path) -> Network:
    root = tmp_path / "事務局限り"
    root.mkdir()
    begin(root)
    return Network(root)


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def log(network: Network, tmp_path: Path, seconds: Seconds) -> DeskLog:
    return DeskLog(network.root, tmp_path / "この PC", NAME, Share(seconds))


@pytest.fixture
def spool(tmp_path: Path) -> Path:
    return tmp_path / "この PC"


def on_the_share(network: Network) -> list[int]:
    return [each.entry.sequence for each in read_check_ins(network.root).recorded]


def test_an_entry_is_on_the_share_when_that_is_said(log: DeskLog, network: Network) -> None:
    assert log.add(ENTRIES[0]) is Kept.SHARE
    assert on_the_share(network) == [1]
    assert log.waiting == 0


def test_while_the_share_is_away_entries_stay_here(
    log: DeskLog, network: Network, seconds: Seconds, spool: Path
) -> None:
    log.add(ENTRIES[0])
    network.goes()
    assert [log.add(each) for each in ENTRIES[1:]] == [Kept.HERE, Kept.HERE]
    assert log.waiting == 2
    assert (spool / NAME).read_bytes() == b"".join(map(line_of, ENTRIES[1:]))
    network.comes_back()
    assert not log.send(), "what failed just now is not tried at once"
    seconds.now = 6
    assert log.send()
    assert on_the_share(network) == [1, 2, 3]
    assert (log.waiting, list(spool.iterdir())) == (0, [])


def test_what_waits_goes_with_the_next_entry(
    log: DeskLog, network: Network, seconds: Seconds
) -> None:
    network.goes()
    log.add(ENTRIES[0])
    network.comes_back()
    seconds.now = 6
    assert log.add(ENTRIES[1]) is Kept.SHARE
    assert on_the_share(network) == [1, 2]


def test_at_the_end_it_is_tried_once_more(log: DeskLog, network: Network) -> None:
    network.goes()
    log.add(ENTRIES[0])
    network.comes_back()
    assert log.send(last=True)
    assert on_the_share(network) == [1]


def test_where_nothing_can_be_written_that_is_said(
    log: DeskLog, network: Network, spool: Path, seconds: Seconds
) -> None:
    network.goes()
    spool.write_bytes(b"a file in the place of the folder")
    assert log.add(ENTRIES[0]) is Kept.NOWHERE
    network.comes_back()
    seconds.now = 6
    assert log.send()
    assert on_the_share(network) == [1]


def test_what_a_dead_desk_left_here_is_written_through_by_the_next_one(
    log: DeskLog, network: Network, spool: Path
) -> None:
    log.add(ENTRIES[0])
    network.goes()
    for each in ENTRIES[1:]:
        log.add(each)
    with (spool / NAME).open("ab") as file:
        file.write(line_of(ENTRIES[0])[:30])  # the PC died in the middle of a line
    network.comes_back()
    next_one = DeskLog(network.root, spool, file_name("PC-1", "BCDEFGHA", OPENED), Share())
    assert next_one.send_what_was_left() == 2
    assert on_the_share(network) == [1, 2, 3]
    assert next_one.send_what_was_left() == 0
    assert list(spool.iterdir()) == []


def test_what_was_left_is_written_behind_a_line_that_was_cut_off(
    network: Network, spool: Path
) -> None:
    lines = [line_of(each) for each in ENTRIES]
    (folder_of(network.root) / NAME).write_bytes(lines[0] + lines[1][:40])
    spool.mkdir()
    (spool / NAME).write_bytes(b"".join(lines[1:]))
    DeskLog(network.root, spool, "other", Share()).send_what_was_left()
    assert [each.entry for each in read_check_ins(network.root).recorded] == ENTRIES


def test_while_the_share_is_away_nothing_is_sent_and_nothing_lost(
    log: DeskLog, network: Network, spool: Path
) -> None:
    network.goes()
    log.add(ENTRIES[0])
    assert DeskLog(network.root, spool, "other", Share()).send_what_was_left() == 0
    assert (spool / NAME).exists()


def test_other_pcs_are_followed_line_by_line(log: DeskLog, network: Network) -> None:
    other = folder_of(network.root) / file_name("PC-2", "BCDEFGHA", OPENED)
    lines = [line_of(entry("BCDEFGHA", n, of=HANA)) for n in (1, 2, 3)]
    log.add(ENTRIES[0])
    assert log.news() == []
    other.write_bytes(lines[0] + lines[1][:20])
    assert sequences(log.news()) == [1]
    other.write_bytes(b"".join(lines))
    assert sequences(log.news()) == [2, 3]
    assert log.news() == []
    other.write_bytes(lines[0])  # an older file was put in its place
    assert sequences(log.news()) == [1]


def sequences(entries: list[CheckIn]) -> list[int]:
    return [each.sequence for each in entries]


def test_out_of_sight_the_others_say_nothing_and_everything_afterwards(
    log: DeskLog, network: Network, seconds: Seconds
) -> None:
    other = folder_of(network.root) / file_name("PC-2", "BCDEFGHA", OPENED)
    other.write_bytes(line_of(entry("BCDEFGHA", 1, of=HANA)))
    network.goes()
    network.root.write_bytes(b"")  # nothing that could be listed
    assert log.news() == []
    network.root.unlink()
    network.comes_back()
    seconds.now = 6
    assert sequences(log.news()) == [1]


def test_an_account_without_a_home_keeps_them_among_temporary_files(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def homeless(*_names: object, **_more: object) -> Path:
        raise RuntimeError

    monkeypatch.setattr(reception_log, "user_data_path", homeless)
    spool = reception_log.spool_of(open_event(small).event)
    assert spool.is_relative_to(tempfile.gettempdir())


def test_a_desk_tells_how_much_waits(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def here(*_names: object, **_more: object) -> Path:
        return tmp_path / "here"

    monkeypatch.setattr(reception_log, "user_data_path", here)
    desk: Desk = at_the_door(small).desk("PC-1", timedelta())
    network = Network(small / "事務局限り")
    network.goes()
    desk.receive(HANA)
    assert desk.waiting == 1
    assert desk.close() == 1
    network.comes_back()
    assert desk.close() == 0
