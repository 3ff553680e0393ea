"""What has changed in the rules: in words, in order, and as a question about just that."""

from datetime import date

from automations.award.rule_changes import (
    AcceptedChange,
    RuleChange,
    asked,
    changes_table,
    evidence,
    key_of,
    rule_changes,
)

BEFORE = {"選べる件数": "3", "次点の数": "2", "足切り": "（空）"}
AFTER = {"選べる件数": "4", "次点の数": "2", "乱数の種": "平成"}


def test_what_differs_is_told_in_the_order_of_the_rules_of_today() -> None:
    assert [str(each) for each in rule_changes(BEFORE, AFTER)] == [
        "選べる件数: 3 → 4",
        "乱数の種: なし → 平成",
        "足切り: （空） → なし",
    ]


def test_equal_rules_in_any_order_are_no_change() -> None:
    assert rule_changes(BEFORE, dict(reversed(BEFORE.items()))) == ()


def test_another_change_is_another_question() -> None:
    one, other = (RuleChange("選べる件数", "3", after) for after in ("4", "5"))
    assert key_of([one]).startswith("ルール変更-")
    assert len({key_of([one]), key_of([other]), key_of([one, other])}) == 3


def test_the_question_says_how_many_and_lists_them() -> None:
    changes = rule_changes(BEFORE, AFTER)
    assert asked(changes).startswith("投票開始の後に、ルールが3か所変わっています。")
    assert evidence(changes) == (
        ("変わったルール", "選べる件数: 3 → 4\n乱数の種: なし → 平成\n足切り: （空） → なし"),
    )


def test_an_answered_change_is_one_sentence_and_one_row_each() -> None:
    accepted = AcceptedChange(
        (RuleChange("選べる件数", "3", "4"),), "要綱の改正", "課長", date(2024, 12, 10)
    )
    assert str(accepted) == (
        "投票開始の後に、ルールを変更した（選べる件数: 3 → 4）。"
        "理由: 要綱の改正（課長、令和6年12月10日（火））。"
    )
    assert changes_table(accepted).rows == (
        ("選べる件数", "3", "4", "要綱の改正", "課長", date(2024, 12, 10)),
    )
