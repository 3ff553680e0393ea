"""応募集計: what was handed in, what became of it, and the lists for voters."""

from __future__ import annotations

from automations.flows.scope import ENTRIES
from automations.jobs.event_job import event_job
from automations.language import _

command = event_job(
    "entries", ENTRIES, _("Take in the applications, number them and list them for the voters.")
)
