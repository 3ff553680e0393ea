"""The small event with a judging: three judges, two finalists, a book for scores to be made."""

from collections.abc import Mapping
from pathlib import Path

from tests.small_event import RESTRICTED, change_text, write_small_event

SCORES, ORDER = f"{RESTRICTED}/採点入力.xlsx", f"{RESTRICTED}/発表順.xlsx"
_JUDGES = """番号,氏名,役職,所属,出欠,除斥する取組,代理者
1,審査 太郎,副区長,,出席,,
2,審査 次郎,教授,例示大学,代理,,代理 三郎
3,審査 花子,局長,,出席,1,
4,欠席 五郎,部長,,欠席,,
"""
_JUDGING = f"""
[award.judges]
book = "審査員名簿.csv"

[award.judging.scores]
book = "{SCORES}"
sheet = "採点"

[award.judging.order]
book = "{ORDER}"
sheet = "発表順"

[[award.judging.prizes]]
name = "大賞"

[[award.judging.prizes]]
name = "部門賞"
way = "部門ごとの上位"
"""


def write_judged_event(folder: Path, changes: Mapping[str, str] | None = None) -> Path:
    """Write the small event with its judging; ``changes``: to the settings of the judging."""
    write_small_event(folder)
    judging = _JUDGING
    for old, new in (changes or {}).items():
        assert old in judging
        judging = judging.replace(old, new)
    settings = folder / "event.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + judging, encoding="utf-8")
    change_text(settings, {"seats = 3": "seats = 2"})
    (folder / "審査員名簿.csv").write_text(_JUDGES, encoding="utf-8")
    return folder
