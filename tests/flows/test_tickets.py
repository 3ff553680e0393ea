"""Numbers of the reception, given to the register of an event and found again."""

from pathlib import Path

from automations.flows.deciding import decide_event
from automations.flows.event_folder import EventFolder, open_event
from automations.flows.reading import read_inputs
from automations.flows.scope import ROSTER
from automations.flows.tickets import foreseen, issue, issued
from automations.registration.register import Roster
from tests.small_event import AFTER


def register(folder: EventFolder) -> Roster:
    inputs = read_inputs(folder, ROSTER.within(folder.event), {})
    found = decide_event(inputs, folder.event, AFTER, {}).roster
    assert found
    return found


def test_everybody_registered_has_a_number_from_then_on(event: Path) -> None:
    folder = open_event(event)
    found = register(folder)
    assert issued(folder) == ()
    tickets = issue(folder, found, AFTER)
    assert issued(folder) == tickets == foreseen(folder, found)
    assert [each.number for each in tickets] == list(range(1, found.registrants.height + 1))


def test_looking_ahead_records_nothing(event: Path) -> None:
    folder = open_event(event)
    assert foreseen(folder, register(folder))
    assert issued(folder) == ()
