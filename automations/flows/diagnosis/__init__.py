"""診断: is everything in place, before anybody counts? Every check is made, whatever it finds.

What the rest stands on comes first: Python and its libraries are looked at before anything that
needs them is loaded, so a copy that lost a file says which, instead of ending in a traceback.
"""

from __future__ import annotations

from pathlib import Path

from automations.flows.diagnosis.checks import Check, Group, Mark
from automations.flows.diagnosis.computer import look_at_computer, runs_at_all
from automations.flows.diagnosis.machine import Machine
from automations.flows.diagnosis.measuring import this_machine
from automations.flows.diagnosis.telling import lines

__all__ = ["Check", "Group", "Machine", "Mark", "diagnose", "lines", "this_machine"]


def diagnose(root: Path, machine: Machine) -> tuple[Group, ...]:
    """Look at everything the event in ``root`` needs, grouped by what it concerns.

    Settings that cannot be used leave out only the checks that need them; a library that cannot
    be loaded leaves out all that come after this PC. Nothing is changed.
    """
    computer = look_at_computer(machine)
    if not runs_at_all(machine):
        return (computer,)
    from automations.flows.diagnosis.event_checks import look_at_event  # noqa: PLC0415 - see above

    return (computer, *look_at_event(root, machine))
