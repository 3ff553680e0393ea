"""XML parts as bytes: refused if unsafe, brought to UTF-8 if they stand in another encoding."""

from __future__ import annotations

import re
from xml.parsers import expat

from automations.books.splicing.changes import Unspliceable
from automations.books.splicing.refusals import DECLARES, ENCODING, NOT_XML

_STARTS = (
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
_DECLARED = re.compile(
    rb"^(?:\xef\xbb\xbf)?<\?xml[^>]*?\sencoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"']"
)
_DECLARATION = re.compile(r"""^(<\?xml[^>]*?\sencoding\s*=\s*)(["'])[A-Za-z0-9._-]+["']""")
_ONE_BYTE = frozenset({"us-ascii", "ascii", "iso-8859-1", "latin1", "windows-1252"})
_PIECE = 250_000  # bytes
_REFERENCE = re.compile("&(#x[0-9A-Fa-f]+|#[0-9]+|[a-z]+);")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


def in_utf_8(content: bytes) -> bytes:
    """Return a part in UTF-8; as it stands, if it is that already.

    Raises `Unspliceable` for an encoding that spreadsheets do not use.
    """
    encoding = _encoding(content)
    if encoding in {"utf-8", "utf8"}:
        return content
    try:
        text = content.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError:
        raise Unspliceable(NOT_XML) from None
    return _DECLARATION.sub(r"\g<1>\g<2>UTF-8\g<2>", text, count=1).encode(
        "utf-8",
        "surrogatepass",  # which makes half a character something the parser refuses
    )


def _encoding(content: bytes) -> str:
    for start, encoding in _STARTS:
        if content.startswith(start):
            return encoding
    declared = _DECLARED.search(content)
    name = declared[1].decode().lower() if declared else "utf-8"
    if name in {"utf-8", "utf8"} or name in _ONE_BYTE:
        return name
    raise Unspliceable(ENCODING)


def refuse_unsafe(content: bytes) -> None:
    """Raise `Unspliceable` for a part that is no well-formed XML, or declares a document type."""

    def refuse(*_: object) -> None:
        raise Unspliceable(DECLARES)

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    try:
        for start in range(0, len(content), _PIECE):  # between pieces, other threads get on
            parser.Parse(content[start : start + _PIECE], False)  # noqa: FBT003 - by position only
        parser.Parse(b"", True)  # noqa: FBT003 - as above
    except (expat.ExpatError, ValueError, LookupError):
        raise Unspliceable(NOT_XML) from None


def meant(raw: bytes) -> str:
    """Return the text that a piece of XML without elements means.

    >>> meant(b"A &amp; B &#x8868;")
    'A & B 表'
    """
    return _REFERENCE.sub(_referred, raw.decode())


def _referred(found: re.Match[str]) -> str:
    name = found[1]
    if not name.startswith("#"):
        return _NAMED.get(name, found[0])
    return chr(int(f"0{name[1:]}", base=0) if name[1] == "x" else int(name[1:]))
