"""One record, one file: JSON that any editor shows, carrying a seal over its own content.

The same content gives the same bytes on any machine. The seal shows a damaged disk and a hand
edit; it does not stop somebody who computes a new seal as well.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, TypeVar

from automations.ledger.storage import place_of
from automations.tables.problems import problem
from automations.windows import within_reach

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from automations.tables.problems import Problem

Meaning = TypeVar("Meaning")

_SEAL = "seal"
DAMAGE = (AttributeError, KeyError, RecursionError, TypeError, ValueError)


def framed(*texts: str) -> bytes:
    """Join texts so that no two lists of texts give the same bytes.

    >>> framed("ab", "") == framed("a", "b")
    False
    """
    return b"".join(b"%d:%s" % (len(data), data) for data in (text.encode() for text in texts))


def digest(data: bytes) -> str:
    """Return the SHA-256 of ``data``, hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def encoded(content: Mapping[str, object]) -> bytes:
    """Return the bytes of a record: sorted keys, UTF-8, a newline at the end, sealed.

    >>> encoded({"b": 1, "a": "山"}).decode().splitlines()[:3]
    ['{', '  "a": "山",', '  "b": 1,']
    """
    return _canonical({**content, _SEAL: digest(_canonical(content))})


def read_record(
    root: Path, path: Path, damaged: str, meaning: Callable[[Mapping[str, Any]], Meaning]
) -> Meaning | Problem:
    """Return what a record means, or the problem that keeps it from being read.

    Args:
        root: the restricted folder; places are named as seen from it.
        path: the record.
        damaged: the code of the problem when it is not what we once wrote there.
        meaning: gives the content its type; raises `ValueError` when it contradicts itself.
    """
    try:
        return meaning(opened(within_reach(path).read_bytes()))
    except OSError:
        return problem("record_unreadable", place_of(root, path))
    except DAMAGE:
        return problem(damaged, place_of(root, path))


def opened(data: bytes) -> Mapping[str, Any]:
    """Return the content of a record as `encoded` got it; `ValueError` if the seal is not its."""
    content: dict[str, Any] = json.loads(data)
    if content.pop(_SEAL) != digest(_canonical(content)):
        raise ValueError(_SEAL)
    return content


def _canonical(content: Mapping[str, object]) -> bytes:
    text = json.dumps(content, ensure_ascii=False, indent=2, sort_keys=True, allow_nan=False)
    return f"{text}\n".encode()
