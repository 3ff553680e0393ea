"""資料: the Word document for the executives."""

from __future__ import annotations

from automations.flows.scope import BRIEF
from automations.jobs.event_job import event_job
from automations.language import _

command = event_job("brief", BRIEF, _("Write the brief for the executives as a Word document."))
