"""What the rehearsal knows of its vote, in the words in which a report says it."""

from automations.award.judging_rules import JudgeTie
from automations.award.rules import TieRule
from automations.flows.deciding import Findings
from automations.rehearsal.tally import BallotFate, ChoiceFate
from automations.rehearsal.truth import Award
from tests.flows.counting import Facts

BALLOTS = {
    BallotFate.TEST: "テスト投票",
    BallotFate.WITHOUT_NUMBER: "日時・職員番号の不備",
    BallotFate.EARLY: "投票開始前",
    BallotFate.LATE: "締切後",
    BallotFate.UNKNOWN_VOTER: "名簿にない職員番号",
    BallotFate.REVOTED: "再投票により置き換え",
    BallotFate.SENT_TWICE: "同じ票の二重送信",
    BallotFate.CONFLICT: "同じ時刻で内容の違う票",
    BallotFate.DROPPED: "同じ時刻の票のうち採らないもの（人の判定）",
    BallotFate.BLANK: "白票",
    BallotFate.ALL_VOID: "すべての選択が無効",
    BallotFate.COUNTED: "有効",
}
CHOICES = {
    ChoiceFate.WITHDRAWN: "取下げの取組",
    ChoiceFate.NOT_RANKED: "審査対象でない取組",
    ChoiceFate.OUT_OF_SCALE: "範囲外の評点",
    ChoiceFate.OVERVOTED: "選びすぎ",
    ChoiceFate.OWN_ENTRY: "自分の取組",
    ChoiceFate.OWN_SECTION: "自所属の取組",
    ChoiceFate.INCOMPLETE: "一部の評価基準が未記入",
    ChoiceFate.COUNTED: "有効",
}
# The truth asks for choices of ballots that stand; the product lists those of the others too.


def of_award(truth: Award) -> Facts:
    return {
        "roll": truth.roll,
        "entries": truth.entries,
        "entries_ranked": len(truth.scores),
        "ballots_received": truth.ballots_received,
        "ballots_valid": truth.ballots_valid,
        "finalists in order": truth.finalists,
        **({"runners-up in order": truth.runners_up} if truth.runners_up else {}),
        **{f"score {number:02}": score for number, score in truth.scores.items()},
        **{f"supporters {number:02}": each for number, each in truth.supporters.items()},
    }


def picked(found: Facts, keys: Facts) -> Facts:
    return {key: found.get(key) for key in keys}


def true_fates(truth: Award) -> Facts:
    """Return how often each fate is met, in the report's words."""
    ballots = {f"ballot: {words}": truth.ballots.get(each, 0) for each, words in BALLOTS.items()}
    choices = {f"choice: {words}": truth.choices.get(each, 0) for each, words in CHOICES.items()}
    return {**ballots, **choices}


def fates(found: Facts) -> Facts:
    """Return how often each fate was found; what is not listed was not met."""
    words = (*(f"ballot: {each}" for each in BALLOTS.values()),
             *(f"choice: {each}" for each in CHOICES.values()))  # fmt: skip
    return {each: found.get(each, 0) for each in words}


def tie(findings: Findings) -> tuple[tuple[int, ...], TieRule | JudgeTie]:
    """Return who was tied at the cut, and the rule that ended it."""
    assert findings.award is not None
    steps = findings.award.tie_steps
    return tuple(each.entry.number for each, _ in steps[0].values), steps[-1].rule
