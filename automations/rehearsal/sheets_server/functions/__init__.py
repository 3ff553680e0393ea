"""The functions that formulas of a staff sheet call, by name.

Their words of refusal are those the service shows; a function that is not here is #NAME?.
"""

from automations.rehearsal.sheets_server.functions import (
    arithmetic,
    counting,
    dates,
    logic,
    lookups,
    spreading,
    texts,
)
from automations.rehearsal.sheets_server.functions.registry import Function

FUNCTIONS: dict[str, Function] = {
    **arithmetic.TABLE,
    **counting.TABLE,
    **dates.TABLE,
    **logic.TABLE,
    **lookups.TABLE,
    **spreading.TABLE,
    **texts.TABLE,
}

__all__ = ["FUNCTIONS", "Function"]
