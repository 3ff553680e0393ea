"""One row as typed, while errors are still being made in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.people_world import Person, World

if TYPE_CHECKING:
    from random import Random

TEXTS = ("name", "kana", "mail", "phone", "staff_number", "body", "section", "stated_kind")
"""What `Raw.texts` returns."""


class Raw(NamedTuple):
    """The texts of one row; names in two parts, with what stands between them.

    A tuple, as a million are made, most of them several times over.
    """

    family: str
    given: str
    joint: str
    family_kana: str
    given_kana: str
    mail: str
    phone: str
    staff_number: str
    body: str
    section: str
    stated_kind: str

    def texts(self) -> tuple[str, ...]:
        """Return the texts as they stand in the row, in the order of `TEXTS`."""
        name = self.family + (self.joint if self.family and self.given else "") + self.given
        kana = (
            self.family_kana
            + (self.joint if self.family_kana and self.given_kana else "")
            + self.given_kana
        )
        return (name, kana, *self[5:])


Error = Callable[[Raw, Person, World], Raw]
"""Makes one error in a row of this person; returns the row as it was where it does not apply."""


def one_changed(text: str, table: dict[str, str], chance: Random) -> str:
    """Replace one character that the table knows by one of those it lists."""
    places = [at for at, letter in enumerate(text) if letter in table]
    if not places:
        return text
    at = chance.choice(places)
    return text[:at] + chance.choice(table[text[at]]) + text[at + 1 :]


def digit_changed(text: str, chance: Random) -> str:
    """Replace one digit but the first by another, or swap it with the one before."""
    places = [at for at, letter in enumerate(text) if letter.isdecimal()][1:]
    if not places:
        return text
    at = chance.choice(places)
    if chance.random() < 0.3 and text[at - 1].isdecimal():  # noqa: PLR2004 - a share
        return text[: at - 1] + text[at] + text[at - 1] + text[at + 1 :]
    other = chance.choice([digit for digit in "0123456789" if digit != text[at]])
    return text[:at] + other + text[at + 1 :]


def widened(text: str) -> str:
    """Write Latin letters, digits and signs as wide as kanji."""
    return "".join(chr(ord(each) + 0xFEE0) if "!" <= each <= "~" else each for each in text)
