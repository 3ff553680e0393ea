"""Where the judging stands by what was recorded of it, and by what people answered since.

Nothing is counted: what was judged last is known by the record of its run, the 確定 by 判定.xlsx
and by the versions that were recorded.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from automations.award.judging.confirmation import State, state_of
from automations.award.judging.result import Stage
from automations.errors import ExpectedFailure, TryAgain
from automations.flows.announced import is_of
from automations.flows.answered_since import still_answered_so
from automations.flows.answers import decisions_in_force
from automations.flows.approving import said_of
from automations.flows.event_folder import EventFolder
from automations.flows.scope import Part
from automations.flows.standing_runs import RECORDED, standing_runs
from automations.ledger import confirmed_results as ledger
from automations.ledger.runs import Run

# Who is not of the secretariat may not look into the folder of the results.
_UNSEEN = (ExpectedFailure, OSError)


@dataclass(frozen=True, slots=True)
class StandingJudging:
    """``state``: a `Stage` or a `State` in words, "" as long as something has to be counted.

    ``announced``: 発表.xlsx is of just the version that stands, and of people as they are listed.
    """

    state: str = ""
    announced: bool = False


def standing_judging(folder: EventFolder, questions: Collection[str]) -> StandingJudging:
    """Return where the judging stands; ``questions``: the keys of those that wait for an answer."""
    if "judging" not in folder.event.parts:
        return StandingJudging()
    try:
        run = _last_run(folder)
        return _standing(folder, run, questions) if run else StandingJudging()
    except _UNSEEN:
        return StandingJudging()


def _last_run(folder: EventFolder) -> Run | None:
    """Return the latest run that judged just what lies there now, with the answers of now."""
    runs = still_answered_so(folder, standing_runs(folder))
    judged = [each for each in runs if Part.JUDGING in RECORDED[each.job].parts]
    return next((each for each in reversed(judged) if each.exit_code != TryAgain.exit_code), None)


def _standing(folder: EventFolder, run: Run, questions: Collection[str]) -> StandingJudging:
    if run.questions:
        waits = bool(set(questions) & {*run.questions})
        return StandingJudging(Stage.UNDECIDED.value if waits else "")
    if not run.confirmation:
        return StandingJudging(Stage.WAITING.value)
    answer = decisions_in_force(folder).get(run.confirmation)
    state = state_of(run.confirmation, said_of(answer) if answer else None)
    versions = ledger.confirmed(folder.restricted)
    if state is State.CONFIRMED and not (versions and versions[-1].key == run.confirmation):
        return StandingJudging()  # it is recorded by counting once more
    announced = state is State.CONFIRMED and is_of(folder, run.confirmation)
    return StandingJudging(state.value, announced)
