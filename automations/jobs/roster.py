"""名簿: who has registered, each person once."""

from __future__ import annotations

from automations.flows.scope import ROSTER
from automations.jobs.event_job import event_job
from automations.language import _

command = event_job(
    "roster", ROSTER, _("Merge the registrations into one list that names each person once.")
)
