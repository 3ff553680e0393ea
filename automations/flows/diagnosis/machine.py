"""What a diagnosis knows about the PC it runs on, as plain facts: a test can make its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from automations.flows.diagnosis.libraries import Library


@dataclass(frozen=True, slots=True)
class Machine:
    """Facts about a PC, as seen from an event's folder. None: it cannot be told here.

    ``python`` and ``python_wanted`` are versions as (3, 11, 7) and as the product declares them.
    ``libraries``: what the product needs, empty if it does not say. ``avx2``: whether the
    processor has those instructions; ``compatible``: whether the runtime that needs none is there.
    ``fonts``: names of families or of files. ``now`` is this PC's clock and ``share_now`` that of
    whoever keeps the folder, at the same moment; both know their zone. ``built``: the day on which
    the product was made, at the earliest. ``free``: MB. ``synced``: folders that a service copies.
    ``tells_rights``: whether a folder's mode says who may open it.
    """

    python: tuple[int, int, int]
    python_wanted: tuple[int, ...]
    bits: int
    libraries: tuple[Library, ...]
    avx2: bool | None
    compatible: bool
    fonts: frozenset[str] | None
    now: datetime
    share_now: datetime | None
    built: date | None
    zones: bool
    free: int | None
    synced: tuple[tuple[str, Path], ...]
    removable: bool
    tells_rights: bool
