"""Letters: what each says of whom, word for word; what is not known is not said."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from automations.documents.cover import DocumentCover
from automations.documents.fields import Field
from automations.documents.letters import letters_content
from tests.documents.prize_tables import COVER

CHOSEN, NOT_CHOSEN = "documents/notice_chosen.toml", "documents/notice_not_chosen.toml"
THANKS = "documents/thanks.toml"
SET = replace(
    COVER,
    said={**COVER.said, "letter_number": "6企情第200号", "place": "大会議室", "visitors": "751人"},
    extension="1234",
    day=date(2024, 12, 24),
)
ENTRANT = {
    "name": "青木 花子", "section": "市民課", "number": "01", "title": "窓口DX",
    "category": "窓口", "result": "DXアワードのファイナリストに選出されました。",
    "presented": "令和7年1月10日（金）14:00",
}  # fmt: skip
FEEDBACK = {
    "result": "DXアワードのファイナリストには選出されませんでしたが、次点1位でした。",
    "score_label": "得点", "score": "596.90", "mean": "463.91", "rank": "7位", "ranked": "19件",
    "rank_in_category": "4位", "in_category": "10件", "supporters": "155人", "supported": "155人",
    "criteria": "効果 635.00（472.79）、工夫 526.00（445.68）",
}  # fmt: skip
THANKED = dict.fromkeys(("exhibited", "spoke", "judged", "post"), "")


def row(
    name: str, person: Mapping[str, str], cover: DocumentCover = SET, table: str = "通知"
) -> dict[str, str]:
    """Return what one letter says, by the column; what is not said is left out."""
    content = letters_content(name, [person], cover)
    (said,) = content.rows(Field(f"{table}.", 0, 0))
    return {key.partition(".")[2]: text for key, text in said.items() if text}


def test_who_was_chosen_is_told_when_and_where_to_present() -> None:
    assert row(CHOSEN, ENTRANT) == {
        "所属": "市民課",
        "宛名": "青木 花子　様",
        "書き出し": "このたびは、DXアワードに御応募いただき、誠にありがとうございました。",
        "本文": (
            "選考の結果、下記の取組が、DXアワードのファイナリストに選出されました。"
            "つきましては、下記のとおり取組の発表をお願いします。"
        ),
        "記1の項目": "1　取組",
        "記1": "窓口DX（番号 01、窓口）",
        "記2の項目": "2　発表の日時",
        "記2": "令和7年1月10日（金）14:00",
        "記3の項目": "3　会場",
        "記3": "大会議室",
    }


def test_what_is_not_known_is_not_said() -> None:
    bare = replace(COVER, said={"letter_honorific": "様", "made_day": "令和7年1月10日"})
    said = row(CHOSEN, {**ENTRANT, "name": "", "section": "", "category": ""}, bare)
    assert said["宛名"] == "御担当者　様"
    assert said["記1"] == "窓口DX（番号 01）"
    assert "所属" not in said
    assert "記3" not in said
    words = letters_content(CHOSEN, [ENTRANT], bare).words
    assert {each: words.get(each) for each in ("文書番号", "発信者", "問い合わせ先")} == {
        "文書番号": None,
        "発信者": "みどり野区",
        "問い合わせ先": "みどり野区 情報政策課",
    }


def test_a_letter_bears_its_number_sender_and_whom_to_ask() -> None:
    words = letters_content(CHOSEN, [ENTRANT], SET).words
    assert [words[each] for each in ("文書番号", "発信日", "発信者", "件名", "問い合わせ先")] == [
        "6企情第200号",
        "令和7年1月10日",
        "みどり野区長　緑野 太郎",
        "DXアワードのファイナリストの選出について（通知）",
        "みどり野区 情報政策課　内線 1234",
    ]


def test_who_was_not_chosen_is_told_kindly_and_with_the_own_result() -> None:
    said = row(NOT_CHOSEN, {**ENTRANT, **FEEDBACK})
    assert said["本文"] == (
        "慎重に選考した結果、下記の取組は、DXアワードのファイナリストには選出されませんでしたが、"
        "次点1位でした。"
    )
    assert said["お礼"] == (
        "この取組には、155人の職員から支持が寄せられました。"
        "日々の仕事の中で取組を進められた皆様に、心から敬意を表します。"
    )
    assert [said[f"記{number}"] for number in range(1, 6)] == [
        "窓口DX（番号 01、窓口）",
        "596.90（選考の対象19件の平均 463.91）",
        "全体で19件中7位、窓口で10件中4位",
        "155人",
        "効果 635.00（472.79）、工夫 526.00（445.68）（かっこ内は19件の平均）",
    ]


def test_points_are_numbered_as_many_as_can_be_said() -> None:
    alone = {"mean": "", "rank_in_category": "", "criteria": "", "supported": "",
             "score_label": "得票数"}  # fmt: skip
    said = row(NOT_CHOSEN, {**ENTRANT, **FEEDBACK, **alone})
    assert [said.get(f"記{number}の項目") for number in range(1, 6)] == [
        "1　取組", "2　得票数", "3　順位", "4　選んだ人数", None,
    ]  # fmt: skip
    assert (said["記2"], said["記3"]) == ("596.90", "19件中7位")
    assert said["お礼"] == "日々の仕事の中で取組を進められた皆様に、心から敬意を表します。"


def test_exhibitors_are_thanked_as_a_body() -> None:
    body = {**THANKED, "body": "株式会社見本", "names": "木村 春　様\n鈴木 一郎　様",
            "exhibited": "出展者"}  # fmt: skip
    assert row(THANKS, body, table="礼状") == {
        "団体": "株式会社見本",
        "宛名": "木村 春　様\n鈴木 一郎　様",
        "件名": "みどり野区×DX展への御協力について（お礼）",
        "書き出し": "拝啓　時下ますます御清栄のこととお慶び申し上げます。",
        "お礼": (
            "このたびは、令和6年12月24日（火）に開催しましたみどり野区×DX展に御出展いただき、"
            "誠にありがとうございました。"
        ),
        "本文": "お力添えにより、当日は751人の来場者を迎え、無事に終えることができました。",
        "結び": "今後とも、御理解と御協力を賜りますよう、お願い申し上げます。",
    }
    whole = row(THANKS, {**body, "names": ""}, table="礼状")
    assert (whole["団体"], whole.get("宛名")) == ("株式会社見本　御中", None)


def test_speakers_and_judges_are_thanked_for_what_they_did() -> None:
    person = {**THANKED, "body": "見本大学", "post": "教授", "names": "田中 実　様"}
    spoke = row(THANKS, {**person, "spoke": "登壇者"}, COVER, "礼状")
    assert spoke["お礼"].endswith("に御登壇いただき、誠にありがとうございました。")
    assert spoke["本文"] == "お力添えにより、無事に終えることができました。"
    judged = row(THANKS, {**person, "judged": "審査員"}, table="礼状")
    assert judged["件名"] == "DXアワードの審査について（お礼）"
    assert judged["役職"] == "教授"
    assert judged["お礼"] == (
        "このたびは、御多用のところ、DXアワードの審査をお引き受けいただき、"
        "誠にありがとうございました。"
    )
