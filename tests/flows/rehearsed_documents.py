"""The rehearsal with every Word document it can make, and the numbers that may stand in them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from itertools import count
from pathlib import Path
from zoneinfo import ZoneInfo

from automations.documents.brief_tables import figure_text
from automations.documents.package import read_parts, text_parts
from automations.documents.wordxml import TEXT, paragraphs, parse
from automations.flows.guidelines import make_guidelines
from automations.flows.handover import make_handover
from automations.flows.notices import make_notices
from automations.flows.running import perform
from automations.flows.scope import ENTRIES, EVERYTHING, FINALISTS, JUDGING, RECEPTION
from automations.flows.thanks import make_thanks
from automations.jobs.rehearsed_judging import rehearse_judging
from automations.jobs.rehearsed_vote import rehearse_vote
from automations.rehearsal import write_event
from automations.resources import config_file, template_file, template_files
from automations.tables.rendering import shown
from automations.tables.report import Report

AFTER = datetime(2024, 12, 25, 9, tzinfo=ZoneInfo("Asia/Tokyo"))
_SCOPES = (RECEPTION, ENTRIES, FINALISTS, JUDGING, EVERYTHING)
_UNIT = "人|件|票|点|％|%|ポイント|団体|名|枚|団|校|社"
_COUNTED = re.compile(rf"(\d[\d,]*(?:\.\d+)?)\s*(?:{_UNIT})")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """The folder, and every report that something in it was made from."""

    folder: Path
    reports: tuple[Report, ...]

    @property
    def documents(self) -> tuple[Path, ...]:
        """Every Word document; copies in the record are byte for byte what was published."""
        found = sorted(self.folder.rglob("*.docx"))
        return tuple(path for path in found if "結果控え" not in path.parts)


def rehearse_documents(folder: Path) -> Rehearsed:
    """Play the rehearsal to its end and make everything that can be made of it."""
    truth = write_event(folder)
    ticks = count()
    rehearse_vote(folder, truth)
    rehearse_judging(folder, truth, lambda: next(ticks))
    outcomes = [perform(folder, scope, AFTER) for scope in _SCOPES]
    make_notices(folder, AFTER)
    make_thanks(folder, AFTER)
    make_guidelines(folder, AFTER)
    make_handover(folder, AFTER)
    return Rehearsed(folder, tuple(each.findings.report for each in outcomes))


def text_of(document: Path) -> str:
    """Return what a document says, a paragraph a line, headers and footers too."""
    parts = read_parts(document)
    found = (parse(parts[name]) for name in text_parts(parts))
    return "\n".join(
        "".join(piece.text or "" for piece in paragraph.iter(TEXT))
        for root in found
        for paragraph in paragraphs(root)
    )


def unfounded(text: str, known: frozenset[Fraction]) -> list[str]:
    """Return the counted numbers of a text that nothing known says, as they are printed.

    >>> unfounded("来場者は752人（1,924人中）。令和6年12月24日", frozenset({Fraction(1924)}))
    ['752人']
    """
    found = _COUNTED.finditer(text)
    return [each[0] for each in found if _plain(each[1]) not in known]


def _plain(number: str) -> Fraction:
    return Fraction(number.replace(",", ""))


def known_numbers(rehearsed: Rehearsed) -> frozenset[Fraction]:
    """Return every number of the reports, of the settings, and of words that do not change."""
    said = [text for report in rehearsed.reports for text in _said(report)]
    said += [(rehearsed.folder / "event.toml").read_text(encoding="utf-8")]
    said += [text_of(template_file(name)) for name in template_files()]
    said += _worded(config_file("brief.toml"))
    for path in sorted((config_file("brief.toml").parent / "documents").glob("*.toml")):
        said += _worded(path)
    found = (each for text in said for each in _NUMBER.findall(text))
    return frozenset(map(_plain, found))


def _said(report: Report) -> Iterator[str]:
    for figure in report.figures.values():
        yield figure_text(figure)
        yield f"{figure.n or 0} {figure.denominator or 0}"
    for table in report.tables.values():
        yield str(len(table.rows))
        for row in table.rows:
            for column, cell in zip(table.columns, row, strict=True):
                yield shown(cell, column.form)


def _worded(path: Path) -> list[str]:
    return list(_strings(tomllib.loads(path.read_text(encoding="utf-8"))))


def _strings(words: object) -> Iterator[str]:
    if isinstance(words, str):
        yield words
    elif isinstance(words, dict | list):
        nested = words.values() if isinstance(words, dict) else words
        yield from (text for each in nested for text in _strings(each))
