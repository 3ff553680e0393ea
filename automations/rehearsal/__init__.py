"""A fictitious event: writes the workbooks a real one would have, from a seed.

What is true is decided first (`plan`, `people`, `guests`, `entries`), then the sheets are written
that hide it (`registrations`, `reception`, `ballots`), and the truth is counted from what was
decided (`truth`, `tally`, `cut`), by nothing of the product's.
"""

from automations.rehearsal.event import rehearse, write_event
from automations.rehearsal.plan import DEFAULT_SEED
from automations.rehearsal.truth import Truth

__all__ = ["DEFAULT_SEED", "Truth", "rehearse", "write_event"]
