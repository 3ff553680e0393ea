"""診断, 設定: what is wrong in them, and what people usually do not mean."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from automations.errors import PermissionRefused
from automations.flows.diagnosis import Mark, diagnose
from automations.flows.diagnosis.rules import refused_settings
from automations.flows.preparing import NewEvent, prepare
from tests.event.older_books import LATER, make_older
from tests.flows.diagnosis.some_pc import JST, PC, found, of, only, settings

OPENS = datetime(2027, 11, 29, 9, tzinfo=JST)


def test_settings_that_cannot_be_used_leave_the_rest_to_be_looked_at(folder: Path) -> None:
    settings(folder, "revote =", "revot =")
    groups = diagnose(folder, PC)
    assert [each.heading for each in groups] == ["このパソコン", "フォルダー", "設定"]
    check = of(groups, "設定")
    assert (check.mark, check.exit_code) == (Mark.WRONG, 78)
    assert only(check) == (
        "event.toml「award.vote.revot」: 「award.vote.revot」という設定項目はありません"
        "（もしかして「revote」）。項目名を直すか、その行を消してください。"
    )
    assert of(groups, "書き込み").fine == "「催しのフォルダー」「事務局限り」に書き込めます"


def test_a_settings_book_that_is_damaged_leaves_the_rest_to_be_looked_at(folder: Path) -> None:
    (folder / "event.toml").unlink()
    (folder / "設定.xlsx").write_bytes(b"PK\x03\x04")
    groups = diagnose(folder, PC)
    assert [each.heading for each in groups] == ["このパソコン", "フォルダー", "設定"]
    assert only(of(groups, "設定")).startswith("設定.xlsx: ")


def test_settings_of_both_kinds_are_refused(folder: Path) -> None:
    (folder / "設定.xlsx").write_bytes(b"PK\x03\x04")
    check = found(folder, "設定")
    assert (check.mark, check.exit_code) == (Mark.WRONG, 78)


def test_in_a_settings_book_a_finding_names_its_sheet(folder: Path, new: NewEvent) -> None:
    (folder / "event.toml").unlink()
    prepare(folder, new, only_missing=True)
    assert only(found(folder, "前回の数字")).startswith(
        "設定.xlsx「前回」: 前回の開催日や来場者数が、設定に書かれていません。"
    )


def test_a_book_older_than_some_settings_is_in_order_and_says_which_it_lacks(
    folder: Path, new: NewEvent
) -> None:
    (folder / "event.toml").unlink()
    prepare(folder, new, only_missing=True)
    make_older(folder / "設定.xlsx")
    check = found(folder, "設定")
    assert (check.mark, check.faults) == (Mark.FINE, ())
    lacks = "、".join(f"シート「{tab}」の「{label}」" if label else f"シート「{tab}」"
                      for tab, label in LATER)  # fmt: skip
    assert check.fine == (
        f"読み取れました。このブックを作った後に加わった設定（{lacks}）は、"
        "書かれていないものとして扱います。"
        "使うときは、「準備」で別のフォルダーに新しい催しを作り、その設定.xlsxから、"
        "足りないシート・列・行を写してください"
    )


def test_a_book_of_today_is_just_read(folder: Path, new: NewEvent) -> None:
    (folder / "event.toml").unlink()
    prepare(folder, new, only_missing=True)
    assert found(folder, "設定").fine == "読み取れました"


def test_what_may_not_be_read_ends_as_a_matter_of_rights() -> None:
    refusal = PermissionRefused("設定.xlsx: 開く権限がありません。権限を付けてもらってください。")
    (check,) = refused_settings(refusal).checks
    assert (check.mark, check.exit_code) == (Mark.WRONG, 77)


def test_a_folder_that_is_not_there_has_no_settings(tmp_path: Path) -> None:
    groups = diagnose(tmp_path / "ない", PC)
    assert of(groups, "設定").mark is Mark.WRONG
    assert of(groups, "書き込み").mark is Mark.FINE


def test_weights_that_are_not_a_hundred_are_worth_a_look(folder: Path) -> None:
    settings(folder, '"効果"\nweight = 50', '"効果"\nweight = 45.5')
    check = found(folder, "配点")
    assert check.mark is Mark.DOUBTFUL
    assert only(check) == (
        "event.toml「award.criteria」: 配点の合計が95.50です。"
        "合計が100になるように直すか、このままでよいか確かめてください。"
    )


def test_a_vote_without_criteria_has_no_weights_to_add_up(folder: Path) -> None:
    settings(folder, '[[award.criteria]]\nname = "効果"\nweight = 50\n', "")
    settings(folder, '[[award.criteria]]\nname = "工夫"\nweight = 50\n', "")
    settings(folder, "[award.vote]\n", '[award.vote]\nmethod = "選択"\n')
    check = found(folder, "配点")
    assert (check.mark, check.fine) == (Mark.FINE, "評価基準を使わない投票です")


def test_a_weight_of_nothing_is_refused_with_the_settings(folder: Path) -> None:
    settings(folder, '"効果"\nweight = 50', '"効果"\nweight = 0')
    assert only(found(folder, "設定")) == (
        "event.toml「award.criteria[1].weight」: 「効果」の配点が0になっています。"
        "0より大きい数にしてください。"
    )


@pytest.mark.parametrize(
    ("before", "sentence"),
    [
        (
            timedelta(days=14, seconds=1),
            (
                "「決裁番号」が、まだ設定に書かれていません。"
                "令和9年11月29日（月）9:00の投票開始までにルールの決裁を受け、書いてください。"
            ),
        ),
        (
            timedelta(days=14),
            (
                "投票開始まであと14日ですが、「決裁番号」が設定に書かれていません。"
                "令和9年11月29日（月）9:00の投票開始までにルールの決裁を受け、書いてください。"
            ),
        ),
        (
            -timedelta(seconds=1),
            (
                "投票が始まっているのに、「決裁番号」が設定に書かれていません。"
                "決裁を受けた日時と番号を書いてください。まだなら、すぐに決裁を受けてください。"
            ),
        ),
    ],
)
def test_a_missing_approval_is_told_the_more_urgently_the_nearer_the_vote(
    folder: Path, before: timedelta, sentence: str
) -> None:
    settings(folder, 'number = "8企情第100号"', 'number = ""')
    check = found(folder, "ルールの決裁", replace(PC, now=OPENS - before))
    assert check.mark is Mark.DOUBTFUL
    assert only(check) == f"event.toml「approval.number」: {sentence}"


def test_a_rule_without_date_and_number_misses_both(folder: Path) -> None:
    settings(folder, 'number = "8企情第100号"', 'number = ""')
    settings(folder, "\ndecided = ", "\n# decided = ")
    assert "「起案日時」と「決裁番号」が、" in only(found(folder, "ルールの決裁"))


def test_without_figures_of_last_time_nothing_is_compared(folder: Path) -> None:
    text = (folder / "event.toml").read_text(encoding="utf-8")
    section = text[text.index("[last_time]") : text.index("[approval]")]
    settings(folder, section, "")
    assert only(found(folder, "前回の数字")) == (
        "event.toml「last_time」: 前回の開催日や来場者数が、設定に書かれていません。"
        "前回があれば、書いておくと報告資料に比較が載ります。"
        "はじめての催しなら、このままでかまいません。"
    )
