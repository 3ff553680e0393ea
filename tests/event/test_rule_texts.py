"""The rules of an award as texts: what is frozen, and what is no rule."""

import dataclasses
from collections import Counter
from datetime import UTC, datetime, timedelta
from fractions import Fraction

from automations.award.judging_rules import (
    HallRules,
    JudgeCriterion,
    JudgeTie,
    JudgingRules,
    PanelRules,
    Part,
    PartShare,
    Recusal,
)
from automations.award.prize_rules import PrizeRule, PrizeWay
from automations.award.rules import (
    AwardRules,
    Category,
    Criterion,
    KnockOut,
    KnockOutRule,
    ScaleWord,
    VoterClass,
)
from automations.event.loading import event_of_text
from automations.event.model import Event
from automations.event.rule_texts import default_text, rule_texts
from automations.rehearsal.contest import event_text
from automations.tables.describing import describe
from automations.tables.sources import Source

_REHEARSED = event_of_text(event_text())
assert _REHEARSED.award
EVENT = dataclasses.replace(_REHEARSED, award=dataclasses.replace(_REHEARSED.award, judging=None))


def changed(event: Event) -> dict[str, tuple[str | None, str | None]]:
    before, after = rule_texts(EVENT), rule_texts(event)
    labels = dict.fromkeys((*before, *after))
    return {
        label: (before.get(label), after.get(label))
        for label in labels
        if before.get(label) != after.get(label)
    }


def with_award(**parts: object) -> Event:
    assert EVENT.award
    return dataclasses.replace(EVENT, award=dataclasses.replace(EVENT.award, **parts))  # type: ignore[arg-type]  # parts of the award


def with_vote(**parts: object) -> Event:
    assert EVENT.award
    return with_award(vote=dataclasses.replace(EVENT.award.vote, **parts))  # type: ignore[arg-type]  # parts of the vote


def test_an_event_without_an_award_has_no_rules() -> None:
    assert rule_texts(dataclasses.replace(EVENT, award=None)) == {}


def test_every_rule_is_said_by_its_label() -> None:
    texts = rule_texts(EVENT)
    assert texts["評価基準"] == "効果、工夫・新規性、横展開のしやすさ、継続性"
    assert texts["評価基準「効果」の配点"] == "40"
    assert texts["部門「業務改善」の最低選出数"] == "3"
    assert texts["同点の決め方"] == "評価基準の順に比べる、選んだ人数が多い、人が決める"
    assert texts["足切り"] == texts["評語"] == texts["乱数の種"] == "（空）"
    assert texts["時間帯"] == "Asia/Tokyo"


def test_a_later_deadline_is_a_change() -> None:
    assert EVENT.award
    later = with_vote(closes=EVENT.award.vote.closes + timedelta(days=1))
    assert [*changed(later)] == ["投票締切"]


def test_an_instant_is_the_same_in_any_zone() -> None:
    assert EVENT.award
    assert changed(with_vote(opens=EVENT.award.vote.opens.astimezone(UTC))) == {}


def test_what_is_called_otherwise_or_lies_elsewhere_is_no_change() -> None:
    assert EVENT.award
    award = EVENT.award
    categories = tuple(dataclasses.replace(each, aliases=("別",)) for each in award.categories)
    renamed = with_award(
        name="大賞",
        entry_forms="応募票",
        ballots=Source("別の投票.xlsx"),
        hand_counts=Source("手集計.xlsx"),
        categories=tuple(reversed(categories)),
    )
    assert changed(renamed) == {}


def test_the_order_of_criteria_is_a_rule() -> None:
    assert EVENT.award
    assert [*changed(with_award(criteria=EVENT.award.criteria[::-1]))] == ["評価基準"]


def test_what_stands_in_lists_is_named() -> None:
    assert EVENT.award
    added = with_award(
        categories=(*EVENT.award.categories, Category("窓口", 1)),
        criteria=(*EVENT.award.criteria, Criterion("速さ", Fraction(1, 2))),
        scale=(ScaleWord("よい", Fraction(4, 5)),),
        voter_classes=(VoterClass("審査員", share=Fraction(50)),),
        knock_outs=(
            KnockOut(KnockOutRule.SCORE_SHARE, Fraction(60)),
            KnockOut(KnockOutRule.CRITERION_SHARE, Fraction(50), "効果"),
            KnockOut(KnockOutRule.CRITERION_SHARE, Fraction(40), "継続性"),
        ),
    )
    assert {label: after for label, (_, after) in changed(added).items()} == {
        "部門": "区民サービス向上、業務改善、窓口",
        "部門「窓口」の最低選出数": "1",
        "部門「窓口」の最多選出数": "0",
        "評価基準": "効果、工夫・新規性、横展開のしやすさ、継続性、速さ",
        "評価基準「速さ」の配点": "0.5",
        "評語": "よい",
        "評語「よい」の点": "0.8",
        "投票者区分": "審査員",
        "投票者区分「審査員」の票の重み": "1",
        "投票者区分「審査員」の配分": "50",
        "足切り": (
            "得点が満点の線%に満たない、評価基準の平均が満点の線%に満たない・効果、"
            "評価基準の平均が満点の線%に満たない・継続性"
        ),
        "足切り「得点が満点の線%に満たない」の線": "60",
        "足切り「評価基準の平均が満点の線%に満たない・効果」の線": "50",
        "足切り「評価基準の平均が満点の線%に満たない・継続性」の線": "40",
    }


JUDGING = JudgingRules(scores=Source("採点.xlsx", "採点"))


def with_judging(**parts: object) -> Event:
    return with_award(judging=dataclasses.replace(JUDGING, **parts))  # type: ignore[arg-type]  # parts of the judging


def judged(**parts: object) -> dict[str, str | None]:
    """Return the rules of a judging that are not as by default."""
    texts = {label: after for label, (_, after) in changed(with_judging(**parts)).items()}
    return {label: text for label, text in texts.items() if text != default_text(label)}


def test_a_judging_with_nothing_but_its_defaults_changes_no_rule() -> None:
    assert judged() == {}


def test_where_scores_lie_and_what_only_the_chair_sees_is_no_rule() -> None:
    somewhere = Source("別.xlsx")
    panel = PanelRules(twice=True, tendencies=True)
    sources = dict.fromkeys(
        ("scores", "scores_again", "order", "hall_ballots", "hall_tokens", "hall_counts"), somewhere
    )
    assert judged(**sources, score_sheets="採点票", panel=panel) == {}


def test_how_finalists_are_judged_is_a_rule() -> None:
    closes = datetime(2027, 12, 24, 15, 0, tzinfo=UTC)
    assert judged(
        panel=PanelRules(
            step=Fraction(1, 2), recusal=Recusal.LEFT_OUT, ties=(JudgeTie.MAJORITY, JudgeTie.SHARED)
        ),
        hall=HallRules(closes=closes, choices=2),
        criteria=(JudgeCriterion("成果", Fraction(30), ("効果",)),),
        shares=(PartShare(Part.JUDGES, Fraction(70)), PartShare(Part.HALL, Fraction(30))),
    ) == {
        "審査の評点の刻み": "0.5",
        "除斥の扱い": "補わずに数える",
        "審査の同点の決め方": "過半数の審査員が上に置いた、同時に授賞",
        "会場投票の締切": "令和9年12月25日（土）0:00",
        "会場投票で選べる件数": "2",
        "審査基準": "成果",
        "審査基準「成果」の審査の配点": "30",
        "審査の配分": "会場投票、審査員",
        "審査の配分「会場投票」の割合": "30",
        "審査の配分「審査員」の割合": "70",
    }


def test_the_prizes_and_their_order_are_rules_but_not_who_gives_them() -> None:
    grand = PrizeRule("大賞", least=Fraction(60))
    each = PrizeRule("部門賞", PrizeWay.CATEGORY, category="業務改善", besides=True)
    mayor = PrizeRule("区長賞", PrizeWay.BY_HAND, giver="区長")
    assert judged(prizes=(grand, each, mayor)) == {
        "賞の一覧": "大賞、部門賞・業務改善、区長賞",
        "賞の一覧「大賞」の賞の最低点（%）": "60",
        "賞の一覧「部門賞・業務改善」の賞の決め方": "部門ごとの上位",
        "賞の一覧「部門賞・業務改善」のほかの賞と重ねる": "はい",
        "賞の一覧「区長賞」の賞の決め方": "授与者が選ぶ",
    }


def test_no_two_rules_of_an_award_have_the_same_label() -> None:
    labels = Counter(
        each.label
        for each in describe(AwardRules)
        if each.path.rpartition(".")[2] not in {"book", "sheet", "profile"}
    )
    # What stands in a list may be called as the list is: its label is a part of the list's.
    lists = {"評価基準", "審査基準", "足切り", "投票者区分", "審査の配分", "評語"}
    twice = {label for label, count in labels.items() if count > 1} - lists
    # What words of a scale and thresholds say is told with the list that they stand in.
    assert twice == {"点", "線", "対象の評価基準", "評語の別表記"}


def test_what_nobody_set_is_known_by_its_label() -> None:
    assert default_text("次点の数") == "2"
    assert default_text("部門「窓口」の最多選出数") == "0"
    assert default_text("足切り") == "（空）"
    assert default_text("ファイナリスト数") is None
