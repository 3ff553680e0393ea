"""What a judge wrote of all entries together, where places, points or choices are asked."""

from automations.award.judging.scores import Lack
from automations.award.rules import Method
from tests.award.judging.score_sheets import lacks, read, told
from tests.award.judging.staging import (
    score_table,
    with_panel,
)


def test_places_must_differ() -> None:
    rules = with_panel(method=Method.RANKS)
    rows = [[str(judge), str(entry), "", place]
            for judge, places in ((1, ("1位", "2", "３")), (2, ("1", "1", "2")))
            for entry, place in enumerate(places, 1)]  # fmt: skip
    found = read(score_table(rows, rules), rules=rules)
    assert [each.marks for each in found.scores[:3]] == [(1,), (2,), (3,)]
    sentence = (
        "審査員「2 採点 花子」が、順位「1」を二つ以上の取組に付けています。"
        "採点票を確かめて、取組ごとに違う順位にしてください。"
    )
    assert told(found) == [f"採点入力.xlsx「採点」D{row}: {sentence}" for row in (5, 6)]
    assert [each[:4] for each in lacks(found)] == [(2, 1, "", Lack.UNFIT), (2, 2, "", Lack.UNFIT)]


def test_a_judge_who_chose_leaves_the_others_blank() -> None:
    rules = with_panel(method=Method.CHOICES, choices=1)
    rows = [["1", "1", "", "○"], ["1", "2", "", ""], ["1", "3", "", "×"],
            ["2", "1", "", "○"], ["2", "2", "", "○"], ["2", "3", "", ""]]  # fmt: skip
    found = read(score_table(rows, rules), rules=rules)
    assert [each.marks for each in found.scores] == [(1,), (0,), (0,), (), (), (0,)]
    assert told(found) == [
        f"採点入力.xlsx「採点」D{row}: 審査員「2 採点 花子」が2件を選んでいて、"
        "選べる1件を超えています。採点票を確かめて、直してください。"
        for row in (5, 6)
    ]


def test_points_are_within_what_a_judge_has() -> None:
    rules = with_panel(method=Method.POINTS, points=5)
    rows = [["1", "1", "", "3点"], ["1", "2", "", "2"], ["1", "3", "", ""],
            ["2", "1", "", "4"], ["2", "2", "", "2"], ["2", "3", "", "0"]]  # fmt: skip
    found = read(score_table(rows, rules), rules=rules)
    assert [each.marks for each in found.scores[:3]] == [(3,), (2,), (0,)]
    assert told(found)[0] == (
        "採点入力.xlsx「採点」D5: 審査員「2 採点 花子」の点の合計6点が、持ち点5点を超えています。"
        "採点票を確かめて、直してください。"
    )
