"""Tell how a text file is encoded, by its bytes alone, and refuse what is half one, half other."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

_JAPANESE = re.compile("[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")
# Bytes that no Japanese letter has, though the codec maps them somewhere.
_NO_LETTER = re.compile("[\x80\xa0\uf8f0-\uf8f3]")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8（BOM付き）"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
_NOT_ASCII = re.compile(b"[\x80-\xff]")
_UTF8, _CP932 = "UTF-8", "CP932（Shift_JIS）"


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file and, in Japanese, the encoding it was read as."""

    text: str
    encoding: str


@dataclass(frozen=True, slots=True)
class Undecodable:
    """Why a file could not be decoded: the code of the problem and its line, from 1."""

    code: str
    line: int


def decode_file(content: bytes) -> Decoded | Undecodable:
    """Decode UTF-8, UTF-16 or CP932 text, with or without a byte order mark.

    Nothing is replaced and nothing guessed: text that fits none of them, or of which some lines
    are UTF-8 and others CP932, is refused with its line.
    """
    for mark, codec, words in _BOMS:
        if content.startswith(mark):
            return _strictly(content[len(mark) :], codec, words)
    if b"\0" in content:
        return _strictly(content, *_utf_16(content))
    try:
        return Decoded(content.decode("utf-8"), _UTF8)
    except UnicodeDecodeError:
        return _cp932(content)


def _strictly(content: bytes, codec: str, words: str) -> Decoded | Undecodable:
    try:
        return Decoded(content.decode(codec), words)
    except UnicodeDecodeError as failure:
        before = content[: failure.start].decode(codec, errors="replace")
        return Undecodable("text_broken", before.count("\n") + 1)


def _utf_16(content: bytes) -> tuple[str, str]:
    # In Latin letters, commas and line ends one of the two bytes is zero: which one tells.
    little = content[1::2].count(0) >= content[0::2].count(0)
    return ("utf-16-le" if little else "utf-16-be", "UTF-16（BOMなし）")


def _cp932(content: bytes) -> Decoded | Undecodable:
    kinds: Counter[str] = Counter()
    first: dict[str, int] = {}
    for number, line in _telling_lines(content):
        kind = _kind(line)
        kinds[kind] += 1
        first.setdefault(kind, number)
    if kinds["broken"]:
        return Undecodable("text_broken", first["broken"])
    if kinds["utf-8"]:
        # Decoded as a whole, the UTF-8 lines would become other, plausible-looking characters.
        odd = "utf-8" if kinds["utf-8"] <= kinds["cp932"] else "cp932"
        return Undecodable("text_mixed", first[odd])
    return Decoded(content.decode("cp932"), _CP932)


def _telling_lines(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Walk the lines with other than ASCII letters, and their numbers from 1."""
    number, start, end = 1, 0, -1
    while found := _NOT_ASCII.search(content, end + 1):
        before, start = start, content.rfind(b"\n", 0, found.start()) + 1
        number += content.count(b"\n", before, start)
        end = content.find(b"\n", start)
        end = len(content) if end < 0 else end
        yield number, content[start:end]


def _kind(line: bytes) -> str:
    """Return which encoding a line can only be in: utf-8, cp932 or broken."""
    try:
        if _JAPANESE.search(line.decode("utf-8")):
            return "utf-8"
    except UnicodeDecodeError:
        pass
    try:
        return "broken" if _NO_LETTER.search(line.decode("cp932")) else "cp932"
    except UnicodeDecodeError:
        return "broken"
