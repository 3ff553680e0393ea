"""Pack a part; a large one in blocks side by side, which gives the same bytes on any machine."""

from __future__ import annotations

import zlib
from concurrent.futures import ThreadPoolExecutor

_LARGE = 10_000_000  # bytes; from here on, packing as tight as can be takes too long
_BLOCK = 4_000_000  # bytes
_WINDOW = 32_768  # bytes; how far back deflating can refer
_THREADS = 4
_TIGHT, _QUICK = 6, 3


def deflated(content: bytes) -> bytes:
    """Return the content deflated, as a member of a zip package has it."""
    if len(content) <= _LARGE:
        packing = zlib.compressobj(_TIGHT, zlib.DEFLATED, -zlib.MAX_WBITS)
        return packing.compress(content) + packing.flush()
    starts = range(0, len(content), _BLOCK)
    with ThreadPoolExecutor(_THREADS) as threads:
        return b"".join(threads.map(lambda start: _block(content, start), starts))


def _block(content: bytes, start: int) -> bytes:
    """Return one block, which may refer back into the one before, and ends on a whole byte."""
    before = content[max(start - _WINDOW, 0) : start]
    packing = zlib.compressobj(_QUICK, zlib.DEFLATED, -zlib.MAX_WBITS, zdict=before)
    last = start + _BLOCK >= len(content)
    packed = packing.compress(memoryview(content)[start : start + _BLOCK])
    return packed + packing.flush(zlib.Z_FINISH if last else zlib.Z_SYNC_FLUSH)
