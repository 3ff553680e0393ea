"""An Event to event.toml, with what every setting is called and means beside it."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from enum import Enum
from fractions import Fraction
from pathlib import Path
from zoneinfo import ZoneInfo

from automations.event.book_layout import described
from automations.event.dotted import unnumbered
from automations.event.model import Event
from automations.replacing import write_file
from automations.tables.rendering import decimal_text

_LATER = re.compile(r"\[(?!1\])")
_HEAD = """\
# 催しの設定です。ここに書いたことのとおりに、集計と選考が行われます。
#
# ・「#」から右は説明です。読み取られません。
# ・値を直すときは、「=」の右だけを直してください。文字は " " で囲みます。
# ・先頭が「#」の設定は、使うときに「#」を消して、値を書いてください。
# ・フォルダーの区切りは「/」です。例: 共有/受付簿.xlsx
# ・保存するときの文字コードは「UTF-8」です。
"""


def settings_text(event: Event) -> str:
    """Return the settings as event.toml holds them, every value written out."""
    zone = ZoneInfo(event.basics.time_zone)
    return "\n".join([_HEAD, *_table(event, "", zone)]).rstrip() + "\n"


def write_settings_text(path: Path, text: str) -> None:
    """Write the text of event.toml, whole or not at all; raises `OutputNotWritten` or the like."""
    write_file(path, _for_notepad(text))


def settings_text_bytes(event: Event) -> bytes:
    """Return the bytes of event.toml; the same event makes the same bytes."""
    return _for_notepad(settings_text(event))


def _for_notepad(text: str) -> bytes:
    """Notepad of older PCs shows a file without CRLF as one line."""
    return text.replace("\n", "\r\n").encode()


def _table(section: object, path: str, zone: ZoneInfo) -> Iterator[str]:
    """Write a table's own values first, then the tables inside it, as TOML wants them."""
    inner: list[tuple[str, object]] = []
    for each in dataclasses.fields(section):  # type: ignore[arg-type]  # a settings dataclass
        key = f"{path}.{each.name}" if path else each.name
        value = getattr(section, each.name)
        if _is_section(key):
            inner.append((key, value))
        else:
            yield _line(each.name, key, value, zone)
    for key, value in inner:
        many = isinstance(value, tuple)
        for number, one in enumerate(value if isinstance(value, tuple) else (value,), 1):
            if one is not None:
                yield from _headed(one, f"{key}[{number}]" if many else key, zone)


def _is_first(key: str) -> bool:
    """Tell the first table of its kind: what is said there is not said again."""
    return not _LATER.search(key)


def _is_section(key: str) -> bool:
    plain = unnumbered(key)
    return f"{plain}[]" in described() or described()[plain].section


def _headed(section: object, key: str, zone: ZoneInfo) -> Iterator[str]:
    about = described()[unnumbered(key)]
    plain = unnumbered(key).replace("[]", "")
    yield ""
    if _is_first(key):
        yield f"# {about.label}: {about.doc}"
    yield f"[[{plain}]]" if key.endswith("]") else f"[{plain}]"
    yield from _table(section, key, zone)


def _line(name: str, key: str, value: object, zone: ZoneInfo) -> str:
    about = described()[unnumbered(key)]
    written = f"{name} = {_value(value, zone)}" if value is not None else f"# {name} ="
    choices = f"（{'、'.join(about.choices)}）" if about.choices else ""
    told = f"  # {about.label}{choices}: {about.doc}" if _is_first(key) else ""
    return f"{written}{told}"


def _value(value: object, zone: ZoneInfo) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case Enum() | str():
            return quoted(str(value.value if isinstance(value, Enum) else value))
        case Fraction():
            return decimal_text(value)
        case datetime():
            return _time(value, zone)
        case date() | int():
            return str(value)
        case tuple():
            return f"[{', '.join(_value(each, zone) for each in value)}]"
        case _:
            raise TypeError(value)


def _time(value: datetime, zone: ZoneInfo) -> str:
    """Write the wall clock of the event's zone; another zone's instant keeps its offset."""
    local = value.astimezone(zone)
    bare = local.replace(tzinfo=None, fold=0)
    return (bare if bare.replace(tzinfo=zone) == value else local).isoformat()


def quoted(text: str) -> str:
    """Write a basic string of TOML; JSON's escapes are a part of TOML's, save for DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
