"""一括: register, attendance, vote, workbook and brief, in this order."""

from __future__ import annotations

from automations.flows.scope import EVERYTHING
from automations.jobs.event_job import event_job
from automations.language import _

command = event_job(
    "run", EVERYTHING, _("Do everything: register, attendance, finalists, workbook and brief.")
)
