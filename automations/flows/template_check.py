"""ひな形点検: look at an event's own templates, and put comments into copies of faulty ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path

from automations.documents.field_catalogue import is_known
from automations.documents.template_doctor import (
    Examination,
    Finding,
    annotated,
    examined,
    is_annotated,
)
from automations.documents.word_comments import Author
from automations.documents.word_files import unusable
from automations.flows.event_folder import open_event
from automations.flows.finding import instant
from automations.flows.template_names import composed, copy_of, templates_of
from automations.replacing import whole_package, write_file
from automations.resources import template_files
from automations.tables.nearest import did_you_mean
from automations.tables.places import Place
from automations.tables.problems import Problem, problem

_AUTHOR, _INITIALS = "DX展", "DX"


@dataclass(frozen=True, slots=True)
class CheckedTemplate:
    """A template, what was found, and the copy with comments, None if there is nothing to tell.

    ``kept``: copies that somebody has saved since, which were left alone.
    """

    path: Path
    examination: Examination
    copy: Path | None
    kept: tuple[Problem, ...] = ()


def check_templates(root: Path, as_of: datetime | None = None) -> tuple[CheckedTemplate, ...]:
    """Check every template of the event's own; ``as_of`` is the time that the comments bear.

    A template is never touched. A copy with comments that we made is replaced, or removed if
    nothing is wrong any more; one that somebody has saved since stays.

    Raises:
        SettingsWrong: the settings cannot be used.
        OutputNotWritten: somebody has a copy open, or it cannot be written.
    """
    folder = open_event(root)
    author = Author(_AUTHOR, _INITIALS, instant(folder, as_of))
    return tuple(_checked(path, kind, author) for path, kind in templates_of(folder))


def _checked(path: Path, kind: str, author: Author) -> CheckedTemplate:
    examination = _examined(path, kind)
    placed = [each for each in examination.findings if each.part]
    content = annotated(path, placed, author) if placed else b""
    copy, kept = _put(path, content)
    return CheckedTemplate(path, examination, copy, kept)


def _examined(path: Path, kind: str) -> Examination:
    """Return what is wrong; of a file that no document is made from, that it is none."""
    if is_known(kind):
        return examined(path, kind)
    code = unusable(path.read_bytes())
    stems = {Path(name).stem: name for name in template_files()}
    if code and path.stem in stems:
        found = problem(code, Place(path.name))
    else:
        hint = did_you_mean(composed(path.name), template_files())
        found = problem("template_unused_name", Place(path.name), hint=hint)
    return Examination((), (Finding("", 0, found),))


def _put(template: Path, content: bytes) -> tuple[Path | None, tuple[Problem, ...]]:
    """Put the copy at its place, or at the first behind those that somebody has saved."""
    kept = []
    for target in _places(template):
        if target.is_file() and not is_annotated(target.read_bytes(), _AUTHOR):
            kept.append(problem("template_copy_edited", Place(target.name)))
            continue
        if content:
            write_file(target, content, whole_package)
        else:
            target.unlink(missing_ok=True)
        return (target if content else None), tuple(kept)
    raise AssertionError  # there is always a next place


def _places(template: Path) -> Iterator[Path]:
    yield from (copy_of(template, number) for number in count(1))
