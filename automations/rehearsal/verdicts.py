"""What the people of the rehearsal answer when the award asks them: who, when and why."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from automations.award import approval, same_second, tie_question
from automations.award.judging import confirmation, prizes
from automations.books.filling_in import Filled

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from automations.books.decision_book import Question
    from automations.rehearsal.judging import Judging
    from automations.rehearsal.truth import Truth

_ASKED_VOTER = ("本人に電話で確かめた", "情報政策課 係長", date(2024, 12, 9))
_RUN_OFF = ("選考委員会の決選投票（5対3）", "選考委員長", date(2024, 12, 10))
_APPROVED = ("起案どおり", "企画経営部長", date(2024, 12, 12))
_JUDGED_ON = date(2025, 1, 10)
_LEVEL = ("決選投票: 審査員の挙手で5対4", "選考委員長", _JUDGED_ON)
_GIVEN = ("日ごろの地道な取組をたたえる", "区長", _JUDGED_ON)
_CONFIRMED = ("審査会で確認した", "選考委員長", _JUDGED_ON)
_CORRECTED = ("採点票からの写し誤りを直した", "選考委員長", _JUDGED_ON)


def verdicts(truth: Truth, questions: Iterable[Question]) -> Mapping[str, Filled]:
    """Return the answers to what is asked about the award, by question; others stay open."""
    answers = ((each.key, _verdict(truth, each)) for each in questions)
    return {key: answer for key, answer in answers if answer}


def _verdict(truth: Truth, question: Question) -> Filled | None:
    match question.sheet:
        case same_second.SHEET:
            meant = (c for c in question.choices if truth.meant_ballots & {_row_in(c)})
            return Filled(next(meant), *_ASKED_VOTER)
        case tie_question.SHEET:
            (chosen,) = {*truth.award.tied} & {*truth.award.finalists}
            (choice,) = (each for each in question.choices if each.startswith(f"{chosen:02} "))
            return Filled(choice, *_RUN_OFF)
        case approval.SHEET:
            return Filled(approval.APPROVE, *_APPROVED)
        case prizes.SHEET:
            return _prize(truth.judging, question)
        case confirmation.SHEET:
            first = question.key.startswith(f"{confirmation.PREFIX}第1版")
            return Filled(confirmation.CONFIRM, *(_CONFIRMED if first else _CORRECTED))
        case _:
            return None


def _prize(judging: Judging, question: Question) -> Filled:
    """Name the winner of the run-off where the two at the top are asked about, else the giver's."""
    offered = {choice[:2]: choice for choice in question.choices if choice[:2].isdecimal()}
    if {*offered} == {f"{number:02}" for number in judging.tied}:
        return Filled(offered[f"{judging.chosen:02}"], *_LEVEL)
    return Filled(offered[f"{judging.given:02}"], *_GIVEN)


def _row_in(choice: str) -> int:
    """Return the row that a choice begins with, 0 if it names none."""
    digits = choice.partition("行目")[0]
    return int(digits) if digits.isdecimal() else 0
