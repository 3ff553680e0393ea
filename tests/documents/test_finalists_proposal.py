"""The proposal says what is to be decided, on what it rests, and no votes of those left out."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from automations.documents.cover import DocumentCover
from automations.documents.finalists_proposal import proposal_content
from automations.tables.report import Column, Figure, Report, Table
from tests.documents.proposing import (
    SEED,
    boxed,
    lines,
    pairs,
    proposing,
    ties,
    with_figures,
    with_tables,
    without,
)


@pytest.fixture
def cover(cover: DocumentCover) -> DocumentCover:
    return proposing(cover)


def test_the_box_says_for_what_it_is_and_whose(report: Report, cover: DocumentCover) -> None:
    assert boxed(proposal_content(report, cover)) == {
        "資料番号": "資料1",
        "区分": "審議",
        "日付": "令和6年12月25日（水）9:30現在",
        "取扱区分": "幹部限り",
        "所管": "みどり野区 総務部 情報政策課（内線2345）",
        "照合番号": "7F3A91C2",
    }


def test_what_is_missing_is_simply_not_in_the_box(report: Report, cover: DocumentCover) -> None:
    bare = replace(cover, number="", extension="", office="")
    assert boxed(proposal_content(report, bare)) == {
        "催し": "みどり野区×DX展",
        "区分": "審議",
        "日付": "令和6年12月25日（水）9:30現在",
        "取扱区分": "幹部限り",
        "所管": "みどり野区",
        "照合番号": "7F3A91C2",
    }


def test_the_conclusion_stands_in_three_lines(report: Report, cover: DocumentCover) -> None:
    assert lines(proposal_content(report, cover), "結論") == [
        "取組19件から、ファイナリスト7件（案）を選んだ。",
        "投票率は31.5%（投票者606人／投票対象者1,924人）、有効投票は601票。",
        "当落線の同点は、選考ルールの比較で決まった。当落線の差は4.25点。",
    ]


def test_what_is_to_be_decided_has_its_date_and_its_alternative(
    report: Report, cover: DocumentCover
) -> None:
    assert pairs(proposal_content(report, cover), "決めていただきたいこと") == {
        "内容": "ファイナリスト7件（案）を承認すること。",
        "期限": "令和6年12月27日（金）まで",
        "承認しない場合": "案のままとし、取組の代表者への通知と公表は行わない。",
    }


def test_the_course_of_the_choice_adds_up_and_says_how_narrow_it_was(
    report: Report, cover: DocumentCover
) -> None:
    told = with_figures(
        report,
        Figure("cut_needed", 2),
        Figure("pending_effect", "保留の6票は、どのように数えても選出を変えない。"),
    )
    assert pairs(proposal_content(told, cover), "選考の経過") == {
        "投票の方法": "投票対象者は、各部門3件まで取組を選ぶ。",
        "評価基準": (
            "区民・職員への効果（配点40）、独創性（配点30）、横展開（配点20）、費用対効果（配点10）"
        ),
        "選び方": "ファイナリストは7件。同点の決め方: 評価基準の順に比べる→人が決める。",
        "ルールの決裁": "令和6年11月1日（金）（6情政第123号）",
        "投票率": (
            "31.5%（投票者606人／投票対象者1,924人）。分母は投票対象者名簿の人数。"
            "投票者は白票・無効票の人を含む。"
        ),
        "有効投票": (
            "601票 ＝ 受け付けた642票 － 数えない41票（白票 5、再投票（最後の票を採用） 19、"
            "締切後 1、投票開始前 2、名簿にない人 6、すべての選択が無効 5、テスト 3）。"
        ),
        "同点の決着": (
            "業務改善部門の枠の同点（「道路損傷の通報をその場で地図に落とす「みちレポ」」、"
            "「ペーパーレス会議」）を「区民・職員への効果」で決定"
        ),
        "当落線": (
            "選ばれた最下位と選ばれなかった最上位の差は4.25点。後者だけに最も高い評価を付けた票が、"
            "あと2票あると並ぶ。保留の6票は、どのように数えても選出を変えない。"
        ),
        "次点": "「ペーパーレス会議」、「図書館の予約本ロッカー」",
    }


def test_ballots_that_do_not_add_up_stop_it(report: Report, cover: DocumentCover) -> None:
    with pytest.raises(ValueError, match="ballot_dispositions does not add up"):
        proposal_content(with_figures(report, Figure("ballots_received", 643)), cover)


def test_once_approved_it_reports(report: Report, cover: DocumentCover) -> None:
    approved = with_figures(report, Figure("approved", "副区長、令和6年12月26日（木）"))
    content = proposal_content(approved, cover)
    assert boxed(content)["区分"] == "報告"
    assert lines(content, "結論")[0] == ("取組19件から選んだファイナリスト7件は、承認済みである。")
    assert pairs(content, "決めていただきたいこと") == {
        "内容": "なし（報告）。ファイナリスト7件は、承認済み（副区長、令和6年12月26日（木））。"
    }
    assert content.words["資料名"] == "DXアワード 職員投票結果・ファイナリスト"


def test_what_was_sent_back_says_by_whom_and_why(report: Report, cover: DocumentCover) -> None:
    sent_back = with_figures(report, Figure("returned", "差し戻し（副区長）。理由: 再確認"))
    content = proposal_content(sent_back, cover)
    assert boxed(content)["区分"] == "審議"
    assert pairs(content, "決めていただきたいこと")["経過"] == "差し戻し（副区長）。理由: 再確認"
    assert lines(content, "結論")[0] == (
        "取組19件からファイナリスト7件（案）を選んだが、差し戻された。"
    )


def test_an_open_tie_is_what_is_to_be_decided(report: Report, cover: DocumentCover) -> None:
    waiting = with_figures(
        without(report, "tie", "cut_margin"),
        Figure("finalists", 6),
        Figure("tie_open", "残りの枠の同点（A、B）から1件"),
    )
    runners = replace(report.tables["runners_up"], rows=())
    content = proposal_content(with_tables(waiting, runners), cover)
    assert lines(content, "結論") == [
        "取組19件から6件が決まり、残りは同点の判定を待っている。",
        "投票率は31.5%（投票者606人／投票対象者1,924人）、有効投票は601票。",
        "当落線の同点は、選考ルールだけでは決まらない。",
    ]
    assert pairs(content, "決めていただきたいこと") == {
        "内容": "当落線の同点について、どの取組を選ぶかを決めること。",
        "期限": "令和6年12月27日（金）まで",
        "決まらない場合": "ファイナリストは決まらず、取組の代表者への通知と公表は行わない。",
    }
    course = pairs(content, "選考の経過")
    assert course["同点（未決）"] == "残りの枠の同点（A、B）から1件"
    assert course["次点"] == "同点の判定が済むと決まる。"
    assert "当落線" not in course


def test_a_tie_that_a_person_decided_is_never_put_down_to_the_rules(
    report: Report, cover: DocumentCover
) -> None:
    told = "残りの枠の同点（A、B）を委員長決裁で決定（規程第5条。委員長、令和6年12月9日（月））"
    columns = (Column("番号"), Column("判定"), Column("理由"), Column("判定者"), Column("判定日"))
    answers = (
        ("同点-残り-06・08-1件-A", "06", "委員長決裁: 規程第5条", "委員長", "令和6年12月9日（月）"),
        ("票-0012", "3行目の票を数える", "本人に確認", "係長", "令和6年12月9日（月）"),
    )
    decided = with_figures(report, Figure("tie", told), Figure("tie_decided", "委員長決裁"))
    decided = with_tables(decided, Table("decisions", "人の判定", columns, answers))
    content = proposal_content(decided, cover)
    assert lines(content, "結論")[2] == (
        "当落線の同点は、ルールでは決まらず、委員長決裁で決めた。当落線の差は4.25点。"
    )
    assert pairs(content, "選考の経過")["同点の決着"] == told
    assert [row[3] for row in content.tables["同点の判定"].rows] == ["委員長"]


def test_lots_are_told_with_their_seed(report: Report, cover: DocumentCover) -> None:
    drawn = ties(
        ("残りの枠: 選んだ人数が多い", "同点のまま"), ("残りの枠: 公表した種による抽選", "選出")
    )
    told = with_figures(with_tables(report, drawn), Figure("tie", "残りの枠の同点を抽選で決定"))
    content = proposal_content(told, cover)
    assert lines(content, "結論")[2] == "当落線の同点は、締切前に公表した種による抽選で決めた。"
    assert pairs(content, "選考の経過")["同点の決着"] == (
        f"残りの枠の同点を抽選で決定（種「{SEED}」）"
    )
    assert SEED in content.words["抽選の種"]


def test_level_at_the_cut_there_is_no_margin(report: Report, cover: DocumentCover) -> None:
    content = proposal_content(with_figures(report, Figure("cut_margin", Fraction(0))), cover)
    assert lines(content, "結論")[2] == "当落線の同点は、選考ルールの比較で決まった。"
    assert pairs(content, "選考の経過")["当落線"] == (
        "選ばれた最下位の取組と、選ばれなかった最上位の取組は同点で、差はない。"
    )


def test_a_gap_between_places_is_not_told(report: Report, cover: DocumentCover) -> None:
    places = with_figures(without(report, "tie"), Figure("cut_margin", 1, own_unit="位"))
    content = proposal_content(places, cover)
    assert lines(content, "結論")[2] == "当落線に同点はない。"
    assert "当落線" not in pairs(content, "選考の経過")


def test_changed_rules_stand_on_page_one(report: Report, cover: DocumentCover) -> None:
    changed = (
        "投票開始の後に、ルールを変更した（枠: 6→7）。理由: 誤記（課長、令和6年12月9日（月））。"
    )
    content = proposal_content(with_figures(report, Figure("rules_changed", changed)), cover)
    assert pairs(content, "選考の経過")["ルールの変更"] == changed


def test_the_rules_of_the_vote_stand_after_it_without_those_of_the_judging(
    report: Report, cover: DocumentCover
) -> None:
    said = {**cover.said, "vote_rules": "投票期間は5日。\n次点は2件。"}
    changed = with_figures(report, Figure("rules_changed", "ルールを変更した。"))
    content = proposal_content(changed, replace(cover, said=said))
    assert lines(content, "選考のルール") == [
        "投票期間は5日。",
        "次点は2件。",
        "ルールを変更した。",
    ]


def test_what_entries_got_that_were_kept_out_stands_in_the_annex_alone(
    report: Report, cover: DocumentCover
) -> None:
    columns = tuple(map(Column, ("取組", "部門", "条件", "この取組では")))
    row = ("08 窓口の予約", "区民サービス向上", "得点が満点の30%以上", "21.4%")
    out = Table("knock_outs", "足切り", columns, (row,))
    content = proposal_content(with_tables(report, out), cover)
    assert content.tables["足切り"].rows == (row[:3],)
    assert [each for each in content.texts() if "21.4%" in each] == []
