"""What both ways of doing the demo's job must agree on before their times mean anything."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Headline:
    """Visitors, host staff, external and bodies, in this order; finalists, best first."""

    counts: tuple[int, ...]
    finalists: tuple[int, ...]
