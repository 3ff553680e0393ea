"""来場集計: who came, and from how many bodies."""

from __future__ import annotations

from automations.flows.scope import ATTENDANCE
from automations.jobs.event_job import event_job
from automations.language import _

command = event_job("attendance", ATTENDANCE, _("Count who came, from the reception sheet."))
