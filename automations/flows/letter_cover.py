"""What letters, certificates and the script say of the event besides their own rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from automations.documents.cover import DocumentCover
from automations.event.model import Event
from automations.flows.document_cover import Origin, document_cover
from automations.tables.rendering import japanese_day
from automations.tables.report import Audience


def letter_cover(
    event: Event, at: datetime, number: str, words: Mapping[str, str] | None = None
) -> DocumentCover:
    """Return the cover of papers that are handed to people one by one.

    ``number``: the 照合番号; ``words``: what these papers say besides, by key. A letter bears a day
    without its weekday, as official letters do.
    """
    cover = document_cover(event, Origin(at, number), Audience.SECRETARIAT)
    settings = event.documents
    own = {
        "honorific": settings.honorific.value,
        "letter_honorific": settings.letter_honorific.value,
        "made_day": japanese_day(at.date()).partition("（")[0],
    }
    return replace(cover, said={**cover.said, **own, **(words or {})})
