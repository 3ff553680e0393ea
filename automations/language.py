"""What the command line speaks: Japanese, unless DXTEN_LANGUAGE asks for another language.

Message ids are English; ``locale/ja`` is complete, and holds Click's own sentences too. Only the
words of the command line are here. What documents and sheets say is data in ``config/``.
"""

from __future__ import annotations

import gettext
import os
from pathlib import Path

DOMAIN = "dxten"
CATALOGUES = Path(__file__).resolve().parent / "locale"
_CHOICE = "DXTEN_LANGUAGE"
_STANDARD = "ja"


def speak() -> None:
    """Choose the language for this process; Click's sentences follow, being gettext's too."""
    os.environ["LANGUAGE"] = os.environ.get(_CHOICE, _STANDARD)
    gettext.bindtextdomain(DOMAIN, CATALOGUES)
    gettext.textdomain(DOMAIN)


def _(message: str) -> str:
    """Translate a sentence of the command line."""
    return gettext.dgettext(DOMAIN, message)
