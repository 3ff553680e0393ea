"""Who judges what on the day: what the book and the papers of the judging are made from."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from automations import resources
from automations.award.entries import Entry
from automations.award.judging.panel import Judge, Presence
from automations.award.judging.panel_rules import judging_of, panel_rules
from automations.award.judging.score_schema import value_headings
from automations.award.judging_rules import JudgingRules
from automations.award.rules import AwardRules, Method
from automations.award.wording import exact
from automations.event.model import Event
from automations.ledger.runs import check_number
from automations.tables.rendering import japanese_day

_MOST_CHOICES = 50  # in a drop-down; points are shared out of 100 or the like


@dataclass(frozen=True, slots=True)
class Sitting:
    """The event, all judges by number, and the entries in the order in which they present."""

    event: Event
    rules: AwardRules
    judges: tuple[Judge, ...]
    entries: tuple[Entry, ...]

    @property
    def judging(self) -> JudgingRules:
        """Return the rules of the judging."""
        return judging_of(self.rules)

    @property
    def present(self) -> tuple[Judge, ...]:
        """Return the judges who are not said to be absent."""
        return tuple(each for each in self.judges if each.presence is not Presence.ABSENT)

    @property
    def columns(self) -> tuple[str, ...]:
        """Return what judges write of an entry: the criteria, or 順位, 投票, 点."""
        return value_headings(self.rules)

    @property
    def weights(self) -> tuple[str, ...]:
        """Return the weight of each column, "" where there is nothing to weigh."""
        if self.judging.panel.method is not Method.MARKS:
            return ("",) * len(self.columns)
        return tuple(exact(each.weight) for each in panel_rules(self.rules).criteria)

    @property
    def choices(self) -> tuple[str, ...]:
        """Return what may be written in a cell, in order; none if that is too much to choose."""
        panel, marked = self.judging.panel, panel_rules(self.rules)
        match panel.method:
            case Method.MARKS if marked.scale:
                return tuple(each.word for each in marked.scale)
            case Method.MARKS:
                return tuple(map(str, range(panel.lowest_mark, panel.highest_mark + 1)))
            case Method.RANKS:
                return tuple(str(place) for place in range(1, len(self.entries) + 1))
            case Method.POINTS:
                return tuple(map(str, range(panel.points + 1))) * (panel.points <= _MOST_CHOICES)
            case Method.CHOICES | Method.APPROVAL:
                return ("○",)

    @property
    def day(self) -> str:
        """Return the day on which the judges sit."""
        judging = self.event.schedule.judging
        return japanese_day(judging or self.event.basics.day)

    @property
    def number(self) -> str:
        """Return the 照合番号: other judges, entries, order or criteria have another one."""
        judges = [(each.label, each.presence.value, each.deputy, sorted(each.recused))
                  for each in self.judges]  # fmt: skip
        entries = [each.label for each in self.entries]
        return check_number(repr((judges, entries)), repr((self.columns, self.weights)))

    @property
    def marked(self) -> str:
        """Return the 照合番号 as papers bear it."""
        return str(words()["check"]["number"].format(number=self.number))

    @property
    def asked(self) -> str:
        """Return what judges are to write, in a sentence."""
        panel, said = self.judging.panel, words()["asks"]
        match panel.method:
            case Method.MARKS if self.judging.scale:
                each = (
                    said["word"].format(word=own.word, points=exact(own.points))
                    for own in self.judging.scale
                )
                return str(said["words"].format(words="、".join(each)))
            case Method.MARKS:
                key = "marks" if panel.step == 1 else "steps"
            case _:
                key = panel.method.name.lower()
        return str(
            said[key].format(
                lowest=panel.lowest_mark, highest=panel.highest_mark, step=exact(panel.step),
                choices=panel.choices, points=panel.points,
            )
        )  # fmt: skip

    @property
    def blanks(self) -> str:
        """Return what becomes of what a judge leaves blank, in a sentence."""
        panel, said = self.judging.panel, words()["blanks"]
        return str(said.get(panel.method.name, said[panel.blank.name]))


@cache
def words() -> Mapping[str, Any]:
    """Return ``config/judging_papers.toml``."""
    path = resources.config_file("judging_papers.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))
