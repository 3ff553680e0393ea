"""Who asks, and what people let them do."""

from __future__ import annotations

from dataclasses import dataclass

from automations.rehearsal.sheets_server.making import ANYONE
from automations.rehearsal.sheets_server.model import Stored

NOBODY = "rehearsal@rehearsal.iam.gserviceaccount.com"
"""Whose files are that are made where nobody is asked for a name: each file has an owner."""


@dataclass(frozen=True, slots=True)
class Asker:
    """Whoever bears a token; ``mail`` is "" where nobody is asked for a name: may do all."""

    mail: str = ""

    @property
    def owner(self) -> str:
        """Whose what they make is."""
        return self.mail or NOBODY

    def may_read(self, stored: Stored) -> bool:
        """Tell whether somebody let them in."""
        return self.may_write(stored) or not {self.mail, ANYONE}.isdisjoint(stored.readers)

    def may_write(self, stored: Stored) -> bool:
        """Tell whether somebody lets them change it."""
        return not self.mail or not {self.mail, ANYONE}.isdisjoint(stored.writers)
