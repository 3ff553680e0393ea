"""The small event with its judging: six entries, three judges, two prizes, everything keyed in."""

from datetime import date
from pathlib import Path

from automations.flows.running import perform
from automations.flows.scope import JUDGING
from tests.flows.answering import answer
from tests.small_event import AFTER, RESTRICTED

SHEET = "判定_審査"
DAY = date(2024, 12, 24)
_SETTINGS = """
[award.judges]
book = "審査員.csv"

[award.judging.scores]
book = "採点.csv"

[award.judging.panel]
presented = "審査対象のすべての取組"

[[award.judging.prizes]]
name = "大賞"
giver = "区長"

[[award.judging.prizes]]
name = "優秀賞"
way = "部門ごとの上位"
"""
_PEOPLE = """\
番号,取組名,取組名のふりがな,部門,所属,代表者,代表者（フリガナ）,メンバー
1,窓口DX,まどぐちでぃーえっくす,窓口,市民課,髙﨑 𠮷,タカサキ ヨシ,邉\U000e0101 一、例示 次
2,窓口DXプラス,,窓口,税務課,飯田 次郎,,
3,証明書の郵送申請,しょうめいしょ,窓口,国保課,青木 花子,アオキ ハナコ,
4,庶務の自動化,しょむ,内部,総務課,,,
5,会議の短縮,かいぎ,内部,企画課,,,
6,書庫の電子化,しょこ,内部,文書課,,,
"""
_MARKS = {1: (5, 5), 2: (4, 4), 3: (3, 3), 4: (4, 3), 5: (2, 2), 6: (1, 2)}


def judge_small_event(small: Path) -> Path:
    """Write the judging of the small event; 01 is first, then 02, then 04 of the other category."""
    settings = small / "event.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + _SETTINGS, encoding="utf-8")
    (small / "エントリー.csv").write_text(_PEOPLE, encoding="utf-8")
    judges = ("番号,氏名", "1,審査 太郎", "2,採点 花子", "3,評価 次郎")
    (small / "審査員.csv").write_text("\n".join(judges), encoding="utf-8")
    rows = [f"{judge},{entry},{first},{second}" for judge in (1, 2, 3)
            for entry, (first, second) in _MARKS.items()]  # fmt: skip
    (small / "採点.csv").write_text("\n".join(("審査員,番号,効果,工夫", *rows)), encoding="utf-8")
    return small


def confirm(folder: Path, reason: str = "") -> None:
    """Judge, answer for the chair, and judge again, so that the 確定 is recorded."""
    perform(folder, JUDGING, AFTER)
    said = {"判定": "確定する", "理由": reason, "判定者": "区長 山田", "判定日": DAY}
    answer(folder, SHEET, said)
    perform(folder, JUDGING, AFTER)


def made(folder: Path, names: frozenset[str]) -> set[str]:
    return {each.name for each in (folder / RESTRICTED).iterdir()} & names
