"""The slips of the vote in the hall: a number each, ten on a page, with lines to cut along."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from automations.documents import lint, package, properties
from automations.documents.cards import cards
from automations.documents.patterns import printable
from automations.documents.properties import Properties

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

TOKEN = "投票番号"  # noqa: S105 - the name of a field in a template
_MADE = datetime(2000, 1, 1, tzinfo=UTC)  # no trace of when it was made


def token_slips(
    template: Path, tokens: Sequence[str], words: Mapping[str, str], office: str
) -> bytes:
    """Return the document with a slip for each number; the same arguments give the same bytes.

    ``words``: what every slip says of the event, by the name of the field.

    Raises:
        SettingsWrong: the template cannot be used.
        DocumentFaulty: the document is not sound, which is our bug.
    """
    slips = [printable({**words, TOKEN: each}) for each in tokens]
    parts = cards(template, slips, (*words, TOKEN), TOKEN)
    document = package.pack(properties.described(parts, Properties(TOKEN, office, _MADE, TOKEN)))
    lint.refuse_faulty(document, template.read_bytes(), [*words.values(), *tokens])
    return document
