"""ひな形取出: put templates where people can change them, and list what they may name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from automations.books.guide_book import write_guide_book
from automations.errors import SettingsWrong
from automations.flows.event_folder import open_event
from automations.flows.field_list import field_tabs
from automations.flows.template_names import LIST_BOOK, SUFFIX, shipped_name, templates_folder
from automations.replacing import whole_package, write_file
from automations.resources import template_file, template_files
from automations.tables.nearest import did_you_mean
from automations.tables.places import Place
from automations.tables.problems import problem


@dataclass(frozen=True, slots=True)
class CopiedTemplates:
    """Where the templates lie, which were copied now, which were there, and the list of names."""

    folder: Path
    copied: tuple[str, ...]
    there: tuple[str, ...]
    book: Path


def copy_templates(root: Path, wanted: Sequence[str] = ()) -> CopiedTemplates:
    """Copy templates into the event's folder, all of them unless some are ``wanted``.

    One that is there is never overwritten. Copied is what documents are made of until now: a
    template that the event keeps elsewhere wins over the shipped one.

    Raises:
        SettingsWrong: the settings cannot be used, or a template that is wanted is none.
        OutputNotWritten: somebody has the list open, or a file cannot be written.
    """
    folder = open_event(root)
    target = templates_folder(folder)
    names = _chosen(wanted)
    there = tuple(each for each in names if (target / each).exists())
    copied = tuple(each for each in names if each not in there)
    for name in copied:
        write_file(target / name, template_file(name, root).read_bytes(), whole_package)
    book = target / LIST_BOOK
    write_guide_book(book, field_tabs(), (folder.event.basics.name, "", ""))
    return CopiedTemplates(target, copied, there, book)


def _chosen(wanted: Sequence[str]) -> tuple[str, ...]:
    if not wanted:
        return template_files()
    stems = [each.removesuffix(SUFFIX) for each in template_files()]
    unknown = [each for each in wanted if not shipped_name(each)]
    if unknown:
        raise SettingsWrong(
            *(
                problem("template_not_shipped", Place(""), name=each,
                        hint=did_you_mean(each, stems))
                for each in unknown
            )
        )  # fmt: skip
    return tuple(dict.fromkeys(map(shipped_name, wanted)))
