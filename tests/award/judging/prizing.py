"""A judged award staged for tests of its prizes: counts and votes as they come out, no sheets."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from automations.award.entries import Entry
from automations.award.judging.order import Presentation
from automations.award.judging.panel import Panel
from automations.award.judging.prizes import PrizeField, award_prizes
from automations.award.judging.result import Awarded, HallVote, PanelCount, Prizes
from automations.award.judging.scores import ScoreSheets
from automations.award.judging_rules import JudgeTie, JudgingRules, PanelRules, PartShare
from automations.award.prize_rules import PrizeRule, PrizeWay
from automations.award.rules import AwardRules, Category
from automations.award.standing import Standing
from tests.award.staging import RULES, standing

CATEGORIES = (Category("窓口"), Category("内部"))


def judged(
    prizes: Sequence[PrizeRule] = (),
    ties: Sequence[JudgeTie] = (JudgeTie.DECISION,),
    shares: Sequence[PartShare] = (),
    **panel: object,
) -> AwardRules:
    """Return the rules of an award with 効果 and 工夫 as criteria, marked from 1 to 5."""
    rules = PanelRules(ties=tuple(ties), **panel)  # type: ignore[arg-type]  # named by the test
    judging = JudgingRules(panel=rules, prizes=tuple(prizes), shares=tuple(shares))
    return replace(RULES, categories=CATEGORIES, judging=judging)


def field(  # noqa: PLR0913 - each test changes one of these
    standings: Sequence[Standing],
    *,
    count: PanelCount | None = None,
    votes: Mapping[int, int] | None = None,
    staff: Sequence[Standing] = (),
    knocked_out: Mapping[int, str] | None = None,
    left_out: Sequence[Entry] = (),
) -> PrizeField:
    """Return a field in which the standings are those of the panel, of 5 points at most."""
    entries = tuple(each.entry for each in sorted(standings, key=lambda each: each.entry.number))
    own = PanelCount(
        tuple(standings), judges={each.number: 3 for each in entries}, full=Fraction(5)
    )
    hall = None if votes is None else HallVote(votes, sum(votes.values()))
    return PrizeField(
        tuple(standings),
        count or own,
        ScoreSheets(()),
        Panel(()),
        Presentation(entries, tuple(left_out)),
        hall,
        {each.entry.number: each for each in staff},
        knocked_out or {},
    )


def scored(*scores: int | Fraction, category: str = "窓口") -> list[Standing]:
    """Return the entries 1, 2, ... with these scores."""
    return [standing(number, score, category) for number, score in enumerate(scores, 1)]


def awarded(
    staged: PrizeField, rules: AwardRules, decisions: Mapping[str, str] | None = None
) -> Prizes:
    return award_prizes(staged, rules, decisions or {})


def winners(prizes: Prizes) -> dict[str, list[int]]:
    """Return the numbers of those who get each prize, by its name."""
    return {each.name: [one.number for one in each.entries] for each in prizes.awarded}


def only(prizes: Prizes) -> Awarded:
    (prize,) = prizes.awarded
    return prize


GRAND = PrizeRule("大賞")
BEST = PrizeRule("優秀賞", count=2)
OF_HALL = PrizeRule("会場賞", way=PrizeWay.HALL)
BY_HAND = PrizeRule("区長賞", way=PrizeWay.BY_HAND, giver="区長")
