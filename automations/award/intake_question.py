"""What a person is told who must say whether two applications are one."""

from __future__ import annotations

from dataclasses import dataclass

from automations.award.applications import Application
from automations.award.entry_identity import Likeness
from automations.award.intake_words import catalogue, said
from automations.award.resubmissions import Doubt
from automations.tables.problems import on_one_line
from automations.tables.typed import TypedTable

_WHAT = 300  # letters of an application's cell that a question repeats


@dataclass(frozen=True, slots=True)
class AskedDoubt:
    """A question as it stands on its tab; ``evidence``: heading and text."""

    sheet: str
    what: str
    evidence: tuple[tuple[str, str], ...]
    choices: tuple[str, ...]
    guidance: tuple[str, ...]


def asked(doubt: Doubt, table: TypedTable) -> AskedDoubt:
    """Return the question; both applications are called by their places."""
    one, other = (table.place(each.row) for each in (doubt.one, doubt.other))
    same = doubt.likeness is Likeness.SAME
    what = said("question", "newer" if same else "same", one=one, other=other)
    why = said("question", "why_newer") if same else doubt.likeness.value
    evidence = (
        (said("question", "one"), _told(doubt.one)),
        (said("question", "other"), _told(doubt.other)),
        (said("question", "why"), why),
    )
    choices = tuple(each.value for each in doubt.choices)
    return AskedDoubt(
        said("question", "sheet"),
        what,
        evidence,
        choices,
        tuple(catalogue()["question"]["guidance"]),
    )


def _told(each: Application) -> str:
    labels: dict[str, str] = catalogue()["labels"]
    blank = said("texts", "blank")
    return "\n".join(
        f"{label}: {on_one_line(each.texts[key], _WHAT) or blank}" for key, label in labels.items()
    )
