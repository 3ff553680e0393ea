"""投票集計: from ballots to finalists, with a reason for each."""

from __future__ import annotations

from automations.flows.scope import FINALISTS
from automations.jobs.event_job import event_job
from automations.language import _

command = event_job(
    "finalists", FINALISTS, _("Count the staff vote and choose the finalists by the stated rules.")
)
