"""How far two texts of a field are from each other, as whole numbers.

What is asked of millions of pairs is the library's own function, without one of ours around it.
"""

from __future__ import annotations

from rapidfuzz.distance import OSA, LCSseq

_NO_SLIP = 99

slips = OSA.distance
"""Letters wrong, missing, too many or changed with their neighbour: 1 for 1234 and 1243."""

left_over = LCSseq.distance
"""Letters of the longer text that the other has not in the same order.

No more than the texts differ in length: the shorter one is an abbreviation of the longer.
"""


def letter_slips(one_text: str, other_text: str) -> int:
    """Count slips; texts whose digits differ are no slips of each other: an address is numbered.

    >>> letter_slips("suzuki1", "suzuki2"), letter_slips("suzuki1", "suzuk1i")
    (99, 1)
    """
    digits = ["".join(filter(str.isdigit, each)) for each in (one_text, other_text)]
    return _NO_SLIP if digits[0] != digits[1] else slips(one_text, other_text)


def number_slips(one_text: str, other_text: str) -> int:
    """Count slips of two numbers, whose leading zeros spreadsheets drop.

    >>> number_slips("272", "600272"), number_slips("272", "273"), number_slips("272", "1373")
    (1, 1, 3)
    """
    width = max(len(one_text), len(other_text))
    padded = slips(one_text.zfill(width), other_text.zfill(width))
    return min(padded, slips(one_text, other_text))
