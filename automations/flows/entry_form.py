"""エントリーシート.xlsx: the printed form of the entries, from the settings."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import PurePosixPath
from typing import Any

from automations import resources
from automations.award.rules import AwardRules
from automations.award.schemas import entry_schema
from automations.books.google.addresses import key_of, plain_name
from automations.books.printed_form import Box, PrintedForm, Transfer, printed_form_bytes
from automations.event.model import Event
from automations.flows.file_names import ENTRY_FORM, SHARED_FOLDER
from automations.tables.rendering import japanese_day


def entry_form_path(rules: AwardRules) -> str:
    """Return where the form lies, seen from the event's folder: beside the list of entries.

    Where the list lies in Google Sheets, it is where the list of a new event would lie.
    """
    if key_of(rules.entries.book):
        return f"{SHARED_FOLDER}/{ENTRY_FORM}"
    return PurePosixPath(rules.entries.book).with_name(ENTRY_FORM).as_posix()


def entry_form_bytes(event: Event, rules: AwardRules, columns: Sequence[tuple[str, str]]) -> bytes:
    """Return the form; ``columns``: heading and field of each column of the list of entries."""
    return printed_form_bytes(_form(event, rules), _transfer(rules, columns))


def _form(event: Event, rules: AwardRules) -> PrintedForm:
    said = _words()
    filled = {
        "award": rules.name,
        "event": event.basics.name,
        "day": japanese_day(event.basics.day),
    }
    return PrintedForm(
        said["name"],
        said["event"].format_map(filled),
        said["title"].format_map(filled),
        (said["number"], said["number_prompt"]),
        tuple(_boxes(rules)),
        tuple(said["notes"]),
        ((said["submit"], _submit_to(event)), (said["closes"], _closes(event))),
    )


def _boxes(rules: AwardRules) -> Iterator[Box]:
    fields = {each.key: each for each in entry_schema(rules).fields}
    for said in _words()["boxes"]:
        declared = fields[said["field"]]
        yield Box(
            declared.key,
            declared.heading,
            float(said["height"]),
            said.get("prompt", ""),
            half=said.get("half", False),
            choices=tuple(each.value for each in declared.choices),
        )


def _submit_to(event: Event) -> str:
    said, office = _words(), event.basics.office
    if not office:
        return str(said["submit_nobody"])
    return str(said["submit_to"]).format(office=office, host=event.basics.host)


def _closes(event: Event) -> str:
    said, day = _words(), event.schedule.entries_close
    if day is None:
        return str(said["closes_unknown"])
    return str(said["closes_at"]).format(closes=japanese_day(day))


def _transfer(rules: AwardRules, columns: Sequence[tuple[str, str]]) -> Transfer:
    said = _words()
    lines = tuple(
        line.format(book=plain_name(rules.entries.book)) for line in said["transfer_lines"]
    )
    return Transfer(said["transfer"], said["transfer_title"], lines, tuple(columns))


@cache
def _words() -> Mapping[str, Any]:
    return tomllib.loads(resources.config_file("entry_form.toml").read_text(encoding="utf-8"))
