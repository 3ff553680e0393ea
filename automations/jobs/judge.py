"""審査集計: from score sheets to prizes, with a reason for each, until the chair's 確定."""

from __future__ import annotations

from automations.flows.scope import JUDGING
from automations.jobs.event_job import event_job
from automations.language import _

command = event_job(
    "judge", JUDGING, _("Count the judges' score sheets and decide the prizes by the stated rules.")
)
