"""受付準備: numbers for everybody registered, the printed list, slips and name badges."""

from __future__ import annotations

from automations.flows.scope import RECEPTION
from automations.jobs.event_job import event_job
from automations.language import _

command = event_job(
    "reception-prepare",
    RECEPTION,
    _("Number everybody registered; make the list, slips and name badges for the reception."),
)
