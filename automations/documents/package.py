"""A Word file as what it is: a zip of named parts, read within bounds and written reproducibly.

Parts are stored, not compressed: compressors differ between machines, and the same report must
give the same bytes everywhere. A brief stays well under a megabyte all the same.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING, TypeAlias

from automations.documents import word_files
from automations.errors import SettingsWrong
from automations.system_words import TRANSIENT
from automations.tables.places import Place
from automations.tables.problems import problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

Parts: TypeAlias = "Mapping[str, bytes]"

BODY = word_files.BODY
CORE = "docProps/core.xml"
_LARGEST = 200 * 1024 * 1024  # bytes unpacked: a template with large pictures is far below
_FIRST_MOMENT = (1980, 1, 1, 0, 0, 0)  # the earliest a zip can say
# A damaged or encrypted member, a folder of that name, a file that may not be read.
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
)
_TEXT = re.compile(r"word/(document|header|footer|footnotes|endnotes)\d*\.xml")
_PLACES = {"document": "本文", "header": "ヘッダー", "footer": "フッター"}


def read_parts(path: Path) -> dict[str, bytes]:
    """Read every part of the template, in the order of the file.

    Raises:
        SettingsWrong: the file is missing, or is no Word document of the kind that is filled in.
        OSError: the network is gone, or the like.
    """
    try:
        with zipfile.ZipFile(path) as package:
            members = [member for member in package.infolist() if not member.is_dir()]
            _check(members)
            parts = {member.filename: package.read(member) for member in members}
    except FileNotFoundError as failure:
        raise SettingsWrong(problem("template_missing", Place(path.name))) from failure
    except _DAMAGED as failure:
        if isinstance(failure, OSError) and failure.errno in TRANSIENT:
            raise  # a share that is gone says nothing of the template
        raise SettingsWrong(problem(_kind_of(path), Place(path.name))) from failure
    if code := word_files.unusable_parts(parts):
        raise SettingsWrong(problem(code, Place(path.name)))
    return parts


def _kind_of(path: Path) -> str:
    """Return what to say of a file that is no package: a document of the old Word is none."""
    try:
        code = word_files.unusable(path.read_bytes())
    except OSError:  # a folder of that name
        code = ""
    return "template_unreadable" if code in {"", "template_not_word"} else code


def pack(parts: Parts) -> bytes:
    """Return the parts as one file: the same parts always give the same bytes."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as package:
        for name, content in parts.items():
            member = zipfile.ZipInfo(name, _FIRST_MOMENT)
            member.create_system = 0  # else it would tell which system wrote it
            package.writestr(member, content)
    return target.getvalue()


def is_as_packed(document: bytes) -> bool:
    """Tell whether a file is as `pack` wrote it: no other program packs documents like this."""
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        return all(
            member.compress_type == zipfile.ZIP_STORED and member.date_time == _FIRST_MOMENT
            for member in package.infolist()
        )


def text_parts(parts: Iterable[str]) -> dict[str, str]:
    """Return the parts that hold text to fill, with what people call them.

    >>> text_parts({"word/document.xml": b"", "word/header2.xml": b"", "word/styles.xml": b""})
    {'word/document.xml': '本文', 'word/header2.xml': 'ヘッダー'}
    """
    found = ((name, _TEXT.fullmatch(name)) for name in parts)
    return {name: _PLACES.get(match[1], "脚注") for name, match in found if match}


def _check(members: list[zipfile.ZipInfo]) -> None:
    names = {member.filename for member in members}
    if BODY not in names or sum(member.file_size for member in members) > _LARGEST:
        raise ValueError
