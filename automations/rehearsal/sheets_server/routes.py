"""Which address means what."""

from __future__ import annotations

from dataclasses import dataclass

from automations.rehearsal.sheets_server.exchange import Answered, Asked
from automations.rehearsal.sheets_server.model import World
from automations.rehearsal.sheets_server.refusals import no_such_page


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks; ``all_mighty`` where nobody is asked for a name."""

    mail: str
    all_mighty: bool = False


def answer(world: World, asked: Asked, asker: Asker) -> Answered:
    """Return the answer to a request.

    Raises:
        ApiError: It is refused; nothing was done.
    """
    del world, asker
    return no_such_page(asked.path)
