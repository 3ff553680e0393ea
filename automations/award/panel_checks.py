"""What the settings of the panel can contradict each other in: what judges write, how it counts."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from automations.award.judging.panel_rules import panel_rules
from automations.award.judging_rules import (
    PANEL_COUNTINGS,
    BlankMark,
    JudgeCriterion,
    JudgingRules,
    Leaving,
    PanelRules,
    Recusal,
)
from automations.award.rule_faults import Fault, doubled, too_small, weight_faults
from automations.award.rules import AwardRules, Counting, Method
from automations.award.selection_checks import knock_out_faults
from automations.award.vote_checks import WIDEST_SCALE, scale_faults
from automations.tables.rendering import decimal_text

_PERCENT = 100
_TENTHS = 10
# What a judge adds to an entry's score is missing there if the judge is recused.
_ADDED_UP = (Counting.SUM, Counting.RANK_POINTS, Counting.BORDA, Counting.FIRSTS)


def panel_faults(rules: AwardRules, judging: JudgingRules) -> Iterator[Fault]:
    """Yield every contradiction in what judges write and how it counts."""
    panel = judging.panel
    yield from _of_method(panel)
    yield from _marks(panel)
    yield from _step(panel, words=bool(judging.scale))
    yield from too_small("judging.panel.trimmed", "審査で除く件数", panel.trimmed, 1)
    yield from percent("judging.panel.quorum", "定足数（%）", panel.quorum)
    yield from _left_out(panel)
    yield from _uneven(panel)
    yield from scale_faults("judging.scale", judging.scale)
    yield from _criteria(rules, judging.criteria)
    criteria = panel_rules(rules).criteria
    yield from knock_out_faults("judging.knock_outs", judging.knock_outs, criteria)


def percent(path: str, label: str, found: Fraction) -> Iterator[Fault]:
    """Yield a fault for what is no percentage."""
    if not 0 <= found <= _PERCENT:
        words: dict[str, object] = {
            "label": label, "found": decimal_text(found), "least": 0, "most": _PERCENT,
        }  # fmt: skip
        yield Fault("setting_out_of_range", path, words)


def _of_method(panel: PanelRules) -> Iterator[Fault]:
    """Name what judges cannot be asked, and what cannot be counted of what they are asked."""
    if panel.method not in PANEL_COUNTINGS:
        known = "、".join(each.value for each in PANEL_COUNTINGS)
        words: dict[str, object] = {"method": panel.method.value, "known": known}
        yield Fault("judging_method", "judging.panel.method", words)
    elif panel.counting not in PANEL_COUNTINGS[panel.method]:
        words = {
            "method": panel.method.value,
            "found": panel.counting.value,
            "known": "、".join(each.value for each in PANEL_COUNTINGS[panel.method]),
        }
        yield Fault("judging_counting", "judging.panel.counting", words)
    if panel.method is Method.CHOICES:
        yield from too_small("judging.panel.choices", "審査員が選べる件数", panel.choices, 1)
    if panel.method is Method.POINTS:
        yield from too_small("judging.panel.points", "審査員の持ち点", panel.points, 1)


def _marks(panel: PanelRules) -> Iterator[Fault]:
    yield from too_small("judging.panel.lowest_mark", "審査の最低点", panel.lowest_mark, 0)
    words: dict[str, object] = {"lowest": panel.lowest_mark, "highest": panel.highest_mark}
    if panel.lowest_mark >= panel.highest_mark:
        yield Fault("award_scale_empty", "judging.panel.lowest_mark", words)
    elif panel.step > 0 and panel.highest_mark - panel.lowest_mark > WIDEST_SCALE * panel.step:
        words["most"] = decimal_text(WIDEST_SCALE * panel.step)
        yield Fault("award_scale_wide", "judging.panel.highest_mark", words)


def _step(panel: PanelRules, *, words: bool) -> Iterator[Fault]:
    """Name a step that nobody could write, or that does not lead from lowest to highest."""
    step, path = panel.step, "judging.panel.step"
    said: dict[str, object] = {
        "step": decimal_text(step), "lowest": panel.lowest_mark, "highest": panel.highest_mark,
    }  # fmt: skip
    if step <= 0 or (step * _TENTHS).denominator > 1:
        yield Fault("judging_step", path, said)
    elif words and step != 1:
        yield Fault("judging_step_with_words", path, said)
    elif (panel.highest_mark - panel.lowest_mark) % step:
        yield Fault("judging_step_range", path, said)


def _left_out(panel: PanelRules) -> Iterator[Fault]:
    if panel.recusal is Recusal.LEFT_OUT and panel.counting in _ADDED_UP:
        words: dict[str, object] = {
            "recusal": panel.recusal.value,
            "counting": panel.counting.value,
            "other": Recusal.MEAN_OF_OTHERS.value,
        }
        yield Fault("judging_left_out", "judging.panel.recusal", words)


def _uneven(panel: PanelRules) -> Iterator[Fault]:
    """Name what leaves entries with fewer scores than others, where scores are added up.

    More scores make a sum greater, and a sum of places worse. Who chooses or shares out points has
    said something of every entry.
    """
    if panel.counting not in _ADDED_UP or panel.method not in {Method.MARKS, Method.RANKS}:
        return
    words: dict[str, object] = {"counting": panel.counting.value}
    if panel.blank is BlankMark.VOID and panel.method is Method.MARKS:
        words |= {"label": "採点の空欄の扱い", "found": panel.blank.value,
                  "other": BlankMark.WAIT.value}  # fmt: skip
        yield Fault("judging_uneven", "judging.panel.blank", dict(words))
    if panel.leaving is Leaving.KEPT:
        words |= {"label": "途中退席の扱い", "found": panel.leaving.value,
                  "other": Leaving.ALL_OUT.value}  # fmt: skip
        yield Fault("judging_uneven", "judging.panel.leaving", words)


def _criteria(rules: AwardRules, own: tuple[JudgeCriterion, ...]) -> Iterator[Fault]:
    yield from doubled("judging.criteria", "name", ((each.name, *each.aliases) for each in own))
    yield from weight_faults("judging.criteria", own)
    # Where voters mark, too, it is said of their criteria that there are none.
    ours = panel_rules(rules)
    marked = (ours.vote.method is Method.MARKS, rules.vote.method is Method.MARKS)
    if not ours.criteria and marked == (True, False):
        yield Fault("award_none", "judging.criteria", {"label": "審査基準"})
