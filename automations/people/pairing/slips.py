"""How far two texts of a field are from each other, as whole numbers."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import OSA

_NO_SLIP = 99


def slips(one_text: str, other_text: str) -> int:
    """Count letters wrong, missing, too many or changed with their neighbour.

    >>> slips("suzuki", "suzuk1"), slips("1234", "1243")
    (1, 1)
    """
    return int(OSA.distance(one_text, other_text))


def letter_slips(one_text: str, other_text: str) -> int:
    """Count slips; texts whose digits differ are no slips of each other: an address is numbered.

    >>> letter_slips("suzuki1", "suzuki2"), letter_slips("suzuki1", "suzuk1i")
    (99, 1)
    """
    digits = ["".join(filter(str.isdigit, each)) for each in (one_text, other_text)]
    return _NO_SLIP if digits[0] != digits[1] else slips(one_text, other_text)


@lru_cache(1 << 16)  # few bodies and sections, met again and again
def abbreviated(one_text: str, other_text: str) -> int:
    """Return 1 where the letters of the shorter stand in the longer, in order, else 0.

    >>> abbreviated("情シス課", "総務部情報システム課"), abbreviated("税務課", "総務課")
    (1, 0)
    """
    short, long = sorted((one_text, other_text), key=len)
    rest = iter(long)
    return int(len(short) > 1 and all(each in rest for each in short))
