"""The Japanese words of the judging day, from ``config/judging.toml``."""

from __future__ import annotations

from automations.award.catalogue import Catalogue

_WORDS = Catalogue("judging.toml")
said = _WORDS.said
words_of = _WORDS.words_of
table = _WORDS.table
