"""Why a portable folder cannot be built or is not whole: Japanese lines for an IT section."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

_WORDS = Path(__file__).with_name("sentences.toml")


class Unfit(Exception):  # noqa: N818 - named by its cause, as the product's own failures are
    """What was handed in cannot be used; ``str`` is one complete line a fault."""

    def __init__(self, *sentences: str) -> None:
        super().__init__(*sentences)
        self.sentences = sentences

    def __str__(self) -> str:
        return "\n".join(self.sentences)


def sentence(code: str, **values: object) -> str:
    """Return a sentence of ``sentences.toml``, filled in."""
    return _sentences()[code].format(**values)


@cache
def _sentences() -> dict[str, str]:
    return tomllib.loads(_WORDS.read_text(encoding="utf-8"))
