"""The rehearsal's own reading of its settings: plain values for the truth's own arithmetic."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from automations import resources

if TYPE_CHECKING:
    from datetime import datetime

EVENT_FILE = "event.toml"


@dataclass(frozen=True, slots=True)
class Contest:
    """What the vote is about; ``weights`` go by criterion and ``minimum`` by category."""

    opens: datetime
    closes: datetime
    weights: tuple[int, ...]
    criteria: tuple[str, ...]
    minimum: tuple[tuple[str, int], ...]
    limit: int
    marks: range
    seats: int
    runners_up: int


def event_text() -> str:
    """Return the rehearsal's settings as the file holds them."""
    return resources.config_file(f"rehearsal/{EVENT_FILE}").read_text(encoding="utf-8")


def contest() -> Contest:
    """Read what the vote is about from the rehearsal's settings."""
    award = tomllib.loads(event_text())["award"]
    vote, selection = award["vote"], award["selection"]
    return Contest(
        opens=vote["opens"],
        closes=vote["closes"],
        weights=tuple(each["weight"] for each in award["criteria"]),
        criteria=tuple(each["name"] for each in award["criteria"]),
        minimum=tuple((each["name"], each["minimum_seats"]) for each in award["categories"]),
        limit=vote["choices_per_category"],
        marks=range(vote["lowest_mark"], vote["highest_mark"] + 1),
        seats=selection["seats"],
        runners_up=selection["runners_up"],
    )
