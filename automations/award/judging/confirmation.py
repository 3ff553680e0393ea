"""The chair's 確定: a question about just this result; a later change asks anew, as a new version.

The question's number is made of the version that it would be, of who gets which prize, of every
score and every mark, and of the rules. So what is 確定 stays so for as long as all of these come
out again; a mark that is corrected makes the result 速報 once more, with a list of what is other
than in the version that was 確定. From the second version on there must be a reason.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from fractions import Fraction

from automations.award.approval import Said
from automations.award.judging.panel_rules import panel_rules
from automations.award.judging.result import Awarded, JudgingResult
from automations.award.judging.scores import Score, ScoreState
from automations.award.judging.wording import said, table
from automations.award.rules import AwardRules
from automations.award.scale import scale_of
from automations.award.vote_rules import Method
from automations.award.wording import exact
from automations.tables.rendering import japanese_day, shown
from automations.tables.report import Form, Table

SHEET = "判定_審査"
PREFIX = "審査確定-"
CONFIRM, RETURN = "確定する", "差し戻す"
CHOICES = (CONFIRM, RETURN)
NONE = "該当なし"
_NUMBER = re.compile(rf"{PREFIX}第(\d+)版-")
_MARK = "\0"  # stands in no name


class State(Enum):
    """Where the result of the judging stands."""

    PROVISIONAL = "速報"
    UNDATED = "確定日なし"
    UNEXPLAINED = "変更の理由なし"
    RETURNED = "差し戻し"
    CONFIRMED = "確定"


@dataclass(frozen=True, slots=True)
class Version:
    """A result that was 確定: its number from 1, the question's key, who answered, its content.

    ``texts``: what it said, by what people call each thing; see `content`.
    """

    number: int
    key: str
    confirmed_by: str
    confirmed_on: date
    reason: str
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Confirmation:
    """Where the present result stands: it is or would be version ``number``.

    ``last``: the version that was 確定 before it, or None; ``changes``: what is other than there:
    what it is called, before, after. ``texts``: what the present result says.
    """

    key: str
    state: State
    number: int
    texts: Mapping[str, str]
    said: Said | None = None
    last: Version | None = None
    changes: tuple[tuple[str, str, str], ...] = ()

    @property
    def confirmed(self) -> bool:
        """Tell whether just this result is 確定."""
        return self.state is State.CONFIRMED

    @property
    def words(self) -> str:
        """Return how the result is called: 速報, or 確定 with version, person and day."""
        if self.said and self.said.decided_on and self.confirmed:
            day = japanese_day(self.said.decided_on)
            told = {"number": self.number, "person": self.said.decided_by, "day": day}
            return said("confirmation", "confirmed", **told)
        if self.state is State.RETURNED and self.said:
            reason = self.said.reason or said("confirmation", "no_reason")
            return said("confirmation", "returned", person=self.said.decided_by, reason=reason)
        if self.last:
            return said("confirmation", "changed", number=self.last.number)
        return said("confirmation", "provisional")


def confirmation(
    result: JudgingResult,
    rules: AwardRules,
    rule_texts: Mapping[str, str],
    versions: Sequence[Version],
    answers: Mapping[str, Said],
) -> Confirmation:
    """Return where a result stands whose prizes are all decided.

    ``versions``: those that were 確定, in order; ``answers``: what was answered, by key.
    """
    texts = content(result, rules)
    mark = _mark(texts, rule_texts)
    number, last = _place(versions, mark)
    key = f"{PREFIX}第{number}版-{mark}"
    answer = answers.get(key)
    changes = tuple(_changes(last.texts, texts)) if last else ()
    return Confirmation(key, _state(answer, number), number, texts, answer, last, changes)


def _place(versions: Sequence[Version], mark: str) -> tuple[int, Version | None]:
    """Return which version a result is or would be, and the one to compare it with.

    Where two copies of the folder each had a version of one number, neither holds: people look
    again, and one later version is made of them.
    """
    latest = [each for each in versions if each.number == versions[-1].number]
    others = [each for each in latest if not each.key.endswith(mark)]
    if len(latest) == 1 and not others:
        return latest[0].number, versions[-2] if len(versions) > 1 else None
    return (latest[-1].number + 1, (others or latest)[-1]) if latest else (1, None)


def state_of(key: str, answer: Said | None) -> State:
    """Return where a result stands whose question has this number, by the answer to it."""
    number = _NUMBER.match(key)
    return _state(answer, int(number[1]) if number else 1)


def content(result: JudgingResult, rules: AwardRules) -> Mapping[str, str]:
    """Return all that is 確定, by what people call it: prizes first, then scores, then marks."""
    return dict(
        (
            *_prizes(result),
            *_scores(result),
            *_votes(result),
            *_marks(result, rules),
        )
    )


def asked(standing: Confirmation) -> str:
    """Return the question."""
    if standing.last:
        words = {"last": standing.last.number, "number": standing.number}
        return said("confirmation", "question_again", count=len(standing.changes), **words)
    return said("confirmation", "question")


def evidence(result: JudgingResult, standing: Confirmation) -> tuple[tuple[str, str], ...]:
    """Return heading and text of who gets which prize, and of what is other than before."""
    prizes = "\n".join(f"{each.name} {winners(each)}" for each in _awarded(result))
    shown = ((said("confirmation", "evidence_prizes"), prizes),)
    if not standing.changes:
        return shown
    changes = "\n".join(_seen(standing))
    return (*shown, (said("confirmation", "evidence_changes"), changes))


def _seen(standing: Confirmation) -> Iterator[str]:
    """Yield what changed as who answers may see it: marks of a judge are only counted."""
    mark, _, _ = said("confirmation", "mark", judge=_MARK, number="", criterion="").partition(_MARK)
    marks = [each for each in standing.changes if each[0].startswith(mark)]
    for label, before, after in standing.changes:
        if not label.startswith(mark):
            yield f"{label}: {before} → {after}"
    if marks:
        yield said("confirmation", "marks_changed", count=len(marks))


def winners(awarded: Awarded) -> str:
    """Return who gets a prize, as people name entries."""
    return "、".join(each.label for each in awarded.entries) or NONE


def versions_table(versions: Sequence[Version], standing: Confirmation) -> Iterator[Table]:
    """Yield the versions that were 確定, and which of them holds; nothing without any."""
    rows = [
        (said("confirmation", "version", number=each.number),
         said("confirmation", "holds" if _holds(each, standing) else "held"),
         japanese_day(each.confirmed_on), each.confirmed_by, each.reason)
        for each in versions
    ]  # fmt: skip
    if rows:
        held = [place for place, each in enumerate(versions) if _holds(each, standing)]
        yield table("judging_versions", rows, emphasis=frozenset(held))


def _holds(version: Version, standing: Confirmation) -> bool:
    return standing.confirmed and standing.key == version.key


def changes_table(standing: Confirmation) -> Iterator[Table]:
    """Yield what is other than in the version before; nothing for the first one."""
    if standing.last and standing.changes:
        yield table("judging_changes", standing.changes)


def prize_changes_table(standing: Confirmation) -> Iterator[Table]:
    """Yield what became of prizes since the version before, for those who may not see marks."""
    if standing.last:
        prize, _, _ = said("confirmation", "prize", name=_MARK).partition(_MARK)
        changes = [each for each in standing.changes if each[0].startswith(prize)]
        yield table("prize_changes", changes)


def _state(answer: Said | None, number: int) -> State:
    if answer is None or not answer.choice:
        return State.PROVISIONAL
    if answer.choice != CONFIRM:
        return State.RETURNED
    if not answer.decided_on:
        return State.UNDATED
    return State.CONFIRMED if number == 1 or answer.reason.strip() else State.UNEXPLAINED


def _mark(texts: Mapping[str, str], rules: Mapping[str, str]) -> str:
    told = repr((sorted(texts.items()), sorted(rules.items())))
    return hashlib.sha256(told.encode()).hexdigest()[:8].upper()


def _changes(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    none = said("confirmation", "nothing")
    for label in dict.fromkeys((*after, *before)):
        pair = before.get(label, none), after.get(label, none)
        if pair[0] != pair[1]:
            yield label, *pair


def _awarded(result: JudgingResult) -> Sequence[Awarded]:
    return result.prizes.awarded if result.prizes else ()


def _prizes(result: JudgingResult) -> Iterator[tuple[str, str]]:
    for each in _awarded(result):
        yield said("confirmation", "prize", name=each.name), winners(each)


def _scores(result: JudgingResult) -> Iterator[tuple[str, str]]:
    scores = {each.entry: _score(each.score) for each in result.standings}
    scores |= dict.fromkeys(result.presentation.left_out, said("confirmation", "left_out"))
    for entry in sorted(scores, key=lambda each: each.number):
        yield said("confirmation", "score", label=entry.label), scores[entry]


def _score(value: Fraction) -> str:
    """Return a score as people read it, with what it is exactly where that is no decimal."""
    whole = exact(value)
    rounded = shown(value, Form.SCORE)
    return f"{rounded}（{whole}）" if "/" in whole else whole


def _votes(result: JudgingResult) -> Iterator[tuple[str, str]]:
    for number, votes in sorted(result.hall.votes.items()) if result.hall else ():
        yield said("confirmation", "votes", number=f"{number:02}"), str(votes)


def _marks(result: JudgingResult, rules: AwardRules) -> Iterator[tuple[str, str]]:
    names = _names(rules)
    points = scale_of(panel_rules(rules)).points
    for each in result.sheets.scores:
        if each.state is not ScoreState.COUNTED:
            yield _of(each, ""), said("confirmation", each.state.value)
            continue
        for name, mark in zip(names, each.marks, strict=True):
            blank = said("confirmation", "blank")
            yield _of(each, name), blank if mark is None else exact(points(mark))


def _names(rules: AwardRules) -> Sequence[str]:
    if panel_rules(rules).vote.method is not Method.MARKS:
        return ("",)
    return [each.name for each in panel_rules(rules).criteria]


def _of(score: Score, criterion: str) -> str:
    words = {"judge": score.judge, "number": f"{score.entry:02}", "criterion": criterion}
    return said("confirmation", "mark", **words).strip()
