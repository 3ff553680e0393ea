"""The words of フォームの作り方.xlsx: ``config/forms.toml``, and questions under their schemas."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from automations import resources
from automations.tables.folding import folded
from automations.tables.profiles import profiles
from automations.tables.report import Cell
from automations.tables.schema import Field, Schema


@cache
def words() -> Mapping[str, Any]:
    """Return the whole of ``config/forms.toml``."""
    return tomllib.loads(resources.config_file("forms.toml").read_text(encoding="utf-8"))


def tool_names() -> tuple[str, ...]:
    """Return the form tools, in the order of the columns."""
    return tuple(each["name"] for each in words()["tools"])


def profile_labels() -> tuple[str, ...]:
    """Return what the settings' drop-down calls the profile of each tool."""
    labels = {each.name: each.label for each in profiles()}
    return tuple(labels[each["profile"]] for each in words()["tools"])


def how_answers_come(profile: str) -> str:
    """Say how to get the answers out of the tool that the settings name, or "" for any other."""
    said = words()["intro"]
    for tool, label, how in zip(words()["tools"], profile_labels(), said["export"], strict=True):
        if folded(profile) in {folded(tool["profile"]), folded(label)}:
            return str(said["chosen"]).format(label=label, how=how)
    return ""


def question_headings() -> tuple[str, ...]:
    """Return the headings of a table of questions: one column of kinds for each tool."""
    said = words()["book"]
    number, text, *rest = said["headings"]
    kinds = (said["kind_heading"].format(tool=each) for each in tool_names())
    return (number, text, *kinds, *rest)


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it is pasted; ``kind`` is one of ``config/forms.toml``."""

    text: str
    kind: str
    choices: tuple[str, ...] = ()
    explanation: str = ""
    required: bool = False

    def row(self, number: int) -> tuple[Cell, ...]:
        """Return the row under `question_headings`."""
        said = words()["book"]
        duty = said["required"] if self.required else said["optional"]
        kinds = words()["kinds"][self.kind]
        return (number, self.text, *kinds, duty, "\n".join(self.choices), self.explanation)


def questions(form: Mapping[str, Any], schema: Schema) -> Iterator[Question]:
    """Yield a form's questions under the headings of its schema."""
    fields = {each.key: each for each in schema.fields}
    for asked in form["questions"]:
        declared = fields[asked["field"]]
        text = asked.get("heading", declared.heading)
        choices = _choices(asked, declared)
        yield Question(text, asked["kind"], choices, asked["help"], required=asked["required"])


def _choices(asked: Mapping[str, Any], declared: Field) -> tuple[str, ...]:
    # A choice between all answers there are, unless the form asks in other words for them.
    own = tuple(each.value for each in declared.choices)
    return tuple(asked.get("choices", own))
