"""A copy of the folder: what lies in Google Sheets comes along as it was read, and rests."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NoReturn
from zipfile import ZipFile

import pytest

from automations.errors import ServiceUnavailable
from automations.flows.carrying import copies_noted, take_out
from automations.flows.carrying_back import bring_back
from automations.flows.event_folder import open_event
from automations.flows.finding import foresee
from automations.flows.running import perform
from automations.flows.scope import ATTENDANCE
from automations.flows.write_back_undo import BookUndone, undo
from automations.ledger.online_copies import OnlineCopy, keep, known
from automations.tables.places import Place
from automations.tables.problems import problem
from tests.online_event import RECEPTION, SHOWN, TITLE, OnlineEvent, online_event
from tests.small_event import AFTER, RESTRICTED

LEFT_ALONE = problem("google_at_rest", Place(SHOWN))


@pytest.fixture
def event(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[OnlineEvent]:
    with online_event(tmp_path / "催し", monkeypatch) as event:
        yield event


@pytest.fixture
def copy(event: OnlineEvent, tmp_path: Path) -> Path:
    return take_out(event.root, tmp_path / "写し", AFTER, "受付のPC").destination


def test_what_is_read_last_goes_along(event: OnlineEvent, tmp_path: Path) -> None:
    perform(event.root, ATTENDANCE, AFTER)
    event.type(RECEPTION, {(2, 1): "書き直し"})
    copy = take_out(event.root, tmp_path / "写し", AFTER, "受付のPC").destination
    there, here = (open_event(root, at_rest=True) for root in (copy, event.root))
    assert there.book(event.book).read_bytes() == here.book(event.book).read_bytes()
    assert "書き直し".encode() in _unpacked(there.book(event.book))


def _unpacked(path: Path) -> bytes:
    with ZipFile(path) as package:
        return b"".join(package.read(name) for name in package.namelist())


def test_a_copy_asks_nothing_of_the_network_and_writes_nothing_there(
    event: OnlineEvent, copy: Path
) -> None:
    before = event.rows(RECEPTION)
    event.server.log.clear()
    outcome = perform(copy, ATTENDANCE, AFTER)
    assert outcome.files
    assert outcome.written == ()
    assert undo(copy) == ()
    assert event.server.log == []
    assert event.rows(RECEPTION) == before


def test_a_copy_says_that_it_leaves_the_spreadsheet_alone(event: OnlineEvent, copy: Path) -> None:
    plan = foresee(copy, AFTER)
    assert (plan.books, plan.left_alone[:1]) == ((), (LEFT_ALONE,))
    about = known(copy / RESTRICTED, event.key)
    assert about is not None
    keep(copy / RESTRICTED, event.key, b"", replace(about, at=AFTER))
    noted = copies_noted(open_event(copy))
    since = {"since": "令和6年12月25日（水）9:00"}
    assert noted[1:] == (problem("google_read_then", Place(SHOWN), **since),)


def test_a_copy_puts_nothing_back_that_was_written_before_it_left(
    event: OnlineEvent, tmp_path: Path
) -> None:
    perform(event.root, ATTENDANCE, AFTER)
    copy = take_out(event.root, tmp_path / "写し", AFTER, "受付のPC").destination
    assert undo(copy) == (BookUndone(SHOWN, why=str(LEFT_ALONE)),)


def test_a_copy_that_nothing_came_along_with_says_so(event: OnlineEvent, copy: Path) -> None:
    folder = open_event(copy)
    for path in folder.place(event.book).parent.iterdir():
        path.unlink()
    unread = f"Googleスプレッドシート（…{event.key[-4:]}）"
    assert copies_noted(open_event(copy))[1:] == (problem("google_not_along", Place(unread)),)


def test_what_was_read_here_since_is_no_clash(event: OnlineEvent, copy: Path) -> None:
    event.type(RECEPTION, {(2, 1): "書き直し"})
    perform(event.root, ATTENDANCE, AFTER)
    here = open_event(event.root, at_rest=True).book(event.book).read_bytes()
    stale = OnlineCopy("別の名前", AFTER)
    keep(copy / RESTRICTED, event.key, b"stale", stale)  # as if made by hand, and read there
    assert bring_back(event.root, copy, AFTER, "受付のPC").files == ()
    assert open_event(event.root, at_rest=True).book(event.book).read_bytes() == here


def test_without_a_network_what_was_read_last_goes_along_and_is_said_to_be_old(
    event: OnlineEvent, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    away = problem("google_unreachable", Place(SHOWN))

    def refuse() -> NoReturn:
        raise ServiceUnavailable(away)

    monkeypatch.setattr("automations.flows.online_books._connect", refuse)
    with pytest.raises(ServiceUnavailable):
        take_out(event.root, tmp_path / "何も", AFTER, "受付のPC")
    keep(event.root / RESTRICTED, event.key, b"old", OnlineCopy(TITLE, AFTER))
    taken = take_out(event.root, tmp_path / "写し", AFTER, "受付のPC")
    since = {"since": "令和6年12月25日（水）9:00"}
    assert taken.notes == (problem("google_carried_old", Place(SHOWN), **since),)
    assert (open_event(taken.destination).book(event.book)).read_bytes() == b"old"


def test_what_people_typed_since_is_not_put_back(event: OnlineEvent) -> None:
    perform(event.root, ATTENDANCE, AFTER)
    event.type(RECEPTION, {(2, 1): "書き直し"})
    why = problem("google_changed_since", Place(SHOWN))
    assert undo(event.root) == (BookUndone(SHOWN, why=str(why)),)
