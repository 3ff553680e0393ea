"""礼状: to exhibitors, speakers and judges who came, to nobody else, and never to the sender."""

import io
from pathlib import Path

import pytest
from docx import Document

from automations.cli import run
from automations.errors import InputUnfit
from automations.flows.thanks import make_thanks
from tests.flows.judged_event import judge_small_event
from tests.small_event import AFTER, PEOPLE, RESTRICTED, change_text

AT = ["--as-of", "2024-12-25T09:00"]
EXTRA = """\
91,見本 太郎,ミホン タロウ,株式会社見本,,出展者,,,10:00,
92,見本 花子,ミホン ハナコ,株式会社見本,,出展者,,,10:00,
93,登壇 実,トウダン ミノル,見本大学,教授,登壇者,,,10:00,
94,不在 春,フザイ ハル,見本大学,,登壇者,,,,
"""


@pytest.fixture
def received(small: Path) -> Path:
    """The small event with nobody to thank but two of a body that exhibited, and a speaker."""
    sheet = small / "受付簿.csv"
    kept = [
        line
        for line in (PEOPLE / "inputs/受付簿.csv").read_text(encoding="utf-8").splitlines()
        if "出展" not in line and "登壇" not in line
    ]
    sheet.write_text("\n".join(kept) + "\n" + EXTRA, encoding="utf-8")
    return small


def letters(folder: Path) -> list[str]:
    made = (folder / RESTRICTED / "資料" / "礼状.docx").read_bytes()
    return [each.text for each in Document(io.BytesIO(made)).paragraphs]


def addressed(lines: list[str]) -> list[str]:
    return [each for each in lines if "　様" in each]


def test_a_body_gets_one_letter_and_a_speaker_one(received: Path) -> None:
    assert make_thanks(received, AFTER).letters == 2
    lines = letters(received)
    assert addressed(lines) == ["見本 太郎　様\n見本 花子　様", "登壇 実　様"]
    assert lines[1:4] == ["令和6年12月25日", "株式会社見本", "見本 太郎　様\n見本 花子　様"]
    assert "不在 春　様" not in "\n".join(lines)


def test_the_judges_are_thanked_once_their_day_has_come(received: Path) -> None:
    judge_small_event(received)
    (received / "審査員.csv").write_text(
        "番号,氏名,役職,出欠\n1,審査 太郎,教授,出席\n2,採点 花子,,欠席\n3,評価 次郎,,出席",
        encoding="utf-8",
    )
    assert make_thanks(received, AFTER).letters == 4
    assert addressed(letters(received))[2:] == ["審査 太郎　様", "評価 次郎　様"]


def test_who_signs_the_letters_gets_none(received: Path) -> None:
    judge_small_event(received)
    own = '\n[documents]\nsender = "審査委員長　審査 太郎"\n'
    settings = received / "event.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + own, encoding="utf-8")
    make_thanks(received, AFTER)
    assert addressed(letters(received))[2:] == ["採点 花子　様", "評価 次郎　様"]


def test_a_body_with_many_people_is_addressed_whole(received: Path) -> None:
    more = "".join(
        f"{80 + place},見本 {name},,株式会社見本,,出展者,,,10:00,\n"
        for place, name in enumerate(("一", "二", "三", "四"))
    )
    change_text(received / "受付簿.csv", {EXTRA: more + EXTRA})
    make_thanks(received, AFTER)
    assert "株式会社見本　御中" in letters(received)


def test_nobody_to_thank_is_said_and_nothing_is_made(received: Path) -> None:
    change_text(received / "受付簿.csv", {EXTRA: ""})
    with pytest.raises(InputUnfit) as refused:
        make_thanks(received, AFTER)
    assert "礼状を出す人がいません" in str(refused.value)
    assert not (received / RESTRICTED / "資料").exists()


@pytest.mark.parametrize("name", ["thanks", "礼状"])
def test_the_command_says_how_many_and_where(
    name: str, received: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([name, str(received), *AT]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "礼状2通"
    assert lines[2].endswith("礼状.docx")


def test_twice_gives_the_same_bytes(received: Path) -> None:
    path = make_thanks(received, AFTER).path
    before = path.read_bytes()
    make_thanks(received, AFTER)
    assert path.read_bytes() == before
