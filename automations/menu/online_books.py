"""Books of the settings that lie in Google Sheets: people open them in the browser."""

from __future__ import annotations

from pathlib import Path

from automations.books.google.addresses import browser_address, plain_name
from automations.ledger.online_copies import FOLDER, known


def address_of_copy(path: Path) -> str:
    """Return where the browser opens the spreadsheet of which a file is our copy; "" for others."""
    return browser_address(path.stem) if path.parent.name == FOLDER else ""


def name_of(path: Path) -> str:
    """Return what people call what they open."""
    if not address_of_copy(path):
        return path.name
    about = known(path.parents[2], path.stem)  # records, and the restricted folder above them
    return about.title if about else plain_name(f"google:{path.stem}")
