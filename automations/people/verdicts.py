"""What a person decided about two records: one person, or two, or not to be told yet.

A record is known again by its signature: a digest of what identifies it, read no further than
width, case and blanks. Keys are made anew with every version of the product; a signature never
changes, so that no question is asked twice. The key of a question is the two signatures: whoever
reads an answer knows which records it is about without looking for doubtful pairs first.
"""

from __future__ import annotations

import base64
import hashlib
import re
import unicodedata
from enum import Enum
from typing import TYPE_CHECKING, NewType

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Signature = NewType("Signature", str)
PREFIX = "名寄せ-"
SIGNED = ("name", "kana", "mail", "phone", "staff_number", "body", "section")
"""The fields of a signature, in their order: this may never change."""

_LENGTH = 10  # letters of base 32: 50 bits tell the records of a nation-wide register apart
_BLANK = re.compile(r"\s+")
_PAIR = re.compile(f"{PREFIX}([A-Z2-7]{{{_LENGTH}}})-([A-Z2-7]{{{_LENGTH}}})")


class Verdict(Enum):
    """What a person says of two records; the value is what 判定.xlsx offers."""

    SAME = "同一人物"
    DIFFERENT = "別人"
    HELD = "保留"


def signature(texts: Iterable[str]) -> Signature:
    """Return the signature of a record from its texts as typed, in the order of `SIGNED`.

    >>> typed = ("髙橋 花子", "", "Hana@a.example", "", "００１", "", "")
    >>> signature(typed) == signature(("髙橋　花子", "", "hana@a.example ", "", "001", "", ""))
    True
    """
    plain = (_BLANK.sub("", unicodedata.normalize("NFKC", text)).casefold() for text in texts)
    found = hashlib.sha256("\x1f".join(plain).encode("utf-8", "surrogatepass")).digest()
    return Signature(base64.b32encode(found).decode()[:_LENGTH])


def pair_key(one: Signature, other: Signature) -> str:
    """Return the key of the question whether two records are one person, whichever comes first.

    >>> pair_key(Signature("BBBBBBBBBB"), Signature("AAAAAAAAAA"))
    '名寄せ-AAAAAAAAAA-BBBBBBBBBB'
    """
    low, high = sorted((one, other))
    return f"{PREFIX}{low}-{high}"


def signatures_in(key: str) -> tuple[Signature, Signature] | None:
    """Return the two records that a question is about; None for a question about something else.

    >>> signatures_in("名寄せ-AAAAAAAAAA-BBBBBBBBBB")
    ('AAAAAAAAAA', 'BBBBBBBBBB')
    """
    found = _PAIR.fullmatch(key)
    return (Signature(found[1]), Signature(found[2])) if found else None


def verdicts(answers: Mapping[str, str]) -> dict[str, Verdict]:
    """Return what people said about pairs, by question, among answers to everything.

    >>> verdicts({"名寄せ-AAAAAAAAAA-BBBBBBBBBB": "別人", "見出し-0": "氏名"})
    {'名寄せ-AAAAAAAAAA-BBBBBBBBBB': <Verdict.DIFFERENT: '別人'>}
    """
    offered = {each.value: each for each in Verdict}
    said = {key: offered.get(unicodedata.normalize("NFKC", choice).strip())
            for key, choice in answers.items() if signatures_in(key)}  # fmt: skip
    return {key: verdict for key, verdict in said.items() if verdict}
