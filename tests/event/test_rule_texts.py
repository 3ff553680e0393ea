"""The rules of an award as texts: what is frozen, and what is no rule."""

import dataclasses
from datetime import UTC, timedelta
from fractions import Fraction

from automations.award.rules import (
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
from automations.tables.sources import Source

EVENT = event_of_text(event_text())


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


def test_what_nobody_set_is_known_by_its_label() -> None:
    assert default_text("次点の数") == "2"
    assert default_text("部門「窓口」の最多選出数") == "0"
    assert default_text("足切り") == "（空）"
    assert default_text("ファイナリスト数") is None
